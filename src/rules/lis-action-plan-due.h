/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan-status.h"
#include "lis-finding.h"

/* What the calendar says of something followed in an action plan. Findings, tables and dashboards all ask here, so that
 * none of them can count another way; the rule itself is written in lis-action-plan-finding.h. */

/* So many days before the last one something is soon due. */
#define LIS_PLAN_SOON_DAYS 60
/* So many months without a word are too many for what has no end. */
#define LIS_PLAN_SILENT_MONTHS 6

typedef enum
{
  LIS_PLAN_DUE_NOTHING,
  LIS_PLAN_DUE_LATE,
  LIS_PLAN_DUE_SOON,
  LIS_PLAN_DUE_SILENT, /* not mentioned for six months */
} LisPlanDueKind;

typedef struct
{
  LisPlanDueKind kind;
  LisSeverity    severity;
  LisDate        day; /* late, soon: the last day of its time; silent: the day it was last mentioned, or none */
} LisPlanDue;

/* The time of what is followed at @spot: the step's own, or the measure's where the step has none. What recurs began
 * with the plan where nothing else is told. */
LisFuzzyTime lis_plan_index_get_time (const LisPlanIndex *index, LisPlanSpot spot);

/* Neither a day nor a recurrence: nobody can tell when it is due. */
gboolean     lis_plan_time_is_missing (const LisFuzzyTime *time);

/* Can it be silent? Only then need anybody look for the last mention. */
gboolean     lis_plan_time_has_no_end (const LisFuzzyTime *time);

/**
 * @state: LisStatusState told on the day @told, 0 and LIS_DATE_NONE when none was.
 * @mention: the day it was last spoken of, or LIS_DATE_NONE; read only where lis_plan_time_has_no_end().
 */
LisPlanDue   lis_plan_due_judge (const LisFuzzyTime *time, gint32 state, LisDate told, LisDate mention, LisDate today);

/**
 * How grave a risk is: likelihood times consequence, from 1 to 9. From 6 on it is high, from 3 on medium.
 *
 * Returns: LisRiskLevel, or 0 where either is not told.
 */
gint32       lis_risk_get_level (gint32 likelihood, gint32 consequence);
