/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-pathway-chart-private.h"
#include "lis-screen-style.h"

/* Index in lis_zoom_levels of what a plan opens with: four years in 1,000 points. */
#define USUAL_ZOOM 6
/* The load strip takes at most this share of the height. */
#define MAX_STRIP_SHARE 0.25
#define MAX_NAMES_SHARE 0.3
#define MIN_NAMES_WIDTH 120
/* Where there is little height, these many rows come before the load strip, and these before the ruler. */
#define ROWS_BEFORE_STRIP 3
#define ROWS_BEFORE_RULER 1
#define RING_WIDTH 2.0f

enum
{
  PROP_SESSION = 1,
  PROP_DESCRIPTION,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  PAINTED,
  RESTED,
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (LisPathwayChart, lis_pathway_chart, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Looks */

static void
drop_style (LisPathwayChart *self)
{
  g_clear_pointer (&self->layout, lis_chart_layout_free);
  g_clear_pointer (&self->pen, lis_node_pen_free);
  g_clear_pointer (&self->style, g_free);
}

static void
ensure_style (LisPathwayChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->style != NULL)
    return;
  self->style = lis_screen_style_new (widget);
  self->pen = lis_node_pen_new (self->style, gtk_widget_get_pango_context (widget));
  self->names_width = self->style->names_width;
}

static void
ensure_layout (LisPathwayChart *self)
{
  if (self->pathways == NULL || self->layout != NULL)
    return;
  ensure_style (self);
  self->layout = lis_chart_layout_new (self->pathways, self->style, lis_session_get_today (self->session),
                                       lis_session_get_half_year_start (self->session));
}

static void
looks_changed_cb (LisPathwayChart *self)
{
  drop_style (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Geometry */

static void
apply_axis (LisPathwayChart *self)
{
  LisAxis axis = { lis_chart_layout_get_range (self->layout).start, self->per_day };

  lis_chart_layout_set_axis (self->layout, &axis);
}

/* A window as low as a telephone's shows doctors before it shows what is around them. */
static void
fit_height (LisPathwayChart *self, LisChartRegion *region)
{
  double row = self->style->lane_height + self->style->row_padding;
  double height = region->height - lis_chart_layout_get_ruler_height (self->layout);

  region->with_ruler = height >= ROWS_BEFORE_RULER * row;
  region->strip_height = MIN (lis_chart_layout_get_strip_height (self->layout),
                              floor (region->height * MAX_STRIP_SHARE));
  if (height - region->strip_height < ROWS_BEFORE_STRIP * row)
    region->strip_height = 0;
}

LisChartRegion
lis_pathway_chart_get_region (LisPathwayChart *self)
{
  LisChartRegion region = {
    .x = floor (gtk_adjustment_get_value (self->hadjustment)),
    .y = floor (gtk_adjustment_get_value (self->vadjustment)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .with_names = TRUE,
    .with_ruler = TRUE,
    .strip_y = self->strip_y,
  };

  if (self->layout != NULL)
    fit_height (self, &region);
  return region;
}

LisRect
lis_pathway_chart_get_body (LisPathwayChart *self)
{
  LisChartRegion region = lis_pathway_chart_get_region (self);

  return lis_chart_layout_get_body (self->layout, &region);
}

LisRect
lis_pathway_chart_to_widget (LisPathwayChart *self, LisRect rect)
{
  LisChartRegion region = lis_pathway_chart_get_region (self);
  LisRect body = lis_chart_layout_get_body (self->layout, &region);

  rect.x += body.x - (float) region.x;
  rect.y += body.y - (float) region.y;
  return rect;
}

const LisPathwayRow *
lis_pathway_chart_get_row (LisPathwayChart *self, guint row)
{
  return &g_array_index (self->pathways->rows, LisPathwayRow, row);
}

guint
lis_pathway_chart_count_bars (LisPathwayChart *self, guint row)
{
  const LisPathwayRow *doctor = lis_pathway_chart_get_row (self, row);

  return doctor->n_bars + doctor->n_unplaced;
}

const LisPathwayBar *
lis_pathway_chart_get_bar (LisPathwayChart *self, LisChartSpot spot)
{
  const LisPathwayRow *row;

  if (spot.row == LIS_NO_INDEX || spot.bar == LIS_NO_INDEX)
    return NULL;
  row = lis_pathway_chart_get_row (self, spot.row);
  if (spot.bar < row->n_bars)
    return &g_array_index (self->pathways->bars, LisPathwayBar, row->first_bar + spot.bar);
  return &g_array_index (self->pathways->unplaced, LisPathwayBar, row->first_unplaced + spot.bar - row->n_bars);
}

LisRect
lis_pathway_chart_get_spot_rect (LisPathwayChart *self, LisChartSpot spot)
{
  const LisPathwayBar *bar = lis_pathway_chart_get_bar (self, spot);

  if (bar != NULL)
    return lis_chart_layout_get_bar_rect (self->layout, spot.row, bar);
  return lis_rect (gtk_adjustment_get_value (self->hadjustment), lis_chart_layout_get_row_top (self->layout, spot.row),
                   gtk_adjustment_get_page_size (self->hadjustment),
                   lis_chart_layout_get_row_height (self->layout, spot.row));
}

static void
configure_adjustment (GtkAdjustment *adjustment, double upper, double page, double step)
{
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));

  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
}

static void
configure_adjustments (LisPathwayChart *self)
{
  LisRect body = lis_pathway_chart_get_body (self);
  double days = lis_date_range_days (lis_chart_layout_get_range (self->layout));

  g_object_freeze_notify (G_OBJECT (self->hadjustment));
  configure_adjustment (self->hadjustment, ceil (days * self->per_day), (double) body.width, 30 * self->per_day);
  configure_adjustment (self->vadjustment, ceil (lis_chart_layout_get_height (self->layout)), (double) body.height,
                        self->style->lane_height + self->style->row_padding);
  g_object_thaw_notify (G_OBJECT (self->hadjustment));
}

/* What is scrolled got another size. The scroll bars hear of it before anything is allocated: a scrolled window that
 * wants a new allocation in the middle of one leaves this widget without any. */
static void
follow_size (LisPathwayChart *self)
{
  ensure_layout (self);
  if (self->layout == NULL)
    return;
  apply_axis (self);
  configure_adjustments (self);
}

static void
put_day (LisPathwayChart *self, LisDate day, double share)
{
  const LisAxis *axis = lis_chart_layout_get_axis (self->layout);
  double page = gtk_adjustment_get_page_size (self->hadjustment);

  gtk_adjustment_set_value (self->hadjustment, lis_axis_get_position (axis, day) - page * share);
}

/* Points a day that show all days there are. */
static double
get_fitting_zoom (LisPathwayChart *self)
{
  int days = lis_date_range_days (lis_chart_layout_get_range (self->layout));
  double page = (double) lis_pathway_chart_get_body (self).width;

  return MIN (MAX (page, 1) / MAX (days, 1), lis_zoom_levels[0].per_day);
}

void
lis_pathway_chart_set_zoom_at (LisPathwayChart *self, double per_day, double anchor)
{
  double widest = lis_zoom_levels[lis_zoom_level_find (0)].per_day;
  double day, in_body;

  if (self->layout == NULL)
    return;
  per_day = CLAMP (per_day, MIN (widest, get_fitting_zoom (self)), lis_zoom_levels[0].per_day);
  in_body = anchor - (double) lis_pathway_chart_get_body (self).x;
  day = (gtk_adjustment_get_value (self->hadjustment) + in_body) / self->per_day;
  self->per_day = per_day;
  apply_axis (self);
  configure_adjustments (self);
  gtk_adjustment_set_value (self->hadjustment, day * per_day - in_body);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  lis_pathway_chart_queue_proxies (self);
}

/* Drawing */

static void
append_ring (LisPathwayChart *self, GtkSnapshot *snapshot)
{
  LisRect body = lis_pathway_chart_get_body (self);
  LisRect rect = lis_pathway_chart_to_widget (self, lis_pathway_chart_get_spot_rect (self, self->focus));
  gboolean is_focused = gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  const LisColor *ink = &self->style->inks[LIS_INK_TEXT];
  const LisColor *paper = &self->style->boxes[LIS_BOX_BACKGROUND].fill;
  LisRect outer = { rect.x - RING_WIDTH - 1, rect.y - RING_WIDTH - 1, rect.width + 2 * RING_WIDTH + 2,
                    rect.height + 2 * RING_WIDTH + 2 };
  LisRect inner = { rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2 };
  LisPen *pen = lis_node_pen_use (self->pen, snapshot);

  /* A gap of the background's colour tells the ring from the bar's own outline. */
  pen->klass->push_clip (pen, &body);
  pen->klass->stroke_boxes (pen, &inner, 1, LIS_STROKE_SOLID, 1, paper);
  pen->klass->stroke_boxes (pen, &outer, 1, is_focused ? LIS_STROKE_SOLID : LIS_STROKE_DASHED, RING_WIDTH, ink);
  pen->klass->pop_clip (pen);
}

static gboolean
painted_cb (gpointer data)
{
  g_signal_emit (data, signals[PAINTED], 0);
  return G_SOURCE_REMOVE;
}

static void
frame_done_cb (GdkFrameClock *clock, LisPathwayChart *self)
{
  g_signal_handlers_disconnect_by_func (clock, frame_done_cb, self);
  painted_cb (self);
}

static void
lis_pathway_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);
  LisChartRegion region;

  if (self->layout == NULL)
    return;
  region = lis_pathway_chart_get_region (self);
  lis_chart_layout_fill_scene (self->layout, &region, self->scene);
  lis_scene_paint (self->scene, lis_node_pen_use (self->pen, snapshot));
  lis_pathway_chart_append_selected (self, snapshot);
  if (self->focus.row != LIS_NO_INDEX)
    append_ring (self, snapshot);
  lis_pathway_chart_append_move (self, snapshot);
  lis_node_pen_use (self->pen, NULL);
  if (self->is_painted)
    return;
  self->is_painted = TRUE;
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (frame_done_cb), self, 0);
}

/* The first allocation with a plan. */
static void
place_view (LisPathwayChart *self)
{
  guint row = LIS_NO_INDEX;

  self->is_placed = TRUE;
  if (lis_date_is_set (self->wanted.day))
    put_day (self, self->wanted.day, 0);
  else
    put_day (self, lis_session_get_today (self->session), 1.0 / 3);
  if (self->wanted.person != LIS_ID_NONE)
    row = lis_pathway_chart_find_person (self, self->wanted.person);
  /* The first row shows its group's heading as well. */
  if (row != LIS_NO_INDEX && row > 0)
    gtk_adjustment_set_value (self->vadjustment, lis_chart_layout_get_row_top (self->layout, row));
}

/* Other doctors begin and end on other days; those in view stay there. */
static void
keep_left_day (LisPathwayChart *self)
{
  if (self->layout != NULL && self->is_placed && isnan (self->left_day))
    self->left_day = lis_chart_layout_get_range (self->layout).start
                     + gtk_adjustment_get_value (self->hadjustment) / self->per_day;
}

static void
restore_left_day (LisPathwayChart *self)
{
  double start = lis_chart_layout_get_range (self->layout).start;

  if (!isnan (self->left_day))
    gtk_adjustment_set_value (self->hadjustment, (self->left_day - start) * self->per_day);
  self->left_day = NAN;
}

/* In a narrow window the names leave room for the bars. */
static void
fit_names (LisPathwayChart *self, int width)
{
  self->style->names_width = MIN (self->names_width, MAX (MIN_NAMES_WIDTH, floor (width * MAX_NAMES_SHARE)));
}

static void
lis_pathway_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  fit_names (self, width);
  if (!self->is_placed && self->wanted.per_day > 0)
    self->per_day = self->wanted.per_day;
  apply_axis (self);
  configure_adjustments (self);
  restore_left_day (self);
  if (!self->is_placed)
    place_view (self);
  if (self->show_focus)
    lis_pathway_chart_show_focus (self);
  lis_pathway_chart_allocate_proxies (self);
  lis_pathway_chart_queue_proxies (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
lis_pathway_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static void
lis_pathway_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);
  double scale = self->style != NULL ? self->style->scale : 0;

  GTK_WIDGET_CLASS (lis_pathway_chart_parent_class)->css_changed (widget, change);
  if (scale > 0 && fabs (lis_screen_style_get_scale (widget) - scale) > 0.01)
    looks_changed_cb (self);
}

static void
lis_pathway_chart_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags changed = previous ^ gtk_widget_get_state_flags (widget);

  GTK_WIDGET_CLASS (lis_pathway_chart_parent_class)->state_flags_changed (widget, previous);
  if (changed & GTK_STATE_FLAG_FOCUS_WITHIN)
    {
      gtk_widget_queue_draw (widget);
      lis_pathway_chart_update_description (LIS_PATHWAY_CHART (widget));
    }
}

/* What it shows */

/* Of the period itself, or of days of the doctor that lie in it. */
static gboolean
is_about (const LisPathwayMark *mark, const LisPeriod *period)
{
  if (mark->period != LIS_ID_NONE || mark->kind == LIS_FINDING_WITHOUT_MENTOR)
    return mark->period == period->record.id;
  return lis_period_is_placed_in_time (period) && lis_date_range_overlaps (mark->range, lis_period_get_range (period));
}

/* What the rules found about the period, a sentence each. */
static void
append_findings (LisPathwayChart *self, GString *text, const LisPathwayRow *row, const LisPeriod *period)
{
  const LisPathways *pathways = self->pathways;

  for (guint i = row->first_mark; pathways->findings != NULL && i < row->first_mark + row->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (pathways->marks, LisPathwayMark, i);
      g_autofree char *finding = NULL;

      if (!is_about (mark, period))
        continue;
      finding = lis_finding_format (&g_array_index (pathways->findings, LisFinding, mark->finding), pathways->data);
      g_string_append_printf (text, ". %s", finding);
    }
}

char *
lis_pathway_chart_describe_spot (LisPathwayChart *self, LisChartSpot spot)
{
  const LisPathwayRow *row;
  const LisPathwayBar *bar;
  g_autofree char *description = NULL;
  GString *text;

  if (spot.row == LIS_NO_INDEX || self->pathways == NULL)
    return g_strdup ("");
  row = lis_pathway_chart_get_row (self, spot.row);
  bar = lis_pathway_chart_get_bar (self, spot);
  if (bar == NULL)
    return g_strdup_printf (lis_pathway_chart_count_bars (self, spot.row) > 0 ? _("%s: no period here")
                                                                              : _("%s: no periods"), row->name);
  description = lis_pathways_describe_bar (self->pathways, row, bar);
  text = g_string_new (description);
  append_findings (self, text, row, bar->period);
  return g_string_free (text, FALSE);
}

void
lis_pathway_chart_update_description (LisPathwayChart *self)
{
  g_autofree char *description = lis_pathway_chart_describe_move (self);

  if (description == NULL && self->pathways != NULL && self->hovered.thing != LIS_THING_NONE)
    description = lis_pathway_chart_describe_subject (self, &self->hovered);
  if (description == NULL)
    description = lis_pathway_chart_describe_spot (self, self->focus);
  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
begin_plan (LisPathwayChart *self)
{
  const LisChartSpot nowhere = { LIS_NO_INDEX, LIS_NO_INDEX };
  LisSelection *selection = self->session != NULL ? lis_session_get_selection (self->session) : NULL;

  self->focus = nowhere;
  self->focus_person = selection != NULL ? lis_selection_get_person (selection) : LIS_ID_NONE;
  self->focus_period = selection != NULL ? lis_selection_get_period (selection) : LIS_ID_NONE;
  self->show_focus = FALSE;
  self->wanted = (LisPathwayChartView){ .day = LIS_DATE_NONE };
  self->focus_day = LIS_DATE_NONE;
  self->is_placed = self->is_painted = FALSE;
  self->left_day = NAN;
  self->strip_y = 0;
  self->per_day = lis_zoom_levels[USUAL_ZOOM].per_day;
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
}

static void
pathways_changed_cb (LisPathwayChart *self)
{
  LisPathways *pathways = self->session != NULL ? lis_session_get_pathways (self->session) : NULL;
  const LisSceneSubject nothing = { .thing = LIS_THING_NONE };

  /* What is kept for a frame points into pathways that may be gone after this. */
  if (self->scene != NULL && self->style != NULL)
    lis_scene_clear (self->scene, self->style);
  self->hovered = nothing;
  if (pathways == NULL || self->pathways == NULL)
    begin_plan (self);
  if (pathways != self->pathways)
    {
      keep_left_day (self);
      g_clear_pointer (&self->layout, lis_chart_layout_free);
    }
  self->pathways = pathways;
  if (self->layout != NULL)
    lis_chart_layout_refresh (self->layout);
  if (self->is_placed)
    follow_size (self);
  if (pathways != NULL)
    lis_pathway_chart_find_focus_again (self);
  lis_pathway_chart_renew_proxies (self);
  lis_pathway_chart_update_description (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* GtkScrollable */

static void
scrolled_cb (LisPathwayChart *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  lis_pathway_chart_queue_proxies (self);
}

static void
set_adjustment (LisPathwayChart *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
lis_pathway_chart_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, lis_pathway_chart_get_description (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_pathway_chart_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (object);

  switch (property)
    {
    case PROP_SESSION:
      lis_pathway_chart_set_session (self, g_value_get_object (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_pathway_chart_dispose (GObject *object)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (object);

  lis_pathway_chart_drop_editing (self);
  lis_pathway_chart_set_session (self, NULL);
  lis_pathway_chart_drop_proxies (self);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  drop_style (self);
  g_clear_pointer (&self->scene, lis_scene_free);
  g_clear_pointer (&self->description, g_free);
  G_OBJECT_CLASS (lis_pathway_chart_parent_class)->dispose (object);
}

static void
lis_pathway_chart_class_init (LisPathwayChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lis_pathway_chart_get_property;
  object_class->set_property = lis_pathway_chart_set_property;
  object_class->dispose = lis_pathway_chart_dispose;
  widget_class->measure = lis_pathway_chart_measure;
  widget_class->size_allocate = lis_pathway_chart_size_allocate;
  widget_class->snapshot = lis_pathway_chart_snapshot;
  widget_class->css_changed = lis_pathway_chart_css_changed;
  widget_class->state_flags_changed = lis_pathway_chart_state_flags_changed;
  widget_class->query_tooltip = lis_pathway_chart_query_tooltip;
  lis_pathway_chart_add_bindings (widget_class);
  lis_pathway_chart_add_edit_bindings (widget_class);

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LIS_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "",
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[PAINTED] = g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[RESTED] = g_signal_new ("rested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "pathwaychart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
lis_pathway_chart_init (LisPathwayChart *self)
{
  self->scene = lis_scene_new ();
  self->proxies = g_ptr_array_new ();
  self->pointer_x = self->pointer_y = -1;
  begin_plan (self);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pathways of the doctors"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Arrow keys move between doctors and their periods"), -1);
  lis_pathway_chart_add_controllers (self);
  lis_pathway_chart_add_edit_controllers (self);
  lis_screen_style_watch (GTK_WIDGET (self), G_CALLBACK (looks_changed_cb));
}

GtkWidget *
lis_pathway_chart_new (void)
{
  return g_object_new (LIS_TYPE_PATHWAY_CHART, NULL);
}

static void
watch_session (LisPathwayChart *self)
{
  LisSelection *selection = lis_session_get_selection (self->session);

  g_signal_connect_object (self->session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::person", G_CALLBACK (lis_pathway_chart_follow_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::period", G_CALLBACK (lis_pathway_chart_follow_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (lis_pathway_chart_selected_changed), self,
                           G_CONNECT_SWAPPED);
}

void
lis_pathway_chart_set_session (LisPathwayChart *self, LisSession *session)
{
  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (lis_session_get_selection (self->session), self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    watch_session (self);
  pathways_changed_cb (self);
  /* Fonts are found and measured while the plan is being read. */
  if (session != NULL && lis_session_get_state (session) == LIS_SESSION_LOADING
      && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ensure_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

const char *
lis_pathway_chart_get_description (LisPathwayChart *self)
{
  return self->description != NULL ? self->description : "";
}

/* What the keyboard is at stays where it is, if it is to be seen; else the middle of the view. */
static double
get_zoom_anchor (LisPathwayChart *self)
{
  LisRect body = lis_pathway_chart_get_body (self), bar;
  float left = body.x, right = body.x + body.width;

  if (lis_pathway_chart_get_bar (self, self->focus) != NULL)
    {
      bar = lis_pathway_chart_to_widget (self, lis_pathway_chart_get_spot_rect (self, self->focus));
      if (bar.x < right && bar.x + bar.width > left)
        {
          left = MAX (left, bar.x);
          right = MIN (right, bar.x + bar.width);
        }
    }
  return (double) (left + right) / 2;
}

void
lis_pathway_chart_zoom_by (LisPathwayChart *self, int levels)
{
  guint n_levels = 0;
  int level;

  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->layout == NULL)
    return;
  while (lis_zoom_levels[n_levels].name != NULL)
    n_levels++;
  level = CLAMP ((int) lis_zoom_level_find (self->per_day) + levels, 0, (int) n_levels - 1);
  lis_pathway_chart_set_zoom_at (self, lis_zoom_levels[level].per_day, get_zoom_anchor (self));
}

void
lis_pathway_chart_zoom_reset (LisPathwayChart *self)
{
  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->layout != NULL)
    lis_pathway_chart_set_zoom_at (self, lis_zoom_levels[USUAL_ZOOM].per_day, get_zoom_anchor (self));
}

void
lis_pathway_chart_zoom_fit (LisPathwayChart *self)
{
  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->layout == NULL)
    return;
  lis_pathway_chart_set_zoom_at (self, get_fitting_zoom (self), 0);
  gtk_adjustment_set_value (self->hadjustment, 0);
}

double
lis_pathway_chart_get_zoom (LisPathwayChart *self)
{
  return self->per_day;
}

void
lis_pathway_chart_go_to_today (LisPathwayChart *self)
{
  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->layout != NULL)
    put_day (self, lis_session_get_today (self->session), 1.0 / 3);
}

void
lis_pathway_chart_show_days (LisPathwayChart *self, LisDateRange days)
{
  const LisAxis *axis;
  double start, end, value, page;

  g_return_if_fail (LIS_IS_PATHWAY_CHART (self));

  if (self->layout == NULL)
    return;
  axis = lis_chart_layout_get_axis (self->layout);
  start = lis_axis_get_position (axis, days.start);
  end = lis_axis_get_position (axis, days.end);
  value = gtk_adjustment_get_value (self->hadjustment);
  page = gtk_adjustment_get_page_size (self->hadjustment);
  if (start < value || start + MIN (end - start, page / 2) > value + page)
    gtk_adjustment_set_value (self->hadjustment, start - page / 3);
}

void
lis_pathway_chart_get_view (LisPathwayChart *self, LisPathwayChartView *view)
{
  guint row;

  g_return_if_fail (LIS_IS_PATHWAY_CHART (self) && view != NULL);

  *view = self->wanted;
  if (self->layout == NULL || !self->is_placed)
    return;
  view->per_day = self->per_day;
  view->day = lis_axis_get_date (lis_chart_layout_get_axis (self->layout),
                                 gtk_adjustment_get_value (self->hadjustment));
  row = lis_chart_layout_find_row (self->layout, gtk_adjustment_get_value (self->vadjustment));
  view->person = row != LIS_NO_INDEX ? lis_pathway_chart_get_row (self, row)->person->record.id : LIS_ID_NONE;
}

void
lis_pathway_chart_set_view (LisPathwayChart *self, const LisPathwayChartView *view)
{
  g_return_if_fail (LIS_IS_PATHWAY_CHART (self) && view != NULL);

  self->wanted = *view;
  self->is_placed = FALSE;
  if (view->per_day <= 0)
    self->per_day = lis_zoom_levels[USUAL_ZOOM].per_day;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
lis_pathway_chart_open_focus (LisPathwayChart *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

void
lis_pathway_chart_rest (LisPathwayChart *self)
{
  g_signal_emit (self, signals[RESTED], 0);
}
