/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways-private.h"
#include "lis-report-question.h"

/* Only for query/: one question a file, each filling in the report of the context. */

typedef struct
{
  const LisPathwaysPrivate *pathways;
  const LisPlanData        *data;
  const LisReportOptions   *options;
  LisReport                *report;
  LisGrouping               leaves; /* by employment */
} LisReportContext;

void lis_report_ask_in_out (LisReportContext *context);
void lis_report_ask_half_year_grid (LisReportContext *context);
void lis_report_ask_receiving (LisReportContext *context);
void lis_report_ask_vacancies (LisReportContext *context);
void lis_report_ask_action_status (LisReportContext *context);
void lis_report_ask_action_responsible (LisReportContext *context);
void lis_report_ask_action_table (LisReportContext *context);
/* The periods of all rows. */
void lis_report_ask_periods (LisReportContext *context);

/* lis-report-receiving-changes.c: rotations that are new, changed or gone since the list before. */
typedef struct _LisReportChanges LisReportChanges;

/* Those on any day of @range, then or now. None when nothing is known of then. */
LisReportChanges *lis_report_find_changes (LisReportContext *context, LisDateRange range);
void              lis_report_changes_free (LisReportChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisReportChanges, lis_report_changes_free)
guint             lis_report_changes_count (const LisReportChanges *changes);
const LisUnit    *lis_report_changes_get_hospital (const LisReportChanges *changes, guint index);
/* Adds them as a section. @parts: LisUnit → number of its part. */
void              lis_report_write_changes (LisReportContext *context, LisReportChanges *changes, GHashTable *parts);

/* lis-report-words.c: how reports speak of things; texts belong to the report. */

const char *lis_report_place (LisReportContext *context, LisId unit);
/* Code of the specialty that the doctor trains in, or its name where it has none; NULL without training. */
const char *lis_report_specialty (LisReportContext *context, const LisPathwayDoctor *doctor);
/* Name of the legal employer at home on @day, or NULL. */
const char *lis_report_employer (LisReportContext *context, const LisPathwayDoctor *doctor, LisDate day);
const char *lis_report_choice (const LisChoice *choices, gint32 value);
const char *lis_report_share (LisReportContext *context, gint32 share);
/* "1 January 2026 to 30 June 2026", with open ends where there are none. */
const char *lis_report_days (LisReportContext *context, LisDateRange range);
/* What the report covers: the days, the specialty asked for. @days may be NULL. */
void        lis_report_set_scope (LisReportContext *context, const char *days);

/* lis-report-place.c: places and days that several questions ask for. */

/* The legal employer at home on @day, or NULL. */
const LisUnit *lis_report_get_home (const LisReportContext *context, const LisPathwayDoctor *doctor, LisDate day);
/* The same today, or for who is not employed yet when the first period begins. */
const LisUnit *lis_report_get_own_home (const LisReportContext *context, guint row, LisDate *day);
/* Would @period be a rotation of the doctor? */
gboolean       lis_report_is_rotation (const LisReportContext *context, const LisPathwayDoctor *doctor,
                                       const LisPeriod *period);
/* The department that @unit is or lies in; for other places @unit itself. NULL when it is not in the plan. */
const LisUnit *lis_report_get_department (const LisPlanData *data, LisId unit);
/* The hospital that @unit is or lies in; for other places @unit itself. */
const LisUnit *lis_report_get_hospital (const LisPlanData *data, LisId unit);
/* Is @unit what is asked about, below it, or nothing asked? */
gboolean       lis_report_wants_unit (const LisReportContext *context, LisId unit);
/* Sorts units by name of place, in Norwegian order. */
void           lis_report_sort_units (LisReportContext *context, GPtrArray *units);

/* Days in order, joined where they overlap or touch. Array of LisDateRange. */
void           lis_report_join_days (GArray *days);
/* The days of @range that are not in the joined @days, into @left (emptied first). */
void           lis_report_subtract_days (LisDateRange range, const GArray *days, GArray *left);

static inline const LisPathwayRow *
lis_report_get_row (const LisReportContext *context, guint row)
{
  return &g_array_index (context->pathways->answer.rows, LisPathwayRow, row);
}

static inline const LisPathwayDoctor *
lis_report_get_doctor (const LisReportContext *context, guint row)
{
  return lis_pathways_get_doctor (context->pathways, g_array_index (context->pathways->row_doctors, guint32, row));
}

static inline guint
lis_report_count_rows (const LisReportContext *context)
{
  return context->pathways->answer.rows->len;
}

static inline const LisPathwayBar *
lis_report_get_bar (const LisReportContext *context, const LisPathwayRow *row, guint n)
{
  return &g_array_index (context->pathways->answer.bars, LisPathwayBar, row->first_bar + n);
}

static inline const LisPathwayBar *
lis_report_get_unplaced (const LisReportContext *context, const LisPathwayRow *row, guint n)
{
  return &g_array_index (context->pathways->answer.unplaced, LisPathwayBar, row->first_unplaced + n);
}
