/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-change-set-private.h"

static void
clear_change (gpointer data)
{
  LisChange *change = data;

  lis_record_free (change->entity, change->before);
  lis_record_free (change->entity, change->after);
}

/* A name of a file may be in no encoding that is known, and what is no text cannot be read in the history again. */
static void
add_argument (LisChangeSet *set, const char *argument)
{
  g_ptr_array_add (set->arguments, g_utf8_make_valid (argument, -1));
}

LisChangeSet *
lis_change_set_new_with_arguments (LisChangeKind kind, const char *message, const char *const *arguments)
{
  LisChangeSet *set = g_new0 (LisChangeSet, 1);

  set->kind = kind;
  set->message = g_strdup (message);
  set->arguments = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    add_argument (set, arguments[i]);
  set->changes = g_array_new (FALSE, FALSE, sizeof (LisChange));
  g_array_set_clear_func (set->changes, clear_change);
  return set;
}

LisChangeSet *
lis_change_set_new (LisChangeKind kind, const char *message, ...)
{
  LisChangeSet *set = lis_change_set_new_with_arguments (kind, message, NULL);
  const char *argument;
  va_list arguments;

  va_start (arguments, message);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    add_argument (set, argument);
  va_end (arguments);
  return set;
}

void
lis_change_set_free (LisChangeSet *set)
{
  if (set == NULL)
    return;
  g_free (set->message);
  g_ptr_array_unref (set->arguments);
  g_array_unref (set->changes);
  g_clear_pointer (&set->erased_words, g_array_unref);
  g_clear_pointer (&set->erased_personal, g_array_unref);
  g_free (set);
}

static void
add_change (LisChangeSet *set, LisEntityType type, LisChangeOperation operation, gpointer before, gpointer after)
{
  LisChange change = { lis_entity_get (type), operation, before, after, FALSE };

  g_array_append_val (set->changes, change);
}

void
lis_change_set_insert (LisChangeSet *set, LisEntityType type, gpointer record)
{
  g_return_if_fail (((LisRecord *) record)->id > 0);

  add_change (set, type, LIS_CHANGE_INSERT, NULL, record);
}

void
lis_change_set_update (LisChangeSet *set, LisEntityType type, gconstpointer before, gpointer after)
{
  g_return_if_fail (((const LisRecord *) before)->id == ((LisRecord *) after)->id);

  add_change (set, type, LIS_CHANGE_UPDATE, lis_record_copy (lis_entity_get (type), before), after);
}

void
lis_change_set_delete (LisChangeSet *set, LisEntityType type, gconstpointer before)
{
  add_change (set, type, LIS_CHANGE_DELETE, lis_record_copy (lis_entity_get (type), before), NULL);
}

void
lis_change_set_mark_gone (LisChangeSet *set, LisEntityType type, LisId id, gint64 number)
{
  LisChange change = { lis_entity_get (type), LIS_CHANGE_DELETE, lis_record_new_empty (lis_entity_get (type)), NULL,
                       TRUE };

  ((LisRecord *) change.before)->id = id;
  ((LisRecord *) change.before)->change_set = number;
  g_array_append_val (set->changes, change);
}

guint
lis_change_set_get_size (LisChangeSet *set)
{
  return set->changes->len;
}

const LisChange *
lis_change_set_get (LisChangeSet *set, guint index)
{
  return &g_array_index (set->changes, LisChange, index);
}
