/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-entity.h"
#include "lis-table.h"

typedef enum
{
  LIS_IMPORT_NONE,        /* nothing in it was recognised */
  LIS_IMPORT_TABLE,       /* rows of one entity */
  LIS_IMPORT_GRID,        /* a department's own sheet: doctors down, months across */
  LIS_IMPORT_ACTION_PLAN,
} LisImportKind;

/* What the file most likely is, by its name and its headers; the user has the last word.
 * @type: (out): of a table. */
LisImportKind lis_import_guess (const LisTable *table, LisEntityType *type);
