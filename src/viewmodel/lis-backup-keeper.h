/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-backup-item.h"
#include "lis-clock.h"

/**
 * LisBackupKeeper: makes the backups of one plan by itself while it is open, and does with them what the reader asks.
 * All of it runs off the main thread, by connections of its own, one job after the other; answers come in the main
 * context that made the keeper.
 *
 * Who shows a plan calls, in this order:
 *  - lis_backup_keeper_new() when the plan was opened;
 *  - lis_backup_keeper_start() when the first picture stands: the backup of opening, which verifies the whole plan, and
 *    from then on one a day;
 *  - lis_backup_keeper_make_async() before an import (LIS_KEEPER_IMPORT) and before many records are changed at once
 *    (LIS_KEEPER_BULK); go on when it has answered TRUE, and when not ask whether to go on without a backup;
 *  - lis_session_close(), then lis_backup_keeper_restore_async(), then lis_session_open() to restore: nobody may hold
 *    the plan for writing meanwhile (LOCKED). The backup before it is a part of restoring;
 *  - lis_backup_keeper_close() when the plan is left. What is under way is stopped and answers CANCELLED, and the
 *    keeper lives until it has; nothing waits for it.
 *
 * Properties, read only, to be watched by notify:
 *  "busy" (a job is under way or waits), "progress" (0.0 to 1.0: how much of the plan is copied; at 1.0 the copy is
 *  looked through), "last-backup-time" (UTC, ISO, of the newest backup known to hold what the plan held when it was
 *  looked at; NULL until then), "fault" (GError: why the backup of opening or of the day could not be made;
 *  LIS_PLAN_ERROR_DAMAGED says that the plan is damaged: offer the newest backup. NULL again when one was made).
 */
#define LIS_TYPE_BACKUP_KEEPER (lis_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LisBackupKeeper, lis_backup_keeper, LIS, BACKUP_KEEPER, GObject)

typedef enum
{
  LIS_KEEPER_IMPORT,  /* before an import */
  LIS_KEEPER_BULK,    /* before many records are changed at once */
  LIS_KEEPER_BY_HAND, /* the reader asked for it; never thinned out */
} LisKeeperOccasion;

/* @folder NULL for the user's own; @clock NULL for the machine's. */
LisBackupKeeper *lis_backup_keeper_new (const char *path, const char *folder, const LisClock *clock);
void             lis_backup_keeper_start (LisBackupKeeper *keeper);
void             lis_backup_keeper_close (LisBackupKeeper *keeper);
/* Makes the backup of a new day, or tries again what failed in passing. A timer of the keeper's does it; to be called
 * besides when the machine wakes. */
void             lis_backup_keeper_tick (LisBackupKeeper *keeper);
/* Another day, for tests. */
void             lis_backup_keeper_set_clock (LisBackupKeeper *keeper, const LisClock *clock);

gboolean         lis_backup_keeper_is_busy (LisBackupKeeper *keeper);
double           lis_backup_keeper_get_progress (LisBackupKeeper *keeper);
const char      *lis_backup_keeper_get_last_backup_time (LisBackupKeeper *keeper);
const GError    *lis_backup_keeper_get_fault (LisBackupKeeper *keeper);

/* Errors of all that follows are LIS_PLAN_ERROR: CANCELLED, NO_SPACE, READ_ONLY, DAMAGED, LOCKED, NOT_FOUND, FAILED. */

void             lis_backup_keeper_make_async (LisBackupKeeper *keeper, LisKeeperOccasion occasion,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
/* The path of the backup, to be freed with g_free(). */
char            *lis_backup_keeper_make_finish (LisBackupKeeper *keeper, GAsyncResult *result, GError **error);

void             lis_backup_keeper_list_async (LisBackupKeeper *keeper, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): of LisBackupItem, newest first. */
GListModel      *lis_backup_keeper_list_finish (LisBackupKeeper *keeper, GAsyncResult *result, GError **error);

/* What restoring the backup at @path would take back. */
void             lis_backup_keeper_compare_async (LisBackupKeeper *keeper, const char *path, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
/* In words, a line for each kind of record that differs, after one that says how much was done since. Free with
 * g_strfreev(). */
char           **lis_backup_keeper_compare_finish (LisBackupKeeper *keeper, GAsyncResult *result, GError **error);

void             lis_backup_keeper_restore_async (LisBackupKeeper *keeper, const char *path, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
/* @set_aside: (out) (optional): where a damaged plan lies now, or NULL. Free with g_free(). */
gboolean         lis_backup_keeper_restore_finish (LisBackupKeeper *keeper, GAsyncResult *result, char **set_aside,
                                                   GError **error);

/* The same with one that was encrypted; LIS_PLAN_ERROR_PASSPHRASE: ask again. The same finish. */
void             lis_backup_keeper_restore_sealed_async (LisBackupKeeper *keeper, const char *path,
                                                         const char *passphrase, GCancellable *cancellable,
                                                         GAsyncReadyCallback callback, gpointer user_data);
/* Whether the file was encrypted by Lisplan; reads its beginning, and so waits for the disk. */
gboolean         lis_backup_keeper_is_sealed (const char *path);

/* “Save a copy elsewhere”: a checked copy of the plan at @target, where nothing may be yet (EXISTS). */
void             lis_backup_keeper_copy_to_async (LisBackupKeeper *keeper, const char *target,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean         lis_backup_keeper_copy_to_finish (LisBackupKeeper *keeper, GAsyncResult *result, GError **error);
/* The same, encrypted: how a plan leaves the building. Let nobody take less than 12 letters. The same finish. */
void             lis_backup_keeper_copy_sealed_to_async (LisBackupKeeper *keeper, const char *target,
                                                         const char *passphrase, GCancellable *cancellable,
                                                         GAsyncReadyCallback callback, gpointer user_data);

/* Makes a plan at @target, where nothing may be yet, of the encrypted copy at @sealed; PASSPHRASE: ask again. The plan
 * of the keeper has no part in it. */
void             lis_backup_keeper_unseal_async (LisBackupKeeper *keeper, const char *sealed, const char *target,
                                                 const char *passphrase, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean         lis_backup_keeper_unseal_finish (LisBackupKeeper *keeper, GAsyncResult *result, GError **error);
