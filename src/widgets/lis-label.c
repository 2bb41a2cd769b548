/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-label.h"

#include <glib/gi18n-lib.h>

void
lis_label_say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
lis_label_name_lists (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child))
        name_widget (child, name);
      lis_label_name_lists (child, name);
    }
}

void
lis_label_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *spoken = g_strdup_printf (C_("choice", "%s: %s"), name,
                                             GTK_IS_STRING_OBJECT (chosen)
                                               ? gtk_string_object_get_string (GTK_STRING_OBJECT (chosen)) : "");

  name_widget (GTK_WIDGET (drop_down), name);
  if (inner != NULL)
    name_widget (inner, spoken);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  widget = gtk_widget_get_first_child (widget);
  for (GtkWidget *label; widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    if ((label = find_label (widget)) != NULL)
      return label;
  return NULL;
}

void
lis_label_name_columns (GtkColumnView *view, const char *name)
{
  GtkWidget *headings = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *rows = gtk_widget_get_next_sibling (headings);

  name_widget (headings, _("Headings"));
  if (rows != NULL)
    name_widget (rows, name);
  for (GtkWidget *title = gtk_widget_get_first_child (headings); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = find_label (title);

      if (label != NULL)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
    }
}
