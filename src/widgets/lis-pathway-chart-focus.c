/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-chart-private.h"

/* Moving about by keys. */

typedef enum
{
  MOVE_ROW_BEFORE,
  MOVE_ROW_AFTER,
  MOVE_PAGE_BEFORE,
  MOVE_PAGE_AFTER,
  MOVE_FIRST_ROW,
  MOVE_LAST_ROW,
  MOVE_BAR_BEFORE,
  MOVE_BAR_AFTER,
  MOVE_FIRST_BAR,
  MOVE_LAST_BAR,
  MOVE_TIME_BEFORE,
  MOVE_TIME_AFTER,
} Move;

static const struct
{
  guint           key, keypad_key;
  GdkModifierType modifiers;
  Move            move;
} bindings[] = {
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_ROW_BEFORE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_ROW_AFTER },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_PAGE_BEFORE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_PAGE_AFTER },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_FIRST_ROW },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_LAST_ROW },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_SHIFT_MASK, MOVE_ROW_BEFORE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_SHIFT_MASK, MOVE_ROW_AFTER },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_SHIFT_MASK, MOVE_PAGE_BEFORE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_SHIFT_MASK, MOVE_PAGE_AFTER },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK | GDK_SHIFT_MASK, MOVE_FIRST_ROW },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK, MOVE_LAST_ROW },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, MOVE_BAR_BEFORE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, MOVE_BAR_AFTER },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_FIRST_BAR },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_LAST_BAR },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, MOVE_TIME_BEFORE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, MOVE_TIME_AFTER },
};

static gboolean
opened_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);

  if (self->layout == NULL || self->focus.row == LIS_NO_INDEX)
    return GDK_EVENT_PROPAGATE;
  lis_pathway_chart_open_focus (self);
  return GDK_EVENT_STOP;
}

/* A scroll so short that @start to @end comes into the page; the start when all does not fit. */
static void
show_stretch (GtkAdjustment *adjustment, double start, double end, double margin)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (end + margin > value + page)
    value = end + margin - page;
  if (start - margin < value)
    value = start - margin;
  gtk_adjustment_set_value (adjustment, value);
}

static void
show_spot (LisPathwayChart *self, LisChartSpot spot)
{
  double row_height = self->style->lane_height + self->style->row_padding;
  double top = lis_chart_layout_get_row_top (self->layout, spot.row);
  LisRect rect = lis_pathway_chart_get_spot_rect (self, spot);

  show_stretch (self->vadjustment, top, top + lis_chart_layout_get_row_height (self->layout, spot.row), row_height);
  if (spot.bar != LIS_NO_INDEX)
    show_stretch (self->hadjustment, (double) rect.x, (double) (rect.x + rect.width), row_height);
}

/* The period at @day, else the nearest to it. */
static guint
find_bar_near (LisPathwayChart *self, guint row, LisDate day)
{
  const LisPathwayRow *doctor = lis_pathway_chart_get_row (self, row);
  guint nearest = doctor->n_unplaced > 0 ? 0 : LIS_NO_INDEX;
  int least = G_MAXINT;

  for (guint i = 0; i < doctor->n_bars; i++)
    {
      const LisPathwayBar *bar = &g_array_index (self->pathways->bars, LisPathwayBar, doctor->first_bar + i);
      LisDateRange days = lis_period_get_range (bar->period);
      int distance = day < days.start ? days.start - day : MAX (0, day - days.end + 1);

      if (distance >= least)
        continue;
      least = distance;
      nearest = i;
    }
  return nearest;
}

static LisDate
get_day_in_view (LisPathwayChart *self)
{
  const LisAxis *axis = lis_chart_layout_get_axis (self->layout);
  LisDate first = lis_axis_get_date (axis, gtk_adjustment_get_value (self->hadjustment));
  LisDate last = lis_axis_get_date (axis, gtk_adjustment_get_value (self->hadjustment)
                                            + gtk_adjustment_get_page_size (self->hadjustment));
  LisDate today = lis_session_get_today (self->session);

  return today >= first && today < last ? today : first + (last - first) / 2;
}

static LisDate
get_day_of_spot (LisPathwayChart *self, LisChartSpot spot)
{
  const LisPathwayBar *bar = lis_pathway_chart_get_bar (self, spot);
  LisDateRange days;

  if (bar == NULL || !lis_period_is_placed_in_time (bar->period))
    return self->focus_day;
  days = lis_period_get_range (bar->period);
  return lis_date_range_contains (days, self->focus_day) ? self->focus_day : days.start + (days.end - days.start) / 2;
}

static void
remember_spot (LisPathwayChart *self)
{
  const LisPathwayBar *bar = lis_pathway_chart_get_bar (self, self->focus);

  self->focus_person = LIS_ID_NONE;
  if (self->focus.row != LIS_NO_INDEX)
    self->focus_person = lis_pathway_chart_get_row (self, self->focus.row)->person->record.id;
  self->focus_period = bar != NULL ? bar->period->record.id : LIS_ID_NONE;
  if (self->session != NULL)
    lis_selection_set_focus (lis_session_get_selection (self->session), self->focus_person, self->focus_period);
}

void
lis_pathway_chart_show_focus (LisPathwayChart *self)
{
  self->show_focus = FALSE;
  if (self->focus.row != LIS_NO_INDEX)
    show_spot (self, self->focus);
}

void
lis_pathway_chart_follow_selection (LisPathwayChart *self)
{
  LisSelection *selection = lis_session_get_selection (self->session);
  LisId person = lis_selection_get_person (selection), period = lis_selection_get_period (selection);

  if (self->pathways == NULL || (person == self->focus_person && period == self->focus_period))
    return;
  self->focus_person = person;
  self->focus_period = period;
  self->focus_day = LIS_DATE_NONE;
  lis_pathway_chart_find_focus_again (self);
  self->hovered.thing = LIS_THING_NONE;
  if (self->layout != NULL && self->is_placed)
    lis_pathway_chart_show_focus (self);
  else
    self->show_focus = TRUE;
  lis_pathway_chart_update_description (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    lis_pathway_chart_focus_proxy (self);
  else
    lis_pathway_chart_renew_proxies (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lis_pathway_chart_set_focus_spot (LisPathwayChart *self, LisChartSpot spot, gboolean scroll)
{
  self->focus = spot;
  self->anchor = LIS_ID_NONE;
  remember_spot (self);
  if (scroll && spot.row != LIS_NO_INDEX)
    show_spot (self, spot);
  self->keys_spoke = TRUE;
  self->hovered.thing = LIS_THING_NONE;
  lis_pathway_chart_update_description (self);
  lis_pathway_chart_focus_proxy (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go_to_row (LisPathwayChart *self, guint row)
{
  LisChartSpot spot = { row, LIS_NO_INDEX };

  if (self->focus_day == LIS_DATE_NONE)
    self->focus_day = get_day_in_view (self);
  spot.bar = find_bar_near (self, row, self->focus_day);
  lis_pathway_chart_set_focus_spot (self, spot, TRUE);
}

static void
go_to_bar (LisPathwayChart *self, guint bar)
{
  LisChartSpot spot = { self->focus.row, bar };

  self->focus_day = LIS_DATE_NONE;
  self->focus_day = get_day_of_spot (self, spot);
  lis_pathway_chart_set_focus_spot (self, spot, TRUE);
}

/* The row a page away, less one row so that the eye keeps its place; the next one where rows are higher than the
 * page. */
static guint
find_row_a_page_away (LisPathwayChart *self, guint row, int direction)
{
  double page = gtk_adjustment_get_page_size (self->vadjustment) - lis_chart_layout_get_row_height (self->layout, row);
  double y = lis_chart_layout_get_row_top (self->layout, row) + direction * MAX (page, 0);
  guint found = lis_chart_layout_find_row (self->layout, MAX (y, 0));

  if (found != row)
    return found;
  return direction < 0 ? row - MIN (row, 1) : MIN (row + 1, self->pathways->rows->len - 1);
}

static void
move_row (LisPathwayChart *self, Move move)
{
  guint last = self->pathways->rows->len - 1;
  guint row = self->focus.row;

  if (move == MOVE_FIRST_ROW)
    row = 0;
  else if (move == MOVE_LAST_ROW)
    row = last;
  else if (move == MOVE_ROW_BEFORE)
    row -= MIN (row, 1);
  else if (move == MOVE_ROW_AFTER)
    row = MIN (row + 1, last);
  else
    row = find_row_a_page_away (self, row, move == MOVE_PAGE_BEFORE ? -1 : 1);
  go_to_row (self, row);
}

static void
move_bar (LisPathwayChart *self, Move move)
{
  guint n_bars = lis_pathway_chart_count_bars (self, self->focus.row);
  guint bar = self->focus.bar;

  if (n_bars == 0)
    return;
  if (move == MOVE_FIRST_BAR || bar == LIS_NO_INDEX)
    bar = 0;
  else if (move == MOVE_LAST_BAR)
    bar = n_bars - 1;
  else if (move == MOVE_BAR_BEFORE)
    bar -= bar > 0 ? 1 : 0;
  else
    bar = MIN (bar + 1, n_bars - 1);
  go_to_bar (self, bar);
}

static void
move_time (LisPathwayChart *self, int direction)
{
  double page = gtk_adjustment_get_page_size (self->hadjustment);

  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) + direction * page / 4);
}

static gboolean
moved_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);
  Move move = (Move) g_variant_get_int32 (arguments);

  if (self->layout == NULL || self->pathways->rows->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (move == MOVE_TIME_BEFORE || move == MOVE_TIME_AFTER)
    move_time (self, move == MOVE_TIME_BEFORE ? -1 : 1);
  else if (self->focus.row == LIS_NO_INDEX && move != MOVE_LAST_ROW)
    go_to_row (self, lis_chart_layout_find_row (self->layout, gtk_adjustment_get_value (self->vadjustment)));
  else if (move < MOVE_BAR_BEFORE)
    move_row (self, move);
  else
    move_bar (self, move);
  return GDK_EVENT_STOP;
}

/* With Shift. */
static gboolean
extended_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);
  gboolean handled;

  lis_pathway_chart_begin_selecting (self);
  handled = moved_cb (widget, arguments, data);
  if (handled)
    lis_pathway_chart_select_moved (self, GDK_SHIFT_MASK);
  return handled;
}

/* Tab enters the chart and leaves it; within, arrow keys move. */
static gboolean
focus_chart (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);

  return lis_pathway_chart_focus_proxy (self);
}

void
lis_pathway_chart_add_bindings (GtkWidgetClass *widget_class)
{
  static const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding (widget_class, enter_keys[i], 0, opened_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    {
      GtkShortcutFunc moved = (bindings[i].modifiers & GDK_SHIFT_MASK) != 0 ? extended_cb : moved_cb;

      gtk_widget_class_add_binding (widget_class, bindings[i].key, bindings[i].modifiers, moved, "i",
                                    bindings[i].move);
      gtk_widget_class_add_binding (widget_class, bindings[i].keypad_key, bindings[i].modifiers, moved, "i",
                                    bindings[i].move);
    }
  lis_pathway_chart_add_selection_bindings (widget_class);
  widget_class->focus = focus_chart;
  widget_class->grab_focus = grab_focus;
}

guint
lis_pathway_chart_find_person (LisPathwayChart *self, LisId person)
{
  for (guint row = 0; row < self->pathways->rows->len; row++)
    if (lis_pathway_chart_get_row (self, row)->person->record.id == person)
      return row;
  return LIS_NO_INDEX;
}

void
lis_pathway_chart_find_focus_again (LisPathwayChart *self)
{
  LisChartSpot spot = { LIS_NO_INDEX, LIS_NO_INDEX };

  if (self->focus_person != LIS_ID_NONE)
    spot.row = lis_pathway_chart_find_person (self, self->focus_person);
  if (spot.row != LIS_NO_INDEX)
    for (guint bar = 0; bar < lis_pathway_chart_count_bars (self, spot.row); bar++)
      {
        LisChartSpot candidate = { spot.row, bar };

        if (lis_pathway_chart_get_bar (self, candidate)->period->record.id == self->focus_period)
          spot.bar = bar;
      }
  self->focus = spot;
}
