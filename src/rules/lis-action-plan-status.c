/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plan-status.h"

#define BY_STEP(index, member, type, Struct) \
  lis_grouping_init (&(index)->member, data, LIS_ENTITY_STEP, type, G_STRUCT_OFFSET (Struct, step))
#define BY_MEASURE(index, member, type, Struct) \
  lis_grouping_init (&(index)->member, data, LIS_ENTITY_MEASURE, type, G_STRUCT_OFFSET (Struct, measure))

void
lis_plan_index_init (LisPlanIndex *index, const LisPlanData *data)
{
  index->data = data;
  BY_MEASURE (index, steps, LIS_ENTITY_STEP, LisStep);
  BY_MEASURE (index, measure_responsibilities, LIS_ENTITY_RESPONSIBILITY, LisResponsibility);
  BY_STEP (index, step_responsibilities, LIS_ENTITY_RESPONSIBILITY, LisResponsibility);
  BY_MEASURE (index, measure_statuses, LIS_ENTITY_STEP_STATUS, LisStepStatus);
  BY_STEP (index, step_statuses, LIS_ENTITY_STEP_STATUS, LisStepStatus);
  BY_MEASURE (index, measure_notes, LIS_ENTITY_PLAN_NOTE, LisPlanNote);
  BY_STEP (index, step_notes, LIS_ENTITY_PLAN_NOTE, LisPlanNote);
  BY_MEASURE (index, indicators, LIS_ENTITY_INDICATOR, LisIndicator);
  lis_grouping_init (&index->members, data, LIS_ENTITY_ACTOR, LIS_ENTITY_ACTOR_MEMBER,
                     G_STRUCT_OFFSET (LisActorMember, group));
}

void
lis_plan_index_clear (LisPlanIndex *index)
{
  lis_grouping_clear (&index->steps);
  lis_grouping_clear (&index->measure_responsibilities);
  lis_grouping_clear (&index->step_responsibilities);
  lis_grouping_clear (&index->measure_statuses);
  lis_grouping_clear (&index->step_statuses);
  lis_grouping_clear (&index->measure_notes);
  lis_grouping_clear (&index->step_notes);
  lis_grouping_clear (&index->indicators);
  lis_grouping_clear (&index->members);
}

static const guint32 *
get_at (const LisGrouping *measures, const LisGrouping *steps, LisPlanSpot spot, guint *n)
{
  if (spot.step != LIS_INDEX_NONE)
    return lis_grouping_get (steps, spot.step, n);
  return lis_grouping_get (measures, spot.measure, n);
}

static void
add_once (GArray *actors, LisId id, LisId group)
{
  LisPlanActor actor = { id, group };

  for (guint i = 0; i < actors->len; i++)
    if (g_array_index (actors, LisPlanActor, i).actor == id)
      return;
  g_array_append_val (actors, actor);
}

/* Groups hold no groups: one that is a member stands for itself. */
static void
add_actor (const LisPlanIndex *index, LisId id, LisDate today, GArray *actors)
{
  guint place = lis_plan_data_index (index->data, LIS_ENTITY_ACTOR, id);
  const guint32 *members;
  guint n = 0, added = 0;

  if (place == LIS_INDEX_NONE)
    return;
  members = lis_grouping_get (&index->members, place, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisActorMember *member = lis_plan_data_get (index->data, LIS_ENTITY_ACTOR_MEMBER, members[i]);

      if (!lis_date_range_contains (lis_date_range_new (member->start, member->end), today))
        continue;
      add_once (actors, member->member, id);
      added++;
    }
  if (added == 0)
    add_once (actors, id, LIS_ID_NONE);
}

static void
add_actors (const LisPlanIndex *index, LisPlanSpot spot, LisResponsibilityKind kind, LisDate today, GArray *actors)
{
  guint n;
  const guint32 *places = get_at (&index->measure_responsibilities, &index->step_responsibilities, spot, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisResponsibility *one = lis_plan_data_get (index->data, LIS_ENTITY_RESPONSIBILITY, places[i]);

      if (one->kind == (gint32) kind)
        add_actor (index, one->actor, today, actors);
    }
}

void
lis_plan_index_collect_actors (const LisPlanIndex *index, LisPlanSpot spot, LisResponsibilityKind kind, LisDate today,
                               GArray *actors)
{
  g_array_set_size (actors, 0);
  add_actors (index, spot, kind, today, actors);
  if (actors->len == 0 && spot.step != LIS_INDEX_NONE)
    add_actors (index, (LisPlanSpot){ spot.measure, LIS_INDEX_NONE }, kind, today, actors);
}

GArray *
lis_plan_index_list_actors (const LisPlanIndex *index, LisPlanSpot spot, LisResponsibilityKind kind, LisDate today)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LisId));
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (LisPlanActor));

  lis_plan_index_collect_actors (index, spot, kind, today, actors);
  for (guint i = 0; i < actors->len; i++)
    g_array_append_val (ids, g_array_index (actors, LisPlanActor, i).actor);
  return ids;
}

static gboolean
is_member (const LisPlanIndex *index, LisId group, LisId actor)
{
  guint place = lis_plan_data_index (index->data, LIS_ENTITY_ACTOR, group);
  const guint32 *members;
  guint n = 0;

  if (place == LIS_INDEX_NONE)
    return FALSE;
  members = lis_grouping_get (&index->members, place, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisActorMember *member = lis_plan_data_get (index->data, LIS_ENTITY_ACTOR_MEMBER, members[i]);

      if (member->member == actor)
        return TRUE;
    }
  return FALSE;
}

gboolean
lis_plan_index_holds_for (const LisPlanIndex *index, LisId told_of, LisId actor)
{
  return told_of == LIS_ID_NONE || told_of == actor || is_member (index, told_of, actor);
}

/* Of one day, the one told last. */
static gboolean
is_newer (const LisStepStatus *status, const LisStepStatus *newest)
{
  return newest == NULL || status->date > newest->date ||
         (status->date == newest->date && status->record.id > newest->record.id);
}

const LisStepStatus *
lis_plan_index_find_status (const LisPlanIndex *index, LisPlanSpot spot, LisId actor, LisDate today)
{
  guint n;
  const guint32 *places = get_at (&index->measure_statuses, &index->step_statuses, spot, &n);
  const LisStepStatus *newest = NULL;

  for (guint i = 0; i < n; i++)
    {
      const LisStepStatus *status = lis_plan_data_get (index->data, LIS_ENTITY_STEP_STATUS, places[i]);

      if (status->date <= today && lis_plan_index_holds_for (index, status->actor, actor) && is_newer (status, newest))
        newest = status;
    }
  return newest;
}

LisDate
lis_plan_index_find_mention (const LisPlanIndex *index, LisPlanSpot spot, LisId actor, LisDate today)
{
  guint n;
  const guint32 *places = get_at (&index->measure_notes, &index->step_notes, spot, &n);
  const LisStepStatus *status = lis_plan_index_find_status (index, spot, actor, today);
  LisDate last = status != NULL ? status->date : LIS_DATE_NONE;

  /* Who speaks of the measure speaks of its steps. */
  if (spot.step != LIS_INDEX_NONE)
    last = MAX (last, lis_plan_index_find_mention (index, (LisPlanSpot){ spot.measure, LIS_INDEX_NONE }, actor, today));
  for (guint i = 0; i < n; i++)
    {
      const LisPlanNote *note = lis_plan_data_get (index->data, LIS_ENTITY_PLAN_NOTE, places[i]);

      if (lis_date_is_set (note->date) && note->date <= today && lis_plan_index_holds_for (index, note->actor, actor))
        last = MAX (last, note->date);
    }
  return last;
}
