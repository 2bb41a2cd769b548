/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-db.h"
#include "lis-seal.h"

/* Files sealed with a passphrase: how a plan leaves the building. Both functions make @target, which must not exist
 * (EXISTS), mode 0600, whole or not at all; nothing that was not opened to its end and found to be whole gets a
 * name. */

/* @progress may be NULL and counts parts. */
gboolean lis_sealed_file_write (const char *source, const char *target, const char *passphrase,
                                const LisSealStrength *strength, LisDbProgressFunc progress, gpointer user_data,
                                GCancellable *cancellable, GError **error);
/* LIS_PLAN_ERROR: PASSPHRASE (it is another one), DAMAGED, NOT_A_PLAN (nothing sealed), NEWER … */
gboolean lis_sealed_file_open (const char *sealed, const char *target, const char *passphrase,
                               LisDbProgressFunc progress, gpointer user_data, GCancellable *cancellable,
                               GError **error);
/* Whether the file begins as a sealed one does. */
gboolean lis_sealed_file_is (const char *path);
