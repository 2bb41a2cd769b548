/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <math.h>

#include "lis-bar-proxy.h"
#include "lis-pathway-chart-private.h"

/* Small widgets over the bars in view, for assistive technology and the keyboard focus. They follow when scrolling has
 * come to rest, so that they cost a frame nothing. */

#define REST_MILLISECONDS 150
/* Reading aloud goes along one row; a screen holds some 540 bars. */
#define MAX_PROXIES 600
/* The first two take turns in having the focus: only a focus that goes from one widget to another is read aloud. */
#define N_FOCUS_PROXIES 2

static void
proxy_opened_cb (LisBarProxy *proxy, LisPathwayChart *self)
{
  LisChartSpot spot = { lis_bar_proxy_get_row (proxy), lis_bar_proxy_get_bar (proxy) };

  if (self->layout == NULL || spot.row == LIS_NO_INDEX)
    return;
  lis_pathway_chart_set_focus_spot (self, spot, TRUE);
  lis_pathway_chart_open_focus (self);
}

static GtkWidget *
get_proxy (LisPathwayChart *self, guint index)
{
  GtkWidget *proxy;

  if (index < self->proxies->len)
    return self->proxies->pdata[index];
  proxy = lis_bar_proxy_new ();
  gtk_widget_set_visible (proxy, FALSE);
  g_signal_connect_object (proxy, "opened", G_CALLBACK (proxy_opened_cb), self, 0);
  g_signal_connect_object (proxy, "command", G_CALLBACK (lis_pathway_chart_proxy_command_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->proxies, proxy);
  gtk_widget_set_parent (proxy, GTK_WIDGET (self));
  return proxy;
}

static void
name_proxy (LisPathwayChart *self, GtkWidget *proxy, LisChartSpot spot)
{
  g_autofree char *name = lis_pathway_chart_describe_spot (self, spot), *selected = NULL;
  gboolean is_selected = lis_pathway_chart_is_selected (self, spot.row);

  /* Translators: a doctor's period; it is said of one that the doctor is among those selected. */
  if (is_selected)
    selected = g_strdup_printf (_("%s, selected"), name);
  lis_bar_proxy_set (LIS_BAR_PROXY (proxy), spot.row, spot.bar, is_selected ? selected : name);
  lis_bar_proxy_set_selected (LIS_BAR_PROXY (proxy), is_selected);
  /* What is not visible is not in the tree that assistive technology sees. */
  gtk_widget_set_visible (proxy, TRUE);
}

static gboolean
is_in_view (LisPathwayChart *self, LisChartSpot spot, double from, double to)
{
  LisRect rect = lis_pathway_chart_get_spot_rect (self, spot);

  return (double) (rect.x + rect.width) > from && (double) rect.x < to;
}

/* TRUE when the pool is used up. */
static gboolean
name_row (LisPathwayChart *self, guint row, guint *used)
{
  double from = gtk_adjustment_get_value (self->hadjustment);
  double to = from + gtk_adjustment_get_page_size (self->hadjustment);
  guint n_bars = lis_pathway_chart_count_bars (self, row);

  for (guint bar = 0; bar < n_bars && *used < MAX_PROXIES; bar++)
    {
      LisChartSpot spot = { row, bar };

      /* The focus spot has its own. */
      if ((row != self->focus.row || bar != self->focus.bar) && is_in_view (self, spot, from, to))
        name_proxy (self, get_proxy (self, (*used)++), spot);
    }
  return *used == MAX_PROXIES;
}

static void
name_proxies (LisPathwayChart *self)
{
  double top = gtk_adjustment_get_value (self->vadjustment);
  double bottom = top + gtk_adjustment_get_page_size (self->vadjustment);
  guint first = lis_chart_layout_find_row (self->layout, top);
  guint last = lis_chart_layout_find_row (self->layout, bottom);
  guint used = N_FOCUS_PROXIES;

  for (guint row = first; first != LIS_NO_INDEX && row <= last; row++)
    if (name_row (self, row, &used))
      break;
  for (guint i = used; i < self->proxies->len; i++)
    gtk_widget_set_visible (self->proxies->pdata[i], FALSE);
}

static gboolean
rested_cb (gpointer data)
{
  LisPathwayChart *self = data;

  self->proxy_timer = 0;
  if (self->layout != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      name_proxies (self);
      lis_pathway_chart_allocate_proxies (self);
      lis_pathway_chart_hover_again (self);
      /* It got the focus before there was anything to lay out. */
      if (self->focus.row != LIS_NO_INDEX && gtk_widget_is_focus (GTK_WIDGET (self)))
        lis_pathway_chart_focus_proxy (self);
      lis_pathway_chart_rest (self);
    }
  /* Every frame draws into buffers as large as the window, which the C library keeps when they are freed. */
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}

void
lis_pathway_chart_queue_proxies (LisPathwayChart *self)
{
  g_clear_handle_id (&self->proxy_timer, g_source_remove);
  self->proxy_timer = g_timeout_add_full (G_PRIORITY_LOW, REST_MILLISECONDS, rested_cb, self, NULL);
}

static void
allocate_proxy (LisPathwayChart *self, GtkWidget *proxy, LisChartSpot spot)
{
  LisRect rect = { 0, 0, 0, 0 };
  GtkAllocation allocation;
  int minimum;

  if (self->layout != NULL && spot.row != LIS_NO_INDEX)
    rect = lis_pathway_chart_to_widget (self, lis_pathway_chart_get_spot_rect (self, spot));
  allocation = (GtkAllocation) { (int) rect.x, (int) rect.y, (int) ceilf (rect.width), (int) ceilf (rect.height) };
  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (proxy, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (proxy, &allocation, -1);
}

void
lis_pathway_chart_allocate_proxies (LisPathwayChart *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    {
      LisBarProxy *proxy = self->proxies->pdata[i];
      LisChartSpot spot = { lis_bar_proxy_get_row (proxy), lis_bar_proxy_get_bar (proxy) };

      if (gtk_widget_get_visible (GTK_WIDGET (proxy)))
        allocate_proxy (self, GTK_WIDGET (proxy), spot);
    }
}

/* The one that stands for the focus spot already, else the one whose turn it is. */
static GtkWidget *
choose_focus_proxy (LisPathwayChart *self)
{
  LisBarProxy *proxy = LIS_BAR_PROXY (get_proxy (self, self->focus_proxy));

  if (lis_bar_proxy_get_row (proxy) != self->focus.row || lis_bar_proxy_get_bar (proxy) != self->focus.bar)
    self->focus_proxy = (self->focus_proxy + 1) % N_FOCUS_PROXIES;
  return get_proxy (self, self->focus_proxy);
}

gboolean
lis_pathway_chart_focus_proxy (LisPathwayChart *self)
{
  GtkWidget *proxy;

  for (guint i = 0; i < N_FOCUS_PROXIES; i++)
    get_proxy (self, i);
  if (self->layout == NULL || self->focus.row == LIS_NO_INDEX)
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->grab_focus (GTK_WIDGET (self));
  proxy = choose_focus_proxy (self);
  name_proxy (self, proxy, self->focus);
  allocate_proxy (self, proxy, self->focus);
  lis_pathway_chart_queue_proxies (self);
  if (!gtk_widget_grab_focus (proxy))
    return FALSE;
  gtk_widget_set_visible (get_proxy (self, (self->focus_proxy + 1) % N_FOCUS_PROXIES), FALSE);
  return TRUE;
}

void
lis_pathway_chart_renew_proxies (LisPathwayChart *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; i < self->proxies->len; i++)
    lis_bar_proxy_forget (self->proxies->pdata[i]);
  if (self->focus.row == LIS_NO_INDEX && focused != NULL)
    GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->grab_focus (GTK_WIDGET (self));
  else if (self->focus.row != LIS_NO_INDEX && self->proxies->len > self->focus_proxy)
    name_proxy (self, self->proxies->pdata[self->focus_proxy], self->focus);
  lis_pathway_chart_queue_proxies (self);
}

void
lis_pathway_chart_drop_proxies (LisPathwayChart *self)
{
  g_clear_handle_id (&self->proxy_timer, g_source_remove);
  if (self->proxies == NULL)
    return;
  for (guint i = 0; i < self->proxies->len; i++)
    gtk_widget_unparent (self->proxies->pdata[i]);
  g_clear_pointer (&self->proxies, g_ptr_array_unref);
}
