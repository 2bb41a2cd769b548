/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench-pathways.h"

#include "lis-bench.h"
#include "lis-store.h"

LisPathways *
lis_bench_load_pathways (guint n_trainees, LisDate today, gboolean counted)
{
  g_autofree char *path = lis_bench_get_plan (n_trainees);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, &error);
  LisPathwayFilter filter = { .group_by = LIS_GROUP_SPECIALTY, .today = today, .with_load = counted };
  LisPathways *pathways;
  LisPlanData *data;

  g_assert_no_error (error);
  data = lis_store_load_data (store, lis_pathways_entities, NULL, &error);
  g_assert_no_error (error);
  pathways = lis_pathways_new (data, &filter);
  if (counted)
    lis_pathways_find_findings (pathways, today);
  return pathways;
}

gint64
lis_bench_scan_rows (const LisPlanData *data)
{
  gint64 sum = 0;

  for (guint i = 0; lis_pathways_entities[i] != LIS_ENTITY_NONE; i++)
    {
      const LisRecordSet *set = data->sets[lis_pathways_entities[i]];

      for (guint row = 0; set != NULL && row < set->count; row++)
        {
          const gint64 *words = lis_record_set_get (set, row);

          for (guint word = 0; word < set->entity->size / sizeof *words; word++)
            sum += words[word];
        }
    }
  return sum;
}
