/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisDb: a connection to a database, whichever it is. Queries are written once, in the subset that SQLite and
 * PostgreSQL share, with placeholders ?1, ?2 …; only schemas exist per driver.
 *
 * A connection belongs to the thread that opened it and every call checks that.
 */
typedef struct _LisDb LisDb;
typedef struct _LisDbStatement LisDbStatement;

typedef enum
{
  LIS_DB_CREATE,    /* the file must not exist */
  LIS_DB_WRITE,     /* the file must exist and be writable */
  LIS_DB_READ_ONLY, /* the file must exist */
  LIS_DB_MEMORY,    /* path NULL: gone when closed */
} LisDbMode;

typedef enum
{
  LIS_DB_ROW,
  LIS_DB_DONE,
  LIS_DB_ERROR,
} LisDbStep;

/* Errors are LIS_PLAN_ERROR throughout: NOT_FOUND, EXISTS, NOT_A_PLAN (no database), DAMAGED, LOCKED (busy), READ_ONLY,
 * NO_SPACE, FAILED; messages name the file and what was tried. */
LisDb          *lis_db_open (const char *path, LisDbMode mode, GError **error);
/* Finalises statements left over. */
void            lis_db_close (LisDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisDb, lis_db_close)

/* Removes the closed database @path and what the driver keeps beside it: for files that were never finished. */
void            lis_db_discard (const char *path);

const char     *lis_db_get_path (LisDb *db);
/* "sqlite": the folder of schema files. */
const char     *lis_db_get_schema_dialect (LisDb *db);

/* Statements without parameters and rows, one or several. */
gboolean        lis_db_execute (LisDb *db, const char *sql, GError **error);

/* The mark that says what kind of file it is, and the version of its schema: whole numbers kept in the file itself. */
gboolean        lis_db_get_mark (LisDb *db, gint32 *application, gint32 *version, GError **error);
gboolean        lis_db_set_mark (LisDb *db, gint32 application, gint32 version, GError **error);
/* Makes the file one that can be copied by itself, whatever a program of another kind has made of it. That is written
 * into the file: only for one that is known to be ours. */
gboolean        lis_db_settle_journal (LisDb *db, GError **error);
/* A number that differs when another connection has changed the data since. */
gboolean        lis_db_get_data_version (LisDb *db, gint64 *version, GError **error);
/* Tables, indexes and their rules, each as "name: how it was made", in order of name. Free with g_strfreev(). */
char          **lis_db_read_schema (LisDb *db, GError **error);
/* Lets go of pages kept for reading them again; after much was read that will not be. */
void            lis_db_release_memory (LisDb *db);
/* The whole file is looked through. FALSE with DAMAGED and the first thing found. */
gboolean        lis_db_check (LisDb *db, GError **error);

typedef void (*LisDbProgressFunc) (guint done, guint total, gpointer user_data);

/**
 * Writes a complete copy to a new file @path, mode 0600, as it was at one moment, and waits for the disk. Another
 * connection can write meanwhile. Nothing is left behind when it fails.
 *
 * @progress: (nullable): told how many pages are done, with @user_data.
 */
gboolean        lis_db_copy_to (LisDb *db, const char *path, LisDbProgressFunc progress, gpointer user_data,
                                GCancellable *cancellable, GError **error);

/* begin takes the write lock at once, so that a transaction cannot fail halfway for being second. */
gboolean        lis_db_begin (LisDb *db, GError **error);
gboolean        lis_db_commit (LisDb *db, GError **error);
/* Always leaves the connection outside a transaction. */
void            lis_db_rollback (LisDb *db);
gboolean        lis_db_in_transaction (LisDb *db);
/* TRUE when the last error came from a rule of the schema (a reference to nothing, a value outside its range) and not
 * from file or disk. */
gboolean        lis_db_was_refused (LisDb *db);

LisDbStatement *lis_db_prepare (LisDb *db, const char *sql, GError **error);
/* Makes it ready to be bound and stepped again. */
void            lis_db_statement_reset (LisDbStatement *statement);
void            lis_db_statement_free (LisDbStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisDbStatement, lis_db_statement_free)

/* Parameters are numbered from 1. Text and blob must stay until the next reset or bind of the same parameter. */
void            lis_db_bind_int (LisDbStatement *statement, int parameter, gint64 value);
/* NULL binds null. */
void            lis_db_bind_text (LisDbStatement *statement, int parameter, const char *text);
void            lis_db_bind_blob (LisDbStatement *statement, int parameter, gconstpointer bytes, gsize length);
void            lis_db_bind_null (LisDbStatement *statement, int parameter);

LisDbStep       lis_db_step (LisDbStatement *statement, GError **error);
/* Steps a statement that gives no rows and resets it; @changed (may be NULL): how many rows it touched. */
gboolean        lis_db_run (LisDbStatement *statement, gint64 *changed, GError **error);

/* Columns are numbered from 0. Text and blob belong to the statement, until its next step or reset. */
gboolean        lis_db_column_is_null (LisDbStatement *statement, int column);
gint64          lis_db_column_int (LisDbStatement *statement, int column);
const char     *lis_db_column_text (LisDbStatement *statement, int column);
gconstpointer   lis_db_column_blob (LisDbStatement *statement, int column, gsize *length);
