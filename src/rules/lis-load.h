/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

/**
 * LisLoadStep: from @start until the next step's, the same people are at the unit.
 *
 * Load is the sum of the shares present: absence that is to be deducted (§ 31) takes its share away, courses and
 * holiday, which count fully, do not. Doctors at the units below count too where the unit itself has places recorded.
 * Places are those of all its capacities in force, whatever their specialty.
 */
typedef struct
{
  LisDate start;
  gint32  agreed;   /* sum of shares of agreed periods, hundredths of a percent */
  gint32  proposed; /* of proposed ones and drafts, counted apart */
  gint32  places;   /* training places in force × 10000, or -1 where none are recorded */
} LisLoadStep;

typedef struct
{
  LisId   unit;
  GArray *steps; /* LisLoadStep, in order of day; the first starts at or before the range asked for */
} LisLoad;

void       lis_load_free (LisLoad *load);

/* Load of every unit that has service periods or capacity in @range, in order of unit id. Array of LisLoad. */
GPtrArray *lis_loads_compute (const LisPlanData *data, LisDateRange range);

/* The worst day of @range: most above its places, then most people; of equals the first. Its @start lies in @range. */
LisLoadStep lis_load_get_worst (const LisLoad *load, LisDateRange range);
