/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-timeline-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-action-timeline.h"
#include "lis-bar-proxy.h"
#include "lis-node-pen.h"
#include "lis-screen-style.h"

#define MAX_PROXIES 200
#define LEAST_PER_DAY 0.02
#define MOST_PER_DAY 20.0
#define NO_ROW G_MAXUINT

struct _LisActionTimelineView
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  LisStyle      *style;          /* NULL until needed and after a change of looks */
  LisNodePen    *pen;
  LisScene      *scene;
  LisActions    *actions;        /* or NULL */
  LisActionTimeline *timeline;   /* NULL until needed */
  int            half_year_start;
  double         per_day;        /* 0: all in view */
  double         width;          /* of the body: all of the time at this zoom */
  guint          focus;          /* row, or NO_ROW */
  GPtrArray     *proxies;        /* LisBarProxy */
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  FOCUSED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (LisActionTimelineView, lis_action_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Layout */

static void
drop_style (LisActionTimelineView *self)
{
  g_clear_pointer (&self->timeline, lis_action_timeline_free);
  g_clear_pointer (&self->pen, lis_node_pen_free);
  g_clear_pointer (&self->style, g_free);
}

static void
looks_changed_cb (LisActionTimelineView *self)
{
  drop_style (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
ensure_timeline (LisActionTimelineView *self)
{
  if (self->actions == NULL)
    return FALSE;
  if (self->style == NULL)
    {
      self->style = lis_screen_style_new (GTK_WIDGET (self));
      self->pen = lis_node_pen_new (self->style, gtk_widget_get_pango_context (GTK_WIDGET (self)));
    }
  if (self->timeline == NULL)
    self->timeline = lis_action_timeline_new (self->actions, self->style, self->half_year_start);
  return TRUE;
}

/* Names take no more than two fifths of a narrow window. */
static double
get_names_width (LisActionTimelineView *self)
{
  return self->style->names_width;
}

static void
configure (LisActionTimelineView *self, int index, double size, double page)
{
  GtkAdjustment *adjustment = self->adjustments[index];
  double value;

  if (adjustment == NULL)
    return;
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, size - page));
  gtk_adjustment_configure (adjustment, value, 0, MAX (size, page), page / 10, page * 0.9, page);
}

static void
update_axis (LisActionTimelineView *self)
{
  double body = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - get_names_width (self));
  double below = MAX (1, gtk_widget_get_height (GTK_WIDGET (self))
                           - lis_action_timeline_get_ruler_height (self->timeline));
  LisDateRange range = lis_action_timeline_get_range (self->timeline);
  LisAxis axis = lis_axis_fit (range, body);

  if (self->per_day > axis.per_day)
    axis.per_day = self->per_day;
  else
    self->per_day = 0;
  lis_action_timeline_set_axis (self->timeline, &axis);
  self->width = lis_axis_get_position (&axis, range.end);
  configure (self, 0, self->width, body);
  configure (self, 1, lis_action_timeline_get_height (self->timeline), below);
}

static double
get_value (LisActionTimelineView *self, int index)
{
  return self->adjustments[index] != NULL ? gtk_adjustment_get_value (self->adjustments[index]) : 0;
}

static LisRect
get_row_rect (LisActionTimelineView *self, guint row)
{
  double top = lis_action_timeline_get_row_top (self->timeline, row);
  double height = self->style->lane_height + self->style->row_padding;

  return lis_rect (0, top - get_value (self, 1) + lis_action_timeline_get_ruler_height (self->timeline),
                   gtk_widget_get_width (GTK_WIDGET (self)), height);
}

/* Rows in view; FALSE when there are none. */
static gboolean
get_view (LisActionTimelineView *self, guint *first, guint *last)
{
  double top = get_value (self, 1);
  double page = self->adjustments[1] != NULL ? gtk_adjustment_get_page_size (self->adjustments[1]) : 0;

  if (self->timeline == NULL || self->actions->rows->len == 0)
    return FALSE;
  *first = lis_action_timeline_find_row (self->timeline, top);
  *last = lis_action_timeline_find_row (self->timeline, top + page);
  return *first != NO_ROW && *last != NO_ROW;
}

/* Proxies: the first two take turns in having the focus, since only a focus that moves is read aloud. */

static void
proxy_opened_cb (LisBarProxy *proxy, LisActionTimelineView *self)
{
  guint row = lis_bar_proxy_get_row (proxy);

  if (self->actions != NULL && row < self->actions->rows->len)
    g_signal_emit (self, signals[OPENED], 0, row);
}

static GtkWidget *
get_proxy (LisActionTimelineView *self, guint index)
{
  while (self->proxies->len <= index)
    {
      GtkWidget *proxy = lis_bar_proxy_new ();

      g_signal_connect_object (proxy, "opened", G_CALLBACK (proxy_opened_cb), self, 0);
      gtk_widget_set_visible (proxy, FALSE);
      gtk_widget_set_parent (proxy, GTK_WIDGET (self));
      g_ptr_array_add (self->proxies, proxy);
    }
  return self->proxies->pdata[index];
}

static void
name_proxy (LisActionTimelineView *self, GtkWidget *proxy, guint row)
{
  g_autofree char *name = lis_actions_describe_row (self->actions, lis_actions_get_row (self->actions, row));

  lis_bar_proxy_set (LIS_BAR_PROXY (proxy), row, 0, name);
  gtk_widget_set_visible (proxy, TRUE);
}

static void
name_proxies (LisActionTimelineView *self)
{
  guint first, last, used = 2;

  if (get_view (self, &first, &last))
    for (guint row = first; row <= last && used < MAX_PROXIES; row++)
      if (row != self->focus)
        name_proxy (self, get_proxy (self, used++), row);
  for (guint i = used; i < self->proxies->len; i++)
    gtk_widget_set_visible (self->proxies->pdata[i], FALSE);
}

static void
place_proxies (LisActionTimelineView *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    {
      guint row = lis_bar_proxy_get_row (self->proxies->pdata[i]);
      LisRect rect;
      GtkAllocation place;

      if (!gtk_widget_get_visible (self->proxies->pdata[i]))
        continue;
      rect = row < self->actions->rows->len ? get_row_rect (self, row) : lis_rect (0, 0, 1, 1);
      place = (GtkAllocation){ (int) rect.x, (int) rect.y, MAX (1, (int) rect.width), MAX (1, (int) rect.height) };
      gtk_widget_size_allocate (self->proxies->pdata[i], &place, -1);
    }
}

static GtkWidget *
find_focus_proxy (LisActionTimelineView *self)
{
  for (guint i = 0; i < MIN (self->proxies->len, 2); i++)
    if (gtk_widget_has_focus (self->proxies->pdata[i]))
      return self->proxies->pdata[i];
  return NULL;
}

static void
scroll_to_focus (LisActionTimelineView *self)
{
  double top = lis_action_timeline_get_row_top (self->timeline, self->focus);
  double height = self->style->lane_height + self->style->row_padding + self->style->group_height;

  if (self->adjustments[1] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[1], MAX (0, top - self->style->group_height), top + height);
}

gboolean
lis_action_timeline_view_focus_row (LisActionTimelineView *self, guint row)
{
  GtkWidget *other;

  g_return_val_if_fail (LIS_IS_ACTION_TIMELINE_VIEW (self), FALSE);

  if (!ensure_timeline (self) || row >= self->actions->rows->len)
    return FALSE;
  self->focus = row;
  update_axis (self);
  scroll_to_focus (self);
  other = find_focus_proxy (self) == get_proxy (self, 0) ? get_proxy (self, 1) : get_proxy (self, 0);
  name_proxy (self, other, row);
  gtk_widget_grab_focus (other);
  for (guint i = 0; i < 2; i++)
    if (get_proxy (self, i) != other)
      gtk_widget_set_visible (get_proxy (self, i), FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[FOCUSED], 0, row);
  return TRUE;
}

/* Keys and pointer */

static guint
count_page (LisActionTimelineView *self)
{
  guint first, last;

  return get_view (self, &first, &last) ? MAX (1, last - first) : 1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType modifiers,
                LisActionTimelineView *self)
{
  guint n = self->actions != NULL ? self->actions->rows->len : 0;
  guint row = self->focus < n ? self->focus : 0;

  if (n == 0 || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
      return lis_action_timeline_view_focus_row (self, row > 0 ? row - 1 : 0);
    case GDK_KEY_Down:
      return lis_action_timeline_view_focus_row (self, MIN (row + 1, n - 1));
    case GDK_KEY_Home:
      return lis_action_timeline_view_focus_row (self, 0);
    case GDK_KEY_End:
      return lis_action_timeline_view_focus_row (self, n - 1);
    case GDK_KEY_Page_Up:
      return lis_action_timeline_view_focus_row (self, row > count_page (self) ? row - count_page (self) : 0);
    case GDK_KEY_Page_Down:
      return lis_action_timeline_view_focus_row (self, MIN (row + count_page (self), n - 1));
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[OPENED], 0, row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static guint
find_row (LisActionTimelineView *self, double x, double y)
{
  if (self->timeline == NULL || y < lis_action_timeline_get_ruler_height (self->timeline))
    return NO_ROW;
  return lis_action_timeline_find_row (self->timeline, y - lis_action_timeline_get_ruler_height (self->timeline)
                                                         + get_value (self, 1));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LisActionTimelineView *self)
{
  guint row = find_row (self, x, y);

  if (row != NO_ROW && lis_action_timeline_view_focus_row (self, row) && n_press == 2)
    g_signal_emit (self, signals[OPENED], 0, row);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (widget);
  guint row = keyboard ? NO_ROW : find_row (self, x, y);
  g_autofree char *said = NULL;

  if (row == NO_ROW || row >= self->actions->rows->len)
    return FALSE;
  said = lis_actions_describe_row (self->actions, lis_actions_get_row (self->actions, row));
  gtk_tooltip_set_text (tooltip, said);
  return TRUE;
}

static gboolean
lis_action_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (widget);

  if (self->actions == NULL || self->actions->rows->len == 0 || find_focus_proxy (self) != NULL)
    return FALSE;
  return lis_action_timeline_view_focus_row (self, self->focus < self->actions->rows->len ? self->focus : 0);
}

static gboolean
lis_action_timeline_view_grab_focus (GtkWidget *widget)
{
  return lis_action_timeline_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Size and drawing */

static void
lis_action_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 400;
}

static void
lis_action_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (widget);

  if (!ensure_timeline (self))
    return;
  update_axis (self);
  name_proxies (self);
  place_proxies (self);
}

static void
draw_focus (LisActionTimelineView *self, GtkSnapshot *snapshot)
{
  LisRect rect;
  GskRoundedRect outline;
  GdkRGBA color;

  if (find_focus_proxy (self) == NULL || self->focus >= self->actions->rows->len)
    return;
  rect = get_row_rect (self, self->focus);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (rect.x, rect.y, rect.width, rect.height), 3);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ color, color, color, color });
}

static void
lis_action_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const LisChartRegion region = { .x = get_value (self, 0), .y = get_value (self, 1), .width = width,
                                  .height = height, .with_names = TRUE, .with_ruler = TRUE };

  if (!ensure_timeline (self))
    return;
  lis_action_timeline_fill_scene (self->timeline, &region, self->scene);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  lis_scene_paint (self->scene, lis_node_pen_use (self->pen, snapshot));
  draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
lis_action_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (widget);
  double scale = self->style != NULL ? self->style->scale : 0;

  GTK_WIDGET_CLASS (lis_action_timeline_view_parent_class)->css_changed (widget, change);
  if (scale > 0 && fabs (lis_screen_style_get_scale (widget) - scale) > 0.01)
    looks_changed_cb (self);
}

/* Scrolling */

static void
scrolled_cb (LisActionTimelineView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (LisActionTimelineView *self, int index, GtkAdjustment *adjustment)
{
  if (self->adjustments[index] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[index], scrolled_cb, self);
  g_set_object (&self->adjustments[index], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
lis_action_timeline_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_action_timeline_view_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (LIS_ACTION_TIMELINE_VIEW (object), 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (LIS_ACTION_TIMELINE_VIEW (object), 1, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

void
lis_action_timeline_view_zoom (LisActionTimelineView *self, double factor)
{
  g_return_if_fail (LIS_IS_ACTION_TIMELINE_VIEW (self));

  if (!ensure_timeline (self))
    return;
  if (factor <= 0)
    self->per_day = 0;
  else
    {
      LisAxis fit = lis_axis_fit (lis_action_timeline_get_range (self->timeline),
                                  MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - get_names_width (self)));

      self->per_day = CLAMP ((self->per_day > 0 ? self->per_day : fit.per_day) / factor, LEAST_PER_DAY, MOST_PER_DAY);
    }
  scrolled_cb (self);
}

void
lis_action_timeline_view_set_actions (LisActionTimelineView *self, LisActions *actions, int half_year_start)
{
  g_return_if_fail (LIS_IS_ACTION_TIMELINE_VIEW (self));

  g_clear_pointer (&self->timeline, lis_action_timeline_free);
  self->actions = actions;
  self->half_year_start = half_year_start;
  if (actions == NULL || self->focus >= actions->rows->len)
    self->focus = NO_ROW;
  for (guint i = 0; i < MIN (self->proxies->len, 2); i++)
    {
      GtkWidget *proxy = self->proxies->pdata[i];

      if (self->focus != NO_ROW && gtk_widget_get_visible (proxy))
        name_proxy (self, proxy, self->focus);
    }
  if (actions == NULL)
    for (guint i = 0; i < self->proxies->len; i++)
      gtk_widget_set_visible (self->proxies->pdata[i], FALSE);
  scrolled_cb (self);
}

static void
lis_action_timeline_view_dispose (GObject *object)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (object);

  g_ptr_array_set_size (self->proxies, 0);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  G_OBJECT_CLASS (lis_action_timeline_view_parent_class)->dispose (object);
}

static void
lis_action_timeline_view_finalize (GObject *object)
{
  LisActionTimelineView *self = LIS_ACTION_TIMELINE_VIEW (object);

  drop_style (self);
  g_ptr_array_unref (self->proxies);
  lis_scene_free (self->scene);
  G_OBJECT_CLASS (lis_action_timeline_view_parent_class)->finalize (object);
}

static void
lis_action_timeline_view_class_init (LisActionTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lis_action_timeline_view_get_property;
  object_class->set_property = lis_action_timeline_view_set_property;
  object_class->dispose = lis_action_timeline_view_dispose;
  object_class->finalize = lis_action_timeline_view_finalize;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  widget_class->focus = lis_action_timeline_view_focus;
  widget_class->grab_focus = lis_action_timeline_view_grab_focus;
  widget_class->measure = lis_action_timeline_view_measure;
  widget_class->size_allocate = lis_action_timeline_view_size_allocate;
  widget_class->snapshot = lis_action_timeline_view_snapshot;
  widget_class->css_changed = lis_action_timeline_view_css_changed;
  signals[FOCUSED] = g_signal_new ("focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lis_action_timeline_view_init (LisActionTimelineView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scene = lis_scene_new ();
  self->proxies = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->focus = NO_ROW;
  self->half_year_start = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the action plans in time"), -1);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  lis_screen_style_watch (GTK_WIDGET (self), G_CALLBACK (looks_changed_cb));
}
