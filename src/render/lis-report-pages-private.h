/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-cairo-pen.h"
#include "lis-report-pages.h"
#include "lis-scene.h"

/* Only for the files that put reports on paper. Lengths are points inside the margins, before the page's scale. */

#define LIS_REPORT_CELL_PADDING 5.0
#define LIS_REPORT_LINE_HEIGHT 16.0
#define LIS_REPORT_ROW_PADDING 4.0
/* A line that looks like a bar has air around it. */
#define LIS_REPORT_BAR_HEIGHT 19.0
#define LIS_REPORT_HEADING_HEIGHT 24.0

#define LIS_REPORT_TITLE_LINE 25.0

typedef enum
{
  BLOCK_TITLE,    /* of a section */
  BLOCK_HEADINGS, /* of its columns */
  BLOCK_GROUP,
  BLOCK_ROW,
  BLOCK_NOTHING,
  BLOCK_NOTE,     /* one line of it */
  BLOCK_KEY,      /* as many of its entries from @row on as stand beside each other */
} BlockKind;

/* A strip across the page. */
typedef struct
{
  BlockKind   kind;
  guint       page;
  guint       section, group, row;
  const char *text;      /* of a note, owned by the pages */
  gboolean    continued; /* from the page before */
  double      top, height;
} Block;

typedef struct
{
  guint part;
  guint first_block;
} PageStart;

/* One of the texts in a cell, and the lines it is broken into. */
typedef struct
{
  LisReportLook look;
  guint         first_line, n_lines;
} CellEntry;

/* Where the columns of a section lie. */
typedef struct
{
  double *lefts; /* one more than there are columns */
} ColumnPlaces;

struct _LisReportPages
{
  const LisReport *report;
  LisStyle        *style;
  LisCairoPen     *pen;
  LisScene        *scene;
  double           paper_width, paper_height; /* points of the paper */
  double           scale;
  double           width, height;
  double           header_height;
  GArray          *columns;    /* ColumnPlaces of each section */
  GArray          *blocks;     /* Block, in order of page */
  GArray          *starts;     /* PageStart of each page */
  guint            key_columns; /* entries of the key that stand beside each other */
  GStringChunk    *texts;
};

/* lis-report-columns.c */

/* Sets @columns: as wide as what stands in them, or narrower so that all fit. */
void   lis_report_place_columns (LisReportPages *pages);
/* Room for text inside the column. */
double lis_report_get_column_room (const LisReportPages *pages, guint section, guint column);

/* lis-report-lines.c */

/* Breaks @text into lines of at most @width points, appended to @lines as new strings: between words, and within a word
 * that is wider by itself. */
void   lis_report_break_text (const LisStyle *style, LisFont font, const char *text, double width, GPtrArray *lines);
/* Width of the widest word. */
double lis_report_measure_words (const LisStyle *style, LisFont font, const char *text);
/* Width of the widest piece that nothing but need breaks: words, and their parts up to a hyphen, comma or slash. */
double lis_report_measure_pieces (const LisStyle *style, LisFont font, const char *text);
/* The cell's lines as they are drawn: new strings in @lines; in @entries, where given, the CellEntry of each. */
void   lis_report_break_cell (const LisReportPages *pages, guint section, guint row, guint column, GPtrArray *lines,
                              GArray *entries);
LisFont lis_report_get_cell_font (const LisReportCell *cell);

/* lis-report-layout.c */

/* Sets header height, blocks and where pages start. */
void   lis_report_lay_out (LisReportPages *pages);
/* The title's lines on the pages of @part; free with g_ptr_array_unref(). */
GPtrArray *lis_report_break_title (const LisReportPages *pages, guint part);
