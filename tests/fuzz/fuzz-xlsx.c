/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzz.h"
#include "lis-test-xlsx.h"
#include "lis-table.h"

static void
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_table_read_bytes ("f.xlsx", bytes, NULL, &error);

  g_assert ((table == NULL) == (error != NULL));
  for (guint i = 0; table != NULL && i < lis_table_count (table); i++)
    for (guint j = 0; j < lis_table_get_width (table, i); j++)
      g_assert (g_utf8_validate (lis_table_get_cell (table, i, j), -1, NULL));
}

/* Bytes that begin as an archive are one; others are the rows of a sheet, so that the XML is reached. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > 2 && data[0] == 'P' && data[1] == 'K')
    bytes = g_bytes_new (data, size);
  else
    {
      g_autofree char *rows = g_strndup ((const char *) data, size);

      bytes = lis_test_workbook (rows, NULL, rows);
    }
  read_bytes (bytes);
  return 0;
}
