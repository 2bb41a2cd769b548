/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-layout-private.h"
#include "lis-holidays.h"

/* What stands still while the body scrolls: names, headings of groups, ruler. */

#define MARGIN 8.0
/* A detail beside the name needs room for a word. */
#define LEAST_DETAIL 64.0
/* Holidays are ticked in the ruler from this width of a day on, in points. */
#define TICK_HOLIDAYS_FROM 2.6

static const LisPathwayRow *
get_row (const LisFill *fill, guint row)
{
  return &g_array_index (fill->layout->pathways->rows, LisPathwayRow, row);
}

/* Findings about the doctor rather than a period stand beside the name. Returns where they begin. */
static double
add_doctor_marks (LisFill *fill, guint row, double right, double top)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  const LisStyle *style = fill->style;

  for (guint n = 0; n < doctor->n_marks; n++)
    {
      guint index = doctor->first_mark + n;
      const LisPathwayMark *mark = &g_array_index (fill->layout->pathways->marks, LisPathwayMark, index);
      LisSceneSubject subject = { LIS_THING_MARK, row, index, LIS_ID_NONE };
      double width = lis_fill_get_chip_width (fill, mark->text);

      if (mark->period != LIS_ID_NONE || mark->kind == LIS_FINDING_GAP || width > right / 2)
        continue;
      right -= width;
      lis_fill_chip (fill, lis_rect (right, top + 2 * style->scale, width, style->lane_height - 4 * style->scale),
                     mark->severity, mark->text, &subject);
      right -= 4 * style->scale;
    }
  return right;
}

static void
add_name (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  const LisStyle *style = fill->style;
  double margin = MARGIN * style->scale;
  double top = fill->y0 + fill->layout->row_tops[row] + style->row_padding / 2;
  double right = add_doctor_marks (fill, row, (double) fill->body.x - margin / 2, top);
  double width = right - margin;
  double name = MIN (ceil (lis_style_measure_text (style, LIS_FONT_NAME, doctor->name) * 1.02) + 2, width);

  if (doctor->lanes > 1)
    {
      lis_scene_add_label (fill->scene, lis_rect (margin, top, width, style->lane_height), doctor->name, LIS_FONT_NAME,
                           LIS_INK_TEXT, LIS_ALIGN_START, NULL);
      lis_scene_add_label (fill->scene, lis_rect (margin, top + style->lane_height * 0.9,
                                                  (double) fill->body.x - 2 * margin, style->lane_height),
                           doctor->beside, LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_START, NULL);
      return;
    }
  lis_scene_add_label (fill->scene, lis_rect (margin, top, name, style->lane_height), doctor->name, LIS_FONT_NAME,
                       LIS_INK_TEXT, LIS_ALIGN_START, NULL);
  if (width - name - margin >= LEAST_DETAIL * style->scale)
    lis_scene_add_label (fill->scene, lis_rect (margin + name + margin, top, width - name - margin, style->lane_height),
                         doctor->beside, LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_END, NULL);
}

void
lis_fill_names (LisFill *fill)
{
  double right = (double) fill->body.x, top = (double) fill->body.y, bottom = top + (double) fill->body.height;

  lis_scene_begin (fill->scene, LIS_PART_NAMES);
  lis_scene_add_box (fill->scene, fill->scene->clips[LIS_PART_NAMES], LIS_BOX_BACKGROUND, NULL);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    {
      LisSceneSubject subject = { LIS_THING_ROW, row, row, get_row (fill, row)->person->record.id };
      double height = lis_chart_layout_get_row_height (fill->layout, row);
      double y = fill->y0 + fill->layout->row_tops[row];

      lis_scene_add_box (fill->scene, lis_rect (0, y, right, height), row % 2 == 1 ? LIS_BOX_ROW : LIS_BOX_CLEAR,
                         &subject);
      lis_scene_add_line (fill->scene, 0, y + height, right, y + height, LIS_LINE_ROW);
    }
  lis_scene_begin (fill->scene, LIS_PART_NAMES);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    add_name (fill, row);
  lis_scene_add_line (fill->scene, right - 1, top, right - 1, bottom, LIS_LINE_FRAME);
}

static const char *
format_count (LisFill *fill, guint n_doctors)
{
  return lis_scene_format_text (fill->scene, g_dngettext (GETTEXT_PACKAGE, "%u doctor", "%u doctors", n_doctors),
                                n_doctors);
}

static void
add_heading (LisFill *fill, guint index, double y, gboolean continued)
{
  const LisPathwayGroup *group = &g_array_index (fill->layout->pathways->groups, LisPathwayGroup, index);
  const LisStyle *style = fill->style;
  LisSceneSubject subject = { LIS_THING_GROUP, G_MAXUINT, index, LIS_ID_NONE };
  LisRect clip = fill->scene->clips[LIS_PART_HEADINGS];
  double margin = MARGIN * style->scale, height = style->group_height, title;
  double width = (double) clip.width - 2 * margin;
  const char *text = group->title;
  const char *count;

  if (continued)
    /* Translators: heading of a group that began on the page before. */
    text = lis_scene_format_text (fill->scene, _("%s (continued)"), group->title);
  count = format_count (fill, group->n_rows);
  title = MIN (ceil (lis_style_measure_text (style, LIS_FONT_GROUP, text) * 1.04) + 4, width);
  lis_scene_add_box (fill->scene, lis_rect (0, y, (double) clip.width, height), LIS_BOX_GROUP, &subject);
  lis_scene_add_line (fill->scene, 0, y + height, (double) clip.width, y + height, LIS_LINE_FRAME);
  lis_scene_add_label (fill->scene, lis_rect (margin, y, title, height), text, LIS_FONT_GROUP, LIS_INK_TEXT,
                       LIS_ALIGN_START, NULL);
  if (width - title > 2 * LEAST_DETAIL * style->scale)
    lis_scene_add_label (fill->scene, lis_rect (margin + title + margin, y, width - title - margin, height),
                         count, LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_START, NULL);
}

void
lis_fill_headings (LisFill *fill)
{
  const LisPathways *pathways = fill->layout->pathways;
  double bottom = (double) (fill->body.y + fill->body.height);
  guint first = fill->after_row > fill->first_row ? fill->layout->groups[fill->first_row] : pathways->groups->len;

  lis_scene_begin (fill->scene, LIS_PART_HEADINGS);
  for (guint i = first; i < pathways->groups->len; i++)
    {
      const LisPathwayGroup *group = &g_array_index (pathways->groups, LisPathwayGroup, i);
      double y;

      if (group->title == NULL || group->n_rows == 0)
        continue;
      y = fill->y0 + fill->layout->row_tops[group->first_row] - fill->style->group_height;
      if (y >= bottom - 0.01)
        break;
      if (i == first && fill->region->continued)
        add_heading (fill, i, (double) fill->body.y, TRUE);
      else if (y + fill->style->group_height > (double) fill->body.y)
        add_heading (fill, i, y, FALSE);
    }
}

/* Room for the flag of today, at the top of the ruler; empty when today is not in view. */
static LisRect
get_today_flag (const LisFill *fill)
{
  const LisStyle *style = fill->style;
  double width = ceil (lis_style_measure_text (style, LIS_FONT_MARK, _("Today"))) + 10 * style->scale;
  double left = (double) fill->body.x, right = left + (double) fill->body.width - width;
  double x = lis_fill_get_x (fill, fill->layout->today) - width / 2;

  if (!lis_date_range_contains (fill->days, fill->layout->today))
    return lis_rect (0, 0, 0, 0);
  x = CLAMP (x, left, MAX (left, right));
  return lis_rect (fill->style->snap ? round (x) : x, 2 * style->scale, width, style->tier_height - 4 * style->scale);
}

/* The label of a cell stays in view as long as some of the cell does, and out of the way of today's flag. */
static void
add_cell_label (LisFill *fill, LisDivision division, LisDate start, LisRect cell, gboolean strong, LisRect flag)
{
  const LisStyle *style = fill->style;
  LisFont font = strong ? LIS_FONT_RULER_STRONG : LIS_FONT_RULER;
  double margin = (cell.width < 30 ? 1 : 5) * style->scale;
  double letter = (double) style->fonts[font].advances['n'];
  double x = MAX ((double) cell.x, (double) fill->body.x) + margin;
  double right = MIN ((double) (cell.x + cell.width), (double) (fill->body.x + fill->body.width)) - 1;
  char buffer[LIS_RULER_LABEL_SIZE];

  if (strong && flag.width > 0 && cell.y < flag.y + flag.height && x < (double) (flag.x + flag.width) &&
      x + 5 * letter > (double) flag.x)
    x = (double) (flag.x + flag.width) + margin;
  if (right - x < letter)
    return;
  lis_division_format (division, start, (int) ((right - x + letter * 0.3) / letter), buffer);
  if (lis_style_measure_text (style, font, buffer) > right - x + 2 * style->scale)
    return;
  lis_scene_add_label (fill->scene, lis_rect (x, (double) cell.y, right - x + 2, (double) cell.height),
                       lis_scene_keep_text (fill->scene, buffer), font, strong ? LIS_INK_TEXT : LIS_INK_DIM,
                       cell.width < 30 ? LIS_ALIGN_CENTER : LIS_ALIGN_START, NULL);
}

static LisLineRole
get_tier_line (LisDivision division, LisDate start, int half_year_start)
{
  if (division == LIS_DIVISION_YEAR || lis_date_get_month (start) * 100 + lis_date_get_day (start) == 101)
    return LIS_LINE_GRID_YEAR;
  if (lis_division_get_start (LIS_DIVISION_HALF_YEAR, start, half_year_start) == start)
    return LIS_LINE_GRID_HALF_YEAR;
  return LIS_LINE_GRID;
}

/* The labels stand at the foot of a tier that is higher than a line. */
static void
add_tier (LisFill *fill, LisDivision division, double top, double height, gboolean strong, LisRect flag)
{
  double line = fill->style->tier_height;
  int first_month = fill->layout->half_year_start;
  LisDate start = lis_division_get_start (division, fill->days.start, first_month);

  for (; start < fill->days.end; start = lis_division_get_next (division, start))
    {
      double x = lis_fill_get_x (fill, start);
      double width = lis_fill_get_x (fill, lis_division_get_next (division, start)) - x;

      lis_scene_add_line (fill->scene, x, top, x, top + height, get_tier_line (division, start, first_month));
      add_cell_label (fill, division, start, lis_rect (x, top + height - line, width, line), strong, flag);
    }
  lis_scene_add_line (fill->scene, (double) fill->body.x, top + height - 1,
                      (double) (fill->body.x + fill->body.width), top + height - 1, LIS_LINE_GRID);
}

static void
add_holidays (LisFill *fill)
{
  double bottom = (double) fill->body.y;
  double top = bottom - fill->style->tier_height;

  if (fill->layout->axis.per_day < TICK_HOLIDAYS_FROM)
    return;
  for (LisDate day = fill->days.start; day < fill->days.end; day++)
    {
      LisSceneSubject subject = { LIS_THING_HOLIDAY, G_MAXUINT, (guint) day, LIS_ID_NONE };
      double x = lis_fill_get_x (fill, day), width = lis_fill_get_x (fill, day + 1) - x;

      if (lis_holiday_get_name (day) == NULL)
        continue;
      lis_scene_add_box (fill->scene, lis_rect (x, top, width, bottom - top), LIS_BOX_CLEAR, &subject);
      lis_scene_add_line (fill->scene, x, bottom - 3, x + width, bottom - 3, LIS_LINE_HOLIDAY);
    }
}

static void
add_corner (LisFill *fill)
{
  const LisStyle *style = fill->style;
  double margin = MARGIN * style->scale, bottom = (double) fill->body.y, right = (double) fill->body.x;

  lis_scene_begin (fill->scene, LIS_PART_CORNER);
  lis_scene_add_box (fill->scene, fill->scene->clips[LIS_PART_CORNER], LIS_BOX_RULER, NULL);
  lis_scene_add_line (fill->scene, 0, bottom - 1, right, bottom - 1, LIS_LINE_FRAME);
  lis_scene_add_line (fill->scene, right - 1, 0, right - 1, bottom, LIS_LINE_FRAME);
  lis_scene_add_label (fill->scene,
                       lis_rect (margin, bottom - style->tier_height, right - 2 * margin, style->tier_height),
                       format_count (fill, fill->layout->n_rows), LIS_FONT_RULER, LIS_INK_DIM, LIS_ALIGN_START, NULL);
}

void
lis_fill_ruler (LisFill *fill)
{
  const LisRulerTiers *tiers = lis_ruler_choose_tiers (fill->layout->axis.per_day);
  double line = fill->style->tier_height, total = lis_chart_layout_get_ruler_height (fill->layout);
  double left = (double) fill->body.x, bottom = (double) fill->body.y;
  LisSceneSubject subject = { LIS_THING_TODAY, G_MAXUINT, 0, LIS_ID_NONE };
  LisRect flag = get_today_flag (fill);

  lis_scene_begin (fill->scene, LIS_PART_RULER);
  lis_scene_add_box (fill->scene, fill->scene->clips[LIS_PART_RULER], LIS_BOX_RULER, NULL);
  for (guint i = 0; i < tiers->n_tiers; i++)
    {
      double top = i == 0 ? 0 : total - (tiers->n_tiers - i) * line;

      add_tier (fill, tiers->tiers[i], top, total - (tiers->n_tiers - i - 1) * line - top, i == 0, flag);
    }
  add_holidays (fill);
  lis_scene_add_line (fill->scene, left, bottom - 1, left + (double) fill->body.width, bottom - 1, LIS_LINE_FRAME);
  if (flag.width > 0)
    {
      double today = lis_fill_get_x (fill, fill->layout->today);

      lis_scene_begin (fill->scene, LIS_PART_RULER);
      lis_scene_add_line (fill->scene, today, (double) (flag.y + flag.height), today, bottom, LIS_LINE_TODAY);
      lis_scene_add_box (fill->scene, flag, LIS_BOX_TODAY, &subject);
      lis_scene_add_label (fill->scene, flag, _("Today"), LIS_FONT_MARK, LIS_INK_INVERSE, LIS_ALIGN_CENTER, &subject);
    }
  if (fill->region->with_names)
    add_corner (fill);
}
