/* SPDX-License-Identifier: MPL-2.0 */
#include <unistd.h>

#include "lis-backup-private.h"
#include "lis-file.h"
#include "lis-sealed-file.h"

static const LisBackupJob plain_job = { 0 };

/* Where the plan lies open for as long as the work takes: a folder of the user's own. Free with g_free(). */
static char *
make_open_path (LisBackups *backups, GError **error)
{
  g_autofree char *folder = g_build_filename (backups->folder, "sealing", NULL);
  g_autofree char *name = g_strdup_printf (".%d-%" G_GINT64_FORMAT ".unfinished", (int) getpid (),
                                           g_get_monotonic_time ());

  if (!lis_file_make_folder (folder, error))
    return NULL;
  lis_backup_remove_stale (folder);
  return g_build_filename (folder, name, NULL);
}

gboolean
lis_backups_seal_to (LisBackups *backups, const char *path, const char *passphrase, const LisBackupJob *job,
                     GError **error)
{
  g_autofree char *open_path = make_open_path (backups, error);
  gboolean done;

  if (job == NULL)
    job = &plain_job;
  if (open_path == NULL || !lis_backups_copy_to (backups, open_path, job, error))
    return FALSE;
  done = lis_sealed_file_write (open_path, path, passphrase, &lis_seal_strength, job->progress, job->progress_data,
                                job->cancellable, error);
  lis_db_discard (open_path);
  return done;
}

gboolean
lis_backup_unseal (const char *sealed, const char *path, const char *passphrase, const LisBackupJob *job,
                   GError **error)
{
  LisStoreHead head;

  if (job == NULL)
    job = &plain_job;
  if (!lis_sealed_file_open (sealed, path, passphrase, job->progress, job->progress_data, job->cancellable, error))
    return FALSE;
  if (lis_backup_look_through (path, job, &head, error))
    return TRUE;
  lis_db_discard (path);
  return FALSE;
}

gboolean
lis_backups_restore_sealed (LisBackups *backups, const char *sealed, const char *passphrase, const LisBackupJob *job,
                            char **set_aside, GError **error)
{
  g_autofree char *open_path = make_open_path (backups, error);
  gboolean done;

  if (set_aside != NULL)
    *set_aside = NULL;
  if (open_path == NULL || !lis_backup_unseal (sealed, open_path, passphrase, job, error))
    return FALSE;
  done = lis_backups_restore (backups, open_path, job, set_aside, error);
  lis_db_discard (open_path);
  return done;
}
