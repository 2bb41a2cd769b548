/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-db.h"

/* Creates the tables of the current version and marks the file. Inside no transaction. */
gboolean lis_schema_create (LisDb *db, GError **error);

/**
 * Checks the file's mark and version.
 *
 * @read_only_reason: (out): set when a newer version's file may be read but not written by this one.
 */
gboolean lis_schema_check (LisDb *db, char **read_only_reason, GError **error);

/* Compares tables, indexes and rules of the file with those that its version has. FALSE with DAMAGED and the first that
 * differs. A newer version's are taken as they are. */
gboolean lis_schema_compare (LisDb *db, GError **error);
