/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error.h"
#include "lis-fuzz-plan.h"
#include "lis-fuzz.h"
#include "lis-import.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const map[] = { "K=KIR", "P=leave", "-=", NULL };
  LisEditor *editor = lis_fuzz_plan_get ();
  LisImportOptions options = { .map = map, .dry_run = TRUE };
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (LisTable) table = lis_table_read_bytes ("f.csv", bytes, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (table != NULL && !lis_import_grid (editor, table, &options, &report, &error))
    g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  return 0;
}
