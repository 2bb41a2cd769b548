/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-backup-private.h"
#include "lis-file.h"
#include "lis-plan-state.h"

LisBackups *
lis_backups_new (const char *plan, const char *folder, const LisClock *clock)
{
  LisBackups *backups = g_new0 (LisBackups, 1);

  backups->plan = lis_file_resolve (plan);
  backups->folder = folder != NULL ? g_strdup (folder)
                                   : g_build_filename (g_get_user_data_dir (), "lisplan", "backups", NULL);
  backups->clock = clock != NULL ? *clock : lis_clock_system;
  return backups;
}

void
lis_backups_free (LisBackups *backups)
{
  if (backups == NULL)
    return;
  g_free (backups->plan);
  g_free (backups->folder);
  g_free (backups);
}

/* Those made at this path; and those of the same plan made where it was before, when nothing is there any more. */
static gboolean
is_ours (LisBackups *backups, const LisBackup *backup, const char *identity)
{
  if (g_str_equal (backup->plan, backups->plan))
    return TRUE;
  return g_strcmp0 (backup->identity, identity) == 0 && !g_str_equal (backup->identity, "new") &&
         !g_file_test (backup->plan, G_FILE_TEST_EXISTS);
}

static void
list_folder (LisBackups *backups, const char *folder, const char *identity, GPtrArray *list)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (LisBackup) backup = NULL;

      if (!g_str_has_suffix (name, ".lisplan.manifest"))
        continue;
      path[strlen (path) - strlen (".manifest")] = '\0';
      backup = lis_backup_read_manifest (path);
      if (backup != NULL && is_ours (backups, backup, identity))
        g_ptr_array_add (list, g_steal_pointer (&backup));
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LisBackup *first = *(const LisBackup *const *) a, *second = *(const LisBackup *const *) b;

  if (first->sequence != second->sequence)
    return first->sequence > second->sequence ? -1 : 1;
  return -g_strcmp0 (first->time, second->time);
}

static GPtrArray *
list_of (LisBackups *backups, const char *identity)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_backup_free);
  g_autoptr (GDir) entries = g_dir_open (backups->folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *folder = g_build_filename (backups->folder, name, NULL);

      list_folder (backups, folder, identity, list);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

GPtrArray *
lis_backups_list (LisBackups *backups)
{
  g_autoptr (LisStore) store = lis_store_open (backups->plan, LIS_STORE_READ, NULL);
  g_autofree char *identity = store != NULL ? lis_plan_state_read_identity (store, NULL) : NULL;

  return list_of (backups, identity);
}

LisBackup *
lis_backups_find_newest (LisBackups *backups, const char *identity)
{
  g_autoptr (GPtrArray) list = list_of (backups, identity);

  for (guint i = 0; i < list->len; i++)
    {
      LisBackup *backup = g_ptr_array_index (list, i);

      if (backup->is_there)
        return g_ptr_array_steal_index (list, i);
    }
  return NULL;
}
