/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisPlanLock: the right to write a plan, one at a time. It is a file beside the plan that says who holds it, held with
 * flock(): the kernel lets go when the program ends, however it ends.
 *
 * On a network drive flock() may not reach the other machines. There the file itself speaks: while it names another
 * machine and was touched within the last LIS_PLAN_LOCK_STALE_SECONDS, by the server's clock, that one holds it.
 * Whoever holds it calls lis_plan_lock_is_held() more often than that.
 *
 * The file is readable by whoever may see the folder, so that colleagues are told who has the plan: user name, machine,
 * since when, and a random word; nothing of what the plan holds.
 */
typedef struct _LisPlanLock LisPlanLock;

#define LIS_PLAN_LOCK_STALE_SECONDS 600

/* @plan: path of the plan, symbolic links resolved. LIS_PLAN_ERROR_LOCKED names the holder; READ_ONLY when no lock can
 * be made in the folder. */
LisPlanLock *lis_plan_lock_take (const char *plan, GError **error);
/* Whether it is still ours; touches the file. */
gboolean     lis_plan_lock_is_held (LisPlanLock *lock);
void         lis_plan_lock_release (LisPlanLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanLock, lis_plan_lock_release)
