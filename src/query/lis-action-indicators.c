/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-summary-private.h"
#include "lis-number.h"

typedef struct
{
  LisActionSummary *summary;
  LisGrouping       measurements; /* by indicator */
  gboolean          with_pathways;
} Finder;

static const char *
get_actor_name (const LisPlanData *data, LisId id)
{
  const LisActor *actor = lis_plan_data_find (data, LIS_ENTITY_ACTOR, id);

  return actor != NULL ? actor->name : NULL;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const LisActionValue *x = a, *y = b;

  return (x->date > y->date) - (x->date < y->date);
}

static void
collect_values (const Finder *finder, const guint32 *places, guint n, LisId actor, GArray *values)
{
  for (guint i = 0; i < n; i++)
    {
      const LisMeasurement *one = lis_plan_data_get (finder->summary->actions->data, LIS_ENTITY_MEASUREMENT, places[i]);
      LisActionValue value = { one->date, one->value };

      if (one->actor == actor && one->date <= finder->summary->actions->today && one->value != LIS_INTEGER_NONE)
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
}

static void
compute_value (const Finder *finder, LisActionIndicator *indicator, LisId actor)
{
  const LisPlanData *data = finder->summary->actions->data;
  const LisActor *of = lis_plan_data_find (data, LIS_ENTITY_ACTOR, actor);
  LisIndicatorScope scope = { finder->summary->actions->today, finder->summary->question.half_year,
                              of != NULL ? of->unit : LIS_ID_NONE };
  LisActionValue value = { scope.today, 0 };
  LisIndicatorRule rule;

  if (!finder->with_pathways || !lis_indicator_rule_find (indicator->indicator->rule, &rule) ||
      !lis_indicator_rule_compute (rule, data, &scope, &value.value))
    return;
  indicator->computed = TRUE;
  if (indicator->unit == NULL)
    indicator->unit = lis_indicator_rule_get_unit (rule);
  g_array_append_val (indicator->values, value);
}

static gint8
get_trend (const LisActionIndicator *indicator)
{
  gint32 change;

  if (indicator->value == LIS_INTEGER_NONE || indicator->before == LIS_INTEGER_NONE ||
      indicator->value == indicator->before)
    return 0;
  change = indicator->value > indicator->before ? 1 : -1;
  return (gint8) (indicator->indicator->direction == LIS_DIRECTION_DOWN ? -change : change);
}

/* @own: the value is the indicator's own, not one actor's of several. */
static void
add_indicator (Finder *finder, const LisIndicator *of, const LisMeasure *measure, const guint32 *places, guint n,
               LisId actor, gboolean own)
{
  LisActionIndicator *indicator = g_new0 (LisActionIndicator, 1);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (LisActionValue));

  indicator->indicator = of;
  indicator->measure = measure;
  indicator->actor = get_actor_name (finder->summary->actions->data, own ? of->actor : actor);
  indicator->unit = of->unit;
  indicator->values = values;
  collect_values (finder, places, n, actor, values);
  if (of->rule != NULL)
    compute_value (finder, indicator, own ? of->actor : actor);
  indicator->value = values->len > 0 ? g_array_index (values, LisActionValue, values->len - 1).value
                                     : LIS_INTEGER_NONE;
  indicator->before = values->len > 1 ? g_array_index (values, LisActionValue, values->len - 2).value : of->baseline;
  indicator->trend = get_trend (indicator);
  indicator->verdict = lis_indicator_judge (of, indicator->value);
  g_ptr_array_add (finder->summary->indicators, indicator);
}

/* The indicator's own value, and one for each actor that measured by itself. */
static void
add_each (Finder *finder, const LisIndicator *of, const LisMeasure *measure, guint place)
{
  guint n, first = finder->summary->indicators->len;
  const guint32 *places = lis_grouping_get (&finder->measurements, place, &n);
  g_autoptr (GHashTable) actors = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean own = n == 0 || of->rule != NULL;

  for (guint i = 0; i < n; i++)
    {
      const LisMeasurement *one = lis_plan_data_get (finder->summary->actions->data, LIS_ENTITY_MEASUREMENT, places[i]);

      if (one->actor == LIS_ID_NONE)
        own = TRUE;
      else if (g_hash_table_add (actors, (gpointer) &one->actor) &&
               lis_action_summary_concerns (finder->summary, one->actor))
        add_indicator (finder, of, measure, places, n, one->actor, FALSE);
    }
  if (own && (of->actor == LIS_ID_NONE || lis_action_summary_concerns (finder->summary, of->actor)))
    {
      add_indicator (finder, of, measure, places, n, LIS_ID_NONE, TRUE);
      /* What holds for all stands before what holds for one. */
      g_ptr_array_insert (finder->summary->indicators, (int) first,
                          g_ptr_array_steal_index (finder->summary->indicators,
                                                   finder->summary->indicators->len - 1));
    }
}

void
lis_action_summary_find_indicators (LisActionSummary *summary)
{
  const LisActions *actions = summary->actions;
  const LisPlanData *data = actions->data;
  Finder finder = { .summary = summary };

  finder.with_pathways = data->sets[LIS_ENTITY_PERSON] != NULL && data->sets[LIS_ENTITY_PERIOD] != NULL &&
                         data->sets[LIS_ENTITY_TRAINING] != NULL;
  lis_grouping_init (&finder.measurements, data, LIS_ENTITY_INDICATOR, LIS_ENTITY_MEASUREMENT,
                     G_STRUCT_OFFSET (LisMeasurement, indicator));
  for (guint i = 0; i < actions->measures->len; i++)
    {
      guint place = g_array_index (actions->measures, LisActionMeasure, i).place, n;
      const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, place);
      const guint32 *places = lis_grouping_get (&actions->index.indicators, place, &n);

      if (n == 0 || lis_action_summary_get_plan (summary, measure) == NULL)
        continue;
      for (guint j = 0; j < n; j++)
        add_each (&finder, lis_plan_data_get (data, LIS_ENTITY_INDICATOR, places[j]), measure, places[j]);
    }
  lis_grouping_clear (&finder.measurements);
}

char *
lis_action_indicator_format_value (const LisActionIndicator *indicator, gint32 value)
{
  g_autofree char *number = value != LIS_INTEGER_NONE ? lis_number_format (value, LIS_INDICATOR_SCALE, 2) : NULL;

  if (number == NULL)
    return NULL;
  return indicator->unit != NULL ? g_strdup_printf ("%s\302\240%s", number, indicator->unit)
                                 : g_steal_pointer (&number);
}

const char *
lis_indicator_verdict_get_label (LisIndicatorVerdict verdict)
{
  switch (verdict)
    {
    case LIS_INDICATOR_MET:
      return _("target reached");
    case LIS_INDICATOR_ON_WAY:
      return _("on the way");
    case LIS_INDICATOR_WARNING:
      return _("warning");
    case LIS_INDICATOR_ALARM:
      return _("alarm");
    case LIS_INDICATOR_UNKNOWN:
    default:
      return _("not judged");
    }
}

const char *
lis_action_trend_get_label (const LisActionIndicator *indicator)
{
  if (indicator->value == LIS_INTEGER_NONE || indicator->before == LIS_INTEGER_NONE)
    return "";
  if (indicator->trend > 0)
    return _("better");
  return indicator->trend < 0 ? _("worse") : _("the same");
}
