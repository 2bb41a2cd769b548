/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backup-keeper.h"

#include "lis-backup-work-private.h"
#include "lis-error.h"
#include "lis-sealed-file.h"

/* So often it is looked whether a day has passed; a machine that slept is late by no more than this. */
#define TICK_SECONDS 600

struct _LisBackupKeeper
{
  GObject   parent_instance;
  char     *path;
  char     *folder;
  LisClock  clock;

  GQueue    queue;    /* LisBackupWork: the first is under way */
  guint     timer;
  gboolean  started;
  gboolean  closed;
  LisDate   kept_day; /* of the last backup that went well */
  double    progress;
  char     *last_backup_time;
  GError   *fault;
};

G_DEFINE_FINAL_TYPE (LisBackupKeeper, lis_backup_keeper, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  PROP_PROGRESS,
  PROP_LAST_BACKUP_TIME,
  PROP_FAULT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void start_next (LisBackupKeeper *self);

static void
notify (LisBackupKeeper *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_progress (LisBackupKeeper *self, double share)
{
  if (self->progress == share)
    return;
  self->progress = share;
  notify (self, PROP_PROGRESS);
}

static void
set_fault (LisBackupKeeper *self, const GError *fault)
{
  if (self->fault == NULL && fault == NULL)
    return;
  g_clear_error (&self->fault);
  self->fault = fault != NULL ? g_error_copy (fault) : NULL;
  notify (self, PROP_FAULT);
}

/* Only the job under way may tell: a word may come after its answer. */
static void
work_progressed (LisBackupWork *work, double share)
{
  LisBackupKeeper *self = work->task != NULL ? g_task_get_source_object (work->task) : NULL;

  if (self != NULL && g_queue_peek_head (&self->queue) == work)
    set_progress (self, share);
}

static void
take_backup (LisBackupKeeper *self, const LisBackup *made)
{
  self->kept_day = lis_clock_today (&self->clock);
  g_free (self->last_backup_time);
  self->last_backup_time = g_strdup (made->time);
  notify (self, PROP_LAST_BACKUP_TIME);
  set_fault (self, NULL);
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LisBackupWork *work = data;
  g_autoptr (GTask) task = g_steal_pointer (&work->task);
  g_autoptr (LisBackupKeeper) self = g_object_ref (g_task_get_source_object (task));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Whoever hears of it may ask for more, which waits while this is in front. */
  if (done && work->made != NULL)
    take_backup (self, work->made);
  if (done)
    set_progress (self, 1);
  g_queue_pop_head (&self->queue);
  if (g_queue_is_empty (&self->queue))
    notify (self, PROP_BUSY);
  else
    start_next (self);
  if (done)
    g_task_return_pointer (task, work, (GDestroyNotify) lis_backup_work_unref);
  else
    {
      lis_backup_work_unref (work);
      g_task_return_error (task, error);
    }
}

static void
start_next (LisBackupKeeper *self)
{
  set_progress (self, 0);
  lis_backup_work_start (g_queue_peek_head (&self->queue), work_done_cb);
}

static void
cancel_work_cb (GCancellable *asked, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Takes @task, which whoever asked gets back. */
static LisBackupWork *
add_work (LisBackupKeeper *self, GTask *task, LisBackupWorkFunc run, const char *path)
{
  LisBackups *backups = lis_backups_new (self->path, self->folder, &self->clock);
  LisBackupWork *work = lis_backup_work_new (task, backups, run, path);
  GCancellable *asked = g_task_get_cancellable (task);

  /* The answer tells what was done, also when it came too late to be stopped. */
  g_task_set_check_cancellable (task, FALSE);
  work->progress = work_progressed;
  if (asked != NULL)
    g_signal_connect_object (asked, "cancelled", G_CALLBACK (cancel_work_cb), work->cancellable, 0);
  if (self->closed || g_cancellable_is_cancelled (asked))
    g_cancellable_cancel (work->cancellable);
  g_queue_push_tail (&self->queue, work);
  return work;
}

/* After all of the work is said. */
static void
begin_work (LisBackupKeeper *self)
{
  if (g_queue_get_length (&self->queue) > 1)
    return;
  notify (self, PROP_BUSY);
  start_next (self);
}

static LisBackupWork *
finish_work (LisBackupKeeper *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GTask *
make_task (LisBackupKeeper *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

static void
make_backup (LisBackupKeeper *self, GTask *task, LisBackupOccasion occasion)
{
  add_work (self, task, lis_backup_work_make, NULL)->occasion = occasion;
  begin_work (self);
}

/* Another program writes just now, or the window closes: no fault of anything. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED) ||
         g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LisBackupKeeper *self = LIS_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = lis_backup_keeper_make_finish (self, result, &error);

  if (made == NULL && !is_passing (error))
    set_fault (self, error);
}

static void
make_by_itself (LisBackupKeeper *self, LisBackupOccasion occasion)
{
  make_backup (self, make_task (self, lis_backup_keeper_make_async, NULL, kept_cb, NULL), occasion);
}

static gboolean
tick_cb (gpointer data)
{
  lis_backup_keeper_tick (data);
  return G_SOURCE_CONTINUE;
}

void
lis_backup_keeper_start (LisBackupKeeper *self)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  if (self->started || self->closed)
    return;
  self->started = TRUE;
  self->timer = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  make_by_itself (self, LIS_BACKUP_OPEN);
}

void
lis_backup_keeper_tick (LisBackupKeeper *self)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  if (!self->started || self->closed || !g_queue_is_empty (&self->queue) ||
      self->kept_day == lis_clock_today (&self->clock) ||
      g_error_matches (self->fault, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED))
    return;
  make_by_itself (self, LIS_BACKUP_DAILY);
}

void
lis_backup_keeper_set_clock (LisBackupKeeper *self, const LisClock *clock)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  self->clock = *clock;
}

void
lis_backup_keeper_close (LisBackupKeeper *self)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  self->closed = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  for (GList *link = self->queue.head; link != NULL; link = link->next)
    g_cancellable_cancel (((LisBackupWork *) link->data)->cancellable);
}

void
lis_backup_keeper_make_async (LisBackupKeeper *self, LisKeeperOccasion occasion, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  static const LisBackupOccasion occasions[] = { LIS_BACKUP_IMPORT, LIS_BACKUP_BULK, LIS_BACKUP_BY_HAND };

  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  make_backup (self, make_task (self, lis_backup_keeper_make_async, cancellable, callback, user_data),
               occasions[occasion]);
}

char *
lis_backup_keeper_make_finish (LisBackupKeeper *self, GAsyncResult *result, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_make_async, error);
  char *path = work != NULL ? g_strdup (work->made->path) : NULL;

  g_clear_pointer (&work, lis_backup_work_unref);
  return path;
}

void
lis_backup_keeper_list_async (LisBackupKeeper *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  add_work (self, make_task (self, lis_backup_keeper_list_async, cancellable, callback, user_data),
            lis_backup_work_list, NULL);
  begin_work (self);
}

GListModel *
lis_backup_keeper_list_finish (LisBackupKeeper *self, GAsyncResult *result, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_list_async, error);
  GListStore *list = work != NULL ? g_steal_pointer (&work->list) : NULL;

  g_clear_pointer (&work, lis_backup_work_unref);
  return list != NULL ? G_LIST_MODEL (list) : NULL;
}

void
lis_backup_keeper_compare_async (LisBackupKeeper *self, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  add_work (self, make_task (self, lis_backup_keeper_compare_async, cancellable, callback, user_data),
            lis_backup_work_compare, path);
  begin_work (self);
}

char **
lis_backup_keeper_compare_finish (LisBackupKeeper *self, GAsyncResult *result, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_compare_async, error);
  char **lines = work != NULL ? g_steal_pointer (&work->lines) : NULL;

  g_clear_pointer (&work, lis_backup_work_unref);
  return lines;
}

void
lis_backup_keeper_restore_async (LisBackupKeeper *self, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  lis_backup_keeper_restore_sealed_async (self, path, NULL, cancellable, callback, user_data);
}

void
lis_backup_keeper_restore_sealed_async (LisBackupKeeper *self, const char *path, const char *passphrase,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LisBackupWork *work;

  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  work = add_work (self, make_task (self, lis_backup_keeper_restore_async, cancellable, callback, user_data),
                   lis_backup_work_restore, path);
  work->passphrase = g_strdup (passphrase);
  begin_work (self);
}

gboolean
lis_backup_keeper_restore_finish (LisBackupKeeper *self, GAsyncResult *result, char **set_aside, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_restore_async, error);
  gboolean done = work != NULL;

  if (set_aside != NULL)
    *set_aside = done ? g_steal_pointer (&work->set_aside) : NULL;
  /* What is in the plan's place now is sound. */
  if (done)
    set_fault (self, NULL);
  g_clear_pointer (&work, lis_backup_work_unref);
  return done;
}

void
lis_backup_keeper_copy_to_async (LisBackupKeeper *self, const char *target, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  lis_backup_keeper_copy_sealed_to_async (self, target, NULL, cancellable, callback, user_data);
}

void
lis_backup_keeper_copy_sealed_to_async (LisBackupKeeper *self, const char *target, const char *passphrase,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LisBackupWork *work;

  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  work = add_work (self, make_task (self, lis_backup_keeper_copy_to_async, cancellable, callback, user_data),
                   lis_backup_work_copy_to, target);
  work->passphrase = g_strdup (passphrase);
  begin_work (self);
}

gboolean
lis_backup_keeper_copy_to_finish (LisBackupKeeper *self, GAsyncResult *result, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_copy_to_async, error);
  gboolean done = work != NULL;

  g_clear_pointer (&work, lis_backup_work_unref);
  return done;
}

void
lis_backup_keeper_unseal_async (LisBackupKeeper *self, const char *sealed, const char *target, const char *passphrase,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LisBackupWork *work;

  g_return_if_fail (LIS_IS_BACKUP_KEEPER (self));

  work = add_work (self, make_task (self, lis_backup_keeper_unseal_async, cancellable, callback, user_data),
                   lis_backup_work_unseal, sealed);
  work->target = g_strdup (target);
  work->passphrase = g_strdup (passphrase);
  begin_work (self);
}

gboolean
lis_backup_keeper_unseal_finish (LisBackupKeeper *self, GAsyncResult *result, GError **error)
{
  LisBackupWork *work = finish_work (self, result, lis_backup_keeper_unseal_async, error);
  gboolean done = work != NULL;

  g_clear_pointer (&work, lis_backup_work_unref);
  return done;
}

gboolean
lis_backup_keeper_is_sealed (const char *path)
{
  return lis_sealed_file_is (path);
}

gboolean
lis_backup_keeper_is_busy (LisBackupKeeper *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_KEEPER (self), FALSE);

  return !g_queue_is_empty (&self->queue);
}

double
lis_backup_keeper_get_progress (LisBackupKeeper *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_KEEPER (self), 0);

  return self->progress;
}

const char *
lis_backup_keeper_get_last_backup_time (LisBackupKeeper *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_KEEPER (self), NULL);

  return self->last_backup_time;
}

const GError *
lis_backup_keeper_get_fault (LisBackupKeeper *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_KEEPER (self), NULL);

  return self->fault;
}

static void
lis_backup_keeper_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisBackupKeeper *self = LIS_BACKUP_KEEPER (object);

  switch (property)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, !g_queue_is_empty (&self->queue));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_LAST_BACKUP_TIME:
      g_value_set_string (value, self->last_backup_time);
      break;
    case PROP_FAULT:
      g_value_set_boxed (value, self->fault);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_backup_keeper_finalize (GObject *object)
{
  LisBackupKeeper *self = LIS_BACKUP_KEEPER (object);

  /* Work under way keeps the keeper, so that there is none here. */
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_error (&self->fault);
  g_free (self->last_backup_time);
  g_free (self->path);
  g_free (self->folder);
  G_OBJECT_CLASS (lis_backup_keeper_parent_class)->finalize (object);
}

static void
lis_backup_keeper_class_init (LisBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_backup_keeper_get_property;
  object_class->finalize = lis_backup_keeper_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, read);
  properties[PROP_LAST_BACKUP_TIME] = g_param_spec_string ("last-backup-time", NULL, NULL, NULL, read);
  properties[PROP_FAULT] = g_param_spec_boxed ("fault", NULL, NULL, G_TYPE_ERROR, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_backup_keeper_init (LisBackupKeeper *self)
{
  g_queue_init (&self->queue);
}

LisBackupKeeper *
lis_backup_keeper_new (const char *path, const char *folder, const LisClock *clock)
{
  LisBackupKeeper *self = g_object_new (LIS_TYPE_BACKUP_KEEPER, NULL);

  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  self->clock = clock != NULL ? *clock : lis_clock_system;
  self->kept_day = LIS_DATE_NONE;
  return self;
}
