/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan.h"
#include "lis-change-set.h"
#include "lis-plan-data.h"

/* What people do with action plans, put into change sets that the door then writes. Nothing here reads or writes a
 * file: @data is what was read for the question at hand (lis_action_entities), and ids come from whoever can make
 * them, lis_editor_new_id() or the session of a window.
 *
 * A refusal is LIS_EDIT_ERROR_INVALID with a message for the reader, and leaves the change set as it was. */

typedef LisId (*LisActionNewId) (gpointer source);

typedef struct
{
  const LisPlanData *data;
  LisChangeSet      *set;
  LisActionNewId     new_id;
  gpointer           source; /* for @new_id */
  const char        *author; /* who told it, or NULL */
  LisDate            date;   /* the day it was told */
} LisActionEdit;

/* Where something is told: a step, or a measure itself while @step is none. */
typedef struct
{
  LisId measure;
  LisId step;
} LisActionPlace;

/* Empty change sets with labels for the history. Free with lis_change_set_free(). */
LisChangeSet *lis_action_edit_new_status_set (const LisPlanData *data, LisActionPlace place);
/* Everything of a meeting is one change set, so that one undo takes it back. */
LisChangeSet *lis_action_edit_new_meeting_set (const LisPlanData *data, LisId plan, LisDate date);
LisChangeSet *lis_action_edit_new_plan_set (const char *name, const char *from);
LisChangeSet *lis_action_edit_new_group_set (const char *group);

/**
 * Tells a status of the day. What was told of the same place and actor on the same day before is corrected, not
 * told twice.
 *
 * @actor: whom it holds for: one actor, a group for all its members, none for everybody.
 * @comment: (nullable).
 */
gboolean lis_action_edit_set_status (LisActionEdit *edit, LisActionPlace place, LisId actor, LisStatusState state,
                                     const char *comment, GError **error);

/* A note, decision or minutes about @plan; @place and @actor may be none. */
gboolean lis_action_edit_add_note (LisActionEdit *edit, LisId plan, LisActionPlace place, LisId actor,
                                   LisPlanNoteKind kind, const char *text, GError **error);

/**
 * Gives @group each trust (and private hospital with that standing) of @region as a member, from the edit's day on,
 * except those that are; actors for trusts that have none are made.
 *
 * @n_added: (out) (optional).
 */
gboolean lis_action_edit_expand_group (LisActionEdit *edit, LisId group, LisId region, guint *n_added,
                                       GError **error);

/**
 * Starts a trust's plan from a region's, or any plan from a template: areas, objectives, measures and steps with their
 * times and wanted effects, each carrying out the one it was made from. Of a region's plan what the trust has a part in
 * comes along, by itself or through a group, and that part is its own there; of a template everything. Statuses, notes
 * and indicators begin anew.
 *
 * @owner: unit whose plan it is.
 * @plan: (out): id of the new plan.
 */
gboolean lis_action_edit_start_plan (LisActionEdit *edit, LisId from, LisId owner, const char *name, LisId *plan,
                                     GError **error);
