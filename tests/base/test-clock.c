/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-clock.h"

static void
test_fixed (void)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-02-28"));
  g_autofree char *now = lis_clock_now_utc (&clock);

  g_assert_cmpint (lis_clock_today (&clock), ==, lis_date_from_iso ("2026-02-28"));
  g_assert_cmpstr (now, ==, "2026-02-28T12:00:00.000Z");
}

static void
test_environment (void)
{
  LisClock clock;

  g_setenv ("LISPLAN_TODAY", "2030-01-31", TRUE);
  clock = lis_clock_from_environment ();
  g_assert_cmpint (lis_clock_today (&clock), ==, lis_date_from_iso ("2030-01-31"));
  g_setenv ("LISPLAN_TODAY", "31.01.2030", TRUE);
  clock = lis_clock_from_environment ();
  g_assert_cmpint (clock.fixed, ==, 0);
  g_unsetenv ("LISPLAN_TODAY");
  clock = lis_clock_from_environment ();
  g_assert_cmpint (clock.fixed, ==, 0);
}

static void
test_system (void)
{
  g_autofree char *now = lis_clock_now_utc (&lis_clock_system);

  g_assert_true (g_regex_match_simple ("^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", now, 0, 0));
  g_assert_cmpint (lis_clock_today (&lis_clock_system), >, lis_date_from_iso ("2020-01-01"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fixed", test_fixed);
  g_test_add_func ("/clock/environment", test_environment);
  g_test_add_func ("/clock/system", test_system);
  return g_test_run ();
}
