/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-backup-private.h"

static gboolean
count_records (LisStore *store, guint counts[LIS_N_ENTITIES], GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      /* Names come from the table of entities, never from outside. */
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", lis_entity_get ((LisEntityType) i)->name);
      g_autoptr (LisDbStatement) statement = lis_db_prepare (lis_store_get_db (store), sql, error);

      if (statement == NULL || lis_db_step (statement, error) != LIS_DB_ROW)
        return FALSE;
      counts[i] = (guint) lis_db_column_int (statement, 0);
    }
  return TRUE;
}

/* What became of each record since: the first change tells whether it was there, the last whether it is. */
static gboolean
count_changes (LisStore *store, gint64 since, LisBackupComparison *comparison, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (store),
                      "SELECT entity, record, operation FROM change WHERE change_set > ?1 AND "
                      /* What was deleted before, and only erased from the history. */
                      "NOT (operation = 'delete' AND fields = '' AND personal_digest IS NULL) "
                      "ORDER BY record, change_set, sequence", error);
  const LisEntity *entity = NULL;
  LisId record = LIS_ID_NONE;
  gboolean was_there = FALSE, is_there = FALSE, more;
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, since);
  do
    {
      step = lis_db_step (statement, error);
      more = step == LIS_DB_ROW;
      if (entity != NULL && (!more || lis_db_column_int (statement, 1) != record))
        {
          comparison->added[entity->type] += !was_there && is_there;
          comparison->changed[entity->type] += was_there && is_there;
          comparison->removed[entity->type] += was_there && !is_there;
        }
      if (!more)
        break;
      if (entity == NULL || lis_db_column_int (statement, 1) != record)
        was_there = g_strcmp0 (lis_db_column_text (statement, 2), "insert") != 0;
      is_there = g_strcmp0 (lis_db_column_text (statement, 2), "delete") != 0;
      entity = lis_entity_find (lis_db_column_text (statement, 0));
      record = lis_db_column_int (statement, 1);
    }
  while (more);
  return step == LIS_DB_DONE;
}

/* The plan may be the reason for restoring: whatever cannot be read of it is left out. */
static void
compare_with_plan (LisStore *plan, const LisStoreHead *head, LisBackupComparison *comparison)
{
  LisStoreHead same, newest;

  if (!count_records (plan, comparison->in_plan, NULL))
    memset (comparison->in_plan, 0, sizeof comparison->in_plan);
  if (!lis_store_read_head (plan, 0, &newest, NULL) || head->number > newest.number)
    return;
  if (head->number > 0 && (!lis_store_read_head (plan, head->number, &same, NULL) || same.number == 0 ||
                           !lis_digest_equal (&same.digest, &head->digest)))
    return;
  comparison->is_ancestor = count_changes (plan, head->number, comparison, NULL);
  comparison->change_sets = newest.number - head->number;
}

gboolean
lis_backups_compare (LisBackups *backups, const char *path, LisBackupComparison *comparison, GError **error)
{
  g_autoptr (LisStore) backup = lis_store_open (path, LIS_STORE_READ, error);
  g_autoptr (LisStore) plan = NULL;
  LisStoreHead head;

  memset (comparison, 0, sizeof *comparison);
  if (backup == NULL || !count_records (backup, comparison->in_backup, error) ||
      !lis_store_read_head (backup, 0, &head, error))
    return FALSE;
  plan = lis_store_open (backups->plan, LIS_STORE_READ, NULL);
  if (plan != NULL)
    compare_with_plan (plan, &head, comparison);
  return TRUE;
}
