/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bar-proxy.h"

struct _LisBarProxy
{
  GtkWidget parent_instance;

  guint    row;
  guint    bar;
  char    *name;
  gboolean is_selected; /* as it was last told */
};

G_DEFINE_FINAL_TYPE (LisBarProxy, lis_bar_proxy, GTK_TYPE_WIDGET)

static guint opened_signal;
static guint command_signal;

static void
lis_bar_proxy_finalize (GObject *object)
{
  g_free (LIS_BAR_PROXY (object)->name);
  G_OBJECT_CLASS (lis_bar_proxy_parent_class)->finalize (object);
}

/* Its place is given by the chart. */
static void
lis_bar_proxy_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
open_bar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, opened_signal, 0);
}

static void
command_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, command_signal, 0, name);
}

static void
lis_bar_proxy_class_init (LisBarProxyClass *klass)
{
  /* GTK tells them to assistive technology in an order of its own. */
  static const char *const commands[] = { "bar.edit", "bar.move-earlier", "bar.move-later", "bar.extend",
                                          "bar.shorten", "bar.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lis_bar_proxy_finalize;
  widget_class->measure = lis_bar_proxy_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "bar");
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  /* Assistive technology finds it among the bar's actions. */
  gtk_widget_class_install_action (widget_class, "bar.open", NULL, open_bar);
  command_signal = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i], NULL, command_activated);
}

static void
lis_bar_proxy_init (LisBarProxy *self)
{
  self->row = self->bar = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer is the chart's. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lis_bar_proxy_new (void)
{
  return g_object_new (LIS_TYPE_BAR_PROXY, NULL);
}

void
lis_bar_proxy_set (LisBarProxy *self, guint row, guint bar, const char *name)
{
  self->row = row;
  self->bar = bar;
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
lis_bar_proxy_set_selected (LisBarProxy *self, gboolean is_selected)
{
  if (self->is_selected == is_selected)
    return;
  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
}

void
lis_bar_proxy_forget (LisBarProxy *self)
{
  self->row = self->bar = G_MAXUINT;
}

guint
lis_bar_proxy_get_row (LisBarProxy *self)
{
  return self->row;
}

guint
lis_bar_proxy_get_bar (LisBarProxy *self)
{
  return self->bar;
}
