/* SPDX-License-Identifier: MPL-2.0 */
#include "fixture.h"
#include "lis-chart-layout.h"

static LisChartLayout *
make_layout (LisPathways *pathways, LisStyle *style)
{
  return lis_chart_layout_new (pathways, style, fixture_get_today (), 1);
}

static void
test_rows (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisChartLayout) layout = make_layout (pathways, style);
  double top = 0;
  guint group = G_MAXUINT;

  for (guint row = 0; row < pathways->rows->len; row++)
    {
      if (lis_chart_layout_find_group (layout, row) != group)
        top += style->group_height;
      group = lis_chart_layout_find_group (layout, row);
      g_assert_cmpfloat (lis_chart_layout_get_row_top (layout, row), ==, top);
      top += lis_chart_layout_get_row_height (layout, row);
    }
  g_assert_cmpfloat (lis_chart_layout_get_height (layout), ==, top);
}

static void
test_find_row (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisChartLayout) layout = make_layout (pathways, style);
  guint row = 0, last = pathways->rows->len - 1;

  for (double y = 0; y < lis_chart_layout_get_height (layout); y += 0.5)
    {
      /* The heading above a row counts as the row's. */
      while (y >= lis_chart_layout_get_row_top (layout, row) + lis_chart_layout_get_row_height (layout, row))
        row++;
      g_assert_cmpuint (lis_chart_layout_find_row (layout, y), ==, row);
    }
  g_assert_cmpuint (row, ==, last);
  g_assert_cmpuint (lis_chart_layout_find_row (layout, 1e9), ==, last);
  g_assert_cmpuint (lis_chart_layout_find_row (layout, -5), ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (LisPathways) pathways = fixture_new_empty ();
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisChartLayout) layout = make_layout (pathways, style);
  g_autoptr (LisScene) scene = lis_scene_new ();
  LisChartRegion region = { 0, 0, 400, 300, TRUE, TRUE, 60, 0, FALSE };

  g_assert_cmpuint (lis_chart_layout_find_row (layout, 0), ==, G_MAXUINT);
  g_assert_cmpfloat (lis_chart_layout_get_height (layout), ==, 0);
  g_assert_false (lis_date_range_is_empty (lis_chart_layout_get_range (layout)));
  lis_chart_layout_fill_scene (layout, &region, scene);
  /* Smaller than what stands still. */
  region.width = region.height = 10;
  lis_chart_layout_fill_scene (layout, &region, scene);
  g_assert_cmpint (lis_scene_hit (scene, 5, 5, NULL).thing, ==, LIS_THING_NONE);
}

static void
test_bar_rect (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, 105);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisChartLayout) layout = make_layout (pathways, style);
  LisAxis axis = { lis_date_new (2022, 1, 1), 0.5 };
  guint bar = g_array_index (pathways->rows, LisPathwayRow, 0).first_bar;
  LisRect first, second, third;

  lis_chart_layout_set_axis (layout, &axis);
  first = lis_chart_layout_get_bar_rect (layout, 0, &g_array_index (pathways->bars, LisPathwayBar, bar));
  /* 2022-01-01 to 2024-06-30 are 912 days, one of them a leap day. */
  g_assert_cmpfloat ((double) first.x, ==, 0);
  g_assert_cmpfloat ((double) first.width, ==, 456);
  g_assert_cmpfloat ((double) first.height, ==, 18);
  /* Two half posts at once lie in lanes of their own. */
  second = lis_chart_layout_get_bar_rect (layout, 0, &g_array_index (pathways->bars, LisPathwayBar, bar + 1));
  third = lis_chart_layout_get_bar_rect (layout, 0, &g_array_index (pathways->bars, LisPathwayBar, bar + 2));
  g_assert_cmpfloat ((double) second.x, ==, (double) third.x);
  g_assert_cmpfloat (ABS ((double) (second.y - third.y)), ==, 20);
  g_assert_cmpfloat (lis_chart_layout_get_row_height (layout, 0), ==, 44);
}

static void
test_strip_height (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, LIS_ID_NONE);
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autoptr (LisChartLayout) layout = make_layout (pathways, style);

  g_assert_cmpuint (pathways->loads->len, >, 4);
  g_assert_cmpfloat (lis_chart_layout_get_strip_height (layout), ==, 20 + 20 * pathways->loads->len);
}

static void
test_legend (void)
{
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_PRINT, NULL, 1);
  g_autoptr (LisScene) scene = lis_scene_new ();
  double narrow = lis_legend_fill_scene (style, 0, 0, 300, NULL);
  double wide = lis_legend_fill_scene (style, 0, 0, 3000, NULL);

  g_assert_cmpfloat (wide, ==, 20);
  g_assert_cmpfloat (narrow, >, 3 * wide);
  lis_scene_clear (scene, style);
  g_assert_cmpfloat (lis_legend_fill_scene (style, 10, 50, 300, scene), ==, narrow);
  for (guint i = 0; i < scene->labels->len; i++)
    {
      const LisSceneLabel *label = &g_array_index (scene->labels, LisSceneLabel, i);

      g_assert_cmpfloat ((double) (label->rect.x + label->rect.width), <=, 310);
      g_assert_cmpfloat ((double) (label->rect.y + label->rect.height), <=, 50 + narrow);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/rows", test_rows);
  g_test_add_func ("/layout/find-row", test_find_row);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/bar-rect", test_bar_rect);
  g_test_add_func ("/layout/strip-height", test_strip_height);
  g_test_add_func ("/layout/legend", test_legend);
  return g_test_run ();
}
