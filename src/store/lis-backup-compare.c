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

static gboolean
have_in_common (LisStore *plan, LisStore *backup, gint64 number)
{
  LisStoreHead one, other;

  return lis_store_read_head (plan, number, &one, NULL) && lis_store_read_head (backup, number, &other, NULL) &&
         one.number == number && other.number == number && lis_digest_equal (&one.digest, &other.digest);
}

/* Each digest covers those before it: what they have in common is a beginning. */
static gint64
find_common (LisStore *plan, LisStore *backup, gint64 newest)
{
  gint64 common = 0;

  while (common < newest)
    {
      gint64 middle = common + (newest - common + 1) / 2;

      if (have_in_common (plan, backup, middle))
        common = middle;
      else
        newest = middle - 1;
    }
  return common;
}

/* The plan may be the reason for restoring: whatever cannot be read of it is left out. */
static void
compare_with_plan (LisStore *plan, LisStore *backup, const LisStoreHead *head, LisBackupComparison *comparison)
{
  LisStoreHead newest;

  if (!count_records (plan, comparison->in_plan, NULL))
    memset (comparison->in_plan, 0, sizeof comparison->in_plan);
  if (!lis_store_read_head (plan, 0, &newest, NULL))
    return;
  comparison->common = find_common (plan, backup, MIN (head->number, newest.number));
  if (comparison->common == 0 && head->number > 0)
    return;
  comparison->change_sets = newest.number - comparison->common;
  comparison->change_sets_in_backup = head->number - comparison->common;
  comparison->is_ancestor = count_changes (plan, comparison->common, comparison, NULL) &&
                            comparison->change_sets_in_backup == 0;
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
    compare_with_plan (plan, backup, &head, comparison);
  return TRUE;
}
