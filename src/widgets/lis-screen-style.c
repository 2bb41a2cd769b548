/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-screen-style.h"

#include <adwaita.h>

/* GNOME's default font is 11 pt, which is 14.67 pixels; the chart's sizes are made for it. */
#define USUAL_FONT_PIXELS 14.67

static LisPalette
choose_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? LIS_PALETTE_HIGH_CONTRAST_DARK : LIS_PALETTE_HIGH_CONTRAST;
  return is_dark ? LIS_PALETTE_DARK : LIS_PALETTE_LIGHT;
}

double
lis_screen_style_get_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return CLAMP (size / USUAL_FONT_PIXELS, 1.0, 3.0);
}

LisStyle *
lis_screen_style_new (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const char *family = pango_font_description_get_family (pango_context_get_font_description (context));

  return lis_style_new (choose_palette (), family, lis_screen_style_get_scale (widget));
}

void
lis_screen_style_watch (GtkWidget *widget, GCallback changed)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed, widget, G_CONNECT_SWAPPED);
}
