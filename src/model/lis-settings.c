/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-settings.h"

#include "lis-reference.h"

const char *
lis_settings_get (LisRecordSet *settings, const char *key)
{
  g_return_val_if_fail (settings->entity == &lis_setting_entity, NULL);

  for (guint i = 0; i < settings->count; i++)
    {
      const LisSetting *setting = lis_record_set_get (settings, i);

      if (g_str_equal (setting->key, key))
        return setting->value;
    }
  return NULL;
}

int
lis_settings_get_half_year_start (LisRecordSet *settings)
{
  const char *value = lis_settings_get (settings, LIS_SETTING_HALF_YEAR);

  if (value != NULL && value[0] >= '1' && value[0] <= '3' && value[1] == '\0')
    return value[0] - '0';
  return 1;
}
