/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-summary.h"
#include "lis-error.h"
#include "lis-report-question.h"
#include "lis-test-plan.h"
#include "lis-test.h"

/* A region's plan with a group of four trusts, and the plan of one of them; today is 15 March 2026. */
static const char *const region[] = {
  "unit:id=2;level=region;name=Helse Nord RHF",
  "unit:id=3;level=trust;name=Nord HF;parent=2",
  "unit:id=4;level=trust;name=Sør HF;parent=2",
  "actor:id=50;name=RHF;kind=unit;unit=2",
  "actor:id=51;name=HF;kind=group",
  "actor:id=52;name=Nord HF;kind=unit;unit=3",
  "actor:id=53;name=Sør HF;kind=unit;unit=4",
  "actor:id=54;name=Vest HF;kind=unit",
  "actor:id=55;name=Øst HF;kind=unit",
  "actor:id=56;name=RegUt;kind=body",
  "actor_member:id=60;group=51;member=52",
  "actor_member:id=61;group=51;member=53",
  "actor_member:id=62;group=51;member=54",
  "actor_member:id=63;group=51;member=55",
  "actor_member:id=64;group=51;member=56;end=2025-12-31",
  "action_plan:id=1;name=Regional plan;owner=2;start=2025-01-01",
  "action_plan:id=5;name=Mal;template=yes",
  "action_plan:id=6;name=Plan for Sør;owner=4;parent=1",
  "area:id=10;action_plan=1;order=1;name=Ledelse",
  "area:id=11;action_plan=1;order=2;name=Læringsmiljø",
  "objective:id=15;action_plan=1;area=10;order=1;text=Bedre drift",
  "measure:id=20;action_plan=1;area=10;objective=15;order=1;number=1;title=Innlemme utdanningen;start_text=2025;"
  "due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
  "measure:id=21;action_plan=1;area=11;order=2;number=2;title=Måle kvaliteten;due_text=Kont.;recurrence=continuous;"
  "certainty=open;start=2025-01-01",
  "measure:id=22;action_plan=1;order=3;number=3;title=Uten område",
  "measure:id=23;action_plan=1;area=10;order=4;number=4;title=Ute;withdrawn=2026-02-20",
  "measure:id=24;action_plan=5;order=1;number=1;title=Fra malen",
  "measure:id=25;action_plan=6;order=1;number=1;title=Innlemme her",
  /* The second one stands first in the file. */
  "step:id=31;measure=20;order=2;number=1.2;text=Sette av tid",
  "step:id=30;measure=20;order=1;number=1.1;text=Utarbeide funksjonsbeskrivelse;due_text=Mai 2026;end=2026-04-30;"
  "certainty=period",
  "step:id=32;measure=20;order=3;number=1.3;text=Ute av planen;withdrawn=2026-02-25",
  "step:id=35;measure=25;order=1;number=1.1;text=Sette av tid i Sør;follows=31;end=2026-12-31;certainty=period",
  "responsibility:id=70;step=30;actor=50;kind=responsible",
  "responsibility:id=71;step=30;actor=51;kind=contributes",
  "responsibility:id=72;measure=20;actor=51;kind=responsible",
  "responsibility:id=73;step=31;actor=56;kind=contributes",
  "responsibility:id=74;measure=21;actor=50;kind=responsible",
  "responsibility:id=75;measure=25;actor=53;kind=responsible",
  "step_status:id=80;step=30;actor=50;date=2026-01-10;state=started;comment=I arbeid",
  "step_status:id=81;step=31;actor=52;date=2026-03-01;state=done;comment=Ferdig her;author=Kari",
  "step_status:id=82;step=31;actor=54;date=2026-02-01;state=stopped",
  "step_status:id=83;step=35;actor=53;date=2026-03-05;state=started;comment=I gang i Sør",
  "step_status:id=84;step=31;actor=53;date=2026-01-15;state=not-started",
  "step_status:id=85;step=31;actor=52;date=2026-01-15;state=not-started",
  "plan_note:id=90;action_plan=1;date=2026-01-15;kind=minutes;text=Møte i januar",
  "plan_note:id=91;action_plan=1;measure=21;date=2025-10-20;kind=note;text=Omtalt",
  "plan_note:id=92;action_plan=1;date=2026-03-10;kind=decision;text=Prioritere tiltak 1",
  "risk:id=100;action_plan=1;measure=20;text=For få folk;likelihood=high;consequence=medium",
  "risk:id=101;action_plan=1;measure=20;text=Lukket;likelihood=high;consequence=high;closed=2026-01-01",
  "risk:id=102;action_plan=1;text=Planen blir glemt;likelihood=low;consequence=medium",
  "indicator:id=110;measure=21;name=Fornøyde leger;unit=%;baseline=60;target=80;warning=65;alarm=55;direction=up",
  "measurement:id=120;indicator=110;date=2025-06-01;value=62",
  "measurement:id=121;indicator=110;date=2026-01-01;value=66.5",
  "measurement:id=122;indicator=110;date=2026-06-01;value=99",
  "measurement:id=123;indicator=110;actor=52;date=2026-01-01;value=50",
  "plan_reference:id=130;step=30;number=2;text=Se også tiltak 2;target=21",
  NULL,
};

static LisDate
get_today (void)
{
  return lis_date_new (2026, 3, 15);
}

static char *
describe_rows (const LisActions *actions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actions->rows->len; i++)
    {
      g_autofree char *row = lis_actions_describe_row (actions, lis_actions_get_row (actions, i));

      g_string_append_printf (text, "%s\n", row);
    }
  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  static const char *const filters[] = {
    "per:step", "per:actor", "per:measure", "per:step actor:HF", "per:actor actor:HF", "per:step actor:\"Sør HF\"",
    "per:step actor:HF as:contributes", "per:actor status:done,stopped", "per:actor status:påbegynt",
    "per:actor due:late", "per:step due:late", "per:measure due:silent", "per:step missing:responsible",
    "per:step missing:date", "per:measure missing:indicator", "per:step risk:high", "per:actor changed:2026-02-15",
    "per:step area:Ledelse tid", "per:step plan:\"Plan for Sør\"", "per:step area:none plan:\"Regional plan\"",
    "per:actor sort:due", "per:actor sort:status", "per:actor sort:responsible", "per:actor sort:mention",
    "per:actor ferdig her", "per:step as:contributes actor:RegUt",
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);
  g_autoptr (LisActions) actions = lis_actions_new (data, get_today (), NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LisActionFilter) filter = { 0 };
      g_autofree char *rows = NULL, *said = NULL;

      lis_action_filter_parse (data, filters[i], &filter, &error);
      g_assert_no_error (error);
      lis_actions_refilter (actions, &filter);
      g_assert_cmpuint (lis_actions_count (actions, &filter), ==, actions->rows->len);
      rows = describe_rows (actions);
      said = lis_action_filter_describe (&filter, data);
      g_string_append_printf (text, "== %s (%s)\n%s", filters[i], said != NULL ? said : "", rows);
    }
  lis_test_assert_golden ("query/action-rows.golden", text->str);
}

static void
test_roll_up (void)
{
  static const struct { guint n[5]; gint32 state; const char *words; } cases[] = {
    { { 0, 0, 0, 0, 0 }, 0, NULL },
    { { 3, 0, 0, 0, 0 }, 0, "0 of 3 done" },
    { { 2, 1, 0, 0, 0 }, LIS_STATUS_NOT_STARTED, "0 of 3 done" },
    { { 2, 1, 1, 0, 0 }, LIS_STATUS_STARTED, "0 of 4 done" },
    { { 1, 0, 0, 3, 0 }, LIS_STATUS_STARTED, "3 of 4 done" },
    { { 0, 0, 0, 4, 0 }, LIS_STATUS_DONE, "4 of 4 done" },
    { { 0, 0, 0, 3, 1 }, LIS_STATUS_DONE, "3 of 3 done, 1 stopped" },
    { { 0, 0, 0, 0, 2 }, LIS_STATUS_STOPPED, "0 of 0 done, 2 stopped" },
    { { 0, 1, 0, 0, 3 }, LIS_STATUS_NOT_STARTED, "0 of 1 done, 3 stopped" },
    { { 0, 0, 0, 1, 0 }, LIS_STATUS_DONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisActionTally tally;
      g_autofree char *words = NULL;

      for (guint j = 0; j < 5; j++)
        tally.n[j] = cases[i].n[j];
      words = lis_action_tally_format (&tally);
      g_assert_cmpint (lis_action_tally_roll_up (&tally), ==, cases[i].state);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_filter_text (void)
{
  static const struct { const char *text; const char *told; } wrong[] = {
    { "status:ferdigg", "“status:ferdigg” is not understood as a filter" },
    { "per:week", "“per:week” is not understood as a filter" },
    { "due:late,often", "“due:late,often” is not understood as a filter" },
    { "changed:32.05.2026", "“changed:32.05.2026” is not understood as a filter" },
    { "actor:Ukjent", "Actor: there is none called “Ukjent” in the plan" },
    { "plan:Ukjent", "Action plan: there is none called “Ukjent” in the plan" },
    { "area:Ukjent", "“area:Ukjent” is not understood as a filter" },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);
  g_auto (LisActionFilter) filter = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL;

  lis_action_filter_parse (data, "per:actor plan:\"Regional plan\" area:Ledelse actor:HF as:A status:none,started "
                           "due:late,silent missing:date,indicator risk:høy changed:01.02.2026 sort:due se:bra  tid",
                           &filter, &error);
  g_assert_no_error (error);
  text = lis_action_filter_format (&filter);
  lis_action_filter_clear (&filter);
  lis_action_filter_parse (data, text, &filter, &error);
  g_assert_no_error (error);
  again = lis_action_filter_format (&filter);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (g_str_has_suffix (text, "as:responsible status:none,started due:late,silent missing:date,indicator "
                                   "risk:high changed:2026-02-01 sort:due se:bra tid"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) refused = NULL;
      LisActionFilter none;

      g_assert_false (lis_action_filter_parse (data, wrong[i].text, &none, &refused));
      g_assert_error (refused, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
      g_assert_cmpstr (refused->message, ==, wrong[i].told);
      g_assert_null (none.search);
    }
}

/* The rows that a text leads to are as many as the number says. */
static void
assert_leads_to (LisActions *actions, char *text, guint n)
{
  g_autofree char *owned = text;
  g_autoptr (GError) error = NULL;
  g_auto (LisActionFilter) filter = { 0 };

  lis_action_filter_parse (actions->data, text, &filter, &error);
  g_assert_no_error (error);
  lis_actions_refilter (actions, &filter);
  if (actions->rows->len != n)
    g_error ("%s leads to %u rows, not %u", text, actions->rows->len, n);
}

static void
check_bars (LisActionSummary *summary, GArray *bars)
{
  for (guint i = 0; i < bars->len; i++)
    {
      const LisActionBar *bar = &g_array_index (bars, LisActionBar, i);
      LisActions *actions = summary->actions;

      for (gint32 state = 0; state <= LIS_STATUS_STOPPED; state++)
        assert_leads_to (actions, lis_action_bar_format_filter (summary, bar, state), bar->tally.n[state]);
      assert_leads_to (actions, lis_action_bar_format_filter (summary, bar, -1), lis_action_tally_count (&bar->tally));
      assert_leads_to (actions, lis_action_bar_format_due_filter (summary, bar, LIS_PLAN_DUE_LATE), bar->late);
      assert_leads_to (actions, lis_action_bar_format_due_filter (summary, bar, LIS_PLAN_DUE_SOON), bar->soon);
      assert_leads_to (actions, lis_action_bar_format_due_filter (summary, bar, LIS_PLAN_DUE_SILENT), bar->silent);
      if (bar->kind == LIS_ACTION_BAR_RESPONSIBLE && bar->id != LIS_ID_NONE)
        assert_leads_to (actions, lis_action_bar_format_contributes_filter (summary, bar), bar->contributes);
    }
}

static void
check_figures (LisActionSummary *summary, GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const LisActionFigure *figure = &g_array_index (figures, LisActionFigure, i);

      assert_leads_to (summary->actions, g_strdup (figure->filter), figure->count);
    }
}

static void
test_numbers_lead_to_rows (void)
{
  static const struct { LisId plan, actor; } questions[] = { { 0, 0 }, { 1, 0 }, { 6, 0 }, { 1, 51 }, { 1, 53 },
                                                             { 0, 53 }, { 1, 56 }, { 5, 0 } };
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);
  g_autoptr (LisActions) actions = lis_actions_new (data, get_today (), NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      LisActionQuestion question = { .plan = questions[i].plan, .actor = questions[i].actor, .since = LIS_DATE_NONE };
      g_autoptr (LisActionSummary) summary = lis_action_summary_new (actions, &question);
      g_autofree char *said = lis_action_summary_describe (summary);

      check_figures (summary, summary->figures);
      check_figures (summary, summary->missing);
      check_bars (summary, summary->areas);
      check_bars (summary, summary->responsible);
      g_string_append_printf (text, "== plan %d actor %d\n%s", (int) question.plan, (int) question.actor, said);
    }
  lis_test_assert_golden ("query/action-summary.golden", text->str);
}

static void
test_since (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);
  g_autoptr (LisActions) actions = lis_actions_new (data, get_today (), NULL);
  LisActionQuestion question = { .plan = 1, .since = lis_date_new (2026, 3, 1) };
  g_autoptr (LisActionSummary) summary = lis_action_summary_new (actions, &question);
  g_autofree char *first = NULL;

  g_assert_cmpint (lis_action_find_last_meeting (data, 1, get_today ()), ==, lis_date_new (2026, 1, 15));
  /* The meeting of today is not the last one. */
  g_assert_cmpint (lis_action_find_last_meeting (data, 1, lis_date_new (2026, 1, 15)), ==, LIS_DATE_NONE);
  g_assert_cmpint (lis_action_find_last_meeting (data, 6, get_today ()), ==, LIS_DATE_NONE);
  g_assert_cmpuint (summary->changes->len, ==, 2);
  first = lis_action_change_format (&g_array_index (summary->changes, LisActionChange, 1), data);
  g_assert_cmpstr (first, ==, "Nord HF: 1.2 Sette av tid – not started → done (01.03.2026): Ferdig her");
}

static void
test_references (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);
  g_autoptr (LisActions) actions = lis_actions_new (data, get_today (), NULL);
  g_autoptr (GPtrArray) from = lis_actions_list_references (actions, 20);
  g_autoptr (GPtrArray) to = lis_actions_list_referring (actions, 21);

  g_assert_cmpuint (from->len, ==, 1);
  g_assert_cmpuint (to->len, ==, 1);
  g_assert_true (g_ptr_array_index (from, 0) == g_ptr_array_index (to, 0));
}

static void
test_reports (void)
{
  static const struct { LisReportQuestion question; LisId plan, actor; const char *golden; } cases[] = {
    { LIS_REPORT_QUESTION_ACTION_STATUS, 1, 0, "query/report-action-status.golden" },
    { LIS_REPORT_QUESTION_ACTION_RESPONSIBLE, 0, 0, "query/report-action-responsible.golden" },
    { LIS_REPORT_QUESTION_ACTION_TABLE, 0, 0, "query/report-action-table.golden" },
    { LIS_REPORT_QUESTION_ACTION_STATUS, 6, 53, "query/report-action-status-trust.golden" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisPathwayFilter filter = { .today = get_today () };
      LisReportOptions options = { .today = get_today (), .half_year_start = 1, .since = LIS_DATE_NONE,
                                   .action_plan = cases[i].plan, .actor = cases[i].actor };
      g_autoptr (LisPathways) pathways = lis_pathways_new (lis_test_plan_new (region), &filter);
      g_autoptr (LisReport) report = lis_report_ask (pathways, cases[i].question, &options);
      g_autofree char *text = NULL;

      g_clear_pointer (&pathways, lis_pathways_free);
      text = lis_report_dump (report);
      lis_test_assert_golden (cases[i].golden, text);
    }
}

static void
test_nothing (void)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  g_autoptr (LisActions) actions = lis_actions_new (data, get_today (), NULL);
  LisActionQuestion question = { .since = LIS_DATE_NONE };
  g_autoptr (LisActionSummary) summary = lis_action_summary_new (actions, &question);

  g_assert_cmpuint (actions->rows->len, ==, 0);
  g_assert_cmpuint (summary->n_steps, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/actions/rows", test_rows);
  g_test_add_func ("/query/actions/roll-up", test_roll_up);
  g_test_add_func ("/query/actions/filter-text", test_filter_text);
  g_test_add_func ("/query/actions/numbers-lead-to-rows", test_numbers_lead_to_rows);
  g_test_add_func ("/query/actions/since", test_since);
  g_test_add_func ("/query/actions/references", test_references);
  g_test_add_func ("/query/actions/reports", test_reports);
  g_test_add_func ("/query/actions/nothing", test_nothing);
  return g_test_run ();
}
