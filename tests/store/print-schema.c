/* SPDX-License-Identifier: MPL-2.0 */
/* Prints the tables that the table of entities wants, for writing the next version of data/sql/. */
#include "lis-table-schema.h"

int
main (void)
{
  g_autofree char *sql = lis_table_schema_write ();

  g_print ("%s", sql);
  return 0;
}
