/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-days.h"
#include "lis-rules-private.h"

static void
collect_mentors (LisRuleContext *context, guint person, GArray *days)
{
  const guint32 *roles;
  guint n;

  g_array_set_size (days, 0);
  roles = lis_grouping_get (&context->roles, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisRole *role = lis_plan_data_get (context->data, LIS_ENTITY_ROLE, roles[i]);

      if (role->kind == LIS_ROLE_MENTOR)
        lis_days_add (days, lis_date_range_new (role->start, role->end));
    }
  lis_days_join (days);
}

void
lis_rule_mentor (LisRuleContext *context)
{
  g_autoptr (GArray) training = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (LisDateRange));

  for (guint person = 0; person < lis_plan_data_count (context->data, LIS_ENTITY_PERSON); person++)
    {
      lis_rule_collect_training (context, person, training);
      lis_days_clip (training, (LisDateRange){ context->today, LIS_DATE_MAX });
      if (training->len == 0)
        continue;
      collect_mentors (context, person, mentors);
      lis_days_subtract (training, mentors, without);
      for (guint i = 0; i < without->len; i++)
        {
          LisDateRange days = g_array_index (without, LisDateRange, i);
          gboolean now = lis_date_range_contains (days, context->today);

          lis_rule_add (context, LIS_FINDING_WITHOUT_MENTOR, now ? LIS_SEVERITY_SERIOUS : LIS_SEVERITY_WARNING, days)
            ->person = lis_rule_get_person (context, person);
        }
    }
}
