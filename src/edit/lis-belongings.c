/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-belongings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"

/* How many rows are read before a writer gets a turn. */
#define PART_SIZE 2048

/* One search. */
typedef struct
{
  LisStore        *store;
  const LisEntity *root;
  LisId            id;
  GHashTable      *found; /* LisId * → LisEntity * */
  GCancellable    *cancellable;
  gboolean         is_new; /* something was found in this round */
} Search;

static gboolean
add (Search *search, const LisEntity *entity, LisId id)
{
  if (g_hash_table_contains (search->found, &id))
    return FALSE;
  g_hash_table_insert (search->found, g_memdup2 (&id, sizeof id), (gpointer) entity);
  search->is_new = TRUE;
  return TRUE;
}

/* Whether a record with a reference of @field to @target belongs to what was found. */
static gboolean
leads_there (Search *search, const LisField *field, LisId target)
{
  const LisEntity *entity = lis_field_get_target (field);

  if (target == search->id)
    return entity == search->root && (entity->type == LIS_ENTITY_PERSON || (field->flags & LIS_FIELD_REQUIRED));
  return search->root->type == LIS_ENTITY_PERSON && entity->type != LIS_ENTITY_PERSON &&
         (field->flags & LIS_FIELD_REQUIRED) && g_hash_table_lookup (search->found, &target) == entity;
}

/* Entities whose records can belong to one of @search's root. */
static gboolean
can_belong (Search *search, const LisEntity *entity, const gboolean *candidates)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      const LisEntity *target = field->type == LIS_FIELD_REFERENCE ? lis_field_get_target (field) : NULL;

      if (target == NULL)
        continue;
      if (target == search->root && (target->type == LIS_ENTITY_PERSON || (field->flags & LIS_FIELD_REQUIRED)))
        return TRUE;
      if (search->root->type == LIS_ENTITY_PERSON && target->type != LIS_ENTITY_PERSON &&
          (field->flags & LIS_FIELD_REQUIRED) && candidates[target->type])
        return TRUE;
    }
  return FALSE;
}

/* One side of a line of the history: @length bytes that are an id as text, or "\N". */
static void
look_at_value (Search *search, const LisEntity *entity, LisId record, const LisField *field, const char *text,
               gsize length)
{
  char id[LIS_ID_TEXT_SIZE];
  LisId target;

  if (length >= sizeof id)
    return;
  memcpy (id, text, length);
  id[length] = '\0';
  if (lis_id_from_text (id, lis_field_get_target (field)->prefix, &target) && leads_there (search, field, target))
    add (search, entity, record);
}

static const LisField *
find_reference (const LisEntity *entity, const char *name, gsize length)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE && strncmp (entity->fields[i].name, name, length) == 0 &&
        entity->fields[i].name[length] == '\0')
      return &entity->fields[i];
  return NULL;
}

/* Lines "name TAB before TAB after". There are many and few are of interest: nothing is copied. */
static void
look_at_lines (Search *search, const LisEntity *entity, LisId record, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      const char *end = text + length;
      const char *before = memchr (text, '\t', length);
      const char *after = before != NULL ? memchr (before + 1, '\t', (gsize) (end - before - 1)) : NULL;
      const LisField *field = after != NULL ? find_reference (entity, text, (gsize) (before - text)) : NULL;

      if (field != NULL)
        {
          look_at_value (search, entity, record, field, before + 1, (gsize) (after - before - 1));
          look_at_value (search, entity, record, field, after + 1, (gsize) (end - after - 1));
        }
      text = *end == '\0' ? end : end + 1;
    }
}

static void
look_at_row (Search *search, const gboolean *candidates, LisDbStatement *statement)
{
  const LisEntity *entity = lis_entity_find (lis_db_column_text (statement, 2));
  const char *fields = lis_db_column_text (statement, 4);
  LisId record = lis_db_column_int (statement, 3);

  if (entity != NULL && candidates[entity->type] && fields != NULL && !g_hash_table_contains (search->found, &record))
    look_at_lines (search, entity, record, fields);
}

/* One part, so that nobody who writes waits for long. */
static gboolean
look_at_part (Search *search, const gboolean *candidates, LisDbStatement *statement, gint64 last[2], guint *n_rows,
              GError **error)
{
  LisDbStep step;

  lis_db_bind_int (statement, 1, last[0]);
  lis_db_bind_int (statement, 2, last[1]);
  lis_db_bind_int (statement, 3, PART_SIZE);
  for (*n_rows = 0; (step = lis_db_step (statement, error)) == LIS_DB_ROW; (*n_rows)++)
    {
      last[0] = lis_db_column_int (statement, 0);
      last[1] = lis_db_column_int (statement, 1);
      look_at_row (search, candidates, statement);
    }
  lis_db_statement_reset (statement);
  if (step == LIS_DB_DONE && !g_cancellable_is_cancelled (search->cancellable))
    return TRUE;
  if (step == LIS_DB_DONE)
    g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading the history was stopped"));
  return FALSE;
}

/* Every reference a record ever held stands in the history, of those that were removed too. */
static gboolean
look_through (Search *search, const gboolean *candidates, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (search->store),
                      "SELECT change_set, sequence, entity, record, fields FROM change "
                      "WHERE (change_set, sequence) > (?1, ?2) ORDER BY change_set, sequence LIMIT ?3", error);
  gint64 last[2] = { 0, 0 };
  guint n_rows = PART_SIZE;

  if (statement == NULL)
    return FALSE;
  while (n_rows == PART_SIZE)
    if (!look_at_part (search, candidates, statement, last, &n_rows, error))
      return FALSE;
  return TRUE;
}

static gboolean
run (Search *search, GError **error)
{
  gboolean candidates[LIS_N_ENTITIES] = { FALSE };

  /* Entities stand in an order in which references point back. */
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    candidates[i] = can_belong (search, lis_entity_get ((LisEntityType) i), candidates);
  /* In the order of the history nearly everything is found in the first round; another shows that nothing is left. */
  do
    {
      search->is_new = FALSE;
      if (!look_through (search, candidates, error))
        return FALSE;
    }
  while (search->is_new && search->root->type == LIS_ENTITY_PERSON);
  return TRUE;
}

GHashTable *
lis_belongings_find (LisStore *store, LisEntityType type, LisId id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = { store, lis_entity_get (type), id, found, cancellable, FALSE };

  add (&search, search.root, id);
  return run (&search, error) ? g_steal_pointer (&found) : NULL;
}
