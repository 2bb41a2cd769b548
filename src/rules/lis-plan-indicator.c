/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-indicator.h"

#include <glib/gi18n-lib.h>

#include "lis-days.h"
#include "lis-excess.h"
#include "lis-grouping.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-place.h"
#include "lis-posts.h"

const LisEntityType lis_indicator_rule_entities[] = {
  LIS_ENTITY_UNIT,     LIS_ENTITY_PERSON,   LIS_ENTITY_ROLE,   LIS_ENTITY_POST,   LIS_ENTITY_EMPLOYMENT,
  LIS_ENTITY_CAPACITY, LIS_ENTITY_TRAINING, LIS_ENTITY_PERIOD, LIS_ENTITY_ABSENCE, LIS_ENTITY_NONE,
};

/* What the rules share. */
typedef struct
{
  const LisPlanData       *data;
  const LisIndicatorScope *scope;
  LisGrouping              trainings; /* each by person */
  LisGrouping              employments;
  LisGrouping              periods;
  LisGrouping              mentors;   /* roles by trainee */
} Context;

static gboolean
is_within (const Context *context, LisId unit)
{
  return context->scope->unit == LIS_ID_NONE || lis_place_is_within (context->data, unit, context->scope->unit);
}

/* Of the trust asked for, on the day. */
static gboolean
is_own (const Context *context, guint person, LisDate day)
{
  const LisEmployment *home;
  const guint32 *employments;
  guint n;

  if (context->scope->unit == LIS_ID_NONE)
    return TRUE;
  employments = lis_grouping_get (&context->employments, person, &n);
  home = lis_place_find_home (context->data, employments, n, day);
  return home != NULL && is_within (context, home->employer);
}

/* Days of trainings that run, of those in @range. */
static void
collect_training (const Context *context, guint person, LisDateRange range, GArray *days)
{
  guint n;
  const guint32 *places = lis_grouping_get (&context->trainings, person, &n);

  g_array_set_size (days, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (context->data, LIS_ENTITY_TRAINING, places[i]);

      if (training->outcome == 0)
        lis_days_add (days, lis_date_range_new (training->start, training->end));
    }
  lis_days_join (days);
  lis_days_clip (days, range);
}

static gboolean
has_mentor (const Context *context, guint person)
{
  guint n;
  const guint32 *places = lis_grouping_get (&context->mentors, person, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisRole *role = lis_plan_data_get (context->data, LIS_ENTITY_ROLE, places[i]);

      if (role->kind == LIS_ROLE_MENTOR &&
          lis_date_range_contains (lis_date_range_new (role->start, role->end), context->scope->today))
        return TRUE;
    }
  return FALSE;
}

static gboolean
set_share (guint part, guint whole, gint32 *value)
{
  if (whole == 0)
    return FALSE;
  *value = (gint32) (((gint64) part * 100 * LIS_INDICATOR_SCALE + whole / 2) / whole);
  return TRUE;
}

static gboolean
compute_with_mentor (const Context *context, gint32 *value)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  LisDate today = context->scope->today;
  guint n = 0, with = 0;

  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); i++)
    {
      collect_training (context, i, (LisDateRange){ today, today + 1 }, days);
      if (days->len == 0 || !is_own (context, i, today))
        continue;
      n++;
      with += has_mentor (context, i) ? 1 : 0;
    }
  return set_share (with, n, value);
}

/* Days with a place, or with something that needs none. */
static void
collect_placed (const Context *context, guint person, GArray *days)
{
  guint n;
  const guint32 *places = lis_grouping_get (&context->periods, person, &n);

  g_array_set_size (days, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, places[i]);

      if (!lis_date_is_set (period->start) || period->state == LIS_STATE_DRAFT)
        continue;
      if (period->unit != LIS_ID_NONE || period->kind != LIS_PERIOD_SERVICE)
        lis_days_add (days, lis_date_range_new (period->start, period->end));
    }
  lis_days_join (days);
}

static gboolean
compute_without_place (const Context *context, gint32 *value)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  guint n = 0, without = 0;

  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); i++)
    {
      collect_training (context, i, context->scope->half_year, days);
      if (days->len == 0 || !is_own (context, i, g_array_index (days, LisDateRange, 0).start))
        continue;
      collect_placed (context, i, placed);
      lis_days_subtract (days, placed, left);
      n++;
      without += left->len > 0 ? 1 : 0;
    }
  return set_share (without, n, value);
}

static gboolean
is_over_capacity (const Context *context, const LisLoad *load)
{
  const LisUnit *unit = lis_plan_data_find (context->data, LIS_ENTITY_UNIT, load->unit);
  LisLoadStep worst;

  if (unit == NULL || !is_within (context, load->unit))
    return FALSE;
  worst = lis_load_get_worst (load, context->scope->half_year);
  return lis_step_get_class (&worst) == LIS_EXCESS_AGREED;
}

static gboolean
compute_over_capacity (const Context *context, gint32 *value)
{
  g_autoptr (GPtrArray) loads = lis_loads_compute (context->data, context->scope->half_year);
  gint32 n = 0;

  for (guint i = 0; i < loads->len; i++)
    n += is_over_capacity (context, g_ptr_array_index (loads, i)) ? 1 : 0;
  *value = n * LIS_INDICATOR_SCALE;
  return TRUE;
}

/* Service that begins in the half-year where the legal employer is another than at home. */
static gboolean
is_rotation (const Context *context, const LisPeriod *period, guint person)
{
  const LisUnit *employer = lis_place_get_legal_employer (context->data, period->unit);
  const LisEmployment *home;
  const guint32 *employments;
  guint n;

  if (period->kind != LIS_PERIOD_SERVICE || period->state == LIS_STATE_DRAFT || employer == NULL ||
      !lis_date_is_set (period->start) || !lis_date_range_contains (context->scope->half_year, period->start))
    return FALSE;
  employments = lis_grouping_get (&context->employments, person, &n);
  home = lis_place_find_home (context->data, employments, n, period->start);
  return home != NULL && home->employer != employer->record.id && is_within (context, home->employer);
}

static gboolean
compute_rotations (const Context *context, gint32 *value)
{
  gint32 n = 0;

  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_PERIOD); i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, i);
      guint person = lis_plan_data_index (context->data, LIS_ENTITY_PERSON, period->person);

      if (person != LIS_INDEX_NONE && is_rotation (context, period, person))
        n++;
    }
  *value = n * LIS_INDICATOR_SCALE;
  return TRUE;
}

static const struct
{
  const char  *name;
  const char  *title;
  const char  *unit;
  LisDirection direction;
  gboolean   (*compute) (const Context *context, gint32 *value);
} rules[LIS_N_INDICATOR_RULES] = {
  [LIS_INDICATOR_WITH_MENTOR] = { "with-mentor", N_("Doctors with a mentor"), "%", LIS_DIRECTION_UP,
                                  compute_with_mentor },
  [LIS_INDICATOR_WITHOUT_PLACE] = { "without-place", N_("Doctors without a place in the next half-year"), N_("%"),
                                    LIS_DIRECTION_DOWN, compute_without_place },
  [LIS_INDICATOR_OVER_CAPACITY] = { "over-capacity", N_("Units over capacity in the next half-year"), N_("units"),
                                    LIS_DIRECTION_DOWN, compute_over_capacity },
  [LIS_INDICATOR_ROTATIONS] = { "rotations", N_("Rotations that begin in the next half-year"), N_("rotations"),
                                LIS_DIRECTION_UP, compute_rotations },
};

const char *
lis_indicator_rule_get_name (LisIndicatorRule rule)
{
  return rules[rule].name;
}

const char *
lis_indicator_rule_get_title (LisIndicatorRule rule)
{
  return _(rules[rule].title);
}

const char *
lis_indicator_rule_get_unit (LisIndicatorRule rule)
{
  return _(rules[rule].unit);
}

LisDirection
lis_indicator_rule_get_direction (LisIndicatorRule rule)
{
  return rules[rule].direction;
}

gboolean
lis_indicator_rule_find (const char *name, LisIndicatorRule *rule)
{
  for (guint i = 0; i < LIS_N_INDICATOR_RULES; i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      {
        *rule = (LisIndicatorRule) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
lis_indicator_rule_compute (LisIndicatorRule rule, const LisPlanData *data, const LisIndicatorScope *scope,
                            gint32 *value)
{
  Context context = { .data = data, .scope = scope };
  gboolean found;

  lis_grouping_init (&context.trainings, data, LIS_ENTITY_PERSON, LIS_ENTITY_TRAINING,
                     G_STRUCT_OFFSET (LisTraining, person));
  lis_grouping_init (&context.employments, data, LIS_ENTITY_PERSON, LIS_ENTITY_EMPLOYMENT,
                     G_STRUCT_OFFSET (LisEmployment, person));
  lis_grouping_init (&context.periods, data, LIS_ENTITY_PERSON, LIS_ENTITY_PERIOD,
                     G_STRUCT_OFFSET (LisPeriod, person));
  lis_grouping_init (&context.mentors, data, LIS_ENTITY_PERSON, LIS_ENTITY_ROLE, G_STRUCT_OFFSET (LisRole, trainee));
  found = rules[rule].compute (&context, value);
  lis_grouping_clear (&context.trainings);
  lis_grouping_clear (&context.employments);
  lis_grouping_clear (&context.periods);
  lis_grouping_clear (&context.mentors);
  return found;
}

/* At @limit or on its bad side. */
static gboolean
is_beyond (const LisIndicator *indicator, gint32 value, gint32 limit)
{
  if (limit == LIS_INTEGER_NONE)
    return FALSE;
  return indicator->direction == LIS_DIRECTION_DOWN ? value >= limit : value <= limit;
}

static gboolean
is_reached (const LisIndicator *indicator, gint32 value)
{
  if (indicator->target == LIS_INTEGER_NONE)
    return FALSE;
  return indicator->direction == LIS_DIRECTION_DOWN ? value <= indicator->target : value >= indicator->target;
}

LisIndicatorVerdict
lis_indicator_judge (const LisIndicator *indicator, gint32 value)
{
  if (value == LIS_INTEGER_NONE)
    return LIS_INDICATOR_UNKNOWN;
  if (is_reached (indicator, value))
    return LIS_INDICATOR_MET;
  if (is_beyond (indicator, value, indicator->alarm))
    return LIS_INDICATOR_ALARM;
  if (is_beyond (indicator, value, indicator->warning))
    return LIS_INDICATOR_WARNING;
  if (indicator->target == LIS_INTEGER_NONE && indicator->alarm == LIS_INTEGER_NONE &&
      indicator->warning == LIS_INTEGER_NONE)
    return LIS_INDICATOR_UNKNOWN;
  return LIS_INDICATOR_ON_WAY;
}
