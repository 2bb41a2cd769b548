/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>

#include "lis-report-table.h"

/**
 * LisReportOnPaper: how a report is put on paper. Zeroed it is in colour with the usual font.
 */
typedef struct
{
  gboolean    grey;        /* for a printer without colours */
  double      scale;       /* of everything on the page; 0: 0.8, text about 9 points, or down to 0.64 where that
                              gives a report whose parts want a page each just that */
  const char *font_family; /* NULL: the usual one */
} LisReportOnPaper;

/**
 * LisReportPages: a report divided into pages, for printing and files. Title, days covered and the headings of columns
 * and groups are on every page; no text is cut, since what is too wide is broken into lines.
 */
typedef struct _LisReportPages LisReportPages;

/* @report and the texts of @options must live as long. @options: (nullable). */
LisReportPages *lis_report_pages_new (const LisReport *report, const LisReportOnPaper *options);
void            lis_report_pages_free (LisReportPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisReportPages, lis_report_pages_free)

/* At least one for each part. */
guint           lis_report_pages_count (const LisReportPages *pages);
/* Of the paper, in points. */
void            lis_report_pages_get_size (const LisReportPages *pages, double *width, double *height);
/* Title of the part that the page is of: "Ortopedisk avdeling, St. Olavs hospital"; NULL where there are no parts. */
const char     *lis_report_pages_get_part_title (const LisReportPages *pages, guint index);
/* Draws page @index (from 0) on @cr, one point of the paper a unit. */
void            lis_report_pages_draw (LisReportPages *pages, guint index, cairo_t *cr);
/* What stands on the page, as of a chart's scene: for golden files. Free with g_free(). */
char           *lis_report_pages_dump (LisReportPages *pages, guint index);

/* All pages as the bytes of a PDF file. NULL with LIS_PLAN_ERROR_FAILED. */
GBytes         *lis_report_pages_to_pdf (LisReportPages *pages, GError **error);
