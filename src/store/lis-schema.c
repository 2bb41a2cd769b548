/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-schema-resources.h"
#include "lis-store.h"

static char *
load_schema (LisDb *db)
{
  g_autofree char *path = g_strdup_printf ("/io/github/lisplan/sql/%s/%03d.sql", lis_db_get_schema_dialect (db),
                                           LIS_STORE_VERSION);
  g_autoptr (GBytes) bytes = NULL;

  lis_schema_get_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
lis_schema_create (LisDb *db, GError **error)
{
  g_autofree char *sql = load_schema (db);

  if (lis_db_begin (db, error) && lis_db_execute (db, sql, error) &&
      lis_db_set_mark (db, LIS_STORE_APPLICATION_ID, LIS_STORE_VERSION, error) && lis_db_commit (db, error))
    return TRUE;
  lis_db_rollback (db);
  return FALSE;
}

/* @line: "name: …" of a table or index. */
static gboolean
fail_differs (LisDb *db, const char *line, GError **error)
{
  g_autofree char *name = g_strndup (line, strcspn (line, ":"));

  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               _("“%s” is damaged: its table or index %s is not as every plan has it. It was not changed. Restore a "
                 "backup"), lis_db_get_path (db), name);
  return FALSE;
}

/* The oldest version of the program's schema that may still read the file; files say so themselves. */
static gboolean
read_lowest_reader (LisDb *db, gint64 *lowest, GError **error)
{
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, "SELECT lowest_reader FROM format", error);

  LisDbStep step = statement != NULL ? lis_db_step (statement, error) : LIS_DB_ERROR;

  if (step == LIS_DB_DONE)
    return fail_differs (db, "format", error);
  if (step == LIS_DB_ROW)
    *lowest = lis_db_column_int (statement, 0);
  return step == LIS_DB_ROW;
}

static gboolean
check_newer (LisDb *db, int version, char **read_only_reason, GError **error)
{
  gint64 lowest = G_MAXINT64;

  if (read_lowest_reader (db, &lowest, NULL) && lowest <= LIS_STORE_VERSION)
    {
      *read_only_reason = g_strdup_printf (_("“%s” was made by a newer Lisplan (format %d) and can only be read here. "
                                             "Install the newer one to change it"), lis_db_get_path (db), version);
      return TRUE;
    }
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NEWER,
               _("“%s” was made by a newer Lisplan (format %d; this one knows up to %d). Install the newer one"),
               lis_db_get_path (db), version, LIS_STORE_VERSION);
  return FALSE;
}

gboolean
lis_schema_check (LisDb *db, char **read_only_reason, GError **error)
{
  gint32 application, version;

  if (!lis_db_get_mark (db, &application, &version, error))
    return FALSE;
  if (application != LIS_STORE_APPLICATION_ID || version < 1)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN, _("“%s” is not a Lisplan plan"),
                   lis_db_get_path (db));
      return FALSE;
    }
  return version <= LIS_STORE_VERSION || check_newer (db, version, read_only_reason, error);
}

static gboolean
compare_lines (LisDb *db, char **kept, char **wanted, GError **error)
{
  guint i;

  for (i = 0; kept[i] != NULL && g_strcmp0 (kept[i], wanted[i]) == 0; i++)
    ;
  if (kept[i] == NULL && wanted[i] == NULL)
    return TRUE;
  return fail_differs (db, kept[i] != NULL ? kept[i] : wanted[i], error);
}

static gboolean
compare_with (LisDb *db, LisDb *fresh, GError **error)
{
  g_auto (GStrv) kept = lis_db_read_schema (db, error);
  g_auto (GStrv) wanted = kept != NULL ? lis_db_read_schema (fresh, error) : NULL;

  return wanted != NULL && compare_lines (db, kept, wanted, error);
}

gboolean
lis_schema_compare (LisDb *db, GError **error)
{
  g_autoptr (LisDb) fresh = NULL;
  gint32 application, version;
  gint64 lowest;

  if (!lis_db_get_mark (db, &application, &version, error))
    return FALSE;
  if (version != LIS_STORE_VERSION)
    return TRUE;
  fresh = lis_db_open (NULL, LIS_DB_MEMORY, error);
  if (fresh == NULL || !lis_schema_create (fresh, error) || !compare_with (db, fresh, error) ||
      !read_lowest_reader (db, &lowest, error))
    return FALSE;
  return (lowest >= 1 && lowest <= version) || fail_differs (db, "format", error);
}
