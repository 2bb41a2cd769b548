/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"
#include "lis-plan-thread-private.h"
#include "lis-session.h"

/* What the session has done in the plan's thread. Every function takes @task. */

/* What was read. */
typedef struct
{
  LisPathways *pathways;
  LisGroupBy   group_by;         /* of the filter that pathways answer */
  char        *title;            /* of the plan, from its settings, or NULL */
  char        *read_only_reason; /* or NULL */
  int          half_year_start;  /* month, 1 to 3 */
} LisPlanReading;

void            lis_plan_reading_free (LisPlanReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanReading, lis_plan_reading_free)

/* What was counted. */
typedef struct
{
  GArray    *findings; /* LisFinding */
  GPtrArray *loads;    /* LisLoad of every unit */
} LisPlanCount;

void            lis_plan_count_free (LisPlanCount *count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanCount, lis_plan_count_free)

/* Opens the plan at @path and reads it; returns LisPlanReading. */
void            lis_plan_jobs_open (LisPlanThread *thread, GTask *task, const char *path,
                                    const LisPathwayFilter *filter);
/* Reads again if another program has written, or in any case when @read_anew; returns LisPlanReading, or NULL when
 * nothing has changed. */
void            lis_plan_jobs_poll (LisPlanThread *thread, GTask *task, const LisPathwayFilter *filter,
                                    gboolean read_anew);
/* Runs the rules and adds up loads on @data, which must stay until the task has returned; returns LisPlanCount. */
void            lis_plan_jobs_count (LisPlanThread *thread, GTask *task, const LisPlanData *data, LisDate today);
/* Makes a plan at @path and fills it by @fill; returns TRUE. */
void            lis_plan_jobs_make (LisPlanThread *thread, GTask *task, const char *path, LisSessionFillFunc fill,
                                    LisDate today);
