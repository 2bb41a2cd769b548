/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"

/* The meeting: one measure after the other, with status, comment and decision. */

typedef struct
{
  LisActionPlansPage *page;
  LisActionMeeting   *meeting;
  GArray             *measures; /* LisId, in the order of the plan */
  guint               position;
  LisDate             date;     /* of the meeting that was finished */
  GtkWidget          *root;
  GtkLabel           *title;
  GtkLabel           *count;
  GtkWidget          *finish;
  AdwBin             *content;
  gboolean            is_filling;
} Walk;

/* One who is asked about one step. */
typedef struct
{
  Walk         *walk;
  LisActionSpot place;
  LisId         actor;
  GtkWidget    *state;   /* AdwComboRow */
  GtkWidget    *comment; /* AdwEntryRow */
} Asked;

static void show_measure (Walk *walk);

static void
free_walk (gpointer data)
{
  Walk *walk = data;

  g_signal_handlers_disconnect_by_data (walk->meeting, walk);
  g_clear_object (&walk->meeting);
  g_clear_pointer (&walk->measures, g_array_unref);
  g_free (walk);
}

static LisActions *
get_actions (Walk *walk)
{
  return lis_action_session_get_actions (walk->page->actions);
}

/* Measures */

static void
collect_measures (Walk *walk)
{
  LisActions *actions = get_actions (walk);
  LisId plan = lis_action_meeting_get_plan (walk->meeting);
  LisId last = lis_action_meeting_get_measure (walk->meeting);

  walk->measures = g_array_new (FALSE, FALSE, sizeof (LisId));
  for (guint i = 0; i < actions->measures->len; i++)
    {
      const LisActionMeasure *group = &g_array_index (actions->measures, LisActionMeasure, i);
      const LisActionItem *item = lis_actions_get_item (actions, group->first_item);

      if (item->plan->record.id != plan)
        continue;
      if (item->measure->record.id == last)
        walk->position = walk->measures->len;
      g_array_append_val (walk->measures, item->measure->record.id);
    }
}

static void
go_by (Walk *walk, int step)
{
  int position = (int) walk->position + step;

  if (position < 0 || position >= (int) walk->measures->len)
    return;
  walk->position = (guint) position;
  lis_action_meeting_set_measure (walk->meeting, g_array_index (walk->measures, LisId, walk->position));
  show_measure (walk);
}

static void
next_clicked_cb (Walk *walk)
{
  go_by (walk, 1);
}

static void
previous_clicked_cb (Walk *walk)
{
  go_by (walk, -1);
}

static gboolean
go_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  go_by (data, g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

/* What is said of one */

static void
keep_asked (Asked *asked)
{
  gint32 state = (gint32) adw_combo_row_get_selected (ADW_COMBO_ROW (asked->state));

  gtk_widget_set_visible (asked->comment, state != 0);
  if (!asked->walk->is_filling)
    lis_action_meeting_set_status (asked->walk->meeting, asked->place, asked->actor, state,
                                   gtk_editable_get_text (GTK_EDITABLE (asked->comment)));
}

static gboolean
state_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), (guint) g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

/* 0 takes back what was said. */
static void
add_state_keys (GtkWidget *row)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint state = 0; state <= LIS_STATUS_STOPPED; state++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_0 + state, 0),
                                                               gtk_callback_action_new (state_key_cb, NULL, NULL), "i",
                                                               (int) state);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
create_state_row (const char *name, const char *before, guint chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  gtk_string_list_append (states, _("nothing said"));
  for (gint32 i = LIS_STATUS_NOT_STARTED; i <= LIS_STATUS_STOPPED; i++)
    gtk_string_list_append (states, lis_action_state_get_label (i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), before);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (states));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  return row;
}

static char *
describe_before (const LisActionPart *part)
{
  g_autofree char *day = lis_date_is_set (part->told) ? lis_date_format_short (part->told) : NULL;
  const char *state = lis_action_state_get_label (part->state);
  const char *due = lis_action_due_get_label ((LisPlanDueKind) part->due);
  GString *text = g_string_new (state);

  if (day != NULL)
    g_string_append_printf (text, ", %s", day);
  if (*due != '\0')
    g_string_append_printf (text, ", %s", due);
  if (part->status != NULL && part->status->comment != NULL)
    g_string_append_printf (text, ": %s", part->status->comment);
  return g_string_free (text, FALSE);
}

static void
add_asked (Walk *walk, GtkWidget *list, const LisActionItem *item, const LisActionPart *part)
{
  const LisActor *actor = lis_plan_data_find (get_actions (walk)->data, LIS_ENTITY_ACTOR, part->actor);
  const char *name = actor != NULL ? actor->name : _("Nobody is responsible");
  const char *number = lis_action_item_get_number (item);
  g_autofree char *before = describe_before (part);
  g_autofree char *spoken = g_strdup_printf ("%s %s, %s: %s", number != NULL ? number : "",
                                             lis_action_item_get_text (item), name, before);
  g_autofree char *comment_name = g_strdup_printf (_("Comment, %s"), name);
  Asked *asked = g_new0 (Asked, 1);
  const LisMeetingStatus *said;

  asked->walk = walk;
  asked->actor = part->actor;
  asked->place.step = item->step != NULL ? item->step->record.id : LIS_ID_NONE;
  asked->place.measure = item->step != NULL ? LIS_ID_NONE : item->measure->record.id;
  said = lis_action_meeting_find_status (walk->meeting, asked->place, asked->actor);
  asked->state = create_state_row (name, before, said != NULL ? (guint) said->state : 0);
  asked->comment = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asked->comment), _("Comment"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->state), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  lis_action_plans_page_name_entry (asked->comment, comment_name);
  if (said != NULL && said->comment != NULL)
    gtk_editable_set_text (GTK_EDITABLE (asked->comment), said->comment);
  gtk_widget_set_visible (asked->comment, said != NULL);
  add_state_keys (asked->state);
  g_signal_connect_swapped (asked->state, "notify::selected", G_CALLBACK (keep_asked), asked);
  g_signal_connect_swapped (asked->comment, "changed", G_CALLBACK (keep_asked), asked);
  g_object_set_data_full (G_OBJECT (list), name, asked, g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), asked->state);
  gtk_list_box_append (GTK_LIST_BOX (list), asked->comment);
}

static GtkWidget *
create_group (const char *title, const char *description)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  if (description != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", description, "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  g_object_set_data (G_OBJECT (box), "list", list);
  return box;
}

static void
add_item (Walk *walk, GtkBox *box, const LisActionItem *item)
{
  LisActions *actions = get_actions (walk);
  const char *number = lis_action_item_get_number (item);
  g_autofree char *title = item->step == NULL ? g_strdup (_("Status"))
                           : number != NULL   ? g_strdup_printf ("%s  %s", number, item->step->text)
                                              : g_strdup (item->step->text);
  g_autofree char *time = lis_action_item_format_time (item);
  GtkWidget *group = create_group (title, time);

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    add_asked (walk, g_object_get_data (G_OBJECT (group), "list"), item, lis_actions_get_part (actions, i));
  gtk_box_append (box, group);
}

/* Decision and minutes */

static void
decision_changed_cb (GtkEditable *editable, Walk *walk)
{
  lis_action_meeting_set_decision (walk->meeting, g_array_index (walk->measures, LisId, walk->position),
                                   gtk_editable_get_text (editable));
}

static void
minutes_changed_cb (GtkEditable *editable, Walk *walk)
{
  lis_action_meeting_set_minutes (walk->meeting, gtk_editable_get_text (editable));
}

static void
date_changed_cb (GtkEditable *editable, Walk *walk)
{
  LisDate date = lis_date_parse (gtk_editable_get_text (editable));
  gboolean is_day = lis_date_is_set (date);

  gtk_accessible_update_state (GTK_ACCESSIBLE (editable), GTK_ACCESSIBLE_STATE_INVALID,
                               is_day ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_set_sensitive (walk->finish, is_day && lis_action_meeting_count (walk->meeting) > 0);
  if (!is_day)
    {
      gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  lis_action_meeting_set_date (walk->meeting, date);
}

static GtkWidget *
create_entry (const char *label, const char *text, GCallback changed, Walk *walk)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  lis_action_plans_page_name_entry (row, label);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect (row, "changed", changed, walk);
  return row;
}

static void
add_words (Walk *walk, GtkBox *box, LisId measure)
{
  GtkWidget *group = create_group (_("Said in the meeting"), NULL);
  GtkListBox *list = GTK_LIST_BOX (g_object_get_data (G_OBJECT (group), "list"));
  g_autofree char *day = lis_date_format_short (lis_action_meeting_get_date (walk->meeting));

  gtk_list_box_append (list, create_entry (_("Decision about this measure"),
                                           lis_action_meeting_get_decision (walk->meeting, measure),
                                           G_CALLBACK (decision_changed_cb), walk));
  gtk_list_box_append (list, create_entry (_("Minutes of the whole meeting"),
                                           lis_action_meeting_get_minutes (walk->meeting),
                                           G_CALLBACK (minutes_changed_cb), walk));
  gtk_list_box_append (list, create_entry (_("Date (dd.mm.yyyy)"), day, G_CALLBACK (date_changed_cb), walk));
  gtk_box_append (box, group);
}

/* The page */

static void
update_count (Walk *walk)
{
  guint n = lis_action_meeting_count (walk->meeting);
  g_autofree char *text = g_strdup_printf (_("Measure %u of %u"), walk->position + 1, walk->measures->len);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change said", "%u changes said", n), n);
  g_autofree char *both = g_strdup_printf ("%s · %s", text, said);

  gtk_label_set_text (walk->count, both);
  gtk_widget_set_sensitive (walk->finish, n > 0);
}

static void
focus_first_row (GtkWidget *box)
{
  GtkWidget *group = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  GtkWidget *list = group != NULL ? g_object_get_data (G_OBJECT (group), "list") : NULL;

  if (list != NULL)
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
show_measure (Walk *walk)
{
  LisActions *actions = get_actions (walk);
  LisId id = g_array_index (walk->measures, LisId, walk->position);
  const LisMeasure *measure = lis_plan_data_find (actions->data, LIS_ENTITY_MEASURE, id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *title = NULL;
  GtkWidget *heading;

  if (measure == NULL)
    return;
  walk->is_filling = TRUE;
  title = measure->number != NULL ? g_strdup_printf ("%s  %s", measure->number, measure->title)
                                  : g_strdup (measure->title);
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "accessible-role",
                          GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "title-3");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < actions->items->len; i++)
    if (lis_actions_get_item (actions, i)->measure == measure)
      add_item (walk, GTK_BOX (box), lis_actions_get_item (actions, i));
  add_words (walk, GTK_BOX (box), id);
  gtk_widget_add_css_class (box, "plan-meeting");
  adw_bin_set_child (walk->content, box);
  walk->is_filling = FALSE;
  update_count (walk);
  focus_first_row (box);
}

/* Nothing is asked: what was said is kept for the next time. */
static void
leave (Walk *walk)
{
  LisActionPlansPage *self = walk->page;

  gtk_stack_set_visible_child_name (self->stack, "plans");
  adw_bin_set_child (self->meeting_bin, NULL);
  lis_action_plans_page_show_view (self, "table");
  lis_action_plans_page_focus_current (self);
}

static void
finish_clicked_cb (Walk *walk)
{
  gtk_widget_set_sensitive (walk->finish, FALSE);
  walk->date = lis_action_meeting_get_date (walk->meeting);
  lis_action_meeting_finish (walk->meeting);
}

static GtkWidget *
create_done_page (LisDate day)
{
  char iso[LIS_DATE_ISO_SIZE];
  g_autofree char *paper = g_strdup_printf ("action-status %s", lis_date_to_iso (day, iso));
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *print = gtk_button_new_with_label (_("Print What Changed"));
  GtkWidget *back = gtk_button_new_with_label (_("Back to the Plans"));

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (print, "pill");
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_widget_add_css_class (back, "pill");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "s", paper);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "page.print-plan");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (back), "s", "table");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "page.view");
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), back);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The meeting is saved"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("All of it is one change: one undo takes it back."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
finished_cb (Walk *walk)
{
  LisActionPlansPage *self = walk->page;
  GtkWidget *done = create_done_page (walk->date);

  adw_bin_set_child (self->meeting_bin, done);
  gtk_widget_child_focus (done, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_button (Walk *walk, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, walk);
  return button;
}

static GtkWidget *
create_bar (Walk *walk)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *left = gtk_button_new_with_label (_("Leave the Meeting"));

  gtk_widget_set_tooltip_text (left, _("What was said is kept; the meeting goes on when it is opened again"));
  g_signal_connect_swapped (left, "clicked", G_CALLBACK (leave), walk);
  walk->count = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  walk->finish = gtk_button_new_with_label (_("Finish"));
  gtk_widget_set_tooltip_text (walk->finish, _("Save everything of the meeting as one change"));
  gtk_widget_add_css_class (walk->finish, "suggested-action");
  g_signal_connect_swapped (walk->finish, "clicked", G_CALLBACK (finish_clicked_cb), walk);
  gtk_box_append (GTK_BOX (bar), left);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (walk->count));
  gtk_box_append (GTK_BOX (bar), create_button (walk, "go-up-symbolic", _("Previous measure"),
                                                G_CALLBACK (previous_clicked_cb)));
  gtk_box_append (GTK_BOX (bar), create_button (walk, "go-down-symbolic", _("Next measure"),
                                                G_CALLBACK (next_clicked_cb)));
  gtk_box_append (GTK_BOX (bar), walk->finish);
  gtk_widget_add_css_class (bar, "plan-bar");
  return bar;
}

static void
add_walk_keys (Walk *walk)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const struct
  {
    guint key;
    int   step;
  } keys[] = { { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Page_Up, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                                       gtk_callback_action_new (go_shortcut_cb, walk, NULL), "i", keys[i].step));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (walk->root, controller);
}

void
lis_action_plans_page_begin_meeting (LisActionPlansPage *self)
{
  Walk *walk = g_new0 (Walk, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  walk->page = self;
  walk->meeting = lis_action_meeting_new (self->actions, lis_action_session_get_plan (self->actions));
  collect_measures (walk);
  walk->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set_data_full (G_OBJECT (walk->root), "walk", walk, free_walk);
  if (walk->measures->len == 0)
    {
      g_object_unref (g_object_ref_sink (walk->root));
      return;
    }
  walk->content = ADW_BIN (adw_bin_new ());
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (walk->content));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (walk->root), create_bar (walk));
  gtk_box_append (GTK_BOX (walk->root), scroller);
  add_walk_keys (walk);
  g_signal_connect_swapped (walk->meeting, "changed", G_CALLBACK (update_count), walk);
  g_signal_connect_swapped (walk->meeting, "finished", G_CALLBACK (finished_cb), walk);
  adw_bin_set_child (self->meeting_bin, walk->root);
  gtk_stack_set_visible_child_name (self->stack, "meeting");
  show_measure (walk);
}
