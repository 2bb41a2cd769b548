/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-references.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"

/* Whether a statement with one id as its parameter gives a row; the id in its first column is @found. */
static gboolean
look_up (LisDb *db, const char *sql, LisId id, LisId *found)
{
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, sql, NULL);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, id);
  if (lis_db_step (statement, NULL) != LIS_DB_ROW)
    return FALSE;
  *found = lis_db_column_int (statement, 0);
  return TRUE;
}

static gboolean
check_points_at_something (LisDb *db, const LisEntity *entity, const LisField *field, gconstpointer record,
                           GError **error)
{
  const LisEntity *target = lis_field_get_target (field);
  /* Names come from the table of entities, never from outside. */
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id = ?1", target->name);
  char own[LIS_ID_TEXT_SIZE], wanted[LIS_ID_TEXT_SIZE];
  LisId id = lis_field_get (field, record), found;

  if (id == LIS_ID_NONE || look_up (db, sql, id, &found))
    return TRUE;
  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
               /* Translators: kind and id of a record, field, kind and id of the record it refers to. */
               _("%1$s %2$s, %3$s: there is no %4$s %5$s in the plan"), lis_entity_get_label (entity),
               lis_id_to_text (((const LisRecord *) record)->id, entity->prefix, own), lis_field_get_label (field),
               lis_entity_get_label (target), lis_id_to_text (id, target->prefix, wanted));
  return FALSE;
}

static gboolean
check_record_points (LisDb *db, const LisEntity *entity, gconstpointer record, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE &&
        !check_points_at_something (db, entity, &entity->fields[i], record, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_field_leaves_free (LisDb *db, const LisEntity *entity, const LisField *field, const LisEntity *target, LisId id,
                         GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", entity->name, field->name);
  char own[LIS_ID_TEXT_SIZE], wanted[LIS_ID_TEXT_SIZE];
  LisId found;

  if (!look_up (db, sql, id, &found))
    return TRUE;
  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE,
               /* Translators: kind and id of a record, kind and id of another, field of that one. */
               _("%1$s %2$s cannot be removed: %3$s %4$s refers to it in %5$s. Change or remove that first"),
               lis_entity_get_label (target), lis_id_to_text (id, target->prefix, wanted),
               lis_entity_get_label (entity), lis_id_to_text (found, entity->prefix, own),
               lis_field_get_label (field));
  return FALSE;
}

static gboolean
check_leaves_free (LisDb *db, const LisEntity *target, LisId id, GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);

      for (guint j = 0; j < entity->n_fields; j++)
        if (entity->fields[j].type == LIS_FIELD_REFERENCE && lis_field_get_target (&entity->fields[j]) == target &&
            !check_field_leaves_free (db, entity, &entity->fields[j], target, id, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
lis_references_check (LisStore *store, LisChangeSet *set, GError **error)
{
  LisDb *db = lis_store_get_db (store);

  for (guint i = 0; i < lis_change_set_get_size (set); i++)
    {
      const LisChange *change = lis_change_set_get (set, i);

      if (change->after != NULL && !check_record_points (db, change->entity, change->after, error))
        return FALSE;
      if (change->after == NULL &&
          !check_leaves_free (db, change->entity, ((const LisRecord *) change->before)->id, error))
        return FALSE;
    }
  return TRUE;
}
