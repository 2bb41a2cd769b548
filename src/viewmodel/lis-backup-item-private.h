/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-backup.h"
#include "lis-backup-item.h"

LisBackupItem *lis_backup_item_new (const LisBackup *backup);
