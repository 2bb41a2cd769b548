/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import.h"
#include "lis-plan-data.h"

#define LIS_IMPORT_MAX_WAYS 4
#define LIS_IMPORT_MAX_PARTS 5

/**
 * LisImportWay: fields that together recognise a record: one way of LisEntity.keys.
 */
typedef struct
{
  const LisField *fields[LIS_IMPORT_MAX_PARTS];
  guint           n_fields;
  gboolean        only_texts; /* names the record itself: an empty key beside it contradicts nothing */
  GHashTable     *index;      /* hash of the values → place in LisImportEntity.links; NULL until asked for */
} LisImportWay;

/**
 * LisImportEntity: the records of one entity during an import: those of the plan and those of the files.
 */
typedef struct
{
  const LisEntity *entity;
  LisRecordSet    *existing;
  GPtrArray       *added;     /* records that the import adds; owned by the change set */
  GHashTable      *added_ids; /* LisId → record */
  GHashTable      *aliases;   /* LisId in the files → LisId * of the record it is in the plan */
  LisImportWay     ways[LIS_IMPORT_MAX_WAYS];
  guint            n_ways;
  GArray          *links;     /* chains of records with the same hash or name */
  GHashTable      *names;     /* folded name → place in links; NULL until asked for */
  GHashTable      *resolved;  /* text → LisId *: what was found already */
} LisImportEntity;

/**
 * LisImportJob: one import under way.
 */
typedef struct
{
  LisEditor              *editor;
  const LisImportOptions *options;
  LisImportEntity        *entities[LIS_N_ENTITIES];
  LisChangeSet           *set;
  LisImportReport        *report;
  const char             *file;      /* being read, for faults */
  GError                 *error;     /* of the plan, met while loading; ends the import */
  guint                   suggested; /* how often nearest names were looked for */
  GPtrArray              *aside;     /* records not taken in, which faults may still name */
  gboolean                exact;     /* texts as they stand: a folder of our own */
} LisImportJob;

/* @message: N_() label of the change set, with the name of file or folder as its argument. */
LisImportJob    *lis_import_job_new (LisEditor *editor, const LisImportOptions *options, const char *message,
                                     const char *name);
void             lis_import_job_free (LisImportJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisImportJob, lis_import_job_free)

/* Takes @expected. */
void             lis_import_job_add_fault (LisImportJob *job, guint row, const char *column, const char *value,
                                           char *expected);
/* Puts the faults from the index @first on in order of row. */
void             lis_import_job_sort_faults (LisImportJob *job, guint first);
/* Takes @note. */
void             lis_import_job_add_note (LisImportJob *job, char *note);
/* Now and then: FALSE with @error when the user cancelled or the plan could not be read. */
gboolean         lis_import_job_go_on (LisImportJob *job, guint done, guint total, GError **error);
/* Takes @record until the import ends. */
void             lis_import_job_set_aside (LisImportJob *job, const LisEntity *entity, gpointer record);
/* Writes the change set unless there are faults or it is a dry run. Gives @report away. */
gboolean         lis_import_job_finish (LisImportJob *job, LisImportReport **report, GError **error);

/* Loads the entity's records when first asked for. */
LisImportEntity *lis_import_job_get_entity (LisImportJob *job, LisEntityType type);

/* Reads one table into one entity's changes. FALSE with errors other than faults. */
gboolean         lis_import_job_add_table (LisImportJob *job, LisEntityType type, LisTable *table, GError **error);
