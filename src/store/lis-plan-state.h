/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * What this user's programs keep of one plan outside of it: <state folder>/lisplan/<identity>/, mode 0700, files 0600.
 * The identity comes from the plan's first change set, so that a plan that was moved or renamed finds it.
 */

/* "new" for a plan without history. NULL with LIS_PLAN_ERROR. Free with g_free(). */
char       *lis_plan_state_read_identity (LisStore *store, GError **error);
/* The folder, which need not be there. Free with g_free(). */
char       *lis_plan_state_get_folder (const char *identity);
/* The same, made where it is missing. NULL with LIS_PLAN_ERROR. */
char       *lis_plan_state_make_folder (const char *identity, GError **error);

/* Whether a text is to go. */
typedef gboolean (*LisPlanStateMention) (const char *text, gpointer user_data);
/* Removes every file there whose text @is_mentioned() says TRUE of: what was remembered of somebody who was erased. */
gboolean    lis_plan_state_remove_mentions (const char *identity, LisPlanStateMention is_mentioned, gpointer user_data,
                                            GError **error);
