/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-session-private.h"

/* Work of other objects of this room in the plan's own thread. */

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) answer = data;
  g_autoptr (GError) error = NULL;
  GDestroyNotify free_result = g_task_get_task_data (answer);
  gpointer done = g_task_propagate_pointer (G_TASK (result), &error);

  if (done != NULL)
    g_task_return_pointer (answer, done, free_result);
  else
    g_task_return_error (answer, g_steal_pointer (&error));
}

static void
read_by (LisSession *self, LisPlanWork *taken, GAsyncReadyCallback answered, gpointer data)
{
  g_autoptr (LisPlanWork) work = taken;
  GTask *answer = g_task_new (self, work->cancellable, answered, data);
  GTask *inner;

  g_task_set_task_data (answer, work->free_result, NULL);
  if (self->state != LIS_SESSION_READY)
    {
      g_task_return_new_error (answer, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, "%s", _("No plan is open."));
      g_object_unref (answer);
      return;
    }
  inner = g_task_new (NULL, work->cancellable, work_done_cb, answer);
  lis_plan_jobs_read_by (self->thread, inner, g_steal_pointer (&work));
}

void
lis_session_do (LisSession *self, LisSessionWork run, gpointer data, GDestroyNotify free_data,
                GDestroyNotify free_result, gboolean writes, GCancellable *cancellable, GAsyncReadyCallback answered,
                gpointer answered_data)
{
  LisPlanWork *work;

  g_return_if_fail (LIS_IS_SESSION (self) && run != NULL);

  work = g_new0 (LisPlanWork, 1);
  work->run = run;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  if (writes)
    lis_session_write_work (self, work, answered, answered_data);
  else
    read_by (self, work, answered, answered_data);
}

gpointer
lis_session_do_finish (LisSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
