/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-summary.h"
#include "lis-report-private.h"

/* Only for query/: what the papers of action plans share. Texts belong to the report. */

typedef struct
{
  LisReportContext *context;
  LisActions       *actions;
} LisReportActions;

/* All that plan and actor of the options ask for, per step; sets the report's scope. */
void        lis_report_open_actions (LisReportContext *context, LisReportActions *report);
void        lis_report_close_actions (LisReportActions *report);

/* Begins a group for the area of @item unless @before (nullable) is of the same. Returns whether it did. */
gboolean    lis_report_begin_area (LisReportActions *report, LisReportSection *section, guint part,
                                   const LisActionItem *item, const LisActionItem *before);
/* NULL for none. */
const char *lis_report_actor_name (LisReportActions *report, LisId id);
/* "started, 1 of 3 done", then each actor with its own. */
void        lis_report_set_status (LisReportActions *report, const LisActionRow *row, LisReportCell *cell);
void        lis_report_set_comments (LisReportActions *report, const LisActionRow *row, LisReportCell *cell);
/* "late: Sør HF, Øst HF" */
void        lis_report_set_due (LisReportActions *report, const LisActionRow *row, LisReportCell *cell);
/* Takes @text; NULL for NULL. */
const char *lis_report_take_text (LisReportActions *report, char *text);
