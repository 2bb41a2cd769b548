/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench-pathways.h"

#include "lis-bench.h"
#include "lis-pathways-private.h"
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

static gint64
scan_words (gconstpointer record, gsize size)
{
  const gint64 *words = record;
  gint64 sum = 0;

  for (guint i = 0; i < size / sizeof *words; i++)
    sum += words[i];
  return sum;
}

static gint64
scan_record (const LisEntity *entity, gconstpointer record)
{
  return scan_words (record, entity->size);
}

static gint64
scan_members (const LisPathways *pathways, LisEntityType type, const LisGrouping *grouping, guint person)
{
  const guint32 *members;
  gint64 sum = 0;
  guint n;

  members = lis_grouping_get (grouping, person, &n);
  for (guint i = 0; i < n; i++)
    sum += scan_record (lis_entity_get (type), lis_plan_data_get (pathways->data, type, members[i]));
  return sum;
}

gint64
lis_bench_scan_rows (LisPathways *pathways)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  gint64 sum = 0;

  for (guint i = 0; i < self->doctors->len; i++)
    {
      const LisPathwayDoctor *doctor = lis_pathways_get_doctor (self, i);
      const LisPathwayRow *row = &doctor->row;

      for (guint j = row->first_bar; j < row->first_bar + row->n_bars; j++)
        sum += scan_record (&lis_period_entity, g_array_index (pathways->bars, LisPathwayBar, j).period);
      for (guint j = row->first_unplaced; j < row->first_unplaced + row->n_unplaced; j++)
        sum += scan_record (&lis_period_entity, g_array_index (pathways->unplaced, LisPathwayBar, j).period);
      for (guint j = row->first_absence; j < row->first_absence + row->n_absences; j++)
        sum += scan_record (&lis_absence_entity, g_ptr_array_index (pathways->absences, j));
      sum += scan_members (pathways, LIS_ENTITY_TRAINING, &self->trainings, doctor->person);
      sum += scan_members (pathways, LIS_ENTITY_EMPLOYMENT, &self->employments, doctor->person);
      sum += scan_members (pathways, LIS_ENTITY_ROLE, &self->mentors, doctor->person);
    }
  for (guint i = 0; pathways->findings != NULL && i < pathways->findings->len; i++)
    sum += scan_words (&g_array_index (pathways->findings, LisFinding, i), sizeof (LisFinding));
  return sum;
}
