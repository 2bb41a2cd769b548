/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-chart-layout-private.h"

#include <math.h>

static void
place_rows (LisChartLayout *layout)
{
  const LisPathways *pathways = layout->pathways;
  const LisStyle *style = layout->style;
  double top = 0;

  g_free (layout->row_tops);
  g_free (layout->groups);
  layout->n_rows = pathways->rows->len;
  layout->row_tops = g_new (double, layout->n_rows + 1);
  layout->groups = g_new0 (guint, layout->n_rows + 1);
  for (guint g = 0; g < pathways->groups->len; g++)
    {
      const LisPathwayGroup *group = &g_array_index (pathways->groups, LisPathwayGroup, g);

      if (group->title != NULL && group->n_rows > 0)
        top += style->group_height;
      for (guint row = group->first_row; row < MIN (group->first_row + group->n_rows, layout->n_rows); row++)
        {
          layout->row_tops[row] = top;
          layout->groups[row] = g;
          top += lis_chart_layout_get_row_height (layout, row);
        }
    }
  layout->row_tops[layout->n_rows] = top;
}

LisChartLayout *
lis_chart_layout_new (const LisPathways *pathways, const LisStyle *style, LisDate today, int half_year_start)
{
  LisChartLayout *layout = g_new0 (LisChartLayout, 1);

  layout->pathways = pathways;
  layout->style = style;
  layout->today = today;
  layout->half_year_start = CLAMP (half_year_start, 1, 3);
  layout->load_cells = lis_load_cells_new (pathways, layout->half_year_start);
  place_rows (layout);
  layout->axis = lis_axis_fit (lis_chart_layout_get_range (layout), 1000);
  return layout;
}

void
lis_chart_layout_free (LisChartLayout *layout)
{
  if (layout == NULL)
    return;
  lis_load_cells_free (layout->load_cells);
  g_free (layout->row_tops);
  g_free (layout->groups);
  g_free (layout);
}

void
lis_chart_layout_refresh (LisChartLayout *layout)
{
  lis_load_cells_forget (layout->load_cells);
  place_rows (layout);
}

void
lis_chart_layout_set_axis (LisChartLayout *layout, const LisAxis *axis)
{
  layout->axis = *axis;
}

const LisAxis *
lis_chart_layout_get_axis (const LisChartLayout *layout)
{
  return &layout->axis;
}

LisDateRange
lis_chart_layout_get_range (const LisChartLayout *layout)
{
  LisDateRange range = layout->pathways->range;

  if (lis_date_range_is_empty (range))
    range = lis_date_range_new (layout->today, layout->today + 365);
  range.start = lis_date_add_months (lis_date_month_start (range.start), -1);
  range.end = lis_date_add_months (lis_date_month_start (range.end - 1), 2);
  range.start = MAX (range.start, LIS_DATE_MIN);
  range.end = MIN (range.end, LIS_DATE_MAX);
  return range;
}

double
lis_chart_layout_get_height (const LisChartLayout *layout)
{
  return layout->row_tops[layout->n_rows];
}

double
lis_chart_layout_get_ruler_height (const LisChartLayout *layout)
{
  return layout->style->tier_height * LIS_RULER_MAX_TIERS;
}

double
lis_chart_layout_get_strip_height (const LisChartLayout *layout)
{
  return layout->style->strip_heading_height +
         layout->style->strip_row_height * lis_load_cells_count (layout->load_cells);
}

double
lis_chart_layout_get_row_top (const LisChartLayout *layout, guint row)
{
  return layout->row_tops[MIN (row, layout->n_rows)];
}

double
lis_chart_layout_get_row_height (const LisChartLayout *layout, guint row)
{
  const LisPathwayRow *doctor = &g_array_index (layout->pathways->rows, LisPathwayRow, row);

  return MAX (doctor->lanes, 1) * layout->style->lane_height + layout->style->row_padding;
}

guint
lis_chart_layout_find_row (const LisChartLayout *layout, double y)
{
  guint first = 0, after = layout->n_rows;

  if (layout->n_rows == 0)
    return G_MAXUINT;
  /* The first row that ends below @y. */
  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (layout->row_tops[middle] + lis_chart_layout_get_row_height (layout, middle) > y)
        after = middle;
      else
        first = middle + 1;
    }
  return MIN (first, layout->n_rows - 1);
}

guint
lis_chart_layout_find_group (const LisChartLayout *layout, guint row)
{
  return layout->groups[MIN (row, layout->n_rows)];
}

LisRect
lis_chart_layout_get_body (const LisChartLayout *layout, const LisChartRegion *region)
{
  double x = region->with_names ? layout->style->names_width : 0;
  double y = region->with_ruler ? lis_chart_layout_get_ruler_height (layout) : 0;

  return lis_rect (x, y, MAX (region->width - x, 0), MAX (region->height - y - region->strip_height, 0));
}

LisRect
lis_chart_layout_get_bar_rect (const LisChartLayout *layout, guint row, const LisPathwayBar *bar)
{
  const LisStyle *style = layout->style;
  LisDateRange days = lis_period_get_range (bar->period);
  double x = lis_axis_get_position (&layout->axis, days.start);
  double width = lis_date_range_days (days) * layout->axis.per_day;
  double top = lis_chart_layout_get_row_top (layout, row) + style->row_padding / 2 + bar->lane * style->lane_height;

  return lis_rect (x, top + style->bar_inset, width, style->lane_height - 2 * style->bar_inset);
}

static void
set_clips (LisFill *fill)
{
  const LisRect body = fill->body;
  LisRect *clips = fill->scene->clips;
  float bottom = body.y + body.height;
  float strip = (float) fill->region->strip_height;

  clips[LIS_PART_BODY] = body;
  clips[LIS_PART_HEADINGS] = (LisRect) { 0, body.y, body.x + body.width, body.height };
  clips[LIS_PART_NAMES] = (LisRect) { 0, body.y, body.x, body.height };
  clips[LIS_PART_RULER] = (LisRect) { body.x, 0, body.width, body.y };
  clips[LIS_PART_CORNER] = (LisRect) { 0, 0, body.x, body.y };
  clips[LIS_PART_STRIP] = (LisRect) { body.x, bottom, body.width, strip };
  clips[LIS_PART_STRIP_NAMES] = (LisRect) { 0, bottom, body.x, strip };
  clips[LIS_PART_PAGE] = (LisRect) { 0, 0, (float) fill->region->width, (float) fill->region->height };
}

static void
find_seen_rows (LisFill *fill)
{
  LisChartLayout *layout = fill->layout;
  /* A row that only touches the lower edge is not seen. */
  double bottom = (double) (fill->body.y + fill->body.height) - fill->y0 - 0.01;

  fill->first_row = fill->after_row = 0;
  if (layout->n_rows == 0 || fill->body.height <= 0)
    return;
  fill->first_row = lis_chart_layout_find_row (layout, MAX (fill->region->y, 0));
  fill->after_row = MIN (lis_chart_layout_find_row (layout, bottom) + 1, layout->n_rows);
}

void
lis_chart_layout_fill_scene (LisChartLayout *layout, const LisChartRegion *region, LisScene *scene)
{
  LisFill fill = { layout, region, layout->style, scene };

  lis_scene_clear (scene, layout->style);
  fill.body = lis_chart_layout_get_body (layout, region);
  fill.x0 = (double) fill.body.x - region->x;
  fill.y0 = (double) fill.body.y - region->y + (region->continued ? layout->style->group_height : 0);
  if (layout->style->snap)
    {
      fill.x0 = round (fill.x0);
      fill.y0 = round (fill.y0);
    }
  fill.days = lis_axis_get_range (&layout->axis, region->x, (double) fill.body.width);
  set_clips (&fill);
  find_seen_rows (&fill);
  lis_fill_body (&fill);
  if (region->with_names)
    lis_fill_names (&fill);
  lis_fill_headings (&fill);
  if (region->with_ruler)
    lis_fill_ruler (&fill);
  if (region->strip_height > 0)
    lis_fill_strip (&fill);
}
