/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-upgrade.h"

#include <glib/gi18n-lib.h>

#include "lis-backup.h"
#include "lis-error.h"
#include "lis-schema-resources.h"
#include "lis-store.h"

char *
lis_upgrade_load (LisDb *db, gint32 version)
{
  g_autofree char *path = g_strdup_printf ("/io/github/lisplan/sql/%s/upgrade-%03d.sql",
                                           lis_db_get_schema_dialect (db), version);
  g_autoptr (GBytes) bytes = NULL;

  lis_schema_get_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
take_step (LisDb *db, gint32 version, LisUpgradeSource source, GError **error)
{
  g_autofree char *sql = source (db, version);

  if (sql != NULL)
    return lis_db_execute (db, sql, error);
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED,
               _("“%s” is of an older format, and this Lisplan does not know the way to format %d. It was not changed. "
                 "Install a newer one"), lis_db_get_path (db), version);
  return FALSE;
}

static gboolean
take_steps (LisDb *db, gint32 target, LisUpgradeSource source, GError **error)
{
  gint32 application, version;

  /* Read inside the transaction: somebody else may have been here first. */
  if (!lis_db_get_mark (db, &application, &version, error))
    return FALSE;
  while (version < target)
    if (!take_step (db, ++version, source, error))
      return FALSE;
  return lis_db_set_mark (db, application, version, error) && lis_db_check (db, error);
}

gboolean
lis_upgrade_run (LisDb *db, gint32 target, LisUpgradeSource source, GError **error)
{
  if (!lis_db_begin (db, error))
    return FALSE;
  if (take_steps (db, target, source, error) && lis_db_commit (db, error))
    return TRUE;
  lis_db_rollback (db);
  return FALSE;
}

gboolean
lis_upgrade_with_backup (LisDb *db, gint32 target, LisUpgradeSource source, GError **error)
{
  g_autoptr (LisBackups) backups = NULL;
  gint32 application, version;

  if (!lis_db_get_mark (db, &application, &version, error))
    return FALSE;
  if (version >= target)
    return TRUE;
  backups = lis_backups_new (lis_db_get_path (db), NULL, NULL);
  return lis_backups_make (backups, LIS_BACKUP_UPGRADE, NULL, NULL, error) &&
         lis_upgrade_run (db, target, source, error);
}
