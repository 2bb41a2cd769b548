/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-chart-page.h"

#include <glib/gi18n-lib.h>

#include "lis-legend.h"

struct _LisChartPage
{
  AdwBin parent_instance;

  LisPathwayChart *chart;
  GtkRevealer     *legend_revealer;
  GtkLabel        *status;

  gboolean show_legend;
};

G_DEFINE_FINAL_TYPE (LisChartPage, lis_chart_page, ADW_TYPE_BIN)

enum
{
  PROP_SHOW_LEGEND = 1,
};

static void
lis_chart_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_LEGEND)
    g_value_set_boolean (value, LIS_CHART_PAGE (object)->show_legend);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
set_show_legend (LisChartPage *self, gboolean show)
{
  if (self->show_legend == show)
    return;
  self->show_legend = show;
  /* Made when it is first asked for: the first picture does not wait for it. */
  if (show && gtk_revealer_get_child (self->legend_revealer) == NULL)
    gtk_revealer_set_child (self->legend_revealer, g_object_new (LIS_TYPE_LEGEND, NULL));
  gtk_revealer_set_reveal_child (self->legend_revealer, show);
  g_object_notify (G_OBJECT (self), "show-legend");
}

static void
lis_chart_page_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_LEGEND)
    set_show_legend (LIS_CHART_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_chart_page_class_init (LisChartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lis_chart_page_get_property;
  object_class->set_property = lis_chart_page_set_property;
  g_object_class_install_property (object_class, PROP_SHOW_LEGEND,
                                   g_param_spec_boolean ("show-legend", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS));

  g_type_ensure (LIS_TYPE_PATHWAY_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisChartPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LisChartPage, legend_revealer);
  gtk_widget_class_bind_template_child (widget_class, LisChartPage, status);
}

static void
update_status (LisChartPage *self)
{
  const char *description = lis_pathway_chart_get_description (self->chart);
  gboolean is_empty = *description == '\0';

  gtk_label_set_text (self->status,
                      is_empty ? _("Point at a bar, or move with the arrow keys, to read what it is") : description);
  if (is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "dim-label");
}

static void
lis_chart_page_init (LisChartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->chart, "notify::description", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  update_status (self);
}

void
lis_chart_page_set_session (LisChartPage *self, LisSession *session)
{
  g_return_if_fail (LIS_IS_CHART_PAGE (self));

  lis_pathway_chart_set_session (self->chart, session);
}

LisPathwayChart *
lis_chart_page_get_chart (LisChartPage *self)
{
  return self->chart;
}
