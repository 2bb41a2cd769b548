/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-actions-private.h"

/* Side by side, so that the dashboard stays on one page. */
#define FIGURES_BESIDE 3

#define PART_DASHBOARD 0

typedef struct
{
  LisReportActions  base;
  LisReport        *report;
  LisActionSummary *summary;
  guint             measures; /* their part: the dashboard's where there are none */
} Status;

static LisReportSection *
add_section (Status *status, const char *title, const char *group_title, const char *nothing)
{
  LisReportSection *section = lis_report_add_section (status->report, title, group_title, nothing);

  section->only_where_begun = TRUE;
  return section;
}

static void
write_figure (Status *status, const LisActionFigure *figure, LisReportCell *cells)
{
  cells[0].text = lis_report_keep (status->report, figure->label);
  lis_report_set_number (&cells[1], (gint64) figure->count * 100);
  if (figure->of > 0)
    lis_report_set_number (&cells[2], (gint64) figure->of * 100);
  cells[0].look.strong = cells[1].look.strong = figure->count > 0 && figure->tone >= LIS_ACTION_TONE_WARNING;
}

static void
write_figures (Status *status)
{
  LisReportSection *section = add_section (status, _("At a glance"), NULL, NULL);
  GArray *lists[] = { status->summary->figures, status->summary->missing };
  LisReportCell *cells = NULL;
  guint n = 0;

  for (guint i = 0; i < FIGURES_BESIDE; i++)
    {
      lis_report_add_column (section, _("What"), LIS_REPORT_TEXT, 26);
      lis_report_add_column (section, C_ ("amount", "Count"), LIS_REPORT_NUMBER, 6);
      lis_report_add_column (section, _("Of"), LIS_REPORT_NUMBER, 4);
    }
  lis_report_begin_group (section, PART_DASHBOARD, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++, n++)
      {
        if (n % FIGURES_BESIDE == 0)
          cells = lis_report_add_row (section);
        write_figure (status, &g_array_index (lists[i], LisActionFigure, j), &cells[n % FIGURES_BESIDE * 3]);
      }
}

static void
add_state_columns (LisReportSection *section)
{
  lis_report_add_even_column (section, C_ ("steps", "Done"), LIS_REPORT_NUMBER, 11);
  lis_report_add_even_column (section, C_ ("steps", "Started"), LIS_REPORT_NUMBER, 11);
  lis_report_add_even_column (section, C_ ("steps", "Not started"), LIS_REPORT_NUMBER, 11);
  lis_report_add_even_column (section, C_ ("steps", "No status"), LIS_REPORT_NUMBER, 11);
  lis_report_add_even_column (section, C_ ("steps", "Stopped"), LIS_REPORT_NUMBER, 11);
  lis_report_add_even_column (section, C_ ("steps", "Late"), LIS_REPORT_NUMBER, 11);
}

static void
set_count (LisReportCell *cell, guint n)
{
  if (n > 0)
    lis_report_set_number (cell, (gint64) n * 100);
}

static void
write_bars (Status *status, const char *title, const char *first, GArray *bars, gboolean with_contributes)
{
  static const gint32 states[] = { LIS_STATUS_DONE, LIS_STATUS_STARTED, LIS_STATUS_NOT_STARTED, 0,
                                   LIS_STATUS_STOPPED };
  LisReportSection *section;

  if (bars->len == 0)
    return;
  section = add_section (status, title, NULL, NULL);
  lis_report_add_column (section, first, LIS_REPORT_TEXT, 30);
  add_state_columns (section);
  if (with_contributes)
    lis_report_add_even_column (section, _("Contributes to"), LIS_REPORT_NUMBER, 11);
  lis_report_begin_group (section, PART_DASHBOARD, NULL);
  for (guint i = 0; i < bars->len; i++)
    {
      const LisActionBar *bar = &g_array_index (bars, LisActionBar, i);
      LisReportCell *cells = lis_report_add_row (section);

      cells[0].text = lis_report_keep (status->report, bar->title);
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        set_count (&cells[j + 1], bar->tally.n[states[j]]);
      set_count (&cells[6], bar->late);
      cells[6].look.strong = TRUE;
      if (with_contributes)
        set_count (&cells[7], bar->contributes);
    }
}

static void
write_indicators (Status *status)
{
  LisReportSection *section;

  if (status->summary->indicators->len == 0)
    return;
  section = add_section (status, _("Indicators"), NULL, NULL);
  lis_report_add_column (section, _("Indicator"), LIS_REPORT_TEXT, 30);
  lis_report_add_column (section, _("Actor"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Baseline"), LIS_REPORT_TEXT, 9);
  lis_report_add_column (section, C_ ("indicator", "Value"), LIS_REPORT_TEXT, 9);
  lis_report_add_column (section, _("Target"), LIS_REPORT_TEXT, 9);
  lis_report_add_column (section, _("Assessment"), LIS_REPORT_TEXT, 14);
  lis_report_add_column (section, _("Trend"), LIS_REPORT_TEXT, 10);
  lis_report_begin_group (section, PART_DASHBOARD, NULL);
  for (guint i = 0; i < status->summary->indicators->len; i++)
    {
      const LisActionIndicator *one = g_ptr_array_index (status->summary->indicators, i);
      LisReportCell *cells = lis_report_add_row (section);
      LisReportActions *base = &status->base;

      cells[0].text = lis_report_keep (status->report, one->indicator->name);
      cells[1].text = lis_report_keep (status->report, one->actor);
      cells[2].text = lis_report_take_text (base, lis_action_indicator_format_value (one, one->indicator->baseline));
      cells[3].text = lis_report_take_text (base, lis_action_indicator_format_value (one, one->value));
      cells[4].text = lis_report_take_text (base, lis_action_indicator_format_value (one, one->indicator->target));
      cells[5].text = lis_indicator_verdict_get_label (one->verdict);
      cells[5].look.strong = one->verdict >= LIS_INDICATOR_WARNING;
      cells[6].text = lis_action_trend_get_label (one);
    }
}

static void
write_risks (Status *status)
{
  LisReportSection *section;

  if (status->summary->risks->len == 0)
    return;
  section = add_section (status, _("Risks"), NULL, NULL);
  lis_report_add_column (section, _("Risk"), LIS_REPORT_TEXT, 30);
  lis_report_add_column (section, _("Level"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Likelihood"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Consequence"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Response"), LIS_REPORT_TEXT, 30);
  lis_report_begin_group (section, PART_DASHBOARD, NULL);
  for (guint i = 0; i < status->summary->risks->len; i++)
    {
      const LisActionRisk *one = &g_array_index (status->summary->risks, LisActionRisk, i);
      LisReportCell *cells = lis_report_add_row (section);

      cells[0].text = lis_report_keep (status->report, one->risk->text);
      cells[1].text = lis_report_choice (lis_risk_levels, one->level);
      cells[1].look.strong = one->level == LIS_RISK_HIGH;
      cells[2].text = lis_report_choice (lis_risk_levels, one->risk->likelihood);
      cells[3].text = lis_report_choice (lis_risk_levels, one->risk->consequence);
      cells[4].text = lis_report_keep (status->report, one->risk->response);
    }
}

/* "1 Innlemme spesialistutdanningen" above its steps. */
static void
write_measure (Status *status, LisReportSection *section, const LisActionItem *item)
{
  LisReportCell *cells = lis_report_add_row (section);

  cells[0].text = lis_report_keep (status->report, item->measure->number);
  cells[1].text = lis_report_keep (status->report, item->measure->title);
  cells[0].look.strong = cells[1].look.strong = TRUE;
}

static void
write_row (Status *status, LisReportSection *section, const LisActionRow *row)
{
  LisReportActions *base = &status->base;
  const LisActionItem *item = lis_actions_get_item (base->actions, row->item);
  LisReportCell *cells = lis_report_add_row (section);

  cells[0].text = lis_report_keep (status->report, lis_action_item_get_number (item));
  cells[1].text = lis_report_keep (status->report, lis_action_item_get_text (item));
  cells[0].look.strong = cells[1].look.strong = item->step == NULL;
  cells[2].text = lis_report_take_text (base, lis_actions_format_actors (base->actions, item,
                                                                         LIS_RESPONSIBILITY_RESPONSIBLE));
  cells[3].text = lis_report_take_text (base, lis_action_item_format_time (item));
  lis_report_set_due (base, row, &cells[4]);
  lis_report_set_status (base, row, &cells[5]);
  lis_report_set_comments (base, row, &cells[6]);
}

static void
write_measures (Status *status)
{
  LisReportSection *section = add_section (status, _("Measures"), _("Area of effort"), _("No measures."));
  const LisActions *actions = status->base.actions;
  const LisActionItem *before = NULL;

  lis_report_add_column (section, _("No."), LIS_REPORT_TEXT, 4);
  lis_report_add_column (section, _("Measure and steps"), LIS_REPORT_TEXT, 34);
  lis_report_add_column (section, _("Responsible"), LIS_REPORT_TEXT, 11);
  lis_report_add_column (section, _("Time"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Due"), LIS_REPORT_TEXT, 13);
  lis_report_add_column (section, _("Status"), LIS_REPORT_TEXT, 24);
  lis_report_add_column (section, _("Comment"), LIS_REPORT_TEXT, 24);
  for (guint i = 0; i < actions->rows->len; i++)
    {
      const LisActionRow *row = lis_actions_get_row (actions, i);
      const LisActionItem *item = lis_actions_get_item (actions, row->item);

      lis_report_begin_area (&status->base, section, status->measures, item, before);
      if (item->step != NULL && (before == NULL || before->measure != item->measure))
        write_measure (status, section, item);
      write_row (status, section, row);
      before = item;
    }
  if (before == NULL)
    lis_report_begin_group (section, status->measures, NULL);
}

static const char *
describe_change (Status *status, const LisActionChange *change)
{
  if (change->kind == LIS_ACTION_CHANGE_WITHDRAWN)
    return _("out of the plan");
  if (change->kind == LIS_ACTION_CHANGE_NOTE)
    return lis_report_choice (lis_plan_note_kinds, change->note_kind);
  if (change->before == change->after)
    return lis_action_state_get_label (change->after);
  return lis_report_format (status->report, "%s → %s", lis_action_state_get_label (change->before),
                            lis_action_state_get_label (change->after));
}

static void
write_change (Status *status, LisReportSection *section, const LisActionChange *change)
{
  LisReportCell *cells = lis_report_add_row (section);

  lis_report_set_date (&cells[0], change->date);
  if (change->step != NULL || change->measure != NULL)
    {
      cells[1].text = lis_report_keep (status->report, change->step != NULL ? change->step->number
                                                                            : change->measure->number);
      cells[2].text = lis_report_keep (status->report, change->step != NULL ? change->step->text
                                                                            : change->measure->title);
    }
  cells[3].text = lis_report_actor_name (&status->base, change->actor);
  cells[4].text = describe_change (status, change);
  cells[5].text = lis_report_keep (status->report, change->text);
  cells[6].text = lis_report_keep (status->report, change->author);
}

static void
write_changes (Status *status)
{
  g_autofree char *day = NULL;
  LisReportSection *section;

  if (!lis_date_is_set (status->summary->since))
    return;
  day = lis_date_format_medium (status->summary->since);
  section = add_section (status, lis_report_format (status->report, _("Changes since %s"), day), NULL,
                         _("Nothing was told."));
  lis_report_add_column (section, _("Date"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("No."), LIS_REPORT_TEXT, 4);
  lis_report_add_column (section, _("Measure or step"), LIS_REPORT_TEXT, 34);
  lis_report_add_column (section, _("Actor"), LIS_REPORT_TEXT, 12);
  lis_report_add_column (section, _("What"), LIS_REPORT_TEXT, 22);
  lis_report_add_column (section, _("Comment"), LIS_REPORT_TEXT, 28);
  lis_report_add_column (section, _("By"), LIS_REPORT_TEXT, 10);
  lis_report_begin_group (section, status->measures, NULL);
  for (guint i = 0; i < status->summary->changes->len; i++)
    write_change (status, section, &g_array_index (status->summary->changes, LisActionChange, i));
}

void
lis_report_ask_action_status (LisReportContext *context)
{
  Status status = { .report = context->report };
  LisActionQuestion question = { .plan = context->options->action_plan, .actor = context->options->actor,
                                 .since = context->options->since };
  LisDateRange now = lis_half_year_get (context->options->today, context->options->half_year_start);

  question.half_year = lis_half_year_get (now.end, context->options->half_year_start);
  lis_report_open_actions (context, &status.base);
  status.summary = lis_action_summary_new (status.base.actions, &question);
  lis_report_add_part (context->report, NULL, NULL);
  context->report->n_single = 1;
  if (status.base.actions->rows->len > 0)
    status.measures = lis_report_add_part (context->report, _("Measures"), NULL);
  write_figures (&status);
  write_bars (&status, _("Status by area"), _("Area of effort"), status.summary->areas, FALSE);
  write_bars (&status, _("Status by responsible"), _("Responsible"), status.summary->responsible, TRUE);
  write_indicators (&status);
  write_risks (&status);
  write_measures (&status);
  write_changes (&status);
  lis_report_add_note (context->report,
                       _("A step is done when all who have the A are done; those who have stopped are left out. Late, "
                         "soon due and not mentioned are counted for each actor by itself."));
  lis_action_summary_free (status.summary);
  lis_report_close_actions (&status.base);
}
