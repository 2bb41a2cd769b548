/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-commands.h"

#include <glib/gi18n-lib.h>

gboolean
lis_command_is_known (GtkWidget *widget, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *known, *property;
  const GVariantType *parameter;
  GType owner;

  g_return_val_if_fail (g_str_has_prefix (name, "win."), FALSE);

  if (root == NULL)
    return FALSE;
  /* GTK 4.8 wants room for every answer. */
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &known, &parameter,
                                                   &property); i++)
    if (g_str_equal (known, name))
      return TRUE;
  return G_IS_ACTION_GROUP (root) && g_action_group_has_action (G_ACTION_GROUP (root), name + strlen ("win."));
}

static const struct
{
  const char *label;
  const char *action;
} commands[] = {
  { N_("_Edit…"), "win.edit-record" },
  { N_("_History"), "win.show-history" },
  { N_("_Delete"), "win.delete-record" },
};

/* Made when it is asked for: a page may have dozens. */
static void
menu_asked_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *record = data;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!lis_command_is_known (GTK_WIDGET (button), commands[i].action))
        continue;
      item = g_menu_item_new (_(commands[i].label), NULL);
      g_menu_item_set_action_and_target (item, commands[i].action, "s", record);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
lis_record_menu_button_new (GtkWidget *widget, const char *record, const char *name)
{
  GtkWidget *button;
  gboolean is_any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    is_any |= lis_command_is_known (widget, commands[i].action);
  if (!is_any)
    return NULL;
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER,
                         "tooltip-text", _("More"), NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), menu_asked_cb, g_strdup (record), g_free);
  return button;
}
