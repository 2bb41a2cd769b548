/* SPDX-License-Identifier: MPL-2.0 */
/* Plans on network drives. What a drive is says a hook; everything else is done to real files. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "lis-backup.h"
#include "lis-checkout.h"
#include "lis-error.h"
#include "lis-network-drive.h"
#include "lis-store.h"
#include "lis-test.h"

typedef struct
{
  char *folder;
  char *drive; /* the network drive */
  char *path;
} Fixture;

/* What begins with this is on the network. */
static char *drive;

static const char *
probe (const char *path)
{
  return drive != NULL && g_str_has_prefix (path, drive) ? "SMB" : NULL;
}

/* The history is edit/'s; here a change set is only a number and a digest. */
static void
add_change_set (LisStore *store, guint number)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO change_set VALUES (%u, '2026-03-01T12:00:00.000Z', 'edit', NULL, 'x', "
                       "zeroblob(32), 1, cast(printf('%%032d', %u) AS BLOB)); "
                       "INSERT INTO trunk VALUES (%u, %u, 'K%u', 'Navn'); "
                       "INSERT INTO change VALUES (%u, 1, 'trunk', %u, 'insert', 0, '', NULL, zeroblob(32))",
                       number, number, number, number, number, number, number);
  const LisStoreChange change = { LIS_ENTITY_TRUNK, number };
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LisStoreChange));
  g_autoptr (GError) error = NULL;

  lis_db_execute (lis_store_get_db (store), sql, &error);
  g_assert_no_error (error);
  g_array_append_val (changes, change);
  lis_store_emit_changed (store, changes);
}

static LisStore *
open_plan (Fixture *fixture, LisStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  LisStore *store = lis_store_open (fixture->path, mode, &error);

  g_assert_no_error (error);
  return store;
}

/* Of the file as it lies on the drive. */
static gint64
read_head (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, &error);
  LisStoreHead head;

  g_assert_no_error (error);
  g_assert_true (lis_store_read_head (store, 0, &head, NULL));
  return head.number;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = NULL;

  fixture->folder = lis_test_make_folder ();
  fixture->drive = g_build_filename (fixture->folder, "drive", NULL);
  fixture->path = g_build_filename (fixture->drive, "plan.lisplan", NULL);
  g_assert_cmpint (g_mkdir (fixture->drive, 0755), ==, 0);
  store = lis_store_create (fixture->path, NULL);
  add_change_set (store, 1);
  drive = realpath (fixture->drive, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = lis_checkout_list_left (NULL);

  g_assert_cmpuint (left->len, ==, 0);
  g_clear_pointer (&drive, free);
  g_free (fixture->drive);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

/* The one file in the drive that begins with the plan's name and a host. Free with g_free(). */
static char *
find_beside (Fixture *fixture)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->drive, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (name, "plan ("))
      return g_build_filename (fixture->drive, name, NULL);
  return NULL;
}

static void
test_written_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = NULL;
  struct stat before, after;

  g_assert_cmpint (g_chmod (fixture->path, 0660), ==, 0);
  g_assert_cmpint (g_stat (fixture->path, &before), ==, 0);
  store = open_plan (fixture, LIS_STORE_WRITE);
  g_assert_true (lis_store_is_writable (store));
  g_assert_cmpstr (lis_store_get_path (store), ==, fixture->path);
  add_change_set (store, 2);
  g_assert_null (lis_store_get_network_fault (store));
  g_assert_cmpint (read_head (fixture->path), ==, 2);
  /* Another file of the same mode: whoever read the old one was not disturbed. */
  g_assert_cmpint (g_stat (fixture->path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, !=, after.st_ino);
  g_assert_cmpint (after.st_mode & 0777, ==, 0660);
  g_clear_object (&store);
  g_assert_cmpuint (count_files (fixture->drive), ==, 1);
}

static void
test_reader_sees_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) writer = open_plan (fixture, LIS_STORE_WRITE);
  g_autoptr (LisStore) reader = open_plan (fixture, LIS_STORE_READ);
  LisStoreHead head;

  g_assert_false (lis_store_poll (reader));
  add_change_set (writer, 2);
  g_assert_true (lis_store_poll (reader));
  g_assert_true (lis_store_read_head (reader, 0, &head, NULL));
  g_assert_cmpint (head.number, ==, 2);
  g_assert_false (lis_store_poll (reader));
}

/* Somebody copied another version over it, by whatever means. */
static void
replace_original (Fixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.lisplan", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (other, bytes, (gssize) length, NULL));
  {
    g_autoptr (LisStore) store = lis_store_open (other, LIS_STORE_WRITE, NULL);

    add_change_set (store, 7);
  }
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
}

static void
test_original_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = open_plan (fixture, LIS_STORE_WRITE);
  g_autoptr (LisBackups) backups = NULL;
  g_autofree char *beside = NULL;
  LisBackupComparison comparison;

  replace_original (fixture);
  add_change_set (store, 2);
  g_assert_null (lis_store_get_network_fault (store));
  beside = find_beside (fixture);
  g_assert_cmpstr (lis_store_get_saved_beside (store), ==, beside);
  g_assert_nonnull (strstr (beside, g_get_host_name ()));
  /* Neither has lost anything, and the work goes on beside. */
  g_assert_cmpint (read_head (fixture->path), ==, 7);
  g_assert_cmpint (read_head (beside), ==, 2);
  add_change_set (store, 3);
  g_assert_cmpint (read_head (beside), ==, 3);
  g_assert_cmpint (read_head (fixture->path), ==, 7);
  backups = lis_backups_new (beside, fixture->folder, NULL);
  g_assert_true (lis_backups_compare (backups, fixture->path, &comparison, NULL));
  g_assert_false (comparison.is_ancestor);
  g_assert_cmpint (comparison.common, ==, 1);
  g_assert_cmpint (comparison.change_sets, ==, 2);
  g_assert_cmpint (comparison.change_sets_in_backup, ==, 6);
  g_assert_cmpuint (comparison.added[LIS_ENTITY_TRUNK], ==, 2);
  g_assert_cmpuint (comparison.in_backup[LIS_ENTITY_TRUNK], ==, 2);
  g_assert_cmpuint (comparison.in_plan[LIS_ENTITY_TRUNK], ==, 3);
}

/* The server goes while the plan is open, and comes back. */
static void
test_network_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = open_plan (fixture, LIS_STORE_WRITE);
  g_autofree char *away = g_strconcat (fixture->drive, "-away", NULL);
  g_autoptr (GError) error = NULL;
  LisStoreHead head;

  g_assert_cmpint (g_rename (fixture->drive, away), ==, 0);
  add_change_set (store, 2);
  g_assert_error (lis_store_get_network_fault (store), LIS_PLAN_ERROR, LIS_PLAN_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (lis_store_get_network_fault (store)->message, fixture->path));
  /* Work goes on. */
  add_change_set (store, 3);
  g_assert_true (lis_store_read_head (store, 0, &head, NULL));
  g_assert_cmpint (head.number, ==, 3);
  g_assert_cmpint (g_rename (away, fixture->drive), ==, 0);
  g_assert_true (lis_store_write_back (store, &error));
  g_assert_no_error (error);
  g_assert_null (lis_store_get_network_fault (store));
  g_assert_cmpint (read_head (fixture->path), ==, 3);
}

/* … and is still away when the program ends: what was done is offered at the next start, and is written back when the
 * plan is opened. */
static void
test_left_and_offered (Fixture *fixture, gconstpointer data)
{
  LisStore *store = open_plan (fixture, LIS_STORE_WRITE);
  g_autofree char *away = g_strconcat (fixture->drive, "-away", NULL);
  g_autoptr (GPtrArray) left = NULL;
  const LisCheckoutLeft *found;
  struct stat status;

  g_assert_cmpint (g_rename (fixture->drive, away), ==, 0);
  add_change_set (store, 2);
  left = lis_checkout_list_left (NULL);
  /* In use. */
  g_assert_cmpuint (left->len, ==, 0);
  g_clear_pointer (&left, g_ptr_array_unref);
  g_object_unref (store);

  left = lis_checkout_list_left (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  found = g_ptr_array_index (left, 0);
  g_assert_cmpstr (found->original, ==, fixture->path);
  g_assert_cmpint (read_head (found->path), ==, 2);
  g_assert_cmpint (g_stat (found->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_null (strstr (found->path, fixture->folder));

  g_assert_cmpint (g_rename (away, fixture->drive), ==, 0);
  /* The lock that could not be removed is of this machine and of nobody living. */
  store = open_plan (fixture, LIS_STORE_WRITE);
  g_assert_cmpint (read_head (fixture->path), ==, 2);
  g_assert_null (lis_store_get_saved_beside (store));
  g_object_unref (store);
}

/* … and somebody else has changed the original meanwhile. */
static void
test_left_and_changed (Fixture *fixture, gconstpointer data)
{
  LisStore *store = open_plan (fixture, LIS_STORE_WRITE);
  g_autofree char *away = g_strconcat (fixture->drive, "-away", NULL);
  g_autofree char *beside = NULL;

  g_assert_cmpint (g_rename (fixture->drive, away), ==, 0);
  add_change_set (store, 2);
  g_object_unref (store);
  g_assert_cmpint (g_rename (away, fixture->drive), ==, 0);
  replace_original (fixture);
  store = open_plan (fixture, LIS_STORE_WRITE);
  beside = find_beside (fixture);
  g_assert_cmpstr (lis_store_get_saved_beside (store), ==, beside);
  g_assert_cmpint (read_head (beside), ==, 2);
  g_assert_cmpint (read_head (fixture->path), ==, 7);
  add_change_set (store, 8);
  g_assert_cmpint (read_head (fixture->path), ==, 8);
  g_object_unref (store);
}

static char *
write_lock (Fixture *fixture, const char *host, int seconds_ago)
{
  char *lock = g_build_filename (fixture->drive, ".plan.lisplan.lock", NULL);
  g_autofree char *text = g_strdup_printf ("kari\n%s\n01.03.2026 12:00\n0123456789abcdef\n", host);
  struct utimbuf times = { time (NULL) - seconds_ago, time (NULL) - seconds_ago };

  g_assert_true (g_file_set_contents (lock, text, -1, NULL));
  g_assert_cmpint (utime (lock, &times), ==, 0);
  return lock;
}

/* Where flock() does not reach, the file speaks. */
static void
test_other_host (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = write_lock (fixture, "pc-17", 60);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_WRITE, &error);

  g_assert_null (store);
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "kari on pc-17"));
  store = open_plan (fixture, LIS_STORE_WRITE_OR_READ);
  g_assert_false (lis_store_is_writable (store));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_unlink (lock);
}

/* It has not been heard of for long, or was this machine before it crashed. */
static void
test_stale_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = write_lock (fixture, "pc-17", 2 * LIS_PLAN_LOCK_STALE_SECONDS);

  g_object_unref (open_plan (fixture, LIS_STORE_WRITE));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_free (lock);
  lock = write_lock (fixture, g_get_host_name (), 1);
  g_object_unref (open_plan (fixture, LIS_STORE_WRITE));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Another machine took the lock, for we had not been heard of: it may write, and so we do not over it. */
static void
test_lock_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = open_plan (fixture, LIS_STORE_WRITE);
  g_autofree char *lock = write_lock (fixture, "pc-17", 0);

  add_change_set (store, 2);
  g_assert_nonnull (lis_store_get_saved_beside (store));
  g_assert_cmpint (read_head (fixture->path), ==, 1);
  g_assert_cmpint (read_head (lis_store_get_saved_beside (store)), ==, 2);
  g_clear_object (&store);
  /* It is the other's still. */
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_lock_readable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (fixture->drive, ".plan.lisplan.lock", NULL);
  mode_t before = umask (0077);
  g_autoptr (LisStore) store = open_plan (fixture, LIS_STORE_WRITE);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  struct stat status;

  umask (before);
  g_assert_cmpint (g_stat (lock, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0644);
  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, g_get_user_name ());
  g_assert_cmpstr (lines[1], ==, g_get_host_name ());
}

/* A disk of this machine is no drive, and nothing is copied. */
static void
test_local (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = NULL;
  g_autoptr (LisStore) store = NULL;
  struct stat before, after;

  g_clear_pointer (&drive, free);
  lock = write_lock (fixture, "pc-17", 1);
  g_assert_cmpint (g_stat (fixture->path, &before), ==, 0);
  store = open_plan (fixture, LIS_STORE_WRITE);
  add_change_set (store, 2);
  g_assert_cmpint (g_stat (fixture->path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  lis_network_drive_set_probe (NULL);
  g_assert_cmpstr (lis_network_drive_recognise ("/proc/self"), ==, NULL);
  lis_network_drive_set_probe (probe);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  char *state = lis_test_make_folder ();
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  lis_network_drive_set_probe (probe);

  ADD ("/store/network/written-back", test_written_back);
  ADD ("/store/network/reader-sees-it", test_reader_sees_it);
  ADD ("/store/network/original-changed", test_original_changed);
  ADD ("/store/network/network-lost", test_network_lost);
  ADD ("/store/network/left-and-offered", test_left_and_offered);
  ADD ("/store/network/left-and-changed", test_left_and_changed);
  ADD ("/store/network/other-host", test_other_host);
  ADD ("/store/network/stale-locks", test_stale_locks);
  ADD ("/store/network/lock-taken-away", test_lock_taken_away);
  ADD ("/store/network/lock-readable", test_lock_readable);
  ADD ("/store/network/local", test_local);
  result = g_test_run ();
  lis_test_remove_folder (state);
  return result;
}
