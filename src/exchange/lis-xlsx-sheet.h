/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-table.h"
#include "lis-xlsx-package.h"

/* The texts that cells share, in order: array of char * in @chunk. Empty when @part is NULL. */
GPtrArray *lis_xlsx_strings_read (LisXlsxPackage *package, const char *part, GStringChunk *chunk, GError **error);

/* What is needed to read the numbers and texts of a sheet. */
typedef struct
{
  GPtrArray  *strings;
  GByteArray *styles; /* LisXlsxStyle */
  gboolean    since_1904;
} LisXlsxContext;

/* Fills @table from the sheet in @part. */
gboolean   lis_xlsx_sheet_read (LisXlsxPackage *package, const char *part, const LisXlsxContext *context,
                                LisTable *table, const LisTableLimits *limits, GError **error);
