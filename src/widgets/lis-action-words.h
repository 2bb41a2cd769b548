/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-action-rows.h"

/* How statuses and days due look in lists: an icon beside each word, so that neither colour nor shape stands alone. */

/* @state: LisStatusState, or 0 for none. Owned by the library. */
const char *lis_action_state_get_icon (gint32 state);
/* NULL for what is not due. Owned by the library. */
const char *lis_action_due_get_icon (LisPlanDueKind due);
/* "late 31.12.2025"; NULL for nothing. Free with g_free(). */
char       *lis_action_row_format_due (const LisActionRow *row);
/* "started · 3 of 4 done". Free with g_free(). */
char       *lis_action_row_format_state (const LisActionRow *row);
