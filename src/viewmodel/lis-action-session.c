/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-session-private.h"

#include "lis-plan-indicator.h"
#include "lis-report-question.h"

G_DEFINE_FINAL_TYPE (LisActionSession, lis_action_session, G_TYPE_OBJECT)

#define MEMORY_GROUP "action-plans"

enum
{
  PROP_ACTIONS = 1,
  PROP_SCOPE,
  PROP_FILTER,
  PROP_ERROR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void queue_read (LisActionSession *self);

/* Remembering */

static void
remember_id (LisActionSession *self, const char *key, LisEntityType type, LisId id)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  char text[LIS_ID_TEXT_SIZE];

  if (memory != NULL)
    lis_plan_memory_set_string (memory, MEMORY_GROUP, key,
                                id != LIS_ID_NONE ? lis_id_to_text (id, lis_entity_get (type)->prefix, text) : NULL);
}

static LisId
recall_id (LisActionSession *self, const char *key, LisEntityType wanted)
{
  g_autofree char *text = lis_plan_memory_get_string (lis_session_get_memory (self->session), MEMORY_GROUP, key);
  LisEntityType type;
  LisId id;

  return text != NULL && lis_entity_parse_id (text, &type, &id) && type == wanted ? id : LIS_ID_NONE;
}

static void
remember_filter (LisActionSession *self)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  LisActionFilter filter = self->filter;
  g_autofree char *text = NULL;

  if (memory == NULL)
    return;
  filter.search = NULL;
  text = lis_action_filter_format (&filter);
  lis_plan_memory_set_string (memory, MEMORY_GROUP, "filter", text);
}

/* Scope and filter may name what is gone since. */
static void
recall (LisActionSession *self, const LisPlanData *data)
{
  g_autofree char *text = lis_plan_memory_get_string (lis_session_get_memory (self->session), MEMORY_GROUP, "filter");

  self->plan = recall_id (self, "plan", LIS_ENTITY_ACTION_PLAN);
  self->actor = recall_id (self, "actor", LIS_ENTITY_ACTOR);
  lis_action_filter_clear (&self->filter);
  if (text == NULL || !lis_action_filter_parse (data, text, &self->filter, NULL))
    {
      self->filter.plan = self->plan;
      self->filter.actor = self->actor;
    }
}

/* A plan alone is the one that is meant. */
static LisId
find_only_plan (const LisPlanData *data)
{
  const LisActionPlan *plan;

  if (lis_plan_data_count (data, LIS_ENTITY_ACTION_PLAN) != 1)
    return LIS_ID_NONE;
  plan = lis_plan_data_get (data, LIS_ENTITY_ACTION_PLAN, 0);
  return plan->record.id;
}

static void
check_scope (LisActionSession *self, const LisPlanData *data)
{
  if (lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, self->plan) == NULL)
    self->plan = LIS_ID_NONE;
  if (lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, self->filter.plan) == NULL)
    self->filter.plan = LIS_ID_NONE;
  if (lis_plan_data_find (data, LIS_ENTITY_ACTOR, self->actor) == NULL)
    self->actor = LIS_ID_NONE;
  if (lis_plan_data_find (data, LIS_ENTITY_ACTOR, self->filter.actor) == NULL)
    self->filter.actor = LIS_ID_NONE;
  if (self->plan == LIS_ID_NONE)
    self->plan = find_only_plan (data);
  if (self->filter.plan == LIS_ID_NONE)
    self->filter.plan = self->plan;
}

/* A plan just made is what is looked at next. */
static void
go_to_wanted_plan (LisActionSession *self)
{
  LisId plan = self->wanted_plan;

  if (plan == LIS_ID_NONE || lis_plan_data_find (self->data, LIS_ENTITY_ACTION_PLAN, plan) == NULL)
    return;
  self->wanted_plan = LIS_ID_NONE;
  lis_action_session_set_plan (self, plan);
}

/* Reading */

static gboolean
needs_rules (const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_INDICATOR); i++)
    {
      const LisIndicator *indicator = lis_plan_data_get (data, LIS_ENTITY_INDICATOR, i);

      if (indicator->rule != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_entities (GArray *all, const LisEntityType *entities)
{
  for (guint i = 0; entities[i] != LIS_ENTITY_NONE; i++)
    {
      guint j = 0;

      while (j < all->len && g_array_index (all, LisEntityType, j) != entities[i])
        j++;
      if (j == all->len)
        g_array_append_val (all, entities[i]);
    }
}

/* The same list for the whole run, as lis_session_load() wants it. */
static const LisEntityType *
get_entities_with_rules (void)
{
  static GArray *all;
  LisEntityType none = LIS_ENTITY_NONE;

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (LisEntityType));
      add_entities (all, lis_action_entities);
      add_entities (all, lis_indicator_rule_entities);
      g_array_append_val (all, none);
    }
  return (const LisEntityType *) (void *) all->data;
}

static void
take_data (LisActionSession *self, LisPlanData *data)
{
  LisPlanData *old = g_steal_pointer (&self->data);
  LisActions *old_actions = g_steal_pointer (&self->actions);

  if (old == NULL)
    recall (self, data);
  check_scope (self, data);
  g_clear_pointer (&self->summary, lis_action_summary_free);
  self->data = data;
  self->actions = lis_actions_new (data, lis_session_get_today (self->session), &self->filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
  g_clear_pointer (&old_actions, lis_actions_free);
  g_clear_pointer (&old, lis_plan_data_free);
  go_to_wanted_plan (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LisActionSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanData) data = lis_session_load_finish (LIS_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  g_clear_object (&self->reading);
  if (self->is_stale)
    {
      queue_read (self);
      return;
    }
  g_clear_error (&self->error);
  if (data == NULL)
    {
      self->error = g_steal_pointer (&error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
      return;
    }
  if (!self->with_rules && needs_rules (data))
    {
      self->with_rules = TRUE;
      queue_read (self);
      return;
    }
  take_data (self, g_steal_pointer (&data));
}

static gboolean
read_cb (gpointer data)
{
  LisActionSession *self = data;

  self->idle = 0;
  if (self->reading != NULL)
    return G_SOURCE_REMOVE;
  self->is_stale = FALSE;
  self->reading = g_cancellable_new ();
  lis_session_load (self->session, self->with_rules ? get_entities_with_rules () : lis_action_entities, self->reading,
                    loaded_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* One reading for all that happens at once. */
static void
queue_read (LisActionSession *self)
{
  self->is_stale = TRUE;
  if (self->is_active && self->idle == 0 && self->reading == NULL)
    self->idle = g_idle_add (read_cb, self);
}

static void
pathways_changed_cb (LisActionSession *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);

  if (pathways == NULL || pathways->data == self->seen)
    return;
  self->seen = pathways->data;
  queue_read (self);
}

void
lis_action_session_set_active (LisActionSession *self, gboolean active)
{
  g_return_if_fail (LIS_IS_ACTION_SESSION (self));

  self->is_active = active;
  if (active && self->is_stale)
    queue_read (self);
}

/* Scope and filter */

static void
refilter (LisActionSession *self)
{
  remember_filter (self);
  if (self->actions != NULL)
    lis_actions_refilter (self->actions, &self->filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  if (self->actions != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

static void
scope_changed (LisActionSession *self)
{
  g_clear_pointer (&self->summary, lis_action_summary_free);
  remember_id (self, "plan", LIS_ENTITY_ACTION_PLAN, self->plan);
  remember_id (self, "actor", LIS_ENTITY_ACTOR, self->actor);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
  lis_action_session_clear_filter (self);
}

void
lis_action_session_set_plan (LisActionSession *self, LisId plan)
{
  g_return_if_fail (LIS_IS_ACTION_SESSION (self));

  if (self->plan == plan)
    return;
  self->plan = plan;
  scope_changed (self);
}

void
lis_action_session_set_actor (LisActionSession *self, LisId actor)
{
  g_return_if_fail (LIS_IS_ACTION_SESSION (self));

  if (self->actor == actor)
    return;
  self->actor = actor;
  scope_changed (self);
}

void
lis_action_session_set_filter (LisActionSession *self, const LisActionFilter *filter)
{
  LisActionFilter copy;

  g_return_if_fail (LIS_IS_ACTION_SESSION (self) && filter != NULL);

  copy = lis_action_filter_copy (filter);
  lis_action_filter_clear (&self->filter);
  self->filter = copy;
  refilter (self);
}

gboolean
lis_action_session_set_filter_text (LisActionSession *self, const char *text, GError **error)
{
  g_auto (LisActionFilter) filter = { 0 };

  g_return_val_if_fail (LIS_IS_ACTION_SESSION (self), FALSE);

  if (self->data == NULL)
    return TRUE;
  if (!lis_action_filter_parse (self->data, text, &filter, error))
    return FALSE;
  lis_action_session_set_filter (self, &filter);
  return TRUE;
}

void
lis_action_session_clear_filter (LisActionSession *self)
{
  LisActionFilter all = { .plan = self->plan, .actor = self->actor, .per = self->filter.per,
                          .sort = self->filter.sort };

  lis_action_session_set_filter (self, &all);
}

gboolean
lis_action_session_is_filtered (LisActionSession *self)
{
  const LisActionFilter *filter = &self->filter;

  return filter->area != LIS_ID_NONE || filter->measure != LIS_ID_NONE || filter->actor != self->actor
         || filter->plan != self->plan || filter->states != 0 || filter->dues != 0 || filter->missing != 0
         || filter->risk != 0 || filter->search != NULL || (filter->as != 0 && filter->actor != LIS_ID_NONE)
         || (lis_date_is_set (filter->changed_since) && filter->changed_since != 0);
}

const LisActionSummary *
lis_action_session_get_summary (LisActionSession *self)
{
  LisActionQuestion question;
  LisDate today;
  int start;

  g_return_val_if_fail (LIS_IS_ACTION_SESSION (self), NULL);

  if (self->summary != NULL || self->actions == NULL)
    return self->summary;
  today = lis_session_get_today (self->session);
  question = (LisActionQuestion){ .plan = self->plan, .actor = self->actor, .since = LIS_DATE_NONE };
  start = lis_session_get_half_year_start (self->session);
  question.half_year = lis_half_year_get (lis_half_year_get (today, start).end, start);
  self->summary = lis_action_summary_new (self->actions, &question);
  return self->summary;
}

LisSession *
lis_action_session_get_session (LisActionSession *self)
{
  return self->session;
}

LisActions *
lis_action_session_get_actions (LisActionSession *self)
{
  return self->actions;
}

const GError *
lis_action_session_get_error (LisActionSession *self)
{
  return self->error;
}

LisId
lis_action_session_get_plan (LisActionSession *self)
{
  return self->plan;
}

LisId
lis_action_session_get_actor (LisActionSession *self)
{
  return self->actor;
}

const LisActionFilter *
lis_action_session_get_filter (LisActionSession *self)
{
  return &self->filter;
}

static void
lis_action_session_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisActionSession *self = LIS_ACTION_SESSION (object);

  switch (property)
    {
    case PROP_ACTIONS:
      g_value_set_pointer (value, self->actions);
      break;
    case PROP_FILTER:
      g_value_set_pointer (value, &self->filter);
      break;
    case PROP_SCOPE:
      g_value_set_int64 (value, self->plan);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_action_session_dispose (GObject *object)
{
  LisActionSession *self = LIS_ACTION_SESSION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  lis_action_session_drop_pending (self);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_action_session_parent_class)->dispose (object);
}

static void
lis_action_session_finalize (GObject *object)
{
  LisActionSession *self = LIS_ACTION_SESSION (object);

  g_clear_pointer (&self->summary, lis_action_summary_free);
  g_clear_pointer (&self->actions, lis_actions_free);
  g_clear_pointer (&self->data, lis_plan_data_free);
  g_clear_error (&self->error);
  lis_action_filter_clear (&self->filter);
  G_OBJECT_CLASS (lis_action_session_parent_class)->finalize (object);
}

static void
lis_action_session_class_init (LisActionSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_action_session_get_property;
  object_class->dispose = lis_action_session_dispose;
  object_class->finalize = lis_action_session_finalize;
  properties[PROP_ACTIONS] = g_param_spec_pointer ("actions", NULL, NULL, flags);
  properties[PROP_FILTER] = g_param_spec_pointer ("filter", NULL, NULL, flags);
  properties[PROP_SCOPE] = g_param_spec_int64 ("scope", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_action_session_init (LisActionSession *self)
{
  self->is_stale = TRUE;
}

LisActionSession *
lis_action_session_new (LisSession *session)
{
  LisActionSession *self = g_object_new (LIS_TYPE_ACTION_SESSION, NULL);
  LisPathways *pathways = lis_session_get_pathways (session);

  self->session = g_object_ref (session);
  self->seen = pathways != NULL ? pathways->data : NULL;
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "written", G_CALLBACK (queue_read), self, G_CONNECT_SWAPPED);
  return self;
}
