/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-set.h"

#include <string.h>

LisRecordSet *
lis_record_set_new (const LisEntity *entity)
{
  LisRecordSet *set = g_new0 (LisRecordSet, 1);

  set->entity = entity;
  set->texts = g_string_chunk_new (4096);
  return set;
}

void
lis_record_set_free (LisRecordSet *set)
{
  if (set == NULL)
    return;
  g_clear_pointer (&set->by_id, g_hash_table_unref);
  g_string_chunk_free (set->texts);
  g_free (set->ids);
  g_free (set->records);
  g_free (set);
}

gpointer
lis_record_set_add (LisRecordSet *set)
{
  gpointer record;

  if (set->count == set->reserved)
    {
      set->reserved = MAX (64, set->reserved * 2);
      set->records = g_realloc_n (set->records, set->reserved, set->entity->size);
    }
  record = lis_record_set_get (set, set->count++);
  memset (record, 0, set->entity->size);
  set->in_order = FALSE;
  g_clear_pointer (&set->by_id, g_hash_table_unref);
  return record;
}

static LisId
get_id (const LisRecordSet *set, guint index)
{
  return ((const LisRecord *) lis_record_set_get (set, index))->id;
}

static gboolean
ids_rise (const LisRecordSet *set)
{
  for (guint i = 1; i < set->count; i++)
    if (get_id (set, i - 1) >= get_id (set, i))
      return FALSE;
  return TRUE;
}

static LisId *
copy_ids (const LisRecordSet *set)
{
  LisId *ids = g_new (LisId, set->count);

  for (guint i = 0; i < set->count; i++)
    ids[i] = get_id (set, i);
  return ids;
}

void
lis_record_set_seal (LisRecordSet *set)
{
  set->records = g_realloc_n (set->records, set->count, set->entity->size);
  set->reserved = set->count;
  set->in_order = ids_rise (set);
  g_clear_pointer (&set->ids, g_free);
  if (set->in_order)
    set->ids = copy_ids (set);
  /* The records may have moved. */
  g_clear_pointer (&set->by_id, g_hash_table_unref);
}

/* The ids side by side fit the processor's caches, which the records do not; and the halving has nothing to foretell
 * wrongly. */
static gpointer
find_by_halves (const LisRecordSet *set, LisId id)
{
  const LisId *base = set->ids;
  guint count = set->count;

  if (count == 0)
    return NULL;
  while (count > 1)
    {
      guint half = count / 2;

      base = base[half] <= id ? base + half : base;
      count -= half;
    }
  return *base == id ? lis_record_set_get (set, (guint) (base - set->ids)) : NULL;
}

static GHashTable *
index_ids (LisRecordSet *set)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < set->count; i++)
    {
      LisRecord *record = lis_record_set_get (set, i);

      g_hash_table_insert (by_id, &record->id, record);
    }
  return by_id;
}

gpointer
lis_record_set_find (LisRecordSet *set, LisId id)
{
  /* Window and worker thread read the same sealed set, and either may be the first to search it. */
  static GMutex mutex;

  if (set->in_order)
    return find_by_halves (set, id);
  if (g_atomic_pointer_get (&set->by_id) == NULL)
    {
      g_mutex_lock (&mutex);
      if (set->by_id == NULL)
        g_atomic_pointer_set (&set->by_id, index_ids (set));
      g_mutex_unlock (&mutex);
    }
  return g_hash_table_lookup (g_atomic_pointer_get (&set->by_id), &id);
}
