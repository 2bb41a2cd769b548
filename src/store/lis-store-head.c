/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-store.h"

gboolean
lis_store_read_head (LisStore *store, gint64 number, LisStoreHead *head, GError **error)
{
  LisDb *db = lis_store_get_db (store);
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, number > 0 ? "SELECT number, digest FROM change_set WHERE number = ?1"
                                     : "SELECT number, digest FROM change_set ORDER BY number DESC LIMIT 1", error);
  gconstpointer bytes;
  LisDbStep step;
  gsize length;

  memset (head, 0, sizeof *head);
  if (statement == NULL)
    return FALSE;
  if (number > 0)
    lis_db_bind_int (statement, 1, number);
  step = lis_db_step (statement, error);
  if (step != LIS_DB_ROW)
    return step == LIS_DB_DONE;
  bytes = lis_db_column_blob (statement, 1, &length);
  if (bytes == NULL || length != LIS_DIGEST_SIZE)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
                   _("“%s” is damaged: a digest of its history is missing. It was not changed. Restore a backup"),
                   lis_db_get_path (db));
      return FALSE;
    }
  head->number = lis_db_column_int (statement, 0);
  memcpy (head->digest.bytes, bytes, length);
  return TRUE;
}
