/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-pathways.h"
#include "lis-plan-memory.h"
#include "lis-plan-thread-private.h"
#include "lis-session.h"

/* What the session has done in the plan's thread. Every function takes @task. */

/* What was read. */
typedef struct
{
  LisPathways *pathways;
  char        *title;            /* of the plan, from its settings, or NULL */
  char        *read_only_reason; /* or NULL */
  char        *network_notice;   /* or NULL */
  char        *undo_label;       /* or NULL when there is nothing to undo */
  char        *redo_label;
  char        *state_folder;     /* of the plan, for this user */
  int          half_year_start;  /* month, 1 to 3 */
} LisSessionReading;

void            lis_session_reading_free (LisSessionReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisSessionReading, lis_session_reading_free)

/* What was counted. */
typedef struct
{
  GArray    *findings; /* LisFinding */
  GPtrArray *loads;    /* LisLoad of every unit */
} LisPlanCount;

void            lis_plan_count_free (LisPlanCount *count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanCount, lis_plan_count_free)

/* What was written, and the plan as it is since. */
typedef struct
{
  LisSessionReading *reading;       /* NULL when the change is on the disk but the plan could not be read again */
  GError         *reading_error;
  gint64          number;        /* of the change set; 0 when there was nothing to write */
  char           *label;
} LisPlanWriting;

void            lis_plan_writing_free (LisPlanWriting *writing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanWriting, lis_plan_writing_free)

typedef enum
{
  LIS_PLAN_WRITE_COMMIT,
  LIS_PLAN_WRITE_UNDO,
  LIS_PLAN_WRITE_REDO,
  LIS_PLAN_WRITE_WORK,
} LisPlanWriteKind;

/* Somebody else's piece of work; @run as LisSessionWork of lis-session-private.h. */
typedef struct
{
  gpointer      (*run) (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error);
  gpointer        data;
  GDestroyNotify  free_data;
  GCancellable   *cancellable; /* or NULL */
  gpointer        result;      /* of work that writes */
  GDestroyNotify  free_result;
} LisPlanWork;

void            lis_plan_work_free (LisPlanWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanWork, lis_plan_work_free)

/* Opens the plan at @path and reads it; returns LisSessionReading. */
void            lis_plan_jobs_open (LisPlanThread *thread, GTask *task, const char *path,
                                    const LisPathwayFilter *filter);
/* Reads again if another program has written, or in any case when @read_anew; returns LisSessionReading, or NULL when
 * nothing has changed. */
void            lis_plan_jobs_poll (LisPlanThread *thread, GTask *task, const LisPathwayFilter *filter,
                                    gboolean read_anew);
/* Runs the rules and adds up loads on @data, which must stay until the task has returned; returns LisPlanCount. */
void            lis_plan_jobs_count (LisPlanThread *thread, GTask *task, const LisPlanData *data, LisDate today);
/* Makes a plan at @path and fills it by @fill; returns TRUE. */
void            lis_plan_jobs_make (LisPlanThread *thread, GTask *task, const char *path, LisSessionFillFunc fill,
                                    LisDate today);
/* Writes as @author: @set, which it takes, or undoes @number, or redoes, or does @work, which must stay until the task
 * has returned; then reads again. It is done even when the plan is being closed. Returns LisPlanWriting. */
void            lis_plan_jobs_write (LisPlanThread *thread, GTask *task, LisPlanWriteKind kind, LisChangeSet *set,
                                     gint64 number, LisPlanWork *work, const char *author,
                                     const LisPathwayFilter *filter);
/* Takes @work, which reads; returns its result. */
void            lis_plan_jobs_read_by (LisPlanThread *thread, GTask *task, LisPlanWork *work);
/* After lis_plan_jobs_write() has failed: what it was to write, or NULL. */
LisChangeSet   *lis_plan_jobs_take_set (GTask *task);
/* A checked copy of the plan at @path; returns TRUE. */
void            lis_plan_jobs_copy (LisPlanThread *thread, GTask *task, const char *path);
/* Reads other entities; returns LisPlanData. */
void            lis_plan_jobs_load (LisPlanThread *thread, GTask *task, const LisEntityType *entities);
/* Reads the records of one entity as they stood when @day began; returns LisRecordSet. */
void            lis_plan_jobs_load_past (LisPlanThread *thread, GTask *task, LisEntityType entity, LisDate day);
