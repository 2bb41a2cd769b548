/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-layout.h"
#include "lis-node-pen.h"
#include "lis-screen-style.h"

#define MARGIN 12
#define NATURAL_WIDTH 800
#define MINIMUM_WIDTH 240

struct _LisLegend
{
  GtkWidget parent_instance;

  LisStyle   *style; /* NULL until needed and after a change of looks */
  LisNodePen *pen;
  LisScene   *scene;
};

G_DEFINE_FINAL_TYPE (LisLegend, lis_legend, GTK_TYPE_WIDGET)

static void
drop_style (LisLegend *self)
{
  g_clear_pointer (&self->pen, lis_node_pen_free);
  g_clear_pointer (&self->style, g_free);
}

static void
looks_changed_cb (LisLegend *self)
{
  drop_style (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_style (LisLegend *self)
{
  if (self->style != NULL)
    return;
  self->style = lis_screen_style_new (GTK_WIDGET (self));
  self->pen = lis_node_pen_new (self->style, gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static GtkSizeRequestMode
lis_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lis_legend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  LisLegend *self = LIS_LEGEND (widget);
  int width = for_size > 0 ? for_size : NATURAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  ensure_style (self);
  *minimum = *natural = (int) ceil (lis_legend_fill_scene (self->style, 0, 0, width - 2 * MARGIN, NULL)) + 2 * MARGIN;
}

static void
lis_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisLegend *self = LIS_LEGEND (widget);
  double width = gtk_widget_get_width (widget);

  ensure_style (self);
  lis_scene_clear (self->scene, self->style);
  self->scene->clips[LIS_PART_PAGE] = lis_rect (0, 0, width, gtk_widget_get_height (widget));
  lis_legend_fill_scene (self->style, MARGIN, MARGIN, width - 2 * MARGIN, self->scene);
  lis_scene_paint (self->scene, lis_node_pen_use (self->pen, snapshot));
}

static void
lis_legend_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LisLegend *self = LIS_LEGEND (widget);
  double scale = self->style != NULL ? self->style->scale : 0;

  GTK_WIDGET_CLASS (lis_legend_parent_class)->css_changed (widget, change);
  if (scale > 0 && fabs (lis_screen_style_get_scale (widget) - scale) > 0.01)
    looks_changed_cb (self);
}

static void
lis_legend_finalize (GObject *object)
{
  LisLegend *self = LIS_LEGEND (object);

  drop_style (self);
  lis_scene_free (self->scene);
  G_OBJECT_CLASS (lis_legend_parent_class)->finalize (object);
}

static void
lis_legend_class_init (LisLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lis_legend_finalize;
  widget_class->get_request_mode = lis_legend_get_request_mode;
  widget_class->measure = lis_legend_measure;
  widget_class->snapshot = lis_legend_snapshot;
  widget_class->css_changed = lis_legend_css_changed;
  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lis_legend_init (LisLegend *self)
{
  self->scene = lis_scene_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What colours and patterns mean; the name of each bar says the same in words"), -1);
  lis_screen_style_watch (GTK_WIDGET (self), G_CALLBACK (looks_changed_cb));
}
