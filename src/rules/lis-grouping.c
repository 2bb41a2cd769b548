/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-grouping.h"

guint
lis_plan_data_index (const LisPlanData *data, LisEntityType type, LisId id)
{
  const LisRecordSet *set = data->sets[type];
  const guint8 *found = lis_plan_data_find (data, type, id);

  return found != NULL ? (guint) ((gsize) (found - set->records) / set->entity->size) : LIS_INDEX_NONE;
}

/* The index each member refers to. Neighbours mostly refer to the same record, so the last answer is kept. */
static guint32 *
find_targets (const LisPlanData *data, LisEntityType targets, LisEntityType members, gsize reference)
{
  guint n = lis_plan_data_count (data, members);
  guint32 *found = g_new (guint32, n);
  LisId last = LIS_ID_NONE;
  guint last_index = LIS_INDEX_NONE;

  for (guint i = 0; i < n; i++)
    {
      const guint8 *member = lis_plan_data_get (data, members, i);
      LisId id = *(const LisId *) (gconstpointer) (member + reference);

      if (id != last)
        {
          last = id;
          last_index = lis_plan_data_index (data, targets, id);
        }
      found[i] = last_index;
    }
  return found;
}

void
lis_grouping_init (LisGrouping *grouping, const LisPlanData *data, LisEntityType targets, LisEntityType members,
                   gsize reference)
{
  g_autofree guint32 *found = find_targets (data, targets, members, reference);
  guint n_targets = lis_plan_data_count (data, targets);
  guint n_members = lis_plan_data_count (data, members);
  guint32 *first = g_new0 (guint32, n_targets + 2);

  /* Counted two places further on, so that filling moves every start to where it belongs. */
  for (guint i = 0; i < n_members; i++)
    if (found[i] != LIS_INDEX_NONE)
      first[found[i] + 2]++;
  for (guint i = 2; i < n_targets + 2; i++)
    first[i] += first[i - 1];
  grouping->members = g_new (guint32, n_members);
  for (guint i = 0; i < n_members; i++)
    if (found[i] != LIS_INDEX_NONE)
      grouping->members[first[found[i] + 1]++] = i;
  grouping->first = first;
}

void
lis_grouping_clear (LisGrouping *grouping)
{
  g_clear_pointer (&grouping->first, g_free);
  g_clear_pointer (&grouping->members, g_free);
}
