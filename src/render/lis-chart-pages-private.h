/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-cairo-pen.h"
#include "lis-chart-pages.h"

/* What stands on one page. */
typedef struct
{
  guint        first_row, after_row;
  gboolean     continued;
  guint        first_unit, n_units; /* of the load strip */
  LisDateRange days;
  guint        first_line, n_lines; /* of a doctor's table */
} LisChartPage;

struct _LisChartPages
{
  const LisPathways *pathways;
  LisChartOptions    options;
  LisStyle          *style;
  LisChartLayout    *layout;
  LisCairoPen       *pen;
  LisScene          *chart;     /* scene of the chart itself */
  LisScene          *furniture; /* scene of what is around it */
  GArray            *pages;     /* LisChartPage */
  double             paper_width, paper_height; /* points */
  double             scale;
  double             width, height;             /* inside the margins, in the chart's points */
  double             per_day;
};

/* Room above the chart for title and dates, below it for the legend and the page number. */
double lis_chart_pages_get_header_height (const LisChartPages *pages);
double lis_chart_pages_get_footer_height (const LisChartPages *pages);
/* Paints the chart's scene, filled with @region, at @top of the inside, with a frame round it. */
void   lis_chart_pages_paint_framed (LisChartPages *pages, const LisChartRegion *region, double top, cairo_t *cr);

/* The pages of doctors one by one. */
void   lis_person_pages_divide (LisChartPages *pages);
/* Draws the chart and adds the table to the furniture. */
void   lis_person_page_draw (LisChartPages *pages, const LisChartPage *page, cairo_t *cr);
