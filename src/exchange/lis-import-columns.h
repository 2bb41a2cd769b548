/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-job.h"

typedef enum
{
  LIS_COLUMN_UNUSED,
  LIS_COLUMN_ID,
  LIS_COLUMN_FIELD,
  LIS_COLUMN_FULL_NAME, /* of a person: "Given Family" or "Family, Given" */
} LisColumnKind;

typedef struct
{
  LisColumnKind   kind;
  const LisField *field;
  guint           field_index; /* in the entity */
  const char     *header;
  GHashTable     *choices;     /* folded, of a choice field */
  const char     *last_text;   /* what was read last, and what it was */
  gint64          last_value;
} LisColumn;

/**
 * LisColumns: what the columns of a table mean.
 */
typedef struct
{
  GArray  *columns;     /* LisColumn */
  guint    header_row;  /* index of the row in the table */
  guint64  present;     /* bit for every field that has a column */
} LisColumns;

/* Faults go into the job: an ambiguous header, two columns for one field, a header of --map that is not there, nothing
 * that can be used. NULL then. */
LisColumns      *lis_columns_new (LisImportJob *job, const LisEntity *entity, LisTable *table);
void             lis_columns_free (LisColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisColumns, lis_columns_free)

/* The field that a header names best, or NULL. */
const LisField  *lis_columns_find_header (const LisEntity *entity, const char *header);
/* Whether the header of a column names a field of @entity, or may be the full name of a person. */
gboolean         lis_columns_is_header (const LisEntity *entity, const char *header);
/* The column of a field, or NULL. */
const LisColumn *lis_columns_find (const LisColumns *columns, const LisField *field, guint *index);
