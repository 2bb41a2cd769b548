/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-test-plan.h"

#include <string.h>

static void
set_value (const LisEntity *entity, gpointer record, GStringChunk *texts, char *assignment)
{
  g_autoptr (GError) error = NULL;
  char *value = strchr (assignment, '=');
  const LisField *field;

  g_assert_nonnull (value);
  *value++ = '\0';
  g_strstrip (assignment);
  if (g_str_equal (assignment, "id"))
    {
      ((LisRecord *) record)->id = g_ascii_strtoll (value, NULL, 10);
      return;
    }
  field = lis_entity_find_field (entity, assignment);
  if (field == NULL)
    g_error ("%s has no field %s", entity->name, assignment);
  if (field->type == LIS_FIELD_REFERENCE)
    lis_field_set (field, record, g_ascii_strtoll (value, NULL, 10));
  else
    lis_field_set_file_text (field, record, value, texts, &error);
  g_assert_no_error (error);
}

gpointer
lis_test_plan_add (LisPlanData *data, LisEntityType type, const char *values)
{
  const LisEntity *entity = lis_entity_get (type);
  g_auto (GStrv) assignments = g_strsplit (values, ";", -1);
  gpointer preset = lis_record_new (entity);
  gpointer record;

  if (data->sets[type] == NULL)
    data->sets[type] = lis_record_set_new (entity);
  record = lis_record_set_add (data->sets[type]);
  memcpy (record, preset, entity->size);
  lis_record_free (entity, preset);
  for (guint i = 0; assignments[i] != NULL; i++)
    if (g_strstrip (assignments[i])[0] != '\0')
      set_value (entity, record, data->sets[type]->texts, assignments[i]);
  return record;
}

LisPlanData *
lis_test_plan_new (const char *const *lines)
{
  LisPlanData *data = lis_plan_data_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ":", 2);
      const LisEntity *entity = lis_entity_find (parts[0]);

      if (entity == NULL)
        g_error ("no entity is called %s", parts[0]);
      lis_test_plan_add (data, entity->type, parts[1]);
    }
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (data->sets[i] != NULL)
      lis_record_set_seal (data->sets[i]);
  return data;
}
