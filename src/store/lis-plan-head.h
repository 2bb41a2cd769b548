/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * LisPlanHead: the end of a plan's history as this user's programs saw it last, kept outside of the plan in its state
 * folder: <state folder>/lisplan/<identity>/head-<path's digest>, mode 0600. The chain alone cannot tell that its end
 * was cut off or that all of it was made anew; this can.
 *
 * It is no promise of its own: a file that is missing or cannot be written is passed over. What is kept is never
 * replaced by a history that does not go on from it, until lis_plan_head_accept().
 */
typedef struct _LisPlanHead LisPlanHead;

/* For a writer of @store, kept as long as it writes. Never NULL. */
LisPlanHead *lis_plan_head_new (LisStore *store);
void         lis_plan_head_free (LisPlanHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanHead, lis_plan_head_free)
/* After a commit: @number and @digest of the change set just written. Does not wait for the disk. */
void         lis_plan_head_remember (LisPlanHead *head, gint64 number, const LisDigest *digest);

/**
 * Whether @store's history goes on from what was seen last.
 *
 * @fault: (out): what is wrong, in words, or NULL. Free with g_free().
 * Returns: FALSE with LIS_PLAN_ERROR when the plan cannot be read.
 */
gboolean     lis_plan_head_check (LisStore *store, char **fault, GError **error);
/* Takes the history as it is from now on: it was restored, or replaced by somebody who may. */
gboolean     lis_plan_head_accept (LisStore *store, GError **error);
