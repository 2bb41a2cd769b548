/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisBackupItem: one backup as a list shows it. Does not change; properties, all read only, "path", "time" (UTC, ISO),
 * "title" (day and time where the reader is), "reason" ("before an import"), "size" (in words), "number" (in the order
 * in which they were made) and "there" (the file has not been removed or changed in size since).
 */
#define LIS_TYPE_BACKUP_ITEM (lis_backup_item_get_type ())
G_DECLARE_FINAL_TYPE (LisBackupItem, lis_backup_item, LIS, BACKUP_ITEM, GObject)

const char *lis_backup_item_get_path (LisBackupItem *item);
const char *lis_backup_item_get_time (LisBackupItem *item);
const char *lis_backup_item_get_title (LisBackupItem *item);
const char *lis_backup_item_get_reason (LisBackupItem *item);
const char *lis_backup_item_get_size (LisBackupItem *item);
gint64      lis_backup_item_get_number (LisBackupItem *item);
gboolean    lis_backup_item_is_there (LisBackupItem *item);
