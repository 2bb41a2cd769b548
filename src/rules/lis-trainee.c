/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-trainee.h"

gboolean
lis_trainee_is_in (const LisPlanData *data, const LisGrouping *trainings, guint person, LisId specialty)
{
  const guint32 *members;
  guint n;

  members = lis_grouping_get (trainings, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, members[i]);

      if (training->specialty == specialty)
        return TRUE;
    }
  return FALSE;
}
