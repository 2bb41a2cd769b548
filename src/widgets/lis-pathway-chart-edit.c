/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-bar-proxy.h"
#include "lis-pathway-chart-private.h"

/* Periods are edited where they are seen: opened in a form, deleted, moved and made longer by keys, from a menu, and by
 * what assistive technology can do with a bar. */

/* Points a day: below, a week is less than the eye sees, and periods are moved by months. */
#define WEEK_ZOOM 2.0
#define GHOST_WIDTH 2

static const LisPeriod *
get_period (LisPathwayChart *self)
{
  const LisPathwayBar *bar = self->pathways != NULL && self->focus.row != LIS_NO_INDEX
                               ? lis_pathway_chart_get_bar (self, self->focus)
                               : NULL;

  return bar != NULL ? bar->period : NULL;
}

static void
activate_for (LisPathwayChart *self, const char *action, LisEntityType type, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  if (id != LIS_ID_NONE)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s",
                                lis_id_to_text (id, lis_entity_get (type)->prefix, text));
}

/* What is pending is on its way before anything else is done with the period. */
static void
finish_move (LisPathwayChart *self)
{
  if (self->move != NULL)
    lis_period_move_flush (self->move);
}

static void
edit (LisPathwayChart *self)
{
  const LisPeriod *period = get_period (self);

  finish_move (self);
  if (period != NULL)
    activate_for (self, "win.edit-record", LIS_ENTITY_PERIOD, period->record.id);
  else
    activate_for (self, "win.edit-record", LIS_ENTITY_PERSON, self->focus_person);
}

static void
delete_period (LisPathwayChart *self)
{
  const LisPeriod *period = get_period (self);

  finish_move (self);
  if (period != NULL)
    activate_for (self, "win.delete-record", LIS_ENTITY_PERIOD, period->record.id);
}

static void
add_period (LisPathwayChart *self)
{
  char text[LIS_ID_TEXT_SIZE];

  finish_move (self);
  if (self->focus_person != LIS_ID_NONE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add-record", "(ss)", "period",
                                lis_id_to_text (self->focus_person, lis_entity_get (LIS_ENTITY_PERSON)->prefix, text));
}

/* Moving */

static void
move_changed_cb (LisPathwayChart *self)
{
  lis_pathway_chart_update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static LisPeriodMove *
ensure_move (LisPathwayChart *self)
{
  if (self->move == NULL)
    {
      self->move = lis_period_move_new (self->session);
      g_signal_connect_object (self->move, "changed", G_CALLBACK (move_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return self->move;
}

static LisMoveStep
get_step (LisPathwayChart *self)
{
  return self->per_day < WEEK_ZOOM ? LIS_MOVE_STEP_MONTH : LIS_MOVE_STEP_WEEK;
}

static void
step (LisPathwayChart *self, gboolean moves_both_ends, int steps)
{
  const LisPeriod *period = get_period (self);
  gboolean done = FALSE;

  if (period != NULL && moves_both_ends)
    done = lis_period_move_shift (ensure_move (self), period, get_step (self), steps);
  else if (period != NULL)
    done = lis_period_move_extend (ensure_move (self), period, get_step (self), steps);
  if (!done)
    gtk_widget_error_bell (GTK_WIDGET (self));
}

char *
lis_pathway_chart_describe_move (LisPathwayChart *self)
{
  return self->move != NULL ? lis_period_move_describe (self->move) : NULL;
}

void
lis_pathway_chart_append_move (LisPathwayChart *self, GtkSnapshot *snapshot)
{
  const LisPeriod *period = get_period (self);
  LisRect body = lis_pathway_chart_get_body (self), rect;
  const LisAxis *axis = lis_chart_layout_get_axis (self->layout);
  LisDateRange range;
  LisColor fill;
  LisPen *pen;

  if (self->move == NULL || period == NULL || lis_period_move_get_period (self->move) != period->record.id)
    return;
  range = lis_period_move_get_range (self->move);
  rect = lis_pathway_chart_get_spot_rect (self, self->focus);
  rect.x = (float) lis_axis_get_position (axis, range.start);
  rect.width = (float) (lis_date_range_days (range) * axis->per_day);
  rect = lis_pathway_chart_to_widget (self, rect);
  fill = self->style->inks[LIS_INK_TEXT];
  fill.alpha *= 0.25f;
  pen = lis_node_pen_use (self->pen, snapshot);
  pen->klass->push_clip (pen, &body);
  pen->klass->fill_boxes (pen, &rect, 1, &fill);
  pen->klass->stroke_boxes (pen, &rect, 1, LIS_STROKE_DASHED, GHOST_WIDTH, &self->style->inks[LIS_INK_TEXT]);
  pen->klass->pop_clip (pen);
}

/* The menu of a bar */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new (), move = g_menu_new (), remove = g_menu_new ();

  g_menu_append (open, _("_Edit…"), "bar.edit");
  g_menu_append (open, _("_Add a Period…"), "bar.add-period");
  g_menu_append (move, _("_Move Earlier"), "bar.move-earlier");
  g_menu_append (move, _("Move _Later"), "bar.move-later");
  g_menu_append (move, _("_Shorten"), "bar.shorten");
  g_menu_append (move, _("_Prolong"), "bar.extend");
  g_menu_append (remove, _("_Delete"), "bar.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

static void
show_menu (LisPathwayChart *self)
{
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle area;
  LisRect rect;

  if (self->layout == NULL || self->focus.row == LIS_NO_INDEX)
    return;
  if (self->menu == NULL)
    {
      model = create_menu ();
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  rect = lis_pathway_chart_to_widget (self, lis_pathway_chart_get_spot_rect (self, self->focus));
  area = (GdkRectangle) { (int) MAX (rect.x, lis_pathway_chart_get_body (self).x), (int) (rect.y + rect.height), 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Commands */

static const struct
{
  const char     *name;
  guint           key, other_key;
  GdkModifierType modifiers;
} commands[] = {
  { "bar.edit", GDK_KEY_F2, 0, 0 },
  { "bar.delete", GDK_KEY_Delete, GDK_KEY_KP_Delete, 0 },
  { "bar.move-earlier", GDK_KEY_Left, GDK_KEY_KP_Left, GDK_ALT_MASK },
  { "bar.move-later", GDK_KEY_Right, GDK_KEY_KP_Right, GDK_ALT_MASK },
  { "bar.shorten", GDK_KEY_Left, GDK_KEY_KP_Left, GDK_ALT_MASK | GDK_SHIFT_MASK },
  { "bar.extend", GDK_KEY_Right, GDK_KEY_KP_Right, GDK_ALT_MASK | GDK_SHIFT_MASK },
  { "bar.menu", GDK_KEY_Menu, 0, 0 },
  { "bar.menu", GDK_KEY_F10, 0, GDK_SHIFT_MASK },
  { "bar.add-period", 0, 0, 0 },
};

static void
command_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);

  if (g_str_equal (name, "bar.edit"))
    edit (self);
  else if (g_str_equal (name, "bar.delete"))
    delete_period (self);
  else if (g_str_equal (name, "bar.add-period"))
    add_period (self);
  else if (g_str_equal (name, "bar.menu"))
    show_menu (self);
  else
    step (self, g_str_has_prefix (name, "bar.move"),
          g_str_has_suffix (name, "later") || g_str_has_suffix (name, "extend") ? 1 : -1);
}

/* What assistive technology does with a bar is done with the bar in focus. */
void
lis_pathway_chart_proxy_command_cb (LisPathwayChart *self, const char *name, LisBarProxy *proxy)
{
  LisChartSpot spot = { lis_bar_proxy_get_row (proxy), lis_bar_proxy_get_bar (proxy) };

  if (self->layout == NULL || spot.row == LIS_NO_INDEX)
    return;
  lis_pathway_chart_set_focus_spot (self, spot, TRUE);
  command_activated (GTK_WIDGET (self), name, NULL);
}

void
lis_pathway_chart_add_edit_bindings (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gtk_widget_class_install_action (widget_class, commands[i].name, NULL, command_activated);
      if (commands[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, commands[i].key, commands[i].modifiers, commands[i].name,
                                             NULL);
      if (commands[i].other_key != 0)
        gtk_widget_class_add_binding_action (widget_class, commands[i].other_key, commands[i].modifiers,
                                             commands[i].name, NULL);
    }
}

static void
left_cb (LisPathwayChart *self)
{
  finish_move (self);
}

static void
menu_clicked_cb (GtkGestureClick *gesture, int n_presses, double x, double y, LisPathwayChart *self)
{
  if (lis_pathway_chart_focus_at (self, x, y))
    show_menu (self);
}

void
lis_pathway_chart_add_edit_controllers (LisPathwayChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_clicked_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (widget, focus);
}

void
lis_pathway_chart_drop_editing (LisPathwayChart *self)
{
  g_clear_object (&self->move);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
