/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan.h"
#include "lis-fuzzy-time.h"
#include "lis-table.h"

/* What was understood of an action plan's table, before anything of it is written: every row of the file with where it
 * was placed, so that a page can show it and a person correct it. */

typedef enum
{
  LIS_PLAN_COLUMN_NONE,        /* left out by the user */
  LIS_PLAN_COLUMN_NUMBER,
  LIS_PLAN_COLUMN_AREA,
  LIS_PLAN_COLUMN_OBJECTIVE,
  LIS_PLAN_COLUMN_MEASURE,
  LIS_PLAN_COLUMN_STEP_NUMBER,
  LIS_PLAN_COLUMN_STEP,
  LIS_PLAN_COLUMN_PAGE,
  LIS_PLAN_COLUMN_EFFECTS,
  LIS_PLAN_COLUMN_RESPONSIBLE, /* names in the cells */
  LIS_PLAN_COLUMN_CONTRIBUTES,
  LIS_PLAN_COLUMN_ACTOR,       /* one actor, A or B in the cells */
  LIS_PLAN_COLUMN_START,
  LIS_PLAN_COLUMN_DUE,
  LIS_PLAN_COLUMN_STATUS,
  LIS_PLAN_COLUMN_COMMENT,
  LIS_PLAN_COLUMN_INDICATOR,
  LIS_PLAN_COLUMN_REFERENCE,
  LIS_PLAN_COLUMN_UNKNOWN,     /* its cells are told as not placed */
  LIS_N_PLAN_COLUMNS,
} LisPlanColumnKind;

typedef struct
{
  LisPlanColumnKind     kind;
  LisResponsibilityKind fixed;  /* LIS_PLAN_COLUMN_ACTOR whose cells are only ticked, else 0 */
  char                 *header; /* as in the file, of two rows the lower */
  char                 *actor;  /* LIS_PLAN_COLUMN_ACTOR */
} LisPlanColumn;

typedef enum
{
  LIS_PLAN_ROW_UNPLACED,
  LIS_PLAN_ROW_TITLE,
  LIS_PLAN_ROW_VISION,
  LIS_PLAN_ROW_TEXT,     /* of the plan, or of an area */
  LIS_PLAN_ROW_AREA,
  LIS_PLAN_ROW_OBJECTIVE,
  LIS_PLAN_ROW_HEADER,
  LIS_PLAN_ROW_MEASURE,
  LIS_PLAN_ROW_STEP,
  LIS_PLAN_ROW_CONTINUED, /* goes on from the row above */
  LIS_PLAN_ROW_FOOTNOTE,
  LIS_PLAN_ROW_REPEATED,  /* says again what a heading said */
  LIS_PLAN_ROW_LINE,      /* dashes between rows */
} LisPlanRowKind;

typedef struct
{
  guint          number; /* in the file */
  LisPlanRowKind kind;
  char          *text;   /* its cells, parted by " | " */
  char          *reason; /* why it was not placed, or NULL */
} LisPlanRow;

typedef struct
{
  char                 *name;
  LisResponsibilityKind kind;
  char                 *column;  /* header, for faults */
  gboolean              heading; /* has a column of its own, so that the plan itself says who it is */
} LisReadActor;

typedef struct
{
  char *number; /* of the measure there, or NULL */
  char *title;  /* of the other plan, or NULL for the same */
  char *text;
  char *doubt;  /* or NULL */
} LisReadReference;

/**
 * LisReadItem: a step, or what is told of a measure itself.
 */
typedef struct
{
  guint         row;   /* in the file */
  char         *number;
  char         *text;  /* title of a measure */
  char         *report_page;
  char         *start_text;
  char         *due_text;
  LisFuzzyTime  time;
  gboolean      spans;      /* start and end have columns of their own */
  GPtrArray    *actors;     /* LisReadActor */
  GPtrArray    *references; /* LisReadReference */
  GPtrArray    *marks;      /* char *: footnote marks found in its texts */
  gint32        state;      /* LisStatusState, 0 when none is told */
  char         *comment;
  char         *indicator;
  GString      *doubt;      /* empty when nothing is doubtful */
} LisReadItem;

typedef struct
{
  LisReadItem *item;
  GPtrArray   *steps;   /* LisReadItem */
  GPtrArray   *effects; /* char * */
  int          area;      /* index, -1 for none */
  int          objective;
} LisReadMeasure;

typedef struct
{
  guint    row;
  char    *name;
  GString *text;
} LisReadArea;

typedef struct
{
  guint row;
  char *number;
  char *text;
  int   area; /* index, -1 for the whole plan */
} LisReadObjective;

/* What makes the whole file be refused. */
typedef struct
{
  guint row;
  char *column;
  char *value;
  char *expected;
} LisReadFault;

typedef struct
{
  char       *file;
  char       *name;
  char       *version;
  char       *vision;
  char       *report;
  GString    *text;
  LisDate     start;
  LisDate     end;
  GPtrArray  *columns;    /* LisPlanColumn of the first table */
  GPtrArray  *areas;      /* LisReadArea */
  GPtrArray  *objectives; /* LisReadObjective */
  GPtrArray  *measures;   /* LisReadMeasure */
  GPtrArray  *rows;       /* LisPlanRow, every row of the file */
  GPtrArray  *faults;     /* LisReadFault */
} LisPlanReading;

typedef struct
{
  /* NULL-terminated "COLUMN=KIND" by the names of lis_plan_column_get_name(), or NULL; an empty KIND leaves the column
   * out. What a person corrected once is kept in this form for the next file. */
  const char *const *map;
  /* Folded names of actors that are known, so that "Helse og omsorg" is not cut in two; or NULL. */
  GHashTable        *actors;
} LisPlanReadingOptions;

/* "measure", "responsible" …, as in @map. */
const char     *lis_plan_column_get_name (LisPlanColumnKind kind);

/* The table of an action plan in an XLSX, CSV or TSV file, or in text as copied from Word or a PDF: cells parted by
 * tabs or "|", whole lines between. Errors as lis_table_read(). */
LisTable       *lis_plan_table_read (const char *path, GCancellable *cancellable, GError **error);
LisTable       *lis_plan_table_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);

/**
 * Reads an action plan out of a table.
 *
 * Returns: NULL with LIS_INPUT_ERROR_FORMAT when it is no action plan. Times that cannot be and ends before starts are
 * in the reading's faults; what is only doubtful is marked so.
 */
LisPlanReading *lis_plan_reading_new (const LisTable *table, const LisPlanReadingOptions *options, GError **error);
void            lis_plan_reading_free (LisPlanReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanReading, lis_plan_reading_free)

guint           lis_plan_reading_count_steps (const LisPlanReading *reading);
guint           lis_plan_reading_count_rows (const LisPlanReading *reading, LisPlanRowKind kind);
/* "row 45: step 2.5: …", one for each doubtful measure, step and reference. Array of strings. */
GPtrArray      *lis_plan_reading_list_doubts (const LisPlanReading *reading);
/* "row 12: “…”: why", one for each row without a place. Array of strings. */
GPtrArray      *lis_plan_reading_list_unplaced (const LisPlanReading *reading);
