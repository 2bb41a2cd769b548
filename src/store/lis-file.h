/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-digest.h"

/* Files beside the database, for their owner alone. Errors are LIS_PLAN_ERROR and name the file. */

/* One name for one file: absolute, with symbolic links resolved where the file is there. Free with g_free(). */
char    *lis_file_resolve (const char *path);
/* Sets the error that goes with @saved, an errno. Returns FALSE. */
gboolean lis_file_fail (const char *path, int saved, GError **error);
/* Takes @local. The file was at @unfinished while it was made; the user knows it as @path. */
void     lis_file_propagate_renamed (GError **error, GError *local, const char *unfinished, const char *path);
/* With those above it that are missing, mode 0700. */
gboolean lis_file_make_folder (const char *path, GError **error);
/* Waits until names made and removed in the folder of @path are on the disk. */
gboolean lis_file_sync_folder_of (const char *path, GError **error);
/* Gives a file its name; EXISTS when there is one of that name. On the disk when it returns. */
gboolean lis_file_move_new (const char *from, const char *to, GError **error);
/* Writes a file anew, mode 0600, whole or not at all. */
gboolean lis_file_write (const char *path, const char *text, GError **error);
/* Of all its bytes: what "b2sum -l 256" tells. */
gboolean lis_file_digest (const char *path, GCancellable *cancellable, LisDigest *digest, GError **error);
/* All bytes of @from in a new file @to, mode 0600, on the disk when it returns. Nothing is left when it fails. */
gboolean lis_file_copy (const char *from, const char *to, GError **error);
