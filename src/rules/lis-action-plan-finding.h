/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan.h"
#include "lis-finding.h"

/* What the rules find in action plans.
 *
 * A plan is followed step by step, and where a measure has no steps by the measure itself. Everybody with an A is
 * followed, each member of a group by itself; the status that counts for one of them is the newest that was told of it,
 * of its group, or of all.
 *
 * Late is what is neither done nor stopped when the last day of its time has passed: "2025" on 1 January 2026, "Våren
 * 2024" on 1 July 2024, "2024?" on 1 January 2025 but only as a note. What recurs is late when the newest month it
 * comes due in has passed and it was not told to be done since that month began. What is continuous or has no end is
 * never late, but it is a finding when six months have gone without a word about it. Times that say nothing count as no
 * date. */

typedef enum
{
  LIS_PLAN_FINDING_LATE,
  LIS_PLAN_FINDING_SOON_DUE,
  LIS_PLAN_FINDING_NOT_MENTIONED,
  LIS_PLAN_FINDING_WITHOUT_RESPONSIBLE,
  LIS_PLAN_FINDING_WITHOUT_DATE,
  LIS_PLAN_FINDING_WITHOUT_INDICATOR,
  LIS_N_PLAN_FINDING_KINDS,
} LisPlanFindingKind;

typedef struct
{
  LisPlanFindingKind kind;
  LisSeverity        severity;
  LisId              action_plan;
  LisId              measure;
  LisId              step;  /* or none */
  LisId              actor; /* with the A, or none */
  LisDate            day;   /* late, soon due: the last day of its time; not mentioned: the day it was last, or none */
  gint32             state; /* LisStatusState, 0 when none was told */
} LisPlanFinding;

/* "late": in --json and as a stable key. */
const char *lis_plan_finding_kind_get_name (LisPlanFindingKind kind);
/* Translated heading, "Late". */
const char *lis_plan_finding_kind_get_title (LisPlanFindingKind kind);
/* The whole sentence in the reader's language. Free with g_free(). */
char       *lis_plan_finding_format (const LisPlanFinding *finding, const LisPlanData *data);

/* The entities needed in LisPlanData, ended by LIS_ENTITY_NONE. */
extern const LisEntityType lis_plan_finding_entities[];

/**
 * All findings, in order of kind, plan, measure and step. Templates and what is out of its plan are left out.
 *
 * Returns: (transfer full): array of LisPlanFinding.
 */
GArray     *lis_plan_findings_find (const LisPlanData *data, LisDate today);
