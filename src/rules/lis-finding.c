/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-finding.h"

#include <glib/gi18n-lib.h>

#include "lis-days.h"
#include "lis-rules-private.h"

const LisEntityType lis_finding_entities[] = {
  LIS_ENTITY_SPECIALTY, LIS_ENTITY_UNIT,     LIS_ENTITY_PERSON,   LIS_ENTITY_ROLE,   LIS_ENTITY_EMPLOYMENT,
  LIS_ENTITY_LEAVE,     LIS_ENTITY_CAPACITY, LIS_ENTITY_TRAINING, LIS_ENTITY_PERIOD, LIS_ENTITY_ABSENCE,
  LIS_ENTITY_NONE,
};

static const struct
{
  const char *name;
  const char *title;
} kinds[LIS_N_FINDING_KINDS] = {
  [LIS_FINDING_SHARE_ABOVE_FULL] = { "share-above-full", N_("Shares above 100 %") },
  [LIS_FINDING_SHARED_DAY] = { "shared-day", N_("Shared days at hand-overs") },
  [LIS_FINDING_GAP] = { "gap", N_("Gaps between periods") },
  [LIS_FINDING_OUTSIDE_EMPLOYMENT] = { "outside-employment", N_("Periods outside every employment") },
  [LIS_FINDING_OVER_CAPACITY] = { "over-capacity", N_("Units over capacity") },
  [LIS_FINDING_WITHOUT_PLACE] = { "without-place", N_("Periods without place") },
  [LIS_FINDING_WITHOUT_DATES] = { "without-dates", N_("Periods without dates") },
  [LIS_FINDING_WITHOUT_MENTOR] = { "without-mentor", N_("Doctors without mentor") },
};

const char *
lis_finding_kind_get_name (LisFindingKind kind)
{
  g_return_val_if_fail ((guint) kind < LIS_N_FINDING_KINDS, "");

  return kinds[kind].name;
}

const char *
lis_finding_kind_get_title (LisFindingKind kind)
{
  g_return_val_if_fail ((guint) kind < LIS_N_FINDING_KINDS, "");

  return _(kinds[kind].title);
}

gint32
lis_finding_get_worst (const LisFinding *finding, LisDateRange range)
{
  gint32 worst = 0;

  if (finding->n_steps == 0)
    return finding->amount;
  for (guint i = 0; i < finding->n_steps; i++)
    {
      LisDate end = i + 1 < finding->n_steps ? finding->steps[i + 1].start : finding->range.end;

      if (lis_date_range_overlaps ((LisDateRange){ finding->steps[i].start, end }, range))
        worst = MAX (worst, finding->steps[i].amount);
    }
  return worst;
}

LisFinding *
lis_rule_add (LisRuleContext *context, LisFindingKind kind, LisSeverity severity, LisDateRange range)
{
  LisFinding finding = { .kind = kind, .severity = severity, .range = range, .worst_day = LIS_DATE_NONE };

  g_array_append_val (context->findings, finding);
  return &g_array_index (context->findings, LisFinding, context->findings->len - 1);
}

void
lis_rule_collect_training (const LisRuleContext *context, guint person, GArray *days)
{
  const guint32 *trainings;
  guint n;

  g_array_set_size (days, 0);
  trainings = lis_grouping_get (&context->trainings, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (context->data, LIS_ENTITY_TRAINING, trainings[i]);

      if (training->outcome == 0)
        lis_days_add (days, lis_date_range_new (training->start, training->end));
    }
  lis_days_join (days);
}

static void
clear_finding (LisFinding *finding)
{
  g_free (finding->others);
  g_free (finding->steps);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Every finding has its place, so that the same plan gives the same list. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LisFinding *first = a, *second = b;
  int order = compare_numbers (first->kind, second->kind);

  if (order == 0)
    order = compare_numbers (first->person, second->person);
  if (order == 0)
    order = compare_numbers (first->unit, second->unit);
  if (order == 0)
    order = compare_numbers (first->range.start, second->range.start);
  if (order == 0)
    order = compare_numbers (first->specialty, second->specialty);
  if (order == 0)
    order = compare_numbers (first->period, second->period);
  return order != 0 ? order : compare_numbers (first->range.end, second->range.end);
}

static void
gather (LisRuleContext *context)
{
  const LisPlanData *data = context->data;

  lis_grouping_init (&context->periods, data, LIS_ENTITY_PERSON, LIS_ENTITY_PERIOD,
                     G_STRUCT_OFFSET (LisPeriod, person));
  lis_grouping_init (&context->trainings, data, LIS_ENTITY_PERSON, LIS_ENTITY_TRAINING,
                     G_STRUCT_OFFSET (LisTraining, person));
  lis_grouping_init (&context->absences, data, LIS_ENTITY_PERSON, LIS_ENTITY_ABSENCE,
                     G_STRUCT_OFFSET (LisAbsence, person));
  lis_grouping_init (&context->employments, data, LIS_ENTITY_PERSON, LIS_ENTITY_EMPLOYMENT,
                     G_STRUCT_OFFSET (LisEmployment, person));
  lis_grouping_init (&context->roles, data, LIS_ENTITY_PERSON, LIS_ENTITY_ROLE, G_STRUCT_OFFSET (LisRole, trainee));
  lis_grouping_init (&context->leaves, data, LIS_ENTITY_EMPLOYMENT, LIS_ENTITY_LEAVE,
                     G_STRUCT_OFFSET (LisLeave, employment));
}

GArray *
lis_findings_find (const LisPlanData *data, LisDate today)
{
  static void (*const rules[]) (LisRuleContext *) = {
    lis_rule_shares, lis_rule_gaps, lis_rule_employment, lis_rule_capacity, lis_rule_unplaced, lis_rule_mentor,
  };
  LisRuleContext context = { .data = data, .today = today };

  context.findings = g_array_new (FALSE, FALSE, sizeof (LisFinding));
  g_array_set_clear_func (context.findings, (GDestroyNotify) clear_finding);
  gather (&context);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](&context);
  g_array_sort (context.findings, compare_findings);
  lis_grouping_clear (&context.periods);
  lis_grouping_clear (&context.trainings);
  lis_grouping_clear (&context.absences);
  lis_grouping_clear (&context.employments);
  lis_grouping_clear (&context.roles);
  lis_grouping_clear (&context.leaves);
  return context.findings;
}
