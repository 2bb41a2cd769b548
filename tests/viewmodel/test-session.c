/* SPDX-License-Identifier: MPL-2.0 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-editor.h"
#include "lis-error.h"
#include "lis-network-drive.h"
#include "lis-session-private.h"
#include "lis-store.h"
#include "lis-test-file.h"
#include "lis-test.h"

typedef struct
{
  char       *folder;
  char       *path;
  LisSession *session;
  guint       n_notified; /* of "pathways" */
} Fixture;

static void
pathways_notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  fixture->session = lis_session_new (&clock);
  g_signal_connect_swapped (fixture->session, "notify::pathways", G_CALLBACK (pathways_notified_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_session_close (fixture->session);
  /* What was under way comes back to a session that has left the plan, and lets go of it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static void
wait_for_state (Fixture *fixture, LisSessionState state)
{
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  if (state != LIS_SESSION_FAILED && lis_session_get_error (fixture->session) != NULL)
    g_error ("%s", lis_session_get_error (fixture->session)->message);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, state);
}

static void
wait_for_notify (Fixture *fixture, guint n_before)
{
  while (fixture->n_notified == n_before)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_region (Fixture *fixture)
{
  lis_test_file_make (fixture->path, lis_test_file_region);
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_READY);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_EMPTY);
  g_assert_null (lis_session_get_path (fixture->session));
  g_assert_cmpstr (lis_session_get_title (fixture->session), ==, "");
  g_assert_null (lis_session_get_pathways (fixture->session));
  /* Nothing to do, and nothing goes wrong. */
  lis_session_count_findings (fixture->session);
  lis_session_poll (fixture->session);
  lis_session_set_group_by (fixture->session, LIS_GROUP_SPECIALTY);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  LisPathways *pathways;

  open_region (fixture);
  pathways = lis_session_get_pathways (fixture->session);
  g_assert_cmpstr (lis_session_get_title (fixture->session), ==, "Helse Eksempel");
  g_assert_cmpstr (lis_session_get_path (fixture->session), ==, fixture->path);
  g_assert_null (lis_session_get_read_only_reason (fixture->session));
  g_assert_cmpuint (pathways->rows->len, ==, 3);
  g_assert_cmpuint (pathways->bars->len, ==, 4);
  g_assert_null (pathways->findings);
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  LisPathways *pathways;
  guint before;

  open_region (fixture);
  pathways = lis_session_get_pathways (fixture->session);
  g_assert_null (pathways->loads);
  before = fixture->n_notified;
  lis_session_count_findings (fixture->session);
  wait_for_notify (fixture, before);
  g_assert_true (lis_session_get_pathways (fixture->session) == pathways);
  /* Nobody has a mentor, and two periods lie outside every employment. */
  g_assert_cmpuint (pathways->findings->len, >, 0);
  g_assert_cmpuint (pathways->marks->len, >, 0);
  g_assert_cmpuint (pathways->loads->len, >, 0);
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  LisPathways *pathways;

  open_region (fixture);
  pathways = lis_session_get_pathways (fixture->session);
  g_assert_null (g_array_index (pathways->groups, LisPathwayGroup, 0).title);
  lis_session_set_group_by (fixture->session, LIS_GROUP_SPECIALTY);
  g_assert_cmpstr (g_array_index (pathways->groups, LisPathwayGroup, 0).title, ==, "Ortopedisk kirurgi");
}

/* A plan that the session has read and another program has written since. */
static void
open_and_add (Fixture *fixture)
{
  const char *const more[] = { "person: id=104; given_name=Bo; family_name=Aas",
                               "training: id=204; person=104; specialty=20; start=2026-01-01", NULL };
  g_autoptr (LisStore) holder = NULL;

  lis_test_file_make (fixture->path, lis_test_file_region);
  /* Somebody else is the writer: the session reads only. */
  holder = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_nonnull (lis_session_get_read_only_reason (fixture->session));
  g_clear_object (&holder);
  lis_test_file_add (fixture->path, more);
}

/* What another program writes is seen, read and counted. */
static void
test_poll (Fixture *fixture, gconstpointer data)
{
  guint before;

  open_and_add (fixture);
  before = fixture->n_notified;
  lis_session_poll (fixture->session);
  wait_for_notify (fixture, before);
  g_assert_cmpuint (lis_session_get_pathways (fixture->session)->rows->len, ==, 4);
}

/* A plan that can no longer be read is not shown on as if nothing had happened. */
static void
test_poll_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisDb) other = NULL;

  open_region (fixture);
  other = lis_db_open (fixture->path, LIS_DB_WRITE, NULL);
  g_assert_true (lis_db_execute (other, "PRAGMA foreign_keys = OFF; DROP TABLE absence", NULL));
  lis_session_poll (fixture->session);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_READY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_FAILED);
  g_assert_nonnull (lis_session_get_error (fixture->session));
}

/* What was asked for while the thread was reading holds for what it has read. */
static void
test_group_while_loading (Fixture *fixture, gconstpointer data)
{
  LisPathways *pathways;

  lis_test_file_make (fixture->path, lis_test_file_region);
  lis_session_open (fixture->session, fixture->path);
  lis_session_set_group_by (fixture->session, LIS_GROUP_SPECIALTY);
  wait_for_state (fixture, LIS_SESSION_READY);
  pathways = lis_session_get_pathways (fixture->session);
  g_assert_cmpstr (g_array_index (pathways->groups, LisPathwayGroup, 0).title, ==, "Ortopedisk kirurgi");
}

static void
wait_for_findings (Fixture *fixture)
{
  while (lis_session_get_pathways (fixture->session)->findings == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
concerns (const GArray *findings, LisId person)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, LisFinding, i).person == person)
      return TRUE;
  return FALSE;
}

/* The count waits for the poll, whose answer takes the place of what would have been counted. */
static void
test_count_while_polling (Fixture *fixture, gconstpointer data)
{
  LisPathways *pathways;

  open_and_add (fixture);
  lis_session_poll (fixture->session);
  lis_session_count_findings (fixture->session);
  while (lis_session_get_pathways (fixture->session)->rows->len == 3)
    g_main_context_iteration (NULL, TRUE);
  wait_for_findings (fixture);
  pathways = lis_session_get_pathways (fixture->session);
  g_assert_true (concerns (pathways->findings, 104));
}

static void
test_poll_while_counting (Fixture *fixture, gconstpointer data)
{
  open_and_add (fixture);
  lis_session_count_findings (fixture->session);
  lis_session_poll (fixture->session);
  wait_for_findings (fixture);
  g_assert_cmpuint (lis_session_get_pathways (fixture->session)->rows->len, ==, 3);
}

static void
test_not_there (Fixture *fixture, gconstpointer data)
{
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_FAILED);
  g_assert_error (lis_session_get_error (fixture->session), LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (lis_session_get_error (fixture->session)->message, "region.lisplan"));
  g_assert_null (lis_session_get_pathways (fixture->session));
  g_assert_cmpstr (lis_session_get_title (fixture->session), ==, "region.lisplan");
}

static void
test_not_a_plan (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "no plan at all", -1, NULL));
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_FAILED);
  g_assert_error (lis_session_get_error (fixture->session), LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN);
}

/* The answer to the first plan comes after the second was asked for, and is dropped. */
static void
test_change_of_mind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.lisplan", NULL);

  lis_test_file_make (fixture->path, lis_test_file_region);
  lis_session_open (fixture->session, other);
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_cmpstr (lis_session_get_title (fixture->session), ==, "Helse Eksempel");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_READY);
}

/* Closing while the rules run waits for them: they read what is about to go. */
static void
test_close_while_counting (Fixture *fixture, gconstpointer data)
{
  open_region (fixture);
  lis_session_count_findings (fixture->session);
  lis_session_close (fixture->session);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_EMPTY);
  g_assert_null (lis_session_get_pathways (fixture->session));
}

static gboolean
fill_well (LisStore *store, LisDate today, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static gboolean
fill_badly (LisStore *store, LisDate today, GCancellable *cancellable, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE, "no room");
  return FALSE;
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  lis_session_make (fixture->session, fixture->path, fill_well);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_cmpuint (lis_session_get_pathways (fixture->session)->rows->len, ==, 0);
}

static void
test_make_fails (Fixture *fixture, gconstpointer data)
{
  lis_session_make (fixture->session, fixture->path, fill_badly);
  wait_for_state (fixture, LIS_SESSION_FAILED);
  g_assert_error (lis_session_get_error (fixture->session), LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A file that is there is never written over, and stays when nothing comes of it. */
static void
test_make_over_another (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  lis_session_make (fixture->session, fixture->path, fill_well);
  wait_for_state (fixture, LIS_SESSION_FAILED);
  g_assert_error (lis_session_get_error (fixture->session), LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Writing */

typedef struct
{
  gboolean answered;
  gboolean done;
  GError  *error;
} Answer;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->done = lis_session_write_finish (LIS_SESSION (source), result, NULL, &answer->error);
  answer->answered = TRUE;
}

static void
wait_for_answer (Answer *answer)
{
  while (!answer->answered)
    g_main_context_iteration (NULL, TRUE);
}

static const LisPerson *
find_kari (Fixture *fixture)
{
  return lis_plan_data_find (lis_session_get_pathways (fixture->session)->data, LIS_ENTITY_PERSON, 101);
}

static LisChangeSet *
rename_kari (Fixture *fixture, const char *name)
{
  const LisPerson *kari = find_kari (fixture);
  LisPerson *after = lis_record_copy (lis_entity_get (LIS_ENTITY_PERSON), kari);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL);

  lis_record_set_text (&after->given_name, name);
  lis_change_set_update (set, LIS_ENTITY_PERSON, kari, after);
  return set;
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 }, undone = { 0 }, redone = { 0 };

  open_region (fixture);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  g_assert_true (lis_session_is_saving (fixture->session));
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_assert_false (lis_session_is_saving (fixture->session));
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
  lis_session_undo (fixture->session, 0, written_cb, &undone);
  wait_for_answer (&undone);
  g_assert_no_error (undone.error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Kari");
  lis_session_redo (fixture->session, written_cb, &redone);
  wait_for_answer (&redone);
  g_assert_no_error (redone.error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
}

/* Both were made from what was on the screen: the second would have written over the first. */
static void
test_write_twice (Fixture *fixture, gconstpointer data)
{
  Answer first = { 0 }, second = { 0 };

  open_region (fixture);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &first);
  lis_session_commit (fixture->session, rename_kari (fixture, "Katrine"), written_cb, &second);
  wait_for_answer (&second);
  g_assert_true (first.done);
  g_assert_error (second.error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
  g_clear_error (&second.error);
}

static void
test_write_and_close (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  open_region (fixture);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  lis_session_close (fixture->session);
  wait_for_answer (&answer);
  g_assert_true (answer.done);
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
}

static const char *
take_for_network (const char *path)
{
  return strstr (path, "/drive/") != NULL ? "SMB" : NULL;
}

/* The drive goes, and comes back. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  Answer lost = { 0 }, back = { 0 };
  g_autofree char *drive = g_build_filename (fixture->folder, "drive", NULL);
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  g_autofree char *path = g_build_filename (drive, "region.lisplan", NULL);

  lis_network_drive_set_probe (take_for_network);
  g_assert_cmpint (g_mkdir (drive, 0700), ==, 0);
  lis_test_file_make (path, lis_test_file_region);
  lis_session_open (fixture->session, path);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_null (lis_session_get_read_only_reason (fixture->session));
  g_assert_null (lis_session_get_network_notice (fixture->session));
  g_assert_cmpint (g_rename (drive, away), ==, 0);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &lost);
  wait_for_answer (&lost);
  g_assert_no_error (lost.error);
  g_assert_nonnull (lis_session_get_network_notice (fixture->session));
  g_assert_cmpint (g_rename (away, drive), ==, 0);
  lis_session_commit (fixture->session, rename_kari (fixture, "Katrine"), written_cb, &back);
  wait_for_answer (&back);
  g_assert_no_error (back.error);
  g_assert_null (lis_session_get_network_notice (fixture->session));
  lis_session_close (fixture->session);
  lis_network_drive_set_probe (NULL);
}

static void
test_write_nowhere (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  lis_session_commit (fixture->session, lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL), written_cb, &answer);
  wait_for_answer (&answer);
  g_assert_error (answer.error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

/* Changes that wait */

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
count_signal (Fixture *fixture, const char *name, guint *count)
{
  *count = 0;
  g_signal_connect_swapped (fixture->session, name, G_CALLBACK (count_cb), count);
}

/* Asked once, however many changes wait, and they are made in order. */
static void
test_author (Fixture *fixture, gconstpointer data)
{
  Answer first = { 0 }, second = { 0 };
  guint asked;

  open_region (fixture);
  count_signal (fixture, "author-wanted", &asked);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &first);
  lis_session_undo (fixture->session, 0, written_cb, &second);
  g_assert_cmpuint (asked, ==, 1);
  g_assert_true (lis_session_is_saving (fixture->session));
  lis_session_set_author (fixture->session, "Åse O'Neill");
  wait_for_answer (&second);
  g_assert_true (first.done);
  g_assert_true (second.done);
  g_assert_false (lis_session_is_saving (fixture->session));
  g_assert_cmpuint (asked, ==, 1);
}

static void
test_author_not_told (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  guint asked;

  open_region (fixture);
  count_signal (fixture, "author-wanted", &asked);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  lis_session_give_up (fixture->session);
  wait_for_answer (&answer);
  g_assert_error (answer.error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_assert_false (lis_session_is_saving (fixture->session));
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Kari");
  g_clear_error (&answer.error);
}

/* The history cannot be written while its table has another name. */
static void
break_disk (Fixture *fixture, gboolean broken)
{
  g_autoptr (LisDb) other = lis_db_open (fixture->path, LIS_DB_WRITE, NULL);
  g_autoptr (GError) error = NULL;

  lis_db_execute (other, broken ? "ALTER TABLE change RENAME TO gone" : "ALTER TABLE gone RENAME TO change", &error);
  g_assert_no_error (error);
}

static void
wait_for_count (const guint *count, guint wanted)
{
  while (*count < wanted)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stuck (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  guint stuck;

  open_region (fixture);
  count_signal (fixture, "stuck", &stuck);
  break_disk (fixture, TRUE);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  wait_for_count (&stuck, 1);
  g_assert_true (lis_session_is_saving (fixture->session));
  g_assert_false (answer.answered);
  lis_session_retry (fixture->session);
  wait_for_count (&stuck, 2);
  break_disk (fixture, FALSE);
  lis_session_retry (fixture->session);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
}

/* What waits is written into the copy, and the plan goes on there. */
static void
test_save_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.lisplan", NULL);
  Answer answer = { 0 };
  guint asked;

  open_region (fixture);
  count_signal (fixture, "author-wanted", &asked);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  lis_session_save_copy (fixture->session, path);
  while (g_strcmp0 (lis_session_get_path (fixture->session), path) != 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
  lis_session_open (fixture->session, fixture->path);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Kari");
}

/* Nobody waits for the answer: the window is told. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  guint refused;

  open_region (fixture);
  count_signal (fixture, "refused", &refused);
  lis_session_redo (fixture->session, NULL, NULL);
  wait_for_count (&refused, 1);
  g_assert_false (lis_session_is_saving (fixture->session));
}

static void
test_undo_label (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 }, undone = { 0 };

  open_region (fixture);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  wait_for_answer (&answer);
  g_assert_cmpstr (lis_session_get_undo_label (fixture->session), ==, "Test");
  g_assert_null (lis_session_get_redo_label (fixture->session));
  lis_session_undo (fixture->session, 0, written_cb, &undone);
  wait_for_answer (&undone);
  g_assert_cmpstr (lis_session_get_redo_label (fixture->session), ==, "Test");
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisPlanMemory) memory = lis_plan_memory_new (fixture->folder);
  g_autoptr (LisPlanMemory) again = NULL;
  g_autofree char *page = NULL, *path = g_build_filename (fixture->folder, "window", NULL);
  GStatBuf file;

  g_assert_cmpfloat (lis_plan_memory_get_double (memory, "chart", "zoom", 2.5), ==, 2.5);
  lis_plan_memory_set_string (memory, "window", "page", "Åse «=cmd» O'Neill");
  lis_plan_memory_set_double (memory, "chart", "zoom", 0.125);
  lis_plan_memory_set_boolean (memory, "window", "is-open", TRUE);
  lis_plan_memory_flush (memory);
  again = lis_plan_memory_new (fixture->folder);
  page = lis_plan_memory_get_string (again, "window", "page");
  g_assert_cmpstr (page, ==, "Åse «=cmd» O'Neill");
  g_assert_cmpfloat (lis_plan_memory_get_double (again, "chart", "zoom", 2.5), ==, 0.125);
  g_assert_true (lis_plan_memory_get_boolean (again, "window", "is-open", FALSE));
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  LisSelection *selection = lis_session_get_selection (fixture->session);
  const LisId two[] = { 101, 103 };

  lis_selection_set (selection, two, 2);
  lis_selection_add (selection, 103);
  g_assert_cmpuint (lis_selection_count (selection), ==, 2);
  g_assert_false (lis_selection_contains (selection, 102));
  lis_selection_remove (selection, 101);
  g_assert_true (lis_selection_contains (selection, 103));
  lis_selection_set_focus (selection, 101, 602);
  g_assert_cmpint (lis_selection_get_period (selection), ==, 602);
  lis_selection_clear (selection);
  g_assert_cmpuint (lis_selection_count (selection), ==, 0);
  g_assert_cmpint (lis_selection_get_person (selection), ==, LIS_ID_NONE);
}

/* Work of others */

typedef struct
{
  gpointer result;
  GError  *error;
  gboolean answered;
} Done;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Done *done = data;

  done->result = lis_session_do_finish (LIS_SESSION (source), result, &done->error);
  done->answered = TRUE;
}

static void
wait_for_done (const Done *done)
{
  while (!done->answered)
    g_main_context_iteration (NULL, TRUE);
}

static void
do_and_wait (Fixture *fixture, gboolean writes, LisSessionWork work, const char *data, GCancellable *cancellable,
             Done *done)
{
  lis_session_do (fixture->session, work, g_strdup (data), g_free, g_free, writes, cancellable, done_cb, done);
  wait_for_done (done);
}

static guint
count_shown (Fixture *fixture)
{
  return lis_session_get_pathways (fixture->session)->data->sets[LIS_ENTITY_PERSON]->count;
}

/* In the plan's thread. */
static gpointer
count_people (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisRecordSet) people = lis_store_load (store, LIS_ENTITY_PERSON, cancellable, error);

  g_assert_null (author);
  return people != NULL ? g_strdup_printf ("%s: %u", (const char *) data, people->count) : NULL;
}

static gpointer
add_person (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisEditor) editor = lis_editor_new (store, author, NULL, NULL);
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL);
  LisPerson *person = lis_record_new (lis_entity_get (LIS_ENTITY_PERSON));

  person->record.id = lis_editor_new_id (editor);
  lis_record_set_text (&person->given_name, data);
  lis_record_set_text (&person->family_name, "Ny");
  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  return lis_editor_commit (editor, set, NULL, error) ? g_strdup (data) : NULL;
}

static void
test_do_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Done done = { 0 }, stopped = { 0 }, nowhere = { 0 };

  open_region (fixture);
  do_and_wait (fixture, FALSE, count_people, "people", NULL, &done);
  g_assert_no_error (done.error);
  g_assert_true (g_str_has_prefix (done.result, "people: "));
  g_free (done.result);
  g_cancellable_cancel (cancellable);
  do_and_wait (fixture, FALSE, count_people, "people", cancellable, &stopped);
  g_assert_nonnull (stopped.error);
  g_clear_error (&stopped.error);
  lis_session_close (fixture->session);
  do_and_wait (fixture, FALSE, count_people, "people", NULL, &nowhere);
  g_assert_error (nowhere.error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_error (&nowhere.error);
}

/* What work has written is read, told and can be undone like any other change; it waits for who answers for it. */
static void
test_do_writing (Fixture *fixture, gconstpointer data)
{
  Done done = { 0 };
  guint asked, written, n_before;

  open_region (fixture);
  count_signal (fixture, "author-wanted", &asked);
  count_signal (fixture, "written", &written);
  n_before = count_shown (fixture);
  lis_session_do (fixture->session, add_person, g_strdup ("Nina"), g_free, g_free, TRUE, NULL, done_cb,
                  &done);
  g_assert_true (lis_session_is_saving (fixture->session));
  g_assert_cmpuint (asked, ==, 1);
  lis_session_set_author (fixture->session, "Åse");
  wait_for_done (&done);
  g_assert_no_error (done.error);
  g_assert_cmpstr (done.result, ==, "Nina");
  g_free (done.result);
  g_assert_cmpuint (written, ==, 1);
  g_assert_nonnull (lis_session_get_undo_label (fixture->session));
  g_assert_cmpuint (count_shown (fixture), ==, n_before + 1);
}

/* What is refused has changed nothing; what the disk does not take waits and is done once. */
static void
test_do_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Done refused = { 0 }, stuck = { 0 }, stopped = { 0 };
  guint n_stuck;

  open_region (fixture);
  count_signal (fixture, "stuck", &n_stuck);
  do_and_wait (fixture, TRUE, add_person, "", NULL, &refused);
  g_assert_error (refused.error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
  g_clear_error (&refused.error);
  break_disk (fixture, TRUE);
  lis_session_do (fixture->session, add_person, g_strdup ("Nina"), g_free, g_free, TRUE, NULL, done_cb,
                  &stuck);
  wait_for_count (&n_stuck, 1);
  break_disk (fixture, FALSE);
  lis_session_retry (fixture->session);
  wait_for_done (&stuck);
  g_assert_no_error (stuck.error);
  g_free (stuck.result);
  g_cancellable_cancel (cancellable);
  do_and_wait (fixture, TRUE, add_person, "Nina", cancellable, &stopped);
  g_assert_error (stopped.error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_error (&stopped.error);
}

static void
test_keeper (Fixture *fixture, gconstpointer data)
{
  g_assert_null (lis_session_get_backup_keeper (fixture->session));
  open_region (fixture);
  g_assert_true (LIS_IS_BACKUP_KEEPER (lis_session_get_backup_keeper (fixture->session)));
  lis_session_close (fixture->session);
  g_assert_null (lis_session_get_backup_keeper (fixture->session));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char **path = data;

  *path = lis_backup_keeper_make_finish (LIS_BACKUP_KEEPER (source), result, &error);
  g_assert_no_error (error);
}

static void
note_restored_cb (LisSession *session, const char *set_aside, const GError *error, GError **copy)
{
  *copy = error != NULL ? g_error_copy (error) : NULL;
}

/* The plan goes on as it was; a backup that is not there leaves everything as it is. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  open_region (fixture);
  g_signal_connect (fixture->session, "restored", G_CALLBACK (note_restored_cb), &error);
  lis_backup_keeper_make_async (lis_session_get_backup_keeper (fixture->session), LIS_KEEPER_BY_HAND, NULL, made_cb,
                                &backup);
  while (backup == NULL)
    g_main_context_iteration (NULL, TRUE);
  lis_session_commit (fixture->session, rename_kari (fixture, "Karen"), written_cb, &answer);
  wait_for_answer (&answer);
  lis_session_restore (fixture->session, "/nowhere.lisplan", NULL);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Karen");
  lis_session_restore (fixture->session, backup, NULL);
  wait_for_state (fixture, LIS_SESSION_READY);
  g_assert_no_error (error);
  g_assert_cmpstr (find_kari (fixture)->given_name, ==, "Kari");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/session/empty", test_empty },
    { "/session/open", test_open },
    { "/session/count", test_count },
    { "/session/group", test_group },
    { "/session/poll", test_poll },
    { "/session/poll-fails", test_poll_fails },
    { "/session/group-while-loading", test_group_while_loading },
    { "/session/count-while-polling", test_count_while_polling },
    { "/session/poll-while-counting", test_poll_while_counting },
    { "/session/not-there", test_not_there },
    { "/session/not-a-plan", test_not_a_plan },
    { "/session/change-of-mind", test_change_of_mind },
    { "/session/close-while-counting", test_close_while_counting },
    { "/session/make", test_make },
    { "/session/make-fails", test_make_fails },
    { "/session/make-over-another", test_make_over_another },
    { "/session/write", test_write },
    { "/session/write-twice", test_write_twice },
    { "/session/write-and-close", test_write_and_close },
    { "/session/network", test_network },
    { "/session/write-nowhere", test_write_nowhere },
    { "/session/author", test_author },
    { "/session/author-not-told", test_author_not_told },
    { "/session/stuck", test_stuck },
    { "/session/save-copy", test_save_copy },
    { "/session/refused", test_refused },
    { "/session/do-reading", test_do_reading },
    { "/session/do-writing", test_do_writing },
    { "/session/do-fails", test_do_fails },
    { "/session/keeper", test_keeper },
    { "/session/restore", test_restore },
    { "/session/undo-label", test_undo_label },
    { "/session/memory", test_memory },
    { "/session/selection", test_selection },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
