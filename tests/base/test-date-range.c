/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-date-range.h"

#include <glib.h>

static LisDateRange
read_range (const char *first, const char *last)
{
  return (LisDateRange){ lis_date_from_iso (first), lis_date_from_iso (last) + 1 };
}

/* Design: whole months plus days / 30, as exact fractions. First and last day, both inclusive. */
static void
test_months (void)
{
  static const struct
  {
    const char *first, *last;
    int         whole, thirtieths;
  } cases[] = {
    { "2026-01-01", "2026-01-31", 1, 0 },
    { "2026-02-01", "2026-02-28", 1, 0 },
    { "2028-02-01", "2028-02-29", 1, 0 },
    { "2028-02-01", "2028-02-28", 0, 28 },  /* the leap day is missing */
    { "2026-01-01", "2026-06-30", 6, 0 },
    { "2026-01-01", "2026-12-31", 12, 0 },
    { "2026-01-15", "2026-02-14", 1, 0 },
    { "2026-01-15", "2026-02-15", 1, 1 },
    { "2026-01-01", "2026-01-01", 0, 1 },
    { "2026-01-01", "2026-01-30", 0, 29 },  /* 30 days of a longer month are less than the month */
    { "2026-04-01", "2026-04-30", 1, 0 },
    { "2026-01-31", "2026-02-28", 1, 0 },   /* from the 31st: complete after the last of February */
    { "2026-01-31", "2026-02-27", 0, 28 },
    { "2026-01-31", "2026-03-30", 2, 0 },
    { "2026-01-30", "2026-02-28", 1, 0 },
    { "2026-01-29", "2026-02-28", 1, 0 },
    { "2026-01-28", "2026-02-28", 1, 1 },
    { "2028-01-31", "2028-02-29", 1, 0 },
    { "2028-01-30", "2028-02-28", 0, 29 },
    { "2028-02-29", "2029-02-28", 12, 0 },  /* a year from a leap day */
    { "2028-02-29", "2032-02-28", 48, 0 },
    { "2024-03-01", "2030-08-31", 78, 0 },  /* 6.5 years: spesialistforskriften § 2 */
    { "2026-03-01", "2026-08-15", 5, 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s to %s", cases[i].first, cases[i].last);
      g_assert_cmpint (lis_date_range_months (read_range (cases[i].first, cases[i].last)), ==,
                       cases[i].whole * LIS_MONTHS_PER_MONTH + cases[i].thirtieths);
    }
  g_assert_cmpint (lis_date_range_months ((LisDateRange){ 100, 100 }), ==, 0);
  g_assert_cmpint (lis_date_range_months ((LisDateRange){ 100, 90 }), ==, 0);
}

/* A day more is never less time, whatever the first day. */
static void
test_months_grow (void)
{
  LisDate first = lis_date_from_iso ("2027-01-01");

  for (LisDate start = first; start < first + 500; start++)
    {
      LisMonths before = 0;

      for (LisDate end = start + 1; end < start + 800; end++)
        {
          LisMonths months = lis_date_range_months ((LisDateRange){ start, end });

          g_assert_cmpint (months, >=, before);
          g_assert_cmpint (months - before, <=, 3);
          before = months;
        }
    }
}

static void
test_format (void)
{
  static const struct
  {
    LisMonths   months;
    const char *expected;
  } cases[] = { { 180, "6" }, { 135, "4.5" }, { 1, "0" }, { 2, "0.1" }, { 121, "4" }, { 0, "0" }, { 29, "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lis_months_format (cases[i].months);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_sets (void)
{
  LisDateRange a = read_range ("2026-01-01", "2026-06-30"), b = read_range ("2026-06-30", "2026-12-31");
  LisDateRange c = read_range ("2026-07-01", "2026-12-31"), open = lis_date_range_new (LIS_DATE_NONE, LIS_DATE_NONE);

  /* A shared last and first day overlap; one day later they do not. */
  g_assert_true (lis_date_range_overlaps (a, b));
  g_assert_cmpint (lis_date_range_days (lis_date_range_intersect (a, b)), ==, 1);
  g_assert_false (lis_date_range_overlaps (a, c));
  g_assert_true (lis_date_range_is_empty (lis_date_range_intersect (a, c)));
  g_assert_cmpint (lis_date_range_days (lis_date_range_intersect (a, c)), ==, 0);
  g_assert_true (lis_date_range_overlaps (open, a));
  g_assert_true (lis_date_range_contains (open, LIS_DATE_MIN));
  g_assert_true (lis_date_range_contains (open, LIS_DATE_MAX - 1));
  g_assert_true (lis_date_range_contains (a, a.end - 1));
  g_assert_false (lis_date_range_contains (a, a.end));
  g_assert_cmpint (lis_date_range_new (LIS_DATE_NONE, 100).start, ==, LIS_DATE_MIN);
  g_assert_cmpint (lis_date_range_new (100, LIS_DATE_NONE).end, ==, LIS_DATE_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-range/months", test_months);
  g_test_add_func ("/date-range/months-grow", test_months_grow);
  g_test_add_func ("/date-range/format", test_format);
  g_test_add_func ("/date-range/sets", test_sets);
  return g_test_run ();
}
