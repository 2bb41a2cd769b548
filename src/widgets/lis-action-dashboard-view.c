/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-dashboard-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-action-dashboard.h"
#include "lis-bar-proxy.h"
#include "lis-node-pen.h"
#include "lis-screen-style.h"

#define NATURAL_WIDTH 900
#define MINIMUM_WIDTH 300

struct _LisActionDashboardView
{
  GtkWidget parent_instance;

  LisStyle           *style; /* NULL until needed and after a change of looks */
  LisNodePen         *pen;
  LisScene           *scene;
  LisActionDashboard *dashboard; /* or NULL */
  GPtrArray          *proxies;   /* LisBarProxy, one for each entry */
  double              laid_out;  /* the width that entries lie for; 0 for none */
};

G_DEFINE_FINAL_TYPE (LisActionDashboardView, lis_action_dashboard_view, GTK_TYPE_WIDGET)

static guint follow_signal;

static void
drop_style (LisActionDashboardView *self)
{
  g_clear_pointer (&self->pen, lis_node_pen_free);
  g_clear_pointer (&self->style, g_free);
  self->laid_out = 0;
}

static void
looks_changed_cb (LisActionDashboardView *self)
{
  drop_style (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ensure_style (LisActionDashboardView *self)
{
  if (self->style != NULL)
    return;
  self->style = lis_screen_style_new (GTK_WIDGET (self));
  self->pen = lis_node_pen_new (self->style, gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static double
fill (LisActionDashboardView *self, double width)
{
  if (self->dashboard == NULL)
    return 0;
  ensure_style (self);
  self->laid_out = width;
  return lis_action_dashboard_fill_scene (self->dashboard, self->style, width, self->scene);
}

/* Entries */

static void
opened_cb (LisBarProxy *proxy, LisActionDashboardView *self)
{
  guint index = lis_bar_proxy_get_row (proxy);

  if (self->dashboard != NULL && index < self->dashboard->entries->len)
    {
      const char *filter = g_array_index (self->dashboard->entries, LisActionEntry, index).filter;

      if (filter != NULL)
        g_signal_emit (self, follow_signal, 0, filter);
    }
}

static void
make_proxies (LisActionDashboardView *self)
{
  guint n = self->dashboard != NULL ? self->dashboard->entries->len : 0;

  while (self->proxies->len > n)
    g_ptr_array_remove_index (self->proxies, self->proxies->len - 1);
  while (self->proxies->len < n)
    {
      GtkWidget *proxy = lis_bar_proxy_new ();

      g_signal_connect_object (proxy, "opened", G_CALLBACK (opened_cb), self, 0);
      gtk_widget_set_parent (proxy, GTK_WIDGET (self));
      g_ptr_array_add (self->proxies, proxy);
    }
  for (guint i = 0; i < n; i++)
    {
      const LisActionEntry *entry = &g_array_index (self->dashboard->entries, LisActionEntry, i);
      g_autofree char *said = lis_action_entry_describe (entry);
      g_autofree char *name = g_strdup_printf ("%s, %s", said, lis_action_section_get_title (entry->section));

      lis_bar_proxy_set (LIS_BAR_PROXY (self->proxies->pdata[i]), i, 0, name);
    }
}

void
lis_action_dashboard_view_set_summary (LisActionDashboardView *self, const LisActionSummary *summary)
{
  g_return_if_fail (LIS_IS_ACTION_DASHBOARD_VIEW (self));

  g_clear_pointer (&self->dashboard, lis_action_dashboard_free);
  if (summary != NULL)
    self->dashboard = lis_action_dashboard_new (summary);
  self->laid_out = 0;
  make_proxies (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Focus */

static gint
find_focus (LisActionDashboardView *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    if (gtk_widget_has_focus (self->proxies->pdata[i]))
      return (gint) i;
  return -1;
}

/* Arrows go on inside; Tab leaves, and comes back to the entry that had the focus. */
static gboolean
lis_action_dashboard_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);
  gint index = find_focus (self);
  gint step = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT ? -1 : 1;

  if (self->proxies->len == 0)
    return FALSE;
  if (index < 0)
    index = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ? (gint) self->proxies->len - 1 : 0;
  else if (direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  else
    index += step;
  if (index < 0 || index >= (gint) self->proxies->len)
    return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD;
  gtk_widget_grab_focus (self->proxies->pdata[index]);
  gtk_widget_queue_draw (widget);
  return TRUE;
}

static gboolean
lis_action_dashboard_view_grab_focus (GtkWidget *widget)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);

  return self->proxies->len > 0 && gtk_widget_grab_focus (self->proxies->pdata[0]);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType modifiers,
                LisActionDashboardView *self)
{
  gint index = find_focus (self);

  if (index < 0 || (keyval != GDK_KEY_Return && keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  opened_cb (self->proxies->pdata[index], self);
  return GDK_EVENT_STOP;
}

static gint
find_entry (LisActionDashboardView *self, double x, double y)
{
  for (guint i = 0; self->dashboard != NULL && i < self->dashboard->entries->len; i++)
    if (lis_rect_contains (&g_array_index (self->dashboard->entries, LisActionEntry, i).rect, x, y))
      return (gint) i;
  return -1;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, LisActionDashboardView *self)
{
  gint index = find_entry (self, x, y);

  if (index >= 0)
    opened_cb (self->proxies->pdata[index], self);
}

static void
moved_cb (GtkEventControllerMotion *controller, double x, double y, LisActionDashboardView *self)
{
  gint index = find_entry (self, x, y);
  gboolean leads = index >= 0 && g_array_index (self->dashboard->entries, LisActionEntry, index).filter != NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), leads ? "pointer" : NULL);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);
  gint index = find_entry (self, x, y);
  g_autofree char *said = NULL;

  if (index < 0)
    return FALSE;
  said = lis_action_entry_describe (&g_array_index (self->dashboard->entries, LisActionEntry, index));
  gtk_tooltip_set_text (tooltip, said);
  return TRUE;
}

/* Size and drawing */

static GtkSizeRequestMode
lis_action_dashboard_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lis_action_dashboard_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);

  *minimum = MINIMUM_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil (fill (self, for_size > 0 ? for_size : NATURAL_WIDTH));
}

static void
lis_action_dashboard_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);

  fill (self, width);
  for (guint i = 0; i < self->proxies->len; i++)
    {
      const LisRect *rect = &g_array_index (self->dashboard->entries, LisActionEntry, i).rect;
      const GtkAllocation place = { (int) rect->x, (int) rect->y, MAX (1, (int) rect->width),
                                    MAX (1, (int) rect->height) };

      gtk_widget_size_allocate (self->proxies->pdata[i], &place, -1);
    }
}

static void
draw_focus (LisActionDashboardView *self, GtkSnapshot *snapshot)
{
  gint index = find_focus (self);
  LisRect rect;
  GskRoundedRect outline;
  GdkRGBA color;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (index < 0 || !GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return;
  rect = g_array_index (self->dashboard->entries, LisActionEntry, index).rect;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (rect.x - 2, rect.y - 2, rect.width + 4, rect.height + 4), 4);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ color, color, color, color });
}

static void
lis_action_dashboard_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);

  if (self->dashboard == NULL)
    return;
  if (fabs (self->laid_out - gtk_widget_get_width (widget)) > 0.5)
    fill (self, gtk_widget_get_width (widget));
  lis_scene_paint (self->scene, lis_node_pen_use (self->pen, snapshot));
  draw_focus (self, snapshot);
}

static void
lis_action_dashboard_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (widget);
  double scale = self->style != NULL ? self->style->scale : 0;

  GTK_WIDGET_CLASS (lis_action_dashboard_view_parent_class)->css_changed (widget, change);
  if (scale > 0 && fabs (lis_screen_style_get_scale (widget) - scale) > 0.01)
    looks_changed_cb (self);
}

static void
lis_action_dashboard_view_dispose (GObject *object)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (object);

  if (self->proxies != NULL)
    g_ptr_array_set_size (self->proxies, 0);
  G_OBJECT_CLASS (lis_action_dashboard_view_parent_class)->dispose (object);
}

static void
lis_action_dashboard_view_finalize (GObject *object)
{
  LisActionDashboardView *self = LIS_ACTION_DASHBOARD_VIEW (object);

  drop_style (self);
  g_clear_pointer (&self->dashboard, lis_action_dashboard_free);
  g_ptr_array_unref (self->proxies);
  lis_scene_free (self->scene);
  G_OBJECT_CLASS (lis_action_dashboard_view_parent_class)->finalize (object);
}

static void
lis_action_dashboard_view_class_init (LisActionDashboardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lis_action_dashboard_view_dispose;
  object_class->finalize = lis_action_dashboard_view_finalize;
  widget_class->focus = lis_action_dashboard_view_focus;
  widget_class->grab_focus = lis_action_dashboard_view_grab_focus;
  widget_class->get_request_mode = lis_action_dashboard_view_get_request_mode;
  widget_class->measure = lis_action_dashboard_view_measure;
  widget_class->size_allocate = lis_action_dashboard_view_size_allocate;
  widget_class->snapshot = lis_action_dashboard_view_snapshot;
  widget_class->css_changed = lis_action_dashboard_view_css_changed;
  follow_signal = g_signal_new ("follow", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "dashboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lis_action_dashboard_view_init (LisActionDashboardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scene = lis_scene_new ();
  self->proxies = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Dashboard of the action plans"), -1);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  lis_screen_style_watch (GTK_WIDGET (self), G_CALLBACK (looks_changed_cb));
}
