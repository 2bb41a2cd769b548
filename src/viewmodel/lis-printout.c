/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-printout.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-printout-private.h"
#include "lis-report-file.h"

#define MEMORY_GROUP "papers"
#define PROGRESS_MILLISECONDS 100
/* Of "progress", while an amount of pages is told by integers of other threads. */
#define PROGRESS_WHOLE 1000

struct _LisPrintout
{
  GObject parent_instance;

  LisSession         *session;
  GCancellable       *cancellable; /* of what is under way for the plan at hand */
  LisPrintoutChoices  choices;
  gboolean            is_active;

  LisPrintoutPlan    *plan;        /* read for the papers, or NULL */
  const LisPlanData  *seen;        /* of the session, when the plan was read: only compared */
  const LisEntityType *entities;   /* that it was read with */
  LisPlanData        *subjects;    /* action plans and actors, or NULL */
  const LisPlanData  *subjects_seen; /* of the session, when they were asked for: only compared */
  LisRecordSet       *then;        /* periods as they stood on @then_day, or NULL */
  LisDate             then_day;

  LisPrintoutSheets  *sheets;
  GError             *error;
  gboolean            is_working;
  gboolean            is_outdated; /* choices or plan changed while working */

  gboolean            is_saving;
  gint                progress;    /* atomic, of PROGRESS_WHOLE */
  guint               progress_timer;
};

G_DEFINE_FINAL_TYPE (LisPrintout, lis_printout, G_TYPE_OBJECT)

enum
{
  PROP_CHOICES = 1,
  PROP_SHEETS,
  PROP_WORKING,
  PROP_ERROR,
  PROP_SAVING,
  PROP_PROGRESS,
  PROP_SUBJECTS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What a thread makes. */
typedef struct
{
  LisPrintoutPlan    *plan;
  LisPrintoutQuestion question;
} MakeJob;

static void begin_work (LisPrintout *self);

static void
notify (LisPrintout *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_working (LisPrintout *self, gboolean working)
{
  if (self->is_working == working)
    return;
  self->is_working = working;
  notify (self, PROP_WORKING);
}

static void
take_sheets (LisPrintout *self, LisPrintoutSheets *sheets)
{
  LisPrintoutSheets *old = self->sheets;

  self->sheets = sheets;
  if (old != sheets)
    notify (self, PROP_SHEETS);
  lis_printout_sheets_unref (old);
}

static void
take_error (LisPrintout *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  notify (self, PROP_ERROR);
}

/* What was read for the papers. Never while a thread works on it. */
static void
drop_plan (LisPrintout *self)
{
  g_clear_pointer (&self->plan, lis_printout_plan_unref);
  g_clear_pointer (&self->then, lis_record_set_free);
  self->then_day = LIS_DATE_NONE;
  self->seen = NULL;
}

/* Working, one step after another: the plan is read, the past is read, the sheets are made. Each step that finds that
 * it was asked something else meanwhile begins anew. */

static void
end_work (LisPrintout *self, GError *error)
{
  set_working (self, FALSE);
  if (!self->is_active)
    drop_plan (self);
  if (self->is_outdated || !self->is_active)
    {
      g_clear_error (&error);
      begin_work (self);
      return;
    }
  if (error == NULL)
    return;
  take_sheets (self, NULL);
  take_error (self, error);
}

static void
free_make_job (gpointer data)
{
  MakeJob *job = data;

  lis_printout_plan_unref (job->plan);
  lis_pathway_filter_clear (&job->question.filter);
  g_free (job);
}

static gpointer
make_sheets (gpointer data)
{
  g_autoptr (GTask) task = data;
  MakeJob *job = g_task_get_task_data (task);
  LisPrintoutSheets *sheets = lis_printout_sheets_make (job->plan, &job->question);

  /* Before it is told that they are made: whoever hears it looks whether the plan is its own again. */
  g_clear_pointer (&job->plan, lis_printout_plan_unref);
  g_task_return_pointer (task, sheets, (GDestroyNotify) lis_printout_sheets_unref);
  return NULL;
}

static void
sheets_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPrintout) self = data;
  g_autoptr (LisPrintoutSheets) sheets = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sheets != NULL && self->is_active && !self->is_outdated)
    {
      take_error (self, NULL);
      take_sheets (self, g_steal_pointer (&sheets));
    }
  end_work (self, NULL);
}

static LisPathwayFilter
choose_filter (LisPrintout *self)
{
  return lis_printout_choose_filter (&self->choices, lis_session_get_filter (self->session));
}

static gboolean
asks_past (LisPrintout *self)
{
  return (lis_printout_kind_get_asks (self->choices.kind) & LIS_PRINTOUT_NEEDS_PAST) != 0
         && lis_date_is_set (self->choices.since);
}

static void
begin_making (LisPrintout *self)
{
  /* No source and a reference of the callback's: nothing of the window may be finalized in the thread. */
  GTask *task = g_task_new (NULL, NULL, sheets_made_cb, g_object_ref (self));
  MakeJob *job = g_new0 (MakeJob, 1);
  LisPathwayFilter filter = choose_filter (self);

  job->plan = lis_printout_plan_ref (self->plan);
  job->question = (LisPrintoutQuestion){ .choices = self->choices, .filter = lis_pathway_filter_copy (&filter),
                                         .today = lis_session_get_today (self->session),
                                         .half_year_start = lis_session_get_half_year_start (self->session) };
  if (asks_past (self))
    job->question.periods_then = self->then;
  g_task_set_task_data (task, job, free_make_job);
  /* One of its own, that ends: see lis_printout_sheets_make(). */
  g_thread_unref (g_thread_new ("papers", make_sheets, task));
}

static gboolean
needs_past (LisPrintout *self)
{
  return asks_past (self) && (self->then == NULL || self->then_day != self->choices.since);
}

/* FALSE when the step is of no use any more. */
static gboolean
go_on (LisPrintout *self, GError *error)
{
  if (error == NULL && self->is_active && !self->is_outdated)
    return TRUE;
  end_work (self, error);
  return FALSE;
}

static void
past_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPrintout) self = data;
  GError *error = NULL;

  g_clear_pointer (&self->then, lis_record_set_free);
  self->then = lis_session_load_past_finish (LIS_SESSION (source), result, &error);
  if (go_on (self, error))
    begin_making (self);
}

static void
load_past_or_make (LisPrintout *self)
{
  if (!needs_past (self))
    {
      begin_making (self);
      return;
    }
  self->then_day = self->choices.since;
  lis_session_load_past (self->session, LIS_ENTITY_PERIOD, self->then_day, self->cancellable, past_loaded_cb,
                         g_object_ref (self));
}

static void
plan_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPrintout) self = data;
  GError *error = NULL;
  LisPlanData *loaded = lis_session_load_finish (LIS_SESSION (source), result, &error);

  if (loaded != NULL)
    self->plan = lis_printout_plan_new (loaded);
  if (go_on (self, error))
    load_past_or_make (self);
}

static const LisPlanData *
get_session_data (LisPrintout *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);

  return pathways != NULL ? pathways->data : NULL;
}

static const LisEntityType *
get_entities (LisPrintout *self)
{
  return lis_report_question_get_entities (lis_printout_kind_get_question (self->choices.kind));
}

/* Sheets of a chart hold the plan as they were made from it; other doctors then need another one. */
static gboolean
is_plan_usable (LisPrintout *self)
{
  LisPathwayFilter filter = choose_filter (self);

  if (self->plan == NULL || self->seen != get_session_data (self) || self->entities != get_entities (self))
    return FALSE;
  return g_atomic_ref_count_compare (&self->plan->refs, 1)
         || (lis_pathway_filter_equal (&self->plan->filter, &filter) && self->plan->pathways->findings != NULL);
}

static void
begin_work (LisPrintout *self)
{
  self->is_outdated = self->is_working;
  if (self->is_working)
    return;
  if (!self->is_active || lis_session_get_state (self->session) != LIS_SESSION_READY
      || !lis_printout_choices_are_complete (&self->choices))
    {
      take_error (self, NULL);
      take_sheets (self, NULL);
      return;
    }
  set_working (self, TRUE);
  if (is_plan_usable (self))
    {
      load_past_or_make (self);
      return;
    }
  drop_plan (self);
  self->seen = get_session_data (self);
  self->entities = get_entities (self);
  lis_session_load (self->session, self->entities, self->cancellable, plan_loaded_cb, g_object_ref (self));
}

/* Which action plans there are, whatever paper is chosen */

static gboolean
has_action_plans (LisPrintout *self)
{
  return self->subjects != NULL && lis_plan_data_count (self->subjects, LIS_ENTITY_ACTION_PLAN) > 0;
}

/* Gone since it was remembered: as if nothing were chosen. */
static void
forget_if_gone (const LisPlanData *data, LisEntityType type, LisId *id)
{
  if (*id != LIS_ID_NONE && (data == NULL || lis_plan_data_find (data, type, *id) == NULL))
    *id = LIS_ID_NONE;
}

static void
subjects_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPrintout) self = data;
  LisPlanData *loaded = lis_session_load_finish (LIS_SESSION (source), result, NULL), *old = self->subjects;
  LisPrintoutChoices choices = self->choices;

  /* Whoever wants a paper is told what went wrong with reading. */
  if (loaded == NULL)
    {
      self->subjects_seen = NULL;
      return;
    }
  self->subjects = loaded;
  notify (self, PROP_SUBJECTS);
  g_clear_pointer (&old, lis_plan_data_free);
  forget_if_gone (loaded, LIS_ENTITY_ACTION_PLAN, &choices.action_plan);
  forget_if_gone (loaded, LIS_ENTITY_ACTOR, &choices.actor);
  if (lis_printout_offers (self, choices.kind))
    lis_printout_set_choices (self, &choices);
  else
    lis_printout_choose_kind (self, LIS_PRINTOUT_IN_OUT);
}

static void
load_subjects (LisPrintout *self)
{
  static const LisEntityType entities[] = { LIS_ENTITY_ACTION_PLAN, LIS_ENTITY_ACTOR, LIS_ENTITY_NONE };

  if (!self->is_active || lis_session_get_state (self->session) != LIS_SESSION_READY
      || self->subjects_seen == get_session_data (self))
    return;
  self->subjects_seen = get_session_data (self);
  lis_session_load (self->session, entities, self->cancellable, subjects_loaded_cb, g_object_ref (self));
}

/* A new reading, or another filter where the paper follows it; findings that were counted change no paper. */
static void
pathways_notified_cb (LisPrintout *self)
{
  LisPathwayFilter filter = choose_filter (self);
  gboolean is_read_anew = self->seen != get_session_data (self);

  if (self->subjects_seen != get_session_data (self))
    self->subjects_seen = NULL;
  load_subjects (self);
  if (self->is_active && (is_read_anew || self->plan == NULL || self->choices.kind == LIS_PRINTOUT_PATHWAYS)
      && (is_read_anew || self->is_working || self->plan == NULL
          || !lis_pathway_filter_equal (&self->plan->filter, &filter)))
    begin_work (self);
}

static void
lis_printout_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisPrintout *self = LIS_PRINTOUT (object);

  switch (property)
    {
    case PROP_CHOICES:
      g_value_set_pointer (value, &self->choices);
      break;
    case PROP_SHEETS:
      g_value_set_pointer (value, self->sheets);
      break;
    case PROP_WORKING:
      g_value_set_boolean (value, self->is_working);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_SUBJECTS:
      g_value_set_pointer (value, self->subjects);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->is_saving);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, lis_printout_get_progress (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_printout_dispose (GObject *object)
{
  LisPrintout *self = LIS_PRINTOUT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  G_OBJECT_CLASS (lis_printout_parent_class)->dispose (object);
}

static void
lis_printout_finalize (GObject *object)
{
  LisPrintout *self = LIS_PRINTOUT (object);

  drop_plan (self);
  g_clear_pointer (&self->subjects, lis_plan_data_free);
  g_clear_pointer (&self->sheets, lis_printout_sheets_unref);
  g_clear_error (&self->error);
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_printout_parent_class)->finalize (object);
}

static void
lis_printout_class_init (LisPrintoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_printout_get_property;
  object_class->dispose = lis_printout_dispose;
  object_class->finalize = lis_printout_finalize;
  properties[PROP_CHOICES] = g_param_spec_pointer ("choices", NULL, NULL, read);
  properties[PROP_SHEETS] = g_param_spec_pointer ("sheets", NULL, NULL, read);
  properties[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE, read);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, read);
  properties[PROP_SUBJECTS] = g_param_spec_pointer ("subjects", NULL, NULL, read);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_printout_init (LisPrintout *self)
{
  self->cancellable = g_cancellable_new ();
  self->then_day = LIS_DATE_NONE;
}

LisPrintout *
lis_printout_new (LisSession *session)
{
  LisPrintout *self = g_object_new (LIS_TYPE_PRINTOUT, NULL);
  LisPlanMemory *memory = lis_session_get_memory (session);
  g_autofree char *name = memory != NULL ? lis_plan_memory_get_string (memory, MEMORY_GROUP, "paper") : NULL;
  LisPrintoutKind kind = LIS_PRINTOUT_IN_OUT;

  self->session = g_object_ref (session);
  lis_printout_kind_find (name, &kind);
  self->choices = lis_printout_recall (self, kind);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_notified_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
lis_printout_set_active (LisPrintout *self, gboolean active)
{
  g_return_if_fail (LIS_IS_PRINTOUT (self));

  if (self->is_active == active)
    return;
  self->is_active = active;
  load_subjects (self);
  begin_work (self);
  if (!active && !self->is_working)
    drop_plan (self);
}

const LisPrintoutChoices *
lis_printout_get_choices (LisPrintout *self)
{
  return &self->choices;
}

static void
remember (LisPrintout *self)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  g_autofree char *text = lis_printout_choices_to_text (&self->choices);
  const char *name = lis_printout_kind_get_name (self->choices.kind);

  if (memory == NULL)
    return;
  lis_plan_memory_set_string (memory, MEMORY_GROUP, "paper", name);
  lis_plan_memory_set_string (memory, MEMORY_GROUP, name, text);
}

void
lis_printout_set_choices (LisPrintout *self, const LisPrintoutChoices *choices)
{
  g_return_if_fail (LIS_IS_PRINTOUT (self) && choices != NULL);

  if (lis_printout_choices_equal (&self->choices, choices))
    return;
  self->choices = *choices;
  remember (self);
  notify (self, PROP_CHOICES);
  begin_work (self);
}

LisPrintoutChoices
lis_printout_recall (LisPrintout *self, LisPrintoutKind kind)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  const LisPlanData *data = get_session_data (self);
  g_autofree char *text = NULL;
  LisPrintoutChoices choices;

  if (memory != NULL)
    text = lis_plan_memory_get_string (memory, MEMORY_GROUP, lis_printout_kind_get_name (kind));
  choices = lis_printout_choices_from_text (kind, text);
  forget_if_gone (data, LIS_ENTITY_UNIT, &choices.unit);
  forget_if_gone (data, LIS_ENTITY_SPECIALTY, &choices.specialty);
  forget_if_gone (data, LIS_ENTITY_PERSON, &choices.person);
  if (self->subjects != NULL)
    {
      forget_if_gone (self->subjects, LIS_ENTITY_ACTION_PLAN, &choices.action_plan);
      forget_if_gone (self->subjects, LIS_ENTITY_ACTOR, &choices.actor);
    }
  return choices;
}

void
lis_printout_choose_kind (LisPrintout *self, LisPrintoutKind kind)
{
  LisPrintoutChoices choices;

  g_return_if_fail (LIS_IS_PRINTOUT (self));

  if (self->choices.kind == kind)
    return;
  choices = lis_printout_recall (self, kind);
  lis_printout_set_choices (self, &choices);
}

gboolean
lis_printout_offers (LisPrintout *self, LisPrintoutKind kind)
{
  return !lis_printout_kind_is_about_actions (kind) || has_action_plans (self);
}

const LisPlanData *
lis_printout_get_subjects (LisPrintout *self)
{
  return self->subjects;
}

LisPrintoutSheets *
lis_printout_get_sheets (LisPrintout *self)
{
  return self->sheets;
}

gboolean
lis_printout_is_working (LisPrintout *self)
{
  return self->is_working;
}

const GError *
lis_printout_get_error (LisPrintout *self)
{
  return self->error;
}

/* Saving */

typedef struct
{
  LisPrintoutSheets *sheets;
  char              *path;
  LisPrintoutFormat  format;
  GCancellable      *cancellable;
  gint              *progress; /* of the printout, which the callback keeps alive */
} SaveJob;

static void
free_save_job (gpointer data)
{
  SaveJob *job = data;

  lis_printout_sheets_unref (job->sheets);
  g_clear_object (&job->cancellable);
  g_free (job->path);
  g_free (job);
}

static void
page_drawn_cb (guint done, guint total, gpointer data)
{
  g_atomic_int_set ((gint *) data, (gint) (done * (guint64) PROGRESS_WHOLE / total));
}

static gpointer
save_sheets (gpointer data)
{
  g_autoptr (GTask) task = data;
  SaveJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lis_printout_sheets_to_bytes (job->sheets, job->format, page_drawn_cb, job->progress,
                                                           job->cancellable, &error);

  if (bytes != NULL && g_cancellable_is_cancelled (job->cancellable))
    g_set_error_literal (&error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED,
                         _("Writing was stopped; nothing was saved."));
  if (error == NULL && lis_report_save (bytes, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  return NULL;
}

static gboolean
progress_timed_cb (gpointer data)
{
  notify (data, PROP_PROGRESS);
  return G_SOURCE_CONTINUE;
}

static void
set_saving (LisPrintout *self, gboolean saving)
{
  self->is_saving = saving;
  g_atomic_int_set (&self->progress, 0);
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  if (saving)
    self->progress_timer = g_timeout_add (PROGRESS_MILLISECONDS, progress_timed_cb, self);
  notify (self, PROP_SAVING);
  notify (self, PROP_PROGRESS);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) answer = data;
  g_autoptr (GError) error = NULL;

  set_saving (g_task_get_source_object (answer), FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (answer, TRUE);
  else
    g_task_return_error (answer, g_steal_pointer (&error));
}

void
lis_printout_save (LisPrintout *self, const char *path, LisPrintoutFormat format, GCancellable *cancellable,
                   GAsyncReadyCallback answered, gpointer data)
{
  g_autoptr (GTask) answer = NULL;
  SaveJob *job;
  GTask *task;

  g_return_if_fail (LIS_IS_PRINTOUT (self) && path != NULL && self->sheets != NULL && !self->is_saving);

  answer = g_task_new (self, NULL, answered, data);
  job = g_new0 (SaveJob, 1);
  job->sheets = lis_printout_sheets_ref (self->sheets);
  job->path = g_strdup (path);
  job->format = format;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->progress = &self->progress;
  set_saving (self, TRUE);
  task = g_task_new (NULL, NULL, saved_cb, g_steal_pointer (&answer));
  g_task_set_task_data (task, job, free_save_job);
  g_thread_unref (g_thread_new ("papers-file", save_sheets, task));
}

gboolean
lis_printout_save_finish (LisPrintout *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
lis_printout_is_saving (LisPrintout *self)
{
  return self->is_saving;
}

double
lis_printout_get_progress (LisPrintout *self)
{
  return (double) g_atomic_int_get (&self->progress) / PROGRESS_WHOLE;
}
