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
} LisExchangePlan;

LisExchangePlan     *lis_exchange_plan_new (void);
void             lis_exchange_plan_free (LisExchangePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisExchangePlan, lis_exchange_plan_free)

/* Imports a table written as CSV text and asserts that there are no faults and these counts. */
void             lis_exchange_plan_import (LisExchangePlan *plan, LisEntityType type, const char *csv, guint added,
                                           guint changed,
                                       guint equal);
/* The same, asserting that it is refused: the faults as "row|column|value|expected" lines. Free with g_free(). */
char            *lis_exchange_plan_refuse (LisExchangePlan *plan, LisEntityType type, const char *csv);
LisTable        *lis_exchange_table (const char *csv);
char            *lis_exchange_faults (const LisImportReport *report);
/* The entity's records as they are exported, without ids. Free with g_free(). */
char            *lis_exchange_plan_dump (LisExchangePlan *plan, LisEntityType type);
guint            lis_exchange_plan_count (LisExchangePlan *plan, LisEntityType type);
