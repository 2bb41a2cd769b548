/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisPlanLock: the right to write a plan, one at a time. It is a file beside the plan that says who holds it, held with
 * flock(): the kernel lets go when the program ends, however it ends.
 */
typedef struct _LisPlanLock LisPlanLock;

/* @plan: path of the plan, symbolic links resolved. LIS_PLAN_ERROR_LOCKED names the holder; READ_ONLY when no lock can
 * be made in the folder. */
LisPlanLock *lis_plan_lock_take (const char *plan, GError **error);
void         lis_plan_lock_release (LisPlanLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanLock, lis_plan_lock_release)
