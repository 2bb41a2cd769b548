/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-error.h"
#include "lis-pathways.h"
#include "lis-test-plan.h"

/* A small region: two trusts, three departments, a municipality, and doctors made up for what each test asks. */
static const char *const region[] = {
  "unit: id=1; level=region; name=Helse Eksempel RHF",
  "unit: id=2; level=trust; name=Fjordby sykehus HF; parent=1",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=5; level=trust; name=Storby universitetssykehus HF; parent=1",
  "unit: id=6; level=hospital; name=Storby universitetssykehus; parent=5",
  "unit: id=7; level=department; name=Ortopedisk avdeling; parent=6",
  "unit: id=8; level=department; name=Radiologisk avdeling; code=STO-RAD; parent=6; variants=Røntgen|Bildediagnostikk",
  "unit: id=9; level=outside; name=Viken kommune",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi; name_en=Orthopaedic surgery",
  "specialty: id=21; code=RAD; name=Radiologi",
  "specialty: id=22; code=AND; name=Øre-nese-halssykdommer; variants=ØNH",
  "person: id=101; given_name=Åse; family_name=Ødegård",
  "person: id=102; given_name=Bo; family_name=Aas",
  "person: id=103; given_name=Kari; family_name=Nordmann",
  "person: id=104; given_name=Ola; family_name=Nordmann",
  "person: id=105; given_name=Mette; family_name=Mentor",
  "training: id=201; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=21; start=2025-01-01; end=2030-12-31",
  "training: id=203; person=103; specialty=20; start=2024-01-01; end=2029-12-31",
  "training: id=204; person=103; specialty=22; start=2026-01-01",
  "role: id=301; holder=105; kind=mentor; trainee=103; start=2024-01-01",
  "employment: id=401; person=103; employer=2; kind=permanent; start=2024-01-01",
  "employment: id=402; person=103; employer=5; kind=rotation; start=2026-01-01; end=2026-06-30",
  "employment: id=403; person=101; employer=5; kind=permanent; start=2024-01-01",
  "capacity: id=501; unit=7; places=1; start=2024-01-01",
  "period: id=601; person=103; unit=4; start=2025-01-01; end=2025-12-31; state=agreed",
  "period: id=602; person=103; unit=7; start=2026-01-01; end=2026-06-30; state=agreed",
  "period: id=603; person=103; unit=8; start=2026-03-01; end=2026-09-30; state=proposed",
  "period: id=604; person=103; wished_unit=9; months=6; state=draft",
  "period: id=605; person=101; unit=7; start=2026-01-01; end=2026-12-31; state=agreed; share=50",
  "period: id=606; person=104; unit=9; start=2026-01-01; end=2026-12-31; state=agreed",
  "absence: id=701; person=101; start=2026-08-01; end=2026-08-31",
  NULL,
};

static LisPathways *
make_pathways (LisPathwayFilter filter)
{
  filter.today = filter.today != 0 ? filter.today : lis_date_from_iso ("2026-05-01");
  return lis_pathways_new (lis_test_plan_new (region), &filter);
}

/* "Group: name, name | Group: …" */
static void
assert_rows (const LisPathways *pathways, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pathways->groups->len; i++)
    {
      const LisPathwayGroup *group = &g_array_index (pathways->groups, LisPathwayGroup, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? " | " : "", group->title != NULL ? group->title : "");
      for (guint j = group->first_row; j < group->first_row + group->n_rows; j++)
        g_string_append_printf (text, "%s %s", j > group->first_row ? "," : "",
                                g_array_index (pathways->rows, LisPathwayRow, j).name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_sorting (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ 0 });

  /* Norwegian order by family name: Aas is Ås, which comes last; a mentor who is in no training has no row. */
  assert_rows (pathways, ": Kari Nordmann, Ola Nordmann, Åse Ødegård, Bo Aas");
}

static void
test_groups (void)
{
  static const struct
  {
    LisGroupBy  group_by;
    const char *expected;
  } cases[] = {
    { LIS_GROUP_SPECIALTY,
      "Ortopedisk kirurgi: Kari Nordmann, Åse Ødegård | Radiologi: Bo Aas | Without specialty: Ola Nordmann" },
    { LIS_GROUP_EMPLOYER, "Fjordby sykehus HF: Kari Nordmann | Storby universitetssykehus HF: Åse Ødegård | "
                          "Without employer on this day: Ola Nordmann, Bo Aas" },
    { LIS_GROUP_PLACE, "Ortopedisk avdeling, Storby universitetssykehus: Kari Nordmann, Åse Ødegård | "
                       "Viken kommune: Ola Nordmann | Without place of service on this day: Bo Aas" },
    { LIS_GROUP_MENTOR, "Mette Mentor: Kari Nordmann | "
                        "Without mentor on this day: Ola Nordmann, Åse Ødegård, Bo Aas" },
    { LIS_GROUP_COMPLETION, "Expected completion 2029: Kari Nordmann, Åse Ødegård | Expected completion 2030: Bo Aas | "
                            "Without expected completion: Ola Nordmann" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ .group_by = cases[i].group_by });

      assert_rows (pathways, cases[i].expected);
    }
}

static void
test_filters (void)
{
  static const struct
  {
    LisPathwayFilter filter;
    const char      *expected;
  } cases[] = {
    { { .specialty = 20 }, ": Kari Nordmann, Åse Ødegård" },
    { { .specialty = 22, .group_by = LIS_GROUP_SPECIALTY }, "Øre-nese-halssykdommer: Kari Nordmann" },
    { { .unit = 4 }, ": Kari Nordmann" },
    { { .unit = 5 }, ": Kari Nordmann, Åse Ødegård" },
    { { .unit = 9 }, ": Kari Nordmann, Ola Nordmann" },
    { { .person = 104 }, ": Ola Nordmann" },
    { { .search = "nordmann ola" }, ": Ola Nordmann" },
    { { .search = "ØDEG" }, ": Åse Ødegård" },
    { { .search = "ås" }, ": Åse Ødegård, Bo Aas" },
    { { .search = " " }, ": Kari Nordmann, Ola Nordmann, Åse Ødegård, Bo Aas" },
    { { .search = "nobody" }, ":" },
  };
  g_autoptr (LisPathways) refiltered = make_pathways ((LisPathwayFilter){ 0 });

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisPathwayFilter filter = cases[i].filter;
      g_autoptr (LisPathways) pathways = make_pathways (filter);

      assert_rows (pathways, cases[i].expected);
      filter.today = lis_date_from_iso ("2026-05-01");
      lis_pathways_refilter (refiltered, &filter);
      assert_rows (refiltered, cases[i].expected);
    }
}

static const LisPathwayRow *
find_row (const LisPathways *pathways, LisId person)
{
  for (guint i = 0; i < pathways->rows->len; i++)
    if (g_array_index (pathways->rows, LisPathwayRow, i).person->record.id == person)
      return &g_array_index (pathways->rows, LisPathwayRow, i);
  g_error ("no row for %d", (int) person);
}

/* Beside the name stands what the heading does not say. */
static void
test_beside (void)
{
  static const struct { LisGroupBy group_by; const char *expected; } cases[] = {
    { LIS_GROUP_NONE, "Ortopedisk kirurgi, Øre-nese-halssykdommer · Fjordby sykehus HF" },
    { LIS_GROUP_SPECIALTY, "Ortopedisk kirurgi, Øre-nese-halssykdommer · Fjordby sykehus HF" },
    { LIS_GROUP_EMPLOYER, "Ortopedisk kirurgi, Øre-nese-halssykdommer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ .group_by = cases[i].group_by });

      g_assert_cmpstr (find_row (pathways, 103)->beside, ==, cases[i].expected);
    }
}

static void
test_bars (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ 0 });
  const LisPathwayRow *row = find_row (pathways, 103);
  const LisPathwayBar *bars = &g_array_index (pathways->bars, LisPathwayBar, row->first_bar);
  const LisPathwayBar *open = &g_array_index (pathways->unplaced, LisPathwayBar, row->first_unplaced);

  g_assert_cmpstr (row->detail, ==, "Ortopedisk kirurgi, Øre-nese-halssykdommer · Fjordby sykehus HF");
  g_assert_cmpuint (row->n_bars, ==, 3);
  g_assert_cmpuint (row->n_unplaced, ==, 1);
  g_assert_cmpuint (row->lanes, ==, 3);
  g_assert_cmpstr (bars[0].label, ==, "Ortopedisk avdeling, Fjordby sykehus");
  g_assert_cmpstr (bars[1].label, ==, "Storby universitetssykehus, Ortopedisk avdeling");
  g_assert_cmpstr (bars[2].label, ==, "STO-RAD");
  g_assert_cmpstr (open->label, ==, "Viken kommune?");
  g_assert_cmpint (bars[0].flags, ==, 0);
  g_assert_cmpint (bars[1].flags, ==, LIS_BAR_ROTATION);
  g_assert_cmpint (bars[2].lane, ==, 1);
  g_assert_cmpint (open->lane, ==, 2);
  g_assert_cmpint (bars[2].ordinal, ==, 3);
  g_assert_cmpint (bars[2].total, ==, 3);
  g_assert_cmpint (find_row (pathways, 101)->n_absences, ==, 1);
  g_assert_cmpint (find_row (pathways, 102)->lanes, ==, 1);
  g_assert_cmpint (pathways->range.start, ==, lis_date_from_iso ("2025-01-01"));
  g_assert_cmpint (pathways->range.end, ==, lis_date_from_iso ("2027-01-01"));
}

static void
test_describe (void)
{
  static const struct
  {
    LisId       person;
    gboolean    placed;
    guint       bar;
    const char *expected;
  } cases[] = {
    { 103, TRUE, 0, "Kari Nordmann: Ortopedisk avdeling, Fjordby sykehus, 1 Jan 2025 to 31 Dec 2025, agreed, 1 of 3" },
    { 103, TRUE, 1, "Kari Nordmann: Ortopedisk avdeling, Storby universitetssykehus, 1 Jan 2026 to "
                     "30 Jun 2026, agreed, "
                    "rotation, 2 of 3" },
    { 103, FALSE, 0, "Kari Nordmann: without a place, wanted at Viken kommune, without dates, 6 months, draft" },
    { 101, TRUE, 0, "Åse Ødegård: Ortopedisk avdeling, Storby universitetssykehus, 1 Jan 2026 to 31 Dec 2026, 50 %, "
                    "agreed, 1 of 1" },
  };
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ 0 });

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LisPathwayRow *row = find_row (pathways, cases[i].person);
      const GArray *bars = cases[i].placed ? pathways->bars : pathways->unplaced;
      guint first = cases[i].placed ? row->first_bar : row->first_unplaced;
      g_autofree char *text = lis_pathways_describe_bar (pathways, row, &g_array_index (bars, LisPathwayBar,
                                                                                        first + cases[i].bar));

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_loads (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ .with_load = TRUE });
  const LisLoad *worst = g_ptr_array_index (pathways->loads, 0);
  LisLoadStep step = lis_load_get_worst (worst, pathways->range);

  /* Kari 100 % and Åse 50 % at a unit with one place. */
  g_assert_cmpint (worst->unit, ==, 7);
  g_assert_cmpint (step.agreed, ==, 15000);
  g_assert_cmpint (step.places, ==, 10000);
  g_assert_cmpint (step.start, ==, lis_date_from_iso ("2026-01-01"));
}

/* "kind mark first–last period" of one doctor, a line each. */
static char *
list_marks (const LisPathways *pathways, LisId person)
{
  const LisPathwayRow *row = find_row (pathways, person);
  GString *text = g_string_new (NULL);

  for (guint i = row->first_mark; i < row->first_mark + row->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (pathways->marks, LisPathwayMark, i);
      char first[LIS_DATE_ISO_SIZE], last[LIS_DATE_ISO_SIZE];

      g_assert_cmpint (g_array_index (pathways->findings, LisFinding, mark->finding).kind, ==, mark->kind);
      g_string_append_printf (text, "%s “%s” %s–%s %d\n", lis_finding_kind_get_name (mark->kind), mark->text,
                              lis_date_to_iso (mark->range.start, first), lis_date_to_iso (mark->range.end - 1, last),
                              (int) mark->period);
    }
  return g_string_free (text, FALSE);
}

static void
test_marks (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ 0 });
  LisPathwayFilter filter = { .today = lis_date_from_iso ("2026-05-01"), .person = 101 };
  g_autofree char *before = NULL, *after = NULL, *kari = NULL;

  lis_pathways_find_findings (pathways, filter.today);
  before = list_marks (pathways, 101);
  kari = list_marks (pathways, 103);
  /* Kari and Åse are 1.5 at a unit with one place; Åse has no mentor. */
  g_assert_cmpstr (before, ==,
                   "over-capacity “1.5 of 1” 2026-01-01–2026-06-30 605\n"
                   "without-mentor “no mentor” 2026-05-01–2029-12-31 0\n");
  g_assert_nonnull (strstr (kari, "over-capacity “1.5 of 1” 2026-01-01–2026-06-30 602\n"));
  g_assert_nonnull (strstr (kari, "share-above-full “200 %” 2026-03-01–2026-06-30 603\n"));
  lis_pathways_refilter (pathways, &filter);
  after = list_marks (pathways, 101);
  g_assert_cmpstr (after, ==, before);
}

/* Lanes of bars written as "start-end" with "?" for those not agreed, in order of first day. */
static void
test_lanes (void)
{
  static const struct
  {
    const char *periods;
    const char *lanes;
    guint       n;
  } cases[] = {
    { "2026-01-01/2026-06-30 2026-07-01/2026-12-31", "0 0", 1 },
    { "2026-01-01/2026-07-01 2026-07-01/2026-12-31", "0 1", 2 },
    { "2026-01-01/2026-12-31 2026-02-01/2026-02-28 2026-03-01/2026-03-31", "0 1 1", 2 },
    { "2026-01-01/2026-03-31 2026-02-01/2026-12-31 2026-04-01/2026-06-30", "0 1 0", 2 },
    { "2026-01-01/2026-06-30? 2026-03-01/2026-12-31", "1 0", 2 },
    { "2026-01-01/2026-06-30? 2026-07-01/2026-12-31", "0 0", 1 },
    { "2026-01-01/2026-06-30? 2026-02-01/2026-02-28? 2026-03-01/2026-12-31", "1 0 0", 2 },
    { "2026-01-01/2026-12-31 2026-01-01/2026-12-31 2026-05-01/2026-05-31?", "0 1 2", 3 },
    { "2026-01-01/2026-12-31 2026-02-01/2026-04-30? 2026-03-01/2026-05-31?", "0 1 2", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisPlanData *data = lis_plan_data_new ();
      g_auto (GStrv) periods = g_strsplit (cases[i].periods, " ", -1);
      g_autoptr (LisPathways) pathways = NULL;
      g_autoptr (GString) lanes = g_string_new (NULL);

      lis_test_plan_add (data, LIS_ENTITY_PERSON, "id=1; given_name=Kari; family_name=Nordmann");
      /* Read in the wrong order: bars come by first day all the same. */
      for (guint j = g_strv_length (periods); j > 0; j--)
        {
          gboolean agreed = !g_str_has_suffix (periods[j - 1], "?");
          g_autofree char *values = g_strdup_printf ("id=%u; person=1; start=%.10s; end=%.10s; state=%s", j,
                                                     periods[j - 1], periods[j - 1] + 11, agreed ? "agreed" : "draft");

          lis_test_plan_add (data, LIS_ENTITY_PERIOD, values);
        }
      pathways = lis_pathways_new (data, &(LisPathwayFilter){ .today = 0 });
      for (guint j = 0; j < pathways->bars->len; j++)
        g_string_append_printf (lanes, "%s%d", j > 0 ? " " : "", g_array_index (pathways->bars, LisPathwayBar, j).lane);
      g_assert_cmpstr (lanes->str, ==, cases[i].lanes);
      g_assert_cmpuint (find_row (pathways, 1)->lanes, ==, cases[i].n);
    }
}

static void
test_empty (void)
{
  LisPathwayFilter filter = { .today = 20000, .with_load = TRUE };
  g_autoptr (LisPathways) pathways = lis_pathways_new (lis_plan_data_new (), &filter);

  lis_pathways_find_findings (pathways, 20000);
  g_assert_cmpuint (pathways->rows->len, ==, 0);
  g_assert_cmpuint (pathways->groups->len, ==, 1);
  g_assert_cmpuint (pathways->loads->len, ==, 0);
  g_assert_true (lis_date_range_is_empty (pathways->range));
}

/* Another day asked about makes details and groups anew. */
static void
test_other_day (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ((LisPathwayFilter){ .group_by = LIS_GROUP_PLACE });
  LisPathwayFilter filter = { .group_by = LIS_GROUP_PLACE, .today = lis_date_from_iso ("2025-05-01") };

  lis_pathways_find_findings (pathways, lis_date_from_iso ("2026-05-01"));
  lis_pathways_refilter (pathways, &filter);
  assert_rows (pathways, "Ortopedisk avdeling, Fjordby sykehus: Kari Nordmann | "
                         "Without place of service on this day: Ola Nordmann, Åse Ødegård, Bo Aas");
  g_assert_cmpstr (find_row (pathways, 103)->detail, ==, "Ortopedisk kirurgi · Fjordby sykehus HF");
  g_assert_cmpuint (find_row (pathways, 101)->n_marks, ==, 2);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    LisId       expected;
    const char *error; /* stands in the message */
  } units[] = {
    { "STO-RAD", 8, NULL },
    { "sto rad", 8, NULL },
    { "Røntgen", 8, NULL },
    { "bildediagnostikk", 8, NULL },
    { "Ortopedisk avdeling, Storby universitetssykehus", 7, NULL },
    { "un-0000000000004", 4, NULL },
    { "Fjordby sykehus", 3, NULL },
    { "Ortopedisk avdeling", LIS_ID_NONE, "Ortopedisk avdeling, Fjordby sykehus (un-0000000000004)" },
    { "Månen", LIS_ID_NONE, "“Månen”" },
    { "", LIS_ID_NONE, "“”" },
    { "un-0000000000099", LIS_ID_NONE, "un-0000000000099" },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (lis_query_find_unit (data, units[i].text, &error), ==, units[i].expected);
      if (units[i].error == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, units[i].error));
    }
  g_assert_cmpint (lis_query_find_specialty (data, "ort", NULL), ==, 20);
  g_assert_cmpint (lis_query_find_specialty (data, "orthopaedic surgery", NULL), ==, 20);
  g_assert_cmpint (lis_query_find_specialty (data, "ØNH", NULL), ==, 22);
  g_assert_cmpint (lis_query_find_specialty (data, "Øre, nese, halssykdommer", NULL), ==, 22);
  g_assert_cmpint (lis_query_find_specialty (data, "Kirurgi", NULL), ==, LIS_ID_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pathways/sorting", test_sorting);
  g_test_add_func ("/pathways/groups", test_groups);
  g_test_add_func ("/pathways/filters", test_filters);
  g_test_add_func ("/pathways/beside", test_beside);
  g_test_add_func ("/pathways/bars", test_bars);
  g_test_add_func ("/pathways/describe", test_describe);
  g_test_add_func ("/pathways/loads", test_loads);
  g_test_add_func ("/pathways/marks", test_marks);
  g_test_add_func ("/pathways/lanes", test_lanes);
  g_test_add_func ("/pathways/empty", test_empty);
  g_test_add_func ("/pathways/other-day", test_other_day);
  g_test_add_func ("/pathways/find", test_find);
  return g_test_run ();
}
