/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-days.h"
#include "lis-rules-private.h"

/* What is reused from doctor to doctor. */
typedef struct
{
  GArray *needed;
  GArray *covered;
  GArray *uncovered;
  GArray *leaves; /* LisPresence */
  GArray *steps;
  GArray *one;    /* days of one employment */
  GArray *away;
  GArray *active;
} Scratch;

static gboolean
is_checked (const LisPeriod *period, gboolean service)
{
  return (period->kind == LIS_PERIOD_SERVICE) == service && lis_period_is_placed_in_time (period);
}

static void
collect_periods (LisRuleContext *context, guint person, gboolean service, GArray *needed)
{
  const guint32 *periods;
  guint n;

  g_array_set_size (needed, 0);
  periods = lis_grouping_get (&context->periods, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, periods[i]);

      if (is_checked (period, service))
        lis_days_add (needed, lis_period_get_range (period));
    }
  lis_days_join (needed);
}

/* Days on which the leaves from @employment together are as large as its share. */
static void
collect_days_away (LisRuleContext *context, const LisEmployment *employment, const guint32 *leaves, guint n,
                   Scratch *scratch)
{
  g_array_set_size (scratch->leaves, 0);
  g_array_set_size (scratch->away, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisLeave *leave = lis_plan_data_get (context->data, LIS_ENTITY_LEAVE, leaves[i]);

      lis_presence_add (scratch->leaves, lis_date_range_new (leave->start, leave->end), leave->share, TRUE,
                        LIS_INDEX_NONE);
    }
  lis_steps_sum ((const LisPresence *) (gconstpointer) scratch->leaves->data, scratch->leaves->len, NULL, 0,
                 scratch->steps);
  for (guint i = 0; i + 1 < scratch->steps->len; i++)
    {
      const LisLoadStep *step = &g_array_index (scratch->steps, LisLoadStep, i);

      if (step->agreed >= employment->share)
        lis_days_add (scratch->away, (LisDateRange){ step->start, step[1].start });
    }
  lis_days_join (scratch->away);
}

static void
collect_employments (LisRuleContext *context, guint person, gboolean active_only, Scratch *scratch)
{
  const guint32 *employments;
  guint n;

  g_array_set_size (scratch->covered, 0);
  employments = lis_grouping_get (&context->employments, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (context->data, LIS_ENTITY_EMPLOYMENT, employments[i]);
      LisDateRange range = lis_date_range_new (employment->start, employment->end);
      const guint32 *leaves;
      guint n_leaves;

      leaves = lis_grouping_get (&context->leaves, employments[i], &n_leaves);
      if (n_leaves == 0 || !active_only)
        {
          lis_days_add (scratch->covered, range);
          continue;
        }
      collect_days_away (context, employment, leaves, n_leaves, scratch);
      g_array_set_size (scratch->one, 0);
      lis_days_add (scratch->one, range);
      lis_days_subtract (scratch->one, scratch->away, scratch->active);
      g_array_append_vals (scratch->covered, scratch->active->data, scratch->active->len);
    }
  lis_days_join (scratch->covered);
}

/* Tells which of the doctor's periods lie on the days: one is named, and agreed ones make it worse. */
static void
add_finding (LisRuleContext *context, guint person, gboolean service, LisDateRange days)
{
  LisFinding *finding = lis_rule_add (context, LIS_FINDING_OUTSIDE_EMPLOYMENT, LIS_SEVERITY_NOTE, days);
  const guint32 *periods;
  guint n, n_met = 0;

  finding->person = lis_rule_get_person (context, person);
  finding->proposed = TRUE;
  periods = lis_grouping_get (&context->periods, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, periods[i]);

      if (!is_checked (period, service) || !lis_date_range_overlaps (lis_period_get_range (period), days))
        continue;
      n_met++;
      finding->period = n_met == 1 ? period->record.id : LIS_ID_NONE;
      finding->unit = n_met == 1 ? period->unit : LIS_ID_NONE;
      if (period->state == LIS_STATE_AGREED)
        {
          finding->severity = LIS_SEVERITY_WARNING;
          finding->proposed = FALSE;
        }
    }
}

static void
check_doctor (LisRuleContext *context, guint person, gboolean service, Scratch *scratch)
{
  collect_periods (context, person, service, scratch->needed);
  if (scratch->needed->len == 0)
    return;
  collect_employments (context, person, service, scratch);
  lis_days_subtract (scratch->needed, scratch->covered, scratch->uncovered);
  for (guint i = 0; i < scratch->uncovered->len; i++)
    {
      LisDateRange days = g_array_index (scratch->uncovered, LisDateRange, i);

      if (!lis_rule_is_past (context, days))
        add_finding (context, person, service, days);
    }
}

void
lis_rule_employment (LisRuleContext *context)
{
  Scratch scratch = {
    .needed = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    .covered = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    .uncovered = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    .leaves = g_array_new (FALSE, FALSE, sizeof (LisPresence)),
    .steps = g_array_new (FALSE, FALSE, sizeof (LisLoadStep)),
    .one = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    .away = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
    .active = g_array_new (FALSE, FALSE, sizeof (LisDateRange)),
  };

  for (guint person = 0; person < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); person++)
    {
      check_doctor (context, person, TRUE, &scratch);
      check_doctor (context, person, FALSE, &scratch);
    }
  g_array_unref (scratch.needed);
  g_array_unref (scratch.covered);
  g_array_unref (scratch.uncovered);
  g_array_unref (scratch.leaves);
  g_array_unref (scratch.steps);
  g_array_unref (scratch.one);
  g_array_unref (scratch.away);
  g_array_unref (scratch.active);
}
