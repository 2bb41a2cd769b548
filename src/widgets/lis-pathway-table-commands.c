/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-entity.h"
#include "lis-pathway-table-view-private.h"

/* The same commands as in the chart, for the line in focus: the chart, which has the same focus, gives them. */

static void
forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (LIS_PATHWAY_TABLE_VIEW (widget)->twin, name, NULL);
}

static void
show_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);
  LisId person = lis_selection_get_person (lis_session_get_selection (self->session));
  char text[LIS_ID_TEXT_SIZE];

  if (person != LIS_ID_NONE)
    gtk_widget_activate_action (widget, "win.show-record", "s",
                                lis_id_to_text (person, lis_entity_get (LIS_ENTITY_PERSON)->prefix, text));
}

/* The menu */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new (), move = g_menu_new (), copy = g_menu_new (), remove = g_menu_new ();

  g_menu_append (open, _("_Edit…"), "bar.edit");
  g_menu_append (open, _("_Add a Period…"), "bar.add-period");
  g_menu_append (open, _("Show the _Doctor"), "bar.show-doctor");
  g_menu_append (move, _("_Move Earlier"), "bar.move-earlier");
  g_menu_append (move, _("Move _Later"), "bar.move-later");
  g_menu_append (move, _("_Shorten"), "bar.shorten");
  g_menu_append (move, _("_Prolong"), "bar.extend");
  g_menu_append (copy, _("_Copy"), "page.copy");
  g_menu_append (copy, _("_Paste…"), "page.paste");
  g_menu_append (remove, _("_Delete"), "bar.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

static void
show_menu_at (LisPathwayTableView *self, double x, double y)
{
  const GdkRectangle area = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 0, y = 0;

  if (focused == NULL || !gtk_widget_is_ancestor (focused, widget))
    return;
  gtk_widget_translate_coordinates (focused, widget, 24, gtk_widget_get_height (focused), &x, &y);
  show_menu_at (self, x, y);
}

/* The line under the pointer gets the focus first: the menu is about it. */
static void
menu_clicked_cb (GtkGestureClick *gesture, int n_presses, double x, double y, LisPathwayTableView *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && lis_table_line_get_item (widget) == NULL)
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL)
    return;
  gtk_widget_grab_focus (widget);
  show_menu_at (self, x, y);
}

void
lis_pathway_table_view_add_menu (LisPathwayTableView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
lis_pathway_table_view_drop_commands (LisPathwayTableView *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

static const struct
{
  const char                  *name;
  GtkWidgetActionActivateFunc  activate;
  guint                        key, other_key;
  GdkModifierType              modifiers;
} commands[] = {
  { "bar.edit", forward, GDK_KEY_F2, 0, 0 },
  { "bar.delete", forward, GDK_KEY_Delete, GDK_KEY_KP_Delete, 0 },
  { "bar.add-period", forward, 0, 0, 0 },
  { "bar.move-earlier", forward, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_ALT_MASK },
  { "bar.move-later", forward, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_ALT_MASK },
  { "bar.shorten", forward, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_ALT_MASK | GDK_SHIFT_MASK },
  { "bar.extend", forward, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_ALT_MASK | GDK_SHIFT_MASK },
  { "bar.show-doctor", show_doctor, 0, 0, 0 },
  { "bar.menu", show_menu, GDK_KEY_Menu, 0, 0 },
  { "bar.menu", show_menu, GDK_KEY_F10, 0, GDK_SHIFT_MASK },
};

void
lis_pathway_table_view_install_commands (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (i == 0 || !g_str_equal (commands[i].name, commands[i - 1].name))
        gtk_widget_class_install_action (widget_class, commands[i].name, NULL, commands[i].activate);
      if (commands[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, commands[i].key, commands[i].modifiers, commands[i].name,
                                             NULL);
      if (commands[i].other_key != 0)
        gtk_widget_class_add_binding_action (widget_class, commands[i].other_key, commands[i].modifiers,
                                             commands[i].name, NULL);
    }
}
