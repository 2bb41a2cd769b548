/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date-range.h"

/**
 * LisAxis: where a day lies on the chart. A day covers the points from its own position to the next day's.
 */
typedef struct
{
  LisDate origin;  /* the day at 0 points */
  double  per_day; /* points, above 0 */
} LisAxis;

static inline double
lis_axis_get_position (const LisAxis *axis, LisDate date)
{
  return (date - axis->origin) * axis->per_day;
}

/* The day that covers @position. */
LisDate      lis_axis_get_date (const LisAxis *axis, double position);
/* The days that lie wholly or partly from @position on over @width points. */
LisDateRange lis_axis_get_range (const LisAxis *axis, double position, double width);
/* @range just fills @width, at most 120 points a day. An empty range gives a year. */
LisAxis      lis_axis_fit (LisDateRange range, double width);

/**
 * LisZoomLevel: how much time a chart of 1,000 points shows, from a week to a whole pathway.
 */
typedef struct
{
  const char *name;    /* stable, for settings: "half-year" */
  const char *label;   /* English message id: "Half-year" */
  double      per_day; /* points */
} LisZoomLevel;

/* From the closest to the widest, ended by a NULL name. */
extern const LisZoomLevel lis_zoom_levels[];

/* Index of the level nearest to @per_day. */
guint        lis_zoom_level_find (double per_day);
