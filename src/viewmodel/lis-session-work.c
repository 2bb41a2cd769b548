/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-history.h"
#include "lis-session-private.h"

/* Work of other objects of this room in the plan's own thread. */

typedef struct
{
  LisSessionWork work;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean       writes;
  char          *author;
  GCancellable  *of_plan; /* the session's, to know the plan again by */
  LisStoreHead   before; /* end of the history */
  char          *label;  /* of the newest change set, when it is a new one */
  gint64         number;
  GTask         *answer;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->free_data != NULL)
    request->free_data (request->data);
  g_clear_object (&request->answer);
  g_clear_object (&request->of_plan);
  g_free (request->author);
  g_free (request->label);
  g_free (request);
}

/* What was written, if anything was, for those who show it. */
static void
note_writing (Request *request, LisStore *store)
{
  g_autoptr (GPtrArray) entries = NULL;
  LisStoreHead after;

  if (!lis_store_read_head (store, 0, &after, NULL) || after.number == request->before.number)
    return;
  request->number = after.number;
  entries = lis_history_list (store, 1, NULL);
  if (entries != NULL && entries->len > 0)
    request->label = lis_history_entry_get_label (entries->pdata[0]);
}

static void
do_work (GTask *task, LisStore **store)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer result;

  if (request->writes)
    lis_store_read_head (*store, 0, &request->before, NULL);
  result = request->work (*store, request->author, request->data, g_task_get_cancellable (task), &error);
  if (result == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (request->writes)
    note_writing (request, *store);
  g_task_return_pointer (task, result, request->free_result);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) answer = g_steal_pointer (&request->answer);
  g_autoptr (GError) error = NULL;
  gpointer worked = g_task_propagate_pointer (G_TASK (result), &error);

  if (request->number != 0 && request->of_plan == self->cancellable)
    {
      lis_session_read_anew (self);
      g_signal_emit_by_name (self, "written", request->number, request->label);
    }
  if (worked != NULL)
    g_task_return_pointer (answer, worked, request->free_result);
  else
    g_task_return_error (answer, g_steal_pointer (&error));
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *of_plan)
{
  g_cancellable_cancel (of_plan);
}

void
lis_session_do (LisSession *self, LisSessionWork work, gpointer data, GDestroyNotify free_data,
                GDestroyNotify free_result, gboolean writes, GCancellable *cancellable, GAsyncReadyCallback answered,
                gpointer answered_data)
{
  g_autoptr (GTask) answer = g_task_new (self, cancellable, answered, answered_data);
  Request *request = g_new0 (Request, 1);
  GTask *task;

  request->work = work;
  request->data = data;
  request->free_data = free_data;
  request->free_result = free_result;
  request->writes = writes;
  request->author = g_strdup (self->author);
  if (self->state != LIS_SESSION_READY)
    {
      g_task_return_new_error (answer, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, "%s", _("No plan is open."));
      free_request (request);
      return;
    }
  request->answer = g_steal_pointer (&answer);
  request->of_plan = g_object_ref (self->cancellable);
  task = g_task_new (NULL, cancellable != NULL ? cancellable : self->cancellable, worked_cb, g_object_ref (self));
  /* The work ends with the plan too. */
  if (cancellable != NULL)
    g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (cancelled_cb), cancellable, 0);
  g_task_set_task_data (task, request, free_request);
  lis_plan_thread_run (self->thread, task, do_work);
}

gpointer
lis_session_do_finish (LisSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
