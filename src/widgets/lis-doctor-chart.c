/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-doctor-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-bar-proxy.h"
#include "lis-chart-layout.h"
#include "lis-node-pen.h"
#include "lis-pathway-view.h"
#include "lis-screen-style.h"

#define NATURAL_WIDTH 600
#define MINIMUM_WIDTH 200

struct _LisDoctorChart
{
  GtkWidget parent_instance;

  LisStyle       *style; /* NULL until needed and after a change of looks */
  LisNodePen     *pen;
  LisScene       *scene;
  LisChartLayout *layout;
  LisPathways    *view;  /* NULL for nothing */
  LisDate         today;
  int             half_year_start;
  GPtrArray      *proxies; /* LisBarProxy, one a period */
};

G_DEFINE_FINAL_TYPE (LisDoctorChart, lis_doctor_chart, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drop_style (LisDoctorChart *self)
{
  g_clear_pointer (&self->layout, lis_chart_layout_free);
  g_clear_pointer (&self->pen, lis_node_pen_free);
  g_clear_pointer (&self->style, g_free);
}

static void
looks_changed_cb (LisDoctorChart *self)
{
  drop_style (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_layout (LisDoctorChart *self)
{
  if (self->style == NULL)
    {
      self->style = lis_screen_style_new (GTK_WIDGET (self));
      self->pen = lis_node_pen_new (self->style, gtk_widget_get_pango_context (GTK_WIDGET (self)));
    }
  if (self->layout == NULL && self->view != NULL)
    self->layout = lis_chart_layout_new (self->view, self->style, self->today, self->half_year_start);
}

/* Periods */

static const LisPathwayRow *
get_row (LisDoctorChart *self)
{
  return &g_array_index (self->view->rows, LisPathwayRow, 0);
}

static guint
count_bars (LisDoctorChart *self)
{
  return self->view != NULL ? get_row (self)->n_bars + get_row (self)->n_unplaced : 0;
}

/* Those placed in time, then those still open. */
static const LisPathwayBar *
get_bar (LisDoctorChart *self, guint index)
{
  const LisPathwayRow *row = get_row (self);

  if (index < row->n_bars)
    return &g_array_index (self->view->bars, LisPathwayBar, row->first_bar + index);
  return &g_array_index (self->view->unplaced, LisPathwayBar, row->first_unplaced + index - row->n_bars);
}

static LisRect
get_bar_rect (LisDoctorChart *self, guint index)
{
  LisRect rect = lis_chart_layout_get_bar_rect (self->layout, 0, get_bar (self, index));

  rect.y += (float) lis_chart_layout_get_ruler_height (self->layout);
  return rect;
}

static guint
find_bar (LisDoctorChart *self, double x, double y)
{
  guint found = G_MAXUINT;

  for (guint i = 0; self->layout != NULL && i < count_bars (self); i++)
    {
      LisRect rect = get_bar_rect (self, i);

      if (lis_rect_contains (&rect, x, y))
        found = i;
    }
  return found;
}

static void
set_proxies (LisDoctorChart *self)
{
  guint n = count_bars (self);

  while (self->proxies->len > n)
    {
      GtkWidget *proxy = g_ptr_array_steal_index (self->proxies, self->proxies->len - 1);

      gtk_widget_unparent (proxy);
    }
  while (self->proxies->len < n)
    {
      GtkWidget *proxy = lis_bar_proxy_new ();

      gtk_widget_set_parent (proxy, GTK_WIDGET (self));
      g_ptr_array_add (self->proxies, proxy);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = lis_pathways_describe_bar (self->view, get_row (self), get_bar (self, i));

      lis_bar_proxy_set (self->proxies->pdata[i], 0, i, name);
    }
}

/* Layout and drawing */

static GtkSizeRequestMode
lis_doctor_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lis_doctor_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);

  *minimum = MINIMUM_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  ensure_layout (self);
  *minimum = *natural = self->layout == NULL ? 0
                          : (int) ceil (lis_chart_layout_get_ruler_height (self->layout)
                                        + lis_chart_layout_get_height (self->layout));
}

static void
lis_doctor_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  LisAxis axis;

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  axis = lis_axis_fit (lis_chart_layout_get_range (self->layout), width);
  lis_chart_layout_set_axis (self->layout, &axis);
  for (guint i = 0; i < self->proxies->len; i++)
    {
      LisRect rect = get_bar_rect (self, i);
      GtkAllocation place = { (int) rect.x, (int) rect.y, (int) ceilf (rect.width), (int) ceilf (rect.height) };
      int minimum;

      /* GTK wants to be asked before it is told. */
      gtk_widget_measure (self->proxies->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->proxies->pdata[i], &place, -1);
    }
}

static void
lis_doctor_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  LisChartRegion region = { .with_ruler = TRUE };

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  region.width = gtk_widget_get_width (widget);
  region.height = gtk_widget_get_height (widget);
  lis_chart_layout_fill_scene (self->layout, &region, self->scene);
  lis_scene_paint (self->scene, lis_node_pen_use (self->pen, snapshot));
  lis_node_pen_use (self->pen, NULL);
  GTK_WIDGET_CLASS (lis_doctor_chart_parent_class)->snapshot (widget, snapshot);
}

static void
lis_doctor_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  double scale = self->style != NULL ? self->style->scale : 0;

  GTK_WIDGET_CLASS (lis_doctor_chart_parent_class)->css_changed (widget, change);
  if (scale > 0 && fabs (lis_screen_style_get_scale (widget) - scale) > 0.01)
    looks_changed_cb (self);
}

/* Keyboard and pointer */

static int
find_focused (LisDoctorChart *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  return focused != NULL && g_ptr_array_find (self->proxies, focused, &index) ? (int) index : -1;
}

/* One stop for Tab; the arrows, Home and End go among the periods. */
static gboolean
lis_doctor_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  int focused = find_focused (self);
  int next = 0;

  if (self->proxies->len == 0)
    return FALSE;
  if (focused >= 0)
    {
      if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
        return FALSE;
      next = focused + (direction == GTK_DIR_RIGHT ? 1 : -1);
      if (next < 0 || next >= (int) self->proxies->len)
        return TRUE;
    }
  return gtk_widget_grab_focus (self->proxies->pdata[next]);
}

static gboolean
go_to_end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  gboolean is_last;

  g_variant_get (arguments, "(b)", &is_last);
  if (self->proxies->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->proxies->pdata[is_last ? self->proxies->len - 1 : 0]);
}

static void
activate_bar (LisDoctorChart *self, guint index)
{
  if (index < count_bars (self))
    g_signal_emit (self, signals[ACTIVATED], 0, (gint64) get_bar (self, index)->period->record.id);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  int focused = find_focused (self);

  if (focused < 0)
    return FALSE;
  activate_bar (self, (guint) focused);
  return TRUE;
}

static void
released_cb (LisDoctorChart *self, int n_press, double x, double y)
{
  activate_bar (self, find_bar (self, x, y));
}

static gboolean
lis_doctor_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (widget);
  int focused = find_focused (self);
  guint index = by_keyboard && focused >= 0 ? (guint) focused : find_bar (self, x, y);
  g_autofree char *text = NULL;

  if (index >= count_bars (self))
    return FALSE;
  text = lis_pathways_describe_bar (self->view, get_row (self), get_bar (self, index));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Object */

static void
lis_doctor_chart_dispose (GObject *object)
{
  LisDoctorChart *self = LIS_DOCTOR_CHART (object);

  lis_doctor_chart_show (self, NULL, LIS_ID_NONE);
  drop_style (self);
  g_clear_pointer (&self->scene, lis_scene_free);
  G_OBJECT_CLASS (lis_doctor_chart_parent_class)->dispose (object);
}

static void
lis_doctor_chart_finalize (GObject *object)
{
  g_ptr_array_unref (LIS_DOCTOR_CHART (object)->proxies);
  G_OBJECT_CLASS (lis_doctor_chart_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (widget_class, activating[i], 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_to_end_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, go_to_end_cb, "(b)", TRUE);
}

static void
lis_doctor_chart_class_init (LisDoctorChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_doctor_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_doctor_chart_finalize;
  widget_class->get_request_mode = lis_doctor_chart_get_request_mode;
  widget_class->measure = lis_doctor_chart_measure;
  widget_class->size_allocate = lis_doctor_chart_size_allocate;
  widget_class->snapshot = lis_doctor_chart_snapshot;
  widget_class->css_changed = lis_doctor_chart_css_changed;
  widget_class->focus = lis_doctor_chart_focus;
  widget_class->query_tooltip = lis_doctor_chart_query_tooltip;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "doctorchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lis_doctor_chart_init (LisDoctorChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->scene = lis_scene_new ();
  self->proxies = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pathway"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Arrow keys move between the periods"), -1);
  lis_screen_style_watch (GTK_WIDGET (self), G_CALLBACK (looks_changed_cb));
}

gboolean
lis_doctor_chart_show (LisDoctorChart *self, LisSession *session, LisId person)
{
  const LisPathways *pathways = session != NULL ? lis_session_get_pathways (session) : NULL;

  g_return_val_if_fail (LIS_IS_DOCTOR_CHART (self), FALSE);

  /* What is kept for a frame points into what may be gone. */
  if (self->scene != NULL && self->style != NULL)
    lis_scene_clear (self->scene, self->style);
  g_clear_pointer (&self->layout, lis_chart_layout_free);
  g_clear_pointer (&self->view, lis_pathway_view_free);
  if (pathways != NULL && person != LIS_ID_NONE)
    {
      self->view = lis_pathway_view_new (pathways, person);
      self->today = lis_session_get_today (session);
      self->half_year_start = lis_session_get_half_year_start (session);
    }
  set_proxies (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->view != NULL;
}
