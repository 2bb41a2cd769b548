/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"
#include "lis-table.h"

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
  GPtrArray *faults;  /* LisImportFault */
  GPtrArray *notes;   /* char *: columns that were not used, and the like */
  gint64     change_set; /* in the history, 0 when nothing was written */
} LisImportReport;

void             lis_import_report_free (LisImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisImportReport, lis_import_report_free)

typedef struct
{
  const char *const *map;     /* "COLUMN=FIELD" pairs, NULL-terminated, or NULL */
  gboolean           dry_run; /* report only */
  GCancellable      *cancellable;
} LisImportOptions;

/* One table into one entity, as one change set. NULL with LIS_INPUT_ERROR_FAULTS and @report filled when anything is at
 * fault; other errors as they come. @report: (out). */
gboolean lis_import_table (LisEditor *editor, LisEntityType type, LisTable *table, const LisImportOptions *options,
                           LisImportReport **report, GError **error);
/* The department's own sheet: doctors down, months across, place codes in the cells. */
gboolean lis_import_grid (LisEditor *editor, LisTable *table, const LisImportOptions *options,
                          LisImportReport **report, GError **error);
/* What lis_export_plan() wrote, back as one change set; ids are kept. */
gboolean lis_import_folder (LisEditor *editor, const char *folder, const LisImportOptions *options,
                            LisImportReport **report, GError **error);
/* An empty table with the headers in the reader's language and a line that says what goes where. CSV text. */
char    *lis_import_template (LisEntityType type);
