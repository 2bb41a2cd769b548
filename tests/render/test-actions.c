/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-action-dashboard.h"
#include "lis-action-timeline.h"
#include "lis-test-plan.h"
#include "lis-test.h"

/* What every look needs: each status, each due, each kind of time. Today is 15 March 2026. */
static const char *const lines[] = {
  "actor:id=50;name=RHF;kind=unit", "actor:id=51;name=HF;kind=group", "actor:id=52;name=Nord HF;kind=unit",
  "actor:id=53;name=Sør HF;kind=unit", "actor_member:id=60;group=51;member=52",
  "actor_member:id=61;group=51;member=53",
  "action_plan:id=1;name=Plan;start=2025-01-01",
  "area:id=10;action_plan=1;order=1;name=Ledelse", "area:id=11;action_plan=1;order=2;name=Læringsmiljø",
  "measure:id=20;action_plan=1;area=10;order=1;number=1;title=Innlemme utdanningen",
  "measure:id=21;action_plan=1;area=11;order=2;number=2;title=Måle kvaliteten;due_text=Kont.;recurrence=continuous;"
  "certainty=open;start=2025-01-01",
  "measure:id=22;action_plan=1;order=3;number=3;title=Uten noe",
  "step:id=30;measure=20;order=1;number=1.1;text=Til i fjor;start_text=2025;due_text=2025;start=2025-01-01;"
  "end=2025-12-31;certainty=period",
  "step:id=31;measure=20;order=2;number=1.2;text=Snart;due_text=Våren 2026;start=2026-01-01;end=2026-04-30;"
  "certainty=period",
  "step:id=32;measure=20;order=3;number=1.3;text=Usikker;due_text=2027?;start=2027-01-01;end=2027-12-31;"
  "certainty=uncertain",
  "step:id=33;measure=20;order=4;number=1.4;text=To ganger i året;due_text=Mars og september hvert år;"
  "recurrence=half-yearly;certainty=open",
  "responsibility:id=70;measure=20;actor=51;kind=responsible",
  "responsibility:id=71;measure=21;actor=50;kind=responsible",
  "responsibility:id=72;step=31;actor=50;kind=contributes",
  "step_status:id=80;step=30;actor=52;date=2026-01-10;state=done;comment=Ferdig",
  "step_status:id=81;step=31;actor=51;date=2026-01-10;state=started",
  "step_status:id=82;step=32;actor=51;date=2026-01-10;state=stopped",
  "step_status:id=83;step=33;actor=51;date=2025-09-10;state=done",
  "step_status:id=84;step=30;actor=53;date=2026-01-11;state=not-started",
  "plan_note:id=90;action_plan=1;date=2026-01-05;kind=minutes;text=Møte",
  "risk:id=100;action_plan=1;measure=20;text=For få folk;likelihood=high;consequence=medium",
  "indicator:id=110;measure=21;name=Fornøyde leger;unit=%;baseline=60;target=80;warning=70;alarm=50;direction=up",
  "measurement:id=120;indicator=110;date=2026-01-01;value=66.5",
  "measurement:id=121;indicator=110;actor=53;date=2026-01-01;value=85",
  NULL,
};

typedef struct
{
  LisPlanData        *data;
  LisActions         *actions;
  LisActionSummary   *summary;
  LisActionDashboard *dashboard;
  LisStyle           *style;
  LisScene           *scene;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  LisActionQuestion question = { .plan = 1, .since = LIS_DATE_NONE };
  LisActionFilter filter = { .per = LIS_ACTION_PER_STEP };

  fixture->data = lis_test_plan_new (lines);
  fixture->actions = lis_actions_new (fixture->data, lis_date_new (2026, 3, 15), &filter);
  fixture->summary = lis_action_summary_new (fixture->actions, &question);
  fixture->dashboard = lis_action_dashboard_new (fixture->summary);
  fixture->style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  fixture->scene = lis_scene_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  lis_scene_free (fixture->scene);
  g_free (fixture->style);
  lis_action_dashboard_free (fixture->dashboard);
  lis_action_summary_free (fixture->summary);
  lis_actions_free (fixture->actions);
  lis_plan_data_free (fixture->data);
}

static void
test_dashboard (Fixture *fixture, gconstpointer user_data)
{
  double height = lis_action_dashboard_fill_scene (fixture->dashboard, fixture->style, 900, fixture->scene);
  g_autofree char *dump = lis_scene_dump (fixture->scene);

  g_assert_cmpfloat (height, >, 300);
  lis_test_assert_golden ("render/action-dashboard.golden", dump);
}

/* At any width everything that can be followed is drawn within the edges, answers the pointer, and nothing lies on
 * something else. */
static void
test_entries (Fixture *fixture, gconstpointer user_data)
{
  static const double widths[] = { 320, 480, 700, 1200, 2400 };
  GArray *entries = fixture->dashboard->entries;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      double height = lis_action_dashboard_fill_scene (fixture->dashboard, fixture->style, widths[w], fixture->scene);

      for (guint i = 0; i < entries->len; i++)
        {
          const LisActionEntry *entry = &g_array_index (entries, LisActionEntry, i);
          const LisRect *rect = &entry->rect;
          LisSceneSubject subject = lis_scene_hit (fixture->scene, (double) (rect->x + rect->width / 2),
                                                   (double) (rect->y + rect->height / 2), NULL);

          g_assert_cmpint (subject.thing, ==, LIS_THING_ENTRY);
          g_assert_cmpuint (subject.index, ==, i);
          g_assert_cmpfloat ((double) rect->x, >=, 0);
          g_assert_cmpfloat ((double) (rect->x + rect->width), <=, widths[w]);
          g_assert_cmpfloat ((double) (rect->y + rect->height), <=, height);
        }
    }
}

/* The table twin says what the numbers are: each entry's filter gives as many rows as its value begins with. */
static void
test_twin (Fixture *fixture, gconstpointer user_data)
{
  GArray *entries = fixture->dashboard->entries;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const LisActionEntry *entry = &g_array_index (entries, LisActionEntry, i);
      g_autofree char *said = lis_action_entry_describe (entry);
      g_auto (LisActionFilter) filter = { 0 };

      g_string_append_printf (text, "%s | %s | %s\n", lis_action_section_get_title (entry->section), said,
                              entry->filter != NULL ? entry->filter : "");
      if (entry->section > LIS_ACTION_SECTION_RESPONSIBLE && entry->section != LIS_ACTION_SECTION_MISSING)
        continue;
      g_assert_true (lis_action_filter_parse (fixture->data, entry->filter, &filter, NULL));
      g_assert_cmpuint (lis_actions_count (fixture->actions, &filter), ==,
                        (guint) g_ascii_strtoull (entry->value, NULL, 10));
    }
  lis_test_assert_golden ("render/action-dashboard-twin.golden", text->str);
}

static void
test_timeline (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (LisActionTimeline) timeline = lis_action_timeline_new (fixture->actions, fixture->style, 1);
  LisDateRange range = lis_action_timeline_get_range (timeline);
  LisAxis axis = lis_axis_fit (range, 640);
  LisChartRegion region = { .width = 640 + fixture->style->names_width, .with_names = TRUE, .with_ruler = TRUE };
  g_autofree char *dump = NULL;

  region.height = lis_action_timeline_get_height (timeline) + lis_action_timeline_get_ruler_height (timeline);
  lis_action_timeline_set_axis (timeline, &axis);
  lis_action_timeline_fill_scene (timeline, &region, fixture->scene);
  dump = lis_scene_dump (fixture->scene);
  lis_test_assert_golden ("render/action-timeline.golden", dump);
  for (guint row = 0; row < fixture->actions->rows->len; row++)
    {
      double top = lis_action_timeline_get_row_top (timeline, row);
      LisSceneSubject subject = lis_scene_hit (fixture->scene, 4,
                                               lis_action_timeline_get_ruler_height (timeline) + top + 6, NULL);

      g_assert_cmpuint (lis_action_timeline_find_row (timeline, top + 6), ==, row);
      g_assert_cmpint (subject.thing, ==, LIS_THING_ITEM);
      g_assert_cmpuint (subject.index, ==, row);
    }
}

/* Only what is seen is laid out. */
static void
test_region (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (LisActionTimeline) timeline = lis_action_timeline_new (fixture->actions, fixture->style, 1);
  LisChartRegion region = { .y = lis_action_timeline_get_row_top (timeline, 4), .width = 400, .height = 20 };
  g_autofree char *dump = NULL;

  lis_action_timeline_fill_scene (timeline, &region, fixture->scene);
  dump = lis_scene_dump (fixture->scene);
  g_assert_null (strstr (dump, "Våren 2026"));
  lis_actions_refilter (fixture->actions, &(LisActionFilter){ .plan = 99 });
  lis_action_timeline_refresh (timeline);
  g_assert_cmpuint (lis_action_timeline_find_row (timeline, 0), ==, G_MAXUINT);
  lis_action_timeline_fill_scene (timeline, &region, fixture->scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/render/actions/dashboard", Fixture, NULL, set_up, test_dashboard, tear_down);
  g_test_add ("/render/actions/entries", Fixture, NULL, set_up, test_entries, tear_down);
  g_test_add ("/render/actions/twin", Fixture, NULL, set_up, test_twin, tear_down);
  g_test_add ("/render/actions/timeline", Fixture, NULL, set_up, test_timeline, tear_down);
  g_test_add ("/render/actions/region", Fixture, NULL, set_up, test_region, tear_down);
  return g_test_run ();
}
