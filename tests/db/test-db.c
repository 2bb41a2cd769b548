/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>

#include "lis-db.h"
#include "lis-error.h"
#include "lis-test.h"

/* What any driver must do; a second driver runs the same cases. */

typedef struct
{
  char  *folder;
  char  *path;
  LisDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "db", NULL);
  fixture->db = lis_db_open (fixture->path, LIS_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (lis_db_execute (fixture->db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB)", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_db_close (fixture->db);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static gboolean
insert (LisDb *db, gint64 a, const char *b, GError **error)
{
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, "INSERT INTO t (a, b) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, a);
  lis_db_bind_text (statement, 2, b);
  return lis_db_run (statement, NULL, error);
}

static gint64
count (LisDb *db)
{
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, "SELECT count(*) FROM t", NULL);

  g_assert_cmpint (lis_db_step (statement, NULL), ==, LIS_DB_ROW);
  return lis_db_column_int (statement, 0);
}

static void
test_values_come_back (Fixture *fixture, gconstpointer data)
{
  static const guint8 bytes[] = { 0, 1, 255 };
  g_autoptr (LisDbStatement) insertion =
      lis_db_prepare (fixture->db, "INSERT INTO t (a, b, c) VALUES (?1, ?2, ?3)", NULL);
  g_autoptr (LisDbStatement) selection = lis_db_prepare (fixture->db, "SELECT a, b, c FROM t ORDER BY a", NULL);
  gint64 changed;
  gsize length;

  lis_db_bind_int (insertion, 1, G_MAXINT64);
  lis_db_bind_text (insertion, 2, "Å'; DROP TABLE t; --");
  lis_db_bind_blob (insertion, 3, bytes, sizeof bytes);
  g_assert_true (lis_db_run (insertion, &changed, NULL));
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpint (lis_db_step (selection, NULL), ==, LIS_DB_ROW);
  g_assert_cmpint (lis_db_column_int (selection, 0), ==, G_MAXINT64);
  g_assert_cmpstr (lis_db_column_text (selection, 1), ==, "Å'; DROP TABLE t; --");
  g_assert_cmpmem (lis_db_column_blob (selection, 2, &length), 3, bytes, 3);
  g_assert_cmpuint (length, ==, 3);
  g_assert_cmpint (lis_db_step (selection, NULL), ==, LIS_DB_DONE);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_assert_true (lis_db_begin (fixture->db, NULL));
  g_assert_true (insert (fixture->db, 1, "x", NULL));
  lis_db_rollback (fixture->db);
  g_assert_false (lis_db_in_transaction (fixture->db));
  g_assert_cmpint (count (fixture->db), ==, 0);
  /* Outside a transaction it does nothing. */
  lis_db_rollback (fixture->db);
}

static void
test_no_space (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (lis_db_execute (fixture->db, "PRAGMA max_page_count = 10", NULL));
  g_assert_false (insert (fixture->db, 1, large, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE);
  g_assert_true (insert (fixture->db, 2, "small", NULL));
}

static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisDb) reader = lis_db_open (fixture->path, LIS_DB_READ_ONLY, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (insert (reader, 1, "x", &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY);
}

static void
test_data_version_tells_of_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisDb) reader = lis_db_open (fixture->path, LIS_DB_READ_ONLY, NULL);
  gint64 before, after;

  g_assert_true (lis_db_get_data_version (reader, &before, NULL));
  g_assert_true (insert (fixture->db, 1, "x", NULL));
  g_assert_true (lis_db_get_data_version (reader, &after, NULL));
  g_assert_cmpint (before, !=, after);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy", NULL);
  g_autoptr (LisDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (insert (fixture->db, 1, "x", NULL));
  g_assert_true (lis_db_copy_to (fixture->db, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  copy = lis_db_open (path, LIS_DB_READ_ONLY, NULL);
  g_assert_cmpint (count (copy), ==, 1);
  g_assert_true (lis_db_check (copy, NULL));
  g_assert_false (lis_db_copy_to (fixture->db, path, NULL, NULL, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS);
}

static gpointer
use_from_thread (gpointer data)
{
  lis_db_execute (data, "SELECT 1", NULL);
  return NULL;
}

static void
test_other_thread_is_refused (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_thread_join (g_thread_new ("other", use_from_thread, fixture->db));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*does not own it*");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/db/values", test_values_come_back);
  ADD ("/db/rollback", test_rollback);
  ADD ("/db/no-space", test_no_space);
  ADD ("/db/read-only", test_reader_cannot_write);
  ADD ("/db/data-version", test_data_version_tells_of_others);
  ADD ("/db/copy", test_copy);
  ADD ("/db/other-thread", test_other_thread_is_refused);
  return g_test_run ();
}
