/* SPDX-License-Identifier: MPL-2.0 */
#include <adwaita.h>
#include <string.h>

#include "lis-pathway-chart.h"
#include "lis-test-file.h"
#include "lis-test.h"

typedef struct
{
  char            *folder;
  char            *path;
  LisSession      *session;
  GtkWidget       *window;
  LisPathwayChart *chart;
  gboolean         is_painted;
} Fixture;

static void
painted_cb (Fixture *fixture)
{
  fixture->is_painted = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  fixture->session = lis_session_new (&clock);
  fixture->window = gtk_window_new ();
  fixture->chart = LIS_PATHWAY_CHART (lis_pathway_chart_new ());
  g_signal_connect_swapped (fixture->chart, "painted", G_CALLBACK (painted_cb), fixture);
  lis_pathway_chart_set_session (fixture->chart, fixture->session);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->chart));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 400);
  lis_session_open (fixture->session, fixture->path);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!fixture->is_painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lis_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

/* Presses a key as the chart's own shortcuts see it. */
static void
press (Fixture *fixture, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->chart));
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (accelerator);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; G_IS_LIST_MODEL (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (fixture->chart),
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_error ("the chart has no shortcut %s", accelerator);
}

static void
assert_description (Fixture *fixture, const char *start)
{
  const char *description = lis_pathway_chart_get_description (fixture->chart);

  if (!g_str_has_prefix (description, start))
    g_error ("“%s” does not start with “%s”", description, start);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (lis_pathway_chart_get_description (fixture->chart), ==, "");
  press (fixture, "Down");
  /* The period at today. */
  assert_description (fixture, "Kari Nordmann: Radiologisk avdeling");
  press (fixture, "Right");
  assert_description (fixture, "Kari Nordmann: Ortopedisk avdeling, Fjordby sykehus, 1 Jul 2026");
  press (fixture, "Home");
  assert_description (fixture, "Kari Nordmann: Ortopedisk avdeling, Fjordby sykehus, 1 Jan 2025");
  press (fixture, "Left");
  assert_description (fixture, "Kari Nordmann: Ortopedisk avdeling, Fjordby sykehus, 1 Jan 2025");
  press (fixture, "End");
  /* The period that is still open comes last. */
  g_assert_nonnull (strstr (lis_pathway_chart_get_description (fixture->chart), "draft"));
  press (fixture, "Down");
  assert_description (fixture, "Ola Nordmann: Ortopedisk avdeling");
  press (fixture, "Down");
  assert_description (fixture, "Åse Ødegård: no periods");
  press (fixture, "Down");
  assert_description (fixture, "Åse Ødegård: no periods");
  press (fixture, "<Control>Home");
  assert_description (fixture, "Kari Nordmann");
  press (fixture, "<Control>End");
  assert_description (fixture, "Åse Ødegård");
  press (fixture, "Page_Up");
  assert_description (fixture, "Kari Nordmann");
}

/* What a screen reader is told: the bar that has the focus is a widget of its own, with the whole sentence as name. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->chart), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Pathways of the doctors");
  press (fixture, "Down");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_parent (focus) == GTK_WIDGET (fixture->chart));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       lis_pathway_chart_get_description (fixture->chart));
  press (fixture, "Right");
  /* The focus goes to another widget, else it would not be read. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != focus);
}

static guint
count_visible_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_visible (child) ? 1 : 0;
  return n;
}

/* When the view has come to rest, every bar in it has its widget. */
static void
test_bars_in_view (Fixture *fixture, gconstpointer data)
{
  while (count_visible_children (GTK_WIDGET (fixture->chart)) < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_visible_children (GTK_WIDGET (fixture->chart)), <=, 5);
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->chart));
  double usual = lis_pathway_chart_get_zoom (fixture->chart);
  double middle = (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) / usual;
  double closer;

  lis_pathway_chart_zoom_by (fixture->chart, -1);
  closer = lis_pathway_chart_get_zoom (fixture->chart);
  g_assert_cmpfloat (closer, >, usual);
  /* The day in the middle stays there. */
  g_assert_cmpfloat_with_epsilon (
      (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) / closer, middle, 2);
  for (int i = 0; i < 20; i++)
    lis_pathway_chart_zoom_by (fixture->chart, -1);
  closer = lis_pathway_chart_get_zoom (fixture->chart);
  lis_pathway_chart_zoom_by (fixture->chart, -1);
  g_assert_cmpfloat (lis_pathway_chart_get_zoom (fixture->chart), ==, closer);
  lis_pathway_chart_zoom_reset (fixture->chart);
  g_assert_cmpfloat (lis_pathway_chart_get_zoom (fixture->chart), ==, usual);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* The doctor and the period that have the focus keep it when the plan is grouped or read anew. */
static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  const char *const more[] = { "person: id=104; given_name=Anne; family_name=Aaland",
                               "person: id=105; given_name=Anne; family_name=Bakke",
                               "training: id=205; person=105; specialty=20; start=2026-01-01", NULL };
  guint n_notified = 0;
  g_autofree char *before = NULL;

  press (fixture, "Down");
  press (fixture, "Right");
  before = g_strdup (lis_pathway_chart_get_description (fixture->chart));
  lis_session_set_group_by (fixture->session, LIS_GROUP_SPECIALTY);
  g_assert_cmpstr (lis_pathway_chart_get_description (fixture->chart), ==, before);
  g_signal_connect_swapped (fixture->session, "notify::counting", G_CALLBACK (count_cb), &n_notified);
  lis_session_close (fixture->session);
  g_assert_cmpstr (lis_pathway_chart_get_description (fixture->chart), ==, "");
  lis_test_file_add (fixture->path, more);
  fixture->is_painted = FALSE;
  lis_session_open (fixture->session, fixture->path);
  while (!fixture->is_painted)
    g_main_context_iteration (NULL, TRUE);
  /* Another plan begins anew. */
  g_assert_cmpstr (lis_pathway_chart_get_description (fixture->chart), ==, "");
}

/* Counting comes after the first picture; what has the focus then says what was found. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  press (fixture, "Down");
  g_assert_null (strstr (lis_pathway_chart_get_description (fixture->chart), "employ"));
  g_signal_connect_swapped (fixture->session, "notify::counting", G_CALLBACK (count_cb), &n_notified);
  lis_session_count_findings (fixture->session);
  while (n_notified < 2)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_description (fixture, "Kari Nordmann: Radiologisk avdeling");
  g_assert_nonnull (strstr (lis_pathway_chart_get_description (fixture->chart), "employ"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/pathway-chart/keys", test_keys },
    { "/pathway-chart/accessible", test_accessible },
    { "/pathway-chart/bars-in-view", test_bars_in_view },
    { "/pathway-chart/zoom", test_zoom },
    { "/pathway-chart/focus-stays", test_focus_stays },
    { "/pathway-chart/findings", test_findings },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display; install Xvfb\n");
      return 0;
    }
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
