/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-settings.h"
#include "lis-test-plan.h"

/* Half-years start on 1.1./1.7., 1.2./1.8. or 1.3./1.9.; anything else falls back to the first. */
static void
test_half_years (void)
{
  static const struct
  {
    const char *value;
    int         expected;
  } cases[] = { { "1", 1 }, { "2", 2 }, { "3", 3 }, { "4", 1 }, { "0", 1 }, { "31", 1 }, { "", 1 }, { "mars", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPlanData) data = lis_plan_data_new ();
      g_autofree char *values = g_strdup_printf ("id=1; key=half-year-start; value=%s", cases[i].value);

      lis_test_plan_add (data, LIS_ENTITY_SETTING, "id=2; key=title; value=Eksempel");
      lis_test_plan_add (data, LIS_ENTITY_SETTING, values);
      g_assert_cmpint (lis_settings_get_half_year_start (data->sets[LIS_ENTITY_SETTING]), ==, cases[i].expected);
      g_assert_cmpstr (lis_settings_get (data->sets[LIS_ENTITY_SETTING], LIS_SETTING_TITLE), ==, "Eksempel");
      g_assert_null (lis_settings_get (data->sets[LIS_ENTITY_SETTING], "nothing"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/half-years", test_half_years);
  return g_test_run ();
}
