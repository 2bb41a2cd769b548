/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-layout-private.h"

/* The load strip: people against places, a row a unit and a cell a month (longer where months are narrow), each with
 * its worst day. Over capacity is told by pattern, outline and bold numbers as well as by colour. */

#define MARGIN 8.0
#define LEAST_CELL 17.0
/* Between the numbers of neighbours. */
#define CELL_AIR 3.0

typedef struct
{
  LisFill    *fill;
  LisDivision division;
  double      top;       /* of the first unit's row */
  guint       first_unit, after_unit;
} Strip;

static LisRect
get_clip (const Strip *strip)
{
  return strip->fill->scene->clips[LIS_PART_STRIP];
}

static double
get_unit_y (const Strip *strip, guint unit)
{
  return strip->top + unit * strip->fill->style->strip_row_height;
}

static void
add_filled_part (Strip *strip, LisRect cell, double from, double to, LisBoxRole role)
{
  double height = (double) cell.height;

  if (to <= from)
    return;
  lis_scene_add_box (strip->fill->scene,
                     lis_rect ((double) cell.x, (double) cell.y + height * (1 - to), (double) cell.width,
                               height * (to - from)), role, NULL);
}

static void
add_cell (Strip *strip, const LisLoadCell *cell, LisRect rect)
{
  double places = cell->worst.places > 0 ? cell->worst.places : 0;
  double agreed, all;

  if (lis_load_cell_is_over (cell))
    {
      lis_scene_add_box (strip->fill->scene, rect, LIS_BOX_LOAD_OVER, NULL);
      return;
    }
  if (places <= 0)
    return;
  agreed = MIN (cell->worst.agreed / places, 1);
  all = MIN ((cell->worst.agreed + cell->worst.proposed) / places, 1);
  add_filled_part (strip, rect, 0, agreed, LIS_BOX_LOAD_AGREED);
  add_filled_part (strip, rect, agreed, all, LIS_BOX_LOAD_PROPOSED);
}

/* The most that there is room for: people and places in bold where there are too many, plain if need be, else the
 * people alone. */
static const char *
pick_cell_text (const LisStyle *style, const LisLoadCell *cell, double width, LisFont *font)
{
  const char *const texts[] = { cell->full_text, cell->text, cell->people };
  const LisFont fonts[] = { LIS_FONT_MARK, LIS_FONT_LOAD };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = lis_load_cell_is_over (cell) ? 0 : 1; j < G_N_ELEMENTS (fonts); j++)
      if (lis_style_measure_text (style, fonts[j], texts[i]) <= width)
        {
          *font = fonts[j];
          return texts[i];
        }
  return NULL;
}

static void
add_cell_text (Strip *strip, const LisLoadCell *cell, LisRect rect)
{
  const LisStyle *style = strip->fill->style;
  LisInk ink = lis_load_cell_is_over (cell) ? LIS_INK_OVER : LIS_INK_BAR;
  LisRect clip = get_clip (strip);
  float right = MIN (rect.x + rect.width, clip.x + clip.width);
  const char *text;
  LisFont font;

  /* In the middle of what is seen of the cell. */
  rect.x = MAX (rect.x, clip.x);
  rect.width = right - rect.x;
  text = pick_cell_text (style, cell, (double) rect.width - CELL_AIR * style->scale, &font);
  if (text != NULL)
    lis_scene_add_label (strip->fill->scene, rect, text, font, ink, LIS_ALIGN_CENTER, NULL);
}

static void
add_unit (Strip *strip, guint unit)
{
  LisFill *fill = strip->fill;
  int first_month = fill->layout->half_year_start;
  LisDate start = lis_division_get_start (strip->division, fill->days.start, first_month);
  double y = get_unit_y (strip, unit), height = fill->style->strip_row_height;

  for (; start < fill->days.end; start = lis_division_get_next (strip->division, start))
    {
      const LisLoadCell *cell = lis_load_cells_get (fill->layout->load_cells, unit, strip->division, start);
      double x = lis_fill_get_x (fill, start);
      double width = lis_fill_get_x (fill, lis_division_get_next (strip->division, start)) - x;
      LisRect rect = lis_rect (x + 1, y + 1, width - 1, height - 2);

      if (cell == NULL)
        continue;
      add_cell (strip, cell, rect);
      add_cell_text (strip, cell, rect);
    }
}

static void
add_cells (Strip *strip)
{
  LisFill *fill = strip->fill;
  LisRect clip = get_clip (strip);
  LisDate start = lis_division_get_start (strip->division, fill->days.start, fill->layout->half_year_start);
  double left = (double) clip.x;
  double bottom = MIN (get_unit_y (strip, strip->after_unit), (double) (clip.y + clip.height));

  lis_scene_begin (fill->scene, LIS_PART_STRIP);
  lis_scene_add_box (fill->scene, clip, LIS_BOX_STRIP, NULL);
  for (guint unit = strip->first_unit; unit < strip->after_unit; unit++)
    {
      const LisLoad *load = g_ptr_array_index (fill->layout->pathways->loads, unit);
      LisSceneSubject subject = { LIS_THING_LOAD, G_MAXUINT, unit, load->unit };
      double y = get_unit_y (strip, unit), height = fill->style->strip_row_height;

      lis_scene_add_box (fill->scene, lis_rect (left, y, (double) clip.width, height), LIS_BOX_CLEAR, &subject);
      lis_scene_add_line (fill->scene, left, y + height, left + (double) clip.width, y + height, LIS_LINE_ROW);
      add_unit (strip, unit);
    }
  for (; start < fill->days.end; start = lis_division_get_next (strip->division, start))
    lis_scene_add_line (fill->scene, lis_fill_get_x (fill, start), get_unit_y (strip, strip->first_unit),
                        lis_fill_get_x (fill, start), bottom, LIS_LINE_GRID);
}

static void
add_unit_names (Strip *strip)
{
  LisFill *fill = strip->fill;
  const LisStyle *style = fill->style;
  double right = (double) fill->body.x, margin = MARGIN * style->scale;
  LisRect clip = fill->scene->clips[LIS_PART_STRIP_NAMES];

  lis_scene_begin (fill->scene, LIS_PART_STRIP_NAMES);
  lis_scene_add_box (fill->scene, clip, LIS_BOX_STRIP, NULL);
  for (guint unit = strip->first_unit; unit < strip->after_unit; unit++)
    {
      const LisLoad *load = g_ptr_array_index (fill->layout->pathways->loads, unit);
      LisSceneSubject subject = { LIS_THING_LOAD, G_MAXUINT, unit, load->unit };
      LisRect rect = lis_rect (margin, get_unit_y (strip, unit), right - 1.5 * margin, style->strip_row_height);

      lis_scene_add_line (fill->scene, 0, (double) (rect.y + rect.height), right, (double) (rect.y + rect.height),
                          LIS_LINE_ROW);
      lis_scene_add_label (fill->scene, rect, lis_load_cells_get_name (fill->layout->load_cells, unit), LIS_FONT_BAR,
                           LIS_INK_TEXT, LIS_ALIGN_START, &subject);
    }
  lis_scene_add_line (fill->scene, right - 1, (double) clip.y, right - 1, (double) (clip.y + clip.height),
                      LIS_LINE_FRAME);
}

static const char *
get_heading (LisDivision division)
{
  switch (division)
    {
    case LIS_DIVISION_YEAR:
      return _("People (+ proposed)/places, worst day of the year");
    case LIS_DIVISION_HALF_YEAR:
      return _("People (+ proposed)/places, worst day of the half-year");
    case LIS_DIVISION_QUARTER:
      return _("People (+ proposed)/places, worst day of the quarter");
    case LIS_DIVISION_MONTH:
    case LIS_DIVISION_WEEK:
    case LIS_DIVISION_DAY:
    default:
      return _("People (+ proposed)/places, worst day of the month");
    }
}

/* Across names and cells, which scroll under it. */
static void
add_heading (Strip *strip)
{
  LisFill *fill = strip->fill;
  const LisStyle *style = fill->style;
  LisRect clip = get_clip (strip);
  double right = (double) (clip.x + clip.width), y = (double) clip.y, height = style->strip_heading_height;
  double margin = MARGIN * style->scale;

  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  lis_scene_add_box (fill->scene, lis_rect (0, y, right, height), LIS_BOX_GROUP, NULL);
  lis_scene_add_line (fill->scene, 0, y, right, y, LIS_LINE_FRAME);
  lis_scene_add_line (fill->scene, 0, y + height, right, y + height, LIS_LINE_FRAME);
  lis_scene_add_label (fill->scene, lis_rect (margin, y, right - 2 * margin, height), get_heading (strip->division),
                       LIS_FONT_RULER_STRONG, LIS_INK_TEXT, LIS_ALIGN_START, NULL);
}

void
lis_fill_strip (LisFill *fill)
{
  const LisStyle *style = fill->style;
  Strip strip = { .fill = fill };
  LisRect clip = fill->scene->clips[LIS_PART_STRIP];
  guint n_units = lis_load_cells_count (fill->layout->load_cells);
  double seen = (double) clip.height - style->strip_heading_height;

  strip.division = lis_division_choose_for_cells (fill->layout->axis.per_day, LEAST_CELL * style->scale);
  strip.top = (double) clip.y + style->strip_heading_height - fill->region->strip_y;
  strip.first_unit = (guint) CLAMP (floor (fill->region->strip_y / style->strip_row_height), 0, n_units);
  strip.after_unit = (guint) CLAMP (ceil ((fill->region->strip_y + seen - 0.01) / style->strip_row_height),
                                    strip.first_unit, n_units);
  add_cells (&strip);
  if (fill->region->with_names)
    add_unit_names (&strip);
  add_heading (&strip);
}
