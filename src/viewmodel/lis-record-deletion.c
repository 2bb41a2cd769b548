/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-deletion.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-form-words.h"
#include "lis-record-form-private.h"

static const struct
{
  LisEntityType whole;
  LisEntityType part;
} parts[] = {
  { LIS_ENTITY_PERIOD, LIS_ENTITY_PERIOD_TRAINING },
  { LIS_ENTITY_PERIOD, LIS_ENTITY_PERIOD_GOAL },
};

static gboolean
is_part (LisEntityType whole, LisEntityType part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].whole == whole && parts[i].part == part)
      return TRUE;
  return FALSE;
}

static gboolean
refers_to_type (const LisEntity *entity, LisEntityType type)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE && lis_field_get_target (&entity->fields[i])->type == type)
      return TRUE;
  return FALSE;
}

static gboolean
refers_to (const LisEntity *entity, gconstpointer record, LisEntityType type, LisId id)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      if (field->type == LIS_FIELD_REFERENCE && lis_field_get_target (field)->type == type
          && lis_field_get (field, record) == id)
        return TRUE;
    }
  return FALSE;
}

const LisEntityType *
lis_record_deletion_get_entities (LisEntityType type)
{
  static LisEntityType lists[LIS_N_ENTITIES][LIS_N_ENTITIES + 1];
  const LisEntityType *named = lis_record_form_get_entities (type);
  gboolean wanted[LIS_N_ENTITIES] = { FALSE };
  guint n = 0;

  if (named == NULL)
    return NULL;
  for (; *named != LIS_ENTITY_NONE; named++)
    wanted[*named] = TRUE;
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (wanted[i] || refers_to_type (lis_entity_get ((LisEntityType) i), type))
      lists[type][n++] = (LisEntityType) i;
  lists[type][n] = LIS_ENTITY_NONE;
  return lists[type];
}

static guint
count_users (const LisPlanData *data, LisEntityType user, LisEntityType type, LisId id)
{
  const LisEntity *entity = lis_entity_get (user);
  guint n = lis_plan_data_count (data, user), found = 0;

  for (guint i = 0; i < n; i++)
    if (refers_to (entity, lis_plan_data_get (data, user, i), type, id))
      found++;
  return found;
}

/* "Periods: 6, Roles: 2", or NULL when nothing but its parts refers to it. */
static char *
list_users (const LisPlanData *data, LisEntityType type, LisId id)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);
      guint n;

      if (!refers_to_type (entity, type) || is_part (type, (LisEntityType) i))
        continue;
      n = count_users (data, (LisEntityType) i, type, id);
      if (n > 0)
        g_string_append_printf (list, "%s%s: %u", list->len > 0 ? ", " : "", lis_entity_get_plural (entity), n);
    }
  return g_string_free (list, list->len == 0);
}

static void
add_parts (LisChangeSet *set, const LisPlanData *data, LisEntityType type, LisId id)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const LisEntity *entity = lis_entity_get (parts[i].part);
      guint n = parts[i].whole == type ? lis_plan_data_count (data, parts[i].part) : 0;

      for (guint j = 0; j < n; j++)
        if (refers_to (entity, lis_plan_data_get (data, parts[i].part, j), type, id))
          lis_change_set_delete (set, parts[i].part, lis_plan_data_get (data, parts[i].part, j));
    }
}

LisChangeSet *
lis_record_deletion_make (const LisPlanData *data, LisEntityType type, LisId id, GError **error)
{
  const LisFormWords *words = lis_form_words_find (type);
  const LisEntity *entity = lis_entity_get (type);
  gconstpointer record = lis_plan_data_find (data, type, id);
  g_autofree char *owner = NULL, *users = NULL, *name = NULL;
  LisChangeSet *set;

  g_return_val_if_fail (words != NULL, NULL);

  if (record == NULL)
    {
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
                   _("%s: it is not in the plan any more; somebody has deleted it"), lis_entity_get_label (entity));
      return NULL;
    }
  users = list_users (data, type, id);
  name = lis_record_form_name_record (data, type, id);
  if (users != NULL)
    {
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE,
                   _("“%1$s” is still referred to by others. %2$s. Delete or change those first."), name, users);
      return NULL;
    }
  owner = lis_record_form_name_owner (data, entity, record);
  set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, words->deleted, owner, NULL);
  add_parts (set, data, type, id);
  lis_change_set_delete (set, type, record);
  return set;
}
