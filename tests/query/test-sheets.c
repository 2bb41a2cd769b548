/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-person-sheet.h"
#include "lis-test-plan.h"
#include "lis-unit-sheet.h"

/* Today is 1 May 2026. */
static const char *const region[] = {
  "unit: id=2; level=trust; name=Fjordby sykehus HF",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=5; level=trust; name=Storby universitetssykehus HF",
  "unit: id=6; level=hospital; name=Storby universitetssykehus; parent=5",
  "unit: id=7; level=department; name=Ortopedisk avdeling; parent=6",
  "unit: id=8; level=section; name=Håndkirurgi; parent=7",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "person: id=101; given_name=Anne; family_name=Ås; local_id=T1",
  "person: id=102; given_name=Bo; family_name=Berg",
  "person: id=103; given_name=Cato; family_name=Dahl",
  "person: id=104; given_name=Mette; family_name=Mentor",
  "training: id=201; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=20; start=2018-01-01; end=2023-12-31; outcome=completed",
  "post: id=301; unit=7; number=100; start=2020-01-01",
  "post: id=302; unit=8; number=99; specialty=20; share=50; start=2020-01-01; end=2026-08-31",
  "post: id=303; unit=4; number=7; start=2020-01-01",
  "employment: id=401; person=102; employer=5; post=301; kind=permanent; start=2020-01-01",
  "employment: id=402; person=103; employer=5; post=301; kind=substitute; start=2026-03-01; end=2026-05-31; "
    "substitute_for=401",
  "employment: id=403; person=101; employer=2; post=303; kind=permanent; start=2024-01-01",
  "employment: id=404; person=101; employer=5; kind=rotation; start=2026-01-01; end=2026-06-30",
  "leave: id=451; employment=401; start=2026-02-01; end=2026-06-30",
  "leave: id=452; employment=403; start=2026-01-01; end=2026-06-30; rotation=yes",
  "leave: id=453; employment=403; start=2025-01-01; end=2025-01-31; share=50",
  "role: id=501; holder=104; kind=mentor; trainee=101; start=2024-01-01",
  "role: id=502; holder=102; kind=mentor; trainee=101; start=2023-01-01; end=2023-12-31",
  "role: id=503; holder=104; kind=training-lead; unit=7; specialty=20; share=20; start=2025-01-01",
  "capacity: id=551; unit=7; places=1; start=2024-01-01; end=2026-12-31",
  "capacity: id=552; unit=7; places=1; specialty=20; start=2027-01-01",
  "capacity: id=553; unit=7; places=9; start=2020-01-01; end=2023-12-31",
  "period: id=601; person=101; unit=4; start=2025-01-01; end=2025-12-31; state=agreed",
  "period: id=602; person=101; unit=7; start=2026-01-01; end=2026-06-30; state=agreed",
  "period: id=603; person=103; unit=8; start=2026-04-01; end=2026-09-30; state=agreed; share=50",
  "period: id=604; person=102; unit=7; start=2027-02-01; end=2027-06-30; state=proposed",
  "period: id=605; person=101; wished_unit=7; months=6; state=draft",
  "period: id=606; person=102; unit=7; start=2027-05-01; end=2027-12-31; state=agreed",
  "absence: id=701; person=101; start=2026-03-01; end=2026-03-14; effect=deducted",
  NULL,
};

static LisDate
get_today (void)
{
  return lis_date_from_iso ("2026-05-01");
}

static LisPathways *
make_pathways (void)
{
  LisPathwayFilter filter = { .today = get_today () };

  return lis_pathways_new (lis_test_plan_new (region), &filter);
}

static const char *
say (const char *text)
{
  return text != NULL ? text : "-";
}

static void
test_stays (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisUnitSheet) sheet = lis_unit_sheet_new (pathways, 7, get_today ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->stays->len; i++)
    {
      const LisUnitStay *stay = &g_array_index (sheet->stays, LisUnitStay, i);

      g_string_append_printf (text, "%s | %s | %s | %s | %s | %s | %s%s%s\n", stay->name, say (stay->place),
                              say (stay->specialty), say (stay->home), stay->days, stay->share_text, stay->state,
                              stay->here ? " here" : "", stay->rotation ? " rotation" : "");
    }
  g_assert_cmpstr (text->str, ==,
                   "Anne Ås | - | Ortopedisk kirurgi | Fjordby sykehus HF | 1 Jan 2026 to 30 Jun 2026 | 100 % | "
                   "agreed here rotation\n"
                   "Cato Dahl | Håndkirurgi, Storby universitetssykehus | - | Storby universitetssykehus HF | "
                   "1 Apr 2026 to 30 Sep 2026 | 50 % | agreed here\n"
                   "Bo Berg | - | Ortopedisk kirurgi | Storby universitetssykehus HF | "
                   "1 Feb 2027 to 30 Jun 2027 | 100 % | proposed\n");
  g_assert_cmpuint (sheet->n_here, ==, 2);
  g_assert_cmpstr (sheet->name, ==, "Ortopedisk avdeling, Storby universitetssykehus");
  g_assert_cmpstr (sheet->level, ==, "department");
  g_assert_cmpstr (sheet->employer, ==, "Storby universitetssykehus HF");
}

static void
test_posts (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisUnitSheet) sheet = lis_unit_sheet_new (pathways, 7, get_today ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->posts->len; i++)
    {
      const LisUnitPost *post = &g_array_index (sheet->posts, LisUnitPost, i);

      g_string_append_printf (text, "%s %s %s %s %s%s\n", post->number, post->kind, post->share_text,
                              say (post->specialty), say (post->place), post->vacant ? " vacant" : "");
      for (guint j = post->first_holding; j < post->first_holding + post->n_holdings; j++)
        {
          const LisUnitHolding *holding = &g_array_index (sheet->holdings, LisUnitHolding, j);

          g_string_append_printf (text, "  %s %s for %s, %s, %s%s\n", holding->what, say (holding->name),
                                  say (holding->replaced), holding->days, holding->share_text,
                                  holding->now ? " now" : "");
        }
    }
  g_assert_cmpstr (text->str, ==,
                   "99 permanent 50 % Ortopedisk kirurgi Håndkirurgi, Storby universitetssykehus vacant\n"
                   "  Vacant - for -, 1 Jan 2020 to 31 Aug 2026, 50 % now\n"
                   "100 permanent 100 % - -\n"
                   "  Substitute Cato Dahl for Bo Berg, 1 Mar 2026 to 31 May 2026, 100 % now\n"
                   "  Holder on leave, nobody in it Bo Berg for -, 1 Jun 2026 to 30 Jun 2026, 100 %\n"
                   "  Holder Bo Berg for -, from 1 Jul 2026, 100 %\n");
  g_assert_cmpuint (sheet->n_vacant, ==, 1);
}

static void
test_places (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisUnitSheet) sheet = lis_unit_sheet_new (pathways, 7, get_today ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->capacities->len; i++)
    {
      const LisUnitCapacity *capacity = &g_array_index (sheet->capacities, LisUnitCapacity, i);

      g_string_append_printf (text, "%u %s %s\n", capacity->places, say (capacity->specialty), capacity->days);
    }
  g_assert_cmpuint (sheet->months->len, ==, LIS_UNIT_SHEET_MONTHS);
  for (guint i = 0; i < sheet->months->len; i++)
    {
      const LisUnitMonth *month = &g_array_index (sheet->months, LisUnitMonth, i);

      g_string_append_printf (text, "%d%s ", lis_date_get_month (month->month), month->over ? "!" : "");
      g_string_append_printf (text, "%s, ", month->text);
    }
  g_assert_cmpstr (text->str, ==,
                   "1 - 1 Jan 2024 to 31 Dec 2026\n1 Ortopedisk kirurgi from 1 Jan 2027\n"
                   "5! 1.5 of 1 place, 6! 1.5 of 1 place, 7 0.5 of 1 place, 8 0.5 of 1 place, 9 0.5 of 1 place, "
                   "10 0 of 1 place, 11 0 of 1 place, 12 0 of 1 place, 1 0 of 1 place, 2 0 of 1 place, "
                   "3 0 of 1 place, 4 0 of 1 place, ");
  g_assert_cmpint (g_array_index (sheet->months, LisUnitMonth, 9).proposed, ==, 10000);
}

static void
test_pathway (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisPersonSheet) sheet = lis_person_sheet_new (pathways, 101);
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const tenses[] = { "past", "now", "later" };

  for (guint i = 0; i < sheet->trainings->len; i++)
    {
      const LisPersonTraining *training = &g_array_index (sheet->trainings, LisPersonTraining, i);

      g_string_append_printf (text, "%s | %s | %s | %s\n", training->specialty, say (training->outcome),
                              training->days, tenses[training->tense]);
    }
  for (guint i = 0; i < sheet->periods->len; i++)
    {
      const LisPersonPeriod *period = &g_array_index (sheet->periods, LisPersonPeriod, i);

      g_string_append_printf (text, "%s | %s | %s | %s | %s%s | %u/%u | %s\n", period->place, period->kind,
                              period->days, period->share, period->state, period->rotation ? " rotation" : "",
                              period->ordinal, period->total, tenses[period->tense]);
    }
  g_assert_cmpstr (text->str, ==,
                   "Ortopedisk kirurgi | - | 1 Jan 2024 to 31 Dec 2029 | now\n"
                   "Ortopedisk avdeling, Fjordby sykehus | service | 1 Jan 2025 to 31 Dec 2025 | 100 % | agreed | "
                   "1/2 | past\n"
                   "Ortopedisk avdeling, Storby universitetssykehus | service | 1 Jan 2026 to 30 Jun 2026 | 100 % | "
                   "agreed rotation | 2/2 | now\n"
                   "Without a place, wanted at Ortopedisk avdeling, Storby universitetssykehus | service | "
                   "without dates | 100 % | draft | 0/0 | later\n");
  g_assert_cmpstr (sheet->place, ==, "Ortopedisk avdeling, Storby universitetssykehus");
  g_assert_cmpstr (sheet->mentors, ==, "Mette Mentor");
  g_assert_true (sheet->in_training);
  g_assert_cmpuint (sheet->absences->len, ==, 1);
  g_assert_cmpstr (g_array_index (sheet->absences, LisPersonAbsence, 0).days, ==, "1 Mar 2026 to 14 Mar 2026");
}

static void
test_employments (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisPersonSheet) sheet = lis_person_sheet_new (pathways, 101);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->employments->len; i++)
    {
      const LisPersonEmployment *employment = &g_array_index (sheet->employments, LisPersonEmployment, i);

      g_string_append_printf (text, "%s | %s | %s | %s | %s%s\n", employment->employer, say (employment->post_text),
                              employment->kind, employment->share, employment->days,
                              employment->home ? " home" : "");
      for (guint j = employment->first_leave; j < employment->first_leave + employment->n_leaves; j++)
        {
          const LisPersonLeave *leave = &g_array_index (sheet->leaves, LisPersonLeave, j);

          g_string_append_printf (text, "  %s, %s, %s\n", leave->what, leave->share, leave->days);
        }
    }
  g_assert_cmpstr (text->str, ==,
                   "Fjordby sykehus HF | 7, Ortopedisk avdeling, Fjordby sykehus | permanent | 100 % | "
                   "from 1 Jan 2024 home\n"
                   "  Leave, 50 %, 1 Jan 2025 to 31 Jan 2025\n"
                   "  Leave to serve elsewhere, 100 %, 1 Jan 2026 to 30 Jun 2026\n"
                   "Storby universitetssykehus HF | - | rotation post | 100 % | 1 Jan 2026 to 30 Jun 2026\n");
}

static char *
list_roles (LisPathways *pathways, LisId person)
{
  g_autoptr (LisPersonSheet) sheet = lis_person_sheet_new (pathways, person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->roles->len; i++)
    {
      const LisPersonRole *role = &g_array_index (sheet->roles, LisPersonRole, i);

      g_string_append_printf (text, "%s%s | %s | %s | %s | %s\n", role->as_trainee ? "for " : "", role->kind,
                              say (role->other_name), say (role->scope), say (role->share), role->days);
    }
  return g_string_free (text, FALSE);
}

static void
test_roles (void)
{
  static const struct
  {
    LisId       person;
    const char *expected;
  } cases[] = {
    { 101, "for mentor | Bo Berg | - | - | 1 Jan 2023 to 31 Dec 2023\nfor mentor | Mette Mentor | - | - | "
           "from 1 Jan 2024\n" },
    { 102, "mentor | Anne Ås | - | - | 1 Jan 2023 to 31 Dec 2023\n" },
    { 103, "" },
    { 104, "mentor | Anne Ås | - | - | from 1 Jan 2024\ntraining lead (UAO) | - | Ortopedisk avdeling, "
           "Storby universitetssykehus · Ortopedisk kirurgi | 20 % | from 1 Jan 2025\n" },
  };
  g_autoptr (LisPathways) pathways = make_pathways ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *roles = list_roles (pathways, cases[i].person);

      g_assert_cmpstr (roles, ==, cases[i].expected);
    }
}

static void
test_findings (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisPersonSheet) before = lis_person_sheet_new (pathways, 101), after = NULL;
  LisSeverity last = LIS_SEVERITY_SERIOUS;

  g_assert_false (before->counted);
  lis_pathways_find_findings (pathways, get_today ());
  after = lis_person_sheet_new (pathways, 101);
  g_assert_true (after->counted);
  g_assert_cmpuint (after->findings->len, >=, 2);
  for (guint i = 0; i < after->findings->len; i++)
    {
      const LisPersonFinding *finding = &g_array_index (after->findings, LisPersonFinding, i);

      g_assert_cmpint (finding->severity, <=, last);
      g_assert_cmpstr (finding->text, !=, "");
      last = finding->severity;
    }
  g_assert_cmpint (g_array_index (after->findings, LisPersonFinding, 0).kind, ==, LIS_FINDING_OVER_CAPACITY);
}

/* A sheet outlives the pathways it was made of, and of what is not there none is made. */
static void
test_lives (void)
{
  LisPathways *pathways = make_pathways ();
  g_autoptr (LisUnitSheet) unit = lis_unit_sheet_new (pathways, 7, get_today ());
  g_autoptr (LisPersonSheet) person = lis_person_sheet_new (pathways, 104);

  g_assert_null (lis_unit_sheet_new (pathways, 99, get_today ()));
  g_assert_null (lis_person_sheet_new (pathways, 99));
  lis_pathways_free (pathways);
  g_assert_cmpstr (g_array_index (unit->stays, LisUnitStay, 0).name, ==, "Anne Ås");
  g_assert_cmpstr (g_array_index (unit->posts, LisUnitPost, 0).specialty, ==, "Ortopedisk kirurgi");
  g_assert_cmpstr (person->name, ==, "Mette Mentor");
  g_assert_cmpuint (person->periods->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/stays", test_stays);
  g_test_add_func ("/sheets/posts", test_posts);
  g_test_add_func ("/sheets/places", test_places);
  g_test_add_func ("/sheets/pathway", test_pathway);
  g_test_add_func ("/sheets/employments", test_employments);
  g_test_add_func ("/sheets/roles", test_roles);
  g_test_add_func ("/sheets/findings", test_findings);
  g_test_add_func ("/sheets/lives", test_lives);
  return g_test_run ();
}
