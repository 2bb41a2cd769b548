/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-error.h"
#include "lis-exchange-plan.h"
#include "lis-grid-header.h"
#include "lis-pathway.h"
#include "lis-test-xlsx.h"

static void
fill (LisExchangePlan *plan)
{
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT,
                            "nivå;navn;kode;også skrevet\navdeling;Medisinsk avdeling;MED;Medisin\n"
                            "avdeling;Kirurgisk avdeling;KIR;\n", 2, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON,
                            "lokal id;fornavn;etternavn\nT1;Kari;Nordmann\nT2;Ola;Testesen\nT3;Ola;Testesen\n",
                            3, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_SPECIALTY, "kode;navn\nORT;Ortopedi\nMED;Indremedisin\n", 2, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_TRAINING, "lege;spesialitet\nT2;ORT\nT3;MED\n", 2, 0, 0);
}

static LisImportReport *
import_grid (LisExchangePlan *plan, LisTable *table, const char *const *map, GError **error)
{
  LisImportOptions options = { .map = map };
  LisImportReport *report = NULL;

  lis_import_grid (plan->editor, table, &options, &report, error);
  return report;
}

static void
assert_imported (LisExchangePlan *plan, const char *csv, const char *const *map, guint added, guint changed,
                 guint equal)
{
  g_autoptr (LisTable) table = lis_exchange_table (csv);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisImportReport) report = import_grid (plan, table, map, &error);

  if (error != NULL)
    g_error ("%s\n%s", error->message, report != NULL ? lis_exchange_faults (report) : "");
  g_assert_cmpuint (report->added, ==, added);
  g_assert_cmpuint (report->changed, ==, changed);
  g_assert_cmpuint (report->equal, ==, equal);
}

static void
assert_refused (LisExchangePlan *plan, const char *csv, const char *expected)
{
  g_autoptr (LisTable) table = lis_exchange_table (csv);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisImportReport) report = import_grid (plan, table, NULL, &error);
  g_autofree char *faults = NULL;

  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  faults = lis_exchange_faults (report);
  if (strstr (faults, expected) == NULL)
    g_error ("“%s” is not in\n%s", expected, faults);
}

static void
test_months (void)
{
  static const struct { const char *text; int year; int month; } cases[] = {
    { "jan 26", 2026, 1 }, { "Jan. 2026", 2026, 1 }, { "januar 2026", 2026, 1 }, { "mai-26", 2026, 5 },
    { "desember 2027", 2027, 12 }, { "Oct 2026", 2026, 10 }, { "2026-01", 2026, 1 }, { "2026/12", 2026, 12 },
    { "01.2026", 2026, 1 }, { "1/2026", 2026, 1 }, { "2026-02-01", 2026, 2 }, { "01.03.2026", 2026, 3 },
    { "jun", 0, 6 }, { "Juli", 0, 7 }, { "2026 sept", 2026, 9 },
    { "15.01.2026", -1, 0 }, { "Kari", -1, 0 }, { "marka", -1, 0 }, { "13.2026", -1, 0 }, { "2026", -1, 0 },
    { "", -1, 0 }, { "jan 26 x y", -1, 0 }, { "1.2", -1, 0 }, { "ja", -1, 0 }, { "01.1850", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year = -1, month = -1;
      gboolean is_month = lis_grid_parse_month (cases[i].text, &year, &month);

      if (is_month != (cases[i].year >= 0))
        g_error ("“%s”", cases[i].text);
      if (is_month)
        {
          g_assert_cmpint (year, ==, cases[i].year);
          g_assert_cmpint (month, ==, cases[i].month);
        }
    }
}

static const char sheet[] =
  "Plan for LIS;;;;;\n\n"
  "Lege;jan 26;feb 26;mar 26;apr 26;mai 26\n"
  "Gruppe A\n"
  "Kari Nordmann;MED;Medisin;med;;KIR\n"
  "T2;perm;perm;Forskning;KIR;KIR\n"
  "\nForklaring\n";

static void
test_sheet (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *dump = NULL;

  fill (plan);
  /* "Medisin" and "MED" are the same place. */
  assert_imported (plan, sheet, NULL, 5, 0, 0);
  assert_imported (plan, sheet, NULL, 0, 0, 5);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_nonnull (strstr (dump, "*;service;*;2026-01-01;2026-03-31;100;agreed;"));
  g_assert_nonnull (strstr (dump, "*;leave;;2026-01-01;2026-02-28;100;agreed;"));
  g_assert_nonnull (strstr (dump, "*;research;;2026-03-01;2026-03-31;100;agreed;"));
  g_assert_nonnull (strstr (dump, "*;service;*;2026-04-01;2026-05-31;100;agreed;"));
}

/* A sheet of one year says nothing of the days before and after it. */
static void
test_edges (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *dump = NULL;

  fill (plan);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD,
                            "lege;tjenestested;fra;til;prosent;status\nT1;MED;01.07.2025;31.12.2026;50;forespurt\n",
                            1, 0, 0);
  assert_imported (plan, "Lege;jan 26;feb 26;mar 26\nT1;MED;MED;MED\n", NULL, 0, 0, 1);
  assert_imported (plan, "Lege;jan 26;feb 26;mar 26\nT1;MED;MED;\n", NULL, 0, 1, 0);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_nonnull (strstr (dump, "*;service;*;2025-07-01;2026-02-28;50;proposed;"));
}

static void
test_headers (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *dump = NULL;

  fill (plan);
  /* Years in a row above, told once, and going on into the next year; doctors told apart by specialty. */
  assert_imported (plan, ";;2026;;\nLege;Spesialitet;nov;des;jan\nOla Testesen;ORT;KIR;KIR;KIR\n", NULL, 1, 0, 0);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_nonnull (strstr (dump, "*;service;*;2026-11-01;2027-01-31;"));
  assert_imported (plan, "Ansattnr;Navn;Merknad;2026-01;2026-02\nT3;feil navn;x;KIR;\n", NULL, 1, 0, 0);
}

static void
test_map (void)
{
  static const char *const map[] = { "K=Kirurgisk avdeling", "P=leave", "-=", NULL };
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  assert_imported (plan, "Lege;2026-01;2026-02;2026-03\nT1;K;P;?\n", map, 2, 0, 0);
}

static void
test_faults (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  assert_refused (plan, "Lege;jan 26;feb 26\nT1;MED;KIX\n",
                  "2|feb 26|KIX|Unit: not in the plan; nearest: “Kirurgisk avdeling”");
  assert_refused (plan, "Lege;jan 26\nPer Ukjent;MED\n", "2|Lege|Per Ukjent|Person: not in the plan");
  /* The codes of a doctor who is not known are read too, and what to do about a code is said. */
  assert_refused (plan, "Lege;jan 26\nPer Ukjent;ZZ9\n", "say what the code means with --map “ZZ9=PLACE”");
  assert_refused (plan, "Lege;jan 26\nOla Testesen;MED\n", "2 are called that, write which: “Ola Testesen (T2)”");
  assert_refused (plan, "Lege;jan 26\n;MED\n", "no doctor");
  assert_refused (plan, "Lege;jan;feb\nT1;MED;MED\n", "no year");
  assert_refused (plan, "Lege;jan 26;2026-01\nT1;MED;MED\n", "same month");
  assert_refused (plan, "Lege;sted\nT1;MED\n", "no row of months");
  assert_refused (plan, "Lege;jan 26\nT1;MED\nKari Nordmann;KIR\n", "3|Lege|Kari Nordmann|the same doctor as in row 2");
  g_assert_cmpuint (lis_exchange_plan_count (plan, LIS_ENTITY_PERIOD), ==, 0);
}

/* Excel's months are dates, and cells merged over months count for all of them. */
static void
test_workbook (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (GBytes) bytes = lis_test_workbook (
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Lege</t></is></c><c r=\"B1\" s=\"2\"><v>46023</v></c>"
    "<c r=\"C1\" s=\"2\"><v>46054</v></c><c r=\"D1\" s=\"2\"><v>46082</v></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>T1</t></is></c>"
    "<c r=\"B2\" t=\"inlineStr\"><is><t>KIR</t></is></c></row>",
    "<mergeCells><mergeCell ref=\"B2:D2\"/></mergeCells>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_table_read_bytes ("ark.xlsx", bytes, NULL, &error);
  g_autoptr (LisImportReport) report = NULL;
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  fill (plan);
  report = import_grid (plan, table, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 1);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_nonnull (strstr (dump, "*;service;*;2026-01-01;2026-03-31;100;agreed;"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/months", test_months);
  g_test_add_func ("/grid/sheet", test_sheet);
  g_test_add_func ("/grid/edges", test_edges);
  g_test_add_func ("/grid/headers", test_headers);
  g_test_add_func ("/grid/map", test_map);
  g_test_add_func ("/grid/faults", test_faults);
  g_test_add_func ("/grid/workbook", test_workbook);
  return g_test_run ();
}
