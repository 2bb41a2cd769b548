/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-actions-private.h"

typedef struct
{
  LisReportActions  base;
  LisReport        *report;
  LisReportSection *responsible;
  LisReportSection *contributes;
} ByResponsible;

static void
add_columns (LisReportSection *section)
{
  lis_report_add_column (section, _("No."), LIS_REPORT_TEXT, 4);
  lis_report_add_column (section, _("Measure"), LIS_REPORT_TEXT, 24);
  lis_report_add_column (section, _("Step"), LIS_REPORT_TEXT, 34);
  lis_report_add_column (section, _("Time"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Due"), LIS_REPORT_TEXT, 12);
  lis_report_add_column (section, _("Status"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("Comment"), LIS_REPORT_TEXT, 24);
}

static void
write_row (ByResponsible *by, LisReportSection *section, const LisActionRow *row)
{
  const LisActionItem *item = lis_actions_get_item (by->base.actions, row->item);
  LisReportCell *cells = lis_report_add_row (section);

  cells[0].text = lis_report_keep (by->report, lis_action_item_get_number (item));
  cells[1].text = lis_report_keep (by->report, item->measure->title);
  if (item->step != NULL)
    cells[2].text = lis_report_keep (by->report, item->step->text);
  cells[3].text = lis_report_take_text (&by->base, lis_action_item_format_time (item));
  if (row->due != LIS_PLAN_DUE_NOTHING)
    cells[4].text = lis_action_due_get_label ((LisPlanDueKind) row->due);
  cells[4].look.strong = row->due == LIS_PLAN_DUE_LATE;
  lis_report_set_status (&by->base, row, &cells[5]);
  lis_report_set_comments (&by->base, row, &cells[6]);
}

static void
write_rows (ByResponsible *by, LisReportSection *section, guint part, LisId actor, gint32 as)
{
  LisActionFilter filter = { .plan = by->base.context->options->action_plan, .actor = actor, .as = as,
                             .per = as == 0 ? LIS_ACTION_PER_ACTOR : LIS_ACTION_PER_STEP,
                             .sort = LIS_ACTION_SORT_DUE };

  if (actor == LIS_ID_NONE)
    filter.missing = LIS_ACTION_MISSING_RESPONSIBLE;
  lis_actions_refilter (by->base.actions, &filter);
  lis_report_begin_group (section, part, NULL);
  for (guint i = 0; i < by->base.actions->rows->len; i++)
    write_row (by, section, lis_actions_get_row (by->base.actions, i));
}

void
lis_report_ask_action_responsible (LisReportContext *context)
{
  ByResponsible by = { .report = context->report };
  LisActionQuestion question = { .plan = context->options->action_plan, .actor = context->options->actor,
                                 .since = LIS_DATE_MAX };
  g_autoptr (LisActionSummary) summary = NULL;

  lis_report_open_actions (context, &by.base);
  summary = lis_action_summary_new (by.base.actions, &question);
  context->report->part_title = _("Actor");
  by.responsible = lis_report_add_section (context->report, _("Responsible (A)"), NULL, _("Nothing."));
  by.contributes = lis_report_add_section (context->report, _("Contributes (B)"), NULL, _("Nothing."));
  by.contributes->only_where_begun = TRUE;
  add_columns (by.responsible);
  add_columns (by.contributes);
  for (guint i = 0; i < summary->responsible->len; i++)
    {
      const LisActionBar *bar = &g_array_index (summary->responsible, LisActionBar, i);
      guint part = lis_report_add_part (context->report, lis_report_keep (context->report, bar->title), NULL);

      write_rows (&by, by.responsible, part, bar->id, 0);
      if (bar->id != LIS_ID_NONE)
        write_rows (&by, by.contributes, part, bar->id, LIS_RESPONSIBILITY_CONTRIBUTES);
    }
  if (summary->responsible->len == 0)
    lis_report_begin_group (by.responsible, lis_report_add_part (context->report, NULL, NULL), NULL);
  g_clear_pointer (&summary, lis_action_summary_free);
  lis_report_close_actions (&by.base);
}
