/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathways-private.h"

#define MAX_LANES 255

/* Lanes as the last bar put into each leaves them. */
typedef struct
{
  LisDate end[MAX_LANES];
  guint   used;
} Lanes;

/* The first lane from @lowest on that is free on @start; the last one takes what finds none. */
static guint8
take_lane (Lanes *lanes, guint lowest, const LisPeriod *period)
{
  guint lane = MIN (lowest, MAX_LANES - 1);

  while (lane < MAX_LANES - 1 && lane < lanes->used && lanes->end[lane] > period->start)
    lane++;
  while (lanes->used <= lane)
    lanes->end[lanes->used++] = LIS_DATE_MIN;
  lanes->end[lane] = period->end;
  return (guint8) lane;
}

static gboolean
is_agreed (const LisPathwayBar *bar)
{
  return bar->period->state == LIS_STATE_AGREED;
}

/* One below the lowest of the agreed bars that @bar overlaps. */
static guint
find_lane_below (const LisPathwayBar *bars, guint n, const LisPathwayBar *bar)
{
  guint lowest = 0;

  for (guint i = 0; i < n && bars[i].period->start < bar->period->end; i++)
    if (is_agreed (&bars[i]) && bars[i].period->end > bar->period->start)
      lowest = MAX (lowest, bars[i].lane + 1u);
  return lowest;
}

guint
lis_pathway_bars_set_lanes (LisPathwayBar *bars, guint n)
{
  Lanes agreed = { .used = 0 }, others = { .used = 0 };

  for (guint i = 0; i < n; i++)
    if (is_agreed (&bars[i]))
      bars[i].lane = take_lane (&agreed, 0, bars[i].period);
  for (guint i = 0; i < n; i++)
    if (!is_agreed (&bars[i]))
      bars[i].lane = take_lane (&others, find_lane_below (bars, n, &bars[i]), bars[i].period);
  return MAX (agreed.used, others.used);
}
