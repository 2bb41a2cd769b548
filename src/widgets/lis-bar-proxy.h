/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/**
 * LisBarProxy: stands for a bar of the chart towards assistive technology and the keyboard focus. It draws nothing: GTK
 * 4.8 makes accessible only what is a widget, and the chart draws its bars itself.
 *
 * Signal "command" (const char *name): assistive technology asks for one of the actions "bar.edit",
 * "bar.move-earlier", "bar.move-later", "bar.extend", "bar.shorten", "bar.delete".
 * Signal "opened": it asks for "bar.open".
 */
#define LIS_TYPE_BAR_PROXY (lis_bar_proxy_get_type ())
G_DECLARE_FINAL_TYPE (LisBarProxy, lis_bar_proxy, LIS, BAR_PROXY, GtkWidget)

GtkWidget *lis_bar_proxy_new (void);
/* @name: what the bar is, in full. Nothing is done when all is as before. */
void       lis_bar_proxy_set (LisBarProxy *proxy, guint row, guint bar, const char *name);
/* Is the doctor among those selected? The name says so too. */
void       lis_bar_proxy_set_selected (LisBarProxy *proxy, gboolean is_selected);
/* It stands for nothing until it is set anew. */
void       lis_bar_proxy_forget (LisBarProxy *proxy);
guint      lis_bar_proxy_get_row (LisBarProxy *proxy);
/* Index as in LisChartSpot. */
guint      lis_bar_proxy_get_bar (LisBarProxy *proxy);
