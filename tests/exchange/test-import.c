/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-catalogue.h"
#include "lis-error.h"
#include "lis-history.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-reference.h"
#include "lis-exchange-plan.h"
#include "lis-test.h"

static const char units[] =
  "nivå;navn;kode;tilhører;orgnr;også skrevet\n"
  "sykehus;Volda prøvesjukehus;;Helse Prøve HF;;Volda\n" /* before what it belongs to */
  "HF;Helse Prøve HF;;;900 000 001;HP | Prøve-HF\n"
  "avdeling;Medisinsk avdeling;MED;Volda;;\n"
  "sykehus;Ørsta prøvesjukehus;;HP;;\n"
  "avdeling;Medisinsk avdeling;MEDØ;Ørsta prøvesjukehus;;\n";

static const char people[] =
  "lokal id;fornavn;etternavn;HPR-nr\n"
  "T1;Kari;Nordmann;1234567\n"
  "T2;Ola;Testesen;\n"
  "T3;Ola;Testesen;\n";

static void
fill (LisExchangePlan *plan)
{
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT, units, 5, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, people, 3, 0, 0);
}

static void
assert_fault (LisExchangePlan *plan, LisEntityType type, const char *csv, const char *expected)
{
  g_autofree char *faults = lis_exchange_plan_refuse (plan, type, csv);

  if (strstr (faults, expected) == NULL)
    g_error ("“%s” is not in\n%s", expected, faults);
}

static void
test_units (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *dump = NULL;

  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT, units, 5, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT, units, 0, 0, 5);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_UNIT);
  /* The unit that others wait for gets its id first. */
  g_assert_nonnull (strstr (dump, "trust;Helse Prøve HF;;;900000001;"));
  g_assert_nonnull (strstr (dump, "department;Medisinsk avdeling;MED;*;"));
}

static void
test_circle (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  assert_fault (plan, LIS_ENTITY_UNIT, "nivå;navn;tilhører\nHF;A;B\nHF;B;C\nHF;C;A\n", "circle");
  assert_fault (plan, LIS_ENTITY_UNIT, "nivå;navn;tilhører\nHF;A;A\n", "circle");
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT, "nivå;navn;tilhører\nHF;A;B\nHF;B;\n", 2, 0, 0);
  /* The other half of the circle is in the plan. */
  assert_fault (plan, LIS_ENTITY_UNIT, "navn;tilhører\nB;A\n", "circle");
}

static void
test_deep (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (GString) csv = g_string_new ("nivå;navn;tilhører\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (csv, "HF;N%u;N%u\n", i, i + 1);
  assert_fault (plan, LIS_ENTITY_UNIT, csv->str, "64 levels");
}

/* What identifies a record decides; what is only alike does not overwrite another. */
static void
test_match (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, people, 0, 0, 3);
  /* By local id, only the columns that are there. */
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "Ansattnummer;HPR\nT2;7654321\n", 0, 1, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON,
                            "HPR-nummer;Fornavn;Etternavn;Lokal id\n7654321;Ola Johan;Testesen;\n", 0, 1, 0);
  /* Another local id is another doctor of the same name. */
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nT9;Kari;Nordmann\n", 1, 0, 0);
  assert_fault (plan, LIS_ENTITY_PERSON, "fornavn;etternavn;del 1 fullført\nKari;Nordmann;01.02.2025\n",
                "2|fornavn|Kari|2 records fit this row");
  /* A department of the same name elsewhere is a new one. */
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT, "nivå;navn;tilhører\navdeling;Medisinsk avdeling;HP\n", 1, 0, 0);
  assert_fault (plan, LIS_ENTITY_UNIT, "navn;merknad\nMedisinsk avdeling;x\n", "3 records fit");
  assert_fault (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nX1;A;B\nX1;C;D\n",
                "3|lokal id|X1|the same record as in row 2");
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON,
                            "navn;lokal id\n\"Hansen, Per\";X7\nKari Mette Hansen;X8\n", 2, 0, 0);
}

static void
test_unkeyed (void)
{
  static const char csv[] = "lege;ønsket sted;måneder\nT1;MED;6\nT1;MED;6\nT1;Volda;4,5\n";
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  /* Periods without place and date have no key; the same file again is still nothing new. */
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD, csv, 3, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD, csv, 0, 0, 3);
}

static void
test_capacity (void)
{
  static const char csv[] = "enhet;spesialitet;plasser;fra\nMED;;5;2026-01-01\nMED;ORT;2;2026-01-01\n";
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  lis_exchange_plan_import (plan, LIS_ENTITY_SPECIALTY, "kode;navn\nORT;Ortopedisk kirurgi\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_CAPACITY,
                            "enhet;spesialitet;plasser;fra\nMED;ORT;3;2026-01-01\n", 1, 0, 0);
  /* Places for any specialty are others than those for one. */
  lis_exchange_plan_import (plan, LIS_ENTITY_CAPACITY, csv, 1, 1, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_CAPACITY, csv, 0, 0, 2);
}

static void
test_values (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *dump = NULL;

  fill (plan);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD,
                        "LIS;Tjenestested;Fra;Til;Stillingsprosent;Status;Art\n"
                        "Kari Nordmann;MED;01.02.2026;31.08.2026;62,5 %;Avtalt;tjeneste\n"
                        "\"Nordmann, Kari\";Medisinsk avdeling / Ørsta prøvesjukehus;1. sept. 2026;2027-02-28;50;"
                        "forespurt;\n"
                        "T2;900 000 001;1/3-26;31.12.9999;100 %;;permisjon\n", 3, 0, 0);
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_nonnull (strstr (dump, "*;service;*;2026-02-01;2026-08-31;62.5;agreed;"));
  g_assert_nonnull (strstr (dump, "*;service;*;2026-09-01;2027-02-28;50;proposed;"));
  g_assert_nonnull (strstr (dump, "*;leave;*;2026-03-01;;100;draft;"));
  /* Composite keys. */
  lis_exchange_plan_import (plan, LIS_ENTITY_SPECIALTY, "kode;navn\nORT;Ortopedisk kirurgi\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_TRAINING, "lege;spesialitet\nT1;ORT\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_EMPLOYMENT, "lokal id;arbeidsgiver;fra\nT1;HP;01.01.2026\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD_TRAINING,
                        "periode;utdanningsløp;del\nT1 / 01.02.2026 / MED;Kari Nordmann / Ortopedisk kirurgi;del 2\n",
                            1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_LEAVE,
                            "ansettelse;fra;gjennomstrømning\nT1 / HP / 01.01.2026;01.02.2026;ja\n",
                        1, 0, 0);
}

typedef struct
{
  LisEntityType type;
  const char   *csv;
  const char   *expected;
} FaultCase;

static const FaultCase fault_cases[] = {
  { LIS_ENTITY_PERIOD, "lege;fra\nT1;31.02.2026\n", "2|fra|31.02.2026|expected a day" },
  { LIS_ENTITY_PERIOD, "lege;fra\nT1;2026-13-01\n", "dd.mm.yyyy or yyyy-mm-dd" },
  { LIS_ENTITY_PERIOD, "lege;fra;til\nT1;01.03.2026;01.02.2026\n", "2|til|01.02.2026|Period, To: the last day" },
  { LIS_ENTITY_PERIOD, "lege;tjenestested\nT1;Vlda\n", "nearest: “Volda prøvesjukehus / Helse Prøve HF”" },
  { LIS_ENTITY_PERIOD, "lege;tjenestested\nT1;Medisinsk avdeling\n",
    "2 are called that, write which: “Medisinsk avdeling / " },
  { LIS_ENTITY_PERIOD, "lege\nOla Testesen\n", "2|lege|Ola Testesen|Person: 2 are called that" },
  { LIS_ENTITY_PERIOD, "lege\nKari Nordman\n", "nearest: “Kari Nordmann (T1)”" },
  { LIS_ENTITY_PERIOD, "lege;prosent\nT1;0,5\n", "fraction" },
  { LIS_ENTITY_PERIOD, "lege;prosent\nT1;110\n", "2|prosent|110|" },
  { LIS_ENTITY_PERIOD, "lege;prosent\nT1;mye\n", "62,5 %" },
  /* Of 32 bits these would be 100 % and one month. */
  { LIS_ENTITY_PERIOD, "lege;prosent\nT1;42949772,96\n", "2|prosent|42949772,96|expected a share" },
  { LIS_ENTITY_PERIOD, "lege;måneder\nT1;4294967297\n", "thirtieths" },
  { LIS_ENTITY_PERIOD, "lege;status\nT1;kanskje\n", "2|status|kanskje|expected one of: draft, proposed, agreed" },
  { LIS_ENTITY_PERIOD, "lege;måneder\nT1;4,55\n", "thirtieths" },
  { LIS_ENTITY_PERIOD, "lege;fra;startdato\nT1;01.01.2026;01.01.2026\n", "1|startdato||means the same field" },
  { LIS_ENTITY_PERIOD, "id;lege\npe-x;T1\n", "2|id|pe-x|expected an id" },
  { LIS_ENTITY_PERIOD, "tull;tøys\n1;2\n", "no header is a field" },
  { LIS_ENTITY_PERIOD, "fra;til\n01.01.2026;31.01.2026\n", "no column for “Doctor”" },
  { LIS_ENTITY_PERSON, "fornavn;etternavn;merknad\nPer;Prøve;født 01010100050\n", "national identity number" },
  { LIS_ENTITY_PERSON, "fornavn;etternavn\nPer;\n", "2|etternavn||Person, Family name: must be filled in" },
  { LIS_ENTITY_PERSON, "navn\nMadonna\n", "given and family name" },
  { LIS_ENTITY_LEAVE, "ansettelse;fra;rotasjon\nx;01.01.2026;tja\n", "2|rotasjon|tja|expected yes or no" },
};

static void
test_faults (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  fill (plan);
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    assert_fault (plan, fault_cases[i].type, fault_cases[i].csv, fault_cases[i].expected);
}

/* Good rows beside bad ones are not written, and every bad one is listed. */
static void
test_all_or_nothing (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (GString) csv = g_string_new ("lege;fra\n");
  g_autofree char *faults = NULL;
  g_autoptr (LisTable) table = NULL;
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fill (plan);
  faults = lis_exchange_plan_refuse (plan, LIS_ENTITY_PERIOD,
                                     "lege;fra;til\nT1;01.01.2026;\nT4;x;y\n\nT2;30.02.2026;\n");
  g_assert_nonnull (strstr (faults, "3|lege|T4|"));
  g_assert_nonnull (strstr (faults, "3|fra|x|"));
  g_assert_nonnull (strstr (faults, "3|til|y|"));
  g_assert_nonnull (strstr (faults, "5|fra|30.02.2026|"));
  g_assert_cmpuint (lis_exchange_plan_count (plan, LIS_ENTITY_PERIOD), ==, 0);
  g_free (faults);

  /* In order of row, whichever step met them, and all that a row lacks. */
  faults = lis_exchange_plan_refuse (plan, LIS_ENTITY_PERSON,
                                     "lokal id;fornavn;etternavn;autorisert\nY1;;;\nY2;A;B;31.02.2026\nY1;A;B;\n");
  g_assert_nonnull (strstr (faults, "2|fornavn|"));
  g_assert_nonnull (strstr (faults, "2|etternavn|"));
  g_assert_true (strstr (faults, "2|etternavn|") < strstr (faults, "3|autorisert|"));
  g_assert_true (strstr (faults, "3|autorisert|") < strstr (faults, "4|lokal id|"));
  g_free (faults);
  /* A table of another kind: that the doctor is missing comes before what its rows hold. */
  faults = lis_exchange_plan_refuse (plan, LIS_ENTITY_PERIOD, "type;term\nentity;x\n");
  g_assert_nonnull (strstr (faults, "no column for “Doctor”"));
  g_assert_true (strstr (faults, "no column for") < strstr (faults, "entity"));

  for (guint i = 0; i < 3000; i++)
    g_string_append (csv, "T1;32.01.2026\n");
  table = lis_exchange_table (csv->str);
  g_assert_false (lis_import_table (plan->editor, LIS_ENTITY_PERIOD, table, NULL, &report, &error));
  g_assert_cmpuint (report->n_faults, ==, 3000);
  g_assert_cmpuint (report->faults->len, ==, LIS_IMPORT_MAX_FAULTS);
}

/* A separator inside a name pushes the rest of the row aside: it is said, not dropped. */
static void
test_beside (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *cell = g_strnfill (5000, 'x'), *csv = g_strdup_printf ("lokal id;fornavn;etternavn\n1;%s;B\n", cell);
  g_autofree char *faults = NULL;

  assert_fault (plan, LIS_ENTITY_PERSON, "lokal id,fornavn,etternavn\nU1,Kari,Nordmann\nU2,Ola,Hansen, jr,\n",
                "3|| jr|the row has more cells than there are headers");
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nU1;Kari;Nordmann;; ;\n", 1, 0, 0);
  /* A cell as long as a book is not repeated in full. */
  faults = lis_exchange_plan_refuse (plan, LIS_ENTITY_PERSON, csv);
  g_assert_cmpuint (strlen (faults), <, 300);
  g_assert_nonnull (strstr (faults, "x…|"));
}

static void
test_map (void)
{
  static const char *const map[] = { "Hvem=person", "Dag 1=start", "Merknad=", NULL };
  static const char *const wrong[] = { "Hva=person", "Dag 1=startx", NULL };
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (LisTable) table = lis_exchange_table ("Hvem;dag 1;merknad;annet\nT1;01.01.2026;hemmelig;x\n");
  g_autoptr (LisImportReport) report = NULL, refused = NULL;
  LisImportOptions options = { .map = map };
  g_autofree char *dump = NULL, *faults = NULL;
  g_autoptr (GError) error = NULL;

  fill (plan);
  lis_import_table (plan->editor, LIS_ENTITY_PERIOD, table, &options, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->notes->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (report->notes, 1), "annet"));
  dump = lis_exchange_plan_dump (plan, LIS_ENTITY_PERIOD);
  g_assert_null (strstr (dump, "hemmelig"));

  options.map = wrong;
  g_assert_false (lis_import_table (plan->editor, LIS_ENTITY_PERIOD, table, &options, &refused, &error));
  faults = lis_exchange_faults (refused);
  g_assert_nonnull (strstr (faults, "1|Hva||--map names a column that is not in the file"));
  g_assert_nonnull (strstr (faults, "“startx” is no field"));
}

static void
test_dry_run (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (LisTable) table = lis_exchange_table (people);
  g_autoptr (LisImportReport) report = NULL, stopped = NULL;
  LisImportOptions options = { .dry_run = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lis_import_table (plan->editor, LIS_ENTITY_PERSON, table, &options, &report, &error));
  g_assert_cmpuint (report->added, ==, 3);
  g_assert_cmpint (report->change_set, ==, 0);
  g_assert_cmpuint (lis_exchange_plan_count (plan, LIS_ENTITY_PERSON), ==, 0);

  g_cancellable_cancel (cancellable);
  options = (LisImportOptions){ .cancellable = cancellable };
  g_assert_false (lis_import_table (plan->editor, LIS_ENTITY_PERSON, table, &options, &stopped, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_assert_cmpuint (lis_exchange_plan_count (plan, LIS_ENTITY_PERSON), ==, 0);
}

static void
test_history (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, people, 3, 0, 0);
  list = lis_history_list (plan->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  label = lis_history_entry_get_label (g_ptr_array_index (list, 0));
  g_assert_cmpstr (label, ==, "Import of “tabell.csv”");
}

/* Every template can be read, and what it explains is not taken for a record. */
static void
test_templates (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      g_autofree char *text = lis_import_template (i);

      lis_exchange_plan_import (plan, i, text, 0, 0, 0);
    }
}

static void
import_real (LisExchangePlan *plan, LisEntityType type, const char *name, guint rows)
{
  g_autofree char *path = lis_test_find_data (name);
  g_autoptr (LisTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  table = lis_table_read (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LisImportReport) report = NULL;

      if (!lis_import_table (plan->editor, type, table, NULL, &report, &error))
        g_error ("%s\n%s", error->message, report != NULL ? lis_exchange_faults (report) : "");
      g_test_message ("%s: %u new, %u changed, %u equal", name, report->added, report->changed, report->equal);
      g_assert_cmpuint (report->added + report->changed + report->equal, ==, rows);
      if (i == 1)
        g_assert_cmpuint (report->equal, ==, rows);
    }
}

static void
test_real_data (gconstpointer with_catalogue)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autoptr (GError) error = NULL;

  if (with_catalogue != NULL)
    {
      lis_catalogue_install (plan->editor, &error);
      g_assert_no_error (error);
    }
  import_real (plan, LIS_ENTITY_SPECIALTY, "specialties.csv", 46);
  import_real (plan, LIS_ENTITY_UNIT, "organisations.csv", 89);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/units", test_units);
  g_test_add_func ("/import/circle", test_circle);
  g_test_add_func ("/import/deep", test_deep);
  g_test_add_func ("/import/match", test_match);
  g_test_add_func ("/import/unkeyed", test_unkeyed);
  g_test_add_func ("/import/capacity", test_capacity);
  g_test_add_func ("/import/values", test_values);
  g_test_add_func ("/import/faults", test_faults);
  g_test_add_func ("/import/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/import/beside", test_beside);
  g_test_add_func ("/import/map", test_map);
  g_test_add_func ("/import/dry-run", test_dry_run);
  g_test_add_func ("/import/history", test_history);
  g_test_add_func ("/import/templates", test_templates);
  g_test_add_data_func ("/import/real/empty", NULL, test_real_data);
  g_test_add_data_func ("/import/real/catalogue", "", test_real_data);
  return g_test_run ();
}
