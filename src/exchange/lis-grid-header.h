/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-job.h"

#define LIS_GRID_NO_COLUMN G_MAXUINT

typedef struct
{
  guint   column;
  LisDate start; /* first day of the month */
} LisGridMonth;

/**
 * LisGridHeader: where months and doctors stand in a department's own sheet.
 */
typedef struct
{
  guint   row;              /* index of the row with the months */
  guint   name_column;
  guint   id_column;        /* or LIS_GRID_NO_COLUMN */
  guint   specialty_column; /* or LIS_GRID_NO_COLUMN */
  GArray *months;           /* LisGridMonth in order of time */
} LisGridHeader;

/* Reads "jan 26", "januar 2026", "2026-01", "01.2026", "1. jan. 2026" or a month alone, whose @year is 0 then. */
gboolean       lis_grid_parse_month (const char *text, int *year, int *month);

/* NULL after adding a fault: no months, a month without a year or twice. */
LisGridHeader *lis_grid_header_new (LisImportJob *job, LisTable *table);
void           lis_grid_header_free (LisGridHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisGridHeader, lis_grid_header_free)
