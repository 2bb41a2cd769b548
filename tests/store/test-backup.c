/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lis-backup-private.h"
#include "lis-error.h"
#include "lis-test.h"

typedef struct
{
  char       *folder;
  char       *path;
  LisBackups *backups;
} Fixture;

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = lis_db_open (fixture->path, LIS_DB_WRITE, &error);

  g_assert_no_error (error);
  lis_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

/* The history is edit/'s; here a change set is only a number and a digest. */
static void
add_change_set (Fixture *fixture, guint number)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO change_set VALUES (%u, '2026-03-01T12:00:00.000Z', 'edit', NULL, 'x', "
                       "zeroblob(32), 1, cast(printf('%%032d', %u) AS BLOB)); "
                       "INSERT INTO trunk VALUES (%u, %u, 'K%u', 'Navn'); "
                       "INSERT INTO change VALUES (%u, 1, 'trunk', %u, 'insert', 0, '', NULL, zeroblob(32))",
                       number, number, number, number, number, number, number);

  execute (fixture, sql);
}

static void
set_day (Fixture *fixture, int year, int month, int day)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  LisClock clock = lis_clock_fixed (lis_date_new (year, month, day));

  g_clear_pointer (&fixture->backups, lis_backups_free);
  fixture->backups = lis_backups_new (fixture->path, folder, &clock);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  fixture->backups = NULL;
  g_object_unref (lis_store_create (fixture->path, &error));
  g_assert_no_error (error);
  set_day (fixture, 2026, 3, 1);
  add_change_set (fixture, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->backups, lis_backups_free);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static LisBackup *
make (Fixture *fixture, LisBackupOccasion occasion)
{
  g_autoptr (GError) error = NULL;
  LisBackup *backup = NULL;

  lis_backups_make (fixture->backups, occasion, NULL, &backup, &error);
  g_assert_no_error (error);
  return backup;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = lis_backups_list (fixture->backups);

  return list->len;
}

static gint64
get_head (Fixture *fixture)
{
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_READ, NULL);
  LisStoreHead head = { 0 };

  g_assert_nonnull (store);
  g_assert_true (lis_store_read_head (store, 0, &head, NULL));
  return head.number;
}

static void
assert_private (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  struct stat status;
  const char *name;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, folder != NULL ? 0700 : 0600);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_private (child);
    }
}

static void
test_made_and_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (GPtrArray) list = lis_backups_list (fixture->backups);
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  const LisBackup *listed;

  g_assert_cmpuint (list->len, ==, 1);
  listed = g_ptr_array_index (list, 0);
  g_assert_cmpstr (listed->path, ==, made->path);
  g_assert_cmpstr (listed->plan, ==, fixture->path);
  g_assert_cmpstr (listed->time, ==, "2026-03-01T12:00:00.000Z");
  g_assert_cmpint (listed->occasion, ==, LIS_BACKUP_OPEN);
  g_assert_cmpint (listed->head.number, ==, 1);
  g_assert_true (listed->is_there);
  g_assert_true (lis_backup_verify (listed, NULL, &error));
  assert_private (folder);
}

static void
test_nothing_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) first = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (LisBackup) second = make (fixture, LIS_BACKUP_DAILY);
  g_autoptr (LisBackup) third = NULL;

  g_assert_cmpstr (first->path, ==, second->path);
  g_assert_cmpuint (count (fixture), ==, 1);
  add_change_set (fixture, 2);
  third = make (fixture, LIS_BACKUP_DAILY);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_moved_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autofree char *moved = g_build_filename (fixture->folder, "another.lisplan", NULL);

  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&moved);
  set_day (fixture, 2026, 3, 2);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_changed_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (made->path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (made->path, bytes, (gssize) length, NULL));
  g_assert_false (lis_backup_verify (made, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (lis_backups_restore (fixture->backups, made->path, NULL, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  g_assert_cmpint (get_head (fixture), ==, 1);
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *aside = NULL;

  add_change_set (fixture, 2);
  add_change_set (fixture, 3);
  g_assert_true (lis_backups_restore (fixture->backups, made->path, NULL, &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_cmpint (get_head (fixture), ==, 1);
  list = lis_backups_list (fixture->backups);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((LisBackup *) g_ptr_array_index (list, 0))->occasion, ==, LIS_BACKUP_RESTORED);
  g_assert_cmpint (((LisBackup *) g_ptr_array_index (list, 1))->occasion, ==, LIS_BACKUP_RESTORE);
  g_assert_cmpint (((LisBackup *) g_ptr_array_index (list, 1))->head.number, ==, 3);
  /* And back again. */
  g_assert_true (lis_backups_restore (fixture->backups, ((LisBackup *) g_ptr_array_index (list, 1))->path, NULL, NULL,
                                      &error));
  g_assert_cmpint (get_head (fixture), ==, 3);
}

static void
test_not_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lis_backups_restore (fixture->backups, made->path, NULL, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED);
}

static void
test_damaged_is_set_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (GError) error = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *aside = NULL;
  gsize length, kept_length;

  add_change_set (fixture, 2);
  g_assert_true (g_file_get_contents (fixture->path, &damaged, &length, NULL));
  memset (damaged + 4096, 0x5A, length - 8192);
  g_assert_true (g_file_set_contents (fixture->path, damaged, (gssize) length, NULL));
  g_assert_false (lis_backups_make (fixture->backups, LIS_BACKUP_DAILY, NULL, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (strstr (error->message, "unfinished"));
  g_clear_error (&error);
  g_assert_cmpuint (count (fixture), ==, 1);

  g_assert_true (lis_backups_restore (fixture->backups, made->path, NULL, &aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (aside, "(damaged 2026-03-01 12.00.00).lisplan"));
  g_assert_true (g_file_get_contents (aside, &kept, &kept_length, NULL));
  g_assert_cmpmem (kept, kept_length, damaged, length);
  g_assert_cmpint (get_head (fixture), ==, 1);
}

static void
test_compared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = make (fixture, LIS_BACKUP_OPEN);
  g_autoptr (GError) error = NULL;
  LisBackupComparison comparison;

  add_change_set (fixture, 2);
  add_change_set (fixture, 3);
  g_assert_true (lis_backups_compare (fixture->backups, made->path, &comparison, &error));
  g_assert_true (comparison.is_ancestor);
  g_assert_cmpint (comparison.change_sets, ==, 2);
  g_assert_cmpuint (comparison.in_backup[LIS_ENTITY_TRUNK], ==, 1);
  g_assert_cmpuint (comparison.in_plan[LIS_ENTITY_TRUNK], ==, 3);
  g_assert_cmpuint (comparison.added[LIS_ENTITY_TRUNK], ==, 2);
  g_assert_cmpuint (comparison.removed[LIS_ENTITY_TRUNK], ==, 0);
}

static void
test_end_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisBackup) made = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autofree char *fault = NULL;

  add_change_set (fixture, 2);
  made = make (fixture, LIS_BACKUP_OPEN);
  store = lis_store_open (fixture->path, LIS_STORE_READ, NULL);
  g_assert_true (lis_backups_check_head (fixture->backups, store, &fault, NULL));
  g_assert_null (fault);
  execute (fixture, "PRAGMA foreign_keys = OFF; DELETE FROM change_set WHERE number = 2");
  g_assert_true (lis_backups_check_head (fixture->backups, store, &fault, NULL));
  g_assert_nonnull (fault);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LisBackupJob job = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lis_backups_make (fixture->backups, LIS_BACKUP_OPEN, &job, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static LisBackup *
add_made_up (GPtrArray *list, const char *time, LisBackupOccasion occasion)
{
  LisBackup *backup = g_new0 (LisBackup, 1);

  backup->time = g_strdup (time);
  backup->occasion = occasion;
  backup->sequence = list->len + 1;
  backup->is_there = TRUE;
  g_ptr_array_insert (list, 0, backup);
  return backup;
}

static guint
thin_out (GPtrArray *list)
{
  g_autofree gboolean *kept = g_new0 (gboolean, list->len);

  lis_backup_ladder_choose (list, kept);
  for (guint i = list->len; i > 0; i--)
    if (!kept[i - 1])
      g_ptr_array_remove_index (list, i - 1);
  return list->len;
}

/* A backup each day for two years, thinned out each time. */
static void
test_ladder (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_backup_free);
  LisDate first = lis_date_new (2025, 1, 1);
  char day[LIS_DATE_ISO_SIZE];

  for (int i = 0; i < 730; i++)
    {
      g_autofree char *time = g_strconcat (lis_date_to_iso (first + i, day), "T08:00:00.000Z", NULL);

      add_made_up (list, time, LIS_BACKUP_OPEN);
      thin_out (list);
      g_assert_cmpstr (((LisBackup *) g_ptr_array_index (list, 0))->time, ==, time);
    }
  /* 10 days are two of the weeks, and 8 weeks two or three of the months. */
  g_assert_cmpuint (list->len, >=, 10 + 8 - 3 + 12 - 3);
  g_assert_cmpuint (list->len, <=, 10 + 8 + 12);
  g_assert_true (g_str_has_prefix (((LisBackup *) g_ptr_array_index (list, list->len - 1))->time, "2026-01-31"));
}

/* The clock goes back three years: what is made then is the newest all the same. */
static void
test_ladder_clock_jumps (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_backup_free);
  const LisBackup *newest;

  for (int i = 1; i <= 28; i++)
    {
      g_autofree char *time = g_strdup_printf ("2026-02-%02dT08:00:00.000Z", i);

      add_made_up (list, time, LIS_BACKUP_OPEN);
      thin_out (list);
    }
  newest = add_made_up (list, "2023-01-01T00:00:00.000Z", LIS_BACKUP_OPEN);
  thin_out (list);
  g_assert_true (g_ptr_array_index (list, 0) == newest);
  /* The good ones from before the jump are there still. */
  g_assert_cmpuint (list->len, >=, 10);
  newest = add_made_up (list, "2099-01-01T00:00:00.000Z", LIS_BACKUP_OPEN);
  newest = add_made_up (list, "2026-03-01T00:00:00.000Z", LIS_BACKUP_OPEN);
  thin_out (list);
  g_assert_true (g_ptr_array_index (list, 0) == newest);
}

/* One that was damaged or removed since takes no place of a good one, and what was asked for by hand stays. */
static void
test_ladder_keeps (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_backup_free);
  const LisBackup *good, *by_hand;

  by_hand = add_made_up (list, "2020-01-01T00:00:00.000Z", LIS_BACKUP_BY_HAND);
  good = add_made_up (list, "2026-01-01T00:00:00.000Z", LIS_BACKUP_OPEN);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *time = g_strdup_printf ("2026-%02d-%02dT00:00:00.000Z", i / 28 + 2, i % 28 + 1);

      add_made_up (list, time, LIS_BACKUP_OPEN)->is_there = FALSE;
    }
  thin_out (list);
  g_assert_true (g_ptr_array_find (list, good, NULL));
  g_assert_true (g_ptr_array_find (list, by_hand, NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/backup/made-and-listed", test_made_and_listed);
  ADD ("/store/backup/nothing-new", test_nothing_new);
  ADD ("/store/backup/moved-plan", test_moved_plan);
  ADD ("/store/backup/changed", test_changed_backup);
  ADD ("/store/backup/restored", test_restored);
  ADD ("/store/backup/not-while-open", test_not_while_open);
  ADD ("/store/backup/damaged-is-set-aside", test_damaged_is_set_aside);
  ADD ("/store/backup/compared", test_compared);
  ADD ("/store/backup/end-cut-off", test_end_cut_off);
  ADD ("/store/backup/stopped", test_stopped);
  g_test_add_func ("/store/backup/ladder", test_ladder);
  g_test_add_func ("/store/backup/ladder-clock-jumps", test_ladder_clock_jumps);
  g_test_add_func ("/store/backup/ladder-keeps", test_ladder_keeps);
  return g_test_run ();
}
