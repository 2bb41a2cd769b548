/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-backup.h"

/**
 * LisBackupWork: one job of the keeper, as it goes to a thread and comes back. Members above the line are set before,
 * those below it by the thread; neither is touched by both at once.
 */
typedef struct _LisBackupWork LisBackupWork;

/* Runs in the thread. FALSE with @error. */
typedef gboolean (*LisBackupWorkFunc) (LisBackupWork *work, const LisBackupJob *job, GError **error);
/* In the main context, @share of the copying being done. */
typedef void (*LisBackupWorkProgress) (LisBackupWork *work, double share);

struct _LisBackupWork
{
  LisBackupWorkFunc     run;
  LisBackupWorkProgress progress;
  LisBackups           *backups;
  LisBackupOccasion     occasion;    /* of make */
  char                 *path;        /* of the backup, or where a copy goes */
  char                 *target;      /* where what is opened goes */
  char                 *passphrase;  /* of a sealed one, else NULL */
  GTask                *task;        /* answers whoever asked */
  GCancellable         *cancellable; /* of this job alone */
  GMainContext         *context;
  gint                  percent;     /* atomic: of the copy */

  LisBackup            *made;
  GListStore           *list;        /* LisBackupItem */
  char                **lines;       /* of the comparison */
  char                 *set_aside;
};

LisBackupWork *lis_backup_work_new (GTask *task, LisBackups *backups, LisBackupWorkFunc run, const char *path);
void           lis_backup_work_unref (LisBackupWork *work);
/* Has it done in a thread; @done is called in the main context, with the GTask of the thread as result and @work as
 * data. */
void           lis_backup_work_start (LisBackupWork *work, GAsyncReadyCallback done);

gboolean       lis_backup_work_make (LisBackupWork *work, const LisBackupJob *job, GError **error);
gboolean       lis_backup_work_list (LisBackupWork *work, const LisBackupJob *job, GError **error);
gboolean       lis_backup_work_compare (LisBackupWork *work, const LisBackupJob *job, GError **error);
gboolean       lis_backup_work_restore (LisBackupWork *work, const LisBackupJob *job, GError **error);
gboolean       lis_backup_work_copy_to (LisBackupWork *work, const LisBackupJob *job, GError **error);
gboolean       lis_backup_work_unseal (LisBackupWork *work, const LisBackupJob *job, GError **error);
