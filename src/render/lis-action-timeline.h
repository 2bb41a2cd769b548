/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-rows.h"
#include "lis-chart-layout.h"

/**
 * LisActionTimeline: the rows of action plans in time, on the same axis, ruler, scene and painter as the chart of
 * pathways. A heading stands above the rows of each area; a bar runs from the first to the last day of a step's time.
 *
 * How sure the time is can be seen in its ends: what is open on one side runs to the edge of the view, what the writer
 * doubts bears a "?", and what recurs has a short bar for each month it comes due in. Colour, pattern and outline say
 * the status, and a mark with its word what is late, soon due or silent.
 */
typedef struct _LisActionTimeline LisActionTimeline;

/* @actions and @style must live as long. @half_year_start: 1, 2 or 3. */
LisActionTimeline *lis_action_timeline_new (const LisActions *actions, const LisStyle *style, int half_year_start);
void               lis_action_timeline_free (LisActionTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisActionTimeline, lis_action_timeline_free)

/* After the rows of the actions changed. */
void               lis_action_timeline_refresh (LisActionTimeline *timeline);
void               lis_action_timeline_set_axis (LisActionTimeline *timeline, const LisAxis *axis);

/* From the first to the last day of any row and today, with a month of air on either side. */
LisDateRange       lis_action_timeline_get_range (const LisActionTimeline *timeline);
/* Of all rows and headings. */
double             lis_action_timeline_get_height (const LisActionTimeline *timeline);
double             lis_action_timeline_get_ruler_height (const LisActionTimeline *timeline);
double             lis_action_timeline_get_row_top (const LisActionTimeline *timeline, guint row);
/* The row that lies at @y, or follows the heading there; G_MAXUINT when there are none. */
guint              lis_action_timeline_find_row (const LisActionTimeline *timeline, double y);

/* Lays out what @region shows, at 0,0 in @scene, which is cleared first. The load strip is not read. Subjects are
 * LIS_THING_ITEM with the row; speak them with lis_actions_describe_row(). */
void               lis_action_timeline_fill_scene (LisActionTimeline *timeline, const LisChartRegion *region,
                                                   LisScene *scene);
