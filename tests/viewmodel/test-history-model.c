/* SPDX-License-Identifier: MPL-2.0 */
#include <gio/gio.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-history-model.h"
#include "lis-test-file.h"
#include "lis-test.h"

typedef struct
{
  char            *folder;
  char            *path;
  LisSession      *session;
  LisHistoryModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  fixture->session = lis_session_new (&clock);
  lis_session_open (fixture->session, fixture->path);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  fixture->model = lis_history_model_new (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static void
wait_for_model (Fixture *fixture)
{
  while (lis_history_model_is_loading (fixture->model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (lis_history_model_get_error (fixture->model));
}

static void
ask (Fixture *fixture, LisHistoryQuestion question)
{
  lis_history_model_ask (fixture->model, &question);
  wait_for_model (fixture);
}

static LisHistoryQuestion
make_question (void)
{
  return (LisHistoryQuestion) LIS_HISTORY_QUESTION_INIT;
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

/* Only to look at; the model keeps it. */
static LisHistoryChange *
get (Fixture *fixture, guint position)
{
  g_autoptr (LisHistoryChange) change = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  return change;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lis_session_write_finish (LIS_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
rename_kari (Fixture *fixture, const char *name)
{
  const LisPerson *kari =
      lis_plan_data_find (lis_session_get_pathways (fixture->session)->data, LIS_ENTITY_PERSON, 101);
  LisPerson *after = lis_record_copy (lis_entity_get (LIS_ENTITY_PERSON), kari);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Renamed", NULL);
  gboolean written = FALSE;

  lis_record_set_text (&after->given_name, name);
  lis_change_set_update (set, LIS_ENTITY_PERSON, kari, after);
  lis_session_commit (fixture->session, set, written_cb, &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
}

static void
undo (Fixture *fixture)
{
  gboolean written = FALSE;

  lis_session_undo (fixture->session, 0, written_cb, &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  const LisHistoryLine *line;

  rename_kari (fixture, "Karen");
  ask (fixture, make_question ());
  g_assert_cmpstr (lis_history_change_get_label (get (fixture, 0)), ==, "Renamed");
  g_assert_true (lis_history_change_can_undo (get (fixture, 0)));
  g_assert_cmpuint (lis_history_change_get_n_lines (get (fixture, 0)), ==, 1);
  line = lis_history_change_get_line (get (fixture, 0), 0);
  g_assert_nonnull (strstr (line->title, "Karen"));
  g_assert_nonnull (strstr (line->fields, "changed from Kari to Karen"));
  g_assert_cmpstr (line->id, !=, "");
}

/* A page is read at a time, and nothing twice. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  guint n_first;
  gint64 last;

  for (guint i = 0; i < 45; i++)
    rename_kari (fixture, i % 2 == 0 ? "Karen" : "Kari");
  ask (fixture, make_question ());
  n_first = count (fixture);
  g_assert_true (lis_history_model_has_more (fixture->model));
  last = lis_history_change_get_number (get (fixture, n_first - 1));
  lis_history_model_read_more (fixture->model);
  wait_for_model (fixture);
  g_assert_cmpuint (count (fixture), >, n_first);
  g_assert_cmpint (lis_history_change_get_number (get (fixture, n_first)), <, last);
  g_assert_false (lis_history_model_has_more (fixture->model));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n_removed)
{
  *n_removed += removed;
}

/* What is shown stays the same object, and is told to be undone. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisHistoryChange) shown = NULL;
  guint n_removed = 0, n_before;

  rename_kari (fixture, "Karen");
  ask (fixture, make_question ());
  n_before = count (fixture);
  shown = g_object_ref (get (fixture, 0));
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), &n_removed);
  undo (fixture);
  lis_history_model_refresh (fixture->model);
  wait_for_model (fixture);
  g_assert_cmpuint (count (fixture), ==, n_before + 1);
  g_assert_true (get (fixture, 1) == shown);
  g_assert_true (lis_history_change_is_undone (shown));
  g_assert_false (lis_history_change_can_undo (shown));
  g_assert_cmpuint (n_removed, ==, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  LisHistoryQuestion question = make_question ();

  rename_kari (fixture, "Karen");
  question.search = "from kari to karen";
  ask (fixture, question);
  g_assert_cmpuint (count (fixture), ==, 1);
  question.search = "nobody of that name";
  ask (fixture, question);
  g_assert_cmpuint (count (fixture), ==, 0);
  question = make_question ();
  question.kinds = 1u << LIS_CHANGE_KIND_ERASE;
  ask (fixture, question);
  g_assert_cmpuint (count (fixture), ==, 0);
  question = make_question ();
  question.entity = LIS_ENTITY_PERSON;
  question.record = 101;
  ask (fixture, question);
  g_assert_cmpuint (count (fixture), >, 0);
  g_assert_nonnull (strstr (lis_history_model_get_record_name (fixture->model), "Karen"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/history-model/words", test_words },
    { "/history-model/pages", test_pages },
    { "/history-model/refresh", test_refresh },
    { "/history-model/filter", test_filter },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
