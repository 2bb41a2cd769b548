/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lis-change-set-private.h"
#include "lis-editor-private.h"
#include "lis-error.h"
#include "lis-history-private.h"
#include "lis-history-query.h"
#include "lis-history-reader.h"
#include "lis-record-names.h"

/* What the newest change sets are, as far back as needed. */
typedef struct
{
  gint64        number;
  LisChangeKind kind;
  gint64        reverses;
  char         *message;
  char         *arguments; /* joined, NULL when erased */
} Candidate;

static void
clear_candidate (Candidate *candidate)
{
  g_clear_pointer (&candidate->message, g_free);
  g_clear_pointer (&candidate->arguments, g_free);
}

static gboolean
read_candidate (LisDb *db, LisDbStatement *statement, Candidate *candidate, GError **error)
{
  clear_candidate (candidate);
  candidate->number = lis_db_column_int (statement, 0);
  candidate->kind = lis_change_kind_from_name (lis_db_column_text (statement, 1));
  candidate->reverses = lis_db_column_int (statement, 2);
  candidate->message = g_strdup (lis_db_column_text (statement, 3));
  candidate->arguments = g_strdup (lis_db_column_text (statement, 4));
  return (candidate->kind != 0 && lis_history_is_text (candidate->message)) ||
         lis_history_fail_damaged (db, candidate->number, error);
}

gboolean
lis_change_kind_can_be_undone (LisChangeKind kind)
{
  return kind == LIS_CHANGE_KIND_EDIT || kind == LIS_CHANGE_KIND_IMPORT;
}

static void
add_number (GHashTable *numbers, gint64 number)
{
  g_hash_table_add (numbers, g_memdup2 (&number, sizeof number));
}

/* From the newest back: what was undone, or undone and redone, is passed over. Undo looks for the newest change still
 * in force, redo for the newest undoing still in force with nothing new after it. */
static gboolean
find_newest (LisDb *db, gboolean redo, Candidate *candidate, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT s.number, s.kind, coalesce(s.reverses, 0), s.message, w.arguments FROM change_set s "
                          "LEFT JOIN change_set_words w ON w.number = s.number ORDER BY s.number DESC", error);
  g_autoptr (GHashTable) passed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      if (!read_candidate (db, statement, candidate, error))
        return FALSE;
      if (g_hash_table_contains (passed, &candidate->number))
        continue;
      if (redo && candidate->kind == LIS_CHANGE_KIND_UNDO)
        return TRUE;
      if (candidate->reverses > 0)
        add_number (passed, candidate->reverses);
      else if (redo)
        break;
      else if (lis_change_kind_can_be_undone (candidate->kind))
        return TRUE;
    }
  if (step != LIS_DB_ERROR)
    g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING,
                         redo ? _("There is nothing to redo") : _("There is nothing to undo"));
  return FALSE;
}

static gboolean
check_not_undone (LisDb *db, gint64 number, GError **error)
{
  g_autoptr (GHashTable) reversed = lis_history_find_reversed (db, error);

  if (reversed == NULL)
    return FALSE;
  if (!g_hash_table_contains (reversed, &number))
    return TRUE;
  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING,
               _("Change %" PRId64 " is undone already. Redo it, or make it anew"), number);
  return FALSE;
}

static gboolean
find_number (LisDb *db, gint64 number, Candidate *candidate, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT s.number, s.kind, coalesce(s.reverses, 0), s.message, w.arguments FROM change_set s "
                          "LEFT JOIN change_set_words w ON w.number = s.number WHERE s.number = ?1", error);
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, number);
  step = lis_db_step (statement, error);
  if (step == LIS_DB_ROW && !read_candidate (db, statement, candidate, error))
    return FALSE;
  if (step == LIS_DB_ROW && lis_change_kind_can_be_undone (candidate->kind))
    return check_not_undone (db, number, error);
  if (step != LIS_DB_ERROR)
    g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING,
                 _("Change %" PRId64 " is none that can be undone"), number);
  return FALSE;
}

/* Who changed a record last, and by what. */
static LisHistoryEntry *
find_last_change (LisDb *db, LisId id, const char *kind)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, LIS_HISTORY_ENTRIES
                      "WHERE s.number = (SELECT max(c.change_set) FROM change c JOIN change_set t "
                      "ON t.number = c.change_set WHERE c.record = ?1 AND (?2 IS NULL OR t.kind = ?2))", NULL);

  if (statement == NULL)
    return NULL;
  lis_db_bind_int (statement, 1, id);
  lis_db_bind_text (statement, 2, kind);
  return lis_db_step (statement, NULL) == LIS_DB_ROW ? lis_history_read_entry (db, statement, NULL) : NULL;
}

/* The record was changed after @number, or is not what the history left. */
static gboolean
fail_conflict (LisStore *store, const LisEntity *entity, LisId id, gint64 number, GError **error)
{
  LisHistoryEntry *last = find_last_change (lis_store_get_db (store), id, NULL);
  g_autoptr (LisRecordNames) names = lis_record_names_new (store);
  const char *name = lis_record_names_get (names, entity->type, id);
  g_autofree char *time = last != NULL ? lis_clock_format_utc (last->time) : NULL;
  g_autofree char *label = last != NULL ? lis_history_entry_get_label (last) : NULL;

  if (last != NULL && last->number > number)
    g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
                 /* Translators: kind of record, its name, who, date and time, label of a change. */
                 _("%1$s “%2$s” was changed since by %3$s on %4$s (“%5$s”), so this can no longer be undone by itself. "
                   "Undo that change first, or change the record by hand"),
                 lis_entity_get_label (entity), name, last->author != NULL ? last->author : _("(erased)"), time, label);
  else
    g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
                 _("%s “%s” has been changed since, so this can no longer be undone by itself. Change the record by "
                   "hand, or undo the later change first"), lis_entity_get_label (entity), name);
  lis_history_entry_free (last);
  return FALSE;
}

/* What was erased after @number cannot come back, whatever else became of the record. */
static gboolean
check_not_erased (LisStore *store, const LisEntity *entity, LisId id, gint64 number, GError **error)
{
  LisHistoryEntry *last =
      find_last_change (lis_store_get_db (store), id, lis_change_kind_to_name (LIS_CHANGE_KIND_ERASE));
  g_autofree char *time = last != NULL ? lis_clock_format_utc (last->time) : NULL;
  gboolean erased = last != NULL && last->number > number;

  if (erased)
    g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
                 /* Translators: kind of record, who, date and time. */
                 _("A %1$s that this concerns was erased by %2$s on %3$s, so this can never be undone. What is still "
                   "to be changed, change by hand"),
                 lis_entity_get_label (entity), last->author != NULL ? last->author : _("(erased)"), time);
  lis_history_entry_free (last);
  return !erased;
}

/* Sets every field of @lines to one side of it, on a record that has the other side now. FALSE without @error when it
 * has not. */
static gboolean
turn_back (const LisEntity *entity, GArray *lines, gpointer record, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const LisFieldChange *line = &g_array_index (lines, LisFieldChange, i);
      gpointer expected = lis_record_new (entity);
      gboolean same = lis_field_set_file_text (line->field, expected, line->after, NULL, error) &&
                      lis_field_equal (line->field, expected, record);

      lis_record_free (entity, expected);
      if (!same || !lis_field_set_file_text (line->field, record, line->before, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
reverse_delete (LisStore *store, LisChangeSet *set, const LisEntity *entity, const LisHistoryReader *reader,
                GArray *lines, gpointer now, GError **error)
{
  LisId id = reader->row.record;
  gpointer record;

  if (now != NULL)
    return fail_conflict (store, entity, id, reader->number, error);
  record = lis_record_new_empty (entity);
  ((LisRecord *) record)->id = id;
  if (turn_back (entity, lines, record, error))
    {
      lis_change_set_insert (set, entity->type, record);
      return TRUE;
    }
  lis_record_free (entity, record);
  return *error != NULL ? FALSE : fail_conflict (store, entity, id, reader->number, error);
}

static gboolean
reverse_other (LisStore *store, LisChangeSet *set, const LisEntity *entity, const LisHistoryReader *reader,
               GArray *lines, gpointer now, GError **error)
{
  LisChangeOperation operation = lis_change_operation_from_name (reader->row.operation);
  LisId id = reader->row.record;
  gpointer turned;

  if (now == NULL)
    return fail_conflict (store, entity, id, reader->number, error);
  turned = lis_record_copy (entity, now);
  if (!turn_back (entity, lines, turned, error))
    {
      lis_record_free (entity, turned);
      return *error != NULL ? FALSE : fail_conflict (store, entity, id, reader->number, error);
    }
  if (operation == LIS_CHANGE_UPDATE)
    {
      lis_change_set_update (set, entity->type, now, turned);
      return TRUE;
    }
  /* What was added later in other fields would go with the record: refuse. */
  for (guint i = 0; i < entity->n_fields; i++)
    if (!lis_field_is_empty (&entity->fields[i], turned))
      {
        lis_record_free (entity, turned);
        return fail_conflict (store, entity, id, reader->number, error);
      }
  lis_record_free (entity, turned);
  lis_change_set_delete (set, entity->type, now);
  return TRUE;
}

static gboolean
reverse_change (LisEditor *editor, LisChangeSet *set, LisHistoryReader *reader, gboolean erased_since, GError **error)
{
  const LisEntity *entity = lis_history_reader_get_entity (reader, error);
  LisChangeOperation operation = lis_change_operation_from_name (reader->row.operation);
  LisId id = reader->row.record;
  g_autoptr (GArray) lines = NULL;
  GError *local = NULL;
  gpointer now;
  gboolean reversed;

  if (entity != NULL && erased_since &&
      !check_not_erased (editor->store, entity, id, reader->number, error))
    return FALSE;
  lines = entity != NULL ? lis_history_reader_parse (reader, entity, error) : NULL;
  if (lines == NULL)
    return FALSE;
  if (operation == 0)
    return lis_history_fail_damaged (reader->db, reader->number, error);
  now = lis_store_find (editor->store, entity->type, id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (operation == LIS_CHANGE_DELETE)
    reversed = reverse_delete (editor->store, set, entity, reader, lines, now, &local);
  else
    reversed = reverse_other (editor->store, set, entity, reader, lines, now, &local);
  lis_record_free (entity, now);
  /* A value in the history that is none. */
  if (local != NULL && local->domain == LIS_INPUT_ERROR)
    {
      g_clear_error (&local);
      return lis_history_fail_damaged (reader->db, reader->number, error);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return reversed;
}

/* Whether anybody was erased after change set @number; mostly nobody was, and no record need be asked for. */
static gboolean
find_erased_since (LisDb *db, gint64 number, gboolean *erased, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT 1 FROM change_set WHERE number > ?1 AND kind = 'erase' LIMIT 1", error);
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, number);
  step = lis_db_step (statement, error);
  *erased = step == LIS_DB_ROW;
  return step != LIS_DB_ERROR;
}

static gboolean
reverse_all (LisEditor *editor, LisChangeSet *set, gint64 number, GError **error)
{
  gboolean erased = FALSE;
  LisHistoryReader reader;
  LisDbStep step;

  if (!find_erased_since (lis_store_get_db (editor->store), number, &erased, error) ||
      !lis_history_reader_open (&reader, lis_store_get_db (editor->store), number, TRUE, error))
    return FALSE;
  while ((step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW)
    if (!reverse_change (editor, set, &reader, erased, error))
      {
        step = LIS_DB_ERROR;
        break;
      }
  lis_history_reader_close (&reader);
  return step == LIS_DB_DONE;
}

/* The label is that of the change itself; its kind says that it was undone or redone. */
static gboolean
commit_reverse (LisEditor *editor, const Candidate *candidate, LisChangeKind kind, gint64 *new_number, GError **error)
{
  g_auto (GStrv) arguments = lis_history_split_arguments (candidate->arguments != NULL ? candidate->arguments : "");
  g_autoptr (LisChangeSet) set =
      lis_change_set_new_with_arguments (kind, candidate->message, (const char *const *) arguments);

  set->reverses = candidate->number;
  return lis_history_check_change_set (editor->store, candidate->number, error) &&
         reverse_all (editor, set, candidate->number, error) && lis_editor_commit (editor, set, new_number, error);
}

gboolean
lis_editor_undo (LisEditor *editor, gint64 number, gint64 *new_number, GError **error)
{
  LisDb *db = lis_store_get_db (editor->store);
  Candidate candidate = { 0 };
  gboolean done;

  done = number > 0 ? find_number (db, number, &candidate, error) : find_newest (db, FALSE, &candidate, error);
  done = done && commit_reverse (editor, &candidate, LIS_CHANGE_KIND_UNDO, new_number, error);
  clear_candidate (&candidate);
  return done;
}

gboolean
lis_editor_redo (LisEditor *editor, gint64 *new_number, GError **error)
{
  Candidate candidate = { 0 };
  gboolean done;

  done = find_newest (lis_store_get_db (editor->store), TRUE, &candidate, error) &&
         commit_reverse (editor, &candidate, LIS_CHANGE_KIND_REDO, new_number, error);
  clear_candidate (&candidate);
  return done;
}

static gboolean
find_entry (LisStore *store, gboolean redo, LisHistoryEntry **entry, GError **error)
{
  LisDb *db = lis_store_get_db (store);
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, LIS_HISTORY_ENTRIES "WHERE s.number = ?1", error);
  g_autoptr (GError) local = NULL;
  Candidate candidate = { 0 };
  gboolean found;

  *entry = NULL;
  if (statement == NULL)
    return FALSE;
  found = find_newest (db, redo, &candidate, &local);
  clear_candidate (&candidate);
  if (g_error_matches (local, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING))
    return TRUE;
  if (!found)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  lis_db_bind_int (statement, 1, candidate.number);
  if (lis_db_step (statement, error) == LIS_DB_ROW)
    *entry = lis_history_read_entry (db, statement, error);
  return *entry != NULL;
}

gboolean
lis_history_find_undoable (LisStore *store, LisHistoryEntry **entry, GError **error)
{
  return find_entry (store, FALSE, entry, error);
}

gboolean
lis_history_find_redoable (LisStore *store, LisHistoryEntry **entry, GError **error)
{
  return find_entry (store, TRUE, entry, error);
}
