/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-days.h"
#include "lis-rules-private.h"

/* What is reused from doctor to doctor. */
typedef struct
{
  GArray *training;
  GArray *taken;
  GArray *gaps;
} Scratch;

/* Days on periods; returns those from the first to the last of them. */
static LisDateRange
collect_periods (LisRuleContext *context, guint person, GArray *taken)
{
  LisDateRange whole = { LIS_DATE_MAX, LIS_DATE_MIN };
  const guint32 *periods;
  guint n;

  g_array_set_size (taken, 0);
  periods = lis_grouping_get (&context->periods, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, periods[i]);
      LisDateRange range = lis_period_get_range (period);

      if (!lis_date_is_set (period->start))
        continue;
      lis_days_add (taken, range);
      whole.start = MIN (whole.start, range.start);
      whole.end = MAX (whole.end, range.end);
    }
  return whole;
}

static void
add_full_absences (LisRuleContext *context, guint person, GArray *taken)
{
  const guint32 *absences;
  guint n;

  absences = lis_grouping_get (&context->absences, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisAbsence *absence = lis_plan_data_get (context->data, LIS_ENTITY_ABSENCE, absences[i]);

      if (absence->share >= LIS_SHARE_FULL)
        lis_days_add (taken, lis_date_range_new (absence->start, absence->end));
    }
}

static void
check_doctor (LisRuleContext *context, guint person, Scratch *scratch)
{
  LisDateRange whole;

  lis_rule_collect_training (context, person, scratch->training);
  if (scratch->training->len == 0)
    return;
  whole = collect_periods (context, person, scratch->taken);
  if (lis_date_range_is_empty (whole))
    return;
  add_full_absences (context, person, scratch->taken);
  lis_days_join (scratch->taken);
  lis_days_clip (scratch->training, whole);
  lis_days_subtract (scratch->training, scratch->taken, scratch->gaps);
  for (guint i = 0; i < scratch->gaps->len; i++)
    {
      LisDateRange gap = g_array_index (scratch->gaps, LisDateRange, i);

      if (!lis_rule_is_past (context, gap))
        lis_rule_add (context, LIS_FINDING_GAP, LIS_SEVERITY_WARNING, gap)->person =
          lis_rule_get_person (context, person);
    }
}

void
lis_rule_gaps (LisRuleContext *context)
{
  Scratch scratch = {
    g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
  };

  for (guint person = 0; person < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); person++)
    check_doctor (context, person, &scratch);
  g_array_unref (scratch.training);
  g_array_unref (scratch.taken);
  g_array_unref (scratch.gaps);
}
