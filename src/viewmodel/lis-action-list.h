/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-session.h"

/**
 * LisActionLine: a row of the action plans in a list. It stays the same when the plan is read anew, as long as there is
 * a row of the same step and actor.
 *
 * Signal "changed": what it says is to be shown anew.
 */
#define LIS_TYPE_ACTION_LINE (lis_action_line_get_type ())
G_DECLARE_FINAL_TYPE (LisActionLine, lis_action_line, LIS, ACTION_LINE, GObject)

/* What a row is about. */
typedef struct
{
  LisId measure;
  LisId step;
  LisId actor; /* of rows for each actor, else none */
} LisActionKey;

LisActions         *lis_action_line_get_actions (LisActionLine *line);
/* Index in LisActions.rows; G_MAXUINT when the row is gone. */
guint               lis_action_line_get_row (LisActionLine *line);
/* NULL when it is gone. */
const LisActionRow *lis_action_line_get (LisActionLine *line);

/**
 * LisActionList: the rows of a LisActionSession as a GListModel of LisActionLine, all of them or those in one state.
 * What did not change stays, so that selection and focus do.
 */
#define LIS_TYPE_ACTION_LIST (lis_action_list_get_type ())
G_DECLARE_FINAL_TYPE (LisActionList, lis_action_list, LIS, ACTION_LIST, GObject)

/* @state: LisStatusState or 0 for no status; -1 for all rows. */
LisActionList *lis_action_list_new (LisActionSession *session, gint32 state);
LisActionKey   lis_action_row_get_key (const LisActions *actions, const LisActionRow *row);
/* Position in the list; G_MAXUINT when it is not there. Without an actor the first of the step. */
guint          lis_action_list_find (LisActionList *list, const LisActionKey *key);
