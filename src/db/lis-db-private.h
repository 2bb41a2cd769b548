/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-db.h"

/* What a driver is: this struct and nothing else. */
typedef struct
{
  const char     *dialect;
  gboolean        (*open) (LisDb *db, LisDbMode mode, GError **error);
  void            (*close) (LisDb *db);
  void            (*discard) (const char *path);
  gboolean        (*execute) (LisDb *db, const char *sql, GError **error);
  gboolean        (*get_mark) (LisDb *db, gint32 *application, gint32 *version, GError **error);
  gboolean        (*set_mark) (LisDb *db, gint32 application, gint32 version, GError **error);
  gboolean        (*settle_journal) (LisDb *db, GError **error);
  gboolean        (*get_data_version) (LisDb *db, gint64 *version, GError **error);
  char         **(*read_schema) (LisDb *db, GError **error);
  void            (*release_memory) (LisDb *db);
  gboolean        (*check) (LisDb *db, GError **error);
  gboolean        (*copy_to) (LisDb *db, const char *path, LisDbProgressFunc progress, gpointer user_data,
                              GCancellable *cancellable, GError **error);
  gboolean        (*in_transaction) (LisDb *db);
  gpointer        (*prepare) (LisDb *db, const char *sql, GError **error);
  void            (*reset) (gpointer handle);
  void            (*finalize) (gpointer handle);
  void            (*bind_int) (gpointer handle, int parameter, gint64 value);
  void            (*bind_text) (gpointer handle, int parameter, const char *text);
  void            (*bind_blob) (gpointer handle, int parameter, gconstpointer bytes, gsize length);
  void            (*bind_null) (gpointer handle, int parameter);
  LisDbStep       (*step) (LisDb *db, gpointer handle, GError **error);
  gint64          (*changes) (LisDb *db);
  gboolean        (*column_is_null) (gpointer handle, int column);
  gint64          (*column_int) (gpointer handle, int column);
  const char     *(*column_text) (gpointer handle, int column);
  gconstpointer   (*column_blob) (gpointer handle, int column, gsize *length);
} LisDbDriver;

struct _LisDb
{
  const LisDbDriver *driver;
  char              *path;
  GThread           *owner;
  gboolean           refused; /* the last error was one of the schema's rules */
  gpointer           handle; /* of the driver */
};

struct _LisDbStatement
{
  LisDb   *db;
  gpointer handle; /* of the driver */
};

extern const LisDbDriver lis_db_sqlite_driver;
