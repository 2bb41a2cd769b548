/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error.h"
#include "lis-fuzz-plan.h"
#include "lis-fuzz.h"
#include "lis-plan-import.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  LisEditor *editor = lis_fuzz_plan_get ();
  LisImportOptions options = { .dry_run = TRUE };
  LisPlanImportOptions plan_options = { .today = lis_date_new (2026, 11, 22), .new_actors = size % 2 };
  g_autoptr (LisPlanImportReport) report = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_plan_table_read_bytes ("f.txt", bytes, NULL, &error);
  g_autoptr (LisPlanReading) reading = table != NULL ? lis_plan_reading_new (table, NULL, &error) : NULL;
  g_autoptr (GPtrArray) doubts = NULL, unplaced = NULL;

  g_assert ((reading == NULL) == (error != NULL));
  if (reading == NULL)
    return 0;
  doubts = lis_plan_reading_list_doubts (reading);
  unplaced = lis_plan_reading_list_unplaced (reading);
  g_assert_cmpuint (unplaced->len, ==, lis_plan_reading_count_rows (reading, LIS_PLAN_ROW_UNPLACED));
  if (!lis_plan_import_write (editor, reading, &options, &plan_options, &report, &error))
    g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  return 0;
}
