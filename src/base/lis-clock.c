/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-clock.h"

const LisClock lis_clock_system = { 0 };

LisClock
lis_clock_fixed (LisDate today)
{
  return (LisClock){ .fixed = ((gint64) today * 24 + 12) * G_TIME_SPAN_HOUR };
}

LisDate
lis_clock_today (const LisClock *clock)
{
  g_autoptr (GDateTime) now = NULL;

  if (clock->fixed != 0)
    return (LisDate) (clock->fixed / G_TIME_SPAN_DAY);

  now = g_date_time_new_now_local ();
  return lis_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

char *
lis_clock_now_utc (const LisClock *clock)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *seconds = NULL;
  gint64 time = clock->fixed != 0 ? clock->fixed : g_get_real_time ();

  now = g_date_time_new_from_unix_utc (time / G_TIME_SPAN_SECOND);
  seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", seconds, (int) (time % G_TIME_SPAN_SECOND / G_TIME_SPAN_MILLISECOND));
}

LisClock
lis_clock_from_environment (void)
{
  LisDate today = lis_date_from_iso (g_getenv ("LISPLAN_TODAY"));

  return lis_date_is_set (today) ? lis_clock_fixed (today) : lis_clock_system;
}

char *
lis_clock_format_utc (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%d.%m.%Y %H:%M") : g_strdup (utc);
}

char *
lis_clock_midnight_utc (LisDate day)
{
  int year, month, of_month;
  g_autoptr (GDateTime) midnight = NULL;
  g_autoptr (GDateTime) utc = NULL;

  lis_date_get (day, &year, &month, &of_month);
  midnight = g_date_time_new_local (year, month, of_month, 0, 0, 0);
  utc = g_date_time_to_utc (midnight);
  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");
}
