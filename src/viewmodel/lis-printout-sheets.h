/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>

#include "lis-printout-kind.h"

/**
 * LisPrintoutSheets: a paper as it is printed, page by page: what the preview, the printer and the PDF show. It keeps
 * what it was made from, so that the plan may change meanwhile. To be used in one thread at a time.
 */
typedef struct _LisPrintoutSheets LisPrintoutSheets;

LisPrintoutSheets *lis_printout_sheets_ref (LisPrintoutSheets *sheets);
void               lis_printout_sheets_unref (LisPrintoutSheets *sheets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPrintoutSheets, lis_printout_sheets_unref)

/* At least 1. */
guint              lis_printout_sheets_count (const LisPrintoutSheets *sheets);
/* Of the paper, in points; the same for all. */
void               lis_printout_sheets_get_size (const LisPrintoutSheets *sheets, double *width, double *height);
LisPaper           lis_printout_sheets_get_paper (const LisPrintoutSheets *sheets);
/* Draws page @index (from 0) on @cr, one point a unit. */
void               lis_printout_sheets_draw (LisPrintoutSheets *sheets, guint index, cairo_t *cr);

/* "In and out" */
const char        *lis_printout_sheets_get_title (const LisPrintoutSheets *sheets);
/* Title, what it covers, how many pages and lines, in one sentence. Free with g_free(). */
char              *lis_printout_sheets_describe (const LisPrintoutSheets *sheets);
/* "Page 3 of 12: Ortopedisk avdeling, St. Olavs hospital". Free with g_free(). */
char              *lis_printout_sheets_describe_page (const LisPrintoutSheets *sheets, guint index);
/* The same as tables, or NULL for a chart of many doctors, whose table is that of the page Pathways. */
const LisReport   *lis_printout_sheets_get_report (const LisPrintoutSheets *sheets);
/* What stands on the pages as lines to be read aloud or by touch, headings and all: "Doctor: Kari Nordmann; First day:
 * 01.07.2026". For a chart of many doctors one that says where its table is. Free with g_strfreev(). */
char             **lis_printout_sheets_list_lines (const LisPrintoutSheets *sheets);
/* A name for its file, without ending: "In and out 2nd half 2026". Free with g_free(). */
char              *lis_printout_sheets_suggest_name (const LisPrintoutSheets *sheets);
