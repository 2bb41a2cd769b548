/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-holidays.h"

#include <glib/gi18n-lib.h>

static const struct { int month, day; const char *name; } fixed_holidays[] = {
  { 1, 1, N_ ("New Year’s Day") },
  { 5, 1, N_ ("Labour Day") },
  { 5, 17, N_ ("Constitution Day") },
  { 12, 25, N_ ("Christmas Day") },
  { 12, 26, N_ ("Boxing Day") },
};

static const struct { int after_easter; const char *name; } moving_holidays[] = {
  { -3, N_ ("Maundy Thursday") },
  { -2, N_ ("Good Friday") },
  { 0, N_ ("Easter Sunday") },
  { 1, N_ ("Easter Monday") },
  { 39, N_ ("Ascension Day") },
  { 49, N_ ("Whit Sunday") },
  { 50, N_ ("Whit Monday") },
};

/* The Sunday after the first full moon of spring, both by the tables of 1582: the golden number gives the moon's age,
 * corrected for the leap days left out and for the moon's own drift over the centuries. */
LisDate
lis_holiday_get_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int leap_days_left_out = century - century / 4;
  int moon_drift = (8 * century + 13) / 25;
  int age = (leap_days_left_out - moon_drift + 19 * golden + 15) % 30;
  LisDate full_moon;

  /* Two ages would put the full moon on 19 April or later: the tables move them one day back. */
  if (age == 29 || (age == 28 && golden > 10))
    age--;
  full_moon = lis_date_new (year, 3, 21) + age;
  return full_moon + 7 - (int) lis_date_get_weekday (full_moon) % 7;
}

const char *
lis_holiday_get_name (LisDate date)
{
  int year, month, day, after_easter;

  lis_date_get (date, &year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    if (fixed_holidays[i].month == month && fixed_holidays[i].day == day)
      return fixed_holidays[i].name;
  after_easter = date - lis_holiday_get_easter (year);
  for (guint i = 0; i < G_N_ELEMENTS (moving_holidays); i++)
    if (moving_holidays[i].after_easter == after_easter)
      return moving_holidays[i].name;
  return NULL;
}

gboolean
lis_holiday_is_day_off (LisDate date)
{
  return lis_date_get_weekday (date) >= LIS_SATURDAY || lis_holiday_get_name (date) != NULL;
}
