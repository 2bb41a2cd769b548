/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan.h"
#include "lis-grouping.h"

/**
 * LisPlanIndex: what hangs on the measures and steps of all action plans, gathered once for a question.
 */
typedef struct
{
  const LisPlanData *data;
  LisGrouping        steps;                    /* by measure */
  LisGrouping        measure_responsibilities; /* by measure, those of the measure itself */
  LisGrouping        step_responsibilities;
  LisGrouping        measure_statuses;
  LisGrouping        step_statuses;
  LisGrouping        measure_notes;
  LisGrouping        step_notes;
  LisGrouping        indicators; /* by measure */
  LisGrouping        members;    /* by group */
} LisPlanIndex;

void     lis_plan_index_init (LisPlanIndex *index, const LisPlanData *data);
void     lis_plan_index_clear (LisPlanIndex *index);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisPlanIndex, lis_plan_index_clear)

/* Where something is followed: @measure and @step are places in their sets, @step LIS_INDEX_NONE for the measure
 * itself. */
typedef struct
{
  guint measure;
  guint step;
} LisPlanSpot;

/* Who is to do something, and through which group, or none. */
typedef struct
{
  LisId actor;
  LisId group;
} LisPlanActor;

/* The actors of @kind into @actors (LisPlanActor, emptied first), as lis_plan_index_list_actors() has them. */
void     lis_plan_index_collect_actors (const LisPlanIndex *index, LisPlanSpot spot, LisResponsibilityKind kind,
                                        LisDate today, GArray *actors);
/* The actors of @kind, members in place of a group that has any on @today; the measure's where the step has none of its
 * own. Array of LisId, each once. */
GArray  *lis_plan_index_list_actors (const LisPlanIndex *index, LisPlanSpot spot, LisResponsibilityKind kind,
                                     LisDate today);

/* Does what was told of @told_of hold for @actor: of all (none), of itself, or of a group that it is in? */
gboolean lis_plan_index_holds_for (const LisPlanIndex *index, LisId told_of, LisId actor);

/* The newest status told on or before @today that holds for @actor (none for what was told of all), or NULL. */
const LisStepStatus *lis_plan_index_find_status (const LisPlanIndex *index, LisPlanSpot spot, LisId actor,
                                                 LisDate today);
/* The last day up to @today on which a status or note spoke of it, or LIS_DATE_NONE. */
LisDate  lis_plan_index_find_mention (const LisPlanIndex *index, LisPlanSpot spot, LisId actor, LisDate today);
