/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-csv.h"
#include "lis-fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_csv_read ("f.csv", bytes, &lis_table_limits, NULL, &error);

  g_assert ((table == NULL) == (error != NULL));
  for (guint i = 0; table != NULL && i < lis_table_count (table); i++)
    for (guint j = 0; j < lis_table_get_width (table, i); j++)
      {
        const char *cell = lis_table_get_cell (table, i, j);
        g_autofree char *guarded = g_strconcat ("'", cell, NULL);

        g_assert (g_utf8_validate (cell, -1, NULL));
        if (lis_csv_needs_guard (cell))
          g_assert_cmpstr (lis_csv_unguard (guarded), ==, cell);
      }
  return 0;
}
