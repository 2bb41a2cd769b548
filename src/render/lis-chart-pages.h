/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>

#include "lis-chart-layout.h"

typedef enum
{
  LIS_PAPER_A4,
  LIS_PAPER_A3,
} LisPaper;

/**
 * LisChartOptions: how a chart is put on paper. Zeroed it is A4 upright in colour with all there is on one page's
 * width; @today must be set.
 */
typedef struct
{
  const char  *title;           /* NULL: "Training pathways" */
  LisDateRange range;           /* empty: everything */
  LisPaper     paper;
  gboolean     landscape;
  gboolean     tiled;           /* time over as many pages as it needs, instead of one page wide */
  gboolean     grey;            /* for a printer without colours */
  gboolean     person_pages;    /* every doctor on a page, with the periods as a table too */
  LisDate      today;           /* today line, and date of printing */
  int          half_year_start; /* 1, 2 or 3 */
  double       scale;           /* of everything on the page; 0: 0.72, names about 9 points */
  double       resolution;      /* dots per inch of a PNG, 36–600; 0: 150 */
  const char  *font_family;     /* NULL: the usual one */
} LisChartOptions;

/**
 * LisChartPages: a chart divided into pages, for printing and files. Names, ruler, title and legend are on every page,
 * the load strip follows the last rows.
 */
typedef struct _LisChartPages LisChartPages;

/* @pathways and the texts of @options must live as long. */
LisChartPages *lis_chart_pages_new (const LisPathways *pathways, const LisChartOptions *options);
void           lis_chart_pages_free (LisChartPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisChartPages, lis_chart_pages_free)

/* At least 1: a plan without doctors gives a page that says so. */
guint          lis_chart_pages_count (const LisChartPages *pages);
/* Of the paper, in points. */
void           lis_chart_pages_get_size (const LisChartPages *pages, double *width, double *height);
/* Draws page @index (from 0) on @cr, one point of the paper a unit. */
void           lis_chart_pages_draw (LisChartPages *pages, guint index, cairo_t *cr);

/* Rows and days on a page, for tests and for telling how far a long print has come. */
void           lis_chart_pages_get_rows (const LisChartPages *pages, guint index, guint *first_row, guint *after_row);
LisDateRange   lis_chart_pages_get_days (const LisChartPages *pages, guint index);
