/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-format.h"

#include <string.h>

#include "lis-text.h"

static const char *const kind_names[] = { NULL, "edit", "import", "catalogue", "sample", "undo", "redo", "erase" };
static const char *const operation_names[] = { NULL, "insert", "update", "delete" };

static guint
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 1; i < n_names; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

const char *
lis_change_kind_to_name (LisChangeKind kind)
{
  return kind_names[kind];
}

LisChangeKind
lis_change_kind_from_name (const char *name)
{
  return (LisChangeKind) find_name (kind_names, G_N_ELEMENTS (kind_names), name);
}

const char *
lis_change_operation_to_name (LisChangeOperation operation)
{
  return operation_names[operation];
}

LisChangeOperation
lis_change_operation_from_name (const char *name)
{
  return (LisChangeOperation) find_name (operation_names, G_N_ELEMENTS (operation_names), name);
}

void
lis_change_text_init (LisChangeText *text)
{
  text->open = g_string_sized_new (1024);
  text->personal = g_string_sized_new (256);
  text->content = g_string_sized_new (1024);
  text->has_personal = FALSE;
}

void
lis_change_text_clear (LisChangeText *text)
{
  g_string_free (text->open, TRUE);
  g_string_free (text->personal, TRUE);
  g_string_free (text->content, TRUE);
}

static void
append_value (GString *line, const LisField *field, gconstpointer record)
{
  if (record == NULL || lis_field_is_empty (field, record))
    g_string_append (line, "\\N");
  else if (field->type == LIS_FIELD_TEXT)
    lis_text_escape (line, lis_field_get_text (field, record));
  else
    lis_field_append_file_text (field, record, line);
}

static gboolean
has_value (const LisField *field, gconstpointer record)
{
  return record != NULL && !lis_field_is_empty (field, record);
}

static gboolean
is_changed (const LisField *field, const LisChange *change)
{
  if (change->before != NULL && change->after != NULL)
    return !lis_field_equal (field, change->before, change->after);
  return has_value (field, change->before) || has_value (field, change->after);
}

void
lis_change_text_set (LisChangeText *text, const LisChange *change)
{
  g_string_truncate (text->open, 0);
  g_string_truncate (text->personal, 0);
  for (guint i = 0; i < change->entity->n_fields; i++)
    {
      const LisField *field = &change->entity->fields[i];
      GString *line = (field->flags & LIS_FIELD_PERSONAL) != 0 ? text->personal : text->open;

      if (!is_changed (field, change))
        continue;
      g_string_append (line, field->name);
      g_string_append_c (line, '\t');
      append_value (line, field, change->before);
      g_string_append_c (line, '\t');
      append_value (line, field, change->after);
      g_string_append_c (line, '\n');
    }
  text->has_personal = text->personal->len > 0 ||
                       (change->after != NULL && lis_history_record_is_personal (change->entity, change->after));
}

gboolean
lis_history_record_is_personal (const LisEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & LIS_FIELD_PERSONAL) != 0 && !lis_field_is_empty (&entity->fields[i], record))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LisField *const *first = a;
  const LisField *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

/* Fields by name, so that moving a line in the table of entities changes no digest. */
static const LisField *const *
get_sorted_fields (const LisEntity *entity)
{
  static const LisField **sorted[LIS_N_ENTITIES];
  const LisField **fields;

  if (g_once_init_enter (&sorted[entity->type]))
    {
      fields = g_new (const LisField *, entity->n_fields);
      for (guint i = 0; i < entity->n_fields; i++)
        fields[i] = &entity->fields[i];
      qsort (fields, entity->n_fields, sizeof *fields, compare_names);
      g_once_init_leave (&sorted[entity->type], fields);
    }
  return sorted[entity->type];
}

/* Empty fields leave no trace, so that adding a field to the table changes no digest. */
void
lis_history_append_record (const LisEntity *entity, gconstpointer record, GString *content)
{
  const LisField *const *fields = get_sorted_fields (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    if (!lis_field_is_empty (fields[i], record))
      {
        g_string_append (content, fields[i]->name);
        g_string_append_c (content, '\t');
        append_value (content, fields[i], record);
        g_string_append_c (content, '\n');
      }
}

void
lis_history_digest_record (const LisEntity *entity, gconstpointer record, const guint8 *salt, GString *content,
                           LisDigest *digest)
{
  LisDigestState state;

  g_string_truncate (content, 0);
  lis_history_append_record (entity, record, content);
  lis_digest_init (&state);
  lis_digest_add (&state, salt, salt != NULL ? LIS_SALT_SIZE : 0);
  lis_digest_add_text (&state, entity->name);
  lis_digest_add_int (&state, ((const LisRecord *) record)->id);
  lis_digest_add (&state, content->str, content->len);
  lis_digest_finish (&state, digest);
}

void
lis_history_digest_salted (const guint8 salt[LIS_SALT_SIZE], const char *first, const char *second, LisDigest *digest)
{
  LisDigestState state;

  lis_digest_init (&state);
  lis_digest_add (&state, salt, LIS_SALT_SIZE);
  lis_digest_add_text (&state, first);
  lis_digest_add_text (&state, second);
  lis_digest_finish (&state, digest);
}

static void
add_digest (LisDigestState *state, const LisDigest *digest)
{
  if (digest != NULL)
    lis_digest_add (state, digest->bytes, LIS_DIGEST_SIZE);
  else
    lis_digest_add_text (state, NULL);
}

void
lis_history_chain_begin (LisDigestState *state, const LisDigest *previous, gint64 number, const char *time,
                         const char *kind, gint64 reverses, const char *message, const LisDigest *words_digest,
                         gint64 change_count)
{
  lis_digest_init (state);
  add_digest (state, previous);
  lis_digest_add_int (state, number);
  lis_digest_add_text (state, time);
  lis_digest_add_text (state, kind);
  lis_digest_add_int (state, reverses);
  lis_digest_add_text (state, message);
  add_digest (state, words_digest);
  lis_digest_add_int (state, change_count);
}

void
lis_history_chain_add (LisDigestState *state, const LisHistoryRow *row)
{
  lis_digest_add_int (state, row->sequence);
  lis_digest_add_text (state, row->entity);
  lis_digest_add_int (state, row->record);
  lis_digest_add_text (state, row->operation);
  lis_digest_add_int (state, row->previous);
  lis_digest_add_text (state, row->fields);
  add_digest (state, row->personal_digest);
  add_digest (state, row->record_digest);
}

char *
lis_history_join_arguments (GPtrArray *arguments)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < arguments->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      lis_text_escape (text, g_ptr_array_index (arguments, i));
    }
  return g_string_free (text, FALSE);
}

char **
lis_history_split_arguments (const char *text)
{
  char **arguments = g_strsplit (text, "\t", -1);

  for (guint i = 0; arguments[i] != NULL; i++)
    lis_text_unescape (arguments[i]);
  return arguments;
}
