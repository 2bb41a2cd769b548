/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathways.h"
#include "lis-test-plan.h"

/* Today is 1 May 2026: the next half-year is 1 July to 31 December 2026, twelve weeks end with 23 July. */
static const char *const places[] = {
  "unit: id=2; level=trust; name=Fjordby sykehus HF",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=5; level=trust; name=Storby universitetssykehus HF",
  "unit: id=6; level=hospital; name=Storby universitetssykehus; parent=5",
  "unit: id=7; level=department; name=Ortopedisk avdeling; parent=6",
  "unit: id=8; level=department; name=Radiologisk avdeling; code=STO-RAD; parent=6; variants=Røntgen",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "specialty: id=21; code=RAD; name=Radiologi",
  "person: id=100; given_name=Kari; family_name=Lege",
  "person: id=101; given_name=Mette; family_name=Mentor",
  "employment: id=400; person=100; employer=2; kind=permanent; start=2020-01-01",
  NULL,
};

static LisDate
get_today (void)
{
  return lis_date_from_iso ("2026-05-01");
}

/* Lines set apart by "|", added to the places. */
static LisPlanData *
make_plan (const char *lines)
{
  g_auto (GStrv) own = g_strsplit (lines, "|", -1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; places[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) places[i]);
  for (guint i = 0; own[i] != NULL; i++)
    if (*g_strstrip (own[i]) != '\0')
      g_ptr_array_add (all, own[i]);
  g_ptr_array_add (all, NULL);
  return lis_test_plan_new ((const char *const *) all->pdata);
}

#define TRAINS "training: id=200; person=100; specialty=20; start=2024-01-01; end=2029-12-31|"
#define PERIOD "period: id=600; person=100; state=agreed; "
#define ANOTHER "|period: id=601; person=100; state=agreed; "

/* Which conditions the one doctor of the plan meets. */
static const struct
{
  const char *lines;
  const char *expected;
} condition_cases[] = {
  { TRAINS, "without-mentor without-place" },
  { TRAINS "role: id=300; holder=101; kind=mentor; trainee=100; start=2024-01-01", "without-place" },
  { TRAINS "role: id=300; holder=101; kind=mentor; trainee=100; start=2024-01-01; end=2026-04-30",
    "without-mentor without-place" },
  { TRAINS "role: id=300; holder=101; kind=local-mentor; trainee=100; start=2024-01-01",
    "without-mentor without-place" },
  { "training: id=200; person=100; specialty=20; start=2020-01-01; end=2025-12-31", "" },
  { "training: id=200; person=100; specialty=20; start=2020-01-01; end=2029-12-31; outcome=discontinued", "" },
  /* A place for all of the next half-year, for part of it, in a draft, without a unit. */
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2026-12-31", "without-mentor last-ends" },
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2027-01-01", "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2026-12-30", "without-mentor without-place last-ends" },
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2027-12-31" ANOTHER "wished_unit=7; window_start=2026-09-01",
    "without-mentor without-place" },
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2027-12-31" ANOTHER "wished_unit=7; window_start=2027-01-01",
    "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2027-12-31" ANOTHER "start=2026-12-31; end=2027-02-28",
    "without-mentor without-place" },
  { TRAINS PERIOD "unit=4; start=2026-01-01", "without-mentor" },
  { TRAINS PERIOD "kind=research; start=2026-01-01; end=2027-06-30", "without-mentor" },
  { TRAINS "period: id=600; person=100; unit=4; start=2026-01-01; end=2027-12-31; state=draft",
    "without-mentor without-place" },
  { TRAINS "period: id=600; person=100; unit=4; start=2026-01-01; end=2027-12-31; state=proposed",
    "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-09-30" ANOTHER "unit=4; start=2026-10-01; end=2027-01-31",
    "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-09-30" ANOTHER "unit=4; start=2026-10-02; end=2027-01-31",
    "without-mentor without-place" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-09-30" ANOTHER "unit=4; start=2026-10-02; end=2027-01-31|"
    "absence: id=700; person=100; start=2026-10-01; end=2026-10-01", "without-mentor" },
  /* Half-years may begin in another month, and a training may end before the next one does. */
  { TRAINS PERIOD "unit=4; start=2026-01-01; end=2027-01-15|setting: id=1; key=half-year-start; value=2",
    "without-mentor without-place" },
  { "training: id=200; person=100; specialty=20; start=2024-01-01; end=2026-09-30|" PERIOD
    "unit=4; start=2026-01-01; end=2026-09-30", "without-mentor last-ends" },
  /* Who starts. */
  { "training: id=200; person=100; specialty=20; start=2026-07-23; end=2032-12-31", "without-place starts" },
  { "training: id=200; person=100; specialty=20; start=2026-07-24; end=2032-12-31", "without-place" },
  { TRAINS PERIOD "unit=4; start=2026-05-01; end=2027-12-31", "without-mentor starts" },
  { TRAINS PERIOD "unit=4; start=2026-04-30; end=2027-12-31", "without-mentor" },
  { TRAINS "period: id=600; person=100; unit=4; start=2026-06-01; end=2027-12-31; state=draft",
    "without-mentor without-place" },
  /* Away and back. */
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-06-30" ANOTHER "unit=7; start=2026-07-01; end=2027-06-30",
    "without-mentor leaves" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-07-01" ANOTHER "unit=7; start=2026-07-01; end=2027-06-30",
    "without-mentor leaves" },
  { TRAINS PERIOD "unit=7; start=2025-01-01; end=2026-06-30" ANOTHER "unit=4; start=2026-07-01; end=2027-06-30",
    "without-mentor returns" },
  { TRAINS PERIOD "unit=7; start=2025-01-01; end=2026-06-30" ANOTHER "unit=8; start=2026-07-01; end=2027-06-30",
    "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2027-06-30" ANOTHER
    "unit=7; start=2026-06-01; end=2027-06-30; share=50", "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-06-30", "without-mentor without-place last-ends leaves" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-07-23", "without-mentor without-place last-ends leaves" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-07-24", "without-mentor without-place last-ends" },
  /* Leave: a period, an absence, leave from the post; not the one to serve elsewhere, not a short one. */
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2026-06-30" ANOTHER
    "kind=leave; start=2026-07-01; end=2027-06-30", "without-mentor leaves" },
  { TRAINS PERIOD "kind=leave; start=2025-07-01; end=2026-06-30" ANOTHER "unit=4; start=2026-07-01; end=2027-06-30",
    "without-mentor returns" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2027-06-30|absence: id=700; person=100; start=2026-06-01; "
    "end=2026-06-30; effect=deducted", "without-mentor leaves returns" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2027-06-30|absence: id=700; person=100; start=2026-06-01; "
    "end=2026-06-20; effect=deducted", "without-mentor" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2027-06-30|leave: id=450; employment=400; start=2026-01-01; "
    "end=2026-06-30", "without-mentor returns" },
  { TRAINS PERIOD "unit=4; start=2025-01-01; end=2027-06-30|leave: id=450; employment=400; start=2026-01-01; "
    "end=2026-06-30; rotation=yes", "without-mentor" },
  { TRAINS PERIOD "unit=7; start=2026-01-01; end=2027-06-30|leave: id=450; employment=400; start=2026-01-01; "
    "end=2026-06-30", "without-mentor" },
};

static void
test_conditions (void)
{
  static const struct { LisPathwayCondition condition; const char *name; } names[] = {
    { LIS_CONDITION_WITHOUT_MENTOR, "without-mentor" }, { LIS_CONDITION_WITHOUT_PLACE, "without-place" },
    { LIS_CONDITION_LAST_ENDS, "last-ends" }, { LIS_CONDITION_STARTS, "starts" },
    { LIS_CONDITION_LEAVES, "leaves" }, { LIS_CONDITION_RETURNS, "returns" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (condition_cases); i++)
    {
      LisPathwayFilter filter = { .today = get_today () };
      g_autoptr (LisPathways) pathways = lis_pathways_new (make_plan (condition_cases[i].lines), &filter);
      g_autoptr (GString) met = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          filter.condition = names[j].condition;
          lis_pathways_refilter (pathways, &filter);
          if (pathways->rows->len > 0)
            g_string_append_printf (met, "%s%s", met->len > 0 ? " " : "", names[j].name);
        }
      if (!g_str_equal (met->str, condition_cases[i].expected))
        g_error ("“%s” meets “%s” instead of “%s”", condition_cases[i].lines, met->str, condition_cases[i].expected);
    }
}

/* Three more doctors beside Kari Lege: Anne and Bo in training, Cato only with a period. */
static const char *const staff =
  "person: id=102; given_name=Anne; family_name=Ås|person: id=103; given_name=Bo; family_name=Berg|"
  "person: id=104; given_name=Cato; family_name=Dahl|"
  "training: id=200; person=100; specialty=20; start=2024-01-01; end=2029-12-31|"
  "training: id=201; person=102; specialty=21; start=2024-01-01; end=2027-12-31|"
  "training: id=202; person=103; specialty=20; start=2018-01-01; end=2023-12-31|"
  "training: id=203; person=103; specialty=21; start=2024-01-01|"
  "employment: id=401; person=102; employer=5; kind=permanent; start=2020-01-01|"
  "role: id=300; holder=101; kind=mentor; trainee=102; start=2024-01-01|"
  "capacity: id=500; unit=7; places=1; start=2020-01-01|"
  "period: id=600; person=100; unit=4; start=2026-01-01; end=2026-08-31; state=agreed|"
  "period: id=601; person=100; unit=7; start=2026-09-01; end=2026-12-31; state=agreed|"
  "period: id=602; person=102; unit=7; start=2026-06-01; end=2026-12-31; state=agreed|"
  "period: id=603; person=103; unit=8; start=2026-01-01; end=2026-12-31; state=proposed; share=60|"
  "period: id=604; person=103; unit=8; start=2026-02-01; end=2026-02-28; state=proposed; share=60|"
  "period: id=605; person=104; unit=4; start=2025-01-01; end=2025-12-31; state=agreed";

static void
assert_names (const LisPathways *pathways, const char *asked, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < pathways->rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            g_array_index (pathways->rows, LisPathwayRow, i).person->given_name);
  if (!g_str_equal (names->str, expected))
    g_error ("“%s” gives “%s” instead of “%s”", asked, names->str, expected);
}

static void
test_texts_ask (void)
{
  static const struct
  {
    const char *filter;
    const char *expected;
  } cases[] = {
    { "", "Bo, Cato, Kari, Anne" },
    { "sort=-name", "Anne, Kari, Cato, Bo" },
    { "sort=next-period", "Anne, Kari, Bo, Cato" },
    { "sort=-next-period", "Kari, Anne, Bo, Cato" },
    { "sort=completion", "Anne, Kari, Bo, Cato" },
    { "sort=-completion", "Kari, Anne, Bo, Cato" },
    { "sort=employer", "Kari, Anne, Bo, Cato" },
    { "sort=-employer", "Anne, Kari, Bo, Cato" },
    { "sort=specialty", "Kari, Bo, Anne, Cato" },
    { "sort=finding", "Bo, Kari, Anne, Cato" },
    { "sort=-finding", "Anne, Bo, Kari, Cato" },
    { "employer=un-0000000000002", "Kari" },
    { "employer=none", "Bo, Cato" },
    { "mentor=pn-0000000000035", "Anne" },
    { "mentor=none", "Bo, Cato, Kari" },
    { "current=yes", "Bo, Kari, Anne" },
    { "specialty=sp-000000000000M", "Bo, Kari" },
    { "specialty=sp-000000000000M;current=yes", "Kari" },
    { "condition=without-mentor", "Bo, Kari" },
    { "condition=without-mentor;search=berg", "Bo" },
    { "condition=over-capacity", "Kari, Anne" },
    { "condition=finding", "Bo, Kari, Anne" },
    { "condition=finding;findings=without-mentor", "Bo, Kari" },
    { "condition=finding;findings=over-capacity,without-mentor", "Bo, Kari, Anne" },
    { "condition=finding;findings=gap", "" },
    { "findings=gap", "Bo, Cato, Kari, Anne" },
    { "search=fjordby", "Cato, Kari" },
    { "search=rontgen%20berg", "" },
    { "search=r%C3%B8ntgen%20berg", "Bo" },
    { "search=STO-RAD", "Bo, Anne" },
    { "search=storby%20ortopedisk", "Bo, Kari, Anne" },
    { "search=AAS", "Anne" },
    { "search=radiologi%20storby%20hf", "Anne" },
    { "sort=-name;unit=un-0000000000008", "Bo" },
  };
  LisPathwayFilter first = { .today = get_today () };
  g_autoptr (LisPathways) pathways = lis_pathways_new (make_plan (staff), &first);

  lis_pathways_find_findings (pathways, first.today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (cases[i].filter);
      g_autofree char *text = lis_pathway_filter_to_text (&filter);

      filter.today = first.today;
      lis_pathways_refilter (pathways, &filter);
      assert_names (pathways, cases[i].filter, cases[i].expected);
      g_assert_cmpstr (text, ==, cases[i].filter);
    }
}

/* Findings that arrive later are asked for again. */
static void
test_findings_later (void)
{
  LisPathwayFilter filter = { .today = get_today (), .condition = LIS_CONDITION_FINDING, .search = "anne" };
  g_autoptr (LisPathways) pathways = lis_pathways_new (make_plan (staff), &filter);

  g_assert_cmpuint (pathways->rows->len, ==, 0);
  lis_pathways_find_findings (pathways, filter.today);
  assert_names (pathways, "anne", "Anne");
  g_assert_cmpuint (g_array_index (pathways->rows, LisPathwayRow, 0).n_marks, >, 0);
}

static void
test_round_trip (void)
{
  LisPathwayFilter filter = {
    .group_by = LIS_GROUP_MENTOR, .sort = LIS_SORT_FINDING, .descending = TRUE, .specialty = 20, .unit = 4,
    .employer = LIS_PATHWAY_WITHOUT, .mentor = 101, .person = 100, .search = "æ;= ø%", .only_current = TRUE,
    .condition = LIS_CONDITION_FINDING, .findings = 1u << LIS_FINDING_GAP | 1u << LIS_FINDING_WITHOUT_MENTOR,
    .severities = 1u << LIS_SEVERITY_SERIOUS,
  };
  g_autofree char *text = lis_pathway_filter_to_text (&filter);
  g_auto (LisPathwayFilter) read = lis_pathway_filter_from_text (text);
  g_auto (LisPathwayFilter) copy = lis_pathway_filter_copy (&filter);
  g_autoptr (LisPlanData) data = make_plan (staff);
  g_auto (GStrv) words = lis_pathway_filter_describe (&filter, data);
  g_autofree char *said = g_strjoinv (" | ", words);

  g_assert_null (strchr (text, '\n'));
  g_assert_true (lis_pathway_filter_equal (&filter, &read));
  g_assert_true (lis_pathway_filter_equal (&filter, &copy));
  g_assert_true (copy.search != filter.search);
  g_assert_true (lis_pathway_filter_is_narrow (&filter));
  g_assert_false (lis_pathway_filter_is_narrow (&(LisPathwayFilter){ .group_by = LIS_GROUP_PLACE, .search = " " }));
  g_assert_cmpstr (said, ==,
                   "Ortopedisk kirurgi | Ortopedisk avdeling, Fjordby sykehus | Without employer on this day | "
                   "Mentor: Mette Mentor | Kari Lege | In training today | Gaps between periods | "
                   "Doctors without mentor | Serious findings | “æ;= ø%”");
}

static void
test_garbage (void)
{
  static const char *const garbage[] = {
    NULL, "", ";;;", "=", "group", "group=", "group=colour;sort=;sort=-", "unit=pe-0000000000001;person=none;x=y",
    "condition=rich;findings=;severities=,,none", "search=%zz", "search=%00", "search=%ff%fe", "search=%20",
    "specialty=none", "\xff\xfe=\xff;mentor=\xff", "current=maybe",
  };
  LisPathwayFilter nothing = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (garbage[i]);

      filter.descending = FALSE;
      g_assert_true (lis_pathway_filter_equal (&filter, &nothing));
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < LIS_N_CONDITIONS; i++)
    g_assert_cmpstr (lis_pathway_condition_get_label (i), !=, "");
  for (guint i = 0; i < LIS_N_SORTS; i++)
    g_assert_cmpstr (lis_pathway_sort_get_label (i), !=, "");
  for (guint i = 0; i < LIS_N_GROUPINGS; i++)
    g_assert_cmpstr (lis_group_by_get_label (i), !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/conditions", test_conditions);
  g_test_add_func ("/filter/texts-ask", test_texts_ask);
  g_test_add_func ("/filter/findings-later", test_findings_later);
  g_test_add_func ("/filter/round-trip", test_round_trip);
  g_test_add_func ("/filter/garbage", test_garbage);
  g_test_add_func ("/filter/words", test_words);
  return g_test_run ();
}
