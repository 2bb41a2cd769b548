/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-session.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set.h"
#include "lis-entropy.h"
#include "lis-error.h"
#include "lis-session-private.h"

/* Another program's changes are seen within so many seconds. */
#define POLL_SECONDS 3

G_DEFINE_FINAL_TYPE (LisSession, lis_session, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_ERROR,
  PROP_PATH,
  PROP_TITLE,
  PROP_READ_ONLY_REASON,
  PROP_NETWORK_NOTICE,
  PROP_PATHWAYS,
  PROP_FILTER,
  PROP_GROUP_BY,
  PROP_COUNTING,
  PROP_SAVING,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_AUTHOR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
notify (LisSession *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_state (LisSession *self, LisSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_counting (LisSession *self, gboolean counting)
{
  if (self->counting == counting)
    return;
  self->counting = counting;
  notify (self, PROP_COUNTING);
}

GTask *
lis_session_make_task (LisSession *self, GAsyncReadyCallback answered)
{
  return g_task_new (NULL, self->cancellable, answered, g_object_ref (self));
}

/* Pathways may still be read by a job that is under way: the thread is waited for before they go. */
static void
drop_plan (LisSession *self)
{
  lis_session_give_up (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll_timer, g_source_remove);
  g_clear_pointer (&self->thread, lis_plan_thread_free);
  g_clear_pointer (&self->reading, lis_session_reading_free);
  g_clear_object (&self->memory);
  if (self->keeper != NULL)
    lis_backup_keeper_close (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->drafts);
  lis_selection_clear (self->selection);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->error);
  self->polling = FALSE;
  self->read_anew = FALSE;
  self->count_wanted = FALSE;
  set_counting (self, FALSE);
}

static void
begin_plan (LisSession *self, const char *path)
{
  g_autofree char *new_path = g_canonicalize_filename (path, NULL);

  g_object_freeze_notify (G_OBJECT (self));
  drop_plan (self);
  self->path = g_steal_pointer (&new_path);
  self->cancellable = g_cancellable_new ();
  self->thread = lis_plan_thread_new ();
  self->keeper = lis_backup_keeper_new (self->path, NULL, &self->clock);
  self->filter.today = lis_clock_today (&self->clock);
  /* The first picture does not wait for the load strip. */
  self->filter.with_load = FALSE;
  set_state (self, LIS_SESSION_LOADING);
  notify (self, PROP_PATH);
  notify (self, PROP_TITLE);
  notify (self, PROP_READ_ONLY_REASON);
  notify (self, PROP_NETWORK_NOTICE);
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
}

void
lis_session_fail (LisSession *self, GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, LIS_SESSION_FAILED);
  notify (self, PROP_ERROR);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
lis_session_is_current (LisSession *self, GAsyncResult *result)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  return cancellable == self->cancellable && !g_cancellable_is_cancelled (cancellable);
}

static gboolean
poll_timed_cb (gpointer data)
{
  lis_session_poll (data);
  return G_SOURCE_CONTINUE;
}

#define MEMORY_GROUP "pathways"

/* What was searched for is not remembered: a plan that opens with most doctors missing frightens people. */
static void
remember_filter (LisSession *self)
{
  LisPathwayFilter filter = self->filter;
  g_autofree char *text = NULL;

  if (self->memory == NULL)
    return;
  filter.search = NULL;
  filter.person = LIS_ID_NONE;
  text = lis_pathway_filter_to_text (&filter);
  lis_plan_memory_set_string (self->memory, MEMORY_GROUP, "filter", *text != '\0' ? text : NULL);
}

/* Before the first picture, so that it is the only one. */
static void
restore_filter (LisSession *self)
{
  g_autofree char *text = lis_plan_memory_get_string (self->memory, MEMORY_GROUP, "filter");
  g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (text);

  /* What somebody asked for meanwhile comes first. */
  if (text == NULL || self->filter_moved)
    return;
  lis_session_set_filter (self, &filter);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisSessionReading) reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (!lis_session_is_current (self, result))
    return;
  if (reading == NULL)
    {
      lis_session_fail (self, g_steal_pointer (&error));
      return;
    }
  self->memory = lis_plan_memory_new (reading->state_folder);
  self->drafts = lis_drafts_new (reading->state_folder);
  restore_filter (self);
  lis_session_take_reading (self, g_steal_pointer (&reading));
  self->poll_timer = g_timeout_add_seconds (POLL_SECONDS, poll_timed_cb, self);
  /* Into the copy, if that is what was opened. */
  lis_session_retry (self);
}

void
lis_session_take_reading (LisSession *self, LisSessionReading *reading)
{
  LisSessionReading *old = self->reading;

  if (self->filter_moved)
    lis_pathways_refilter (reading->pathways, &self->filter);
  self->filter_moved = self->polling || self->n_writing > 0;
  self->reading = reading;
  g_object_freeze_notify (G_OBJECT (self));
  set_state (self, LIS_SESSION_READY);
  notify (self, PROP_TITLE);
  notify (self, PROP_READ_ONLY_REASON);
  notify (self, PROP_NETWORK_NOTICE);
  notify (self, PROP_PATHWAYS);
  notify (self, PROP_UNDO_LABEL);
  notify (self, PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
  lis_session_reading_free (old);
}

gboolean
lis_session_is_passing (const GError *error)
{
  return g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisSessionReading) reading = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean count;

  if (!lis_session_is_current (self, result))
    return;
  count = reading != NULL || self->count_wanted;
  self->polling = self->count_wanted = FALSE;
  self->read_anew = lis_session_is_passing (error);
  if (error != NULL && !self->read_anew)
    {
      lis_session_fail (self, g_steal_pointer (&error));
      return;
    }
  if (reading != NULL)
    lis_session_take_reading (self, g_steal_pointer (&reading));
  if (count)
    lis_session_count_findings (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (LisPlanCount) count = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!lis_session_is_current (self, result))
    return;
  set_counting (self, FALSE);
  if (count == NULL || self->reading == NULL)
    return;
  lis_pathways_take_findings (self->reading->pathways, g_steal_pointer (&count->findings));
  lis_pathways_take_loads (self->reading->pathways, g_steal_pointer (&count->loads));
  self->filter.with_load = TRUE;
  notify (self, PROP_PATHWAYS);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  if (!lis_session_is_current (self, result))
    return;
  if (made)
    lis_plan_jobs_open (self->thread, lis_session_make_task (self, opened_cb), self->path, &self->filter);
  else
    lis_session_fail (self, g_steal_pointer (&error));
}

static void
lis_session_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisSession *self = LIS_SESSION (object);

  switch (property)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, lis_session_get_title (self));
      break;
    case PROP_NETWORK_NOTICE:
      g_value_set_string (value, lis_session_get_network_notice (self));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, lis_session_get_read_only_reason (self));
      break;
    case PROP_PATHWAYS:
      g_value_set_pointer (value, lis_session_get_pathways (self));
      break;
    case PROP_FILTER:
      g_value_set_pointer (value, &self->filter);
      break;
    case PROP_GROUP_BY:
      g_value_set_int (value, self->filter.group_by);
      break;
    case PROP_COUNTING:
      g_value_set_boolean (value, self->counting);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, lis_session_is_saving (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, lis_session_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, lis_session_get_redo_label (self));
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_session_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_GROUP_BY)
    lis_session_set_group_by (LIS_SESSION (object), (LisGroupBy) g_value_get_int (value));
  else if (property == PROP_AUTHOR)
    lis_session_set_author (LIS_SESSION (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_session_finalize (GObject *object)
{
  LisSession *self = LIS_SESSION (object);

  drop_plan (self);
  g_clear_object (&self->selection);
  g_free (self->search);
  g_free (self->author);
  G_OBJECT_CLASS (lis_session_parent_class)->finalize (object);
}

static void
lis_session_class_init (LisSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_session_get_property;
  object_class->set_property = lis_session_set_property;
  object_class->finalize = lis_session_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, LIS_SESSION_FAILED, 0, read);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, read);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", read);
  properties[PROP_NETWORK_NOTICE] = g_param_spec_string ("network-notice", NULL, NULL, NULL, read);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, read);
  properties[PROP_PATHWAYS] = g_param_spec_pointer ("pathways", NULL, NULL, read);
  properties[PROP_GROUP_BY] = g_param_spec_int ("group-by", NULL, NULL, LIS_GROUP_NONE, LIS_GROUP_COMPLETION,
                                                LIS_GROUP_NONE,
                                                read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FILTER] = g_param_spec_pointer ("filter", NULL, NULL, read);
  properties[PROP_COUNTING] = g_param_spec_boolean ("counting", NULL, NULL, FALSE, read);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, read);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_INT64, G_TYPE_STRING);
  g_signal_new ("author-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("stuck", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ERROR);
  g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ERROR);
  g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_ERROR);
  g_signal_new ("flush", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lis_session_init (LisSession *self)
{
  self->selection = lis_selection_new ();
  self->entropy = lis_entropy_system ();
}

LisSession *
lis_session_new (const LisClock *clock)
{
  LisSession *self = g_object_new (LIS_TYPE_SESSION, NULL);

  self->clock = clock != NULL ? *clock : lis_clock_system;
  self->filter.today = lis_clock_today (&self->clock);
  return self;
}

void
lis_session_open (LisSession *self, const char *path)
{
  g_return_if_fail (LIS_IS_SESSION (self) && path != NULL);

  begin_plan (self, path);
  lis_plan_jobs_open (self->thread, lis_session_make_task (self, opened_cb), self->path, &self->filter);
}

void
lis_session_make (LisSession *self, const char *path, LisSessionFillFunc fill)
{
  g_return_if_fail (LIS_IS_SESSION (self) && path != NULL && fill != NULL);

  begin_plan (self, path);
  lis_plan_jobs_make (self->thread, lis_session_make_task (self, made_cb), self->path, fill, self->filter.today);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  LisBackupKeeper *keeper = LIS_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *set_aside = NULL;

  lis_backup_keeper_restore_finish (keeper, result, &set_aside, &error);
  /* Another plan was opened meanwhile. */
  if (keeper != self->keeper)
    return;
  g_signal_emit_by_name (self, "restored", set_aside, error);
  if (keeper == self->keeper)
    lis_plan_jobs_open (self->thread, lis_session_make_task (self, opened_cb), self->path, &self->filter);
}

void
lis_session_restore (LisSession *self, const char *backup, const char *passphrase)
{
  g_autofree char *path = NULL;

  g_return_if_fail (LIS_IS_SESSION (self) && backup != NULL && self->path != NULL);

  path = g_strdup (self->path);
  /* Nobody may hold the plan while it is put in its place. */
  begin_plan (self, path);
  lis_backup_keeper_restore_sealed_async (self->keeper, backup, passphrase, NULL, restored_cb, g_object_ref (self));
}

void
lis_session_close (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  g_object_freeze_notify (G_OBJECT (self));
  drop_plan (self);
  set_state (self, LIS_SESSION_EMPTY);
  notify (self, PROP_PATH);
  notify (self, PROP_TITLE);
  notify (self, PROP_READ_ONLY_REASON);
  notify (self, PROP_NETWORK_NOTICE);
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
}

void
lis_session_set_group_by (LisSession *self, LisGroupBy group_by)
{
  LisPathwayFilter filter;

  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->filter.group_by == group_by)
    return;
  filter = self->filter;
  filter.group_by = group_by;
  lis_session_set_filter (self, &filter);
}

void
lis_session_set_filter (LisSession *self, const LisPathwayFilter *filter)
{
  gboolean with_load = self->filter.with_load;
  LisDate today = self->filter.today;
  char *search;

  g_return_if_fail (LIS_IS_SESSION (self) && filter != NULL);

  search = g_strdup (filter->search);
  self->filter = *filter;
  self->filter.with_load = with_load;
  self->filter.today = today;
  g_free (self->search);
  self->filter.search = self->search = search;
  self->filter_moved = self->state == LIS_SESSION_LOADING || self->polling || self->n_writing > 0;
  if (self->reading != NULL)
    lis_pathways_refilter (self->reading->pathways, &self->filter);
  remember_filter (self);
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_FILTER);
  notify (self, PROP_GROUP_BY);
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
}

void
lis_session_count_findings (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->reading == NULL || self->counting || self->reading->pathways->findings != NULL)
    return;
  /* The thread counts what was read last; a poll under way may put something newer in its place and let go of it. */
  self->count_wanted = self->polling || self->n_writing > 0;
  if (self->count_wanted)
    return;
  set_counting (self, TRUE);
  lis_plan_jobs_count (self->thread, lis_session_make_task (self, counted_cb), self->reading->pathways->data,
                       self->filter.today);
}

void
lis_session_poll (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->state != LIS_SESSION_READY || self->polling || self->counting || self->n_writing > 0)
    return;
  self->polling = TRUE;
  lis_plan_jobs_poll (self->thread, lis_session_make_task (self, polled_cb), &self->filter, self->read_anew);
}

LisSessionState
lis_session_get_state (LisSession *self)
{
  return self->state;
}

const GError *
lis_session_get_error (LisSession *self)
{
  return self->error;
}

const char *
lis_session_get_path (LisSession *self)
{
  return self->path;
}

const char *
lis_session_get_title (LisSession *self)
{
  if (self->reading != NULL && self->reading->title != NULL)
    return self->reading->title;
  return self->path != NULL ? strrchr (self->path, '/') + 1 : "";
}

const char *
lis_session_get_read_only_reason (LisSession *self)
{
  return self->reading != NULL ? self->reading->read_only_reason : NULL;
}

const char *
lis_session_get_network_notice (LisSession *self)
{
  return self->reading != NULL ? self->reading->network_notice : NULL;
}

LisPathways *
lis_session_get_pathways (LisSession *self)
{
  return self->reading != NULL ? self->reading->pathways : NULL;
}

LisDate
lis_session_get_today (LisSession *self)
{
  return self->filter.today;
}

int
lis_session_get_half_year_start (LisSession *self)
{
  return self->reading != NULL ? self->reading->half_year_start : 1;
}

LisGroupBy
lis_session_get_group_by (LisSession *self)
{
  return self->filter.group_by;
}

const LisPathwayFilter *
lis_session_get_filter (LisSession *self)
{
  return &self->filter;
}

LisPlanMemory *
lis_session_get_memory (LisSession *self)
{
  return self->memory;
}

LisBackupKeeper *
lis_session_get_backup_keeper (LisSession *self)
{
  return self->keeper;
}

LisDrafts *
lis_session_get_drafts (LisSession *self)
{
  return self->drafts;
}

LisSelection *
lis_session_get_selection (LisSession *self)
{
  return self->selection;
}

/* Other entities */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) answer = data;
  g_autoptr (GError) error = NULL;
  LisPlanData *loaded = g_task_propagate_pointer (G_TASK (result), &error);

  if (loaded != NULL)
    g_task_return_pointer (answer, loaded, (GDestroyNotify) lis_plan_data_free);
  else
    g_task_return_error (answer, g_steal_pointer (&error));
}

void
lis_session_load (LisSession *self, const LisEntityType *entities, GCancellable *cancellable,
                  GAsyncReadyCallback answered, gpointer data)
{
  g_autoptr (GTask) answer = NULL;

  g_return_if_fail (LIS_IS_SESSION (self) && entities != NULL);

  answer = g_task_new (self, cancellable, answered, data);
  if (self->state != LIS_SESSION_READY)
    {
      g_task_return_new_error (answer, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, "%s", _("No plan is open."));
      return;
    }
  lis_plan_jobs_load (self->thread, g_task_new (NULL, cancellable, loaded_cb, g_steal_pointer (&answer)), entities);
}

LisPlanData *
lis_session_load_finish (LisSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
past_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) answer = data;
  g_autoptr (GError) error = NULL;
  LisRecordSet *records = g_task_propagate_pointer (G_TASK (result), &error);

  if (records != NULL)
    g_task_return_pointer (answer, records, (GDestroyNotify) lis_record_set_free);
  else
    g_task_return_error (answer, g_steal_pointer (&error));
}

void
lis_session_load_past (LisSession *self, LisEntityType entity, LisDate day, GCancellable *cancellable,
                       GAsyncReadyCallback answered, gpointer data)
{
  g_autoptr (GTask) answer = NULL;

  g_return_if_fail (LIS_IS_SESSION (self) && lis_date_is_set (day));

  answer = g_task_new (self, cancellable, answered, data);
  if (self->state != LIS_SESSION_READY)
    {
      g_task_return_new_error (answer, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, "%s", _("No plan is open."));
      return;
    }
  lis_plan_jobs_load_past (self->thread, g_task_new (NULL, cancellable, past_loaded_cb, g_steal_pointer (&answer)),
                           entity, day);
}

LisRecordSet *
lis_session_load_past_finish (LisSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

LisId
lis_session_new_id (LisSession *self)
{
  g_return_val_if_fail (LIS_IS_SESSION (self), LIS_ID_NONE);

  /* Never 0, which would make ids look like row numbers. */
  if (self->id_session == 0)
    self->id_session = MAX (1, lis_entropy_uint32 (&self->entropy) & G_MAXINT32);
  return lis_id_new (self->id_session, self->id_counter++);
}

const char *
lis_session_get_author (LisSession *self)
{
  return self->author;
}

const char *
lis_session_get_undo_label (LisSession *self)
{
  return self->reading != NULL ? self->reading->undo_label : NULL;
}

const char *
lis_session_get_redo_label (LisSession *self)
{
  return self->reading != NULL ? self->reading->redo_label : NULL;
}
