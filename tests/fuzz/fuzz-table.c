/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error.h"
#include "lis-fuzz-plan.h"
#include "lis-fuzz.h"
#include "lis-import.h"

/* The first byte chooses the entity, the rest is the table. Nothing is written. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  LisEditor *editor = lis_fuzz_plan_get ();
  LisImportOptions options = { .dry_run = TRUE };
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LisTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 2)
    return 0;
  bytes = g_bytes_new (data + 1, size - 1);
  table = lis_table_read_bytes ("f.csv", bytes, NULL, NULL);
  if (table == NULL)
    return 0;
  if (!lis_import_table (editor, data[0] % LIS_N_ENTITIES, table, &options, &report, &error))
    g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  return 0;
}
