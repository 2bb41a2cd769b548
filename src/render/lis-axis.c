/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LONGEST_DAY 120.0

const LisZoomLevel lis_zoom_levels[] = {
  { "week", N_ ("Week"), 120.0 },
  { "month", N_ ("Month"), 32.0 },
  { "quarter", N_ ("Quarter"), 11.0 },
  { "half-year", N_ ("Half-year"), 5.5 },
  { "year", N_ ("Year"), 2.74 },
  { "two-years", N_ ("Two years"), 1.37 },
  { "four-years", N_ ("Four years"), 0.68 },
  { "pathway", N_ ("Whole pathway"), 0.34 },
  { "two-pathways", N_ ("Two pathways"), 0.17 },
  { NULL, NULL, 0 },
};

LisDate
lis_axis_get_date (const LisAxis *axis, double position)
{
  return axis->origin + (LisDate) floor (position / axis->per_day);
}

LisDateRange
lis_axis_get_range (const LisAxis *axis, double position, double width)
{
  LisDateRange range = { lis_axis_get_date (axis, position),
                         axis->origin + (LisDate) ceil ((position + width) / axis->per_day) };

  range.start = CLAMP (range.start, LIS_DATE_MIN, LIS_DATE_MAX);
  range.end = CLAMP (range.end, range.start, LIS_DATE_MAX);
  return range;
}

LisAxis
lis_axis_fit (LisDateRange range, double width)
{
  int days = lis_date_range_days (range);
  LisAxis axis = { range.start, MAX (width, 1.0) / (days > 0 ? days : 365) };

  axis.per_day = MIN (axis.per_day, LONGEST_DAY);
  return axis;
}

guint
lis_zoom_level_find (double per_day)
{
  guint nearest = 0;
  double least = INFINITY;

  for (guint i = 0; lis_zoom_levels[i].name != NULL; i++)
    {
      double distance = fabs (log (lis_zoom_levels[i].per_day / MAX (per_day, 1e-6)));

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  return nearest;
}
