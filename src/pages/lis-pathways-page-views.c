/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-named-views.h"
#include "lis-pathways-page-private.h"
#include "lis-text.h"

/* Named views: saved, gone to, brought up to date, renamed and deleted in one menu. What was overwritten or deleted
 * comes back by the toast that tells of it. */

#define MEMORY_GROUP "pathways"
#define MEMORY_KEY "named-view"
#define TOAST_SECONDS 10

static LisSession *
get_session (LisPathwaysPage *self)
{
  return lis_page_get_session (LIS_PAGE (self));
}

static LisPlanMemory *
get_memory (LisPathwaysPage *self)
{
  return lis_session_get_memory (get_session (self));
}

/* The view that was last gone to or saved, as long as there is one. */
static LisNamedView *
find_current (LisPathwaysPage *self)
{
  g_autofree char *id = lis_plan_memory_get_string (get_memory (self), MEMORY_GROUP, MEMORY_KEY);

  return id != NULL ? lis_named_views_find (get_memory (self), id) : NULL;
}

static void
set_current (LisPathwaysPage *self, const char *id)
{
  lis_plan_memory_set_string (get_memory (self), MEMORY_GROUP, MEMORY_KEY, id);
}

static char *
get_filter_text (LisPathwaysPage *self)
{
  return lis_pathway_filter_to_text (lis_session_get_filter (get_session (self)));
}

static gboolean
is_as_saved (LisPathwaysPage *self, const LisNamedView *view)
{
  LisPathwayFilter saved = lis_pathway_filter_from_text (view->filter);
  g_autofree char *wanted = lis_pathway_filter_to_text (&saved);
  g_autofree char *text = get_filter_text (self);
  gboolean is_same = g_str_equal (wanted, text);

  lis_pathway_filter_clear (&saved);
  return is_same;
}

/* The menu */

static char *
format_label (const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  /* In a menu an underscore would mark a key. */
  g_autofree char *escaped = g_strjoinv ("__", parts);

  return g_strdup_printf (format, escaped);
}

static void
append_item (GMenu *menu, const char *format, const char *name, const char *action)
{
  g_autofree char *label = format_label (format, name);

  g_menu_append (menu, label, action);
}

static GMenu *
create_list (LisPathwaysPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GPtrArray) views = lis_named_views_list (get_memory (self));

  for (guint i = 0; i < views->len; i++)
    {
      const LisNamedView *view = views->pdata[i];
      g_autofree char *label = format_label ("%s", view->name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "page.view", "s", view->id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
create_commands (const LisNamedView *current)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Save This View…"), "page.view-save");
  if (current == NULL)
    return menu;
  append_item (menu, _("_Update “%s”"), current->name, "page.view-update");
  append_item (menu, _("_Rename “%s”…"), current->name, "page.view-rename");
  append_item (menu, _("_Delete “%s”"), current->name, "page.view-delete");
  return menu;
}

static void
set_enabled (LisPathwaysPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The mark stands at the view as long as what is shown is what it says. */
static void
update_state (LisPathwaysPage *self)
{
  GAction *action = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), "view");
  g_autoptr (LisNamedView) current = find_current (self);
  gboolean is_shown = current != NULL && is_as_saved (self, current);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (is_shown ? current->id : ""));
  set_enabled (self, "view-update", current != NULL);
  set_enabled (self, "view-rename", current != NULL);
  set_enabled (self, "view-delete", current != NULL);
}

static void
views_changed (LisPathwaysPage *self)
{
  g_autoptr (LisNamedView) current = find_current (self);
  g_autoptr (GMenu) list = create_list (self), commands = create_commands (current);

  g_menu_remove_all (self->views_menu);
  if (g_menu_model_get_n_items (G_MENU_MODEL (list)) > 0)
    g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (list));
  g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (commands));
  update_state (self);
}

/* Writing */

static void
tell (LisPathwaysPage *self, const char *format, const char *name, gboolean can_undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *text = g_strdup_printf (format, escaped);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "page.view-undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* @before: what comes back by undoing, taken; NULL for nothing. */
static void
written (LisPathwaysPage *self, const char *format, const char *name, LisNamedView *before)
{
  g_clear_pointer (&self->view_before, lis_named_view_free);
  self->view_before = before;
  views_changed (self);
  tell (self, format, name, before != NULL);
}

static void
take_what_is_shown (LisPathwaysPage *self, LisNamedView *view)
{
  LisPathwayChartView shown;

  lis_pathway_chart_get_view (self->chart, &shown);
  g_free (view->filter);
  view->filter = get_filter_text (self);
  view->per_day = shown.per_day;
}

/* A name that is taken is that view's: it is brought up to date. */
static void
save_as (LisPathwaysPage *self, const char *name)
{
  LisNamedView *before = lis_named_views_find_name (get_memory (self), name);
  g_autoptr (LisNamedView) view = g_new0 (LisNamedView, 1);

  view->id = before != NULL ? g_strdup (before->id) : NULL;
  view->name = g_strdup (name);
  take_what_is_shown (self, view);
  if (!lis_named_views_put (get_memory (self), view))
    return;
  set_current (self, view->id);
  written (self, before != NULL ? _("“%s” is what is shown now") : _("“%s” is saved among the views"), view->name,
           before);
}

static void
update_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;
  g_autoptr (LisNamedView) current = find_current (self);

  if (current != NULL)
    save_as (self, current->name);
}

static void
delete_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;
  LisNamedView *current = find_current (self);

  if (current == NULL)
    return;
  lis_named_views_remove (get_memory (self), current->id);
  set_current (self, NULL);
  written (self, _("“%s” is deleted"), current->name, current);
}

static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;

  if (self->view_before == NULL)
    return;
  lis_named_views_put (get_memory (self), self->view_before);
  set_current (self, self->view_before->id);
  g_clear_pointer (&self->view_before, lis_named_view_free);
  views_changed (self);
}

/* Asking for a name */

static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "ok", !lis_text_is_blank (gtk_editable_get_text (entry)));
}

static const char *
get_name (AdwMessageDialog *dialog)
{
  GtkWidget *list = adw_message_dialog_get_extra_child (dialog);

  return gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (list)));
}

static void
ask_for_name (LisPathwaysPage *self, const char *heading, const char *body, const char *answer, const char *name,
              GCallback answered)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "ok", answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response::ok", answered, self, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  name_changed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
saved_cb (AdwMessageDialog *dialog, const char *response, LisPathwaysPage *self)
{
  save_as (self, get_name (dialog));
}

/* What the filter says is a name to begin with. */
static char *
suggest_name (const LisPathwayFilter *filter, const LisPlanData *data)
{
  LisPathwayFilter rest = *filter;
  g_auto (GStrv) words = NULL;
  g_autofree char *name = NULL;

  /* As it was typed, not in quotation marks. */
  rest.search = NULL;
  words = lis_pathway_filter_describe (&rest, data);
  name = g_strjoinv (", ", words);
  if (filter->search == NULL)
    return g_steal_pointer (&name);
  return *name == '\0' ? g_strdup (filter->search) : g_strconcat (name, ", ", filter->search, NULL);
}

static void
save_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;
  LisPathways *pathways = lis_session_get_pathways (get_session (self));
  g_autofree char *name = NULL;

  if (pathways == NULL)
    return;
  name = suggest_name (lis_session_get_filter (get_session (self)), pathways->data);
  ask_for_name (self, _("Save This View"), _("Filter, search, groups, order and zoom are kept under a name."),
                _("_Save"), name, G_CALLBACK (saved_cb));
}

static void
renamed_cb (AdwMessageDialog *dialog, const char *response, LisPathwaysPage *self)
{
  LisNamedView *before = find_current (self);
  g_autoptr (LisNamedView) view = find_current (self);
  g_autoptr (LisNamedView) taken = lis_named_views_find_name (get_memory (self), get_name (dialog));

  if (before == NULL)
    return;
  if (taken != NULL && !g_str_equal (taken->id, before->id))
    {
      tell (self, _("There is a view called “%s” already. Choose another name."), taken->name, FALSE);
      lis_named_view_free (before);
      return;
    }
  g_free (view->name);
  view->name = g_strdup (get_name (dialog));
  lis_named_views_put (get_memory (self), view);
  written (self, _("The view is called “%s” now"), view->name, before);
}

static void
rename_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;
  g_autoptr (LisNamedView) current = find_current (self);

  if (current != NULL)
    ask_for_name (self, _("Rename the View"), NULL, _("_Rename"), current->name, G_CALLBACK (renamed_cb));
}

/* Going to a view */

static void
show_zoom (LisPathwaysPage *self, double per_day)
{
  LisPathwayChartView view;

  lis_pathway_chart_get_view (self->chart, &view);
  view.per_day = per_day;
  view.person = LIS_ID_NONE;
  lis_pathway_chart_set_view (self->chart, &view);
}

static void
view_chosen_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LisPathwaysPage *self = data;
  const LisPathwayFilter *before = lis_session_get_filter (get_session (self));
  g_autoptr (LisNamedView) view = lis_named_views_find (get_memory (self), g_variant_get_string (state, NULL));
  LisPathwayFilter filter;

  if (view == NULL)
    return;
  filter = lis_pathway_filter_from_text (view->filter);
  filter.today = before->today;
  filter.with_load = before->with_load;
  set_current (self, view->id);
  lis_session_set_filter (get_session (self), &filter);
  lis_pathway_filter_clear (&filter);
  show_zoom (self, view->per_day);
  views_changed (self);
}

static void
views_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->views_button)))
    gtk_menu_button_popup (self->views_button);
  else
    gtk_menu_button_popup (self->more_button);
}

void
lis_pathways_page_add_view_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "''", .change_state = view_chosen_cb },
    { .name = "views", .activate = views_activated_cb },
    { .name = "view-save", .activate = save_activated_cb },
    { .name = "view-update", .activate = update_activated_cb },
    { .name = "view-rename", .activate = rename_activated_cb },
    { .name = "view-delete", .activate = delete_activated_cb },
    { .name = "view-undo", .activate = undo_activated_cb },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  self->views_menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->views_button, G_MENU_MODEL (self->views_menu));
  g_menu_prepend_submenu (self->more_menu, _("_Views"), G_MENU_MODEL (self->views_menu));
  g_signal_connect_object (get_session (self), "notify::filter", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  views_changed (self);
}

void
lis_pathways_page_drop_views (LisPathwaysPage *self)
{
  g_clear_pointer (&self->view_before, lis_named_view_free);
  g_clear_object (&self->views_menu);
}
