/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"
#include "lis-report-table.h"

/* The questions of meetings, by name. */

typedef enum
{
  LIS_REPORT_QUESTION_IN_OUT,
  LIS_REPORT_QUESTION_HALF_YEAR_GRID,
  LIS_REPORT_QUESTION_RECEIVING,
  LIS_REPORT_QUESTION_VACANCIES,
  LIS_REPORT_QUESTION_DEPARTMENT, /* on paper every doctor has a page, see lis-chart-pages.h; this is its table */
  LIS_REPORT_QUESTION_PATHWAYS,   /* on paper the chart; this is its table */
  LIS_REPORT_QUESTION_ACTION_STATUS, /* of action plans, which need no doctors; see get_entities */
  LIS_REPORT_QUESTION_ACTION_RESPONSIBLE,
  LIS_REPORT_QUESTION_ACTION_TABLE,
  LIS_N_REPORT_QUESTIONS,
} LisReportQuestion;

/**
 * LisReportOptions: zeroed but for @today, a report covers everything and its own choice of days.
 */
typedef struct
{
  LisDate       today;
  int           half_year_start; /* 1, 2 or 3, as in lis_settings_get_half_year_start() */
  LisDateRange  half_year;       /* empty: the next one, or as the question says */
  LisId         unit;            /* or none: only what concerns it or the units below it */
  LisId         specialty;       /* or none; the pathways hold its doctors only */
  LisDate       since;           /* LIS_REPORT_QUESTION_RECEIVING: the day the last list was made, or LIS_DATE_NONE;
                                    LIS_REPORT_QUESTION_ACTION_STATUS: changes from then on, NONE for since the last
                                    meeting */
  LisRecordSet *periods_then;    /* the periods as they stood then, or NULL */
  LisId         action_plan;     /* of action plans: or none, for all that are followed */
  LisId         actor;           /* of action plans: or none */
} LisReportOptions;

/* "in-out" */
const char       *lis_report_question_get_name (LisReportQuestion question);
/* Translated: "In and out". */
const char       *lis_report_question_get_title (LisReportQuestion question);
/* Translated, one line: what it answers. */
const char       *lis_report_question_get_summary (LisReportQuestion question);
/* FALSE when there is none of that name. */
gboolean          lis_report_question_find (const char *name, LisReportQuestion *question);
/* Is it about action plans? Only then are their plan and actor of the options read. */
gboolean          lis_report_question_is_about_actions (LisReportQuestion question);
/* The entities to load for it, ended by LIS_ENTITY_NONE. */
const LisEntityType *lis_report_question_get_entities (LisReportQuestion question);
/* How the doctors of @pathways should be grouped for it. */
LisGroupBy        lis_report_question_get_grouping (LisReportQuestion question);

/* The half-year that @day lies in. @half_year_start: month the half-years start in, 1–3. */
LisDateRange      lis_half_year_get (LisDate day, int half_year_start);
/* Reads "2026-1": the first half-year of 2026. FALSE when it is none. */
gboolean          lis_half_year_parse (const char *text, int half_year_start, LisDateRange *half_year);
/* "1st half 2026" in the reader's language. Free with g_free(). */
char             *lis_half_year_format (LisDateRange half_year);

/* @pathways: its rows are the doctors asked about. The answer does not need @pathways any longer. */
LisReport        *lis_report_ask (const LisPathways *pathways, LisReportQuestion question,
                                  const LisReportOptions *options);
