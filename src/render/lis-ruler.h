/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-axis.h"

/* How the time line is divided: the tiers of the ruler, the grid under the bars, the cells of the load strip. */

typedef enum
{
  LIS_DIVISION_YEAR,
  LIS_DIVISION_HALF_YEAR,
  LIS_DIVISION_QUARTER,
  LIS_DIVISION_MONTH,
  LIS_DIVISION_WEEK,
  LIS_DIVISION_DAY,
} LisDivision;

#define LIS_RULER_MAX_TIERS 3

/* The tiers from the coarsest at the top to the finest. */
typedef struct
{
  guint       n_tiers;
  LisDivision tiers[LIS_RULER_MAX_TIERS];
} LisRulerTiers;

/* By how wide a day is. */
const LisRulerTiers *lis_ruler_choose_tiers (double per_day);

/* First day of the division that @date lies in. @half_year_start: month the half-years start in, 1–3. */
LisDate lis_division_get_start (LisDivision division, LisDate date, int half_year_start);
/* First day of the one after the division that starts on @start. */
LisDate lis_division_get_next (LisDivision division, LisDate start);

#define LIS_RULER_LABEL_SIZE 48
/* Writes what the ruler says of the division that starts on @start in @letters letters or so, "" when there is no room,
 * and returns @buffer. */
const char *lis_division_format (LisDivision division, LisDate start, int letters, char buffer[LIS_RULER_LABEL_SIZE]);

/* The finest division whose cells are at least @width points wide, from months up. */
LisDivision lis_division_choose_for_cells (double per_day, double width);
