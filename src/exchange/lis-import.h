/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"
#include "lis-table.h"

/* How many faults are kept with all that is known of them; beyond that they are only counted. */
#define LIS_IMPORT_MAX_FAULTS 1000

/* Everything at fault in one file: nothing was changed. */
typedef struct
{
  char *file;
  guint row;        /* as in the file, 0 when it concerns the whole file */
  char *column;     /* its header as in the file, or NULL */
  char *value;      /* as read, or NULL */
  char *expected;   /* a sentence: what is wrong and what was expected */
} LisImportFault;

typedef struct
{
  guint      added;
  guint      changed;
  guint      equal;
  GPtrArray *faults;     /* LisImportFault, at most LIS_IMPORT_MAX_FAULTS */
  guint      n_faults;   /* those not kept too */
  GPtrArray *notes;      /* char *: columns that were not used, and the like */
  gint64     change_set; /* in the history, 0 when nothing was written */
} LisImportReport;

void             lis_import_report_free (LisImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisImportReport, lis_import_report_free)

/* Told from time to time how many of @total rows are read. */
typedef void (*LisImportProgressFunc) (guint done, guint total, gpointer user_data);

typedef struct
{
  /* NULL-terminated, or NULL. Tables: "COLUMN=FIELD", where an empty FIELD leaves the column out. Grids: "CODE=PLACE",
   * where PLACE is a unit or "leave", "research", "other", or empty for cells that mean nothing. */
  const char *const    *map;
  gboolean              dry_run; /* report only */
  GCancellable         *cancellable;
  LisImportProgressFunc progress;
  gpointer              progress_data;
} LisImportOptions;

/**
 * One table into one entity, as one change set.
 *
 * A row is the record with its id; else the one that a way of recognising the entity (LisEntity.keys) finds, as long as
 * nothing else that identifies it speaks against it; else a new one. Only columns of the table are changed, and records
 * without a row are left alone. An empty cell empties the field, but not what the record was recognised by.
 *
 * @options: (nullable)
 * @report: (out) (optional): also filled with LIS_INPUT_ERROR_FAULTS.
 * Returns: FALSE with LIS_INPUT_ERROR_FAULTS when anything is at fault, or another error as it comes; nothing changed.
 */
gboolean lis_import_table (LisEditor *editor, LisEntityType type, LisTable *table, const LisImportOptions *options,
                           LisImportReport **report, GError **error);
/**
 * The department's own sheet: doctors down, months across, place codes in the cells. Equal codes month by month make
 * one agreed period, full time. A period that is in the plan already is recognised by doctor, place and first day; one
 * that reaches beyond the sheet's first or last month keeps its day there, and always its state and share.
 */
gboolean lis_import_grid (LisEditor *editor, LisTable *table, const LisImportOptions *options,
                          LisImportReport **report, GError **error);
/* What lis_export_plan() wrote, back as one change set; ids are kept. */
gboolean lis_import_folder (LisEditor *editor, const char *folder, const LisImportOptions *options,
                            LisImportReport **report, GError **error);
/* An empty table with the headers in the reader's language and a line, passed over by the import, that says what goes
 * where. CSV text with a byte order mark, so that Excel reads its letters right. Free with g_free(). */
char    *lis_import_template (LisEntityType type);
