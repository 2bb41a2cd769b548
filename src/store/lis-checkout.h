/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

#include "lis-plan-lock.h"

/**
 * LisCheckout: a plan on a network drive, worked on through a copy on this machine:
 * <state folder>/lisplan/network/<digest of its path>/plan.lisplan, mode 0600, with a file beside it that says where
 * the original is and what it held. The original is replaced as a whole, by renaming, so that whoever reads it sees one
 * moment or another.
 *
 * LisStore does all of this by itself for a plan that is opened to be written; see lis_store_write_back().
 */
typedef struct _LisCheckout LisCheckout;

/**
 * Copies @original, whose lock the caller holds. A copy left behind by a lost network or a crash that holds changes is
 * written back first, or beside the original when that has been changed since.
 *
 * @root: (nullable): the folder of all copies; NULL for the user's.
 */
LisCheckout *lis_checkout_begin (const char *original, const char *root, LisPlanLock *lock, GError **error);
void         lis_checkout_free (LisCheckout *checkout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisCheckout, lis_checkout_free)

/* Of the copy. */
const char  *lis_checkout_get_path (LisCheckout *checkout);
/* Where the work was saved because the original was changed by others; from then on it is saved there. Or NULL. */
const char  *lis_checkout_get_saved_beside (LisCheckout *checkout);

/**
 * Puts what the copy holds in the original's place, when it holds anything new. When the original is not what it
 * was, or
 * @lock is not ours any more, it is saved beside it.
 *
 * Returns: FALSE with LIS_PLAN_ERROR_UNREACHABLE when the network is gone, or NO_SPACE, READ_ONLY, FAILED: the copy
 * stays, and it can be tried again.
 */
gboolean     lis_checkout_write_back (LisCheckout *checkout, LisPlanLock *lock, GError **error);
/* Removes the copy when all of it is written back, and frees @checkout. */
void         lis_checkout_end (LisCheckout *checkout);

/**
 * LisCheckoutLeft: a copy with changes that were not written back.
 */
typedef struct
{
  char *original; /* where it belongs */
  char *path;     /* of the copy, which is a plan like any other */
} LisCheckoutLeft;

void         lis_checkout_left_free (LisCheckoutLeft *left);
/* To be offered at the start: array of LisCheckoutLeft. Opening the original writes them back when it can be reached;
 * the copy can be opened or saved elsewhere. Those in use now are left out. */
GPtrArray   *lis_checkout_list_left (const char *root);
