/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-finding.h"

const LisEntityType lis_finding_entities[] = {
  LIS_ENTITY_SPECIALTY, LIS_ENTITY_UNIT,     LIS_ENTITY_PERSON,   LIS_ENTITY_ROLE,   LIS_ENTITY_EMPLOYMENT,
  LIS_ENTITY_LEAVE,     LIS_ENTITY_CAPACITY, LIS_ENTITY_TRAINING, LIS_ENTITY_PERIOD, LIS_ENTITY_ABSENCE,
  LIS_ENTITY_NONE,
};

static void
clear_finding (LisFinding *finding)
{
  g_free (finding->others);
  g_free (finding->steps);
}

GArray *
lis_findings_find (const LisPlanData *data, LisDate today)
{
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (LisFinding));

  g_array_set_clear_func (findings, (GDestroyNotify) clear_finding);
  return findings;
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

char *
lis_finding_format_mark (const LisFinding *finding)
{
  return g_strdup ("");
}

char *
lis_finding_format (const LisFinding *finding, const LisPlanData *data)
{
  return g_strdup ("");
}
