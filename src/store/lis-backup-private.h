/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-backup.h"

struct _LisBackups
{
  char    *plan;   /* symbolic links resolved */
  char    *folder;
  LisClock clock;
};

/* Which of @backups, newest first, stay when the ladder is thinned out. It knows their order and what day each says it
 * is of, and asks no clock. */
void       lis_backup_ladder_choose (GPtrArray *backups, gboolean *kept);

/* The manifest beside a backup: a key file. */
char      *lis_backup_get_manifest_path (const char *path);
gboolean   lis_backup_write_manifest (const LisBackup *backup, GError **error);
/* NULL when it is none. @path: of the backup. */
LisBackup *lis_backup_read_manifest (const char *path);

/* Newest first; the good ones of this path. */
LisBackup *lis_backups_find_newest (LisBackups *backups, const char *identity);

/* Checks the finished copy at @path and tells its head. */
gboolean   lis_backup_look_through (const char *path, const LisBackupJob *job, LisStoreHead *head, GError **error);
/* Copies in @folder that were never finished and belong to nobody any more. */
void       lis_backup_remove_stale (const char *folder);
