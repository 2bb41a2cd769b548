/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-chart-pages.h"
#include "lis-report-question.h"

/* The papers there are. A new one is a row in the table of lis-printout-kind.c. */

typedef enum
{
  LIS_PRINTOUT_IN_OUT,
  LIS_PRINTOUT_HALF_YEAR_GRID,
  LIS_PRINTOUT_RECEIVING,
  LIS_PRINTOUT_VACANCIES,
  LIS_PRINTOUT_DOCTOR,
  LIS_PRINTOUT_DEPARTMENT,
  LIS_PRINTOUT_PATHWAYS,
  LIS_PRINTOUT_ACTION_STATUS, /* only where the plan holds an action plan: see lis_printout_offers() */
  LIS_PRINTOUT_ACTION_RESPONSIBLE,
  LIS_PRINTOUT_ACTION_TABLE,
  LIS_N_PRINTOUT_KINDS,
} LisPrintoutKind;

/* What a paper can be asked about. */
typedef enum
{
  LIS_PRINTOUT_ASKS_UNIT = 1 << 0,
  LIS_PRINTOUT_ASKS_PERSON = 1 << 1,
  LIS_PRINTOUT_ASKS_HALF_YEAR = 1 << 2,
  LIS_PRINTOUT_ASKS_SPECIALTY = 1 << 3,
  LIS_PRINTOUT_ASKS_SINCE = 1 << 4,
  LIS_PRINTOUT_ASKS_DAYS = 1 << 5,  /* everything, or the days in view */
  LIS_PRINTOUT_NEEDS_UNIT = 1 << 6, /* there is no paper without one */
  LIS_PRINTOUT_NEEDS_PERSON = 1 << 7,
  LIS_PRINTOUT_NEEDS_PAST = 1 << 8, /* the periods as they stood on the day it asks changes since */
  LIS_PRINTOUT_ASKS_ACTION_PLAN = 1 << 9,
  LIS_PRINTOUT_ASKS_ACTOR = 1 << 10,
} LisPrintoutAsks;

/**
 * LisPrintoutChoices: one paper and what it is about. Zeroed but for @since (LIS_DATE_NONE) it is about everything.
 */
typedef struct
{
  LisPrintoutKind kind;
  LisId           unit;
  LisId           specialty;
  LisId           person;
  LisDateRange    half_year; /* empty: as the paper says by itself */
  LisId           action_plan;
  LisId           actor;
  LisDate         since;     /* the day the last list was made, or LIS_DATE_NONE */
  LisPaper        paper;
  gboolean        grey;
  LisDateRange    days;      /* LIS_PRINTOUT_ASKS_DAYS: these only; empty: everything */
} LisPrintoutChoices;

/* "in-out" */
const char        *lis_printout_kind_get_name (LisPrintoutKind kind);
/* Translated: "In and out". */
const char        *lis_printout_kind_get_title (LisPrintoutKind kind);
/* Translated, one sentence: what it is for. */
const char        *lis_printout_kind_get_summary (LisPrintoutKind kind);
/* LisPrintoutAsks. */
guint              lis_printout_kind_get_asks (LisPrintoutKind kind);
LisReportQuestion  lis_printout_kind_get_question (LisPrintoutKind kind);
/* On paper it is the chart or the doctors' own pages, not a table. */
gboolean           lis_printout_kind_is_chart (LisPrintoutKind kind);
/* It is of action plans, and of no use where there is none. */
gboolean           lis_printout_kind_is_about_actions (LisPrintoutKind kind);
gboolean           lis_printout_kind_find (const char *name, LisPrintoutKind *kind);

/* About everything, on the paper that suits it. */
LisPrintoutChoices lis_printout_choices_new (LisPrintoutKind kind);
gboolean           lis_printout_choices_equal (const LisPrintoutChoices *a, const LisPrintoutChoices *b);
/* Has it all that it needs? */
gboolean           lis_printout_choices_are_complete (const LisPrintoutChoices *choices);

/**
 * One line that lis_printout_choices_from_text() reads back, to be remembered: "unit=un-0000000000004;paper=a3;grey=1".
 * Days in view are not in it. Free with g_free().
 */
char              *lis_printout_choices_to_text (const LisPrintoutChoices *choices);
/* Never fails: what it does not know is left out. @text: (nullable). */
LisPrintoutChoices lis_printout_choices_from_text (LisPrintoutKind kind, const char *text);
