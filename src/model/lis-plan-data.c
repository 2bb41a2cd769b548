/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-data.h"

LisPlanData *
lis_plan_data_new (void)
{
  return g_new0 (LisPlanData, 1);
}

void
lis_plan_data_free (LisPlanData *data)
{
  if (data == NULL)
    return;
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    g_clear_pointer (&data->sets[i], lis_record_set_free);
  g_free (data);
}

gconstpointer
lis_plan_data_find (const LisPlanData *data, LisEntityType type, LisId id)
{
  if (id == LIS_ID_NONE || data->sets[type] == NULL)
    return NULL;
  return lis_record_set_find (data->sets[type], id);
}

guint
lis_plan_data_count (const LisPlanData *data, LisEntityType type)
{
  return data->sets[type] != NULL ? data->sets[type]->count : 0;
}

gconstpointer
lis_plan_data_get (const LisPlanData *data, LisEntityType type, guint index)
{
  return lis_record_set_get (data->sets[type], index);
}
