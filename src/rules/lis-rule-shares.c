/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-excess.h"
#include "lis-rules-private.h"

/* What is reused from doctor to doctor. */
typedef struct
{
  GArray *presences;
  GArray *steps;
  GArray *excesses;
} Scratch;

static gboolean
collect_shares (LisRuleContext *context, guint person, GArray *presences)
{
  const guint32 *periods;
  gboolean overlap = FALSE;
  guint n;

  g_array_set_size (presences, 0);
  periods = lis_grouping_get (&context->periods, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, periods[i]);

      if (lis_period_is_placed_in_time (period))
        lis_presence_add (presences, lis_period_get_range (period), period->share, period->state == LIS_STATE_AGREED,
                          periods[i]);
    }
  /* Most plans follow one period after another: then there is nothing to sum. */
  for (guint i = 1; i < presences->len && !overlap; i++)
    overlap = g_array_index (presences, LisPresence, i).range.start <
              g_array_index (presences, LisPresence, i - 1).range.end;
  return overlap;
}

/* The period that began last of those on the worst day: the one that made it too much. */
static LisId
find_period (LisRuleContext *context, const GArray *presences, const LisExcess *excess)
{
  const LisPeriod *latest = NULL;

  for (guint i = 0; i < presences->len; i++)
    {
      const LisPresence *presence = &g_array_index (presences, LisPresence, i);
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, presence->period);

      if (!lis_date_range_contains (presence->range, excess->worst_day) ||
          presence->agreed != (excess->class == LIS_EXCESS_AGREED))
        continue;
      if (latest == NULL || period->start > latest->start ||
          (period->start == latest->start && period->record.id > latest->record.id))
        latest = period;
    }
  return latest != NULL ? latest->record.id : LIS_ID_NONE;
}

static void
add_finding (LisRuleContext *context, guint person, const GArray *presences, const LisExcess *excess)
{
  LisFindingKind kind = excess->hand_over ? LIS_FINDING_SHARED_DAY : LIS_FINDING_SHARE_ABOVE_FULL;
  gboolean proposed = excess->class == LIS_EXCESS_PROPOSED;
  LisSeverity severity = proposed || excess->hand_over ? LIS_SEVERITY_NOTE : LIS_SEVERITY_SERIOUS;
  LisFinding *finding = lis_rule_add (context, kind, severity, excess->range);

  finding->person = lis_rule_get_person (context, person);
  finding->period = find_period (context, presences, excess);
  finding->amount = excess->amount;
  finding->limit = excess->limit;
  finding->worst_day = excess->worst_day;
  finding->proposed = proposed;
}

static void
check_doctor (LisRuleContext *context, guint person, Scratch *scratch)
{
  static const LisPlaces full_time = { { LIS_DATE_MIN, LIS_DATE_MAX }, LIS_SHARE_FULL };
  const LisPresence *presences;

  if (!collect_shares (context, person, scratch->presences))
    return;
  presences = (const LisPresence *) (gconstpointer) scratch->presences->data;
  lis_steps_sum (presences, scratch->presences->len, &full_time, 1, scratch->steps);
  lis_excesses_find (scratch->steps, presences, scratch->presences->len, context->today, scratch->excesses);
  for (guint i = 0; i < scratch->excesses->len; i++)
    add_finding (context, person, scratch->presences, &g_array_index (scratch->excesses, LisExcess, i));
}

void
lis_rule_shares (LisRuleContext *context)
{
  Scratch scratch = {
    g_array_new (FALSE, FALSE, sizeof (LisPresence)),
    g_array_new (FALSE, FALSE, sizeof (LisLoadStep)),
    g_array_new (FALSE, FALSE, sizeof (LisExcess)),
  };

  for (guint person = 0; person < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); person++)
    check_doctor (context, person, &scratch);
  g_array_unref (scratch.presences);
  g_array_unref (scratch.steps);
  g_array_unref (scratch.excesses);
}
