/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date-range.h"
#include "lis-id.h"

/**
 * LisReport: the answer to one question of a meeting as plain tables. What writes it (paper in render/, workbook and
 * CSV in exchange/) knows columns, rows and cells, and nothing of doctors.
 *
 * A report is divided into parts, such as one for each department, and into sections, such as "In and out" and
 * "Full-time equivalents". All rows of a section have the same columns, whatever part they belong to; paper starts a
 * new page for each part, files have one table for each section.
 */

typedef enum
{
  LIS_REPORT_TEXT,
  LIS_REPORT_DATE,   /* LisDate; the last day itself, never the day after */
  LIS_REPORT_NUMBER, /* hundredths */
  LIS_REPORT_AMOUNT, /* the same, shown with one decimal always, so that they stand below each other */
  LIS_REPORT_SHARE,  /* hundredths of a percent */
} LisReportKind;

typedef enum
{
  LIS_REPORT_UPRIGHT, /* A4 */
  LIS_REPORT_LYING,   /* A4 */
  LIS_REPORT_LARGE,   /* A3, lying */
  LIS_REPORT_LARGE_UPRIGHT,
} LisReportPaper;

typedef struct
{
  const char   *title;
  LisReportKind kind;
  guint         letters;  /* room it wants at least */
  gboolean      repeated; /* names the row: stays in sight in a workbook */
  gboolean      even;     /* as wide as the others that are */
} LisReportColumn;

/* How a cell is to be seen besides its text; the text alone says it too. */
typedef struct
{
  guint8 period_kind; /* LisPeriodKind of the bar that the chart shows for it, or 0 */
  guint8 state;       /* LisPeriodState */
  guint8 rotation;
  guint8 strong;      /* a sum */
} LisReportLook;

typedef struct _LisReportCell LisReportCell;

struct _LisReportCell
{
  const char    *text;  /* LIS_REPORT_TEXT; NULL is empty */
  gint64         value; /* other kinds, while @is_set */
  gboolean       is_set;
  LisReportLook  look;
  LisReportCell *next;  /* the following line of the same cell, or NULL */
};

typedef struct
{
  const char *title; /* "Ortopedisk avdeling, St. Olavs hospital" */
  const char *scope; /* second line, or NULL for the report's */
} LisReportPart;

/* Rows of one part that belong together, in order of part. Titles are NULL where nothing is grouped. */
typedef struct
{
  guint       part;
  const char *title;
  guint       first_row, n_rows;
} LisReportGroup;

typedef struct
{
  const char *title;       /* NULL when it is the only one */
  const char *group_title; /* of the column that names the group in files, or NULL when nothing is grouped */
  const char *nothing;     /* said where a part or a group has no rows */
  gboolean    only_where_begun; /* left out of parts in which no group was begun */
  GArray     *columns;     /* LisReportColumn */
  GArray     *groups;      /* LisReportGroup */
  GArray     *cells;       /* LisReportCell, row after row */
  guint       n_rows;
} LisReportSection;

/* What a code in the cells stands for. */
typedef struct
{
  const char *code;
  const char *text;
} LisReportKey;

typedef struct
{
  const char    *title;
  const char    *scope;      /* what it covers: days, units, specialty */
  const char    *part_title; /* of the column that names the part in files: "Department"; NULL when there is one part */
  const char    *plan_title; /* or NULL */
  LisDate        printed;
  LisReportPaper paper;
  guint          n_single;   /* so many of the first parts are to be one page each, where that can be */
  gboolean       with_looks; /* cells look like bars: the looks are to be explained */
  GArray        *parts;      /* LisReportPart, at least one */
  GPtrArray     *sections;   /* LisReportSection */
  GPtrArray     *notes;      /* char *: at the end of each part */
  GArray        *key;        /* LisReportKey: after the notes */
  GStringChunk  *texts;
  GPtrArray     *lines;      /* LisReportCell: lines after the first one */
} LisReport;

LisReport *lis_report_create (const char *title, LisReportPaper paper);
void       lis_report_free (LisReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisReport, lis_report_free)

/* Translated texts may be given as they are; what was made for the report is kept with lis_report_keep(). */
const char       *lis_report_keep (LisReport *report, const char *text);
const char       *lis_report_take (LisReport *report, char *text);
const char       *lis_report_format (LisReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint             lis_report_add_part (LisReport *report, const char *title, const char *scope);
void              lis_report_add_note (LisReport *report, const char *note);
void              lis_report_add_key (LisReport *report, const char *code, const char *text);
LisReportSection *lis_report_add_section (LisReport *report, const char *title, const char *group_title,
                                          const char *nothing);
void              lis_report_add_column (LisReportSection *section, const char *title, LisReportKind kind,
                                         guint letters);
/* The same, for columns that are to be as wide as each other. */
void              lis_report_add_even_column (LisReportSection *section, const char *title, LisReportKind kind,
                                              guint letters);
/* Parts must come in order. */
void              lis_report_begin_group (LisReportSection *section, guint part, const char *title);

/* An empty row in the group begun last: its cells, one for each column, until the next row. */
LisReportCell    *lis_report_add_row (LisReportSection *section);
void              lis_report_set_date (LisReportCell *cell, LisDate date);
/* @end: the day after the last. */
void              lis_report_set_last_day (LisReportCell *cell, LisDate end);
void              lis_report_set_number (LisReportCell *cell, gint64 value);
/* Nothing for LIS_MONTHS_NONE. */
void              lis_report_set_months (LisReportCell *cell, LisMonths months);
/* One more line in @cell, which may be empty until then. */
LisReportCell    *lis_report_add_line (LisReport *report, LisReportCell *cell, const char *text);

const LisReportCell *lis_report_get_cell (const LisReportSection *section, guint row, guint column);
/* As a reader is shown it, on one line. Free with g_free(). */
char             *lis_report_format_cell (const LisReportColumn *column, const LisReportCell *cell);
/* "HUS-ORT = Ortopedisk avdeling, Haukeland universitetssjukehus". Free with g_free(). */
char             *lis_report_format_key (const LisReport *report, guint index);
/* Does @section have anything to say in @part? */
gboolean          lis_report_section_is_in (const LisReportSection *section, guint part);
/* Everything as text, one line a row: for golden files and for looking. Free with g_free(). */
char             *lis_report_dump (const LisReport *report);
