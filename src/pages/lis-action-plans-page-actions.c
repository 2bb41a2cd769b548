/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-printout-kind.h"

/* The commands of the page. */

LisActionSpot
lis_action_plans_page_get_place (LisActionPlansPage *self)
{
  LisActionSpot place = { .measure = self->current.measure, .step = self->current.step };

  return place;
}

static void
enable (LisActionPlansPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
has_groups (const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *actor = lis_plan_data_get (data, LIS_ENTITY_ACTOR, i);

      if (actor->kind == LIS_ACTOR_GROUP)
        return TRUE;
    }
  return FALSE;
}

void
lis_action_plans_page_update_actions (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  gboolean can_write = lis_session_get_read_only_reason (lis_page_get_session (LIS_PAGE (self))) == NULL;
  gboolean has_plans = actions != NULL && lis_plan_data_count (actions->data, LIS_ENTITY_ACTION_PLAN) > 0;
  gboolean has_row = has_plans && self->current.measure != LIS_ID_NONE;

  enable (self, "set-status", can_write && has_row);
  enable (self, "status", can_write && has_row);
  enable (self, "add-note", can_write && has_row);
  enable (self, "move-card", can_write && has_row);
  enable (self, "meeting", can_write && has_plans && lis_action_session_get_plan (self->actions) != LIS_ID_NONE);
  enable (self, "new-plan", can_write && actions != NULL);
  enable (self, "expand-group", can_write && has_plans && has_groups (actions->data));
  enable (self, "print-plan", has_plans);
}

/* Statuses. A row of several people is told for all of them; of one, for that one. */

static LisId
get_current_actor (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);

  if (self->current.actor != LIS_ID_NONE)
    return self->current.actor;
  for (guint i = 0; i < actions->items->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (actions, i);

      if (item->measure->record.id == self->current.measure
          && (item->step != NULL ? item->step->record.id : LIS_ID_NONE) == self->current.step)
        return item->n_parts == 1 ? lis_actions_get_part (actions, item->first_part)->actor : LIS_ID_NONE;
    }
  return LIS_ID_NONE;
}

static gint32
get_current_state (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);

  for (guint i = 0; i < actions->rows->len; i++)
    {
      const LisActionRow *row = lis_actions_get_row (actions, i);
      LisActionKey key = lis_action_row_get_key (actions, row);

      if (key.measure == self->current.measure && key.step == self->current.step && key.actor == self->current.actor)
        return row->state;
    }
  return 0;
}

static void
tell_state (LisActionPlansPage *self, gint32 state)
{
  LisSession *session = lis_page_get_session (LIS_PAGE (self));

  self->is_moving = g_str_equal (lis_action_plans_page_get_view (self), "board");
  lis_action_session_tell_status (self->actions, lis_action_plans_page_get_place (self), get_current_actor (self),
                                  state, lis_session_get_today (session), NULL);
}

static void
set_status_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tell_state (data, g_variant_get_int32 (parameter));
}

/* On the board: a card goes to the column beside it. */
static void
move_card_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionPlansPage *self = data;
  gint32 state = get_current_state (self) + g_variant_get_int32 (parameter);

  if (state >= LIS_STATUS_NOT_STARTED && state <= LIS_STATUS_STOPPED)
    tell_state (self, state);
}

/* "st-… ar-…": a place and an actor; "" for the row in focus. */
static void
status_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionPlansPage *self = data;
  g_auto (GStrv) ids = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  LisActionSpot place = { 0 };
  LisEntityType type;
  LisId id, actor = LIS_ID_NONE;

  if (ids[0] == NULL || !lis_entity_parse_id (ids[0], &type, &id))
    {
      lis_action_plans_page_ask_status (self, lis_action_plans_page_get_place (self), get_current_actor (self));
      return;
    }
  if (type == LIS_ENTITY_STEP)
    place.step = id;
  else
    place.measure = id;
  if (ids[1] != NULL && lis_entity_parse_id (ids[1], &type, &id))
    actor = id;
  lis_action_plans_page_ask_status (self, place, actor);
}

static GtkShortcut *
create_status_key (guint key, guint state)
{
  return gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, 0),
                                          gtk_named_action_new ("page.set-status"), "i", (int) state);
}

void
lis_action_plans_page_add_status_keys (LisActionPlansPage *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  for (guint state = LIS_STATUS_NOT_STARTED; state <= LIS_STATUS_STOPPED; state++)
    {
      gtk_shortcut_controller_add_shortcut (keys, create_status_key (GDK_KEY_0 + state, state));
      gtk_shortcut_controller_add_shortcut (keys, create_status_key (GDK_KEY_KP_0 + state, state));
    }
  gtk_shortcut_controller_add_shortcut (
    keys, gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_s, 0),
                                           gtk_named_action_new ("page.status"), "s", ""));
  gtk_shortcut_controller_add_shortcut (
    keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_n, 0), gtk_named_action_new ("page.add-note")));
  gtk_widget_add_controller (widget, controller);
}

/* Others */

static void
add_note_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_action_plans_page_ask_note (data);
}

static void
new_plan_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_action_plans_page_ask_new_plan (data);
}

static void
expand_group_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_action_plans_page_ask_group (data);
}

static void
meeting_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_action_plans_page_begin_meeting (data);
}

static void
view_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_action_plans_page_show_view (data, g_variant_get_string (parameter, NULL));
}

static void
details_changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LisActionPlansPage *self = data;

  self->with_pane = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  lis_action_plans_page_update_pane (self);
}

static void
as_table_changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LisActionPlansPage *self = data;

  self->as_table = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  lis_action_plans_page_update_dashboard (self);
}

/* A number of the dashboard leads to its rows. */
static void
show_rows_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionPlansPage *self = data;
  g_autoptr (GError) error = NULL;

  if (lis_action_session_set_filter_text (self->actions, g_variant_get_string (parameter, NULL), &error))
    lis_action_plans_page_show_view (self, "table");
  else
    g_signal_emit_by_name (lis_page_get_session (LIS_PAGE (self)), "refused", error);
}

/* "action-status" and, where changes are asked for, the day they are counted from: "action-status 2026-09-01". */
static void
print_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionPlansPage *self = data;
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  LisPrintoutKind kind;
  LisPrintoutChoices choices;
  g_autofree char *text = NULL;

  if (words[0] == NULL || !lis_printout_kind_find (words[0], &kind))
    return;
  choices = lis_printout_choices_new (kind);
  choices.action_plan = lis_action_session_get_plan (self->actions);
  choices.actor = lis_action_session_get_actor (self->actions);
  choices.since = words[1] != NULL ? lis_date_from_iso (words[1]) : LIS_DATE_NONE;
  text = lis_printout_choices_to_text (&choices);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.print-paper", "(ss)", words[0], text);
}

void
lis_action_plans_page_add_actions (LisActionPlansPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "set-status", .activate = set_status_activated_cb, .parameter_type = "i" },
    { .name = "move-card", .activate = move_card_activated_cb, .parameter_type = "i" },
    { .name = "status", .activate = status_activated_cb, .parameter_type = "s" },
    { .name = "add-note", .activate = add_note_activated_cb },
    { .name = "new-plan", .activate = new_plan_activated_cb },
    { .name = "expand-group", .activate = expand_group_activated_cb },
    { .name = "meeting", .activate = meeting_activated_cb },
    { .name = "view", .activate = view_activated_cb, .parameter_type = "s" },
    { .name = "show-rows", .activate = show_rows_activated_cb, .parameter_type = "s" },
    { .name = "print-plan", .activate = print_activated_cb, .parameter_type = "s" },
    { .name = "details", .state = "false", .change_state = details_changed_cb },
    { .name = "as-table", .state = "false", .change_state = as_table_changed_cb },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  lis_action_plans_page_update_actions (self);
}
