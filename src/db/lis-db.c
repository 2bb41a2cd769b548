/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-db-private.h"

#include <string.h>

static void
assert_owner (LisDb *db)
{
  /* SQLite would allow it; the order of reads and commits that the rest of the program relies on would not. */
  if (db->owner != g_thread_self ())
    g_error ("The connection to %s is used from a thread that does not own it", db->path);
}

LisDb *
lis_db_open (const char *path, LisDbMode mode, GError **error)
{
  g_autoptr (LisDb) db = g_new0 (LisDb, 1);

  g_return_val_if_fail ((path == NULL) == (mode == LIS_DB_MEMORY), NULL);

  db->driver = &lis_db_sqlite_driver;
  db->path = g_strdup (path != NULL ? path : ":memory:");
  db->owner = g_thread_self ();
  if (!db->driver->open (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
lis_db_close (LisDb *db)
{
  if (db == NULL)
    return;
  assert_owner (db);
  db->driver->close (db);
  g_free (db->path);
  g_free (db);
}

void
lis_db_discard (const char *path)
{
  lis_db_sqlite_driver.discard (path);
}

const char *
lis_db_get_path (LisDb *db)
{
  return db->path;
}

const char *
lis_db_get_schema_dialect (LisDb *db)
{
  return db->driver->dialect;
}

gboolean
lis_db_execute (LisDb *db, const char *sql, GError **error)
{
  assert_owner (db);
  return db->driver->execute (db, sql, error);
}

gboolean
lis_db_get_mark (LisDb *db, gint32 *application, gint32 *version, GError **error)
{
  assert_owner (db);
  return db->driver->get_mark (db, application, version, error);
}

gboolean
lis_db_set_mark (LisDb *db, gint32 application, gint32 version, GError **error)
{
  assert_owner (db);
  return db->driver->set_mark (db, application, version, error);
}

gboolean
lis_db_settle_journal (LisDb *db, GError **error)
{
  assert_owner (db);
  return db->driver->settle_journal (db, error);
}

gboolean
lis_db_get_data_version (LisDb *db, gint64 *version, GError **error)
{
  assert_owner (db);
  return db->driver->get_data_version (db, version, error);
}

char **
lis_db_read_schema (LisDb *db, GError **error)
{
  assert_owner (db);
  return db->driver->read_schema (db, error);
}

void
lis_db_release_memory (LisDb *db)
{
  assert_owner (db);
  db->driver->release_memory (db);
}

gboolean
lis_db_check (LisDb *db, GError **error)
{
  assert_owner (db);
  return db->driver->check (db, error);
}

gboolean
lis_db_copy_to (LisDb *db, const char *path, LisDbProgressFunc progress, gpointer user_data,
                GCancellable *cancellable, GError **error)
{
  assert_owner (db);
  return db->driver->copy_to (db, path, progress, user_data, cancellable, error);
}

gboolean
lis_db_begin (LisDb *db, GError **error)
{
  return lis_db_execute (db, "BEGIN IMMEDIATE", error);
}

gboolean
lis_db_commit (LisDb *db, GError **error)
{
  return lis_db_execute (db, "COMMIT", error);
}

void
lis_db_rollback (LisDb *db)
{
  /* A full disk or a lost medium has already rolled back; then there is nothing left to do. */
  if (lis_db_in_transaction (db))
    lis_db_execute (db, "ROLLBACK", NULL);
}

gboolean
lis_db_in_transaction (LisDb *db)
{
  assert_owner (db);
  return db->driver->in_transaction (db);
}

gboolean
lis_db_was_refused (LisDb *db)
{
  assert_owner (db);
  return db->refused;
}

LisDbStatement *
lis_db_prepare (LisDb *db, const char *sql, GError **error)
{
  LisDbStatement *statement;
  gpointer handle;

  assert_owner (db);
  handle = db->driver->prepare (db, sql, error);
  if (handle == NULL)
    return NULL;
  statement = g_new (LisDbStatement, 1);
  statement->db = db;
  statement->handle = handle;
  return statement;
}

void
lis_db_statement_reset (LisDbStatement *statement)
{
  statement->db->driver->reset (statement->handle);
}

void
lis_db_statement_free (LisDbStatement *statement)
{
  if (statement == NULL)
    return;
  statement->db->driver->finalize (statement->handle);
  g_free (statement);
}

void
lis_db_bind_int (LisDbStatement *statement, int parameter, gint64 value)
{
  statement->db->driver->bind_int (statement->handle, parameter, value);
}

void
lis_db_bind_text (LisDbStatement *statement, int parameter, const char *text)
{
  if (text != NULL)
    statement->db->driver->bind_text (statement->handle, parameter, text);
  else
    statement->db->driver->bind_null (statement->handle, parameter);
}

void
lis_db_bind_blob (LisDbStatement *statement, int parameter, gconstpointer bytes, gsize length)
{
  statement->db->driver->bind_blob (statement->handle, parameter, bytes, length);
}

void
lis_db_bind_null (LisDbStatement *statement, int parameter)
{
  statement->db->driver->bind_null (statement->handle, parameter);
}

LisDbStep
lis_db_step (LisDbStatement *statement, GError **error)
{
  assert_owner (statement->db);
  return statement->db->driver->step (statement->db, statement->handle, error);
}

gboolean
lis_db_run (LisDbStatement *statement, gint64 *changed, GError **error)
{
  LisDbStep step = lis_db_step (statement, error);

  if (changed != NULL)
    *changed = step == LIS_DB_DONE ? statement->db->driver->changes (statement->db) : 0;
  lis_db_statement_reset (statement);
  g_assert (step != LIS_DB_ROW);
  return step == LIS_DB_DONE;
}

gboolean
lis_db_column_is_null (LisDbStatement *statement, int column)
{
  return statement->db->driver->column_is_null (statement->handle, column);
}

gint64
lis_db_column_int (LisDbStatement *statement, int column)
{
  return statement->db->driver->column_int (statement->handle, column);
}

const char *
lis_db_column_text (LisDbStatement *statement, int column)
{
  return statement->db->driver->column_text (statement->handle, column);
}

gconstpointer
lis_db_column_blob (LisDbStatement *statement, int column, gsize *length)
{
  return statement->db->driver->column_blob (statement->handle, column, length);
}
