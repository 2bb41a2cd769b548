/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/* "SELECT id, change_set, <fields> FROM <entity> <rest>". Free with g_free(). */
char    *lis_store_select_sql (const LisEntity *entity, const char *rest);

/* The statement that finds a record of @type by its id, parameter 1. The store's; reset it after use. */
LisDbStatement *lis_store_get_finder (LisStore *store, LisEntityType type, GError **error);

/* The row that @statement, made from lis_store_select_sql(), stands on. @texts NULL: texts are g_strdup()ed. */
gboolean lis_store_read_record (LisDb *db, LisDbStatement *statement, const LisEntity *entity, gpointer record,
                                GStringChunk *texts, GError **error);
