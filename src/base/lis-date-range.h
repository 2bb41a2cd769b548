/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date.h"

/**
 * LisDateRange: days from @start up to, but not including, @end. Files and screens show the last day itself.
 *
 * No start means LIS_DATE_MIN, no end LIS_DATE_MAX; lis_date_range_new() sees to that.
 */
typedef struct
{
  LisDate start;
  LisDate end;
} LisDateRange;

/* Takes LIS_DATE_NONE for an open start or end. */
LisDateRange lis_date_range_new (LisDate start, LisDate end);

static inline gboolean
lis_date_range_is_empty (LisDateRange range)
{
  return range.start >= range.end;
}

static inline int
lis_date_range_days (LisDateRange range)
{
  return range.end > range.start ? range.end - range.start : 0;
}

static inline gboolean
lis_date_range_contains (LisDateRange range, LisDate date)
{
  return date >= range.start && date < range.end;
}

static inline gboolean
lis_date_range_overlaps (LisDateRange a, LisDateRange b)
{
  return a.start < b.end && b.start < a.end;
}

/* The days in both; empty when there are none. */
LisDateRange lis_date_range_intersect (LisDateRange a, LisDateRange b);

/**
 * LisMonths: a length of time in thirtieths of a month, exact: whole months count 30, odd days 1 each.
 */
typedef gint32 LisMonths;

#define LIS_MONTHS_NONE ((LisMonths) G_MININT32)
#define LIS_MONTHS_PER_MONTH 30

/**
 * Whole months from the first day, then the days left over, each a thirtieth of a month.
 *
 * From 31 January, one month is reached on the day after the last of February. A range that ends with the last day of
 * a month and starts with the first of one is whole months however long those are.
 */
LisMonths    lis_date_range_months (LisDateRange range);

/* "6", "4.5": rounded to one decimal, with the decimal mark of the reader's language. Free with g_free(). */
char        *lis_months_format (LisMonths months);
