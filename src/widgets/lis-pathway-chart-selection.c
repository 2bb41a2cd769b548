/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "lis-pathway-chart-private.h"

/* Several doctors selected for a command: by Ctrl or Shift with a click, by Shift and arrow keys, by Ctrl and space. To
 * move about leaves them as they are. */

#define STRIPE_WIDTH 6.0f
#define VEIL_ALPHA 0.10f

static LisSelection *
get_selection (LisPathwayChart *self)
{
  return lis_session_get_selection (self->session);
}

static void
toggle (LisPathwayChart *self, guint row)
{
  LisId person = lis_pathway_chart_get_row (self, row)->person->record.id;

  if (lis_selection_contains (get_selection (self), person))
    lis_selection_remove (get_selection (self), person);
  else
    lis_selection_add (get_selection (self), person);
}

/* From the row where the selecting began to @row, and nobody else. */
static void
select_to (LisPathwayChart *self, guint row)
{
  guint anchor = self->anchor != LIS_ID_NONE ? lis_pathway_chart_find_person (self, self->anchor) : LIS_NO_INDEX;
  guint first, n;
  g_autofree LisId *persons = NULL;

  if (anchor == LIS_NO_INDEX)
    anchor = row;
  self->anchor = lis_pathway_chart_get_row (self, anchor)->person->record.id;
  first = MIN (anchor, row);
  n = MAX (anchor, row) - first + 1;
  persons = g_new (LisId, n);
  for (guint i = 0; i < n; i++)
    persons[i] = lis_pathway_chart_get_row (self, first + i)->person->record.id;
  lis_selection_set (get_selection (self), persons, n);
}

void
lis_pathway_chart_begin_selecting (LisPathwayChart *self)
{
  self->selecting_from = self->anchor != LIS_ID_NONE ? self->anchor : self->focus_person;
}

void
lis_pathway_chart_select_moved (LisPathwayChart *self, GdkModifierType modifiers)
{
  if (self->focus.row == LIS_NO_INDEX)
    return;
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    {
      self->anchor = self->selecting_from;
      select_to (self, self->focus.row);
    }
  else if ((modifiers & GDK_CONTROL_MASK) != 0)
    {
      toggle (self, self->focus.row);
      self->anchor = self->focus_person;
    }
}

static gboolean
toggled_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LisPathwayChart *self = LIS_PATHWAY_CHART (widget);

  if (self->layout == NULL || self->focus.row == LIS_NO_INDEX)
    return GDK_EVENT_PROPAGATE;
  lis_pathway_chart_select_moved (self, GDK_CONTROL_MASK);
  return GDK_EVENT_STOP;
}

void
lis_pathway_chart_add_selection_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, toggled_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Space, GDK_CONTROL_MASK, toggled_cb, NULL);
}

gboolean
lis_pathway_chart_is_selected (LisPathwayChart *self, guint row)
{
  return self->session != NULL && lis_selection_count (get_selection (self)) > 0
         && lis_selection_contains (get_selection (self), lis_pathway_chart_get_row (self, row)->person->record.id);
}

void
lis_pathway_chart_selected_changed (LisPathwayChart *self)
{
  lis_pathway_chart_renew_proxies (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing */

/* A veil, and a stripe at the edge that tells them from others without their colour. */
static void
append_row (LisPathwayChart *self, LisPen *pen, guint row, LisRect body, double top)
{
  const LisColor *ink = &self->style->inks[LIS_INK_TEXT];
  float height = (float) lis_chart_layout_get_row_height (self->layout, row);
  float y = body.y + (float) (lis_chart_layout_get_row_top (self->layout, row) - top);
  LisRect veil = { 0, y, body.x + body.width, height };
  LisRect stripe = { 0, y, STRIPE_WIDTH, height };
  LisColor color = *ink;

  color.alpha *= VEIL_ALPHA;
  pen->klass->fill_boxes (pen, &veil, 1, &color);
  pen->klass->fill_boxes (pen, &stripe, 1, ink);
}

void
lis_pathway_chart_append_selected (LisPathwayChart *self, GtkSnapshot *snapshot)
{
  LisRect body = lis_pathway_chart_get_body (self);
  LisRect clip = { 0, body.y, body.x + body.width, body.height };
  double top = floor (gtk_adjustment_get_value (self->vadjustment));
  guint first, last;
  LisPen *pen;

  if (self->session == NULL || lis_selection_count (get_selection (self)) == 0 || self->pathways->rows->len == 0)
    return;
  first = lis_chart_layout_find_row (self->layout, top);
  last = lis_chart_layout_find_row (self->layout, top + (double) body.height);
  pen = lis_node_pen_use (self->pen, snapshot);
  pen->klass->push_clip (pen, &clip);
  for (guint row = first; row <= last; row++)
    if (lis_pathway_chart_is_selected (self, row))
      append_row (self, pen, row, body, top);
  pen->klass->pop_clip (pen);
}
