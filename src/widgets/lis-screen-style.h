/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-style.h"

/* The chart's looks as the desktop is set: light, dark, high contrast, font and size of text. */

/* Free with g_free(). */
LisStyle *lis_screen_style_new (GtkWidget *widget);
/* 1 for GNOME's usual text size, up to 3. */
double    lis_screen_style_get_scale (GtkWidget *widget);
/* Calls @changed (widget) when light, dark or contrast changes, as long as @widget lives. Text size is told by the
 * widget's css_changed(). */
void      lis_screen_style_watch (GtkWidget *widget, GCallback changed);
