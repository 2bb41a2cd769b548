/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-telling.h"

/**
 * LisActionMeeting: what a meeting about one plan says, measure by measure. Nothing of it is in the plan before the
 * meeting is finished; then it is one change set. Until then it is a draft of this user, kept in the plan's memory: it
 * survives leaving, closing and a crash.
 *
 * Signals: "changed"; "finished" (the change set is on the disk, and the draft is gone).
 */
#define LIS_TYPE_ACTION_MEETING (lis_action_meeting_get_type ())
G_DECLARE_FINAL_TYPE (LisActionMeeting, lis_action_meeting, LIS, ACTION_MEETING, GObject)

/* What was said of one place and actor. */
typedef struct
{
  LisActionSpot place;
  LisId          actor; /* or none: of everybody */
  gint32         state; /* LisStatusState */
  char          *comment;
} LisMeetingStatus;

/* Takes up a meeting that was left. */
LisActionMeeting *lis_action_meeting_new (LisActionSession *session, LisId plan);
LisId             lis_action_meeting_get_plan (LisActionMeeting *meeting);

/* The day it is held; today unless another one was said. */
LisDate           lis_action_meeting_get_date (LisActionMeeting *meeting);
void              lis_action_meeting_set_date (LisActionMeeting *meeting, LisDate date);
/* The measure that was spoken of last, to go on from. */
LisId             lis_action_meeting_get_measure (LisActionMeeting *meeting);
void              lis_action_meeting_set_measure (LisActionMeeting *meeting, LisId measure);

/* NULL when nothing was said. Owned by the meeting, until its next change. */
const LisMeetingStatus *lis_action_meeting_find_status (LisActionMeeting *meeting, LisActionSpot place, LisId actor);
/* @state 0 takes back what was said. @comment may be NULL. */
void              lis_action_meeting_set_status (LisActionMeeting *meeting, LisActionSpot place, LisId actor,
                                                 gint32 state, const char *comment);
/* NULL for none. Owned by the meeting. */
const char       *lis_action_meeting_get_decision (LisActionMeeting *meeting, LisId measure);
void              lis_action_meeting_set_decision (LisActionMeeting *meeting, LisId measure, const char *text);
const char       *lis_action_meeting_get_minutes (LisActionMeeting *meeting);
void              lis_action_meeting_set_minutes (LisActionMeeting *meeting, const char *text);
/* How many statuses and decisions there are. */
guint             lis_action_meeting_count (LisActionMeeting *meeting);

/* Writes it all as one change set, with minutes, so that later changes are counted from this meeting on. */
void              lis_action_meeting_finish (LisActionMeeting *meeting);
