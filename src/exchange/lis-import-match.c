/* SPDX-License-Identifier: MPL-2.0 */
/* Which record a row is: by id, by a natural key, or a new one; and which rows refer to which. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-import-draft.h"
#include "lis-import-value.h"

/* Nothing belongs to more levels than this. */
#define MAX_DEPTH 64
#define ROWS_BETWEEN_CHECKS 512

static guint64
get_bit (const LisImportEntity *entity, const LisField *field)
{
  return (guint64) 1 << (field - entity->entity->fields);
}

gboolean
lis_import_is_key_field (const LisImportEntity *entity, const LisField *field)
{
  for (guint i = 0; i < entity->n_ways; i++)
    for (guint j = 0; j < entity->ways[i].n_fields; j++)
      if (entity->ways[i].fields[j] == field)
        return TRUE;
  return FALSE;
}

/* TRUE when a better way to identify records tells this one from the draft. Beside a way that names the record
 * itself an empty key is only unknown; beside one that tells it by what it belongs to, empty is a value: a unit's
 * capacity for any specialty is another than that for one. */
static gboolean
contradicts (const LisImportTableJob *table_job, const LisImportWay *way, gconstpointer draft, gconstpointer record,
             gboolean strictly)
{
  const LisImportEntity *entity = table_job->entity;

  for (guint i = 0; &entity->ways[i] != way; i++)
    for (guint j = 0; j < entity->ways[i].n_fields; j++)
      {
        const LisField *field = entity->ways[i].fields[j];
        gboolean empty = lis_field_is_empty (field, draft) || lis_field_is_empty (field, record);

        if ((table_job->columns->present & get_bit (entity, field)) == 0 && lis_field_is_empty (field, draft))
          continue;
        if (empty && way->only_texts && !strictly)
          continue;
        if (!lis_import_same_value (field, draft, record))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_taken (const LisImportTableJob *table_job, gconstpointer record)
{
  const LisRecord *head = record;

  return g_hash_table_contains (table_job->taken, &head->id) || g_hash_table_contains (table_job->given_ids, &head->id);
}

/* Leaves those of @found that the draft may be. */
static void
filter_candidates (const LisImportTableJob *table_job, const LisImportWay *way, const LisImportDraft *draft,
                   GPtrArray *found, gboolean strictly)
{
  for (guint i = found->len; i > 0; i--)
    {
      gpointer record = g_ptr_array_index (found, i - 1);
      const LisRecord *head = record;

      /* In a folder of our own every row has its id: two that look alike are still two. */
      if (contradicts (table_job, way, draft->record, record, strictly) ||
          (table_job->job->exact && is_taken (table_job, record)) ||
          (!table_job->job->exact && g_hash_table_contains (table_job->given_ids, &head->id) &&
           draft->given != head->id))
        g_ptr_array_remove_index (found, i - 1);
    }
}

static GPtrArray *
copy_array (GPtrArray *array)
{
  GPtrArray *copy = g_ptr_array_sized_new (array->len);

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (copy, g_ptr_array_index (array, i));
  return copy;
}

static void
fail_ambiguous (LisImportTableJob *table_job, LisImportDraft *draft, const LisImportWay *way, GPtrArray *found)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char id[LIS_ID_TEXT_SIZE];

  for (guint i = 0; i < MIN (found->len, 4); i++)
    {
      const LisRecord *record = g_ptr_array_index (found, i);
      g_autofree char *shown = lis_import_describe (table_job->job, table_job->entity, record);

      g_string_append (text, i > 0 ? ", " : "");
      g_string_append_printf (text, _("“%s”"), shown);
      g_string_append_printf (text, " (%s)", lis_id_to_text (record->id, table_job->entity->entity->prefix, id));
    }
  lis_import_draft_fail (table_job, draft, way->fields[0],
                         g_strdup_printf (_("%u records fit this row; add a column “id” that tells which: %s"),
                                          found->len, text->str));
}

/* Also sets @record for a row of the file that was new. */
static void
take (LisImportTableJob *table_job, LisImportDraft *draft, gpointer record)
{
  LisRecord *head = record;
  guint number = lis_table_get_row_number (table_job->table, draft->row);
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (table_job->taken, &head->id));

  if (other != 0)
    {
      lis_import_draft_fail (table_job, draft, table_job->entity->ways[0].fields[0],
                             g_strdup_printf (_("the same record as in row %u"), other));
      return;
    }
  g_hash_table_insert (table_job->taken, g_memdup2 (&head->id, sizeof head->id), GUINT_TO_POINTER (number));
  ((LisRecord *) draft->record)->id = head->id;
  draft->before = record;
  draft->state = LIS_DRAFT_FOUND;
}

/* TRUE when the question is settled, by a record or a fault. */
static gboolean
find_by_way (LisImportTableJob *table_job, LisImportDraft *draft, LisImportWay *way)
{
  g_autoptr (GPtrArray) found = lis_import_entity_find_by_key (table_job->entity, way, draft->record);
  g_autoptr (GPtrArray) exact = NULL;
  GPtrArray *best;

  if (found == NULL)
    return FALSE;
  exact = copy_array (found);
  filter_candidates (table_job, way, draft, exact, TRUE);
  filter_candidates (table_job, way, draft, found, FALSE);
  best = exact->len > 0 ? exact : found;
  if (best->len == 0)
    return FALSE;
  if (best->len > 1 && table_job->job->exact)
    return FALSE;
  draft->by_key = TRUE;
  if (best->len > 1)
    fail_ambiguous (table_job, draft, way, best);
  else
    take (table_job, draft, g_ptr_array_index (best, 0));
  return TRUE;
}

static guint
hash_values (const LisImportTableJob *table_job, gconstpointer record)
{
  const LisEntity *entity = table_job->entity->entity;
  guint hash = 5381;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      if ((table_job->columns->present & (guint64) 1 << i) == 0)
        continue;
      if (field->type != LIS_FIELD_TEXT)
        hash = hash * 33 + (guint) lis_field_get (field, record) + (guint) (lis_field_get (field, record) >> 32);
      else if (!lis_field_is_empty (field, record))
        hash = hash * 33 + g_str_hash (lis_field_get_text (field, record));
    }
  return hash;
}

static gboolean
has_complete_way (const LisImportEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_ways; i++)
    if (lis_import_way_is_complete (&entity->ways[i], record))
      return TRUE;
  return FALSE;
}

static void
index_unkeyed (LisImportTableJob *table_job)
{
  table_job->unkeyed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < table_job->entity->existing->count; i++)
    {
      gpointer record = lis_record_set_get (table_job->entity->existing, i);
      gpointer hash = GUINT_TO_POINTER (hash_values (table_job, record));
      GPtrArray *list;

      if (has_complete_way (table_job->entity, record))
        continue;
      list = g_hash_table_lookup (table_job->unkeyed, hash);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (table_job->unkeyed, hash, list);
        }
      g_ptr_array_add (list, record);
    }
}

/* Without any key, such as a period still without place and date, only a record with all the same values is the same,
 * and each only once: the file may well hold several such. */
static gboolean
find_unkeyed (LisImportTableJob *table_job, LisImportDraft *draft)
{
  const LisEntity *entity = table_job->entity->entity;
  GPtrArray *list;

  if (has_complete_way (table_job->entity, draft->record))
    return FALSE;
  if (table_job->unkeyed == NULL)
    index_unkeyed (table_job);
  list = g_hash_table_lookup (table_job->unkeyed, GUINT_TO_POINTER (hash_values (table_job, draft->record)));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gpointer record = g_ptr_array_index (list, i);
      gboolean same = !is_taken (table_job, record);

      for (guint j = 0; same && j < entity->n_fields; j++)
        same = (table_job->columns->present & (guint64) 1 << j) == 0 ||
               lis_field_equal (&entity->fields[j], record, draft->record);
      if (!same)
        continue;
      g_ptr_array_remove_index_fast (list, i);
      draft->by_key = TRUE;
      take (table_job, draft, record);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_by_keys (LisImportTableJob *table_job, LisImportDraft *draft)
{
  for (guint i = 0; i < table_job->entity->n_ways; i++)
    if (lis_import_way_is_complete (&table_job->entity->ways[i], draft->record) &&
        find_by_way (table_job, draft, &table_job->entity->ways[i]))
      return TRUE;
  return find_unkeyed (table_job, draft);
}

static void
make_new (LisImportTableJob *table_job, LisImportDraft *draft)
{
  LisRecord *head = draft->record;

  head->id = draft->given != LIS_ID_NONE ? draft->given : lis_editor_new_id (table_job->job->editor);
  take (table_job, draft, head);
  draft->before = NULL;
  lis_import_entity_add (table_job->entity, draft->record);
}

/* Fills in references to the same kind that tell records apart: a unit's parent. */
static gboolean
find_own_keys (LisImportTableJob *table_job, LisImportDraft *draft, guint depth)
{
  for (guint i = 0; i < table_job->own_fields->len; i++)
    {
      const LisField *field = g_array_index (table_job->own_fields, const LisField *, i);
      LisId id = LIS_ID_NONE;

      if (!lis_import_is_key_field (table_job->entity, field))
        continue;
      if (!lis_import_draft_find_own (table_job, draft, field, depth, &id))
        return FALSE;
      lis_field_set (field, draft->record, id);
    }
  return TRUE;
}

static void
find_draft (LisImportTableJob *table_job, LisImportDraft *draft, guint depth)
{
  gpointer known;

  if (draft->state != LIS_DRAFT_READ)
    return;
  draft->state = LIS_DRAFT_BEING_FOUND;
  if (!find_own_keys (table_job, draft, depth))
    return;
  known = draft->given != LIS_ID_NONE ? lis_record_set_find (table_job->entity->existing, draft->given) : NULL;
  if (known != NULL)
    {
      take (table_job, draft, known);
      return;
    }
  if (!find_by_keys (table_job, draft))
    {
      make_new (table_job, draft);
      return;
    }
  /* A row of the file that was new before cannot be found again: take() has refused it. */
  if (draft->state == LIS_DRAFT_FOUND && draft->given != LIS_ID_NONE)
    lis_import_entity_add_alias (table_job->entity, draft->given, ((const LisRecord *) draft->before)->id);
}

/* Replaces drafts among @found by what they turn out to be. FALSE when one of them cannot be known. */
static gboolean
find_drafts_among (LisImportTableJob *table_job, LisImportDraft *draft, const LisField *field, GPtrArray *found,
                   guint depth)
{
  for (guint i = 0; i < found->len; i++)
    {
      LisImportDraft *other = g_hash_table_lookup (table_job->by_record, g_ptr_array_index (found, i));

      if (other == NULL)
        continue;
      if (depth >= MAX_DEPTH)
        {
          lis_import_draft_fail (table_job, draft, field,
                                 g_strdup_printf (_("belongs to more than %d levels"), MAX_DEPTH));
          return FALSE;
        }
      find_draft (table_job, other, depth + 1);
      if (draft->state == LIS_DRAFT_FAILED)
        return FALSE;
      if (other->state == LIS_DRAFT_BEING_FOUND)
        {
          lis_import_draft_fail (table_job, draft, field,
                                 g_strdup (_("goes round in a circle: it belongs to itself by way of other rows")));
          return FALSE;
        }
      if (other->state == LIS_DRAFT_FAILED)
        {
          /* The fault of that row is told; this one only follows from it. */
          draft->state = LIS_DRAFT_FAILED;
          return FALSE;
        }
      g_ptr_array_index (found, i) = other->before != NULL ? other->before : other->record;
    }
  return TRUE;
}

gboolean
lis_import_draft_find_own (LisImportTableJob *table_job, LisImportDraft *draft, const LisField *field, guint depth,
                           LisId *id)
{
  LisEntityType type = table_job->entity->entity->type;
  g_autoptr (GPtrArray) found = NULL;
  const char *text;
  guint column;
  LisId given;

  *id = LIS_ID_NONE;
  if ((draft->filled & get_bit (table_job->entity, field)) == 0 ||
      lis_columns_find (table_job->columns, field, &column) == NULL)
    return TRUE;
  text = lis_table_get_cell (table_job->table, draft->row, column);
  /* An id of another row, whatever that row turns out to be. */
  if (lis_id_from_text (text, table_job->entity->entity->prefix, &given))
    {
      gpointer other = lis_import_entity_find (table_job->entity, given);

      if (other == NULL && table_job->by_record != NULL)
        other = g_hash_table_lookup (table_job->by_id, &given);
      found = g_ptr_array_new ();
      if (other != NULL)
        g_ptr_array_add (found, other);
    }
  else
    found = lis_import_value_find_records (table_job->job, type, text);
  if (!find_drafts_among (table_job, draft, field, found, depth))
    return FALSE;
  lis_import_value_drop_doubles (found);
  if (found->len == 1)
    {
      *id = ((const LisRecord *) g_ptr_array_index (found, 0))->id;
      return TRUE;
    }
  lis_import_draft_fail (table_job, draft, field, lis_import_value_explain (table_job->job, type, text, found));
  return FALSE;
}

static void
index_drafts (LisImportTableJob *table_job)
{
  table_job->by_record = g_hash_table_new (NULL, NULL);
  table_job->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < table_job->drafts->len; i++)
    {
      LisImportDraft *draft = &g_array_index (table_job->drafts, LisImportDraft, i);

      g_hash_table_insert (table_job->by_record, draft->record, draft);
      if (draft->given != LIS_ID_NONE)
        g_hash_table_insert (table_job->by_id, &draft->given, draft->record);
      lis_import_entity_add_names (table_job->entity, draft->record);
    }
}

gboolean
lis_import_find_rows (LisImportTableJob *table_job, GError **error)
{
  if (table_job->own_fields->len > 0)
    index_drafts (table_job);
  for (guint i = 0; i < table_job->drafts->len; i++)
    {
      if (i % ROWS_BETWEEN_CHECKS == 0 &&
          !lis_import_job_go_on (table_job->job, table_job->drafts->len / 2, table_job->drafts->len, error))
        return FALSE;
      find_draft (table_job, &g_array_index (table_job->drafts, LisImportDraft, i), 0);
    }
  return TRUE;
}

/* The record's reference as it will be. */
static LisId
get_next (const LisImportTableJob *table_job, GHashTable *by_final_id, const LisField *field, LisId id)
{
  const LisImportDraft *draft = g_hash_table_lookup (by_final_id, &id);
  gconstpointer record = draft != NULL ? draft->record : lis_import_entity_find (table_job->entity, id);

  return record != NULL ? lis_field_get (field, record) : LIS_ID_NONE;
}

static gboolean
is_in_circle (const LisImportTableJob *table_job, GHashTable *by_final_id, const LisField *field, LisId start)
{
  LisId id = start;

  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      id = get_next (table_job, by_final_id, field, id);
      if (id == LIS_ID_NONE)
        return FALSE;
      if (id == start)
        return TRUE;
    }
  return FALSE;
}

void
lis_import_check_circles (LisImportTableJob *table_job)
{
  g_autoptr (GHashTable) by_final_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (table_job->own_fields->len == 0)
    return;
  for (guint i = 0; i < table_job->drafts->len; i++)
    {
      LisImportDraft *draft = &g_array_index (table_job->drafts, LisImportDraft, i);
      const LisRecord *head = draft->before != NULL ? draft->before : draft->record;

      if (draft->state == LIS_DRAFT_FOUND)
        g_hash_table_insert (by_final_id, g_memdup2 (&head->id, sizeof head->id), draft);
    }
  for (guint i = 0; i < table_job->own_fields->len; i++)
    for (guint j = 0; j < table_job->drafts->len; j++)
      {
        const LisField *field = g_array_index (table_job->own_fields, const LisField *, i);
        LisImportDraft *draft = &g_array_index (table_job->drafts, LisImportDraft, j);
        const LisRecord *head = draft->before != NULL ? draft->before : draft->record;

        /* A legal employer is its own. */
        if (draft->state == LIS_DRAFT_FOUND && strcmp (field->name, "legal_employer") != 0 &&
            is_in_circle (table_job, by_final_id, field, head->id))
          lis_import_draft_fail (table_job, draft, field,
                                 g_strdup (_("goes round in a circle and comes back to this row")));
      }
}
