/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-history-format.h"
#include "lis-history-private.h"
#include "lis-history-query.h"
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
lis_history_entry_get_plain_label (const LisHistoryEntry *entry)
{
  return fill_in (_(entry->message), entry->arguments);
}

char *
lis_history_entry_get_label (const LisHistoryEntry *entry)
{
  g_autofree char *label = lis_history_entry_get_plain_label (entry);

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

LisHistoryEntry *
lis_history_read_entry (LisDb *db, LisDbStatement *statement, GError **error)
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
                      LIS_HISTORY_ENTRIES "ORDER BY s.number DESC", error);
  LisHistoryEntry *entry;
  LisDbStep step = LIS_DB_DONE;

  if (statement == NULL)
    return NULL;
  while ((limit == 0 || entries->len < limit) && (step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      entry = lis_history_read_entry (lis_store_get_db (store), statement, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return step != LIS_DB_ERROR ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
lis_history_describe (LisStore *store, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) records = lis_history_read_records (store, number, 0, 0, NULL, error);
  GPtrArray *lines;

  if (records == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (lines, g_strdup (((LisHistoryRecord *) g_ptr_array_index (records, i))->words));
  return lines;
}
