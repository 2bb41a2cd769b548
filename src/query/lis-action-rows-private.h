/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-rows.h"

/* Only for query/. */

/* lis-action-items.c: fills in items, parts, roles and measures. */
void   lis_actions_make_items (LisActions *actions);

/* lis-action-followers.c: lets the plans of trusts speak in their region's plan. Parts are changed, not judged. */
void   lis_actions_make_followers (LisActions *actions);

/* Of the parts of @item that @filter's actor asks for, or of all. */
gint32 lis_actions_roll_up_item (const LisActions *actions, const LisActionItem *item, LisActionTally *tally);

/* Are the actor's own words asked for? */
gboolean lis_actions_is_asked (const LisActions *actions, const LisActionFilter *filter, const LisActionPart *part);
/* What is asked of one item, all its parts together. @dues: (out): bits of them. FALSE when it does not pass states,
 * dues and changes, or nobody is asked; plan, area and the like are not looked at. */
gboolean lis_actions_make_step_row (LisActions *actions, const LisActionFilter *filter, guint place,
                                    LisActionRow *row, guint *dues);
