/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-holidays.h"
#include "lis-test.h"

static void
test_easter (void)
{
  /* Easter Sundays as printed in church calendars; the earliest and latest of each century are among them. */
  static const char *const days[] = { "1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
                                      "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25", "2049-04-18",
                                      "2076-04-19", "2106-04-18", "2160-03-23", "2190-04-25" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      LisDate easter = lis_date_from_iso (days[i]);
      char buffer[LIS_DATE_ISO_SIZE];

      g_assert_cmpstr (lis_date_to_iso (lis_holiday_get_easter (lis_date_get_year (easter)), buffer), ==, days[i]);
    }
}

static void
test_every_year (void)
{
  for (int year = LIS_DATE_FIRST_YEAR; year <= LIS_DATE_LAST_YEAR; year++)
    {
      LisDate easter = lis_holiday_get_easter (year);
      LisDate end = lis_date_new (year, 12, 31);
      guint count = 0;

      g_assert_cmpint (lis_date_get_weekday (easter), ==, LIS_SUNDAY);
      g_assert_cmpint (easter, >=, lis_date_new (year, 3, 22));
      g_assert_cmpint (easter, <=, lis_date_new (year, 4, 25));
      for (LisDate date = lis_date_new (year, 1, 1); date <= end; date++)
        count += lis_holiday_get_name (date) != NULL;
      /* Twelve, or eleven where one falls on 1 or 17 May. */
      g_assert_cmpuint (count, >=, 11);
      g_assert_cmpuint (count, <=, 12);
    }
}

static void
test_days_off (void)
{
  g_assert_true (lis_holiday_is_day_off (lis_date_new (2026, 5, 17)));
  g_assert_true (lis_holiday_is_day_off (lis_date_new (2026, 5, 16)));
  g_assert_false (lis_holiday_is_day_off (lis_date_new (2026, 5, 18)));
  g_assert_cmpstr (lis_holiday_get_name (lis_date_new (2026, 4, 3)), ==, "Good Friday");
  g_assert_null (lis_holiday_get_name (lis_date_new (2026, 4, 4)));
}

static void
assert_holidays_of_year (char **lines, int year)
{
  LisDate end = lis_date_new (year, 12, 31);

  for (LisDate date = lis_date_new (year, 1, 1); date <= end; date++)
    {
      char buffer[LIS_DATE_ISO_SIZE];
      gboolean listed = FALSE;

      lis_date_to_iso (date, buffer);
      for (guint i = 0; lines[i] != NULL && !listed; i++)
        listed = g_str_has_prefix (lines[i], buffer);
      if (listed != (lis_holiday_get_name (date) != NULL))
        g_error ("%s: listed %d, found %s", buffer, listed, lis_holiday_get_name (date));
    }
}

static void
test_list (void)
{
  g_autofree char *path = lis_test_find_data ("public_holidays_2024_2040.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (int year = 2024; year <= 2040; year++)
    assert_holidays_of_year (lines, year);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/every-year", test_every_year);
  g_test_add_func ("/holidays/days-off", test_days_off);
  g_test_add_func ("/holidays/list", test_list);
  return g_test_run ();
}
