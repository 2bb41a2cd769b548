/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-store.h"

/**
 * LisPlanThread: the one thread that owns an open plan. Jobs are done one after another in the order they were given;
 * each answers through its #GTask in the main context the task was made in.
 */
typedef struct _LisPlanThread LisPlanThread;

/* Runs in the thread and must return @task. @store is where the open plan is kept from job to job: NULL at first,
 * released by the thread when it ends. */
typedef void (*LisPlanJob) (GTask *task, LisStore **store);

LisPlanThread *lis_plan_thread_new (void);
/* Waits for the job under way and those that write; others not begun are cancelled. */
void           lis_plan_thread_free (LisPlanThread *thread);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanThread, lis_plan_thread_free)

/* Takes @task. Its source object must be NULL: the thread may hold the last reference, and nothing of the window may
 * be finalized here. */
void           lis_plan_thread_run (LisPlanThread *thread, GTask *task, LisPlanJob job);
/* The same for a job that writes: it is done even when the plan is being closed. */
void           lis_plan_thread_run_write (LisPlanThread *thread, GTask *task, LisPlanJob job);
