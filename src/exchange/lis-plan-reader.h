/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-columns.h"
#include "lis-plan-text.h"

/* An action plan being read, row by row; shared by the files that do it. */

typedef struct
{
  char  *mark;
  char  *text;
  guint  row;
  guint  index; /* in the reading's rows */
  gboolean used;
} LisPlanFootnote;

typedef struct
{
  const LisTable              *table;
  const LisPlanReadingOptions *options;
  LisPlanReading              *reading;
  GPtrArray                   *columns;   /* of the table at hand, or NULL before the first */
  GArray                      *waiting;   /* guint: rows of one cell whose meaning the next row tells */
  GPtrArray                   *footnotes; /* LisPlanFootnote */
  int                          area;
  int                          objective;
  LisReadMeasure              *measure;   /* of the reading */
  LisReadItem                 *step;
  gboolean                     loose;     /* rows of several cells stood where no headings were */
} LisPlanReader;

typedef enum
{
  LIS_LINES_BEFORE_TABLE,
  LIS_LINES_BETWEEN_ROWS,
  LIS_LINES_AT_END,
} LisPlanLinesPlace;

/* Places the rows that wait. */
void         lis_plan_reader_place_lines (LisPlanReader *reader, LisPlanLinesPlace place);
/* Reads a row of the table at hand. @index: in the reading's rows. */
void         lis_plan_reader_read_row (LisPlanReader *reader, guint row, guint index);
/* Computes times and references, and marks what is doubtful. */
void         lis_plan_reader_judge (LisPlanReader *reader);

LisPlanRow  *lis_plan_reader_add_row (LisPlanReader *reader, guint number, const char *text, char *reason);
LisPlanRow  *lis_plan_reader_get_row (LisPlanReader *reader, guint index);
/* The area of that name, a new one where there is none yet. */
int          lis_plan_reader_take_area (LisPlanReader *reader, const char *name, guint row);
int          lis_plan_reader_take_objective (LisPlanReader *reader, const char *text, guint row);
LisReadItem *lis_read_item_new (guint row);
LisReadMeasure *lis_plan_reading_add_measure (LisPlanReading *reading, guint row);
