/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lis-backup-keeper.h"
#include "lis-error.h"
#include "lis-store.h"
#include "lis-test-file.h"
#include "lis-test.h"

typedef struct
{
  char            *folder;
  char            *path;
  char            *backups;
  LisBackupKeeper *keeper;
  GAsyncResult    *result; /* of what was asked last */
} Fixture;

static LisClock
day (const char *iso)
{
  return lis_clock_fixed (lis_date_from_iso (iso));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = day ("2026-05-01");

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  fixture->backups = g_build_filename (fixture->folder, "backups", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  fixture->keeper = lis_backup_keeper_new (fixture->path, fixture->backups, &clock);
}

static void
wait_until_idle (Fixture *fixture)
{
  while (lis_backup_keeper_is_busy (fixture->keeper))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_backup_keeper_close (fixture->keeper);
  wait_until_idle (fixture);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->keeper);
  g_free (fixture->backups);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_answer (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static GListModel *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GListModel *model;

  lis_backup_keeper_list_async (fixture->keeper, NULL, answered_cb, fixture);
  model = lis_backup_keeper_list_finish (fixture->keeper, wait_for_answer (fixture), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  return model;
}

static char *
make (Fixture *fixture, LisKeeperOccasion occasion, GError **error)
{
  char *path;

  lis_backup_keeper_make_async (fixture->keeper, occasion, NULL, answered_cb, fixture);
  path = lis_backup_keeper_make_finish (fixture->keeper, wait_for_answer (fixture), error);
  g_clear_object (&fixture->result);
  return path;
}

static void
add_doctor (Fixture *fixture, guint number)
{
  g_autofree char *line = g_strdup_printf ("person: id=%u; given_name=Bo; family_name=Aas", 1000 + number);
  const char *const lines[] = { line, NULL };

  lis_test_file_add (fixture->path, lines);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_started (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) backups = NULL;
  g_autoptr (LisBackupItem) item = NULL;
  guint n_busy = 0;

  g_signal_connect_swapped (fixture->keeper, "notify::busy", G_CALLBACK (count_cb), &n_busy);
  g_assert_null (lis_backup_keeper_get_last_backup_time (fixture->keeper));
  lis_backup_keeper_start (fixture->keeper);
  g_assert_true (lis_backup_keeper_is_busy (fixture->keeper));
  wait_until_idle (fixture);
  g_assert_cmpuint (n_busy, ==, 2);
  g_assert_null (lis_backup_keeper_get_fault (fixture->keeper));
  g_assert_cmpstr (lis_backup_keeper_get_last_backup_time (fixture->keeper), ==, "2026-05-01T12:00:00.000Z");
  g_assert_cmpfloat (lis_backup_keeper_get_progress (fixture->keeper), ==, 1);
  backups = list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 1);
  item = g_list_model_get_item (backups, 0);
  g_assert_cmpstr (lis_backup_item_get_title (item), ==, "01.05.2026 14:00");
  g_assert_true (lis_backup_item_is_there (item));
  g_assert_cmpint (lis_backup_item_get_number (item), ==, 1);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListModel) backups = lis_backup_keeper_list_finish (LIS_BACKUP_KEEPER (source), result, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 1);
  (*(guint *) data)++;
}

static void
list_at_once_cb (LisBackupKeeper *keeper, GParamSpec *pspec, guint *n_listed)
{
  lis_backup_keeper_list_async (keeper, NULL, listed_cb, n_listed);
}

/* A page that shows the list asks for it as soon as it hears of a backup. */
static void
test_asked_while_told (Fixture *fixture, gconstpointer data)
{
  guint n_listed = 0;

  g_signal_connect (fixture->keeper, "notify::last-backup-time", G_CALLBACK (list_at_once_cb), &n_listed);
  lis_backup_keeper_start (fixture->keeper);
  wait_until_idle (fixture);
  g_assert_cmpuint (n_listed, ==, 1);
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  LisClock next = day ("2026-05-02");
  g_autoptr (GListModel) backups = NULL;

  /* Nothing before the first picture stands. */
  lis_backup_keeper_tick (fixture->keeper);
  g_assert_false (lis_backup_keeper_is_busy (fixture->keeper));
  lis_backup_keeper_start (fixture->keeper);
  wait_until_idle (fixture);
  add_doctor (fixture, 1);
  lis_backup_keeper_tick (fixture->keeper);
  g_assert_false (lis_backup_keeper_is_busy (fixture->keeper));
  lis_backup_keeper_set_clock (fixture->keeper, &next);
  lis_backup_keeper_tick (fixture->keeper);
  wait_until_idle (fixture);
  g_assert_cmpstr (lis_backup_keeper_get_last_backup_time (fixture->keeper), ==, "2026-05-02T12:00:00.000Z");
  backups = list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 2);
}

static void
test_before_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make (fixture, LIS_KEEPER_IMPORT, &error);
  g_autoptr (LisStore) store = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "-import.lisplan"));
  store = lis_store_open (path, LIS_STORE_READ, &error);
  g_assert_no_error (error);
}

/* What a disk has done to the file shows as a fault when it was opened, once; the file stays as it is. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i + 8 < length; i++)
    if (memcmp (bytes + i, "Nordmann", 8) == 0)
      bytes[i] = 'M';
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  lis_backup_keeper_start (fixture->keeper);
  wait_until_idle (fixture);
  g_assert_error (lis_backup_keeper_get_fault (fixture->keeper), LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  g_assert_null (lis_backup_keeper_get_last_backup_time (fixture->keeper));
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, bytes, length);
}

/* A fault that goes away is taken back by the next attempt. */
static void
test_fault_in_passing (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->backups, "a file, no folder", -1, NULL));
  lis_backup_keeper_start (fixture->keeper);
  wait_until_idle (fixture);
  g_assert_error (lis_backup_keeper_get_fault (fixture->keeper), LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED);
  g_unlink (fixture->backups);
  lis_backup_keeper_tick (fixture->keeper);
  wait_until_idle (fixture);
  g_assert_null (lis_backup_keeper_get_fault (fixture->keeper));
  g_assert_nonnull (lis_backup_keeper_get_last_backup_time (fixture->keeper));
}

static void
test_compared_and_restored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make (fixture, LIS_KEEPER_BULK, &error);
  g_autofree char *aside = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) after = NULL;

  g_assert_no_error (error);
  add_doctor (fixture, 1);
  lis_backup_keeper_compare_async (fixture->keeper, path, NULL, answered_cb, fixture);
  lines = lis_backup_keeper_compare_finish (fixture->keeper, wait_for_answer (fixture), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  g_assert_cmpstr (lines[0], ==, "1 change since then");
  g_assert_cmpstr (lines[1], ==, "People: 1 added, 0 changed, 0 removed (3 then, 4 now)");
  g_assert_null (lines[2]);

  lis_backup_keeper_restore_async (fixture->keeper, path, NULL, answered_cb, fixture);
  g_assert_true (lis_backup_keeper_restore_finish (fixture->keeper, wait_for_answer (fixture), &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_clear_object (&fixture->result);
  lis_backup_keeper_compare_async (fixture->keeper, path, NULL, answered_cb, fixture);
  after = lis_backup_keeper_compare_finish (fixture->keeper, wait_for_answer (fixture), &error);
  g_assert_cmpstr (after[0], ==, "0 changes since then");
  g_assert_null (after[1]);
}

static void
test_copied_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "kopi.lisplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;

  lis_backup_keeper_copy_to_async (fixture->keeper, target, NULL, answered_cb, fixture);
  g_assert_true (lis_backup_keeper_copy_to_finish (fixture->keeper, wait_for_answer (fixture), &error));
  g_clear_object (&fixture->result);
  store = lis_store_open (target, LIS_STORE_READ, &error);
  g_assert_no_error (error);
  lis_backup_keeper_copy_to_async (fixture->keeper, target, NULL, answered_cb, fixture);
  g_assert_false (lis_backup_keeper_copy_to_finish (fixture->keeper, wait_for_answer (fixture), &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS);
}

static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "kryptert", NULL);
  g_autoptr (GError) error = NULL;

  lis_backup_keeper_copy_sealed_to_async (fixture->keeper, target, "en lang nok setning", NULL, answered_cb, fixture);
  g_assert_true (lis_backup_keeper_copy_to_finish (fixture->keeper, wait_for_answer (fixture), &error));
  g_clear_object (&fixture->result);
  g_assert_true (lis_backup_keeper_is_sealed (target));
  lis_backup_keeper_restore_sealed_async (fixture->keeper, target, "en annen setning", NULL, answered_cb, fixture);
  g_assert_false (lis_backup_keeper_restore_finish (fixture->keeper, wait_for_answer (fixture), NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_clear_object (&fixture->result);
  lis_backup_keeper_restore_sealed_async (fixture->keeper, target, "en lang nok setning", NULL, answered_cb, fixture);
  g_assert_true (lis_backup_keeper_restore_finish (fixture->keeper, wait_for_answer (fixture), NULL, &error));
  g_assert_no_error (error);
}

/* Several at once wait for each other; the one stopped is not made, the others are. */
static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GListModel) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  lis_backup_keeper_start (fixture->keeper);
  lis_backup_keeper_make_async (fixture->keeper, LIS_KEEPER_BY_HAND, cancellable, answered_cb, fixture);
  g_cancellable_cancel (cancellable);
  made = lis_backup_keeper_make_finish (fixture->keeper, wait_for_answer (fixture), &error);
  g_assert_null (made);
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_object (&fixture->result);
  g_assert_null (lis_backup_keeper_get_fault (fixture->keeper));
  backups = list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 1);
}

/* The window closes while the first backup is made. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lis_backup_keeper_start (fixture->keeper);
  lis_backup_keeper_make_async (fixture->keeper, LIS_KEEPER_BY_HAND, NULL, answered_cb, fixture);
  lis_backup_keeper_close (fixture->keeper);
  g_assert_null (lis_backup_keeper_make_finish (fixture->keeper, wait_for_answer (fixture), &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  lis_backup_keeper_tick (fixture->keeper);
  g_assert_false (lis_backup_keeper_is_busy (fixture->keeper));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/viewmodel/backup-keeper/started", test_started);
  ADD ("/viewmodel/backup-keeper/asked-while-told", test_asked_while_told);
  ADD ("/viewmodel/backup-keeper/daily", test_daily);
  ADD ("/viewmodel/backup-keeper/before-import", test_before_import);
  ADD ("/viewmodel/backup-keeper/damaged", test_damaged);
  ADD ("/viewmodel/backup-keeper/fault-in-passing", test_fault_in_passing);
  ADD ("/viewmodel/backup-keeper/compared-and-restored", test_compared_and_restored);
  ADD ("/viewmodel/backup-keeper/copied-elsewhere", test_copied_elsewhere);
  ADD ("/viewmodel/backup-keeper/sealed", test_sealed);
  ADD ("/viewmodel/backup-keeper/stopped", test_stopped);
  ADD ("/viewmodel/backup-keeper/closed", test_closed);
  return g_test_run ();
}
