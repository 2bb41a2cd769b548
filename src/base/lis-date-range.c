/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-date-range.h"

#include "lis-number.h"

LisDateRange
lis_date_range_new (LisDate start, LisDate end)
{
  return (LisDateRange){
    .start = lis_date_is_set (start) ? start : LIS_DATE_MIN,
    .end = lis_date_is_set (end) ? end : LIS_DATE_MAX,
  };
}

LisDateRange
lis_date_range_intersect (LisDateRange a, LisDateRange b)
{
  return (LisDateRange){ .start = MAX (a.start, b.start), .end = MIN (a.end, b.end) };
}

/* Where @months after @start are complete: the same day of the month, or the first of the next where the month is too
 * short to have it. */
static LisDate
months_after (LisDate start, int months)
{
  LisDate date = lis_date_add_months (start, months);

  return lis_date_get_day (date) < lis_date_get_day (start) ? date + 1 : date;
}

LisMonths
lis_date_range_months (LisDateRange range)
{
  int start_year, start_month, end_year, end_month, day, months;

  if (lis_date_range_is_empty (range))
    return 0;
  lis_date_get (range.start, &start_year, &start_month, &day);
  lis_date_get (range.end, &end_year, &end_month, &day);
  months = (end_year - start_year) * 12 + end_month - start_month;
  if (months_after (range.start, months) > range.end)
    months--;
  return months * LIS_MONTHS_PER_MONTH + MIN (range.end - months_after (range.start, months), 29);
}

char *
lis_months_format (LisMonths months)
{
  return lis_number_format (months, LIS_MONTHS_PER_MONTH, 1);
}
