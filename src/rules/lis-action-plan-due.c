/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plan-due.h"

gboolean
lis_plan_time_is_missing (const LisFuzzyTime *time)
{
  return !lis_date_is_set (time->start) && !lis_date_is_set (time->end) && time->recurrence == 0;
}

gboolean
lis_plan_time_has_no_end (const LisFuzzyTime *time)
{
  return time->recurrence == LIS_RECURRENCE_CONTINUOUS || (time->recurrence == 0 && !lis_date_is_set (time->end));
}

/* Months of what recurs are in the text only. */
static LisFuzzyTime
make_time (LisDate start, LisDate end, gint32 certainty, gint32 recurrence, const char *start_text,
           const char *due_text)
{
  LisFuzzyTime time = { start, end, (LisFuzzyCertainty) certainty, (LisFuzzyRecurrence) recurrence, 0 };
  LisFuzzyTime told;

  if (recurrence <= LIS_RECURRENCE_CONTINUOUS)
    return time;
  if (lis_fuzzy_time_parse (due_text, &told) == LIS_FUZZY_UNDERSTOOD && told.months != 0)
    time.months = told.months;
  else if (lis_fuzzy_time_parse (start_text, &told) == LIS_FUZZY_UNDERSTOOD)
    time.months = told.months;
  return time;
}

static LisFuzzyTime
get_own_time (const LisPlanIndex *index, const LisMeasure *measure, guint step_place)
{
  const LisStep *step;
  LisFuzzyTime time;

  if (step_place != LIS_INDEX_NONE)
    {
      step = lis_plan_data_get (index->data, LIS_ENTITY_STEP, step_place);
      time = make_time (step->start, step->end, step->certainty, step->recurrence, step->start_text, step->due_text);
      if (!lis_plan_time_is_missing (&time))
        return time;
    }
  return make_time (measure->start, measure->end, measure->certainty, measure->recurrence, measure->start_text,
                    measure->due_text);
}

LisFuzzyTime
lis_plan_index_get_time (const LisPlanIndex *index, LisPlanSpot spot)
{
  const LisMeasure *measure = lis_plan_data_get (index->data, LIS_ENTITY_MEASURE, spot.measure);
  LisFuzzyTime time = get_own_time (index, measure, spot.step);
  const LisActionPlan *plan;

  if (time.recurrence <= LIS_RECURRENCE_CONTINUOUS || lis_date_is_set (time.start))
    return time;
  plan = lis_plan_data_find (index->data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);
  time.start = plan != NULL ? plan->start : LIS_DATE_NONE;
  return time;
}

static LisPlanDue
judge_recurring (const LisFuzzyTime *time, gint32 state, LisDate told, LisDate today)
{
  LisPlanDue due = { LIS_PLAN_DUE_NOTHING, LIS_SEVERITY_NOTE, LIS_DATE_NONE };
  LisDate first, next;

  if (!lis_fuzzy_time_get_last_occurrence (time, today, &first, &next))
    return due;
  if (state == LIS_STATUS_DONE && told >= first)
    return due;
  return (LisPlanDue){ LIS_PLAN_DUE_LATE, LIS_SEVERITY_WARNING, next - 1 };
}

static LisPlanDue
judge_silence (const LisFuzzyTime *time, LisDate mention, LisDate today)
{
  LisDate since = lis_date_add_months (today, -LIS_PLAN_SILENT_MONTHS);

  /* What has begun within these months need not have been spoken of yet. */
  if ((lis_date_is_set (mention) && mention > since) || (lis_date_is_set (time->start) && time->start > since))
    return (LisPlanDue){ LIS_PLAN_DUE_NOTHING, LIS_SEVERITY_NOTE, LIS_DATE_NONE };
  return (LisPlanDue){ LIS_PLAN_DUE_SILENT, LIS_SEVERITY_NOTE, mention };
}

static LisPlanDue
judge_end (const LisFuzzyTime *time, LisDate today)
{
  if (today >= time->end)
    return (LisPlanDue){ LIS_PLAN_DUE_LATE,
                         time->certainty == LIS_CERTAINTY_UNCERTAIN ? LIS_SEVERITY_NOTE : LIS_SEVERITY_WARNING,
                         time->end - 1 };
  if (time->end - today <= LIS_PLAN_SOON_DAYS)
    return (LisPlanDue){ LIS_PLAN_DUE_SOON, LIS_SEVERITY_NOTE, time->end - 1 };
  return (LisPlanDue){ LIS_PLAN_DUE_NOTHING, LIS_SEVERITY_NOTE, LIS_DATE_NONE };
}

LisPlanDue
lis_plan_due_judge (const LisFuzzyTime *time, gint32 state, LisDate told, LisDate mention, LisDate today)
{
  LisPlanDue nothing = { LIS_PLAN_DUE_NOTHING, LIS_SEVERITY_NOTE, LIS_DATE_NONE };

  if (state == LIS_STATUS_STOPPED || lis_plan_time_is_missing (time))
    return nothing;
  if (time->recurrence > LIS_RECURRENCE_CONTINUOUS)
    return judge_recurring (time, state, told, today);
  if (state == LIS_STATUS_DONE)
    return nothing;
  if (lis_plan_time_has_no_end (time))
    return judge_silence (time, mention, today);
  return judge_end (time, today);
}

gint32
lis_risk_get_level (gint32 likelihood, gint32 consequence)
{
  gint32 product = likelihood * consequence;

  if (product <= 0)
    return 0;
  if (product >= 6)
    return LIS_RISK_HIGH;
  return product >= 3 ? LIS_RISK_MEDIUM : LIS_RISK_LOW;
}
