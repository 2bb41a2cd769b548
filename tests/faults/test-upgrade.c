/* SPDX-License-Identifier: MPL-2.0 */
/* R8: a file is of the one format or of the other, whenever the program that brings it to a newer one is killed. The
 * newer format is made up: it adds a field with a value to every person, a table and an index. 150 kills. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lis-backup.h"
#include "lis-error.h"
#include "lis-fault-plan.h"
#include "lis-test.h"
#include "lis-upgrade.h"

#define N_KILLS 150
#define NEWER 2

/* How far the next version may be read by this program: @lowest_reader. */
static int lowest_reader = NEWER;

static char *
load_newer (LisDb *db, gint32 version)
{
  if (version != NEWER)
    return NULL;
  return g_strdup_printf ("ALTER TABLE person ADD COLUMN nickname TEXT;"
                          "UPDATE person SET nickname = 'Prøve';"
                          "CREATE TABLE upgraded (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
                          "INSERT INTO upgraded (id, name) SELECT id, family_name FROM person;"
                          "CREATE INDEX upgraded_name ON upgraded (name);"
                          "UPDATE format SET lowest_reader = %d", lowest_reader);
}

static char *
load_broken (LisDb *db, gint32 version)
{
  return g_strdup ("ALTER TABLE person ADD COLUMN nickname TEXT; UPDATE person SET change_set = 4711");
}

static gboolean
upgrade (const char *path, LisUpgradeSource source, GError **error)
{
  g_autoptr (LisDb) db = lis_db_open (path, LIS_DB_WRITE, error);

  return db != NULL && lis_upgrade_run (db, NEWER, source, error);
}

/* The child. */
static int
work (const char *path)
{
  if (write (STDOUT_FILENO, "x", 1) != 1)
    return 2;
  return upgrade (path, load_newer, NULL) ? 0 : 1;
}

static char *
make_plan (const char *folder)
{
  char *path = g_build_filename (folder, "first.lisplan", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisChangeSet) set = NULL;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  set = lis_fault_make_base (editor, random, 400);
  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static gint64
query (LisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (lis_db_step (statement, &error), ==, LIS_DB_ROW);
  return lis_db_column_int (statement, 0);
}

/* Which format it is of, after seeing that it is wholly of that. */
static gint32
check_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = lis_db_open (path, LIS_DB_WRITE, &error);
  gint32 application, version;

  g_assert_no_error (error);
  g_assert_true (lis_db_check (db, &error));
  g_assert_true (lis_db_get_mark (db, &application, &version, &error));
  g_assert_no_error (error);
  g_assert_cmpint (application, ==, LIS_STORE_APPLICATION_ID);
  if (version == NEWER)
    {
      g_assert_cmpint (query (db, "SELECT count(*) FROM person WHERE nickname IS NULL"), ==, 0);
      g_assert_cmpint (query (db, "SELECT count(*) FROM upgraded"), ==, query (db, "SELECT count(*) FROM person"));
      g_assert_cmpint (query (db, "SELECT lowest_reader FROM format"), ==, NEWER);
    }
  else
    g_assert_cmpint (version, ==, LIS_STORE_VERSION);
  g_clear_pointer (&db, lis_db_close);
  if (version == LIS_STORE_VERSION)
    {
      g_autofree char *wrong = lis_fault_find_wrong (path, 1, 1);

      g_assert_cmpstr (wrong, ==, NULL);
    }
  return version;
}

static void
copy_plan (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, &error));
}

/* Lets a child upgrade the plan and kills it @moment microseconds after it began; 0 lets it end. Returns how long it
 * ran. */
static gint64
run_child (const char *path, gulong moment)
{
  int ends[2], status;
  gint64 start;
  char letter;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      execl ("/proc/self/exe", "test-upgrade", "--work", path, NULL);
      _exit (127);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &letter, 1), ==, 1);
  start = g_get_monotonic_time ();
  if (moment > 0)
    {
      g_usleep (moment);
      kill (child, SIGKILL);
    }
  waitpid (child, &status, 0);
  close (ends[0]);
  return g_get_monotonic_time () - start;
}

static void
test_kill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  char *folder = lis_test_make_folder ();
  g_autofree char *first = make_plan (folder);
  g_autofree char *path = g_build_filename (folder, "plan.lisplan", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint n_old = 0, n_new = 0, n_journals = 0;
  gint64 whole;

  copy_plan (first, path);
  whole = run_child (path, 0);
  g_assert_cmpint (check_whole (path), ==, NEWER);
  for (guint i = 0; i < N_KILLS; i++)
    {
      copy_plan (first, path);
      run_child (path, (gulong) g_rand_int_range (random, 1, (gint32) (whole + whole / 4 + 2)));
      n_journals += g_file_test (journal, G_FILE_TEST_EXISTS);
      if (check_whole (path) == NEWER)
        n_new++;
      else
        n_old++;
    }
  g_test_message ("%u kills, %u in the middle of it: %u of the old format, %u of the new, 0 in between", N_KILLS,
                  n_journals, n_old, n_new);
  /* Else nothing was shown. */
  g_assert_cmpuint (n_journals, >, 0);
  g_assert_cmpuint (n_old, >, 0);
  lis_test_remove_folder (folder);
}

/* A step that leaves a reference to nothing behind is not taken. */
static void
test_broken (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = make_plan (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (upgrade (path, load_broken, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (check_whole (path), ==, LIS_STORE_VERSION);
  lis_test_remove_folder (folder);
}

static void
test_unknown_step (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = make_plan (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = lis_db_open (path, LIS_DB_WRITE, &error);

  g_assert_false (lis_upgrade_run (db, NEWER + 1, load_newer, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED);
  g_clear_pointer (&db, lis_db_close);
  g_assert_cmpint (check_whole (path), ==, LIS_STORE_VERSION);
  lis_test_remove_folder (folder);
}

/* The file as it was is among the backups before anything is done to it. */
static void
test_backup_before (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = make_plan (folder);
  g_autoptr (LisBackups) backups = lis_backups_new (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (LisDb) db = lis_db_open (path, LIS_DB_WRITE, &error);
  const LisBackup *backup;

  g_assert_true (lis_upgrade_with_backup (db, NEWER, load_newer, &error));
  g_assert_no_error (error);
  g_assert_true (lis_upgrade_with_backup (db, NEWER, load_broken, &error));
  g_clear_pointer (&db, lis_db_close);
  g_assert_cmpint (check_whole (path), ==, NEWER);
  list = lis_backups_list (backups);
  g_assert_cmpuint (list->len, ==, 1);
  backup = g_ptr_array_index (list, 0);
  g_assert_cmpint (backup->occasion, ==, LIS_BACKUP_UPGRADE);
  g_assert_cmpint (check_whole (backup->path), ==, LIS_STORE_VERSION);
  lis_test_remove_folder (folder);
}

/* What the program of today does with a file of the format after it. */
static void
test_newer_is_read_or_refused (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = make_plan (folder);
  g_autofree char *readable = g_build_filename (folder, "readable.lisplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisRecordSet) people = NULL;

  copy_plan (path, readable);
  g_assert_true (upgrade (path, load_newer, &error));
  g_assert_null (lis_store_open (path, LIS_STORE_WRITE_OR_READ, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NEWER);
  g_clear_error (&error);
  lowest_reader = LIS_STORE_VERSION;
  g_assert_true (upgrade (readable, load_newer, &error));
  lowest_reader = NEWER;
  store = lis_store_open (readable, LIS_STORE_WRITE_OR_READ, &error);
  g_assert_no_error (error);
  g_assert_false (lis_store_is_writable (store));
  people = lis_store_load (store, LIS_ENTITY_PERSON, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->count, ==, 400);
  g_clear_object (&store);
  lis_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--work"))
    return work (argv[2]);
  lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/upgrade/kill", test_kill);
  g_test_add_func ("/faults/upgrade/broken", test_broken);
  g_test_add_func ("/faults/upgrade/unknown-step", test_unknown_step);
  g_test_add_func ("/faults/upgrade/backup", test_backup_before);
  g_test_add_func ("/faults/upgrade/newer", test_newer_is_read_or_refused);
  return g_test_run ();
}
