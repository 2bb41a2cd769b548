/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan.h"
#include "lis-date-range.h"
#include "lis-plan-data.h"

/* Indicators of action plans: those computed from the pathways in the same file, and what a value means. A rule is one
 * row in the table of lis-plan-indicator.c and a pure function; LisIndicator.rule names it. */

typedef enum
{
  LIS_INDICATOR_WITH_MENTOR,    /* share of doctors in training who have a mentor today (§ 25 d) */
  LIS_INDICATOR_WITHOUT_PLACE,  /* share of those in training in the next half-year who lack a place on a day of it;
                                   a place that is only drafted is none */
  LIS_INDICATOR_OVER_CAPACITY,  /* units with more doctors than places some day of the next half-year */
  LIS_INDICATOR_ROTATIONS,      /* rotations that begin in the next half-year */
  LIS_N_INDICATOR_RULES,
} LisIndicatorRule;

typedef struct
{
  LisDate      today;
  LisDateRange half_year; /* the next one */
  LisId        unit;      /* or none: only its doctors (home employer at it or below it), only units below it */
} LisIndicatorScope;

/* "with-mentor": in LisIndicator.rule. */
const char  *lis_indicator_rule_get_name (LisIndicatorRule rule);
/* Translated: "Doctors with a mentor". */
const char  *lis_indicator_rule_get_title (LisIndicatorRule rule);
/* Unit of measurement, translated: "%", "doctors". */
const char  *lis_indicator_rule_get_unit (LisIndicatorRule rule);
LisDirection lis_indicator_rule_get_direction (LisIndicatorRule rule);
/* FALSE when there is none of that name. */
gboolean     lis_indicator_rule_find (const char *name, LisIndicatorRule *rule);

/* The entities needed in LisPlanData, ended by LIS_ENTITY_NONE. */
extern const LisEntityType lis_indicator_rule_entities[];

/**
 * @value: (out): hundredths, as LisMeasurement has them.
 * Returns: FALSE when there is nobody to count a share of.
 */
gboolean     lis_indicator_rule_compute (LisIndicatorRule rule, const LisPlanData *data,
                                         const LisIndicatorScope *scope, gint32 *value);

/* What a value means against target and thresholds. */
typedef enum
{
  LIS_INDICATOR_UNKNOWN, /* no value, or nothing to hold it against */
  LIS_INDICATOR_MET,     /* the target is reached */
  LIS_INDICATOR_ON_WAY,
  LIS_INDICATOR_WARNING, /* at the threshold or beyond */
  LIS_INDICATOR_ALARM,
} LisIndicatorVerdict;

/* @value: LIS_INTEGER_NONE for none. Target and thresholds lie on the side that the direction says. */
LisIndicatorVerdict lis_indicator_judge (const LisIndicator *indicator, gint32 value);
