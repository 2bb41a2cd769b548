/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-pathway-filter-form.h"
#include "lis-pathways-page-private.h"
#include "lis-text.h"

static LisSession *
get_session (LisPathwaysPage *self)
{
  return lis_page_get_session (LIS_PAGE (self));
}

static void
clear_filter (LisPathwaysPage *self)
{
  const LisPathwayFilter *filter = lis_session_get_filter (get_session (self));
  LisPathwayFilter all = { .group_by = filter->group_by, .sort = filter->sort, .descending = filter->descending };

  lis_session_set_filter (get_session (self), &all);
}

static void
clear_filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;

  clear_filter (self);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  lis_pathways_page_focus_view (self);
}

static void
focus_chart_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_pathways_page_focus_view (data);
}

static gboolean
escaped_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static GtkEventController *
create_escape (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escaped_cb, NULL, NULL)));
  return controller;
}

/* Where the window is too narrow for the button the same stands in a window of its own. */
void
lis_pathways_page_show_in_window (LisPathwaysPage *self, const char *title, GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_vexpand (content, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_widget_insert_action_group (window, "page", G_ACTION_GROUP (lis_page_get_actions (LIS_PAGE (self))));
  gtk_widget_add_controller (window, create_escape ());
  gtk_window_present (GTK_WINDOW (window));
}

static void
filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->filter_button)))
    gtk_menu_button_popup (self->filter_button);
  else
    lis_pathways_page_show_in_window (self, _("Filter and sort"), lis_pathway_filter_form_new (get_session (self)));
}

/* Searching */

static void
search_changed_cb (LisPathwaysPage *self)
{
  const LisPathwayFilter *before = lis_session_get_filter (get_session (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  LisPathwayFilter filter = *before;

  filter.search = lis_text_is_blank (text) ? NULL : text;
  if (g_strcmp0 (filter.search, before->search) != 0)
    lis_session_set_filter (get_session (self), &filter);
}

/* Escape: the bar goes, and what was searched for with it. */
static void
search_mode_changed_cb (LisPathwaysPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lis_pathways_page_focus_view (self);
}

gboolean
lis_pathways_page_begin_search (LisPathwaysPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return TRUE;
}

/* Enter goes to the first of those found. */
static void
search_activated_cb (LisPathwaysPage *self)
{
  LisPathways *pathways = lis_session_get_pathways (get_session (self));

  search_changed_cb (self);
  if (pathways == NULL || pathways->rows->len == 0)
    return;
  lis_selection_set_focus (lis_session_get_selection (get_session (self)),
                           g_array_index (pathways->rows, LisPathwayRow, 0).person->record.id, LIS_ID_NONE);
  lis_pathways_page_focus_view (self);
}

/* A chip or a saved view may have changed what is searched for. */
static void
filter_changed_cb (LisPathwaysPage *self)
{
  const LisPathwayFilter *filter = lis_session_get_filter (get_session (self));
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (lis_pathway_filter_is_narrow (filter))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  if (filter->search == NULL ? lis_text_is_blank (shown) : g_strcmp0 (filter->search, shown) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), filter->search != NULL ? filter->search : "");
}

/* Nobody left */

static GtkWidget *
create_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* Some filters ask for findings, which are counted after the first picture. */
static gboolean
waits_for_findings (LisPathwaysPage *self, LisPathways *pathways)
{
  LisPathwayCondition condition = lis_session_get_filter (get_session (self))->condition;

  return pathways->findings == NULL
         && (condition == LIS_CONDITION_FINDING || condition == LIS_CONDITION_OVER_CAPACITY);
}

static void
show_empty (LisPathwaysPage *self, LisPathways *pathways)
{
  AdwStatusPage *page;
  GtkWidget *button;
  gboolean is_narrow = lis_pathway_filter_is_narrow (lis_session_get_filter (get_session (self)));
  gboolean waits = waits_for_findings (self, pathways);

  if (adw_bin_get_child (self->empty_bin) == NULL)
    adw_bin_set_child (self->empty_bin, create_empty_page ());
  page = ADW_STATUS_PAGE (adw_bin_get_child (self->empty_bin));
  button = adw_status_page_get_child (page);
  gtk_widget_set_visible (button, !waits);
  gtk_button_set_label (GTK_BUTTON (button), is_narrow ? _("Show All Doctors") : _("Import a Table…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_narrow ? "page.clear-filter" : "win.import");
  if (waits)
    {
      adw_status_page_set_title (page, _("Looking for findings"));
      adw_status_page_set_description (page, NULL);
    }
  else if (is_narrow)
    {
      adw_status_page_set_title (page, _("No doctors found"));
      adw_status_page_set_description (page, _("Nobody in the plan fits both the search and the filter."));
    }
  else
    {
      adw_status_page_set_title (page, _("No doctors in training"));
      adw_status_page_set_description (page, _("The plan has no doctors with a training or a period yet. Import a "
                                               "table that has them, or add them on the page of doctors."));
    }
}

static void
pathways_changed_cb (LisPathwaysPage *self)
{
  LisPathways *pathways = lis_session_get_pathways (get_session (self));
  gboolean is_empty = pathways != NULL && pathways->rows->len == 0;

  if (is_empty)
    show_empty (self, pathways);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_bin), is_empty);
}

/* Made when it is first opened. */
static void
filter_popover_wanted_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), lis_pathway_filter_form_new (get_session (data)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter and sort"), -1);
  gtk_menu_button_set_popover (button, popover);
}

void
lis_pathways_page_add_search_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "clear-filter", .activate = clear_filter_activated_cb },
    { .name = "filter", .activate = filter_activated_cb },
    { .name = "focus-chart", .activate = focus_chart_activated_cb },
  };
  GActionMap *actions = lis_page_get_actions (LIS_PAGE (self));
  LisSession *session = get_session (self);
  g_autoptr (GPropertyAction) search = g_property_action_new ("search", self->search_bar, "search-mode-enabled");

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (actions, G_ACTION (search));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_menu_button_set_create_popup_func (self->filter_button, filter_popover_wanted_cb, self, NULL);
  lis_pathway_filter_bar_set_session (self->filter_bar, session);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::filter", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  filter_changed_cb (self);
  pathways_changed_cb (self);
}
