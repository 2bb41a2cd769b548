/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-date-input.h"
#include "lis-place.h"
#include "lis-text.h"

/* Small questions: status, note, new plan, group. */

typedef struct
{
  LisActionPlansPage *page;
  AdwMessageDialog   *dialog;
  GtkWidget          *list;
  GtkWidget          *rows[4];
  GArray             *ids[2]; /* LisId of the first two rows that are choices */
  LisActionSpot       place;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->ids[0], g_array_unref);
  g_clear_pointer (&question->ids[1], g_array_unref);
  g_free (question);
}

static Question *
create_question (LisActionPlansPage *self, const char *title, const char *body, const char *answer)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *list = gtk_list_box_new ();

  question->page = self;
  question->dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, body));
  adw_message_dialog_add_responses (question->dialog, "cancel", _("_Cancel"), "ok", answer, NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "ok");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 320, -1);
  adw_message_dialog_set_extra_child (question->dialog, list);
  question->list = list;
  g_object_set_data_full (G_OBJECT (question->dialog), "question", question, free_question);
  return question;
}

void
lis_action_plans_page_name_entry (GtkWidget *row, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_ACCESSIBLE (text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
add_entry (Question *question, guint index, const char *label, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  lis_action_plans_page_name_entry (row, label);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (question->list), row);
  question->rows[index] = row;
  return row;
}

/* @names: taken. */
static void
add_choice (Question *question, guint index, const char *label, GtkStringList *names, guint chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  gtk_list_box_append (GTK_LIST_BOX (question->list), row);
  question->rows[index] = row;
  g_object_unref (names);
}

static const char *
get_text (Question *question, guint index)
{
  return gtk_editable_get_text (GTK_EDITABLE (question->rows[index]));
}

static LisId
get_choice (Question *question, guint index)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (question->rows[index]));

  return position < question->ids[index]->len ? g_array_index (question->ids[index], LisId, position) : LIS_ID_NONE;
}

static void
add_line (GtkStringList *names, GArray *ids, const char *name, LisId id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

/* Days are read as they are typed; what is none cannot be answered with. */
static LisDate
read_date (Question *question, guint index)
{
  return lis_date_parse (get_text (question, index));
}

static void
date_changed_cb (GtkEditable *editable, Question *question)
{
  gboolean is_day = lis_date_is_set (lis_date_parse (gtk_editable_get_text (editable)));

  adw_message_dialog_set_response_enabled (question->dialog, "ok", is_day);
  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (editable), GTK_ACCESSIBLE_STATE_INVALID,
                               is_day ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
add_date (Question *question, guint index)
{
  LisSession *session = lis_page_get_session (LIS_PAGE (question->page));
  g_autofree char *today = lis_date_format_short (lis_session_get_today (session));
  GtkWidget *row = add_entry (question, index, _("Date (dd.mm.yyyy)"), today);

  g_signal_connect (row, "changed", G_CALLBACK (date_changed_cb), question);
}

static void
ask (Question *question, GCallback answered)
{
  g_signal_connect_object (question->dialog, "response", answered, question->page, 0);
  gtk_window_present (GTK_WINDOW (question->dialog));
}

static void
text_changed_cb (GtkEditable *editable, Question *question)
{
  adw_message_dialog_set_response_enabled (question->dialog, "ok",
                                           !lis_text_is_blank (gtk_editable_get_text (editable)));
}

/* Status */

static char *
name_place (const LisPlanData *data, LisActionSpot place)
{
  const LisStep *step = lis_plan_data_find (data, LIS_ENTITY_STEP, place.step);
  const LisMeasure *measure = lis_plan_data_find (data, LIS_ENTITY_MEASURE, place.measure);
  const char *number = step != NULL ? step->number : measure != NULL ? measure->number : NULL;
  const char *text = step != NULL ? step->text : measure != NULL ? measure->title : "";

  return number != NULL ? g_strdup_printf ("%s  %s", number, text) : g_strdup (text);
}

static const LisActionItem *
find_item (const LisActions *actions, LisActionSpot place)
{
  for (guint i = 0; i < actions->items->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (actions, i);

      if (place.step != LIS_ID_NONE ? item->step != NULL && item->step->record.id == place.step
                                    : item->step == NULL && item->measure->record.id == place.measure)
        return item;
    }
  return NULL;
}

static void
status_answered_cb (AdwMessageDialog *dialog, const char *response, LisActionPlansPage *self)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");
  gint32 state;

  if (!g_str_equal (response, "ok"))
    return;
  state = (gint32) adw_combo_row_get_selected (ADW_COMBO_ROW (question->rows[1])) + LIS_STATUS_NOT_STARTED;
  lis_action_session_tell_status (self->actions, question->place, get_choice (question, 0), state,
                                  read_date (question, 2), get_text (question, 3));
}

/* Everybody with the A, and each of them. */
static void
add_actors (Question *question, const LisActions *actions, const LisActionItem *item, LisId chosen)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint position = 0;

  question->ids[0] = g_array_new (FALSE, FALSE, sizeof (LisId));
  add_line (names, question->ids[0], _("Everybody responsible"), LIS_ID_NONE);
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      LisId actor = lis_actions_get_part (actions, i)->actor;
      const LisActor *one = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, actor);

      if (one == NULL)
        continue;
      if (actor == chosen)
        position = question->ids[0]->len;
      add_line (names, question->ids[0], one->name, actor);
    }
  add_choice (question, 0, _("Holds for"), names, position);
}

static gint32
find_state (const LisActions *actions, const LisActionItem *item, LisId actor)
{
  gint32 state = 0;

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    if (actor == LIS_ID_NONE || lis_actions_get_part (actions, i)->actor == actor)
      state = MAX (state, lis_actions_get_part (actions, i)->state);
  return MAX (state, LIS_STATUS_NOT_STARTED);
}

static gboolean
state_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gint32 state = g_variant_get_int32 (arguments);

  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), (guint) (state - LIS_STATUS_NOT_STARTED));
  return GDK_EVENT_STOP;
}

/* 1–4, as in the table. */
static void
add_state_keys (GtkWidget *row)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint state = LIS_STATUS_NOT_STARTED; state <= LIS_STATUS_STOPPED; state++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_0 + state, 0),
                                                               gtk_callback_action_new (state_key_cb, NULL, NULL), "i",
                                                               (int) state);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (row, controller);
}

void
lis_action_plans_page_ask_status (LisActionPlansPage *self, LisActionSpot place, LisId actor)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  const LisActionItem *item = actions != NULL ? find_item (actions, place) : NULL;
  GtkStringList *states = gtk_string_list_new (NULL);
  g_autofree char *name = NULL;
  Question *question;

  if (item == NULL)
    {
      g_object_unref (states);
      return;
    }
  name = name_place (actions->data, place);
  question = create_question (self, _("Set the Status"), name, _("_Set the Status"));
  question->place = place;
  add_actors (question, actions, item, actor);
  for (gint32 i = LIS_STATUS_NOT_STARTED; i <= LIS_STATUS_STOPPED; i++)
    gtk_string_list_append (states, lis_action_state_get_label (i));
  add_choice (question, 1, _("Status"), states, (guint) (find_state (actions, item, actor) - LIS_STATUS_NOT_STARTED));
  add_state_keys (question->rows[1]);
  add_date (question, 2);
  add_entry (question, 3, _("Comment"), NULL);
  ask (question, G_CALLBACK (status_answered_cb));
  gtk_widget_grab_focus (question->rows[1]);
}

/* Note */

static void
note_answered_cb (AdwMessageDialog *dialog, const char *response, LisActionPlansPage *self)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");
  LisActions *actions = lis_action_session_get_actions (self->actions);
  const LisMeasure *measure = lis_plan_data_find (actions->data, LIS_ENTITY_MEASURE, self->current.measure);

  if (!g_str_equal (response, "ok") || measure == NULL)
    return;
  lis_action_session_tell_note (self->actions, measure->action_plan, question->place,
                                adw_combo_row_get_selected (ADW_COMBO_ROW (question->rows[1])) == 0
                                  ? LIS_PLAN_NOTE_NOTE : LIS_PLAN_NOTE_DECISION,
                                read_date (question, 2), get_text (question, 0));
}

void
lis_action_plans_page_ask_note (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  LisActionSpot place = lis_action_plans_page_get_place (self);
  g_autofree char *name = name_place (actions->data, place);
  Question *question = create_question (self, _("Add a Note"), name, _("_Add"));
  GtkStringList *kinds = gtk_string_list_new (NULL);

  question->place = place;
  add_entry (question, 0, _("Text"), NULL);
  g_signal_connect (question->rows[0], "changed", G_CALLBACK (text_changed_cb), question);
  text_changed_cb (GTK_EDITABLE (question->rows[0]), question);
  gtk_string_list_append (kinds, _("Note"));
  gtk_string_list_append (kinds, _("Decision"));
  add_choice (question, 1, _("Kind"), kinds, 0);
  add_date (question, 2);
  ask (question, G_CALLBACK (note_answered_cb));
  gtk_widget_grab_focus (question->rows[0]);
}

/* New plan */

static void
new_plan_answered_cb (AdwMessageDialog *dialog, const char *response, LisActionPlansPage *self)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");

  if (g_str_equal (response, "ok"))
    lis_action_session_start_plan (self->actions, get_choice (question, 0), get_choice (question, 1),
                                   get_text (question, 2));
}

static void
add_sources (Question *question, const LisPlanData *data, LisId plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint position = 0;

  question->ids[0] = g_array_new (FALSE, FALSE, sizeof (LisId));
  add_line (names, question->ids[0], _("Nothing: an empty plan"), LIS_ID_NONE);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTION_PLAN); i++)
    {
      const LisActionPlan *one = lis_plan_data_get (data, LIS_ENTITY_ACTION_PLAN, i);

      if (one->record.id == plan)
        position = question->ids[0]->len;
      add_line (names, question->ids[0], one->name, one->record.id);
    }
  add_choice (question, 0, _("Starts from"), names, position);
}

/* Regions, trusts and private hospitals: those who make such plans. */
static void
add_units (Question *question, guint index, const LisPlanData *data, gboolean only_regions)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  question->ids[index] = g_array_new (FALSE, FALSE, sizeof (LisId));
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      if (unit->level == LIS_UNIT_REGION
          || (!only_regions && (unit->level == LIS_UNIT_TRUST || unit->level == LIS_UNIT_PRIVATE)))
        add_line (names, question->ids[index], unit->name, unit->record.id);
    }
  add_choice (question, index, only_regions ? _("Region") : _("Whose plan it is"), names, 0);
}

void
lis_action_plans_page_ask_new_plan (LisActionPlansPage *self)
{
  const LisPlanData *data = lis_action_session_get_actions (self->actions)->data;
  Question *question =
    create_question (self, _("New Action Plan"),
                     _("A trust’s plan started from its region’s has the measures the trust has a part in, and what is "
                       "told there counts in the region’s plan."),
                     _("_Start the Plan"));

  add_entry (question, 2, _("Name"), NULL);
  g_signal_connect (question->rows[2], "changed", G_CALLBACK (text_changed_cb), question);
  text_changed_cb (GTK_EDITABLE (question->rows[2]), question);
  add_sources (question, data, lis_action_session_get_plan (self->actions));
  add_units (question, 1, data, FALSE);
  ask (question, G_CALLBACK (new_plan_answered_cb));
  gtk_widget_grab_focus (question->rows[2]);
}

/* A group and its members */

static void
group_answered_cb (AdwMessageDialog *dialog, const char *response, LisActionPlansPage *self)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");

  if (g_str_equal (response, "ok"))
    lis_action_session_expand_group (self->actions, get_choice (question, 0), get_choice (question, 1));
}

void
lis_action_plans_page_ask_group (LisActionPlansPage *self)
{
  const LisPlanData *data = lis_action_session_get_actions (self->actions)->data;
  GtkStringList *names = gtk_string_list_new (NULL);
  Question *question =
    create_question (self, _("Expand a Group"),
                     _("Each trust of the region becomes a member and has a status of its own from now on."),
                     _("_Expand"));

  question->ids[0] = g_array_new (FALSE, FALSE, sizeof (LisId));
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *actor = lis_plan_data_get (data, LIS_ENTITY_ACTOR, i);

      if (actor->kind == LIS_ACTOR_GROUP)
        add_line (names, question->ids[0], actor->name, actor->record.id);
    }
  add_choice (question, 0, _("Group"), names, 0);
  add_units (question, 1, data, TRUE);
  ask (question, G_CALLBACK (group_answered_cb));
  gtk_widget_grab_focus (question->rows[0]);
}
