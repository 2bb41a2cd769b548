/* SPDX-License-Identifier: MPL-2.0 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "lis-backup-private.h"
#include "lis-error.h"
#include "lis-file.h"
#include "lis-plan-head.h"
#include "lis-plan-lock.h"

static const LisBackupJob plain_job = { 0 };

static gboolean
is_reason_to_set_aside (const GError *error)
{
  return g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED) ||
         g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN) ||
         g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NEWER);
}

/* "plan (damaged 2026-11-22 20.15.03).lisplan", with a number where that is taken. */
static char *
make_aside_name (LisBackups *backups)
{
  g_autofree char *now = lis_clock_now_utc (&backups->clock);
  g_autofree char *stem = g_str_has_suffix (backups->plan, ".lisplan")
                              ? g_strndup (backups->plan, strlen (backups->plan) - strlen (".lisplan"))
                              : g_strdup (backups->plan);
  char *name = NULL;

  now[10] = ' ';
  now[19] = '\0';
  g_strdelimit (now, ":", '.');
  for (guint i = 1; name == NULL || g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = i == 1 ? g_strdup_printf (_("%s (damaged %s).lisplan"), stem, now)
                    : g_strdup_printf (_("%s (damaged %s, %u).lisplan"), stem, now, i);
    }
  return name;
}

/* A journal left by a crash belongs to the file it lies beside and goes with it. */
static gboolean
move_journal (const char *from, const char *to, GError **error)
{
  g_autofree char *journal = g_strconcat (from, "-journal", NULL);
  g_autofree char *target = g_strconcat (to, "-journal", NULL);

  return !g_file_test (journal, G_FILE_TEST_EXISTS) || lis_file_move_new (journal, target, error);
}

static gboolean
set_plan_aside (LisBackups *backups, char **set_aside, GError **error)
{
  g_autofree char *name = make_aside_name (backups);

  if (!move_journal (backups->plan, name, error))
    return FALSE;
  /* By a second name, so that there is a plan of the first at every moment; where that cannot be had, by renaming. */
  if (link (backups->plan, name) != 0 && !lis_file_move_new (backups->plan, name, error))
    return FALSE;
  if (!lis_file_sync_folder_of (name, error))
    return FALSE;
  if (set_aside != NULL)
    *set_aside = g_steal_pointer (&name);
  return TRUE;
}

/* The present plan is safe afterwards, as a backup or under another name. */
static gboolean
keep_present (LisBackups *backups, const LisBackupJob *job, char **set_aside, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!g_file_test (backups->plan, G_FILE_TEST_EXISTS))
    return TRUE;
  if (lis_backups_make (backups, LIS_BACKUP_RESTORE, job, NULL, &local))
    return TRUE;
  if (is_reason_to_set_aside (local))
    return set_plan_aside (backups, set_aside, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A checked copy of the backup beside the plan. */
static gboolean
copy_backup (const char *path, const char *unfinished, const LisBackupJob *job, GError **error)
{
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, error);
  g_autoptr (LisStore) copy = NULL;

  if (store == NULL || !lis_db_copy_to (lis_store_get_db (store), unfinished, job->progress, job->progress_data,
                                        job->cancellable, error))
    return FALSE;
  copy = lis_store_open (unfinished, LIS_STORE_READ, error);
  return copy != NULL && lis_store_check_file (copy, error) &&
         (job->check == NULL || job->check (copy, job->cancellable, error));
}

static gboolean
put_in_place (LisBackups *backups, const char *unfinished, GError **error)
{
  g_autofree char *journal = g_strconcat (backups->plan, "-journal", NULL);

  /* It would be rolled back into what is put here. */
  if (g_file_test (journal, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED,
                   _("“%s” is being written by another program. Try again"), backups->plan);
      return FALSE;
    }
  if (g_rename (unfinished, backups->plan) != 0)
    return lis_file_fail (backups->plan, errno, error);
  return lis_file_sync_folder_of (backups->plan, error);
}

static gboolean
verify_source (LisBackups *backups, const char *path, const LisBackupJob *job, GError **error)
{
  g_autoptr (LisBackup) backup = lis_backup_read_manifest (path);

  /* A copy made by hand somewhere else has no manifest; it is checked when it is copied. */
  return backup == NULL || lis_backup_verify (backup, job, error);
}

/* The end of the history goes back by intention. */
static void
accept_head (LisBackups *backups)
{
  g_autoptr (LisStore) store = lis_store_open (backups->plan, LIS_STORE_READ, NULL);
  g_autoptr (GError) local = NULL;

  if (store != NULL && !lis_plan_head_accept (store, &local))
    g_debug ("%s", local->message);
}

gboolean
lis_backups_restore (LisBackups *backups, const char *path, const LisBackupJob *job, char **set_aside, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.%d.unfinished", backups->plan, (int) getpid ());
  g_autoptr (LisPlanLock) lock = NULL;
  g_autoptr (GError) local = NULL;

  if (set_aside != NULL)
    *set_aside = NULL;
  if (job == NULL)
    job = &plain_job;
  if (!verify_source (backups, path, job, error))
    return FALSE;
  lock = lis_plan_lock_take (backups->plan, error);
  if (lock == NULL)
    return FALSE;
  if (!copy_backup (path, unfinished, job, error) || !keep_present (backups, job, set_aside, error) ||
      !put_in_place (backups, unfinished, error))
    {
      lis_db_discard (unfinished);
      return FALSE;
    }
  /* The plan is restored whether this succeeds or not. */
  if (!lis_backups_make (backups, LIS_BACKUP_RESTORED, job, NULL, &local))
    g_debug ("%s", local->message);
  accept_head (backups);
  return TRUE;
}
