/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-summary.h"
#include "lis-session.h"

/**
 * LisActionSession: the action plans of a session, as their page shows them: what was read, the rows that pass a
 * filter, whose plan and whose part is looked at.
 *
 * Properties, to be watched by notify: "actions" (pointer to LisActions: it stays until the next notify; NULL until
 * something was read), "scope" (plan or actor is another), "filter", "error" (GError: why nothing could be read).
 * Plan, actor and filter are remembered with the plan, but for what is searched for.
 */
#define LIS_TYPE_ACTION_SESSION (lis_action_session_get_type ())
G_DECLARE_FINAL_TYPE (LisActionSession, lis_action_session, LIS, ACTION_SESSION, GObject)

/* @session must be READY. Nothing is read until somebody looks. */
LisActionSession *lis_action_session_new (LisSession *session);
LisSession       *lis_action_session_get_session (LisActionSession *actions);

/* Whether anybody looks: only then is read what changed. */
void              lis_action_session_set_active (LisActionSession *actions, gboolean active);

LisActions       *lis_action_session_get_actions (LisActionSession *actions);
const GError     *lis_action_session_get_error (LisActionSession *actions);
/* Of the scope; made when it is first asked for. NULL as long as there are no actions, else valid until the next notify
 * of "actions" or "scope". */
const LisActionSummary *lis_action_session_get_summary (LisActionSession *actions);

/* LIS_ID_NONE: all plans that are followed, everybody. Another plan or actor begins with all rows of the scope. */
LisId             lis_action_session_get_plan (LisActionSession *actions);
void              lis_action_session_set_plan (LisActionSession *actions, LisId plan);
LisId             lis_action_session_get_actor (LisActionSession *actions);
void              lis_action_session_set_actor (LisActionSession *actions, LisId actor);

/* Valid until the next notify of "filter". */
const LisActionFilter *lis_action_session_get_filter (LisActionSession *actions);
/* Copies @filter. */
void              lis_action_session_set_filter (LisActionSession *actions, const LisActionFilter *filter);
/* The text that a number carries. FALSE with LIS_INPUT_ERROR, and all is as before. */
gboolean          lis_action_session_set_filter_text (LisActionSession *actions, const char *text, GError **error);
/* Everything of the scope, divided and sorted as now. */
void              lis_action_session_clear_filter (LisActionSession *actions);
/* Does it leave out rows of the scope? */
gboolean          lis_action_session_is_filtered (LisActionSession *actions);
