/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pattern.h"

static void
draw_tile_lines (cairo_t *cr, LisPattern pattern)
{
  const double tile = LIS_PATTERN_TILE;

  if (pattern == LIS_PATTERN_DIAGONAL || pattern == LIS_PATTERN_CROSS)
    for (int i = -1; i <= 1; i++)
      {
        cairo_move_to (cr, i * tile - 1, tile + 1);
        cairo_line_to (cr, (i + 1) * tile + 1, -1);
      }
  if (pattern == LIS_PATTERN_BACK_DIAGONAL || pattern == LIS_PATTERN_CROSS)
    for (int i = -1; i <= 1; i++)
      {
        cairo_move_to (cr, i * tile - 1, -1);
        cairo_line_to (cr, (i + 1) * tile + 1, tile + 1);
      }
  if (pattern == LIS_PATTERN_HORIZONTAL)
    {
      cairo_move_to (cr, 0, tile / 2 + 0.5);
      cairo_line_to (cr, tile, tile / 2 + 0.5);
    }
  cairo_set_line_width (cr, pattern == LIS_PATTERN_DIAGONAL ? 2.2 : 1.2);
  cairo_stroke (cr);
}

void
lis_pattern_draw_tile (cairo_t *cr, LisPattern pattern)
{
  static const double dots[][2] = { { 2, 2 }, { 6, 6 } };

  if (pattern != LIS_PATTERN_DOTS)
    {
      draw_tile_lines (cr, pattern);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      cairo_arc (cr, dots[i][0], dots[i][1], 1.1, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}
