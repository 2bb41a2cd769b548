/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-session.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-plan-jobs-private.h"

/* Another program's changes are seen within so many seconds. */
#define POLL_SECONDS 3

struct _LisSession
{
  GObject parent_instance;

  LisPlanThread   *thread;
  GCancellable    *cancellable; /* of all that is under way for the plan at hand */
  LisClock         clock;
  LisPathwayFilter filter;

  LisSessionState  state;
  GError          *error;
  char            *path;
  LisPlanReading  *reading; /* NULL unless READY */
  guint            poll_timer;
  gboolean         counting;
  gboolean         polling;
  gboolean         read_anew;    /* the last reading failed while somebody wrote: the next poll tries again */
  gboolean         count_wanted; /* asked for while polling */
};

G_DEFINE_FINAL_TYPE (LisSession, lis_session, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_ERROR,
  PROP_PATH,
  PROP_TITLE,
  PROP_READ_ONLY_REASON,
  PROP_PATHWAYS,
  PROP_GROUP_BY,
  PROP_COUNTING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void take_reading (LisSession *self, LisPlanReading *reading);

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

/* The task's callback owns a reference to the session. */
static GTask *
make_task (LisSession *self, GAsyncReadyCallback answered)
{
  return g_task_new (NULL, self->cancellable, answered, g_object_ref (self));
}

/* Pathways may still be read by a job that is under way: the thread is waited for before they go. */
static void
drop_plan (LisSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll_timer, g_source_remove);
  g_clear_pointer (&self->thread, lis_plan_thread_free);
  g_clear_pointer (&self->reading, lis_plan_reading_free);
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
  self->filter.today = lis_clock_today (&self->clock);
  /* The first picture does not wait for the load strip. */
  self->filter.with_load = FALSE;
  set_state (self, LIS_SESSION_LOADING);
  notify (self, PROP_PATH);
  notify (self, PROP_TITLE);
  notify (self, PROP_READ_ONLY_REASON);
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fail (LisSession *self, GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, LIS_SESSION_FAILED);
  notify (self, PROP_ERROR);
  g_object_thaw_notify (G_OBJECT (self));
}

/* FALSE when the answer is to a plan that was left meanwhile. */
static gboolean
is_current (LisSession *self, GAsyncResult *result)
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

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanReading) reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (!is_current (self, result))
    return;
  if (reading == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }
  take_reading (self, g_steal_pointer (&reading));
  self->poll_timer = g_timeout_add_seconds (POLL_SECONDS, poll_timed_cb, self);
}

static void
take_reading (LisSession *self, LisPlanReading *reading)
{
  LisPlanReading *old = self->reading;

  /* It may have been changed while the thread was reading. */
  if (reading->group_by != self->filter.group_by)
    lis_pathways_refilter (reading->pathways, &self->filter);
  self->reading = reading;
  g_object_freeze_notify (G_OBJECT (self));
  set_state (self, LIS_SESSION_READY);
  notify (self, PROP_TITLE);
  notify (self, PROP_READ_ONLY_REASON);
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
  lis_plan_reading_free (old);
}

/* Another program holds the plan just now: what is on the screen stays there, and the next poll reads again. Whatever
 * else goes wrong is shown, for a picture that is out of date must not look like the plan. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanReading) reading = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean count;

  if (!is_current (self, result))
    return;
  count = reading != NULL || self->count_wanted;
  self->polling = self->count_wanted = FALSE;
  self->read_anew = is_passing (error);
  if (error != NULL && !self->read_anew)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }
  if (reading != NULL)
    take_reading (self, g_steal_pointer (&reading));
  if (count)
    lis_session_count_findings (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisSession) self = data;
  g_autoptr (LisPlanCount) count = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!is_current (self, result))
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

  if (!is_current (self, result))
    return;
  if (made)
    lis_plan_jobs_open (self->thread, make_task (self, opened_cb), self->path, &self->filter);
  else
    fail (self, g_steal_pointer (&error));
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
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, lis_session_get_read_only_reason (self));
      break;
    case PROP_PATHWAYS:
      g_value_set_pointer (value, lis_session_get_pathways (self));
      break;
    case PROP_GROUP_BY:
      g_value_set_int (value, self->filter.group_by);
      break;
    case PROP_COUNTING:
      g_value_set_boolean (value, self->counting);
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
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_session_finalize (GObject *object)
{
  drop_plan (LIS_SESSION (object));
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
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, read);
  properties[PROP_PATHWAYS] = g_param_spec_pointer ("pathways", NULL, NULL, read);
  properties[PROP_GROUP_BY] = g_param_spec_int ("group-by", NULL, NULL, LIS_GROUP_NONE, LIS_GROUP_COMPLETION,
                                                LIS_GROUP_NONE,
                                                read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNTING] = g_param_spec_boolean ("counting", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_session_init (LisSession *self)
{
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
  lis_plan_jobs_open (self->thread, make_task (self, opened_cb), self->path, &self->filter);
}

void
lis_session_make (LisSession *self, const char *path, LisSessionFillFunc fill)
{
  g_return_if_fail (LIS_IS_SESSION (self) && path != NULL && fill != NULL);

  begin_plan (self, path);
  lis_plan_jobs_make (self->thread, make_task (self, made_cb), self->path, fill, self->filter.today);
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
  notify (self, PROP_PATHWAYS);
  g_object_thaw_notify (G_OBJECT (self));
}

void
lis_session_set_group_by (LisSession *self, LisGroupBy group_by)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->filter.group_by == group_by)
    return;
  self->filter.group_by = group_by;
  if (self->reading != NULL)
    lis_pathways_refilter (self->reading->pathways, &self->filter);
  notify (self, PROP_GROUP_BY);
  notify (self, PROP_PATHWAYS);
}

void
lis_session_count_findings (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->reading == NULL || self->counting || self->reading->pathways->findings != NULL)
    return;
  /* The thread counts what was read last; a poll under way may put something newer in its place and let go of it. */
  self->count_wanted = self->polling;
  if (self->polling)
    return;
  set_counting (self, TRUE);
  lis_plan_jobs_count (self->thread, make_task (self, counted_cb), self->reading->pathways->data, self->filter.today);
}

void
lis_session_poll (LisSession *self)
{
  g_return_if_fail (LIS_IS_SESSION (self));

  if (self->state != LIS_SESSION_READY || self->polling || self->counting)
    return;
  self->polling = TRUE;
  lis_plan_jobs_poll (self->thread, make_task (self, polled_cb), &self->filter, self->read_anew);
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
