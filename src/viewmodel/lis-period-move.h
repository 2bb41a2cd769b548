/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway.h"
#include "lis-session.h"

/**
 * LisPeriodMove: a period being moved or made longer by keys, step by step. The steps are one change, committed when
 * the keys have rested for LIS_PERIOD_MOVE_REST, when another period is moved, or when lis_period_move_flush() says so;
 * the session's "flush" does that too.
 *
 * Signal "changed": what is to be shown of it is another now.
 */
#define LIS_TYPE_PERIOD_MOVE (lis_period_move_get_type ())
G_DECLARE_FINAL_TYPE (LisPeriodMove, lis_period_move, LIS, PERIOD_MOVE, GObject)

/* Milliseconds. */
#define LIS_PERIOD_MOVE_REST 600

typedef enum
{
  LIS_MOVE_STEP_WEEK,
  LIS_MOVE_STEP_MONTH,
} LisMoveStep;

LisPeriodMove *lis_period_move_new (LisSession *session);

/* @steps: later, or earlier when below 0. FALSE when the period cannot be moved: it has no dates, the plan is read
 * only, or a change is on its way to the disk. */
gboolean       lis_period_move_shift (LisPeriodMove *move, const LisPeriod *period, LisMoveStep step, int steps);
/* The last day alone; never before the first. */
gboolean       lis_period_move_extend (LisPeriodMove *move, const LisPeriod *period, LisMoveStep step, int steps);
void           lis_period_move_flush (LisPeriodMove *move);
/* What is pending is dropped. */
void           lis_period_move_cancel (LisPeriodMove *move);

/* LIS_ID_NONE while nothing is pending or on its way. */
LisId          lis_period_move_get_period (LisPeriodMove *move);
/* The days it will have. */
LisDateRange   lis_period_move_get_range (LisPeriodMove *move);
/* "8 March 2026 to 5 September 2026, 6 months" and what would overlap, or NULL. Free with g_free(). */
char          *lis_period_move_describe (LisPeriodMove *move);
