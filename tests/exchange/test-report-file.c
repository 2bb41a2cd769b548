/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>

#include "lis-error.h"
#include "lis-report-file.h"
#include "lis-table.h"
#include "lis-test.h"

/* Everything a file can get wrong: formulas, separators, quotes, line breaks, Norwegian letters, several lines in a
 * cell, empty cells, dates and fractions. */
static LisReport *
make_report (void)
{
  LisReport *report = lis_report_create ("In and out", LIS_REPORT_LYING);
  LisReportSection *section;
  LisReportCell *cells;

  report->scope = "2nd half 2026";
  report->part_title = "Department";
  report->printed = lis_date_new (2026, 3, 15);
  lis_report_add_part (report, "Ortopedisk avdeling, Storby", NULL);
  lis_report_add_part (report, "Øre-nese-hals", NULL);
  lis_report_add_note (report, "Absence is left out.");
  lis_report_add_key (report, "STO-ORT", "Ortopedisk avdeling, Storby");
  section = lis_report_add_section (report, "Who: comes/goes?", "What", "nobody");
  lis_report_add_column (section, "Doctor", LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, "Day", LIS_REPORT_DATE, 10);
  lis_report_add_column (section, "Months", LIS_REPORT_NUMBER, 6);
  lis_report_add_column (section, "Share", LIS_REPORT_SHARE, 6);
  lis_report_add_column (section, "Places", LIS_REPORT_TEXT, 6);
  lis_report_begin_group (section, 0, "Arrives");
  cells = lis_report_add_row (section);
  cells[0].text = "=HYPERLINK(\"http://example.org\")";
  lis_report_set_date (&cells[1], lis_date_new (2026, 7, 1));
  lis_report_set_number (&cells[2], 450);
  lis_report_set_number (&cells[3], 6250);
  lis_report_add_line (report, &cells[4], "A;B");
  lis_report_add_line (report, &cells[4], "\"C\"");
  lis_report_begin_group (section, 0, "Leaves");
  lis_report_begin_group (section, 1, "Leaves");
  cells = lis_report_add_row (section);
  cells[0].text = "Åse Ødegård";
  lis_report_set_last_day (&cells[1], lis_date_new (2027, 1, 1));
  lis_report_set_number (&cells[3], 10000);
  section = lis_report_add_section (report, "Full-time equivalents", NULL, "nobody");
  lis_report_add_column (section, "What", LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, "Jul 2026", LIS_REPORT_AMOUNT, 9);
  lis_report_begin_group (section, 0, NULL);
  cells = lis_report_add_row (section);
  cells[0].text = "-Agreed";
  lis_report_set_number (&cells[1], 193);
  return report;
}

static void
test_csv (void)
{
  g_autoptr (LisReport) report = make_report ();
  g_autoptr (GBytes) bytes = lis_report_to_csv (report);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = g_strndup (text, length);

  g_assert_cmpstr (copy, ==,
                   "\xef\xbb\xbf" "Department;What;Doctor;Day;Months;Share;Places\n"
                   "\"Ortopedisk avdeling, Storby\";Arrives;\"'=HYPERLINK(\"\"http://example.org\"\")\";2026-07-01;4.5;"
                   "62.5;\"A;B / \"\"C\"\"\"\n"
                   "Øre-nese-hals;Leaves;Åse Ødegård;2026-12-31;;100;\n"
                   "\n"
                   "Department;What;Jul 2026\n"
                   "\"Ortopedisk avdeling, Storby\";'-Agreed;1.93\n");
}

static void
assert_cells (const LisTable *table, guint row, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    g_assert_cmpstr (lis_table_get_cell (table, row, i), ==, cells[i]);
}

/* Read back by the program's own reader: dates as dates, shares as percentages, texts as they were. */
static void
test_xlsx (void)
{
  static const char *const header[] = { "Department", "What", "Doctor", "Day", "Months", "Share", "Places", NULL };
  static const char *const first[] = { "Ortopedisk avdeling, Storby", "Arrives", "=HYPERLINK(\"http://example.org\")",
                                       "2026-07-01", "4.5", "62.5 %", "A;B\n\"C\"", NULL };
  static const char *const second[] = { "Øre-nese-hals", "Leaves", "Åse Ødegård", "2026-12-31", "", "100 %", "", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LisReport) report = make_report ();
  g_autoptr (GBytes) bytes = lis_report_to_xlsx (report, &error);
  g_autoptr (LisTable) table = NULL;

  g_assert_no_error (error);
  table = lis_table_read_bytes ("report.xlsx", bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (table->sheet, ==, "Who  comes goes");
  g_assert_cmpuint (lis_table_count (table), ==, 3);
  assert_cells (table, 0, header);
  assert_cells (table, 1, first);
  assert_cells (table, 2, second);
}

static void
test_same_bytes (void)
{
  g_autoptr (LisReport) report = make_report ();
  g_autoptr (GBytes) once = lis_report_to_xlsx (report, NULL);
  g_autoptr (GBytes) again = lis_report_to_xlsx (report, NULL);

  g_assert_true (g_bytes_equal (once, again));
}

/* Names of sheets that two translations make the same, or empty, or too long. */
static void
test_sheet_names (void)
{
  static const char *const names[] = { "About", "about", "", "[]*",
                                       "Overdådig lang overskrift på en tabell i en rapport",
                                       "Overdådig lang overskrift på en tabell i en annen" };
  g_autoptr (LisReport) report = lis_report_create ("R", LIS_REPORT_UPRIGHT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LisTable) table = NULL;

  lis_report_add_part (report, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lis_report_add_column (lis_report_add_section (report, names[i], NULL, ""), "A", LIS_REPORT_TEXT, 1);
  bytes = lis_report_to_xlsx (report, &error);
  g_assert_no_error (error);
  table = lis_table_read_bytes ("report.xlsx", bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lis_table_get_cell (table, 0, 0), ==, "A");
}

static void
test_save (void)
{
  g_autofree char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "report.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "older and longer", -1, NULL));
  g_assert_true (lis_report_save (bytes, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "abc");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  g_assert_false (lis_report_save (bytes, nowhere, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND);
  lis_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-file/csv", test_csv);
  g_test_add_func ("/report-file/xlsx", test_xlsx);
  g_test_add_func ("/report-file/same-bytes", test_same_bytes);
  g_test_add_func ("/report-file/sheet-names", test_sheet_names);
  g_test_add_func ("/report-file/save", test_save);
  return g_test_run ();
}
