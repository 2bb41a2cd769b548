/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-entity.h"

/**
 * LisRecordSet: the records of one entity as one block of structs in the order they were read, texts in one chunk.
 *
 * Records lie at fixed places once lis_record_set_seal() was called; until then lis_record_set_add() may move them.
 */
typedef struct
{
  const LisEntity *entity;
  guint8          *records;
  guint            count;
  guint            reserved;
  GStringChunk    *texts;
  LisId           *ids;      /* of the records, side by side, where they are sealed and rise */
  gboolean         in_order; /* sealed with rising ids: searched by halves */
  GHashTable      *by_id;    /* made by the first search where it is not */
} LisRecordSet;

LisRecordSet *lis_record_set_new (const LisEntity *entity);
void          lis_record_set_free (LisRecordSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisRecordSet, lis_record_set_free)

/* A zeroed record at the end, to be filled by the caller (texts from @set->texts). */
gpointer      lis_record_set_add (LisRecordSet *set);
/* Gives back what was reserved too much and sees whether the records lie in order of id. */
void          lis_record_set_seal (LisRecordSet *set);

static inline gpointer
lis_record_set_get (const LisRecordSet *set, guint index)
{
  return set->records + (gsize) index * set->entity->size;
}

/* NULL when no record has that id. The first search makes a table of them unless they are sealed in order. */
gpointer      lis_record_set_find (LisRecordSet *set, LisId id);
