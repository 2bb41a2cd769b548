/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-field.h"
#include "lis-holidays.h"
#include "lis-number.h"
#include "lis-pathway-chart-private.h"

/* Mouse, touchpad and touch: what lies under the pointer, and zooming. */

/* A notch of the wheel makes days so much wider. */
#define WHEEL_ZOOM 1.25

LisChartSpot
lis_pathway_chart_find_spot (LisPathwayChart *self, const LisSceneSubject *subject)
{
  LisChartSpot spot = { LIS_NO_INDEX, LIS_NO_INDEX };
  const LisPathwayRow *row;

  if (subject->row == LIS_NO_INDEX || self->pathways == NULL || subject->row >= self->pathways->rows->len)
    return spot;
  spot.row = subject->row;
  row = lis_pathway_chart_get_row (self, subject->row);
  if (subject->thing == LIS_THING_BAR)
    spot.bar = subject->index - row->first_bar;
  else if (subject->thing == LIS_THING_UNPLACED)
    spot.bar = row->n_bars + subject->index - row->first_unplaced;
  return spot;
}

static char *
describe_mark (LisPathwayChart *self, guint index)
{
  const LisPathwayMark *mark = &g_array_index (self->pathways->marks, LisPathwayMark, index);

  if (self->pathways->findings == NULL || mark->finding >= self->pathways->findings->len)
    return g_strdup (mark->text);
  return lis_finding_format (&g_array_index (self->pathways->findings, LisFinding, mark->finding),
                             self->pathways->data);
}

static char *
describe_absence (LisPathwayChart *self, const LisSceneSubject *subject)
{
  const LisAbsence *absence = self->pathways->absences->pdata[subject->index];
  const char *name = subject->row != LIS_NO_INDEX ? lis_pathway_chart_get_row (self, subject->row)->name : "";
  g_autofree char *start = lis_date_format_medium (absence->start);
  g_autofree char *last = NULL;

  if (!lis_date_is_set (absence->end))
    /* Translators: doctor, first day. */
    return g_strdup_printf (_("%s: absent from %s on"), name, start);
  last = lis_date_format_medium (absence->end - 1);
  /* Translators: doctor, first day, last day. */
  return g_strdup_printf (_("%s: absent from %s to %s"), name, start, last);
}

/* The month under the pointer, as the strip's cells are at most zooms. */
static LisDateRange
get_month_under_pointer (LisPathwayChart *self)
{
  double in_body = self->pointer_x - (double) lis_pathway_chart_get_body (self).x;
  LisDate day = lis_axis_get_date (lis_chart_layout_get_axis (self->layout),
                                   gtk_adjustment_get_value (self->hadjustment) + in_body);
  LisDateRange month;

  day = CLAMP (day, LIS_DATE_MIN, LIS_DATE_MAX - 1);
  month.start = lis_date_month_start (day);
  month.end = lis_date_add_months (month.start, 1);
  return month;
}

static char *
format_load (LisLoadStep worst)
{
  g_autofree char *agreed = lis_number_format (worst.agreed, LIS_SHARE_FULL, 1);
  g_autofree char *proposed = lis_number_format (worst.proposed, LIS_SHARE_FULL, 1);
  g_autofree char *places = lis_number_format (worst.places, LIS_SHARE_FULL, 1);

  if (worst.places < 0)
    /* Translators: numbers of doctors, of which some are only proposed */
    return g_strdup_printf (_("%s agreed and %s proposed, number of places not known"), agreed, proposed);
  /* Translators: numbers of doctors, then of training places */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s agreed and %s proposed for %s place",
                                       "%s agreed and %s proposed for %s places",
                                       worst.places == LIS_SHARE_FULL ? 1 : 2),
                          agreed, proposed, places);
}

static char *
describe_load (LisPathwayChart *self, guint index)
{
  const LisLoad *load = self->pathways->loads->pdata[index];
  const LisUnit *unit = lis_plan_data_find (self->pathways->data, LIS_ENTITY_UNIT, load->unit);
  LisDateRange month = get_month_under_pointer (self);
  g_autofree char *numbers = format_load (lis_load_get_worst (load, month));

  if (self->pointer_x < (double) lis_pathway_chart_get_body (self).x)
    return g_strdup (unit != NULL ? unit->name : "");
  /* Translators: a department, a month, a year, then how many are there */
  return g_strdup_printf (_("%s, %s %d: %s"), unit != NULL ? unit->name : "",
                          lis_month_name (lis_date_get_month (month.start)), lis_date_get_year (month.start),
                          numbers);
}

char *
lis_pathway_chart_describe_subject (LisPathwayChart *self, const LisSceneSubject *subject)
{
  const LisPathwayRow *row;

  switch (subject->thing)
    {
    case LIS_THING_BAR:
    case LIS_THING_UNPLACED:
      return lis_pathway_chart_describe_spot (self, lis_pathway_chart_find_spot (self, subject));
    case LIS_THING_ROW:
      row = lis_pathway_chart_get_row (self, subject->row);
      return row->detail != NULL && *row->detail != '\0' ? g_strdup_printf ("%s: %s", row->name, row->detail)
                                                         : g_strdup (row->name);
    case LIS_THING_MARK:
      return describe_mark (self, subject->index);
    case LIS_THING_ABSENCE:
      return describe_absence (self, subject);
    case LIS_THING_LOAD:
      return describe_load (self, subject->index);
    case LIS_THING_HOLIDAY:
      return g_strdup (_(lis_holiday_get_name ((LisDate) subject->index)));
    case LIS_THING_TODAY:
      return lis_date_format_long (lis_session_get_today (self->session));
    case LIS_THING_GROUP:
      return g_strdup (g_array_index (self->pathways->groups, LisPathwayGroup, subject->index).title);
    case LIS_THING_NONE:
    case LIS_THING_ENTRY:
    case LIS_THING_ITEM:
    default:
      return NULL;
    }
}

static void
set_hovered (LisPathwayChart *self, const LisSceneSubject *subject)
{
  /* Within a unit's line of the load strip every month says something else. */
  if (self->hovered.thing == subject->thing && self->hovered.index == subject->index
      && self->hovered.row == subject->row && subject->thing != LIS_THING_LOAD)
    return;
  self->hovered = *subject;
  lis_pathway_chart_update_description (self);
}

static LisSceneSubject
hit (LisPathwayChart *self, double x, double y, LisRect *rect)
{
  const LisSceneSubject nothing = { .thing = LIS_THING_NONE };

  return self->layout != NULL ? lis_scene_hit (self->scene, x, y, rect) : nothing;
}

/* GTK tells of entering and moving also when widgets change under a pointer that rests: that does not hide what keys
 * have come to. */
static void
pointer_entered_cb (GtkEventControllerMotion *controller, double x, double y, LisPathwayChart *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller, double x, double y, LisPathwayChart *self)
{
  gboolean rests = fabs (x - self->pointer_x) < 0.5 && fabs (y - self->pointer_y) < 0.5;
  LisSceneSubject subject;

  if (rests && self->keys_spoke)
    return;
  self->keys_spoke = FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  subject = hit (self, x, y, NULL);
  set_hovered (self, &subject);
}

static void
pointer_left_cb (GtkEventControllerMotion *controller, LisPathwayChart *self)
{
  const LisSceneSubject nothing = { .thing = LIS_THING_NONE };

  set_hovered (self, &nothing);
}

gboolean
lis_pathway_chart_focus_at (LisPathwayChart *self, double x, double y)
{
  LisSceneSubject subject = hit (self, x, y, NULL);
  LisChartSpot spot = lis_pathway_chart_find_spot (self, &subject);

  if (spot.row == LIS_NO_INDEX)
    return FALSE;
  if (self->layout != NULL)
    self->focus_day = lis_axis_get_date (lis_chart_layout_get_axis (self->layout),
                                         gtk_adjustment_get_value (self->hadjustment) + x
                                           - (double) lis_pathway_chart_get_body (self).x);
  lis_pathway_chart_set_focus_spot (self, spot, FALSE);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, LisPathwayChart *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  lis_pathway_chart_begin_selecting (self);
  if (!lis_pathway_chart_focus_at (self, x, y))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    lis_pathway_chart_select_moved (self, modifiers);
  else if (n_presses == 2)
    lis_pathway_chart_open_focus (self);
}

static gboolean
is_over_strip (LisPathwayChart *self)
{
  LisRect body = lis_pathway_chart_get_body (self);

  return self->pointer_y >= (double) (body.y + body.height);
}

static void
scroll_strip (LisPathwayChart *self, double dy)
{
  LisChartRegion region = lis_pathway_chart_get_region (self);
  double hidden = lis_chart_layout_get_strip_height (self->layout) - region.strip_height;

  self->strip_y = CLAMP (self->strip_y + dy * self->style->strip_row_height * 2, 0, MAX (0, hidden));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* With Ctrl the wheel zooms; over the load strip it scrolls the strip; else it is the scrolled window's. */
static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, LisPathwayChart *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (self->layout == NULL)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    {
      lis_pathway_chart_set_zoom_at (self, self->per_day * pow (WHEEL_ZOOM, -dy), self->pointer_x);
      return GDK_EVENT_STOP;
    }
  if (!(state & GDK_SHIFT_MASK) && fabs (dy) > fabs (dx) && is_over_strip (self))
    {
      scroll_strip (self, dy);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pinch_begun_cb (GtkGesture *gesture, GdkEventSequence *sequence, LisPathwayChart *self)
{
  self->pinch_start = self->per_day;
}

static void
pinched_cb (GtkGestureZoom *gesture, double scale, LisPathwayChart *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    lis_pathway_chart_set_zoom_at (self, self->pinch_start * scale, x);
}

void
lis_pathway_chart_hover_again (LisPathwayChart *self)
{
  LisSceneSubject subject;

  if (self->keys_spoke || !gtk_event_controller_motion_contains_pointer (self->motion))
    return;
  subject = hit (self, self->pointer_x, self->pointer_y, NULL);
  set_hovered (self, &subject);
}

void
lis_pathway_chart_add_controllers (LisPathwayChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->motion = GTK_EVENT_CONTROLLER_MOTION (motion);
  g_signal_connect (motion, "enter", G_CALLBACK (pointer_entered_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

gboolean
lis_pathway_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);
  g_autofree char *text = NULL;
  GdkRectangle area;
  LisRect rect;

  if (self->layout == NULL || (by_keyboard && self->focus.row == LIS_NO_INDEX))
    return FALSE;
  if (by_keyboard)
    {
      text = lis_pathway_chart_describe_spot (self, self->focus);
      rect = lis_pathway_chart_to_widget (self, lis_pathway_chart_get_spot_rect (self, self->focus));
    }
  else
    {
      LisSceneSubject subject = hit (self, x, y, &rect);

      text = lis_pathway_chart_describe_subject (self, &subject);
    }
  if (text == NULL || *text == '\0')
    return FALSE;
  area = (GdkRectangle) { (int) rect.x, (int) rect.y, (int) ceilf (rect.width), (int) ceilf (rect.height) };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}
