/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-backup-keeper.h"
#include "lis-date.h"

/**
 * LisBackupList: the backups of a plan, newest first; each opens to what was changed since, and can be restored
 * ("win.restore-backup"). A sentence says when there are none.
 *
 * Signal "filled": the list was read.
 */
#define LIS_TYPE_BACKUP_LIST (lis_backup_list_get_type ())
G_DECLARE_FINAL_TYPE (LisBackupList, lis_backup_list, LIS, BACKUP_LIST, GtkBox)

/* Reads the list anew. @limit: so many at most, 0 for all. */
void       lis_backup_list_show (LisBackupList *list, LisBackupKeeper *keeper, LisDate today, guint limit);
guint      lis_backup_list_get_n_shown (LisBackupList *list);
guint      lis_backup_list_get_n_all (LisBackupList *list);
/* Opens the first one. */
void       lis_backup_list_expand_first (LisBackupList *list);
/* Path of the newest one that is there, or NULL. */
const char *lis_backup_list_get_newest (LisBackupList *list);
/* "Today at 23:30". Free with g_free(). */
char      *lis_backup_format_time (const char *utc, LisDate today);
