/* SPDX-License-Identifier: MPL-2.0 */
/* Tables: rows are read into drafts here, recognised in lis-import-match.c and written here. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-csv.h"
#include "lis-import-draft.h"
#include "lis-import-value.h"
#include "lis-people.h"
#include "lis-text.h"

#define ROWS_BETWEEN_CHECKS 512
/* A row that begins so explains the table, as in a template. */
#define COMMENT_MARK "# "

void
lis_import_draft_fail (LisImportTableJob *table_job, LisImportDraft *draft, const LisField *field, char *expected)
{
  guint number = lis_table_get_row_number (table_job->table, draft->row), index = 0;
  const LisColumn *column = field != NULL ? lis_columns_find (table_job->columns, field, &index) : NULL;

  draft->state = LIS_DRAFT_FAILED;
  lis_import_job_add_fault (table_job->job, number, column != NULL ? column->header : NULL,
                            column != NULL ? lis_table_get_cell (table_job->table, draft->row, index) : NULL, expected);
}

static void
read_text (LisImportTableJob *table_job, LisImportDraft *draft, const LisColumn *column, const char *text)
{
  g_autofree char *clean = NULL;

  text = lis_csv_unguard (text);
  if (!table_job->job->exact)
    {
      clean = lis_import_value_clean_text (column->field, text);
      text = clean;
    }
  if (text != NULL && text[0] != '\0')
    {
      lis_field_set_file_text (column->field, draft->record, text, NULL, NULL);
      draft->filled |= (guint64) 1 << column->field_index;
    }
}

static void
read_number (LisImportTableJob *table_job, LisImportDraft *draft, LisColumn *column, const char *text)
{
  g_autofree char *stripped = NULL;
  char *expected = NULL;

  draft->filled |= (guint64) 1 << column->field_index;
  if (column->last_text == NULL || strcmp (column->last_text, text) != 0)
    {
      if (table_job->job->exact && lis_field_set_file_text (column->field, draft->record, text, NULL, NULL))
        return;
      stripped = g_strstrip (g_strdup (text));
      if (!lis_import_value_parse (column->field, stripped, column->choices, &column->last_value, &expected))
        {
          column->last_text = NULL;
          lis_import_draft_fail (table_job, draft, column->field, expected);
          return;
        }
      column->last_text = text;
    }
  lis_field_set (column->field, draft->record, column->last_value);
}

static void
read_reference (LisImportTableJob *table_job, LisImportDraft *draft, const LisColumn *column, const char *text)
{
  const LisEntity *target = lis_field_get_target (column->field);
  char *expected = NULL;
  LisId id = LIS_ID_NONE;

  draft->filled |= (guint64) 1 << column->field_index;
  if (target == table_job->entity->entity)
    return;
  if (lis_import_value_find_reference (table_job->job, target->type, text, &id, &expected))
    lis_field_set (column->field, draft->record, id);
  else
    lis_import_draft_fail (table_job, draft, column->field, expected);
}

static void
read_id (LisImportTableJob *table_job, LisImportDraft *draft, const LisColumn *column, const char *text)
{
  const char *prefix = table_job->entity->entity->prefix;
  guint number = lis_table_get_row_number (table_job->table, draft->row);
  gpointer other;
  LisId id;

  if (!lis_id_from_text (text, prefix, &id))
    {
      draft->state = LIS_DRAFT_FAILED;
      lis_import_job_add_fault (table_job->job, number, column->header, text,
                                g_strdup_printf (_("expected an id of %s, “%s-” and 13 letters and digits, or nothing"),
                                                 lis_entity_get_label (table_job->entity->entity), prefix));
      return;
    }
  if (g_hash_table_lookup_extended (table_job->given_ids, &id, NULL, &other))
    {
      draft->state = LIS_DRAFT_FAILED;
      lis_import_job_add_fault (table_job->job, number, column->header, text,
                                g_strdup_printf (_("the same record as in row %u"), GPOINTER_TO_UINT (other)));
      return;
    }
  draft->given = id;
  g_hash_table_insert (table_job->given_ids, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
}

/* "Nordmann, Kari" or "Kari Nordmann": without a comma the last word is the family name. */
static void
read_full_name (LisImportTableJob *table_job, LisImportDraft *draft, const LisColumn *column, const char *text)
{
  LisPerson *person = draft->record;
  const LisEntity *entity = table_job->entity->entity;
  const LisField *given = lis_entity_find_field (entity, "given_name");
  const LisField *family = lis_entity_find_field (entity, "family_name");
  g_autofree char *clean = lis_import_value_clean_text (given, lis_csv_unguard (text));
  char *comma = clean != NULL ? strchr (clean, ',') : NULL;
  char *space = clean != NULL ? strrchr (clean, ' ') : NULL;
  char *cut = comma != NULL ? comma : space;

  if (cut == NULL)
    {
      draft->state = LIS_DRAFT_FAILED;
      lis_import_job_add_fault (table_job->job, lis_table_get_row_number (table_job->table, draft->row), column->header,
                                text,
                                g_strdup (_("expected given and family name: “Kari Nordmann” or “Nordmann, Kari”")));
      return;
    }
  *cut = '\0';
  g_free (person->given_name);
  g_free (person->family_name);
  person->given_name = lis_import_value_clean_text (given, comma != NULL ? cut + 1 : clean);
  person->family_name = lis_import_value_clean_text (family, comma != NULL ? clean : cut + 1);
  draft->filled |= (guint64) 1 << (given - entity->fields) | (guint64) 1 << (family - entity->fields);
}

static void
read_cell (LisImportTableJob *table_job, LisImportDraft *draft, LisColumn *column, const char *text)
{
  if (column->kind == LIS_COLUMN_UNUSED || lis_text_is_blank (text))
    return;
  if (column->kind == LIS_COLUMN_ID)
    read_id (table_job, draft, column, text);
  else if (column->kind == LIS_COLUMN_FULL_NAME)
    read_full_name (table_job, draft, column, text);
  else if (column->field->type == LIS_FIELD_TEXT)
    read_text (table_job, draft, column, text);
  else if (column->field->type == LIS_FIELD_REFERENCE)
    read_reference (table_job, draft, column, text);
  else
    read_number (table_job, draft, column, text);
}

/* In a CSV file a cell too many is most often half of one that held the separator: the rest of the row would land in
 * wrong columns, or vanish. In a workbook it can only be a remark beside the table. */
static void
check_beside (LisImportTableJob *table_job, LisImportDraft *draft)
{
  guint number = lis_table_get_row_number (table_job->table, draft->row);

  for (guint i = table_job->columns->columns->len; i < lis_table_get_width (table_job->table, draft->row); i++)
    {
      const char *text = lis_table_get_cell (table_job->table, draft->row, i);

      if (lis_text_is_blank (text))
        continue;
      if (table_job->table->buffer == NULL)
        {
          if (!table_job->beside)
            lis_import_job_add_note (table_job->job,
                                     g_strdup_printf (_("Row %u: “%s” stands beside the table and was not used"),
                                                      number, text));
          table_job->beside = TRUE;
          continue;
        }
      draft->state = LIS_DRAFT_FAILED;
      lis_import_job_add_fault (table_job->job, number, NULL, text,
                                g_strdup (_("the row has more cells than there are headers; put text that holds the "
                                            "separator in quotation marks")));
      return;
    }
}

static void
read_row (LisImportTableJob *table_job, guint row)
{
  LisImportDraft draft = { .row = row, .record = lis_record_new (table_job->entity->entity) };

  for (guint i = 0; i < table_job->columns->columns->len; i++)
    read_cell (table_job, &draft, &g_array_index (table_job->columns->columns, LisColumn, i),
               lis_table_get_cell (table_job->table, row, i));
  check_beside (table_job, &draft);
  g_array_append_val (table_job->drafts, draft);
}

gboolean
lis_import_read_rows (LisImportTableJob *table_job, GError **error)
{
  guint count = lis_table_count (table_job->table);

  for (guint i = table_job->columns->header_row + 1; i < count; i++)
    {
      if (i % ROWS_BETWEEN_CHECKS == 0 && !lis_import_job_go_on (table_job->job, i / 2, count, error))
        return FALSE;
      if (table_job->job->exact || !g_str_has_prefix (lis_table_get_cell (table_job->table, i, 0), COMMENT_MARK))
        read_row (table_job, i);
    }
  return TRUE;
}

static gboolean
has_preset (const LisField *field)
{
  return field->type != LIS_FIELD_TEXT && field->preset != lis_field_empty (field);
}

/* What the record becomes: only what the row's columns say is changed. */
static gpointer
make_after (const LisImportTableJob *table_job, const LisImportDraft *draft)
{
  const LisEntity *entity = table_job->entity->entity;
  gpointer after = lis_record_copy (entity, draft->before);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      guint64 bit = (guint64) 1 << i;
      gboolean kept = FALSE;

      if (((table_job->columns->present | draft->filled) & bit) == 0)
        continue;
      /* An empty cell empties a field, but not what must be there or what the record was recognised by. */
      if ((draft->filled & bit) == 0)
        kept = ((field->flags & LIS_FIELD_REQUIRED) != 0 && has_preset (field)) ||
               (draft->by_key && lis_import_is_key_field (table_job->entity, field));
      if (kept)
        continue;
      if (field->type == LIS_FIELD_TEXT)
        lis_field_set_file_text (field, after, lis_field_get_text (field, draft->record), NULL, NULL);
      else
        lis_field_set (field, after,
                       (draft->filled & bit) != 0 ? lis_field_get (field, draft->record) : lis_field_empty (field));
    }
  return after;
}

/* Says once for the whole file that new records need a column. */
static gboolean
report_wanting (LisImportTableJob *table_job, const LisImportDraft *draft)
{
  const LisEntity *entity = table_job->entity->entity;
  gboolean wanting = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      guint64 bit = (guint64) 1 << i;

      if ((field->flags & LIS_FIELD_REQUIRED) == 0 || !lis_field_is_empty (field, draft->record) ||
          ((table_job->columns->present | draft->filled) & bit) != 0)
        continue;
      wanting = TRUE;
      if ((table_job->wanting & bit) == 0)
        lis_import_job_add_fault (table_job->job,
                                  lis_table_get_row_number (table_job->table, table_job->columns->header_row), NULL,
                                  NULL,
                                  g_strdup_printf (_("no column for “%s”, which new records need (first in row %u)"),
                                                   lis_field_get_label (field),
                                                   lis_table_get_row_number (table_job->table, draft->row)));
      table_job->wanting |= bit;
    }
  return wanting;
}

/* Required fields with an empty cell, except @reported. What the record may be recognised by can be left out. */
static void
report_empty (LisImportTableJob *table_job, const LisImportDraft *draft, gconstpointer record,
              const LisField *reported)
{
  const LisEntity *entity = table_job->entity->entity;
  guint number = lis_table_get_row_number (table_job->table, draft->row);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      guint64 bit = (guint64) 1 << i;
      const LisColumn *column = lis_columns_find (table_job->columns, field, NULL);

      if (field == reported || column == NULL || (field->flags & LIS_FIELD_REQUIRED) == 0 ||
          (draft->filled & bit) != 0 || !lis_field_is_empty (field, record) ||
          (reported == NULL && lis_import_is_key_field (table_job->entity, field)))
        continue;
      lis_import_job_add_fault (table_job->job, number, column->header, NULL,
                                g_strdup_printf ("%s, %s: %s", lis_entity_get_label (entity),
                                                 lis_field_get_label (field), _("must be filled in")));
    }
}

static gboolean
check (LisImportTableJob *table_job, LisImportDraft *draft, gconstpointer record)
{
  g_autoptr (GError) reason = NULL;
  const LisField *field = NULL;

  if (lis_record_check (table_job->entity->entity, record, &field, &reason))
    return TRUE;
  lis_import_draft_fail (table_job, draft, field, g_strdup (reason->message));
  report_empty (table_job, draft, record, field);
  return FALSE;
}

/* FALSE when no column can tell which record of the plan a row is: then every row is a new one. */
static gboolean
can_be_known (const LisImportTableJob *table_job)
{
  const LisImportEntity *entity = table_job->entity;

  for (guint i = 0; i < table_job->columns->columns->len; i++)
    {
      const LisColumn *column = &g_array_index (table_job->columns->columns, LisColumn, i);

      if (column->kind == LIS_COLUMN_ID || column->kind == LIS_COLUMN_FULL_NAME)
        return TRUE;
    }
  for (guint i = 0; i < entity->n_ways; i++)
    {
      guint there = 0;

      for (guint j = 0; j < entity->ways[i].n_fields; j++)
        there += lis_columns_find (table_job->columns, entity->ways[i].fields[j], NULL) != NULL;
      if (there == entity->ways[i].n_fields)
        return TRUE;
    }
  return FALSE;
}

/* A row that could not be read is not checked; what it lacks in any case is said all the same, so that a table need not
 * be corrected twice. */
static void
report_rest (LisImportTableJob *table_job, const LisImportDraft *draft, gboolean known)
{
  if (draft->given != LIS_ID_NONE)
    return;
  if (!known)
    report_wanting (table_job, draft);
  report_empty (table_job, draft, draft->record, NULL);
}

static void
write_row (LisImportTableJob *table_job, LisImportDraft *draft)
{
  LisImportReport *report = table_job->job->report;
  const LisEntity *entity = table_job->entity->entity;
  gpointer after;

  if (draft->before == NULL)
    {
      if (report_wanting (table_job, draft) || !check (table_job, draft, draft->record))
        return;
      report->added++;
      lis_change_set_insert (table_job->job->set, entity->type, g_steal_pointer (&draft->record));
      return;
    }
  after = make_after (table_job, draft);
  if (lis_record_same_values (entity, draft->before, after))
    report->equal++;
  else if (check (table_job, draft, after))
    {
      report->changed++;
      lis_change_set_update (table_job->job->set, entity->type, draft->before, g_steal_pointer (&after));
    }
  lis_record_free (entity, after);
}

static void
fill_own_references (LisImportTableJob *table_job, LisImportDraft *draft)
{
  for (guint i = 0; i < table_job->own_fields->len && draft->state == LIS_DRAFT_FOUND; i++)
    {
      const LisField *field = g_array_index (table_job->own_fields, const LisField *, i);
      LisId id = LIS_ID_NONE;

      if (lis_import_draft_find_own (table_job, draft, field, 0, &id))
        lis_field_set (field, draft->record, id);
    }
}

gboolean
lis_import_write_rows (LisImportTableJob *table_job, GError **error)
{
  guint count = table_job->drafts->len;
  gboolean known = can_be_known (table_job);

  for (guint i = 0; i < count; i++)
    fill_own_references (table_job, &g_array_index (table_job->drafts, LisImportDraft, i));
  lis_import_check_circles (table_job);
  for (guint i = 0; i < count; i++)
    {
      LisImportDraft *draft = &g_array_index (table_job->drafts, LisImportDraft, i);

      if (i % ROWS_BETWEEN_CHECKS == 0 && !lis_import_job_go_on (table_job->job, (count + i) / 2, count, error))
        return FALSE;
      if (draft->state == LIS_DRAFT_FOUND)
        write_row (table_job, draft);
      else
        report_rest (table_job, draft, known);
    }
  return TRUE;
}

static void
find_own_fields (LisImportTableJob *table_job)
{
  const LisEntity *entity = table_job->entity->entity;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      if ((table_job->columns->present & (guint64) 1 << i) != 0 && lis_field_get_target (field) == entity)
        g_array_append_val (table_job->own_fields, field);
    }
}

static gboolean
run (LisImportTableJob *table_job, GError **error)
{
  find_own_fields (table_job);
  return lis_import_read_rows (table_job, error) && lis_import_find_rows (table_job, error) &&
         lis_import_write_rows (table_job, error);
}

/* Records that were not taken in may still be named in faults to come. */
static void
set_drafts_aside (LisImportTableJob *table_job)
{
  for (guint i = 0; i < table_job->drafts->len; i++)
    {
      LisImportDraft *draft = &g_array_index (table_job->drafts, LisImportDraft, i);

      if (draft->record != NULL)
        lis_import_job_set_aside (table_job->job, table_job->entity->entity, draft->record);
    }
}

gboolean
lis_import_job_add_table (LisImportJob *job, LisEntityType type, LisTable *table, GError **error)
{
  LisImportEntity *entity = lis_import_job_get_entity (job, type);
  guint first_fault = job->report->faults->len;
  g_autoptr (LisColumns) columns = lis_columns_new (job, entity->entity, table);
  g_autoptr (GArray) drafts = g_array_new (FALSE, FALSE, sizeof (LisImportDraft));
  g_autoptr (GArray) own_fields = g_array_new (FALSE, FALSE, sizeof (const LisField *));
  g_autoptr (GHashTable) given_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LisImportTableJob table_job = {
    .job = job, .entity = entity, .table = table, .columns = columns, .drafts = drafts, .own_fields = own_fields,
    .given_ids = given_ids, .taken = taken,
  };
  gboolean done;

  if (columns == NULL)
    return TRUE;
  done = run (&table_job, error);
  lis_import_job_sort_faults (job, first_fault);
  set_drafts_aside (&table_job);
  g_clear_pointer (&table_job.by_record, g_hash_table_unref);
  g_clear_pointer (&table_job.by_id, g_hash_table_unref);
  g_clear_pointer (&table_job.unkeyed, g_hash_table_unref);
  return done;
}

gboolean
lis_import_table (LisEditor *editor, LisEntityType type, LisTable *table, const LisImportOptions *options,
                  LisImportReport **report, GError **error)
{
  g_autoptr (LisImportJob) job = lis_import_job_new (editor, options, N_("Import of “%1$s”"), table->name);

  if (report != NULL)
    *report = NULL;
  return lis_import_job_add_table (job, type, table, error) && lis_import_job_finish (job, report, error);
}
