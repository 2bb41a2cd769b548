/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-overview.h"

#include <string.h>

#include "lis-catalogue.h"
#include "lis-sample.h"
#include "lis-test.h"
#include "lis-test-plan.h"

#define SAMPLE_DOCTORS 500

static LisDate
get_today (void)
{
  return lis_date_from_iso ("2026-09-01");
}

static LisPlanData *
load_sample (void)
{
  g_autofree char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "sample.lisplan", NULL);
  LisEntropy entropy = lis_entropy_seeded (1);
  LisClock clock = lis_clock_fixed (get_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  LisEditor *editor;
  LisPlanData *data;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Test", &entropy, &clock);
  lis_catalogue_install (editor, &error);
  g_assert_no_error (error);
  lis_sample_fill (editor, SAMPLE_DOCTORS, 1, get_today (), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  data = lis_store_load_data (store, lis_pathways_entities, NULL, &error);
  g_assert_no_error (error);
  lis_editor_free (editor);
  g_clear_object (&store);
  lis_test_remove_folder (g_steal_pointer (&folder));
  return data;
}

static guint
count_rows (LisPathways *pathways, const char *text)
{
  g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (text);

  filter.today = get_today ();
  lis_pathways_refilter (pathways, &filter);
  return pathways->rows->len;
}

static void
check_figures (LisPathways *pathways, const GArray *figures, gboolean counted)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const LisOverviewFigure *figure = &g_array_index (figures, LisOverviewFigure, i);
      guint rows = count_rows (pathways, figure->filter);

      if (rows != figure->n_rows)
        g_error ("“%s” counts %u, but “%s” leads to %u", figure->label, figure->n_rows, figure->filter, rows);
      if (figure->kind != LIS_OVERVIEW_UNITS_OVER)
        g_assert_cmpuint (figure->count, ==, figure->n_rows);
      g_assert_true (figure->known || !counted);
    }
}

/* Every number leads to as many rows, without findings and with them. */
static void
test_numbers_lead_to_rows (void)
{
  LisPathwayFilter filter = { .today = get_today (), .search = "nobody" };
  g_autoptr (LisPathways) pathways = lis_pathways_new (load_sample (), &filter);
  g_autoptr (LisOverview) before = lis_overview_new (pathways), after = NULL;

  check_figures (pathways, before->figures, FALSE);
  g_assert_cmpuint (before->findings->len + before->actions->len + before->units_over->len, ==, 0);
  g_assert_false (lis_overview_get_figure (before, LIS_OVERVIEW_SERIOUS)->known);
  lis_pathways_find_findings (pathways, filter.today);
  lis_pathways_take_loads (pathways, lis_loads_compute (pathways->data, (LisDateRange){ LIS_DATE_MIN, LIS_DATE_MAX }));
  after = lis_overview_new (pathways);
  check_figures (pathways, after->figures, TRUE);
  check_figures (pathways, after->specialties, TRUE);
  check_figures (pathways, after->employers, TRUE);
  check_figures (pathways, after->findings, TRUE);
  /* A sample has something of everything; else nothing was shown. */
  for (guint i = 0; i < after->figures->len; i++)
    g_assert_cmpuint (g_array_index (after->figures, LisOverviewFigure, i).count, >, 0);
  g_assert_cmpuint (after->specialties->len, >, 1);
  g_assert_cmpuint (after->employers->len, >, 1);
  g_assert_cmpuint (after->findings->len, >, 3);
  g_assert_cmpuint (after->units_free->len, >, 0);
}

static void
assert_moves (const GArray *moves, guint expected, LisDate today)
{
  LisDate last = today;

  g_assert_cmpuint (moves->len, ==, expected);
  for (guint i = 0; i < moves->len; i++)
    {
      const LisOverviewMove *move = &g_array_index (moves, LisOverviewMove, i);

      g_assert_cmpint (move->day, >=, last);
      g_assert_cmpint (move->day, <, today + LIS_PATHWAY_AHEAD_DAYS);
      last = move->day;
    }
}

static void
test_order (void)
{
  LisPathwayFilter filter = { .today = get_today () };
  g_autoptr (LisPathways) pathways = lis_pathways_new (load_sample (), &filter);
  g_autoptr (LisOverview) overview = NULL;

  lis_pathways_find_findings (pathways, filter.today);
  overview = lis_overview_new (pathways);
  assert_moves (overview->starts, lis_overview_get_figure (overview, LIS_OVERVIEW_STARTS)->count, filter.today);
  assert_moves (overview->leaves, lis_overview_get_figure (overview, LIS_OVERVIEW_LEAVES)->count, filter.today);
  assert_moves (overview->returns, lis_overview_get_figure (overview, LIS_OVERVIEW_RETURNS)->count, filter.today);
  g_assert_cmpuint (overview->n_actions, ==, pathways->findings->len);
  g_assert_cmpuint (overview->actions->len, ==, MIN (overview->n_actions, LIS_OVERVIEW_MAX_ACTIONS));
  for (guint i = 1; i < overview->actions->len; i++)
    {
      const LisOverviewAction *a = &g_array_index (overview->actions, LisOverviewAction, i - 1), *b = a + 1;

      g_assert_true (a->is_past < b->is_past ||
                     (a->is_past == b->is_past &&
                      (a->severity > b->severity || (a->severity == b->severity && a->day <= b->day))));
    }
}

/* Of more findings than are listed those at the top are the same as after sorting all. */
static void
test_first_of_many (void)
{
  LisPathwayFilter filter = { .today = get_today () };
  g_autoptr (LisPathways) pathways = lis_pathways_new (load_sample (), &filter);
  g_autoptr (LisOverview) overview = NULL;
  guint n_serious = 0, listed = 0;
  LisDate latest = LIS_DATE_MIN;

  lis_pathways_find_findings (pathways, filter.today);
  overview = lis_overview_new (pathways);
  g_assert_cmpuint (overview->n_actions, >, LIS_OVERVIEW_MAX_ACTIONS);
  for (guint i = 0; i < overview->actions->len; i++)
    {
      const LisOverviewAction *action = &g_array_index (overview->actions, LisOverviewAction, i);

      listed += action->severity == LIS_SEVERITY_SERIOUS && !action->is_past;
      latest = MAX (latest, action->day);
    }
  for (guint i = 0; i < pathways->findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (pathways->findings, LisFinding, i);

      n_serious += finding->severity == LIS_SEVERITY_SERIOUS && finding->range.end > filter.today &&
                   (listed < LIS_OVERVIEW_MAX_ACTIONS || MAX (finding->range.start, filter.today) < latest);
    }
  g_assert_cmpuint (listed, >=, MIN (n_serious, LIS_OVERVIEW_MAX_ACTIONS));
}

static const char *const region[] = {
  "unit: id=2; level=trust; name=Fjordby sykehus HF",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=5; level=trust; name=Storby universitetssykehus HF",
  "unit: id=6; level=hospital; name=Storby universitetssykehus; parent=5",
  "unit: id=7; level=department; name=Ortopedisk avdeling; parent=6",
  "unit: id=8; level=department; name=Radiologisk avdeling; parent=6",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "specialty: id=21; code=RAD; name=Radiologi",
  "person: id=101; given_name=Anne; family_name=Ås",
  "person: id=102; given_name=Bo; family_name=Berg",
  "person: id=103; given_name=Cato; family_name=Dahl",
  "training: id=201; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=20; start=2024-01-01; end=2029-12-31",
  "training: id=203; person=102; specialty=21; start=2026-01-01; end=2029-12-31",
  "training: id=204; person=103; specialty=21; start=2026-10-01; end=2029-12-31",
  "employment: id=401; person=101; employer=2; kind=permanent; start=2024-01-01",
  "role: id=301; holder=103; kind=mentor; trainee=101; start=2024-01-01",
  "capacity: id=501; unit=7; places=1; start=2024-01-01",
  "capacity: id=502; unit=8; places=3; start=2024-01-01",
  "period: id=601; person=101; unit=4; start=2026-01-01; end=2026-10-31; state=agreed",
  "period: id=602; person=101; unit=7; start=2026-11-01; end=2027-06-30; state=agreed",
  "period: id=603; person=102; unit=7; start=2026-01-01; end=2027-06-30; state=agreed",
  "period: id=604; person=103; unit=8; start=2026-10-01; end=2027-12-31; state=proposed; share=50",
  NULL,
};

static char *
list_figures (const GArray *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      const LisOverviewFigure *figure = &g_array_index (figures, LisOverviewFigure, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? " | " : "", figure->label, figure->count);
    }
  return g_string_free (text, FALSE);
}

static char *
list_moves (const LisPathways *pathways, const GArray *moves)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const LisOverviewMove *move = &g_array_index (moves, LisOverviewMove, i);
      g_autofree char *name = lis_overview_format_person (pathways, move->person);
      g_autofree char *from = lis_overview_format_from (pathways, move);
      g_autofree char *to = lis_overview_format_to (pathways, move);
      char day[LIS_DATE_ISO_SIZE];

      g_string_append_printf (text, "%s%s: %s → %s %s", i > 0 ? " | " : "", name, from, to,
                              lis_date_to_iso (move->day, day));
    }
  return g_string_free (text, FALSE);
}

static char *
list_units (const GArray *units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const LisOverviewUnit *unit = &g_array_index (units, LisOverviewUnit, i);
      g_autofree char *places = lis_overview_format_unit (unit);
      char day[LIS_DATE_ISO_SIZE];

      g_string_append_printf (text, "%s%d: %s %s %s", i > 0 ? " | " : "", (int) unit->unit, places,
                              lis_date_to_iso (unit->worst, day), unit->filter);
    }
  return g_string_free (text, FALSE);
}

static void
test_words (void)
{
  LisPathwayFilter filter = { .today = get_today () };
  g_autoptr (LisPathways) pathways = lis_pathways_new (lis_test_plan_new (region), &filter);
  g_autoptr (LisOverview) overview = NULL;
  g_autofree char *specialties = NULL, *employers = NULL, *starts = NULL, *leaves = NULL, *over = NULL, *unused = NULL;
  g_autofree char *action = NULL, *link = NULL;

  lis_pathways_find_findings (pathways, filter.today);
  lis_pathways_take_loads (pathways, lis_loads_compute (pathways->data, (LisDateRange){ LIS_DATE_MIN, LIS_DATE_MAX }));
  overview = lis_overview_new (pathways);
  specialties = list_figures (overview->specialties);
  employers = list_figures (overview->employers);
  starts = list_moves (pathways, overview->starts);
  leaves = list_moves (pathways, overview->leaves);
  over = list_units (overview->units_over);
  unused = list_units (overview->units_free);
  g_assert_cmpstr (specialties, ==, "Ortopedisk kirurgi 2 | Radiologi 1");
  g_assert_cmpstr (employers, ==, "Fjordby sykehus HF 1 | Without employer on this day 1");
  g_assert_cmpstr (starts, ==, "Cato Dahl:  → Radiologisk avdeling, Storby universitetssykehus 2026-10-01");
  g_assert_cmpstr (leaves, ==, "Anne Ås: Ortopedisk avdeling, Fjordby sykehus → Ortopedisk avdeling, "
                               "Storby universitetssykehus 2026-10-31");
  g_assert_cmpstr (over, ==, "7: 2 of 1 place 2026-11-01 unit=un-0000000000007");
  g_assert_cmpstr (unused, ==, "8: 2.5 places free 2027-01-01 unit=un-0000000000008");
  g_assert_cmpuint (lis_overview_get_figure (overview, LIS_OVERVIEW_UNITS_OVER)->count, ==, 1);
  g_assert_cmpuint (lis_overview_get_figure (overview, LIS_OVERVIEW_UNITS_OVER)->n_rows, ==, 2);
  action = lis_overview_format_action (pathways, &g_array_index (overview->actions, LisOverviewAction, 0));
  link = lis_overview_get_action_filter (&g_array_index (overview->actions, LisOverviewAction, 0));
  g_assert_cmpstr (action, !=, "");
  g_assert_cmpstr (link, ==, "person=pn-0000000000036");
}

static void
test_empty (void)
{
  LisPathwayFilter filter = { .today = get_today () };
  g_autoptr (LisPathways) pathways = lis_pathways_new (lis_plan_data_new (), &filter);
  g_autoptr (LisOverview) overview = lis_overview_new (pathways);

  for (guint i = 0; i < overview->figures->len; i++)
    g_assert_cmpuint (g_array_index (overview->figures, LisOverviewFigure, i).count, ==, 0);
  g_assert_cmpuint (overview->specialties->len + overview->employers->len + overview->starts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/numbers-lead-to-rows", test_numbers_lead_to_rows);
  g_test_add_func ("/overview/order", test_order);
  g_test_add_func ("/overview/first-of-many", test_first_of_many);
  g_test_add_func ("/overview/words", test_words);
  g_test_add_func ("/overview/empty", test_empty);
  return g_test_run ();
}
