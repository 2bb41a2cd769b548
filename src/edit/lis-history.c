/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-history-format.h"
#include "lis-history-reader.h"

void
lis_history_entry_free (LisHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->time);
  g_free (entry->author);
  g_free (entry->message);
  g_strfreev (entry->arguments);
  g_free (entry);
}

/* %1$s, %2$s … by the arguments; one that was erased becomes "…". No printf: the message comes out of a file. */
static char *
fill_in (const char *message, char **arguments)
{
  GString *label = g_string_new (NULL);
  guint n_arguments = arguments != NULL ? g_strv_length (arguments) : 0;

  for (const char *c = message; *c != '\0'; c++)
    {
      if (c[0] == '%' && c[1] >= '1' && c[1] <= '9' && c[2] == '$' && c[3] == 's')
        {
          guint index = (guint) (c[1] - '1');

          g_string_append (label, index < n_arguments ? arguments[index] : "…");
          c += 3;
        }
      else if (c[0] == '%' && c[1] == '%')
        g_string_append_c (label, *c++);
      else
        g_string_append_c (label, *c);
    }
  return g_string_free (label, FALSE);
}

char *
lis_history_entry_get_label (const LisHistoryEntry *entry)
{
  g_autofree char *label = fill_in (_(entry->message), entry->arguments);

  switch (entry->kind)
    {
    case LIS_CHANGE_KIND_UNDO:
      return g_strdup_printf (_("Undone: %s"), label);
    case LIS_CHANGE_KIND_REDO:
      return g_strdup_printf (_("Redone: %s"), label);
    case LIS_CHANGE_KIND_EDIT:
    case LIS_CHANGE_KIND_IMPORT:
    case LIS_CHANGE_KIND_CATALOGUE:
    case LIS_CHANGE_KIND_SAMPLE:
    case LIS_CHANGE_KIND_ERASE:
    default:
      return g_steal_pointer (&label);
    }
}

static gboolean
can_be_shown (const LisHistoryEntry *entry)
{
  return entry->kind != 0 && lis_history_is_text (entry->time) && lis_history_is_text (entry->message) &&
         (entry->author == NULL || lis_history_is_text (entry->author));
}

/* NULL with @error when the file is damaged. */
static LisHistoryEntry *
read_entry (LisDb *db, LisDbStatement *statement, GError **error)
{
  LisHistoryEntry *entry = g_new0 (LisHistoryEntry, 1);

  entry->number = lis_db_column_int (statement, 0);
  entry->time = g_strdup (lis_db_column_text (statement, 1));
  entry->kind = lis_change_kind_from_name (lis_db_column_text (statement, 2));
  entry->reverses = lis_db_column_int (statement, 3);
  entry->message = g_strdup (lis_db_column_text (statement, 4));
  entry->n_changes = (guint) lis_db_column_int (statement, 5);
  entry->author = g_strdup (lis_db_column_text (statement, 6));
  if (can_be_shown (entry) && lis_db_column_is_null (statement, 7))
    return entry;
  if (can_be_shown (entry) && lis_history_is_text (lis_db_column_text (statement, 7)))
    {
      entry->arguments = lis_history_split_arguments (lis_db_column_text (statement, 7));
      return entry;
    }
  lis_history_fail_damaged (db, entry->number, error);
  lis_history_entry_free (entry);
  return NULL;
}

GPtrArray *
lis_history_list (LisStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_history_entry_free);
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (store),
                      "SELECT s.number, s.time, s.kind, coalesce(s.reverses, 0), s.message, s.change_count, w.author, "
                      "w.arguments FROM change_set s LEFT JOIN change_set_words w ON w.number = s.number "
                      "ORDER BY s.number DESC", error);
  LisHistoryEntry *entry;
  LisDbStep step = LIS_DB_DONE;

  if (statement == NULL)
    return NULL;
  while ((limit == 0 || entries->len < limit) && (step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      entry = read_entry (lis_store_get_db (store), statement, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return step != LIS_DB_ERROR ? g_steal_pointer (&entries) : NULL;
}

/* As the reader is shown it; a text that this version cannot read is shown as it is. */
static char *
format_value (const LisEntity *entity, const LisField *field, const char *text)
{
  gpointer record = lis_record_new (entity);
  char *shown;

  if (text != NULL && lis_field_set_file_text (field, record, text, NULL, NULL))
    shown = lis_field_format (field, record);
  else
    shown = g_strdup (text);
  lis_record_free (entity, record);
  return shown;
}

static void
append_field_change (GString *line, const LisEntity *entity, const LisFieldChange *change)
{
  g_autofree char *before = format_value (entity, change->field, change->before);
  g_autofree char *after = format_value (entity, change->field, change->after);
  const char *label = lis_field_get_label (change->field);

  g_string_append (line, line->len > 0 ? "; " : "");
  if (before == NULL)
    g_string_append_printf (line, _("%s: %s"), label, after);
  else if (after == NULL)
    g_string_append_printf (line, _("%s removed, was %s"), label, before);
  else
    g_string_append_printf (line, _("%s changed from %s to %s"), label, before, after);
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
describe_row (LisHistoryReader *reader, GError **error)
{
  const LisEntity *entity = lis_history_reader_get_entity (reader, error);
  LisChangeOperation operation = lis_change_operation_from_name (reader->row.operation);
  g_autoptr (GArray) lines = entity != NULL ? lis_history_reader_parse (reader, entity, error) : NULL;
  g_autoptr (GString) fields = g_string_new (NULL);
  char id[LIS_ID_TEXT_SIZE];

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    append_field_change (fields, entity, &g_array_index (lines, LisFieldChange, i));
  if (reader->row.personal_digest != NULL && !reader->has_salt)
    g_string_append (fields, _("; personal values erased"));
  /* Translators: kind of record, its id, what was done to it, the fields. */
  return g_strdup_printf (_("%1$s %2$s %3$s: %4$s"), lis_entity_get_label (entity),
                          lis_id_to_text (reader->row.record, entity->prefix, id), operation_label (operation),
                          fields->str);
}

GPtrArray *
lis_history_describe (LisStore *store, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  LisHistoryReader reader;
  LisDbStep step;
  char *line;

  if (!lis_history_reader_open (&reader, lis_store_get_db (store), number, FALSE, error))
    return NULL;
  while ((step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW)
    {
      line = describe_row (&reader, error);
      if (line == NULL)
        {
          step = LIS_DB_ERROR;
          break;
        }
      g_ptr_array_add (lines, line);
    }
  lis_history_reader_close (&reader);
  return step == LIS_DB_DONE ? g_steal_pointer (&lines) : NULL;
}
