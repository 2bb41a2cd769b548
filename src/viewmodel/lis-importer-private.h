/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import.h"
#include "lis-importer.h"

/* One look or run, in the plan's thread. */
typedef struct
{
  char          *path;  /* or NULL */
  char          *name;
  GBytes        *bytes; /* or NULL */
  char          *kind;  /* or NULL to guess */
  GHashTable    *columns; /* header → field, set by the user */
  GHashTable    *earlier; /* what was set for earlier files: lis_importer_make_key() → field */
  gboolean       new_actors;
  gboolean       writes;
  LisDate        today;
  LisImportProgressFunc progress;
  gpointer       progress_data;
} LisImportRequest;

/* A LisSessionWork: @data is a LisImportRequest; returns LisImportPreview. */
gpointer   lis_importer_work (LisStore *store, const char *author, gpointer data, GCancellable *cancellable,
                              GError **error);

LisImportPreview *lis_import_preview_new (const char *kind);

/* What a column is remembered by: a header may be anything, and keys of the file may not. Free with g_free(). */
char      *lis_importer_make_key (const char *kind, const char *header);
