/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-past.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-clock.h"
#include "lis-error.h"
#include "lis-history-reader.h"

/* One going back. */
typedef struct
{
  LisStore        *store;
  const LisEntity *entity;
  GHashTable      *records; /* id → record of its own */
  GCancellable    *cancellable;
} Return;

static void
free_record (Return *self, gpointer record)
{
  lis_record_free (self->entity, record);
}

static gint64 *
copy_id (LisId id)
{
  return g_memdup2 (&id, sizeof id);
}

/* The records of now, each a copy that can be changed. */
static gboolean
load_now (Return *self, GError **error)
{
  g_autoptr (LisRecordSet) now = lis_store_load (self->store, self->entity->type, self->cancellable, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < now->count; i++)
    {
      gpointer record = lis_record_set_get (now, i);

      g_hash_table_insert (self->records, copy_id (((const LisRecord *) record)->id),
                           lis_record_copy (self->entity, record));
    }
  return TRUE;
}

static void
remove_record (Return *self, LisId id)
{
  gpointer record = g_hash_table_lookup (self->records, &id);

  g_hash_table_remove (self->records, &id);
  if (record != NULL)
    free_record (self, record);
}

static gpointer
get_record (Return *self, LisId id)
{
  gpointer record = g_hash_table_lookup (self->records, &id);

  if (record != NULL)
    return record;
  record = lis_record_new (self->entity);
  for (guint i = 0; i < self->entity->n_fields; i++)
    lis_field_set_file_text (&self->entity->fields[i], record, NULL, NULL, NULL);
  ((LisRecord *) record)->id = id;
  g_hash_table_insert (self->records, copy_id (id), record);
  return record;
}

/* What was before the row the reader stands on. */
static gboolean
undo_row (Return *self, LisHistoryReader *reader, GError **error)
{
  LisChangeOperation operation = lis_change_operation_from_name (reader->row.operation);
  g_autoptr (GArray) lines = NULL;
  gpointer record;

  if (operation == LIS_CHANGE_INSERT)
    {
      remove_record (self, reader->row.record);
      return TRUE;
    }
  lines = lis_history_reader_parse (reader, self->entity, error);
  if (lines == NULL)
    return FALSE;
  /* Only its history was erased: it was deleted before. */
  if (operation == LIS_CHANGE_DELETE && lines->len == 0 && reader->row.personal_digest == NULL)
    return TRUE;
  record = get_record (self, reader->row.record);
  for (guint i = 0; i < lines->len; i++)
    {
      const LisFieldChange *change = &g_array_index (lines, LisFieldChange, i);

      if (!lis_field_set_file_text (change->field, record, change->before, NULL, NULL))
        return lis_history_fail_damaged (reader->db, reader->number, error);
    }
  return TRUE;
}

static gboolean
undo_change_set (Return *self, gint64 number, GError **error)
{
  LisHistoryReader reader;
  LisDbStep step;

  if (!lis_history_reader_open (&reader, lis_store_get_db (self->store), number, TRUE, error))
    return FALSE;
  while ((step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW)
    if (g_strcmp0 (reader.row.entity, self->entity->name) == 0 && !undo_row (self, &reader, error))
      {
        step = LIS_DB_ERROR;
        break;
      }
  lis_history_reader_close (&reader);
  return step == LIS_DB_DONE;
}

/* Change sets since @day, newest first. */
static GArray *
list_since (Return *self, LisDate day, GError **error)
{
  g_autofree char *midnight = lis_clock_midnight_utc (day);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (self->store),
                      "SELECT number FROM change_set WHERE time >= ?1 ORDER BY number DESC", error);
  LisDbStep step;

  if (statement == NULL)
    return NULL;
  lis_db_bind_text (statement, 1, midnight);
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      gint64 number = lis_db_column_int (statement, 0);

      g_array_append_val (numbers, number);
    }
  return step == LIS_DB_DONE ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
go_back (Return *self, LisDate day, GError **error)
{
  g_autoptr (GArray) numbers = list_since (self, day, error);

  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        {
          g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading the history was stopped"));
          return FALSE;
        }
      if (!undo_change_set (self, g_array_index (numbers, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const LisRecord *first = *(const LisRecord *const *) a, *second = *(const LisRecord *const *) b;

  return (first->id > second->id) - (first->id < second->id);
}

/* Texts move into the set's own chunk. */
static LisRecordSet *
make_set (Return *self)
{
  g_autofree gpointer *records = NULL;
  LisRecordSet *set = lis_record_set_new (self->entity);
  GHashTableIter iterator;
  gpointer record;
  guint n = 0;

  records = g_new (gpointer, MAX (g_hash_table_size (self->records), 1));
  g_hash_table_iter_init (&iterator, self->records);
  while (g_hash_table_iter_next (&iterator, NULL, &record))
    records[n++] = record;
  if (n > 1)
    qsort (records, n, sizeof *records, compare_ids);
  for (guint i = 0; i < n; i++)
    {
      gpointer added = lis_record_set_add (set);

      memcpy (added, records[i], self->entity->size);
      for (guint j = 0; j < self->entity->n_fields; j++)
        {
          const LisField *field = &self->entity->fields[j];
          char **text = (char **) (gpointer) ((guint8 *) added + field->offset);

          if (field->type == LIS_FIELD_TEXT && *text != NULL)
            *text = g_string_chunk_insert (set->texts, *text);
        }
    }
  lis_record_set_seal (set);
  return set;
}

LisRecordSet *
lis_history_load_past (LisStore *store, LisEntityType type, LisDate day, GCancellable *cancellable, GError **error)
{
  Return self = { .store = store, .entity = lis_entity_get (type), .cancellable = cancellable };
  LisRecordSet *set = NULL;
  GHashTableIter iterator;
  gpointer record;

  self.records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* Now first: what somebody writes meanwhile is then undone without having been met, which changes nothing. */
  if (load_now (&self, error) && go_back (&self, day, error))
    set = make_set (&self);
  g_hash_table_iter_init (&iterator, self.records);
  while (g_hash_table_iter_next (&iterator, NULL, &record))
    free_record (&self, record);
  g_hash_table_unref (self.records);
  return set;
}
