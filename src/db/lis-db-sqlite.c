/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "lis-error.h"

/* Another writer holds the file only while it commits: wait for that, not for longer. */
#define BUSY_TIMEOUT_MS 5000
#define READ_SIZE (1 << 20)
/* A copy is made in parts of so many pages, begun anew at most so often because others wrote. */
#define COPY_PAGES 1024
#define MAX_RESTARTS 5

static sqlite3 *
get_handle (LisDb *db)
{
  return db->handle;
}

/* What the system said when SQLite knows no more than that it was something. @saved: an errno. */
static int
error_code_for_system (int saved)
{
  switch (saved)
    {
    case EROFS:
      return LIS_PLAN_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
      return LIS_PLAN_ERROR_NO_SPACE;
    case ENOTCONN:
    case ESTALE:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT:
      return LIS_PLAN_ERROR_UNREACHABLE;
    default:
      return LIS_PLAN_ERROR_FAILED;
    }
}

/* SQLite tries to open its journal to read where it cannot be made, and cleans up before it tells: the reason may be
 * lost. The file is asked then. */
static int
error_code_for_file (const char *path)
{
  struct statvfs status;

  if (path == NULL)
    return LIS_PLAN_ERROR_FAILED;
  if (statvfs (path, &status) != 0)
    return error_code_for_system (errno);
  return (status.f_flag & ST_RDONLY) != 0 ? LIS_PLAN_ERROR_READ_ONLY : LIS_PLAN_ERROR_FAILED;
}

static int
error_code_for (LisDb *db, int result)
{
  int code;

  switch (result & 0xFF)
    {
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      code = db->handle != NULL ? error_code_for_system (sqlite3_system_errno (get_handle (db)))
                                : LIS_PLAN_ERROR_FAILED;
      return code == LIS_PLAN_ERROR_FAILED ? error_code_for_file (db->path) : code;
    case SQLITE_NOTADB:
      return LIS_PLAN_ERROR_NOT_A_PLAN;
    case SQLITE_CORRUPT:
      return LIS_PLAN_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LIS_PLAN_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LIS_PLAN_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return LIS_PLAN_ERROR_NO_SPACE;
    default:
      return LIS_PLAN_ERROR_FAILED;
    }
}

/* @said: by the driver. */
static void
fail_with (LisDb *db, int result, const char *said, GError **error)
{
  const char *path = db->path;

  db->refused = (result & 0xFF) == SQLITE_CONSTRAINT;
  switch (error_code_for (db, result))
    {
    case LIS_PLAN_ERROR_NOT_A_PLAN:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN, _("“%s” is not a Lisplan plan"), path);
      break;
    case LIS_PLAN_ERROR_DAMAGED:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
                   _("“%s” is damaged (%s). It was not changed. Restore a backup"), path, said);
      break;
    case LIS_PLAN_ERROR_LOCKED:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED,
                   _("“%s” is being written by another program. Try again"), path);
      break;
    case LIS_PLAN_ERROR_READ_ONLY:
      if (result == SQLITE_READONLY_ROLLBACK)
        {
          g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY,
                       _("“%s” was being written when the program or the computer stopped, and cannot be put right "
                         "here. Copy it together with “%s-journal” to a folder of your own"), path, path);
          break;
        }
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY,
                   _("“%s” cannot be written here. Work on a copy in a folder of your own"), path);
      break;
    case LIS_PLAN_ERROR_NO_SPACE:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE,
                   _("There is no room left on the disk that holds “%s”. Nothing was changed. Free some room and try "
                     "again"), path);
      break;
    case LIS_PLAN_ERROR_UNREACHABLE:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_UNREACHABLE,
                   _("“%s” cannot be reached: the network drive is gone. Nothing was changed. Try again when it is "
                     "back, or save a copy elsewhere"), path);
      break;
    default:
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED, _("“%s” could not be read or written (%s)"), path,
                   said);
      break;
    }
}

static void
set_error (LisDb *db, int result, GError **error)
{
  fail_with (db, result, db->handle != NULL ? sqlite3_errmsg (get_handle (db)) : sqlite3_errstr (result), error);
}

static gboolean
execute (LisDb *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (get_handle (db), sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  set_error (db, result, error);
  return FALSE;
}

static gpointer
prepare (LisDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v3 (get_handle (db), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (result != SQLITE_OK)
    set_error (db, result, error);
  return statement;
}

static LisDbStep
step (LisDb *db, gpointer handle, GError **error)
{
  int result = sqlite3_step (handle);

  if (result == SQLITE_ROW)
    return LIS_DB_ROW;
  if (result == SQLITE_DONE)
    return LIS_DB_DONE;
  set_error (db, result, error);
  return LIS_DB_ERROR;
}

/* One whole number from a statement that gives one row. */
static gboolean
query_int (LisDb *db, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = prepare (db, sql, error);
  LisDbStep found;

  if (statement == NULL)
    return FALSE;
  found = step (db, statement, error);
  if (found == LIS_DB_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return found == LIS_DB_ROW;
}

/* The file is made here, so that it is never readable by others, not even for a moment. */
static gboolean
create_file (LisDb *db, GError **error)
{
  int saved;
  int descriptor = g_open (db->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (descriptor >= 0)
    {
      close (descriptor);
      return TRUE;
    }
  saved = errno;
  if (saved == EEXIST)
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS,
                 _("“%s” exists already and is not overwritten. Choose another name"), db->path);
  else if (saved == ENOSPC || saved == EDQUOT)
    set_error (db, SQLITE_FULL, error);
  else
    g_set_error (error, LIS_PLAN_ERROR, saved == ENOENT ? LIS_PLAN_ERROR_NOT_FOUND : LIS_PLAN_ERROR_READ_ONLY,
                 _("“%s” could not be made (%s)"), db->path, g_strerror (saved));
  return FALSE;
}

static gboolean
check_exists (LisDb *db, GError **error)
{
  if (g_file_test (db->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN, _("“%s” is a folder, not a plan"), db->path);
      return FALSE;
    }
  if (g_access (db->path, R_OK) == 0)
    return TRUE;
  if (errno == EACCES)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED,
                   _("You have no access to “%s”. Ask whoever owns it"), db->path);
      return FALSE;
    }
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND, _("There is no file “%s”"), db->path);
  return FALSE;
}

static gboolean
configure (LisDb *db, LisDbMode mode, GError **error)
{
  sqlite3_busy_timeout (get_handle (db), BUSY_TIMEOUT_MS);
  /* A plan may come from anywhere: nothing in its schema may run as code, and no page is trusted. */
  sqlite3_db_config (get_handle (db), SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (get_handle (db), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (get_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  if (!execute (db, "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; "
                    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000", error))
    return FALSE;
  if (mode == LIS_DB_READ_ONLY)
    return TRUE;
  /* EXTRA: the folder is synchronised too after the journal is gone, so that a power cut takes nothing back. */
  return execute (db, "PRAGMA synchronous = EXTRA", error);
}

/* A plan has tables and indexes only. Triggers and views would run as code of whoever made the file. */
static gboolean
check_no_code (LisDb *db, GError **error)
{
  gint64 count;

  if (!query_int (db, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR "
                      "sql LIKE 'CREATE VIRTUAL%'", &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN,
               _("“%s” holds program code, which no plan does, and is not opened"), db->path);
  return FALSE;
}

static int
open_flags (LisDbMode mode)
{
  if (mode == LIS_DB_READ_ONLY)
    return SQLITE_OPEN_READONLY;
  if (mode == LIS_DB_MEMORY)
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
  return SQLITE_OPEN_READWRITE;
}

static gboolean
open_connection (LisDb *db, LisDbMode mode, GError **error)
{
  sqlite3 *handle = NULL;
  int result;

  if (mode == LIS_DB_CREATE && !create_file (db, error))
    return FALSE;
  if ((mode == LIS_DB_WRITE || mode == LIS_DB_READ_ONLY) && !check_exists (db, error))
    return FALSE;
  result = sqlite3_open_v2 (db->path, &handle, open_flags (mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  db->handle = handle;
  if (result != SQLITE_OK)
    {
      set_error (db, result, error);
      return FALSE;
    }
  return configure (db, mode, error) && check_no_code (db, error);
}

static void
close_connection (LisDb *db)
{
  sqlite3_stmt *left;

  if (db->handle == NULL)
    return;
  while ((left = sqlite3_next_stmt (get_handle (db), NULL)) != NULL)
    sqlite3_finalize (left);
  if (sqlite3_close (get_handle (db)) != SQLITE_OK)
    g_warning ("%s was not closed: %s", db->path, sqlite3_errmsg (get_handle (db)));
}

static void
discard (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

static gboolean
get_mark (LisDb *db, gint32 *application, gint32 *version, GError **error)
{
  gint64 first, second;

  if (!query_int (db, "PRAGMA application_id", &first, error) || !query_int (db, "PRAGMA user_version", &second, error))
    return FALSE;
  *application = (gint32) first;
  *version = (gint32) second;
  return TRUE;
}

static gboolean
set_mark (LisDb *db, gint32 application, gint32 version, GError **error)
{
  /* Pragmas take no parameters; these are whole numbers. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", application, version);

  return execute (db, sql, error);
}

static gboolean
settle_journal (LisDb *db, GError **error)
{
  return execute (db, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
get_data_version (LisDb *db, gint64 *version, GError **error)
{
  return query_int (db, "PRAGMA data_version", version, error);
}

static char **
read_schema (LisDb *db, GError **error)
{
  sqlite3_stmt *statement =
      prepare (db, "SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", error);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  LisDbStep found = LIS_DB_ERROR;

  while (statement != NULL && (found = step (db, statement, error)) == LIS_DB_ROW)
    if (sqlite3_column_type (statement, 0) != SQLITE_NULL)
      g_strv_builder_add (lines, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return found == LIS_DB_DONE ? g_strv_builder_end (lines) : NULL;
}

static void
release_memory (LisDb *db)
{
  sqlite3_db_release_memory (get_handle (db));
}

static gboolean
check_with (LisDb *db, const char *sql, const char *good, GError **error)
{
  sqlite3_stmt *statement = prepare (db, sql, error);
  LisDbStep found;
  const char *said;

  if (statement == NULL)
    return FALSE;
  found = step (db, statement, error);
  said = found == LIS_DB_ROW ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  if (found == LIS_DB_ROW && g_strcmp0 (said, good) != 0)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
                   _("“%s” is damaged (%s). It was not changed. Restore a backup"), db->path, said);
      found = LIS_DB_ERROR;
    }
  sqlite3_finalize (statement);
  return found != LIS_DB_ERROR;
}

static sqlite3_file *
get_file (LisDb *db)
{
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (get_handle (db), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL)
    return NULL;
  return file;
}

/* The check tells a page that the disk does not give as damage. Asks the disk for every byte itself. */
static gboolean
can_read_file (LisDb *db, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (READ_SIZE);
  sqlite3_file *file = get_file (db);
  sqlite3_int64 size = 0;
  int result;

  if (file == NULL)
    return TRUE;
  result = file->pMethods->xFileSize (file, &size);
  for (sqlite3_int64 offset = 0; result == SQLITE_OK && offset < size; offset += READ_SIZE)
    result = file->pMethods->xRead (file, bytes, (int) MIN (READ_SIZE, size - offset), offset);
  if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ)
    return TRUE;
  fail_with (db, result, sqlite3_errstr (result), error);
  return FALSE;
}

static gboolean
check_pages (LisDb *db, GError **error)
{
  return check_with (db, "PRAGMA integrity_check(1)", "ok", error) &&
         check_with (db, "PRAGMA foreign_key_check", NULL, error);
}

static gboolean
check (LisDb *db, GError **error)
{
  g_autoptr (GError) damage = NULL;

  if (check_pages (db, &damage))
    return TRUE;
  if (!g_error_matches (damage, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  /* A disk that failed once is no damaged plan: what is told as one was seen twice, on a disk that reads. */
  return can_read_file (db, error) && check_pages (db, error);
}

/* Part by part, so that others can write between; a copy that they make start anew too often is finished in one go. */
static int
copy_pages (sqlite3_backup *backup, LisDbProgressFunc progress, gpointer user_data, GCancellable *cancellable)
{
  int result = SQLITE_OK, before = G_MAXINT, left;
  guint n_restarts = 0;

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      result = sqlite3_backup_step (backup, n_restarts < MAX_RESTARTS ? COPY_PAGES : -1);
      left = sqlite3_backup_remaining (backup);
      n_restarts += left >= before && result == SQLITE_OK;
      before = left;
      if (progress != NULL)
        progress ((guint) (sqlite3_backup_pagecount (backup) - left), (guint) sqlite3_backup_pagecount (backup),
                  user_data);
    }
  return result;
}

static int
copy_into (LisDb *db, LisDb *target, LisDbProgressFunc progress, gpointer user_data, GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (get_handle (target), "main", get_handle (db), "main");
  sqlite3_file *file;
  int result;

  if (backup == NULL)
    return sqlite3_extended_errcode (get_handle (target));
  result = copy_pages (backup, progress, user_data, cancellable);
  sqlite3_backup_finish (backup);
  if (result != SQLITE_DONE)
    return result;
  /* The disk is waited for here and not while the source is locked. */
  file = get_file (target);
  return file != NULL ? file->pMethods->xSync (file, SQLITE_SYNC_NORMAL) : SQLITE_OK;
}

static gboolean
is_fault_of_source (int result)
{
  return (result & 0xFF) == SQLITE_CORRUPT || (result & 0xFF) == SQLITE_NOTADB || (result & 0xFF) == SQLITE_BUSY ||
         result == SQLITE_IOERR_READ;
}

static gboolean
copy_to (LisDb *db, const char *path, LisDbProgressFunc progress, gpointer user_data, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (LisDb) target = lis_db_open (path, LIS_DB_CREATE, error);
  int result;

  if (target == NULL)
    return FALSE;
  /* Until it is whole the copy is worth nothing, so nothing of it need be kept safe. */
  if (!execute (target, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error))
    {
      g_clear_pointer (&target, lis_db_close);
      discard (path);
      return FALSE;
    }
  result = copy_into (db, target, progress, user_data, cancellable);
  if (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    return TRUE;
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Copying was stopped"));
  else
    fail_with (is_fault_of_source (result) ? db : target, result, sqlite3_errstr (result), error);
  g_clear_pointer (&target, lis_db_close);
  discard (path);
  return FALSE;
}

static gboolean
in_transaction (LisDb *db)
{
  return !sqlite3_get_autocommit (get_handle (db));
}

static void
reset (gpointer handle)
{
  sqlite3_reset (handle);
}

static void
finalize (gpointer handle)
{
  sqlite3_finalize (handle);
}

static void
bind_int (gpointer handle, int parameter, gint64 value)
{
  sqlite3_bind_int64 (handle, parameter, value);
}

static void
bind_text (gpointer handle, int parameter, const char *text)
{
  sqlite3_bind_text (handle, parameter, text, -1, SQLITE_STATIC);
}

static void
bind_blob (gpointer handle, int parameter, gconstpointer bytes, gsize length)
{
  sqlite3_bind_blob64 (handle, parameter, bytes, length, SQLITE_STATIC);
}

static void
bind_null (gpointer handle, int parameter)
{
  sqlite3_bind_null (handle, parameter);
}

static gint64
changes (LisDb *db)
{
  return sqlite3_changes64 (get_handle (db));
}

static gboolean
column_is_null (gpointer handle, int column)
{
  return sqlite3_column_type (handle, column) == SQLITE_NULL;
}

static gint64
column_int (gpointer handle, int column)
{
  return sqlite3_column_int64 (handle, column);
}

static const char *
column_text (gpointer handle, int column)
{
  return (const char *) sqlite3_column_text (handle, column);
}

static gconstpointer
column_blob (gpointer handle, int column, gsize *length)
{
  gconstpointer bytes = sqlite3_column_blob (handle, column);

  *length = (gsize) sqlite3_column_bytes (handle, column);
  return bytes;
}

const LisDbDriver lis_db_sqlite_driver = {
  .dialect = "sqlite",
  .open = open_connection,
  .close = close_connection,
  .discard = discard,
  .execute = execute,
  .get_mark = get_mark,
  .set_mark = set_mark,
  .settle_journal = settle_journal,
  .get_data_version = get_data_version,
  .read_schema = read_schema,
  .release_memory = release_memory,
  .check = check,
  .copy_to = copy_to,
  .in_transaction = in_transaction,
  .prepare = prepare,
  .reset = reset,
  .finalize = finalize,
  .bind_int = bind_int,
  .bind_text = bind_text,
  .bind_blob = bind_blob,
  .bind_null = bind_null,
  .step = step,
  .changes = changes,
  .column_is_null = column_is_null,
  .column_int = column_int,
  .column_text = column_text,
  .column_blob = column_blob,
};
