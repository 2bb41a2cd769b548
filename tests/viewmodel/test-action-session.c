/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-list.h"
#include "lis-action-meeting.h"
#include "lis-test-file.h"
#include "lis-test.h"

#define DAY "2026-05-01"

static const char *const plan[] = {
  "actor:id=50;name=RHF;kind=body", "actor:id=51;name=HF;kind=body",
  "action_plan:id=1;name=Regional plan", "area:id=1;action_plan=1;name=Ledelse;order=1",
  "measure:id=10;action_plan=1;area=1;number=1;title=Rolle;order=1",
  "step:id=20;measure=10;number=1.1;text=Beskrive;order=1;due_text=2025;end=2025-12-31",
  "step:id=21;measure=10;number=1.2;text=Følge opp;order=2;due_text=2027;end=2027-12-31",
  "responsibility:id=30;step=20;actor=50;kind=responsible", "responsibility:id=31;step=21;actor=51;kind=responsible",
  NULL,
};

typedef struct
{
  char             *folder;
  char             *path;
  LisSession       *session;
  LisActionSession *actions;
  guint             n_changed;  /* of a line */
  guint             n_items;    /* "items-changed" */
  guint             n_written;
  gboolean          is_finished;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso (DAY));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  lis_test_file_add (fixture->path, plan);
  fixture->session = lis_session_new (&clock);
  lis_session_open (fixture->session, fixture->path);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_READY);
  lis_session_set_author (fixture->session, "Åse O'Neill");
  g_signal_connect_swapped (fixture->session, "written", G_CALLBACK (count_cb), &fixture->n_written);
  fixture->actions = lis_action_session_new (fixture->session);
  lis_action_session_set_active (fixture->actions, TRUE);
  while (lis_action_session_get_actions (fixture->actions) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_action_session_set_active (fixture->actions, FALSE);
  lis_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->actions);
  g_assert_finalize_object (fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

/* The status of row @index, once it is that. */
static void
wait_for_state (Fixture *fixture, guint index, gint32 state)
{
  while (lis_actions_get_row (lis_action_session_get_actions (fixture->actions), index)->state != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_scope_and_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The only plan is the one that is meant. */
  g_assert_cmpint (lis_action_session_get_plan (fixture->actions), ==, 1);
  g_assert_false (lis_action_session_is_filtered (fixture->actions));
  g_assert_true (lis_action_session_set_filter_text (fixture->actions, "due:late", &error));
  g_assert_cmpuint (lis_action_session_get_actions (fixture->actions)->rows->len, ==, 1);
  g_assert_true (lis_action_session_is_filtered (fixture->actions));
  g_assert_false (lis_action_session_set_filter_text (fixture->actions, "due:yesterday", &error));
  g_assert_nonnull (error);
  lis_action_session_clear_filter (fixture->actions);
  g_assert_cmpuint (lis_action_session_get_actions (fixture->actions)->rows->len, ==, 2);
  lis_action_session_set_actor (fixture->actions, 51);
  g_assert_cmpuint (lis_action_session_get_actions (fixture->actions)->rows->len, ==, 1);
  g_assert_cmpuint (lis_action_session_get_summary (fixture->actions)->n_steps, ==, 1);
}

/* What somebody looks at stays the same object, so that it keeps the focus. */
static void
test_line_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisActionList) all = lis_action_list_new (fixture->actions, -1);
  g_autoptr (LisActionList) done = lis_action_list_new (fixture->actions, LIS_STATUS_DONE);
  g_autoptr (LisActionLine) line = g_list_model_get_item (G_LIST_MODEL (all), 0);
  LisActionSpot spot = { .step = 20 };
  const LisActionKey key = { .measure = 10, .step = 20 };

  g_signal_connect_swapped (line, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (all, "items-changed", G_CALLBACK (count_cb), &fixture->n_items);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (done)), ==, 0);
  lis_action_session_tell_status (fixture->actions, spot, 50, LIS_STATUS_DONE, lis_date_from_iso (DAY), "Ferdig");
  wait_for_state (fixture, 0, LIS_STATUS_DONE);
  g_assert_cmpuint (fixture->n_changed, >, 0);
  g_assert_cmpuint (fixture->n_items, ==, 0);
  g_assert_cmpint (lis_action_line_get (line)->state, ==, LIS_STATUS_DONE);
  g_assert_cmpuint (lis_action_list_find (done, &key), ==, 0);
  g_assert_cmpuint (fixture->n_written, ==, 1);
  lis_action_session_set_actor (fixture->actions, 51);
  g_assert_null (lis_action_line_get (line));
}

static void
finished_cb (LisActionMeeting *meeting, Fixture *fixture)
{
  fixture->is_finished = TRUE;
}

static void
test_meeting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisActionMeeting) left = lis_action_meeting_new (fixture->actions, 1);
  g_autoptr (LisActionMeeting) taken_up = NULL;
  LisActionSpot spot = { .step = 20 };

  lis_action_meeting_set_status (left, spot, 50, LIS_STATUS_DONE, "To linjer\nmed = og ;");
  lis_action_meeting_set_status (left, (LisActionSpot){ .step = 21 }, 51, LIS_STATUS_STOPPED, NULL);
  lis_action_meeting_set_status (left, (LisActionSpot){ .step = 21 }, 51, 0, NULL);
  lis_action_meeting_set_decision (left, 10, "Vedtatt");
  taken_up = lis_action_meeting_new (fixture->actions, 1);
  g_assert_cmpuint (lis_action_meeting_count (taken_up), ==, 2);
  g_assert_cmpstr (lis_action_meeting_find_status (taken_up, spot, 50)->comment, ==, "To linjer\nmed = og ;");
  g_assert_cmpstr (lis_action_meeting_get_decision (taken_up, 10), ==, "Vedtatt");
  g_signal_connect (taken_up, "finished", G_CALLBACK (finished_cb), fixture);
  lis_action_meeting_finish (taken_up);
  while (!fixture->is_finished)
    g_main_context_iteration (NULL, TRUE);
  wait_for_state (fixture, 0, LIS_STATUS_DONE);
  g_assert_cmpuint (fixture->n_written, ==, 1);
  g_assert_cmpuint (lis_action_meeting_count (taken_up), ==, 0);
}

static void
test_start_plan (Fixture *fixture, gconstpointer data)
{
  lis_action_session_start_plan (fixture->actions, LIS_ID_NONE, LIS_ID_NONE, "Lokal plan");
  while (lis_action_session_get_plan (fixture->actions) == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lis_action_session_get_actions (fixture->actions)->rows->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/action-session/scope-and-filter", test_scope_and_filter);
  ADD ("/action-session/line-stays", test_line_stays);
  ADD ("/action-session/meeting", test_meeting);
  ADD ("/action-session/start-plan", test_start_plan);
#undef ADD
  return g_test_run ();
}
