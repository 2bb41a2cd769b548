/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-line-row.h"
#include "lis-action-plans-page-private.h"

/* The rows as a table: a list whose rows have their parts in columns. */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, lis_action_line_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "line", gtk_list_item_get_item (item));
  lis_action_line_row_set_line (LIS_ACTION_LINE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  lis_action_line_row_set_line (LIS_ACTION_LINE_ROW (gtk_list_item_get_child (item)), NULL);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "line", NULL);
}

static void
selected_cb (LisActionPlansPage *self, GParamSpec *pspec, GtkSingleSelection *selection)
{
  LisActionLine *line = gtk_single_selection_get_selected_item (selection);
  const LisActionRow *row = line != NULL ? lis_action_line_get (line) : NULL;
  LisActionKey key;

  if (row == NULL || self->is_filling)
    return;
  key = lis_action_row_get_key (lis_action_line_get_actions (line), row);
  lis_action_plans_page_set_current (self, &key);
}

/* The row that is selected from the beginning is the current one as soon as it is worked at. */
static void
entered_cb (LisActionPlansPage *self, GtkEventController *controller)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);

  selected_cb (self, NULL, GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static void
activated_cb (LisActionPlansPage *self, guint position, GtkListView *view)
{
  lis_action_plans_page_open_pane (self);
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show All Steps"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.clear-filter");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No steps found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Nothing fits both the search and the filter."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkStack *stack)
{
  gtk_stack_set_visible_child_name (stack, g_list_model_get_n_items (model) > 0 ? "rows" : "empty");
}

static GtkWidget *
create_list (LisActionPlansPage *self, GtkSingleSelection *selection)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, focus);
  gtk_widget_add_css_class (list, "action-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the action plans"), -1);
  lis_action_plans_page_add_status_keys (self, list);
  return list;
}

GtkWidget *
lis_action_plans_page_create_table (LisActionPlansPage *self)
{
  LisActionList *model = lis_action_list_new (self->actions, -1);
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (model)));
  GtkWidget *list = create_list (self, selection);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), lis_action_line_row_new_header ());
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_stack_add_named (GTK_STACK (stack), box, "rows");
  gtk_stack_add_named (GTK_STACK (stack), create_empty (), "empty");
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), stack, 0);
  items_changed_cb (G_LIST_MODEL (model), 0, 0, 0, GTK_STACK (stack));
  g_object_set_data_full (G_OBJECT (stack), "model", model, g_object_unref);
  g_object_set_data (G_OBJECT (stack), "list", list);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  return stack;
}

/* GTK 4.8 gives the focus to no row by its position: the row's own widget is looked for, as soon as it is made. */

#define FOCUS_TRIES 10

typedef struct
{
  guint position;
  guint tries;
} Wanted;

static GtkWidget *
find_row_widget (GtkWidget *list, gpointer line)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (child != NULL && g_object_get_data (G_OBJECT (child), "line") == line)
        return row;
    }
  return NULL;
}

static gboolean
focus_wanted_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Wanted *wanted = data;
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (GObject) line = g_list_model_get_item (G_LIST_MODEL (model), wanted->position);
  GtkWidget *row = line != NULL ? find_row_widget (list, line) : NULL;

  if (row == NULL)
    return line != NULL && ++wanted->tries < FOCUS_TRIES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
lis_action_plans_page_focus_line (GtkWidget *list, guint position)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->position = position;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_add_tick_callback (list, focus_wanted_cb, wanted, g_free);
}

gboolean
lis_action_plans_page_focus_table (LisActionPlansPage *self)
{
  GtkWidget *stack = adw_bin_get_child (self->table_bin);
  GtkWidget *list = g_object_get_data (G_OBJECT (stack), "list");
  guint position = lis_action_list_find (g_object_get_data (G_OBJECT (stack), "model"), &self->current);

  if (position == G_MAXUINT)
    return FALSE;
  lis_action_plans_page_focus_line (list, position);
  return TRUE;
}
