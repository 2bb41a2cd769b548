/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-rows-private.h"

/* One measure of one plan on its way to its place. */
typedef struct
{
  guint  plan; /* place of it */
  gint32 area; /* order of it */
  gint32 order;
  guint  place;
} MeasureOrder;

typedef struct
{
  LisActions  *actions;
  GArray      *actors;     /* LisPlanActor: scratch */
  GArray      *steps;      /* guint32: scratch */
  LisGrouping  risks;      /* by measure */
} Maker;

static int
compare_measures (gconstpointer a, gconstpointer b)
{
  const MeasureOrder *x = a, *y = b;

  if (x->plan != y->plan)
    return x->plan < y->plan ? -1 : 1;
  if (x->area != y->area)
    return x->area < y->area ? -1 : 1;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Measures that are followed, in the order of their plans. */
static GArray *
list_measures (const LisPlanData *data)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (MeasureOrder));

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_MEASURE); i++)
    {
      const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, i);
      const LisActionPlan *plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);
      const LisArea *area = lis_plan_data_find (data, LIS_ENTITY_AREA, measure->area);
      MeasureOrder one = { 0, area != NULL ? area->order : G_MAXINT32, measure->order, i };

      if (plan == NULL || plan->template || lis_date_is_set (measure->withdrawn))
        continue;
      one.plan = lis_plan_data_index (data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);
      g_array_append_val (order, one);
    }
  g_array_sort (order, compare_measures);
  return order;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LisPlanData *data = user_data;
  const LisStep *x = lis_plan_data_get (data, LIS_ENTITY_STEP, *(const guint32 *) a);
  const LisStep *y = lis_plan_data_get (data, LIS_ENTITY_STEP, *(const guint32 *) b);

  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return (x->record.id > y->record.id) - (x->record.id < y->record.id);
}

/* The steps of the measure that are in the plan, in order, into the scratch. */
static void
list_steps (Maker *maker, guint measure)
{
  const LisPlanData *data = maker->actions->data;
  guint n;
  const guint32 *places = lis_grouping_get (&maker->actions->index.steps, measure, &n);

  g_array_set_size (maker->steps, 0);
  for (guint i = 0; i < n; i++)
    if (!lis_date_is_set (((const LisStep *) lis_plan_data_get (data, LIS_ENTITY_STEP, places[i]))->withdrawn))
      g_array_append_val (maker->steps, places[i]);
  g_array_sort_with_data (maker->steps, compare_steps, (gpointer) data);
}

static const guint32 *
get_at (const LisGrouping *measures, const LisGrouping *steps, LisPlanSpot spot, guint *n)
{
  if (spot.step != LIS_INDEX_NONE)
    return lis_grouping_get (steps, spot.step, n);
  return lis_grouping_get (measures, spot.measure, n);
}

/* The responsibilities of the step, of each kind that it has none of those of the measure. */
static void
add_roles (Maker *maker, LisActionItem *item)
{
  LisActions *actions = maker->actions;
  const LisPlanIndex *index = &actions->index;
  guint kinds = 0, n;
  LisPlanSpot spots[] = { item->spot, { item->spot.measure, LIS_INDEX_NONE } };

  item->first_role = actions->roles->len;
  for (guint i = 0; i < (item->step != NULL ? 2 : 1); i++)
    {
      const guint32 *places = get_at (&index->measure_responsibilities, &index->step_responsibilities, spots[i], &n);
      guint own = kinds;

      for (guint j = 0; j < n; j++)
        {
          const LisResponsibility *one = lis_plan_data_get (actions->data, LIS_ENTITY_RESPONSIBILITY, places[j]);
          LisActionRole role = { one->actor, (guint8) one->kind };

          if ((own & (1u << one->kind)) != 0)
            continue;
          kinds |= 1u << one->kind;
          g_array_append_val (actions->roles, role);
        }
    }
  item->n_roles = actions->roles->len - item->first_role;
}

static gboolean
is_newer (const LisStepStatus *status, const LisStepStatus *newest)
{
  return newest == NULL || status->date > newest->date ||
         (status->date == newest->date && status->record.id > newest->record.id);
}

static gboolean
holds_for (const LisActions *actions, LisId told_of, const LisActionPart *part)
{
  if (told_of == LIS_ID_NONE || told_of == part->actor || told_of == part->group)
    return TRUE;
  /* Another group that it is in: rare, and looked for only where it can be. */
  return part->group != LIS_ID_NONE && lis_plan_index_holds_for (&actions->index, told_of, part->actor);
}

/* Each status is looked at once for all who have the A. */
static void
take_statuses (LisActions *actions, const guint32 *places, guint n, LisActionPart *parts, guint n_parts,
               gboolean counts)
{
  for (guint i = 0; i < n; i++)
    {
      const LisStepStatus *status = lis_plan_data_get (actions->data, LIS_ENTITY_STEP_STATUS, places[i]);

      if (status->date > actions->today)
        continue;
      for (guint j = 0; j < n_parts; j++)
        {
          if (!holds_for (actions, status->actor, &parts[j]))
            continue;
          parts[j].mention = MAX (parts[j].mention, status->date);
          if (counts && is_newer (status, parts[j].status))
            parts[j].status = status;
        }
    }
}

static void
take_notes (LisActions *actions, const guint32 *places, guint n, LisActionPart *parts, guint n_parts)
{
  for (guint i = 0; i < n; i++)
    {
      const LisPlanNote *note = lis_plan_data_get (actions->data, LIS_ENTITY_PLAN_NOTE, places[i]);

      if (!lis_date_is_set (note->date) || note->date > actions->today)
        continue;
      for (guint j = 0; j < n_parts; j++)
        if (holds_for (actions, note->actor, &parts[j]))
          parts[j].mention = MAX (parts[j].mention, note->date);
    }
}

/* Who speaks of the measure speaks of its steps, but does not tell their status. */
static void
take_words (LisActions *actions, LisPlanSpot spot, LisActionPart *parts, guint n_parts)
{
  const LisPlanIndex *index = &actions->index;
  LisPlanSpot measure = { spot.measure, LIS_INDEX_NONE };
  guint n;
  const guint32 *places = get_at (&index->measure_statuses, &index->step_statuses, spot, &n);

  take_statuses (actions, places, n, parts, n_parts, TRUE);
  places = get_at (&index->measure_notes, &index->step_notes, spot, &n);
  take_notes (actions, places, n, parts, n_parts);
  if (spot.step == LIS_INDEX_NONE)
    return;
  places = lis_grouping_get (&index->measure_statuses, measure.measure, &n);
  take_statuses (actions, places, n, parts, n_parts, FALSE);
  places = lis_grouping_get (&index->measure_notes, measure.measure, &n);
  take_notes (actions, places, n, parts, n_parts);
}

static void
add_part (LisActions *actions, LisId actor, LisId group)
{
  LisActionPart part = { .actor = actor, .group = group, .follower = LIS_INDEX_NONE, .told = LIS_DATE_NONE,
                         .mention = LIS_DATE_NONE, .due_day = LIS_DATE_NONE };

  g_array_append_val (actions->parts, part);
}

static void
add_parts (Maker *maker, LisActionItem *item)
{
  LisActions *actions = maker->actions;
  LisActionPart *parts;

  item->first_part = actions->parts->len;
  lis_plan_index_collect_actors (&actions->index, item->spot, LIS_RESPONSIBILITY_RESPONSIBLE, actions->today,
                                 maker->actors);
  for (guint i = 0; i < maker->actors->len; i++)
    {
      const LisPlanActor *one = &g_array_index (maker->actors, LisPlanActor, i);

      add_part (actions, one->actor, one->group);
    }
  if (maker->actors->len == 0)
    {
      add_part (actions, LIS_ID_NONE, LIS_ID_NONE);
      item->missing |= LIS_ACTION_MISSING_RESPONSIBLE;
    }
  item->n_parts = actions->parts->len - item->first_part;
  parts = &g_array_index (actions->parts, LisActionPart, item->first_part);
  take_words (actions, item->spot, parts, item->n_parts);
  for (guint i = 0; i < item->n_parts; i++)
    if (parts[i].status != NULL)
      {
        parts[i].state = (guint8) parts[i].status->state;
        parts[i].told = parts[i].status->date;
      }
}

static void
add_item (Maker *maker, const LisActionItem *measure, guint step_place)
{
  LisActions *actions = maker->actions;
  LisActionItem item = *measure;

  item.spot.step = step_place;
  item.step = step_place != LIS_INDEX_NONE ? lis_plan_data_get (actions->data, LIS_ENTITY_STEP, step_place) : NULL;
  item.time = lis_plan_index_get_time (&actions->index, item.spot);
  if (lis_plan_time_is_missing (&item.time))
    item.missing |= LIS_ACTION_MISSING_DATE;
  add_roles (maker, &item);
  add_parts (maker, &item);
  g_array_append_val (actions->items, item);
}

static guint8
find_risk (const Maker *maker, guint measure)
{
  guint n;
  const guint32 *places = lis_grouping_get (&maker->risks, measure, &n);
  gint32 worst = 0;

  for (guint i = 0; i < n; i++)
    {
      const LisRisk *risk = lis_plan_data_get (maker->actions->data, LIS_ENTITY_RISK, places[i]);

      if (!lis_date_is_set (risk->closed) || risk->closed > maker->actions->today)
        worst = MAX (worst, lis_risk_get_level (risk->likelihood, risk->consequence));
    }
  return (guint8) worst;
}

static void
add_measure (Maker *maker, guint place)
{
  LisActions *actions = maker->actions;
  const LisPlanData *data = actions->data;
  const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, place);
  LisActionMeasure one = { .place = place, .first_item = actions->items->len, .risk = find_risk (maker, place) };
  LisActionItem item = {
    .plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, measure->action_plan),
    .area = lis_plan_data_find (data, LIS_ENTITY_AREA, measure->area),
    .objective = lis_plan_data_find (data, LIS_ENTITY_OBJECTIVE, measure->objective),
    .measure = measure,
    .spot = { place, LIS_INDEX_NONE },
    .group = actions->measures->len,
  };

  lis_grouping_get (&actions->index.indicators, place, &one.n_indicators);
  if (one.n_indicators == 0)
    item.missing = one.missing = LIS_ACTION_MISSING_INDICATOR;
  list_steps (maker, place);
  if (maker->steps->len == 0)
    add_item (maker, &item, LIS_INDEX_NONE);
  for (guint i = 0; i < maker->steps->len; i++)
    add_item (maker, &item, g_array_index (maker->steps, guint32, i));
  one.n_items = actions->items->len - one.first_item;
  g_array_append_val (actions->measures, one);
}

static void
judge_parts (LisActions *actions)
{
  for (guint i = 0; i < actions->items->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (actions, i);

      for (guint j = item->first_part; j < item->first_part + item->n_parts; j++)
        {
          LisActionPart *part = &g_array_index (actions->parts, LisActionPart, j);
          LisPlanDue due = lis_plan_due_judge (&item->time, part->state, part->told, part->mention, actions->today);

          part->due = (guint8) due.kind;
          part->severity = (guint8) due.severity;
          part->due_day = due.day;
        }
    }
}

void
lis_actions_make_items (LisActions *actions)
{
  Maker maker = { .actions = actions };
  g_autoptr (GArray) order = list_measures (actions->data);

  maker.actors = g_array_new (FALSE, FALSE, sizeof (LisPlanActor));
  maker.steps = g_array_new (FALSE, FALSE, sizeof (guint32));
  lis_grouping_init (&maker.risks, actions->data, LIS_ENTITY_MEASURE, LIS_ENTITY_RISK,
                     G_STRUCT_OFFSET (LisRisk, measure));
  for (guint i = 0; i < order->len; i++)
    add_measure (&maker, g_array_index (order, MeasureOrder, i).place);
  lis_actions_make_followers (actions);
  judge_parts (actions);
  lis_grouping_clear (&maker.risks);
  g_array_unref (maker.actors);
  g_array_unref (maker.steps);
}
