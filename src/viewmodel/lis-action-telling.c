/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-telling.h"

#include <glib/gi18n-lib.h>

#include "lis-action-session-private.h"
#include "lis-error.h"
#include "lis-text.h"

static LisId
make_id (gpointer source)
{
  return lis_session_new_id (source);
}

static void
free_pending (LisActionPending *pending)
{
  if (pending->free_request != NULL)
    pending->free_request (pending->request);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisActionPending, free_pending)

static void
commit (LisActionSession *self, LisActionPending *pending)
{
  LisActionEdit edit = { .data = self->data, .new_id = make_id, .source = self->session, .date = pending->date,
                         .author = lis_session_get_author (self->session) };
  g_autoptr (GError) error = NULL;
  LisChangeSet *set = pending->make (&edit, pending->request, &error);

  if (set == NULL)
    g_signal_emit_by_name (self->session, "refused", error);
  else if (lis_change_set_get_size (set) == 0)
    lis_change_set_free (set);
  else
    lis_session_commit (self->session, set, pending->answered, pending->data);
}

/* Who tells it */

static void
author_known_cb (LisActionSession *self)
{
  g_autoptr (LisActionPending) pending = NULL;

  if (lis_session_get_author (self->session) == NULL)
    return;
  pending = g_steal_pointer (&self->pending);
  lis_action_session_drop_pending (self);
  if (pending != NULL)
    commit (self, pending);
}

/* Another change asks for the author: ours was given up meanwhile. */
static void
author_wanted_cb (LisActionSession *self)
{
  if (!self->is_asking)
    lis_action_session_drop_pending (self);
}

void
lis_action_session_drop_pending (LisActionSession *self)
{
  g_signal_handlers_disconnect_by_func (self->session, author_known_cb, self);
  g_signal_handlers_disconnect_by_func (self->session, author_wanted_cb, self);
  g_clear_pointer (&self->pending, free_pending);
}

static gboolean
somebody_asks_for_author (LisSession *session)
{
  return g_signal_has_handler_pending (session, g_signal_lookup ("author-wanted", LIS_TYPE_SESSION), 0, FALSE);
}

static void
wait_for_author (LisActionSession *self, LisActionPending *pending)
{
  lis_action_session_drop_pending (self);
  self->pending = pending;
  g_signal_connect_object (self->session, "notify::author", G_CALLBACK (author_known_cb), self, G_CONNECT_SWAPPED);
  self->is_asking = TRUE;
  g_signal_emit_by_name (self->session, "author-wanted");
  self->is_asking = FALSE;
  if (self->pending != NULL)
    g_signal_connect_object (self->session, "author-wanted", G_CALLBACK (author_wanted_cb), self, G_CONNECT_SWAPPED);
}

void
lis_action_session_tell (LisActionSession *self, LisActionMakeSet make, gpointer request, GDestroyNotify free_request,
                         LisDate date, GAsyncReadyCallback answered, gpointer data)
{
  g_autoptr (LisActionPending) pending = g_new0 (LisActionPending, 1);

  g_return_if_fail (LIS_IS_ACTION_SESSION (self));

  *pending = (LisActionPending){ make, request, free_request, date, answered, data };
  if (self->data == NULL)
    return;
  if (lis_session_get_author (self->session) == NULL && somebody_asks_for_author (self->session))
    wait_for_author (self, g_steal_pointer (&pending));
  else
    commit (self, pending);
}

/* Statuses and notes */

LisActionPlace
lis_action_spot_get_place (LisActionSpot spot)
{
  return (LisActionPlace){ .measure = spot.measure, .step = spot.step };
}

typedef struct
{
  LisActionSpot  place;
  LisId          actor;
  LisId          plan;
  gint32         value; /* state or kind */
  char          *text;
} Telling;

static void
free_telling (gpointer data)
{
  Telling *telling = data;

  g_free (telling->text);
  g_free (telling);
}

static LisChangeSet *
make_status (LisActionEdit *edit, gpointer request, GError **error)
{
  const Telling *telling = request;
  LisActionPlace place = lis_action_spot_get_place (telling->place);
  g_autoptr (LisChangeSet) set = lis_action_edit_new_status_set (edit->data, place);

  edit->set = set;
  if (!lis_action_edit_set_status (edit, place, telling->actor, (LisStatusState) telling->value, telling->text,
                                   error))
    return NULL;
  return g_steal_pointer (&set);
}

void
lis_action_session_tell_status (LisActionSession *self, LisActionSpot place, LisId actor, gint32 state, LisDate date,
                                const char *comment)
{
  Telling *telling = g_new0 (Telling, 1);

  *telling = (Telling){ .place = place, .actor = actor, .value = state, .text = g_strdup (comment) };
  lis_action_session_tell (self, make_status, telling, free_telling, date, NULL, NULL);
}

static LisChangeSet *
make_note (LisActionEdit *edit, gpointer request, GError **error)
{
  const Telling *telling = request;
  const LisActionPlan *plan = lis_plan_data_find (edit->data, LIS_ENTITY_ACTION_PLAN, telling->plan);
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Add a note to %1$s"),
                                                     plan != NULL ? plan->name : "", NULL);

  edit->set = set;
  if (!lis_action_edit_add_note (edit, telling->plan, lis_action_spot_get_place (telling->place), LIS_ID_NONE,
                                 (LisPlanNoteKind) telling->value, telling->text, error))
    return NULL;
  return g_steal_pointer (&set);
}

void
lis_action_session_tell_note (LisActionSession *self, LisId plan, LisActionSpot place, LisPlanNoteKind kind,
                              LisDate date, const char *text)
{
  Telling *telling = g_new0 (Telling, 1);

  *telling = (Telling){ .place = place, .plan = plan, .value = kind, .text = g_strdup (text) };
  lis_action_session_tell (self, make_note, telling, free_telling, date, NULL, NULL);
}

/* Plans and groups */

typedef struct
{
  LisId             from; /* plan or group */
  LisId             unit;
  char             *name;
  LisActionSession *session;
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  g_free (making->name);
  g_clear_object (&making->session);
  g_free (making);
}

static LisChangeSet *
make_members (LisActionEdit *edit, gpointer request, GError **error)
{
  const Making *making = request;
  const LisActor *group = lis_plan_data_find (edit->data, LIS_ENTITY_ACTOR, making->from);
  g_autoptr (LisChangeSet) set = lis_action_edit_new_group_set (group != NULL ? group->name : "");

  edit->set = set;
  if (!lis_action_edit_expand_group (edit, making->from, making->unit, NULL, error))
    return NULL;
  return g_steal_pointer (&set);
}

void
lis_action_session_expand_group (LisActionSession *self, LisId group, LisId region)
{
  Making *making = g_new0 (Making, 1);

  *making = (Making){ .from = group, .unit = region };
  lis_action_session_tell (self, make_members, making, free_making, lis_session_get_today (self->session), NULL, NULL);
}

static LisChangeSet *
make_empty_plan (LisActionEdit *edit, const Making *making, LisId *id, GError **error)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Start %1$s"), making->name, NULL);
  LisActionPlan *plan;

  if (lis_text_is_blank (making->name))
    {
      g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID, _("A plan needs a name."));
      return NULL;
    }
  plan = lis_record_new (&lis_action_plan_entity);
  plan->record.id = *id = edit->new_id (edit->source);
  plan->owner = making->unit;
  lis_record_set_text (&plan->name, making->name);
  lis_change_set_insert (set, LIS_ENTITY_ACTION_PLAN, plan);
  return g_steal_pointer (&set);
}

static LisChangeSet *
make_plan_from (LisActionEdit *edit, const Making *making, LisId *id, GError **error)
{
  const LisActionPlan *from = lis_plan_data_find (edit->data, LIS_ENTITY_ACTION_PLAN, making->from);
  g_autoptr (LisChangeSet) set = lis_action_edit_new_plan_set (making->name, from != NULL ? from->name : "");

  edit->set = set;
  if (!lis_action_edit_start_plan (edit, making->from, making->unit, making->name, id, error))
    return NULL;
  return g_steal_pointer (&set);
}

/* The new plan is looked at as soon as it has been read. */
static LisChangeSet *
make_plan (LisActionEdit *edit, gpointer request, GError **error)
{
  const Making *making = request;
  LisId id = LIS_ID_NONE;
  LisChangeSet *set = making->from != LIS_ID_NONE ? make_plan_from (edit, making, &id, error)
                                                  : make_empty_plan (edit, making, &id, error);

  if (set != NULL)
    making->session->wanted_plan = id;
  return set;
}

void
lis_action_session_start_plan (LisActionSession *self, LisId from, LisId owner, const char *name)
{
  Making *making = g_new0 (Making, 1);

  *making = (Making){ .from = from, .unit = owner, .name = g_strdup (name), .session = g_object_ref (self) };
  lis_action_session_tell (self, make_plan, making, free_making, lis_session_get_today (self->session), NULL, NULL);
}
