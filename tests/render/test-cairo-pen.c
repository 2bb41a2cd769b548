/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "fixture.h"
#include "lis-cairo-pen.h"
#include "lis-chart-layout.h"

#define WIDTH 900
#define HEIGHT 420

static cairo_surface_t *
paint (const LisChartRegion *region, LisChartLayout *layout, LisCairoPen *pen)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (LisScene) scene = lis_scene_new ();

  lis_chart_layout_fill_scene (layout, region, scene);
  lis_scene_paint (scene, lis_cairo_pen_use (pen, cr));
  lis_cairo_pen_use (pen, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

static guint32
get_rgb (LisColor color)
{
  return (guint32) (color.red * 255 + 0.5f) << 16 | (guint32) (color.green * 255 + 0.5f) << 8 |
         (guint32) (color.blue * 255 + 0.5f);
}

static void
test_pixels (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, 101);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisCairoPen) pen = lis_cairo_pen_new (style, FALSE);
  g_autoptr (LisChartLayout) layout = lis_chart_layout_new (pathways, style, fixture_get_today (), 1);
  LisChartRegion region = { 0, 0, WIDTH, HEIGHT, TRUE, TRUE, 0, 0, FALSE };
  LisAxis axis = { lis_date_new (2022, 1, 1), 0.25 };
  int top = (int) lis_chart_layout_get_ruler_height (layout), left = (int) style->names_width;
  guint first = g_array_index (pathways->rows, LisPathwayRow, 0).first_bar;
  cairo_surface_t *surface;
  LisRect bar;

  lis_chart_layout_set_axis (layout, &axis);
  surface = paint (&region, layout, pen);
  bar = lis_chart_layout_get_bar_rect (layout, 0, &g_array_index (pathways->bars, LisPathwayBar, first));
  /* At the right end of the first bar no word reaches: its own colour, its outline, then paper above. */
  g_assert_cmphex (get_pixel (surface, left + (int) (bar.x + bar.width) - 8, top + (int) bar.y + 4), ==,
                   get_rgb (style->boxes[LIS_BOX_BAR].fill));
  g_assert_cmphex (get_pixel (surface, left + (int) (bar.x + bar.width) - 8, top + (int) bar.y), ==,
                   get_rgb (style->boxes[LIS_BOX_BAR].outline));
  g_assert_cmphex (get_pixel (surface, left + 5, HEIGHT - 5), ==, get_rgb (style->boxes[LIS_BOX_BACKGROUND].fill));
  /* Today's line runs down to the bottom. */
  g_assert_cmphex (get_pixel (surface, left + (int) (lis_axis_get_position (&axis, fixture_get_today ()) + 0.5),
                              HEIGHT - 5), ==, get_rgb (style->lines[LIS_LINE_TODAY].color));
  cairo_surface_destroy (surface);
}

/* Bars scrolled under the names do not show there. */
static void
test_clip (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, LIS_ID_NONE);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisCairoPen) pen = lis_cairo_pen_new (style, FALSE);
  g_autoptr (LisChartLayout) layout = lis_chart_layout_new (pathways, style, fixture_get_today (), 1);
  LisChartRegion region = { 0, 0, WIDTH, HEIGHT, TRUE, TRUE, 60, 0, FALSE };
  LisAxis axis = { lis_date_new (2022, 1, 1), 0.25 };
  cairo_surface_t *first, *second;

  lis_chart_layout_set_axis (layout, &axis);
  first = paint (&region, layout, pen);
  region.x = 150;
  second = paint (&region, layout, pen);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < (int) style->names_width; x++)
      g_assert_cmphex (get_pixel (first, x, y), ==, get_pixel (second, x, y));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* The same region gives the same dots, whether the texts were at hand or not. */
static void
test_warm_and_cold (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_DARK, NULL, 1);
  g_autoptr (LisCairoPen) pen = lis_cairo_pen_new (style, TRUE);
  g_autoptr (LisChartLayout) layout = lis_chart_layout_new (pathways, style, fixture_get_today (), 1);
  LisChartRegion region = { 0, 0, WIDTH, HEIGHT, TRUE, TRUE, 60, 0, FALSE };
  cairo_surface_t *cold = paint (&region, layout, pen), *warm, *emptied;
  gsize size = (gsize) cairo_image_surface_get_stride (cold) * HEIGHT;

  warm = paint (&region, layout, pen);
  lis_text_cache_empty (lis_cairo_pen_get_text_cache (pen));
  emptied = paint (&region, layout, pen);
  g_assert_cmpmem (cairo_image_surface_get_data (cold), size, cairo_image_surface_get_data (warm), size);
  g_assert_cmpmem (cairo_image_surface_get_data (cold), size, cairo_image_surface_get_data (emptied), size);
  cairo_surface_destroy (cold);
  cairo_surface_destroy (warm);
  cairo_surface_destroy (emptied);
}

static void
test_text_cache (void)
{
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  PangoContext *context = lis_cairo_pen_create_context ();
  g_autoptr (LisTextCache) cache = lis_text_cache_new (style, context, 10);
  const char *text = "Ortopedisk avdeling, St. Olavs hospital";
  const LisShapedText *whole = lis_text_cache_get (cache, text, LIS_FONT_BAR, 1000);
  PangoLayout *layout = whole->layout;
  float width = whole->width;

  g_assert_false (pango_layout_is_ellipsized (layout));
  /* Any room it fits into gives the same one. */
  g_assert_true (lis_text_cache_get (cache, text, LIS_FONT_BAR, width)->layout == layout);
  g_assert_cmpuint (lis_text_cache_get_size (cache), ==, 1);
  for (float room = width - 1; room > 20; room -= 1)
    {
      const LisShapedText *cut = lis_text_cache_get (cache, text, LIS_FONT_BAR, room);

      g_assert_true (pango_layout_is_ellipsized (cut->layout));
      g_assert_cmpfloat ((double) cut->width, <=, (double) room);
    }
  g_assert_cmpuint (lis_text_cache_get_size (cache), ==, 10);
  g_assert_true (lis_text_cache_get (cache, text, LIS_FONT_NAME, 1000)->width > width);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      lis_text_cache_get (cache, number, LIS_FONT_BAR, 100);
    }
  g_assert_cmpuint (lis_text_cache_get_size (cache), ==, 10);
  lis_text_cache_empty (cache);
  g_assert_cmpuint (lis_text_cache_get_size (cache), ==, 0);
  g_assert_cmpstr (pango_layout_get_text (lis_text_cache_get (cache, "å", LIS_FONT_BAR, 50)->layout), ==, "å");
  g_object_unref (context);
}

/* The letters' widths add up to the text's. */
static void
test_measure (void)
{
  static const char *const texts[] = { "Ortopedisk avdeling, St. Olavs hospital", "Over capacity (people/places)",
                                       "4 av 2", "Øystein Mønster", "2026" };
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisCairoPen) pen = lis_cairo_pen_new (style, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int font = 0; font < LIS_N_FONTS; font++)
      {
        LisTextCache *cache = lis_cairo_pen_get_text_cache (pen);
        double width = (double) lis_text_cache_get (cache, texts[i], (LisFont) font, 2000)->width;

        g_assert_cmpfloat_with_epsilon (lis_style_measure_text (style, (LisFont) font, texts[i]) / width, 1, 0.03);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cairo-pen/pixels", test_pixels);
  g_test_add_func ("/cairo-pen/clip", test_clip);
  g_test_add_func ("/cairo-pen/warm-and-cold", test_warm_and_cold);
  g_test_add_func ("/cairo-pen/text-cache", test_text_cache);
  g_test_add_func ("/cairo-pen/measure", test_measure);
  return g_test_run ();
}
