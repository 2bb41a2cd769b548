/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisTable: what a CSV or XLSX file holds, as texts: the rows and cells as they stand, valid UTF-8, with the row
 * numbers that the user's own program shows.
 */
typedef struct
{
  guint  number; /* of the row in the file, from 1; a quoted line break does not count as a new one */
  char **cells;  /* NULL-terminated; "" for empty ones */
} LisTableRow;

typedef struct
{
  char         *name;   /* of the file, without folder */
  char         *sheet;  /* of an XLSX file, or NULL */
  GArray       *rows;   /* LisTableRow; wholly empty rows are left out */
  GStringChunk *texts;
} LisTable;

LisTable   *lis_table_new (const char *name);
void        lis_table_free (LisTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisTable, lis_table_free)

guint       lis_table_count (const LisTable *table);
/* "" when the row is shorter. */
const char *lis_table_get_cell (const LisTable *table, guint row, guint column);

/* Reads CSV in whatever form Norwegian Excel writes it, or XLSX, told apart by content, not by name. Errors:
 * LIS_INPUT_ERROR with the file's name in the message. */
LisTable   *lis_table_read (const char *path, GCancellable *cancellable, GError **error);
LisTable   *lis_table_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);
