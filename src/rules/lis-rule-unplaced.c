/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-rules-private.h"

/* The days it has, or those it is wanted in. */
static LisDateRange
get_days (const LisPeriod *period)
{
  return lis_date_range_new (lis_date_is_set (period->start) ? period->start : period->window_start,
                             lis_date_is_set (period->end) ? period->end : period->window_end);
}

static void
add_finding (LisRuleContext *context, const LisPeriod *period, LisFindingKind kind)
{
  gboolean agreed = period->state == LIS_STATE_AGREED;
  LisFinding *finding;

  finding = lis_rule_add (context, kind, agreed ? LIS_SEVERITY_WARNING : LIS_SEVERITY_NOTE, get_days (period));
  finding->person = period->person;
  finding->period = period->record.id;
  finding->unit = period->unit != LIS_ID_NONE ? period->unit : period->wished_unit;
  finding->proposed = !agreed;
}

void
lis_rule_unplaced (LisRuleContext *context)
{
  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_PERIOD); i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, i);

      if (lis_date_is_set (period->end) && period->end <= context->today)
        continue;
      if (period->unit == LIS_ID_NONE && period->kind == LIS_PERIOD_SERVICE)
        add_finding (context, period, LIS_FINDING_WITHOUT_PLACE);
      if (!lis_period_is_placed_in_time (period))
        add_finding (context, period, LIS_FINDING_WITHOUT_DATES);
    }
}
