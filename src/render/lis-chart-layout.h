/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-axis.h"
#include "lis-pathways.h"
#include "lis-ruler.h"
#include "lis-scene.h"

/**
 * LisChartLayout: where every row of a chart lies, and what is to be seen of a part of it.
 *
 * The body's points run from the axis' origin to the right and from the top of the first row down. A region of it is
 * seen below the ruler, right of the names and above the load strip, which stay where they are.
 */
typedef struct _LisChartLayout LisChartLayout;

typedef struct
{
  double   x, y;          /* in the body: what lies at the upper left corner of its view */
  double   width, height; /* of the whole view, with what stands still */
  gboolean with_names;
  gboolean with_ruler;
  double   strip_height;  /* of the load strip at the bottom; 0 for none */
  double   strip_y;       /* how far the strip is scrolled */
  gboolean continued;     /* first repeat the heading of the group that the row at the top belongs to */
} LisChartRegion;

/* @pathways and @style must live as long. @half_year_start: 1, 2 or 3, as in lis_settings_get_half_year_start(). */
LisChartLayout  *lis_chart_layout_new (const LisPathways *pathways, const LisStyle *style, LisDate today,
                                       int half_year_start);
void             lis_chart_layout_free (LisChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisChartLayout, lis_chart_layout_free)

/* After the pathways changed: rows are placed anew. Marks and loads are read at each fill. */
void             lis_chart_layout_refresh (LisChartLayout *layout);
void             lis_chart_layout_set_axis (LisChartLayout *layout, const LisAxis *axis);
const LisAxis   *lis_chart_layout_get_axis (const LisChartLayout *layout);

/* Size of the body: the days of the pathways with a month of air on either side, all rows and headings. */
LisDateRange     lis_chart_layout_get_range (const LisChartLayout *layout);
double           lis_chart_layout_get_height (const LisChartLayout *layout);
double           lis_chart_layout_get_ruler_height (const LisChartLayout *layout);
/* What the load strip needs to show every unit. */
double           lis_chart_layout_get_strip_height (const LisChartLayout *layout);

/* Top of a row, below its group's heading if it is the first; the height of a row. */
double           lis_chart_layout_get_row_top (const LisChartLayout *layout, guint row);
double           lis_chart_layout_get_row_height (const LisChartLayout *layout, guint row);
/* Index of the row that lies at @y of the body or, for a heading, follows it; the last row below the end. G_MAXUINT
 * when there are no rows. */
guint            lis_chart_layout_find_row (const LisChartLayout *layout, double y);
/* Index of the group that @row belongs to. */
guint            lis_chart_layout_find_group (const LisChartLayout *layout, guint row);

/* The view of the body within @region: x and y are where it begins. */
LisRect          lis_chart_layout_get_body (const LisChartLayout *layout, const LisChartRegion *region);
/* Where a bar lies in the body, whole. */
LisRect          lis_chart_layout_get_bar_rect (const LisChartLayout *layout, guint row, const LisPathwayBar *bar);

/* Lays out what @region shows, at 0,0 in @scene, which is cleared first. */
void             lis_chart_layout_fill_scene (LisChartLayout *layout, const LisChartRegion *region, LisScene *scene);

/**
 * What the looks mean, in lines of at most @width points from @x, @y on, added to the page part of @scene.
 *
 * Returns: the height taken. With @scene NULL it is only computed.
 */
double           lis_legend_fill_scene (const LisStyle *style, double x, double y, double width, LisScene *scene);
