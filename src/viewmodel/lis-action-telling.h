/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-session.h"

/* What people tell of action plans: each a change set through the door, made of what is on the screen. Who tells it is
 * asked first where that is not known. A refusal is told by the session's "refused". */

/* Where something is told: a step, or a measure itself while @step is none. */
typedef struct
{
  LisId measure;
  LisId step;
} LisActionSpot;

/* @actor LIS_ID_NONE for everybody; @comment may be NULL. */
void lis_action_session_tell_status (LisActionSession *actions, LisActionSpot place, LisId actor, gint32 state,
                                     LisDate date, const char *comment);
void lis_action_session_tell_note (LisActionSession *actions, LisId plan, LisActionSpot place, LisPlanNoteKind kind,
                                   LisDate date, const char *text);
/* Gives a group ("HF") each trust of @region. */
void lis_action_session_expand_group (LisActionSession *actions, LisId group, LisId region);
/* A plan made from another one, or an empty one where @from is LIS_ID_NONE. When it is there it is looked at. */
void lis_action_session_start_plan (LisActionSession *actions, LisId from, LisId owner, const char *name);
