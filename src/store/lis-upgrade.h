/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-db.h"

/* Statements that bring a file from the format before @version to @version; NULL when there are none. Free with
 * g_free(). */
typedef char *(*LisUpgradeSource) (LisDb *db, gint32 version);

/* The program's own: data/sql/<dialect>/upgrade-NNN.sql. */
char    *lis_upgrade_load (LisDb *db, gint32 version);

/**
 * Brings the open file to format @target, step by step, in one transaction that ends with a look at the whole file:
 * whatever happens, it is of the one format or of the other. Nothing is done to a file of that format or a newer one.
 *
 * @db: open for writing, in no transaction. The caller holds the plan's lock and has made a backup.
 * Returns: FALSE with LIS_PLAN_ERROR and the file as it was.
 */
gboolean lis_upgrade_run (LisDb *db, gint32 target, LisUpgradeSource source, GError **error);

/* The same after a checked backup of the file, where there is anything to be done: without it nothing is. */
gboolean lis_upgrade_with_backup (LisDb *db, gint32 target, LisUpgradeSource source, GError **error);
