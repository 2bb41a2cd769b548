/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-session-private.h"

/* Changes on their way to the disk, and those that wait. */

/* One change on its way: whose it is, and of which plan. */
typedef struct
{
  GTask           *answer;
  LisPlanWriteKind kind;
  LisChangeSet    *set; /* NULL while the thread has it */
  gint64           number;
  LisPlanWork     *work; /* of WORK */
  char            *path;
  GError          *error; /* why it waits, when the disk is to blame */
} Write;

static void
free_write (Write *write)
{
  g_clear_object (&write->answer);
  g_clear_pointer (&write->set, lis_change_set_free);
  g_clear_pointer (&write->work, lis_plan_work_free);
  g_clear_error (&write->error);
  g_free (write->path);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, free_write)

static gboolean
has_listener (LisSession *self, const char *signal)
{
  return g_signal_has_handler_pending (self, g_signal_lookup (signal, LIS_TYPE_SESSION), 0, FALSE);
}

/* Takes @error. Nobody else is told of a change that was given without a callback. */
static void
answer_refusal (LisSession *self, Write *write, GError *error)
{
  if (g_task_get_task_data (write->answer) == NULL)
    g_signal_emit_by_name (self, "refused", error);
  g_task_return_error (write->answer, error);
}

/* Changes to a plan that was left are answered too. */
void
lis_session_give_up (LisSession *self)
{
  GQueue dropped;

  g_return_if_fail (LIS_IS_SESSION (self));

  if (g_queue_is_empty (&self->waiting))
    return;
  dropped = self->waiting;
  g_queue_init (&self->waiting);
  while (!g_queue_is_empty (&dropped))
    {
      g_autoptr (Write) write = g_queue_pop_head (&dropped);

      if (write->error == NULL)
        write->error = g_error_new_literal (LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED,
                                            _("The change was given up; nothing was changed."));
      g_task_return_error (write->answer, g_steal_pointer (&write->error));
    }
  if (self->n_writing == 0)
    g_object_notify (G_OBJECT (self), "saving");
}

static void
finish_saving (LisSession *self)
{
  if (--self->n_writing == 0 && g_queue_is_empty (&self->waiting))
    g_object_notify (G_OBJECT (self), "saving");
}

/* What is on the screen follows. The answer comes after it, so that whoever asked sees the new pathways. */
static void
take_writing (LisSession *self, LisPlanWriting *writing)
{
  if (writing->reading != NULL)
    lis_session_take_reading (self, g_steal_pointer (&writing->reading));
  else if (lis_session_is_passing (writing->reading_error))
    self->read_anew = TRUE;
  else
    lis_session_fail (self, g_steal_pointer (&writing->reading_error));
  if (writing->number != 0)
    g_signal_emit_by_name (self, "written", writing->number, writing->label);
}

/* The disk is to blame, and may take it the next time. */
static gboolean
can_wait (LisSession *self, const GError *error)
{
  return error->domain == LIS_PLAN_ERROR && error->code != LIS_PLAN_ERROR_CANCELLED && has_listener (self, "stuck");
}

static void
answer_writing (Write *write, const LisPlanWriting *writing)
{
  if (write->work != NULL)
    g_task_return_pointer (write->answer, g_steal_pointer (&write->work->result), write->work->free_result);
  else
    g_task_return_pointer (write->answer, g_memdup2 (&writing->number, sizeof writing->number), g_free);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanWriting) writing = g_task_propagate_pointer (G_TASK (result), &error);
  LisSession *self = g_task_get_source_object (write->answer);
  gboolean is_same_plan = self->thread != NULL && g_strcmp0 (write->path, self->path) == 0;

  if (writing == NULL && is_same_plan && can_wait (self, error))
    {
      write->set = lis_plan_jobs_take_set (G_TASK (result));
      write->error = g_steal_pointer (&error);
      g_queue_push_tail (&self->waiting, write);
      finish_saving (self);
      g_signal_emit_by_name (self, "stuck", g_steal_pointer (&write)->error);
      return;
    }
  finish_saving (self);
  if (writing != NULL && is_same_plan)
    take_writing (self, writing);
  /* Also after a refusal: it may have waited for this. */
  if (is_same_plan && self->n_writing == 0)
    lis_session_count_findings (self);
  if (writing != NULL)
    answer_writing (write, writing);
  else
    answer_refusal (self, write, g_steal_pointer (&error));
}

/* Takes @write. */
static void
start_write (LisSession *self, Write *write)
{
  LisChangeSet *set = g_steal_pointer (&write->set);

  g_clear_error (&write->error);
  self->n_writing++;
  lis_plan_jobs_write (self->thread, g_task_new (NULL, NULL, written_cb, write), write->kind, set, write->number,
                       write->work, self->author, &self->filter);
}

static void
start_waiting (LisSession *self)
{
  GQueue ready = self->waiting;

  if (self->state != LIS_SESSION_READY)
    return;
  g_queue_init (&self->waiting);
  while (!g_queue_is_empty (&ready))
    start_write (self, g_queue_pop_head (&ready));
}

void
lis_session_retry (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  start_waiting (self);
}

/* Takes @set. */
static Write *
make_write (LisSession *self, LisPlanWriteKind kind, LisChangeSet *set, gint64 number, GAsyncReadyCallback answered,
            gpointer data)
{
  Write *write = g_new0 (Write, 1);

  write->answer = g_task_new (self, NULL, answered, data);
  /* Whether somebody hears the answer. */
  g_task_set_task_data (write->answer, GINT_TO_POINTER (answered != NULL), NULL);
  write->kind = kind;
  write->set = set;
  write->number = number;
  write->path = g_strdup (self->path);
  return write;
}

/* Takes @taken. */
static void
give_write (LisSession *self, Write *taken)
{
  g_autoptr (Write) write = taken;
  gboolean is_first = !lis_session_is_saving (self);

  if (self->state != LIS_SESSION_READY)
    {
      answer_refusal (self, write,
                      g_error_new_literal (LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("No plan is open.")));
      return;
    }
  if (!g_queue_is_empty (&self->waiting) || (self->author == NULL && has_listener (self, "author-wanted")))
    g_queue_push_tail (&self->waiting, g_steal_pointer (&write));
  else
    start_write (self, g_steal_pointer (&write));
  if (is_first)
    g_object_notify (G_OBJECT (self), "saving");
  if (self->waiting.length == 1 && self->author == NULL)
    g_signal_emit_by_name (self, "author-wanted");
}

static void
write_plan (LisSession *self, LisPlanWriteKind kind, LisChangeSet *set, gint64 number, GAsyncReadyCallback answered,
            gpointer data)
{
  give_write (self, make_write (self, kind, set, number, answered, data));
}

static void
move_to_copy (LisSession *self, const char *path)
{
  GQueue waiting = self->waiting;

  g_queue_init (&self->waiting);
  for (GList *l = waiting.head; l != NULL; l = l->next)
    {
      Write *write = l->data;

      g_free (write->path);
      write->path = g_strdup (path);
    }
  lis_session_open (self, path);
  self->waiting = waiting;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  gboolean copied = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *path = NULL;

  if (!lis_session_is_current (self, result))
    return;
  path = g_strdup (g_object_get_data (G_OBJECT (result), "path"));
  if (copied)
    move_to_copy (self, path);
  else
    g_signal_emit_by_name (self, "refused", error);
}

void
lis_session_save_copy (LisSession *self, const char *path)
{
  GTask *task;

  g_return_if_fail (LIS_IS_SESSION (self) && path != NULL);

  if (self->state != LIS_SESSION_READY)
    return;
  task = lis_session_make_task (self, copied_cb);
  g_object_set_data_full (G_OBJECT (task), "path", g_canonicalize_filename (path, NULL), g_free);
  lis_plan_jobs_copy (self->thread, task, path);
}

void
lis_session_flush (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  g_signal_emit_by_name (self, "flush");
}

void
lis_session_commit (LisSession *self, LisChangeSet *set, GAsyncReadyCallback answered, gpointer data)
{
  g_return_if_fail (LIS_IS_SESSION (self) && set != NULL);

  write_plan (self, LIS_PLAN_WRITE_COMMIT, set, 0, answered, data);
}

void
lis_session_undo (LisSession *self, gint64 number, GAsyncReadyCallback answered, gpointer data)
{
  g_return_if_fail (LIS_IS_SESSION (self) && number >= 0);

  write_plan (self, LIS_PLAN_WRITE_UNDO, NULL, number, answered, data);
}

void
lis_session_redo (LisSession *self, GAsyncReadyCallback answered, gpointer data)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  write_plan (self, LIS_PLAN_WRITE_REDO, NULL, 0, answered, data);
}

gboolean
lis_session_write_finish (LisSession *self, GAsyncResult *result, gint64 *number, GError **error)
{
  g_autofree gint64 *written = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  written = g_task_propagate_pointer (G_TASK (result), error);
  if (written != NULL && number != NULL)
    *number = *written;
  return written != NULL;
}

void
lis_session_set_author (LisSession *self, const char *author)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (g_strcmp0 (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
  g_object_notify (G_OBJECT (self), "author");
  if (author != NULL)
    start_waiting (self);
}

gboolean
lis_session_is_saving (LisSession *self)
{
  return self->n_writing > 0 || !g_queue_is_empty (&self->waiting);
}

void
lis_session_write_work (LisSession *self, LisPlanWork *work, GAsyncReadyCallback answered, gpointer data)
{
  Write *write = make_write (self, LIS_PLAN_WRITE_WORK, NULL, 0, answered, data);

  write->work = work;
  give_write (self, write);
}
