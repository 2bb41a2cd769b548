/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-words.h"

#include <glib/gi18n-lib.h>

static void
free_field (gpointer data)
{
  LisHistoryField *field = data;

  g_free (field->before);
  g_free (field->after);
  g_free (field->words);
  g_free (field);
}

void
lis_history_record_free (LisHistoryRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->name);
  g_free (record->words);
  g_ptr_array_unref (record->fields);
  g_free (record);
}

/* As the reader is shown it, references by name; a text that this version cannot read is shown as it is. */
static char *
format_value (LisRecordNames *names, const LisEntity *entity, const LisField *field, const char *text)
{
  gpointer record;
  char *shown;

  if (text == NULL)
    return NULL;
  record = lis_record_new (entity);
  if (!lis_field_set_file_text (field, record, text, NULL, NULL))
    shown = g_strdup (text);
  else if (field->type == LIS_FIELD_REFERENCE && !lis_field_is_empty (field, record))
    shown = g_strdup (lis_record_names_get (names, lis_field_get_target (field)->type, lis_field_get (field, record)));
  else
    shown = lis_field_format (field, record);
  lis_record_free (entity, record);
  return shown;
}

static LisHistoryField *
read_field (LisRecordNames *names, const LisEntity *entity, const LisFieldChange *change)
{
  LisHistoryField *field = g_new0 (LisHistoryField, 1);
  const char *label = lis_field_get_label (change->field);

  field->field = change->field;
  field->before = format_value (names, entity, change->field, change->before);
  field->after = format_value (names, entity, change->field, change->after);
  if (field->before == NULL)
    field->words = g_strdup_printf (_("%s: %s"), label, field->after != NULL ? field->after : "");
  else if (field->after == NULL)
    field->words = g_strdup_printf (_("%s removed, was %s"), label, field->before);
  else
    field->words = g_strdup_printf (_("%s changed from %s to %s"), label, field->before, field->after);
  return field;
}

static const char *
operation_label (LisChangeOperation operation)
{
  switch (operation)
    {
    case LIS_CHANGE_INSERT:
      return _("added");
    case LIS_CHANGE_DELETE:
      return _("removed");
    case LIS_CHANGE_UPDATE:
    default:
      return _("changed");
    }
}

static char *
join_words (const LisEntity *entity, const LisHistoryRecord *record)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < record->fields->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? "; " : "",
                            ((LisHistoryField *) g_ptr_array_index (record->fields, i))->words);
  if (record->erased)
    g_string_append (fields, _("; personal values erased"));
  /* Translators: kind of record, its name, what was done to it, the fields. */
  return g_strdup_printf (_("%1$s “%2$s” %3$s: %4$s"), lis_entity_get_label (entity), record->name,
                          operation_label (record->operation), fields->str);
}

LisHistoryRecord *
lis_history_words_read (LisHistoryReader *reader, LisRecordNames *names, GError **error)
{
  const LisEntity *entity = lis_history_reader_get_entity (reader, error);
  g_autoptr (GArray) lines = entity != NULL ? lis_history_reader_parse (reader, entity, error) : NULL;
  LisHistoryRecord *record;

  if (lines == NULL)
    return NULL;
  record = g_new0 (LisHistoryRecord, 1);
  record->entity = entity->type;
  record->id = reader->row.record;
  record->operation = lis_change_operation_from_name (reader->row.operation);
  record->name = g_strdup (lis_record_names_get (names, entity->type, record->id));
  record->fields = g_ptr_array_new_with_free_func (free_field);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (record->fields, read_field (names, entity, &g_array_index (lines, LisFieldChange, i)));
  record->erased = reader->row.personal_digest != NULL && !reader->has_salt;
  record->words = join_words (entity, record);
  return record;
}
