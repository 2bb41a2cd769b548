/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-thread-private.h"

struct _LisPlanThread
{
  GThread     *thread;
  GAsyncQueue *jobs; /* Job */
  gint         ending;
};

typedef struct
{
  GTask     *task; /* NULL ends the thread */
  LisPlanJob run;
  gboolean   writes;
} Job;

static void
do_job (Job *job, gboolean ending, LisStore **store)
{
  if (ending && !job->writes)
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The plan was closed");
  else if (!g_task_return_error_if_cancelled (job->task))
    job->run (job->task, store);
  g_object_unref (job->task);
}

static gpointer
run_jobs (gpointer data)
{
  LisPlanThread *self = data;
  g_autoptr (LisStore) store = NULL;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (self->jobs);

      if (job->task == NULL)
        return NULL;
      do_job (job, g_atomic_int_get (&self->ending), &store);
    }
}

LisPlanThread *
lis_plan_thread_new (void)
{
  LisPlanThread *self = g_new0 (LisPlanThread, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("plan", run_jobs, self);
  return self;
}

void
lis_plan_thread_free (LisPlanThread *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->ending, TRUE);
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

static void
push_job (LisPlanThread *self, GTask *task, LisPlanJob job, gboolean writes)
{
  Job *entry = g_new0 (Job, 1);

  g_assert (g_task_get_source_object (task) == NULL);
  entry->task = task;
  entry->run = job;
  entry->writes = writes;
  g_async_queue_push (self->jobs, entry);
}

void
lis_plan_thread_run (LisPlanThread *self, GTask *task, LisPlanJob job)
{
  push_job (self, task, job, FALSE);
}

void
lis_plan_thread_run_write (LisPlanThread *self, GTask *task, LisPlanJob job)
{
  /* What the user has finished is not cancelled. */
  g_assert (g_task_get_cancellable (task) == NULL);
  push_job (self, task, job, TRUE);
}
