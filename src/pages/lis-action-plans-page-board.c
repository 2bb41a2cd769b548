/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-action-words.h"

/* The rows as cards in a column for each status. Alt with the arrows moves a card, and so tells its status. */

static const gint32 states[] = { 0, LIS_STATUS_NOT_STARTED, LIS_STATUS_STARTED, LIS_STATUS_DONE, LIS_STATUS_STOPPED };

typedef struct
{
  GtkWidget     *list;
  GtkLabel      *title;
  GtkWidget     *column;
  LisActionList *model;
  gint32         state;
} Column;

static void
free_columns (gpointer data)
{
  Column *columns = data;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_signal_handlers_disconnect_by_data (columns[i].model, &columns[i]);
      g_clear_object (&columns[i].model);
    }
  g_free (columns);
}

/* Cards */

static void
refresh_card (GtkWidget *card)
{
  LisActionLine *line = g_object_get_data (G_OBJECT (card), "line");
  const LisActionRow *row = line != NULL ? lis_action_line_get (line) : NULL;
  const LisActions *actions;
  const LisActionItem *item;
  g_autofree char *title = NULL, *below = NULL, *due = NULL, *name = NULL;
  GtkWidget *label = gtk_widget_get_first_child (card);
  const LisActor *actor = NULL;

  if (row == NULL)
    return;
  actions = lis_action_line_get_actions (line);
  item = lis_actions_get_item (actions, row->item);
  title = g_strdup_printf ("%s  %s", lis_action_item_get_number (item) != NULL ? lis_action_item_get_number (item) : "",
                           lis_action_item_get_text (item));
  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, lis_actions_get_part (actions, row->part)->actor);
  below = actor != NULL ? g_strdup (actor->name)
                        : lis_actions_format_actors (actions, item, LIS_RESPONSIBILITY_RESPONSIBLE);
  due = lis_action_row_format_due (row);
  gtk_label_set_text (GTK_LABEL (label), g_strstrip (title));
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), below != NULL ? below : "");
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), due != NULL ? due : "");
  gtk_widget_set_visible (label, due != NULL);
  name = lis_actions_describe_row (actions, row);
  if (gtk_widget_get_parent (card) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (card)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
setup_card_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                       PANGO_WRAP_WORD_CHAR, "lines", i == 0 ? 4 : 2, "ellipsize",
                                       PANGO_ELLIPSIZE_END, NULL);

      gtk_box_append (GTK_BOX (card), label);
      gtk_widget_add_css_class (label, i == 1 ? "dim-label" : i == 2 ? "error" : "card-title");
    }
  gtk_widget_add_css_class (card, "plan-card");
  gtk_list_item_set_child (item, card);
}

static void
bind_card_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *card = gtk_list_item_get_child (item);
  LisActionLine *line = gtk_list_item_get_item (item);

  g_object_set_data_full (G_OBJECT (card), "line", g_object_ref (line), g_object_unref);
  g_signal_connect_object (line, "changed", G_CALLBACK (refresh_card), card, G_CONNECT_SWAPPED);
  refresh_card (card);
}

static void
unbind_card_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *card = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), refresh_card, card);
  g_object_set_data (G_OBJECT (card), "line", NULL);
}

/* Columns */

static void
selected_cb (LisActionPlansPage *self, GParamSpec *pspec, GtkSingleSelection *selection)
{
  LisActionLine *line = gtk_single_selection_get_selected_item (selection);
  const LisActionRow *row = line != NULL ? lis_action_line_get (line) : NULL;
  LisActionKey key;

  if (row == NULL)
    return;
  key = lis_action_row_get_key (lis_action_line_get_actions (line), row);
  lis_action_plans_page_set_current (self, &key);
}

static void
activated_cb (LisActionPlansPage *self, guint position, GtkListView *view)
{
  lis_action_plans_page_open_pane (self);
}

/* A column that gets the focus puts its card into focus. */
static void
focus_entered_cb (GtkEventControllerFocus *controller, LisActionPlansPage *self)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  selected_cb (self, NULL, GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
add_move_keys (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const struct
  {
    guint key;
    int   by;
  } keys[] = { { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                                       gtk_named_action_new ("page.move-card"), "i", keys[i].by));
  gtk_widget_add_controller (list, controller);
}

static void
update_title (Column *column)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (column->model));
  g_autofree char *title = g_strdup_printf ("%s (%u)", lis_action_state_get_label (column->state), n);

  gtk_label_set_text (column->title, title);
  /* Statuses are told into the other columns, never back into the one without. */
  gtk_widget_set_visible (column->column, column->state != 0 || n > 0);
}

static GtkWidget *
create_cards (LisActionPlansPage *self, Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (column->model)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_card_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_card_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_card_cb), NULL);
  gtk_single_selection_set_autoselect (selection, FALSE);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, 0);
  gtk_widget_add_controller (list, focus);
  gtk_widget_add_css_class (list, "plan-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lis_action_state_get_label (column->state), -1);
  lis_action_plans_page_add_status_keys (self, list);
  add_move_keys (list);
  return list;
}

static void
fill_column (LisActionPlansPage *self, Column *column)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (lis_action_state_get_icon (column->state));

  column->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  column->model = lis_action_list_new (self->actions, column->state);
  column->list = create_cards (self, column);
  column->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (column->title), "heading");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (heading), icon);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (column->title));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (column->column, 200, -1);
  gtk_widget_set_hexpand (column->column, TRUE);
  gtk_box_append (GTK_BOX (column->column), heading);
  gtk_box_append (GTK_BOX (column->column), scroller);
  g_signal_connect_swapped (column->model, "items-changed", G_CALLBACK (update_title), column);
  update_title (column);
}

GtkWidget *
lis_action_plans_page_create_board (LisActionPlansPage *self)
{
  Column *columns = g_new0 (Column, G_N_ELEMENTS (states));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      columns[i].state = states[i];
      fill_column (self, &columns[i]);
      gtk_box_append (GTK_BOX (box), columns[i].column);
    }
  gtk_widget_add_css_class (box, "plan-board");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set_data_full (G_OBJECT (scroller), "columns", columns, free_columns);
  return scroller;
}

gboolean
lis_action_plans_page_focus_board (LisActionPlansPage *self)
{
  GtkWidget *board = adw_bin_get_child (self->board_bin);
  Column *columns = g_object_get_data (G_OBJECT (board), "columns");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      guint position = lis_action_list_find (columns[i].model, &self->current);

      if (position == G_MAXUINT)
        continue;
      lis_action_plans_page_focus_line (columns[i].list, position);
      return TRUE;
    }
  return FALSE;
}
