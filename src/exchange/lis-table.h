/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisTable: what a CSV or XLSX file holds, as texts: the rows and cells as they stand, valid UTF-8, with the row
 * numbers that the user's own program shows. Dates of XLSX are ISO texts, its percentages have a percent sign.
 */
typedef struct
{
  guint number;  /* of the row in the file, from 1; a quoted line break does not count as a new one */
  guint first;   /* index in @cells */
  guint n_cells; /* empty ones at the end are left out */
} LisTableRow;

/* Cells shown as one: the text stands in the first, the others are empty. Inclusive; rows as in the file, columns from
 * 0. */
typedef struct
{
  guint first_row, last_row;
  guint first_column, last_column;
} LisTableMerge;

typedef struct
{
  char         *name;   /* of the file, without folder */
  char         *sheet;  /* of an XLSX file, or NULL */
  GArray       *rows;   /* LisTableRow; wholly empty rows are left out */
  GPtrArray    *cells;  /* const char *, in @texts or @buffer */
  GArray       *merges; /* LisTableMerge */
  GStringChunk *texts;
  char         *buffer; /* a CSV file's own bytes, cut into cells, or NULL */
} LisTable;

/* What is taken in; more is refused with LIS_INPUT_ERROR_LIMIT. */
typedef struct
{
  gsize bytes;
  guint rows;
  guint columns;
  guint cells;
} LisTableLimits;

/* Tables that people make: 64 MiB, 100,000 rows, 500 columns. */
extern const LisTableLimits lis_table_limits;
/* An exported plan, whose largest table may have several rows for every period. */
extern const LisTableLimits lis_table_export_limits;

LisTable   *lis_table_new (const char *name);
void        lis_table_free (LisTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisTable, lis_table_free)

guint       lis_table_count (const LisTable *table);
/* "" when the row is shorter. */
const char *lis_table_get_cell (const LisTable *table, guint row, guint column);
guint       lis_table_get_row_number (const LisTable *table, guint row);
/* How many cells the row has, from the first to the last that is not empty. */
guint       lis_table_get_width (const LisTable *table, guint row);

/* For readers: cells are added to the newest row. @text must live as long as the table (in @texts or @buffer). */
void        lis_table_start_row (LisTable *table, guint number);
void        lis_table_add_cell (LisTable *table, const char *text);
/* Drops empty cells at the end, and the row when nothing is left. FALSE with LIS_INPUT_ERROR_LIMIT. */
gboolean    lis_table_end_row (LisTable *table, const LisTableLimits *limits, GError **error);

/* The bytes of a file within the limits; @name: (out): its name without folder. */
GBytes     *lis_table_load (const char *path, const LisTableLimits *limits, GCancellable *cancellable, char **name,
                            GError **error);
/* Reads CSV in whatever form Norwegian Excel writes it, or XLSX, told apart by content, not by name. Errors:
 * LIS_INPUT_ERROR with the file's name in the message, LIS_PLAN_ERROR_CANCELLED. */
LisTable   *lis_table_read (const char *path, GCancellable *cancellable, GError **error);
LisTable   *lis_table_read_with_limits (const char *path, const LisTableLimits *limits, GCancellable *cancellable,
                                        GError **error);
LisTable   *lis_table_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);
LisTable   *lis_table_read_bytes_with_limits (const char *name, GBytes *bytes, const LisTableLimits *limits,
                                              GCancellable *cancellable, GError **error);
