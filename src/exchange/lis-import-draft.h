/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-columns.h"

typedef enum
{
  LIS_DRAFT_READ,
  LIS_DRAFT_BEING_FOUND, /* its identity waits for that of a record it belongs to */
  LIS_DRAFT_FOUND,
  LIS_DRAFT_FAILED,
} LisDraftState;

/**
 * LisImportDraft: one row on its way to a record.
 */
typedef struct
{
  guint         row;     /* index in the table */
  LisDraftState state;
  gpointer      record;  /* what the row says; owned, until it is a record to add */
  gpointer      before;  /* the record of the plan that it is, or NULL for a new one; not owned */
  LisId         given;   /* id in the row, or none */
  gboolean      by_key;  /* recognised without its id */
  guint64       filled;  /* bit for every field with something in its cell */
} LisImportDraft;

/**
 * LisImportTableJob: one table on its way into one entity.
 */
typedef struct
{
  LisImportJob    *job;
  LisImportEntity *entity;
  LisTable        *table;
  LisColumns      *columns;
  GArray          *drafts;      /* LisImportDraft */
  GHashTable      *by_record;   /* draft record → draft, when records refer to others of their kind */
  GHashTable      *by_id;       /* given LisId → draft record, then too */
  GHashTable      *given_ids;   /* LisId of every row that has one → row number */
  GHashTable      *taken;       /* LisId → row that it was found for */
  GHashTable      *unkeyed;     /* records without any key by their values; NULL until asked for */
  GArray          *own_fields;  /* const LisField *: references to the entity itself that have a column */
  guint64          wanting;     /* required fields without column that a new record needs, reported already */
  gboolean         beside;      /* text beside the table was reported already */
} LisImportTableJob;

/* Reads every row into a draft, references to records of the same kind apart. */
gboolean lis_import_read_rows (LisImportTableJob *table_job, GError **error);
/* Finds for every draft the record it is, or that it is a new one. */
gboolean lis_import_find_rows (LisImportTableJob *table_job, GError **error);
/* Fills in references to records of the same kind, checks, and puts the changes into the change set. */
gboolean lis_import_write_rows (LisImportTableJob *table_job, GError **error);

void     lis_import_draft_fail (LisImportTableJob *table_job, LisImportDraft *draft, const LisField *field,
                                char *expected);
/* The id of the record of the same kind that the draft's cell for @field names, none when it is empty. FALSE when the
 * draft failed over it. @depth: how many drafts wait for this one. */
gboolean lis_import_draft_find_own (LisImportTableJob *table_job, LisImportDraft *draft, const LisField *field,
                                    guint depth, LisId *id);
/* TRUE when @field is part of a way to recognise the entity. */
gboolean lis_import_is_key_field (const LisImportEntity *entity, const LisField *field);
/* Fails drafts that would belong to themselves by way of others. */
void     lis_import_check_circles (LisImportTableJob *table_job);
