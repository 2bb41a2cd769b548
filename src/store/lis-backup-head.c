/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lis-backup-private.h"
#include "lis-plan-state.h"

/* The first change set up to @last that differs between the two; chained digests differ from there on. @last when that
 * cannot be found out. */
static gint64
find_first_difference (LisStore *store, const char *path, gint64 last)
{
  g_autoptr (LisStore) copy = lis_store_open (path, LIS_STORE_READ, NULL);
  gint64 same = 0, differs = last;

  while (copy != NULL && differs - same > 1)
    {
      gint64 middle = same + (differs - same) / 2;
      LisStoreHead here, there;

      if (!lis_store_read_head (store, middle, &here, NULL) || !lis_store_read_head (copy, middle, &there, NULL))
        return last;
      if (here.number > 0 && there.number > 0 && lis_digest_equal (&here.digest, &there.digest))
        same = middle;
      else
        differs = middle;
    }
  return differs;
}

static char *
describe (LisStore *store, const LisBackup *backup, const LisStoreHead *head)
{
  g_autofree char *day = g_strndup (backup->time, 10);
  LisDate date = lis_date_from_iso (day);
  g_autofree char *shown = lis_date_is_set (date) ? lis_date_format_short (date) : g_strdup (day);
  gint64 first = find_first_difference (store, backup->path, backup->head.number);
  LisStoreHead newest;

  if (head->number == 0 && lis_store_read_head (store, 0, &newest, NULL) && newest.number == first - 1)
    return g_strdup_printf (_("The end of the history was cut off: change sets %" PRId64 " to %" PRId64
                              " are in the backup of %s and are missing"), first, backup->head.number, shown);
  return g_strdup_printf (_("The history was replaced: from change set %" PRId64 " on it is another one than in the "
                            "backup of %s, which goes as far as %" PRId64), first, shown, backup->head.number);
}

gboolean
lis_backups_check_head (LisBackups *backups, LisStore *store, char **fault, GError **error)
{
  g_autofree char *identity = lis_plan_state_read_identity (store, error);
  g_autoptr (LisBackup) newest = NULL;
  LisStoreHead head;

  *fault = NULL;
  if (identity == NULL)
    return FALSE;
  newest = lis_backups_find_newest (backups, identity);
  if (newest == NULL || newest->head.number == 0)
    return TRUE;
  /* Another plan was made under the name of an older one. */
  if (!g_str_equal (newest->identity, identity) && !g_str_equal (identity, "new"))
    return TRUE;
  if (!lis_store_read_head (store, newest->head.number, &head, error))
    return FALSE;
  if (head.number == 0 || !lis_digest_equal (&head.digest, &newest->head.digest))
    *fault = describe (store, newest, &head);
  return TRUE;
}
