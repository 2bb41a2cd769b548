/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-actions-private.h"

void
lis_report_open_actions (LisReportContext *context, LisReportActions *report)
{
  const LisReportOptions *options = context->options;
  LisActionFilter filter = { .plan = options->action_plan, .actor = options->actor };
  g_autofree char *scope = lis_action_filter_describe (&filter, context->data);
  g_autofree char *day = lis_date_format_medium (options->today);

  report->context = context;
  report->actions = lis_actions_new (context->data, options->today, &filter);
  /* Translators: what a report covers and the day it was made on. */
  context->report->scope = scope != NULL ? lis_report_format (context->report, _("%s · as of %s"), scope, day)
                                         : lis_report_format (context->report, _("As of %s"), day);
}

void
lis_report_close_actions (LisReportActions *report)
{
  g_clear_pointer (&report->actions, lis_actions_free);
}

static const char *
get_area_title (LisReportActions *report, const LisActionItem *item)
{
  const char *area = item->area != NULL ? item->area->name : _("No area");

  if (report->context->options->action_plan != LIS_ID_NONE ||
      lis_plan_data_count (report->context->data, LIS_ENTITY_ACTION_PLAN) < 2)
    return lis_report_keep (report->context->report, area);
  return lis_report_format (report->context->report, "%s · %s", item->plan->name, area);
}

gboolean
lis_report_begin_area (LisReportActions *report, LisReportSection *section, guint part, const LisActionItem *item,
                       const LisActionItem *before)
{
  if (before != NULL && before->plan == item->plan && before->area == item->area)
    return FALSE;
  lis_report_begin_group (section, part, get_area_title (report, item));
  return TRUE;
}

const char *
lis_report_actor_name (LisReportActions *report, LisId id)
{
  const LisActor *actor = lis_plan_data_find (report->context->data, LIS_ENTITY_ACTOR, id);

  return actor != NULL ? lis_report_keep (report->context->report, actor->name) : NULL;
}

static void
add_told (LisReportActions *report, const LisActionPart *part, gboolean named, LisReportCell *cell)
{
  g_autofree char *day = lis_date_is_set (part->told) ? lis_date_format_short (part->told) : NULL;
  const char *actor = named ? lis_report_actor_name (report, part->actor) : NULL;
  const char *state = lis_action_state_get_label (part->state);
  g_autofree char *told = day != NULL ? g_strdup_printf ("%s %s", state, day) : g_strdup (state);

  lis_report_add_line (report->context->report, cell,
                       actor != NULL ? lis_report_format (report->context->report, "%s: %s", actor, told)
                                     : lis_report_keep (report->context->report, told));
}

void
lis_report_set_status (LisReportActions *report, const LisActionRow *row, LisReportCell *cell)
{
  const LisActionItem *item = lis_actions_get_item (report->actions, row->item);
  g_autofree char *tally = lis_action_tally_format (&row->tally);

  if (lis_action_tally_count (&row->tally) == row->tally.n[0])
    {
      cell->text = lis_action_state_get_label (0);
      return;
    }
  if (tally != NULL)
    lis_report_add_line (report->context->report, cell,
                         lis_report_format (report->context->report, "%s, %s",
                                            lis_action_state_get_label (row->state), tally));
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    if (lis_actions_passes_part (report->actions, row->item, i))
      add_told (report, lis_actions_get_part (report->actions, i), tally != NULL, cell);
}

void
lis_report_set_comments (LisReportActions *report, const LisActionRow *row, LisReportCell *cell)
{
  const LisActionItem *item = lis_actions_get_item (report->actions, row->item);
  const char *before = NULL;

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (report->actions, i);
      const char *actor = lis_report_actor_name (report, part->actor);
      const char *comment = part->status != NULL ? part->status->comment : NULL;

      /* What was told of all is said once. */
      if (comment == NULL || comment == before || !lis_actions_passes_part (report->actions, row->item, i))
        continue;
      before = comment;
      if (part->status->actor == LIS_ID_NONE || item->n_parts == 1 || actor == NULL)
        lis_report_add_line (report->context->report, cell, lis_report_keep (report->context->report, comment));
      else
        lis_report_add_line (report->context->report, cell,
                             lis_report_format (report->context->report, "%s: %s", actor, comment));
    }
}

/* With whom it is late, where it is not so with all. */
void
lis_report_set_due (LisReportActions *report, const LisActionRow *row, LisReportCell *cell)
{
  const LisActionItem *item = lis_actions_get_item (report->actions, row->item);
  guint asked = lis_action_tally_count (&row->tally), told = 0;

  for (LisPlanDueKind due = LIS_PLAN_DUE_LATE; due <= LIS_PLAN_DUE_SILENT; due++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      guint n = 0;

      for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
        {
          const LisActionPart *part = lis_actions_get_part (report->actions, i);
          const char *actor = lis_report_actor_name (report, part->actor);

          if (part->due != due || !lis_actions_passes_part (report->actions, row->item, i))
            continue;
          n++;
          if (actor != NULL)
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", actor);
        }
      if (n == 0)
        continue;
      told++;
      lis_report_add_line (report->context->report, cell,
                           lis_report_format (report->context->report, "%s%s%s",
                                              lis_action_due_get_label (due), n < asked ? ": " : "",
                                              n < asked ? names->str : ""))
        ->look.strong = due == LIS_PLAN_DUE_LATE;
    }
  if (told == 0)
    cell->text = NULL;
}

const char *
lis_report_take_text (LisReportActions *report, char *text)
{
  return lis_report_take (report->context->report, text);
}
