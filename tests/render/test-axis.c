/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-axis.h"
#include "lis-ruler.h"

static LisDate
day (const char *iso)
{
  LisDate date = lis_date_from_iso (iso);

  g_assert_true (lis_date_is_set (date));
  return date;
}

static void
test_positions (void)
{
  LisAxis axis = { day ("2026-01-01"), 2.5 };

  g_assert_cmpfloat (lis_axis_get_position (&axis, day ("2026-01-01")), ==, 0);
  g_assert_cmpfloat (lis_axis_get_position (&axis, day ("2026-01-11")), ==, 25);
  g_assert_cmpfloat (lis_axis_get_position (&axis, day ("2025-12-31")), ==, -2.5);
  /* A day covers its points up to the next day's first. */
  g_assert_cmpint (lis_axis_get_date (&axis, 0), ==, day ("2026-01-01"));
  g_assert_cmpint (lis_axis_get_date (&axis, 2.4), ==, day ("2026-01-01"));
  g_assert_cmpint (lis_axis_get_date (&axis, 2.5), ==, day ("2026-01-02"));
  g_assert_cmpint (lis_axis_get_date (&axis, -0.1), ==, day ("2025-12-31"));
  for (LisDate date = day ("2025-12-01"); date < day ("2026-03-01"); date++)
    g_assert_cmpint (lis_axis_get_date (&axis, lis_axis_get_position (&axis, date) + 1), ==, date);
}

static void
test_range (void)
{
  LisAxis axis = { day ("2026-01-01"), 10 };
  LisDateRange range = lis_axis_get_range (&axis, 15, 20);
  LisAxis tiny = { day ("2026-01-01"), 0.0001 };

  g_assert_cmpint (range.start, ==, day ("2026-01-02"));
  g_assert_cmpint (range.end, ==, day ("2026-01-05"));
  range = lis_axis_get_range (&tiny, -1000, 2000);
  g_assert_cmpint (range.start, ==, LIS_DATE_MIN);
  g_assert_cmpint (range.end, ==, LIS_DATE_MAX);
}

static void
test_fit (void)
{
  LisDateRange year = { day ("2026-01-01"), day ("2027-01-01") };
  LisDateRange hours = { day ("2026-01-01"), day ("2026-01-02") };
  LisDateRange none = { 0, 0 };
  LisAxis axis = lis_axis_fit (year, 730);

  g_assert_cmpint (axis.origin, ==, year.start);
  g_assert_cmpfloat_with_epsilon (axis.per_day, 2, 1e-9);
  g_assert_cmpfloat (lis_axis_fit (hours, 1000).per_day, ==, 120);
  g_assert_cmpfloat (lis_axis_fit (none, 365).per_day, ==, 1);
  g_assert_cmpfloat (lis_axis_fit (year, 0).per_day, >, 0);
}

static void
test_zoom_levels (void)
{
  for (guint i = 0; lis_zoom_levels[i].name != NULL; i++)
    {
      g_assert_cmpuint (lis_zoom_level_find (lis_zoom_levels[i].per_day), ==, i);
      g_assert_cmpuint (lis_zoom_level_find (lis_zoom_levels[i].per_day * 1.05), ==, i);
      if (i > 0)
        g_assert_cmpfloat (lis_zoom_levels[i].per_day, <, lis_zoom_levels[i - 1].per_day);
    }
  g_assert_cmpstr (lis_zoom_levels[lis_zoom_level_find (1e6)].name, ==, "week");
  g_assert_cmpstr (lis_zoom_levels[lis_zoom_level_find (0)].name, ==, "two-pathways");
}

static void
test_divisions (void)
{
  static const struct
  {
    LisDivision division;
    const char *date;
    int half_year_start;
    const char *start, *next;
  } cases[] = {
    { LIS_DIVISION_YEAR, "2026-05-17", 1, "2026-01-01", "2027-01-01" },
    /* 1.1./1.7., 1.2./1.8. and 1.3./1.9., as regions differ. */
    { LIS_DIVISION_HALF_YEAR, "2026-06-30", 1, "2026-01-01", "2026-07-01" },
    { LIS_DIVISION_HALF_YEAR, "2026-07-01", 1, "2026-07-01", "2027-01-01" },
    { LIS_DIVISION_HALF_YEAR, "2026-01-31", 2, "2025-08-01", "2026-02-01" },
    { LIS_DIVISION_HALF_YEAR, "2026-02-01", 2, "2026-02-01", "2026-08-01" },
    { LIS_DIVISION_HALF_YEAR, "2026-08-31", 3, "2026-03-01", "2026-09-01" },
    { LIS_DIVISION_HALF_YEAR, "2026-12-31", 3, "2026-09-01", "2027-03-01" },
    { LIS_DIVISION_QUARTER, "2026-05-17", 1, "2026-04-01", "2026-07-01" },
    { LIS_DIVISION_MONTH, "2028-02-29", 1, "2028-02-01", "2028-03-01" },
    /* ISO weeks begin on Mondays: 1 January 2027 lies in week 53 of 2026. */
    { LIS_DIVISION_WEEK, "2027-01-01", 1, "2026-12-28", "2027-01-04" },
    { LIS_DIVISION_DAY, "2026-05-17", 1, "2026-05-17", "2026-05-18" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisDate start = lis_division_get_start (cases[i].division, day (cases[i].date), cases[i].half_year_start);

      g_assert_cmpint (start, ==, day (cases[i].start));
      g_assert_cmpint (lis_division_get_next (cases[i].division, start), ==, day (cases[i].next));
    }
}

static void
test_labels (void)
{
  static const struct { LisDivision division; const char *start; int letters; const char *label; } cases[] = {
    { LIS_DIVISION_YEAR, "2026-01-01", 10, "2026" },
    { LIS_DIVISION_YEAR, "2026-01-01", 3, "26" },
    { LIS_DIVISION_YEAR, "2026-01-01", 1, "" },
    { LIS_DIVISION_HALF_YEAR, "2026-02-01", 20, "1st half 2026" },
    { LIS_DIVISION_HALF_YEAR, "2026-09-01", 9, "2nd half" },
    { LIS_DIVISION_HALF_YEAR, "2026-07-01", 3, "H2" },
    { LIS_DIVISION_HALF_YEAR, "2026-07-01", 1, "" },
    { LIS_DIVISION_QUARTER, "2026-10-01", 2, "Q4" },
    { LIS_DIVISION_MONTH, "2026-03-01", 14, "March 2026" },
    { LIS_DIVISION_MONTH, "2026-03-01", 10, "March" },
    { LIS_DIVISION_MONTH, "2026-03-01", 5, "Mar" },
    { LIS_DIVISION_MONTH, "2026-03-01", 1, "M" },
    { LIS_DIVISION_MONTH, "2026-03-01", 0, "" },
    { LIS_DIVISION_WEEK, "2026-12-28", 8, "Week 53" },
    { LIS_DIVISION_WEEK, "2026-12-28", 2, "53" },
    { LIS_DIVISION_DAY, "2026-05-17", 9, "Sun 17" },
    { LIS_DIVISION_DAY, "2026-05-17", 2, "17" },
    { LIS_DIVISION_DAY, "2026-05-17", 1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[LIS_RULER_LABEL_SIZE];

      g_assert_cmpstr (lis_division_format (cases[i].division, day (cases[i].start), cases[i].letters, buffer), ==,
                       cases[i].label);
    }
}

static void
test_tiers (void)
{
  static const struct { double per_day; guint n_tiers; LisDivision finest; } cases[] = {
    { 120, 3, LIS_DIVISION_DAY },  { 11, 3, LIS_DIVISION_WEEK },       { 1.37, 3, LIS_DIVISION_MONTH },
    { 0.34, 2, LIS_DIVISION_HALF_YEAR }, { 0.01, 1, LIS_DIVISION_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LisRulerTiers *tiers = lis_ruler_choose_tiers (cases[i].per_day);

      g_assert_cmpuint (tiers->n_tiers, ==, cases[i].n_tiers);
      g_assert_cmpint (tiers->tiers[tiers->n_tiers - 1], ==, cases[i].finest);
    }
  g_assert_cmpint (lis_division_choose_for_cells (1, 17), ==, LIS_DIVISION_MONTH);
  g_assert_cmpint (lis_division_choose_for_cells (0.3, 17), ==, LIS_DIVISION_QUARTER);
  g_assert_cmpint (lis_division_choose_for_cells (0.01, 17), ==, LIS_DIVISION_YEAR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/positions", test_positions);
  g_test_add_func ("/axis/range", test_range);
  g_test_add_func ("/axis/fit", test_fit);
  g_test_add_func ("/axis/zoom-levels", test_zoom_levels);
  g_test_add_func ("/ruler/divisions", test_divisions);
  g_test_add_func ("/ruler/labels", test_labels);
  g_test_add_func ("/ruler/tiers", test_tiers);
  return g_test_run ();
}
