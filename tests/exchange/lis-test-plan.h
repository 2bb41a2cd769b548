/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"
#include "lis-import.h"

/* A new plan in a folder of its own, open for writing. */
typedef struct
{
  char      *folder;
  LisStore  *store;
  LisEditor *editor;
} LisTestPlan;

LisTestPlan     *lis_test_plan_new (void);
void             lis_test_plan_free (LisTestPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisTestPlan, lis_test_plan_free)

/* Imports a table written as CSV text and asserts that there are no faults and these counts. */
void             lis_test_plan_import (LisTestPlan *plan, LisEntityType type, const char *csv, guint added, guint changed,
                                       guint equal);
/* The same, asserting that it is refused: the faults as "row|column|value|expected" lines. Free with g_free(). */
char            *lis_test_plan_refuse (LisTestPlan *plan, LisEntityType type, const char *csv);
LisTable        *lis_test_table (const char *csv);
char            *lis_test_faults (const LisImportReport *report);
/* The entity's records as they are exported, without ids. Free with g_free(). */
char            *lis_test_plan_dump (LisTestPlan *plan, LisEntityType type);
guint            lis_test_plan_count (LisTestPlan *plan, LisEntityType type);
