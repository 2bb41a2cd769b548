/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lis-error.h"
#include "lis-reference.h"
#include "lis-store.h"
#include "lis-table-schema.h"
#include "lis-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  store = lis_store_create (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static void
assert_open_fails (const char *path, LisStoreMode mode, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, mode, &error);

  g_assert_null (store);
  g_assert_error (error, LIS_PLAN_ERROR, code);
  /* The reader is told which file. */
  g_assert_nonnull (strstr (error->message, "lisplan"));
}

static void
execute (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = lis_db_open (path, LIS_DB_WRITE, &error);

  g_assert_no_error (error);
  lis_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
test_schema_is_the_table (void)
{
  g_autofree char *wanted = lis_table_schema_write ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sql", "sqlite", "001.sql", NULL);
  g_autofree char *schema = NULL;

  g_assert_true (g_file_get_contents (path, &schema, NULL, NULL));
  g_assert_true (g_str_has_suffix (schema, wanted));
}

static void
test_files_are_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      struct stat status;

      g_assert_cmpint (stat (path, &status), ==, 0);
      /* Colleagues with the folder may read who has it, and nothing else. */
      g_assert_cmpint (status.st_mode & 0777, ==, g_str_has_suffix (name, ".lock") ? 0644 : 0600);
      n_files++;
    }
  /* The plan and its lock, nothing left over from making it. */
  g_assert_cmpuint (n_files, ==, 2);
}

static void
test_nothing_is_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (fixture->path, &error);

  g_assert_null (store);
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS);
}

static void
test_second_writer_is_told_who (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) first = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "another.lisplan", NULL);
  g_autoptr (LisStore) reader = NULL;
  g_autoptr (LisRecordSet) set = NULL;

  g_assert_nonnull (first);
  assert_open_fails (fixture->path, LIS_STORE_WRITE, LIS_PLAN_ERROR_LOCKED);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  assert_open_fails (link, LIS_STORE_WRITE, LIS_PLAN_ERROR_LOCKED);

  reader = lis_store_open (fixture->path, LIS_STORE_WRITE_OR_READ, NULL);
  g_assert_false (lis_store_is_writable (reader));
  g_assert_nonnull (strstr (lis_store_get_read_only_reason (reader), g_get_user_name ()));
  set = lis_store_load (reader, LIS_ENTITY_PERSON, NULL, NULL);
  g_assert_nonnull (set);
}

static void
test_lock_goes_with_its_holder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = NULL;
  int status, ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      store = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
      if (write (ready[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  assert_open_fails (fixture->path, LIS_STORE_WRITE, LIS_PLAN_ERROR_LOCKED);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  store = lis_store_open (fixture->path, LIS_STORE_WRITE, NULL);
  g_assert_nonnull (store);
  close (ready[0]);
  close (ready[1]);
}

static void
test_newer_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = NULL;

  execute (fixture->path, "PRAGMA user_version = 99");
  assert_open_fails (fixture->path, LIS_STORE_WRITE, LIS_PLAN_ERROR_NEWER);
  store = lis_store_open (fixture->path, LIS_STORE_WRITE_OR_READ, NULL);
  g_assert_false (lis_store_is_writable (store));
  g_clear_object (&store);

  execute (fixture->path, "UPDATE format SET lowest_reader = 50");
  assert_open_fails (fixture->path, LIS_STORE_WRITE_OR_READ, LIS_PLAN_ERROR_NEWER);
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "text.lisplan", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.lisplan", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.lisplan", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.lisplan", NULL);

  g_assert_true (g_file_set_contents (text, "Dette er et brev, og slett ingen plan. ", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  lis_db_close (lis_db_open (foreign, LIS_DB_CREATE, NULL));
  execute (foreign, "CREATE TABLE address (name TEXT)");
  for (int mode = LIS_STORE_WRITE; mode <= LIS_STORE_READ; mode++)
    {
      assert_open_fails (text, (LisStoreMode) mode, LIS_PLAN_ERROR_NOT_A_PLAN);
      assert_open_fails (empty, (LisStoreMode) mode, LIS_PLAN_ERROR_NOT_A_PLAN);
      assert_open_fails (foreign, (LisStoreMode) mode, LIS_PLAN_ERROR_NOT_A_PLAN);
      assert_open_fails (missing, (LisStoreMode) mode, LIS_PLAN_ERROR_NOT_FOUND);
      assert_open_fails (fixture->folder, (LisStoreMode) mode, LIS_PLAN_ERROR_NOT_A_PLAN);
    }
}

static void
test_hostile_schema (Fixture *fixture, gconstpointer data)
{
  execute (fixture->path, "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM unit; END");
  assert_open_fails (fixture->path, LIS_STORE_WRITE, LIS_PLAN_ERROR_NOT_A_PLAN);
}

static void
test_impossible_value_is_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisRecordSet) set = NULL;
  g_autoptr (GError) error = NULL;

  execute (fixture->path, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
                          "INSERT INTO unit (id, change_set, level, name, start) "
                           "VALUES (5, 1, 'trust', 'A', '2026-02-31')");
  store = lis_store_open (fixture->path, LIS_STORE_READ, NULL);
  set = lis_store_load (store, LIS_ENTITY_UNIT, NULL, &error);
  g_assert_null (set);
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
}

/* Reads all there is; damage must end in an error, never in a crash. */
static void
read_everything (const char *path)
{
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, NULL);

  for (guint i = 0; store != NULL && i < LIS_N_ENTITIES; i++)
    {
      g_autoptr (LisRecordSet) set = lis_store_load (store, (LisEntityType) i, NULL, NULL);

      (void) set;
    }
}

static void
test_mutations_never_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  g_autofree char *mutated = g_build_filename (fixture->folder, "mutated.lisplan", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      gsize kept = i % 4 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : length;

      for (guint j = 0; j <= i % 16; j++)
        copy[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
      g_assert_true (g_file_set_contents (mutated, copy, (gssize) kept, NULL));
      read_everything (mutated);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/schema/is-the-table", test_schema_is_the_table);
  ADD ("/store/files/private", test_files_are_private);
  ADD ("/store/files/not-overwritten", test_nothing_is_overwritten);
  ADD ("/store/lock/second-writer", test_second_writer_is_told_who);
  ADD ("/store/lock/goes-with-holder", test_lock_goes_with_its_holder);
  ADD ("/store/open/newer", test_newer_version);
  ADD ("/store/open/other-files", test_other_files);
  ADD ("/store/open/hostile-schema", test_hostile_schema);
  ADD ("/store/load/impossible-value", test_impossible_value_is_damage);
  ADD ("/store/load/mutations", test_mutations_never_crash);
  return g_test_run ();
}
