/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-question.h"
#include "lis-test-plan.h"
#include "lis-test.h"

/* Two trusts and doctors made up for what each report asks; today is 15 March 2026. */
static const char *const region[] = {
  "setting: id=1; key=title; value=Helse Eksempel",
  "unit: id=1; level=region; name=Helse Eksempel RHF",
  "unit: id=2; level=trust; name=Fjordby sykehus HF; code=FJO-HF; parent=1",
  "unit: id=3; level=hospital; name=Fjordby sykehus; code=FJO; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; code=FJO-ORT; parent=3",
  "unit: id=5; level=trust; name=Storby universitetssykehus HF; parent=1",
  "unit: id=6; level=hospital; name=Storby universitetssykehus; code=STO; parent=5",
  "unit: id=7; level=department; name=Ortopedisk avdeling; code=STO-ORT; parent=6",
  "unit: id=8; level=section; name=Håndkirurgisk seksjon; parent=7",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "person: id=101; given_name=Arne; family_name=Ankomst",
  "person: id=102; given_name=Berit; family_name=Borte",
  "person: id=103; given_name=Cato; family_name=Ceder",
  "person: id=104; given_name=Dina; family_name=Delt",
  "person: id=105; given_name=Ellen; family_name=Engasjert",
  "training: id=201; person=101; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=20; start=2024-01-01; end=2028-12-31",
  "training: id=203; person=103; specialty=20; start=2021-07-01; end=2026-12-31",
  "training: id=204; person=104; specialty=20; start=2026-08-01; end=2031-07-31",
  "post: id=301; unit=4; specialty=20; number=FJO-1; kind=permanent",
  "post: id=302; unit=7; specialty=20; number=STO-1; kind=permanent",
  "post: id=303; unit=7; specialty=20; number=STO-2; kind=permanent",
  "employment: id=401; person=101; employer=2; post=301; kind=permanent; start=2025-01-01",
  "employment: id=402; person=102; employer=5; post=302; kind=permanent; start=2024-01-01",
  "employment: id=403; person=103; employer=5; kind=permanent; start=2021-07-01; end=2026-12-31",
  "employment: id=404; person=104; employer=5; post=303; kind=permanent; start=2026-08-01",
  "employment: id=405; person=105; employer=5; post=302; kind=substitute; substitute_for=402; start=2026-02-01; "
  "end=2026-05-31",
  "leave: id=451; employment=402; start=2026-02-01; end=2026-09-14; share=100",
  "leave: id=452; employment=401; start=2026-07-01; end=2026-12-31; share=100; rotation=yes",
  "capacity: id=501; unit=7; places=3; start=2024-01-01; end=2026-10-31",
  "capacity: id=502; unit=7; places=2; start=2026-11-01",
  /* Comes on rotation in the autumn of 2026. */
  "period: id=601; person=101; unit=4; start=2025-01-01; end=2026-06-30; state=agreed",
  "period: id=602; person=101; unit=8; start=2026-07-01; end=2026-12-31; state=agreed",
  "period: id=603; person=101; wished_unit=7; months=6; window_start=2027-01-01; window_end=2027-12-31; state=draft",
  /* Comes back from leave on 15 September. */
  "period: id=611; person=102; unit=7; start=2024-01-01; end=2026-01-31; state=agreed",
  "period: id=612; person=102; kind=leave; start=2026-02-01; end=2026-09-14; state=agreed",
  "period: id=613; person=102; unit=7; start=2026-09-15; end=2027-06-30; state=agreed; share=80",
  "absence: id=701; person=102; start=2026-12-01; end=2026-12-31; share=100; effect=deducted",
  /* Completes the training at the end of the year. */
  "period: id=621; person=103; unit=7; start=2021-07-01; end=2026-12-31; state=agreed",
  /* Begins in August, half at each place; the second half is only proposed. */
  "period: id=631; person=104; unit=7; start=2026-08-01; end=2026-10-31; share=50; state=agreed",
  "period: id=632; person=104; unit=4; start=2026-08-01; end=2026-10-31; share=50; state=proposed",
  "period: id=633; person=104; unit=7; start=2026-11-01; end=2027-01-31; state=proposed",
  NULL,
};

static LisDate
get_today (void)
{
  return lis_date_new (2026, 3, 15);
}

static LisReport *
ask (const char *const *lines, LisReportQuestion question, LisReportOptions options)
{
  LisPathwayFilter filter = { .today = get_today (), .specialty = options.specialty,
                              .group_by = lis_report_question_get_grouping (question) };
  g_autoptr (LisPathways) pathways = lis_pathways_new (lis_test_plan_new (lines), &filter);

  options.today = get_today ();
  options.half_year_start = options.half_year_start != 0 ? options.half_year_start : 1;
  /* The answer outlives the pathways: the sanitizer sees when it does not. */
  return lis_report_ask (pathways, question, &options);
}

static void
test_golden (void)
{
  static const struct { LisReportQuestion question; LisId unit; const char *golden; } cases[] = {
    { LIS_REPORT_QUESTION_IN_OUT, 7, "query/report-in-out.golden" },
    { LIS_REPORT_QUESTION_HALF_YEAR_GRID, 0, "query/report-half-year-grid.golden" },
    { LIS_REPORT_QUESTION_RECEIVING, 0, "query/report-receiving.golden" },
    { LIS_REPORT_QUESTION_VACANCIES, 0, "query/report-vacancies.golden" },
    { LIS_REPORT_QUESTION_PATHWAYS, 0, "query/report-pathways.golden" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisReport) report = ask (region, cases[i].question, (LisReportOptions){ .unit = cases[i].unit });
      g_autofree char *text = lis_report_dump (report);

      lis_test_assert_golden (cases[i].golden, text);
    }
}

/* A section that has nothing to show says so, and is left out otherwise: of an empty plan, too. */
static void
test_nothing (void)
{
  static const char *const lines[] = { NULL };

  for (guint question = 0; question < LIS_N_REPORT_QUESTIONS; question++)
    {
      g_autoptr (LisReport) report = ask (lines, question, (LisReportOptions){ .since = LIS_DATE_NONE });

      for (guint i = 0; i < report->sections->len; i++)
        {
          const LisReportSection *section = g_ptr_array_index (report->sections, i);

          if (section->n_rows == 0 && lis_report_section_is_in (section, 0))
            g_assert_nonnull (section->nothing);
        }
    }
}

static void
test_half_years (void)
{
  static const struct { const char *day; int start; const char *first; } cases[] = {
    { "2026-03-15", 1, "2026-01-01" }, { "2026-06-30", 1, "2026-01-01" }, { "2026-07-01", 1, "2026-07-01" },
    { "2026-01-31", 2, "2025-08-01" }, { "2026-02-01", 2, "2026-02-01" }, { "2026-07-31", 2, "2026-02-01" },
    { "2026-02-28", 3, "2025-09-01" }, { "2026-08-31", 3, "2026-03-01" }, { "2026-12-31", 3, "2026-09-01" },
  };
  static const struct { const char *text; int start; const char *first; } texts[] = {
    { "2026-1", 1, "2026-01-01" }, { "2026-2", 1, "2026-07-01" }, { "2026-1", 2, "2026-02-01" },
    { "2026-2", 3, "2026-09-01" }, { "2026-3", 1, NULL },         { "2026", 1, NULL },
    { "26-1", 1, NULL },           { "2026-1x", 1, NULL },        { "", 1, NULL },
    { "9999-1", 1, NULL },
  };
  char iso[LIS_DATE_ISO_SIZE];
  LisDateRange range;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      range = lis_half_year_get (lis_date_from_iso (cases[i].day), cases[i].start);
      g_assert_cmpstr (lis_date_to_iso (range.start, iso), ==, cases[i].first);
      g_assert_cmpint (range.end, ==, lis_date_add_months (range.start, 6));
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean understood = lis_half_year_parse (texts[i].text, texts[i].start, &range);

      g_assert_cmpint (understood, ==, texts[i].first != NULL);
      if (understood)
        g_assert_cmpstr (lis_date_to_iso (range.start, iso), ==, texts[i].first);
    }
}

/* The rows of a group as "cell | cell", joined by "; ". */
static char *
join_group (const LisReport *report, guint section_index, const char *title, guint first_column, guint n_columns)
{
  const LisReportSection *section = g_ptr_array_index (report->sections, section_index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < section->groups->len; i++)
    {
      const LisReportGroup *group = &g_array_index (section->groups, LisReportGroup, i);

      if (title != NULL && g_strcmp0 (group->title, title) != 0)
        continue;
      for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
        for (guint column = first_column; column < first_column + n_columns; column++)
          {
            g_autofree char *cell = lis_report_format_cell (
                &g_array_index (section->columns, LisReportColumn, column), lis_report_get_cell (section, row, column));

            g_string_append_printf (text, "%s%s", column > first_column ? " | " : text->len > 0 ? "; " : "", cell);
          }
    }
  return g_string_free (text, FALSE);
}

/* One doctor at the department 7 in the second half of 2026: what is told of the days and the place. */
static void
test_moves (void)
{
  static const struct { const char *periods[4]; const char *arrives, *leaves, *back, *on_leave; } cases[] = {
    /* There all the time. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2027-06-30; state=agreed" }, "", "", "", "" },
    /* From another department to another. */
    { { "period: id=1; person=101; unit=4; start=2026-01-01; end=2026-07-31; state=agreed",
        "period: id=2; person=101; unit=7; start=2026-08-01; end=2026-11-30; state=agreed",
        "period: id=3; person=101; unit=4; start=2026-12-01; end=2027-06-30; state=draft" },
      "01.08.2026 | Arne A | Ortopedisk avdeling, Fjordby",
      "30.11.2026 | Arne A | Ortopedisk avdeling, Fjordby (draft)", "", "" },
    /* Two periods on end are one stay, a section is its department. */
    { { "period: id=1; person=101; unit=7; start=2026-07-01; end=2026-09-30; state=agreed",
        "period: id=2; person=101; unit=8; start=2026-10-01; end=2026-12-31; state=agreed" },
      "01.07.2026 | Arne A | ", "31.12.2026 | Arne A | Nothing planned", "", "" },
    /* A day between them is not. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2026-09-30; state=agreed",
        "period: id=2; person=101; unit=7; start=2026-10-02; end=2027-12-31; state=agreed" },
      "02.10.2026 | Arne A | ", "30.09.2026 | Arne A | Nothing planned", "", "" },
    /* Proposed to stay on: leaves unless it is agreed, but does not arrive. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2026-09-30; state=agreed",
        "period: id=2; person=101; unit=7; start=2026-10-01; end=2027-12-31; state=proposed" },
      "", "30.09.2026 | Arne A | Stays on if what is proposed is agreed", "", "" },
    /* A draft that ends where the agreed period begins is no leaving. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2026-09-30; state=draft",
        "period: id=2; person=101; unit=7; start=2026-10-01; end=2027-12-31; state=agreed" }, "", "", "", "" },
    /* On leave and back, as a period of its own. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2026-07-31; state=agreed",
        "period: id=2; person=101; kind=leave; start=2026-08-01; end=2026-10-31; state=agreed",
        "period: id=3; person=101; unit=7; start=2026-11-01; end=2027-12-31; state=agreed" },
      "", "", "01.11.2026 | Arne A | On leave since 01.08.2026", "01.08.2026 | Arne A | Leave until 31.10.2026" },
    /* The same as absence over a period that runs on. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2027-12-31; state=agreed",
        "absence: id=2; person=101; start=2026-08-01; end=2026-10-31; share=100; effect=deducted" },
      "", "", "01.11.2026 | Arne A | On leave since 01.08.2026", "01.08.2026 | Arne A | Leave until 31.10.2026" },
    /* Courses, holidays, part of the day and two weeks are no leave. */
    { { "period: id=1; person=101; unit=7; start=2026-01-01; end=2027-12-31; state=agreed",
        "absence: id=2; person=101; start=2026-08-01; end=2026-10-31; share=100; effect=counts",
        "absence: id=3; person=101; start=2026-08-01; end=2026-10-31; share=50; effect=deducted",
        "absence: id=4; person=101; start=2026-11-01; end=2026-11-14; share=100; effect=deducted" }, "", "", "", "" },
  };
  static const char *const places[] = {
    "unit: id=3; level=hospital; name=Fjordby",
    "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
    "unit: id=6; level=hospital; name=Storby",
    "unit: id=7; level=department; name=Ortopedisk avdeling; parent=6",
    "unit: id=8; level=section; name=Håndkirurgisk seksjon; parent=7",
    "person: id=101; given_name=Arne; family_name=A",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const wanted[] = { cases[i].arrives, cases[i].leaves, cases[i].back, cases[i].on_leave };
      static const char *const titles[] = { "Arrives", "Leaves", "Back from leave", "Goes on leave" };
      const char *lines[G_N_ELEMENTS (places) + 5] = { NULL };
      g_autoptr (LisReport) report = NULL;
      LisReportOptions options = { .unit = 7 };

      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        lines[j] = places[j];
      for (guint j = 0; j < 4; j++)
        lines[G_N_ELEMENTS (places) + j] = cases[i].periods[j];
      lis_half_year_parse ("2026-2", 1, &options.half_year);
      report = ask (lines, LIS_REPORT_QUESTION_IN_OUT, options);
      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        {
          g_autofree char *days = join_group (report, 1, titles[j], 0, 2);
          g_autofree char *others = join_group (report, 1, titles[j], 3, 1);
          g_autofree char *text = days[0] != '\0' ? g_strdup_printf ("%s | %s", days, others) : g_strdup ("");

          g_test_message ("case %u, %s", i, titles[j]);
          g_assert_cmpstr (text, ==, wanted[j]);
        }
    }
}

/* What was known before and what is now: dates, place and state moved, one new, one gone. */
static void
test_changes (void)
{
  static const char *const then_lines[] = {
    "period: id=602; person=101; unit=8; start=2026-07-01; end=2026-10-31; state=proposed",
    "period: id=699; person=101; unit=7; start=2027-01-01; end=2027-06-30; state=draft",
    "period: id=601; person=101; unit=4; start=2025-01-01; end=2026-12-31; state=agreed",
    NULL,
  };
  g_autoptr (LisPlanData) then = lis_test_plan_new (then_lines);
  LisReportOptions options = { .since = lis_date_new (2026, 2, 1), .periods_then = then->sets[LIS_ENTITY_PERIOD] };
  g_autoptr (LisReport) report = ask (region, LIS_REPORT_QUESTION_RECEIVING, options);
  g_autofree char *text = join_group (report, 0, NULL, 0, 5);

  /* The home department's own periods are no rotations and none of the list's business. */
  g_assert_cmpstr (text, ==,
                   "Dina Delt | ORT | New |  | Ortopedisk avdeling, Fjordby sykehus, 1 Aug 2026 to 31 Oct 2026, "
                   "50\302\240%, proposed; "
                   "Arne Ankomst | ORT | Changed | Håndkirurgisk seksjon, Storby universitetssykehus, 1 Jul 2026 to "
                   "31 Oct 2026, 100\302\240%, proposed | Håndkirurgisk seksjon, Storby universitetssykehus, 1 Jul "
                   "2026 to 31 Dec 2026, 100\302\240%, agreed; "
                   "Arne Ankomst | ORT | No longer comes | Ortopedisk avdeling, Storby universitetssykehus, 1 Jan 2027 "
                   "to 30 Jun 2027, 100\302\240%, draft | ");
}

/* A receiving hospital is never told of absence. */
static void
test_no_absence (void)
{
  g_autoptr (LisReport) report = ask (region, LIS_REPORT_QUESTION_RECEIVING, (LisReportOptions){ 0 });
  g_autofree char *text = lis_report_dump (report);

  g_assert_null (strstr (text, "leave"));
  g_assert_null (strstr (text, "Leave"));
  g_assert_null (strstr (text, "2026-12-01"));
}

static void
test_empty (void)
{
  static const char *const nothing[] = { "unit: id=7; level=department; name=Avdeling", NULL };

  for (guint i = 0; i < LIS_N_REPORT_QUESTIONS; i++)
    for (LisId unit = 0; unit <= 7; unit += 7)
      {
        g_autoptr (LisReport) report = ask (nothing, i, (LisReportOptions){ .unit = unit });

        g_assert_cmpuint (report->parts->len, ==, 1);
        g_assert_cmpuint (report->sections->len, >, 0);
      }
}

static void
test_names (void)
{
  for (guint i = 0; i < LIS_N_REPORT_QUESTIONS; i++)
    {
      LisReportQuestion found;

      g_assert_true (lis_report_question_find (lis_report_question_get_name (i), &found));
      g_assert_cmpuint (found, ==, i);
    }
  g_assert_false (lis_report_question_find ("nothing", &(LisReportQuestion){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/golden", test_golden);
  g_test_add_func ("/report/nothing", test_nothing);
  g_test_add_func ("/report/half-years", test_half_years);
  g_test_add_func ("/report/moves", test_moves);
  g_test_add_func ("/report/changes", test_changes);
  g_test_add_func ("/report/no-absence", test_no_absence);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/names", test_names);
  return g_test_run ();
}
