/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-editor-private.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set-private.h"
#include "lis-error.h"
#include "lis-references.h"

LisEditor *
lis_editor_new (LisStore *store, const char *author, const LisEntropy *entropy, const LisClock *clock)
{
  LisEditor *editor = g_new0 (LisEditor, 1);

  editor->store = g_object_ref (store);
  /* The system may spell names in another encoding, and what is no text cannot be read in the history again. */
  editor->author = g_utf8_make_valid (author != NULL ? author : g_get_real_name (), -1);
  editor->clock = clock != NULL ? *clock : lis_clock_system;
  editor->entropy = entropy != NULL ? *entropy : lis_entropy_system ();
  editor->session = lis_entropy_uint32 (&editor->entropy) & G_MAXINT32;
  /* 0 would make small numbers of the first ids, which look like row numbers. */
  if (editor->session == 0)
    editor->session = 1;
  editor->records = lis_record_writer_new (lis_store_get_db (store));
  editor->verifier = lis_record_verifier_new (lis_store_get_db (store));
  editor->head = lis_plan_head_new (store);
  editor->history = lis_history_writer_new (lis_store_get_db (store), &editor->entropy);
  return editor;
}

void
lis_editor_free (LisEditor *editor)
{
  if (editor == NULL)
    return;
  lis_record_writer_free (editor->records);
  lis_record_verifier_free (editor->verifier);
  lis_history_writer_free (editor->history);
  lis_plan_head_free (editor->head);
  g_object_unref (editor->store);
  g_free (editor->author);
  g_free (editor);
}

LisStore *
lis_editor_get_store (LisEditor *editor)
{
  return editor->store;
}

LisId
lis_editor_new_id (LisEditor *editor)
{
  if (editor->counter == G_MAXUINT32)
    {
      editor->session = editor->session % G_MAXINT32 + 1;
      editor->counter = 0;
    }
  return lis_id_new (editor->session, editor->counter++);
}

static gboolean
check_records (LisChangeSet *set, GError **error)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const LisChange *change = lis_change_set_get (set, i);

      if (change->after != NULL && !lis_record_check (change->entity, change->after, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Of what is erased, the history is not told what it was. */
static gboolean
add_erased_to_history (LisEditor *editor, const LisChange *change, GError **error)
{
  LisChange told = *change;
  gboolean added;

  if (change->before == NULL || change->is_gone)
    return lis_history_writer_add (editor->history, change, error);
  told.before = lis_record_copy (change->entity, change->before);
  for (guint i = 0; i < change->entity->n_fields; i++)
    {
      const LisField *field = &change->entity->fields[i];

      if ((field->flags & LIS_FIELD_PERSONAL) && field->type == LIS_FIELD_TEXT &&
          (change->after == NULL || !lis_field_equal (field, change->before, change->after)))
        lis_field_set_file_text (field, told.before, NULL, NULL, NULL);
    }
  added = lis_history_writer_add (editor->history, &told, error);
  lis_record_free (change->entity, told.before);
  return added;
}

static gboolean
write_record (LisEditor *editor, const LisChange *change, gint64 number, GError **error)
{
  return change->is_gone ||
         (lis_record_writer_apply (editor->records, change, number, error) &&
          /* What was read must be what the history left: damage is not written on as if it had been meant. */
          (change->before == NULL ||
           lis_record_verifier_check (editor->verifier, change->entity, change->before, error)));
}

static gboolean
write_changes (LisEditor *editor, LisChangeSet *set, gint64 number, GError **error)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const LisChange *change = lis_change_set_get (set, i);

      if (!write_record (editor, change, number, error) ||
          !(set->kind == LIS_CHANGE_KIND_ERASE ? add_erased_to_history (editor, change, error)
                                               : lis_history_writer_add (editor->history, change, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_rows (LisDb *db, const char *sql, GArray *numbers, GArray *places, GError **error)
{
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, sql, error);
  guint n_rows = numbers != NULL ? numbers->len : places->len;

  for (guint i = 0; statement != NULL && i < n_rows; i++)
    {
      lis_db_bind_int (statement, 1, numbers != NULL ? g_array_index (numbers, gint64, i)
                                                     : g_array_index (places, LisHistoryPlace, i).number);
      if (numbers == NULL)
        lis_db_bind_int (statement, 2, g_array_index (places, LisHistoryPlace, i).sequence);
      if (!lis_db_run (statement, NULL, error))
        return FALSE;
    }
  return statement != NULL;
}

/* Words and personal lines beside the chain; it stays whole without them. */
static gboolean
destroy_erased (LisDb *db, LisChangeSet *set, GError **error)
{
  return set->erased_words == NULL ||
         (delete_rows (db, "DELETE FROM change_set_words WHERE number = ?1", set->erased_words, NULL, error) &&
          delete_rows (db, "DELETE FROM change_personal WHERE change_set = ?1 AND sequence = ?2", NULL,
                       set->erased_personal, error));
}

static gboolean
write_set (LisEditor *editor, LisChangeSet *set, gint64 *number, GError **error)
{
  g_autofree char *time = lis_clock_now_utc (&editor->clock);
  g_autoptr (GError) local = NULL;
  LisDb *db = lis_store_get_db (editor->store);
  LisDigest digest;

  if (!lis_db_begin (db, error))
    return FALSE;
  if (lis_history_writer_begin (editor->history, set, editor->author, time, number, &local) &&
      write_changes (editor, set, *number, &local) && lis_history_writer_finish (editor->history, &digest, &local) &&
      destroy_erased (db, set, &local) && lis_db_commit (db, &local))
    {
      lis_plan_head_remember (editor->head, *number, &digest);
      return TRUE;
    }
  /* The database only says that some reference is wrong; which one is looked for while everything is still there. */
  if (local->domain == LIS_PLAN_ERROR && lis_db_was_refused (db) && lis_db_in_transaction (db) &&
      !lis_references_check (editor->store, set, error))
    {
      lis_db_rollback (db);
      return FALSE;
    }
  lis_db_rollback (db);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
tell_changes (LisEditor *editor, LisChangeSet *set, gint64 number)
{
  g_autoptr (GArray) changes = g_array_sized_new (FALSE, FALSE, sizeof (LisStoreChange), set->changes->len);

  for (guint i = 0; i < set->changes->len; i++)
    {
      const LisChange *change = lis_change_set_get (set, i);
      LisRecord *after = change->after;
      const LisRecord *subject = after != NULL ? after : change->before;
      LisStoreChange told = { change->entity->type, subject->id };

      if (after != NULL)
        after->change_set = number;
      g_array_append_val (changes, told);
    }
  lis_store_emit_changed (editor->store, changes);
}

gboolean
lis_editor_commit (LisEditor *editor, LisChangeSet *set, gint64 *number, GError **error)
{
  gint64 given = 0;

  if (!lis_store_is_writable (editor->store))
    {
      g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY,
                           lis_store_get_read_only_reason (editor->store));
      return FALSE;
    }
  if (!check_records (set, error))
    return FALSE;
  if (set->changes->len > 0)
    {
      if (!write_set (editor, set, &given, error))
        return FALSE;
      tell_changes (editor, set, given);
    }
  if (number != NULL)
    *number = given;
  return TRUE;
}
