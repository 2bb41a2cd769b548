/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-finding.h"
#include "lis-grouping.h"
#include "lis-people.h"
#include "lis-presence.h"

/* Only for rules/: one rule a file, each adding its findings to the context. */

typedef struct
{
  const LisPlanData *data;
  LisDate            today;
  GArray            *findings;    /* LisFinding */
  LisGrouping        periods;     /* each by person */
  LisGrouping        trainings;
  LisGrouping        absences;
  LisGrouping        employments;
  LisGrouping        roles;       /* by the trainee they are for */
  LisGrouping        leaves;      /* by employment */
} LisRuleContext;

/* A new finding without persons, places or sums, to be filled in; until the next one. */
LisFinding *lis_rule_add (LisRuleContext *context, LisFindingKind kind, LisSeverity severity, LisDateRange range);

/* The id of the person at @person. */
static inline LisId
lis_rule_get_person (const LisRuleContext *context, guint person)
{
  return ((const LisRecord *) lis_plan_data_get (context->data, LIS_ENTITY_PERSON, person))->id;
}

/* Days of the doctor's trainings that run, that is without an outcome, into @days (emptied first), joined. */
void lis_rule_collect_training (const LisRuleContext *context, guint person, GArray *days);

/* Is the whole range history? */
static inline gboolean
lis_rule_is_past (const LisRuleContext *context, LisDateRange range)
{
  return range.end <= context->today;
}

/**
 * Shares of one doctor above full time. Overlap means shares that add up to more than 100 %, so 50 % beside 50 % is
 * lawful (design, dates). Every kind of period takes its share; absence does not lessen it, since it is from a period.
 * A single day on which one period ends and the next begins is a hand-over, found by itself and mildly.
 */
void lis_rule_shares (LisRuleContext *context);

/**
 * Days between a doctor's first and last period, inside a training that runs (no outcome yet), on which no period of
 * any kind or state stands and no absence of 100 % explains it. A period with a first but no last day goes on.
 */
void lis_rule_gaps (LisRuleContext *context);

/**
 * Placed periods outside every employment. Holding a post and being somewhere are two things: a doctor on rotation is
 * on leave from the home post and employed at the receiver, or on a short stay still paid at home (domain: stays of up
 * to three months), so it does not matter who employs. A day of service is covered by any employment of the doctor that
 * is not wholly on leave that day: leaves together as large as the employment's share. A day of research, leave or
 * other is covered by any employment, on leave or not. Days that follow one another are one finding, whatever periods
 * they belong to.
 */
void lis_rule_employment (LisRuleContext *context);

/**
 * Units with more doctors than training places in force; see LisLoadStep for who counts. Places for a specialty may be
 * taken by doctors training in it, places for any specialty by all. All doctors together are held against all places;
 * where a unit has places of several sorts, those of each specialty are also held against its own and the common
 * places. Proposals are counted apart: what would be too much only with them is noted as such.
 */
void lis_rule_capacity (LisRuleContext *context);

/* Periods without a unit (service only: research and leave need none) and periods without first or last day. */
void lis_rule_unplaced (LisRuleContext *context);

/**
 * Days from today on of a training that runs, on which the doctor has no mentor. The regulation wants a named one for
 * each doctor (spesialistforskriften § 25 d); a local mentor at the receiver is one more, not instead.
 */
void lis_rule_mentor (LisRuleContext *context);
