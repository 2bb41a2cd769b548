/* SPDX-License-Identifier: MPL-2.0 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lis-backup-private.h"
#include "lis-error.h"
#include "lis-file.h"
#include "lis-plan-state.h"

/* A copy that was never finished and is older than this belongs to nobody any more. */
#define STALE_SECONDS (24 * 60 * 60)
/* Another program may take the same number at the same moment. */
#define MAX_TRIES 10

static const LisBackupJob plain_job = { 0 };

gboolean
lis_backup_look_through (const char *path, const LisBackupJob *job, LisStoreHead *head, GError **error)
{
  g_autoptr (LisStore) copy = lis_store_open (path, LIS_STORE_READ, error);

  return copy != NULL && lis_store_read_head (copy, 0, head, error) && lis_store_check_file (copy, error) &&
         (job->check == NULL || job->check (copy, job->cancellable, error));
}

/* Opens the plan by a connection of its own. */
static gboolean
copy_plan (LisBackups *backups, const char *path, const LisBackupJob *job, GError **error)
{
  g_autoptr (LisStore) store = lis_store_open (backups->plan, LIS_STORE_READ, error);

  return store != NULL && lis_db_copy_to (lis_store_get_db (store), path, job->progress, job->progress_data,
                                          job->cancellable, error);
}

/* Not finished, or a copy that never got its manifest. */
static gboolean
is_nobodys (const char *path)
{
  g_autofree char *manifest = lis_backup_get_manifest_path (path);

  return g_str_has_suffix (path, ".unfinished") ||
         (g_str_has_suffix (path, ".lisplan") && !g_file_test (manifest, G_FILE_TEST_EXISTS));
}

void
lis_backup_remove_stale (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (is_nobodys (path) && g_stat (path, &status) == 0 &&
          status.st_mtime < time (NULL) - STALE_SECONDS)
        lis_db_discard (path);
    }
}

/* The manifest goes first: a copy without one is no backup, a manifest without its copy would look like a loss. */
static void
remove_backup (const LisBackup *backup)
{
  g_autofree char *manifest = lis_backup_get_manifest_path (backup->path);

  g_unlink (manifest);
  if (!g_file_test (manifest, G_FILE_TEST_EXISTS) && lis_file_sync_folder_of (manifest, NULL))
    g_unlink (backup->path);
}

/* Thins out the backups made of the plan at this path. What cannot be removed now is so the next time. */
static void
thin_out (LisBackups *backups)
{
  g_autoptr (GPtrArray) list = lis_backups_list (backups);
  g_autofree gboolean *kept = g_new0 (gboolean, list->len + 1);

  lis_backup_ladder_choose (list, kept);
  for (guint i = 0; i < list->len; i++)
    if (!kept[i])
      remove_backup (g_ptr_array_index (list, i));
}

/* Gives the finished copy the next free number. */
static gboolean
give_place (LisBackups *backups, LisBackup *backup, const char *folder, const char *unfinished, GError **error)
{
  g_autofree char *compact = g_strndup (backup->time, 19);
  g_autoptr (GError) local = NULL;

  g_strdelimit (compact, ":", '.');
  for (guint i = 0; i < MAX_TRIES; i++, backup->sequence++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s.lisplan", compact, backup->sequence,
                                               lis_backup_occasion_to_name (backup->occasion));

      g_free (backup->path);
      backup->path = g_build_filename (folder, name, NULL);
      g_clear_error (&local);
      if (lis_file_move_new (unfinished, backup->path, &local))
        return TRUE;
      if (!g_error_matches (local, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_same_copy (const LisBackup *newest, const LisStoreHead *head, gint64 size, const LisDigest *digest)
{
  return newest != NULL && newest->head.number == head->number && newest->size == size &&
         lis_digest_equal (&newest->head.digest, &head->digest) && lis_digest_equal (&newest->digest, digest);
}

static gboolean
read_size (const char *path, gint64 *size, GError **error)
{
  struct stat status;

  if (g_stat (path, &status) != 0)
    return lis_file_fail (path, errno, error);
  *size = status.st_size;
  return TRUE;
}

/* Only its head is read: what it holds was not looked at yet. */
static gboolean
describe_copy (LisBackup *backup, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisStore) copy = lis_store_open (path, LIS_STORE_READ, error);

  if (copy == NULL || !lis_store_read_head (copy, 0, &backup->head, error))
    return FALSE;
  g_clear_object (&copy);
  return read_size (path, &backup->size, error) &&
         lis_file_digest (path, cancellable, &backup->digest, error);
}

/* From the finished copy to a backup, or to the newest one when there is nothing new. */
static LisBackup *
take_in (LisBackups *backups, LisBackupOccasion occasion, const LisBackupJob *job, const char *identity,
         const char *folder, const char *unfinished, GError **error)
{
  g_autoptr (LisBackup) newest = lis_backups_find_newest (backups, identity);
  g_autoptr (LisBackup) backup = g_new0 (LisBackup, 1);
  LisStoreHead head;

  backup->identity = g_strdup (identity);
  backup->plan = g_strdup (backups->plan);
  backup->time = lis_clock_now_utc (&backups->clock);
  backup->occasion = occasion;
  backup->sequence = newest != NULL ? newest->sequence + 1 : 1;
  backup->is_there = TRUE;
  if (!describe_copy (backup, unfinished, job->cancellable, error))
    return NULL;
  if (occasion != LIS_BACKUP_BY_HAND && is_same_copy (newest, &backup->head, backup->size, &backup->digest))
    {
      lis_db_discard (unfinished);
      return g_steal_pointer (&newest);
    }
  if (!lis_backup_look_through (unfinished, job, &head, error) ||
      !give_place (backups, backup, folder, unfinished, error))
    return NULL;
  if (lis_backup_write_manifest (backup, error))
    return g_steal_pointer (&backup);
  remove_backup (backup);
  return NULL;
}

/* Where backups of the plan go. NULL with @error when the plan cannot be read. */
static char *
prepare_folder (LisBackups *backups, char **identity, GError **error)
{
  g_autoptr (LisStore) store = lis_store_open (backups->plan, LIS_STORE_READ, error);
  g_autofree char *folder = NULL;

  *identity = store != NULL ? lis_plan_state_read_identity (store, error) : NULL;
  if (*identity == NULL)
    return NULL;
  folder = g_build_filename (backups->folder, *identity, NULL);
  if (!lis_file_make_folder (folder, error))
    return NULL;
  lis_backup_remove_stale (folder);
  return g_steal_pointer (&folder);
}

gboolean
lis_backups_make (LisBackups *backups, LisBackupOccasion occasion, const LisBackupJob *job, LisBackup **made,
                  GError **error)
{
  g_autofree char *identity = NULL;
  g_autofree char *folder = prepare_folder (backups, &identity, error);
  g_autofree char *name = g_strdup_printf (".%d-%" G_GINT64_FORMAT ".unfinished", (int) getpid (),
                                           g_get_monotonic_time ());
  g_autofree char *unfinished = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (LisBackup) backup = NULL;
  GError *local = NULL;

  if (job == NULL)
    job = &plain_job;
  if (unfinished == NULL)
    return FALSE;
  if (!copy_plan (backups, unfinished, job, &local))
    {
      lis_file_propagate_renamed (error, local, unfinished, folder);
      return FALSE;
    }
  backup = take_in (backups, occasion, job, identity, folder, unfinished, &local);
  if (backup == NULL)
    {
      lis_file_propagate_renamed (error, local, unfinished, backups->plan);
      lis_db_discard (unfinished);
      return FALSE;
    }
  thin_out (backups);
  if (made != NULL)
    *made = g_steal_pointer (&backup);
  return TRUE;
}

gboolean
lis_backups_copy_to (LisBackups *backups, const char *path, const LisBackupJob *job, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.%d.unfinished", path, (int) getpid ());
  LisStoreHead head;
  GError *local = NULL;

  if (job == NULL)
    job = &plain_job;
  if (!copy_plan (backups, unfinished, job, &local))
    {
      lis_file_propagate_renamed (error, local, unfinished, path);
      return FALSE;
    }
  if (lis_backup_look_through (unfinished, job, &head, &local) && lis_file_move_new (unfinished, path, &local))
    return TRUE;
  lis_file_propagate_renamed (error, local, unfinished, backups->plan);
  lis_db_discard (unfinished);
  return FALSE;
}

static gboolean
fail_backup (const char *path, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               _("The backup “%s” is not as it was made. It was not changed. Choose another one"), path);
  return FALSE;
}

gboolean
lis_backup_verify (const LisBackup *backup, const LisBackupJob *job, GError **error)
{
  LisStoreHead head;
  LisDigest digest;

  if (job == NULL)
    job = &plain_job;
  if (!lis_file_digest (backup->path, job->cancellable, &digest, error))
    return FALSE;
  if (!lis_digest_equal (&digest, &backup->digest))
    return fail_backup (backup->path, error);
  if (!lis_backup_look_through (backup->path, job, &head, error))
    return FALSE;
  return (head.number == backup->head.number && lis_digest_equal (&head.digest, &backup->head.digest)) ||
         fail_backup (backup->path, error);
}
