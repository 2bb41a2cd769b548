/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-job.h"

/* Takes @existing. */
LisImportEntity *lis_import_entity_new (LisRecordSet *existing);
void             lis_import_entity_free (LisImportEntity *entity);

/* @record will be added to the plan; found from now on by id, key and name. */
void             lis_import_entity_add (LisImportEntity *entity, gpointer record);
/* The record of the plan or of the files with that id or alias, or NULL. */
gpointer         lis_import_entity_find (LisImportEntity *entity, LisId id);
/* @foreign in the files is @id in the plan. */
void             lis_import_entity_add_alias (LisImportEntity *entity, LisId foreign, LisId id);

/* All records with the values that @record has in the fields of @way, which must all be filled in. Owned by the
 * caller, the records are not. */
GPtrArray       *lis_import_entity_find_by_key (LisImportEntity *entity, LisImportWay *way, gconstpointer record);
/* TRUE when every field of @way is filled in. */
gboolean         lis_import_way_is_complete (const LisImportWay *way, gconstpointer record);
/* Texts are the same when they fold to the same. */
gboolean         lis_import_same_value (const LisField *field, gconstpointer a, gconstpointer b);

/* How well a name names: a better one wins over a worse. */
typedef enum
{
  LIS_IMPORT_NAME_KEY,     /* code, organisation number, local id */
  LIS_IMPORT_NAME_FULL,
  LIS_IMPORT_NAME_VARIANT,
} LisImportNameRank;

/* Records with the name that folds to @folded, only those of the best rank. Owned by the caller. */
GPtrArray       *lis_import_entity_find_by_name (LisImportEntity *entity, const char *folded);
/* Makes @record, which may not have an id yet, found by its names. */
void             lis_import_entity_add_names (LisImportEntity *entity, gpointer record);
/* Up to three records with names like @folded, best first, quoted and joined by commas; NULL when none is like it. Free
 * with g_free(). */
char            *lis_import_suggest (LisImportJob *job, LisImportEntity *entity, const char *folded);
/* What a reader recognises the record by: "Kirurgisk avdeling / Volda sjukehus". Free with g_free(). */
char            *lis_import_describe (LisImportJob *job, LisImportEntity *entity, gconstpointer record);
