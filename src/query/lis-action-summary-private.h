/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-rows-private.h"
#include "lis-action-summary.h"

/* Only for query/: the parts of a summary, a file each. */

/* What is asked of every row: plan and actor. Nothing in it is to be cleared. */
LisActionFilter lis_action_summary_get_base (const LisActionSummary *summary);
/* Is it the actor asked about, or one of that group? TRUE when none is asked about. */
gboolean        lis_action_summary_concerns (const LisActionSummary *summary, LisId actor);
/* The plan of @measure when it is asked about and followed, or NULL. */
const LisActionPlan *lis_action_summary_get_plan (const LisActionSummary *summary, const LisMeasure *measure);

/* lis-action-indicators.c */
void            lis_action_summary_find_indicators (LisActionSummary *summary);
/* lis-action-changes.c */
void            lis_action_summary_find_changes (LisActionSummary *summary);
