/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-rows.h"

const char *
lis_action_state_get_label (gint32 state)
{
  const LisChoice *choice = lis_choice_find (lis_status_states, state);

  return choice != NULL ? _(choice->label) : _("no status");
}

const char *
lis_action_due_get_label (LisPlanDueKind due)
{
  switch (due)
    {
    case LIS_PLAN_DUE_LATE:
      return _("late");
    case LIS_PLAN_DUE_SOON:
      return _("soon due");
    case LIS_PLAN_DUE_SILENT:
      return _("not mentioned for six months");
    case LIS_PLAN_DUE_NOTHING:
    default:
      return "";
    }
}

char *
lis_action_tally_format (const LisActionTally *tally)
{
  guint n = lis_action_tally_count (tally), stopped = tally->n[LIS_STATUS_STOPPED];

  if (n < 2)
    return NULL;
  if (stopped == 0)
    /* Translators: how many of those who have the A are done. */
    return g_strdup_printf (_("%u of %u done"), tally->n[LIS_STATUS_DONE], n);
  /* Translators: the last number are those who have stopped. */
  return g_strdup_printf (_("%u of %u done, %u stopped"), tally->n[LIS_STATUS_DONE], n - stopped, stopped);
}

char *
lis_actions_format_actors (const LisActions *actions, const LisActionItem *item, LisResponsibilityKind kind)
{
  GString *names = NULL;

  for (guint i = item->first_role; i < item->first_role + item->n_roles; i++)
    {
      const LisActionRole *role = &g_array_index (actions->roles, LisActionRole, i);
      const LisActor *actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, role->actor);

      if (role->kind != kind || actor == NULL)
        continue;
      if (names == NULL)
        names = g_string_new (actor->name);
      else
        g_string_append_printf (names, ", %s", actor->name);
    }
  return names != NULL ? g_string_free (names, FALSE) : NULL;
}

static char *
join_texts (const char *start, const char *due)
{
  if (start == NULL || due == NULL || g_str_equal (start, due))
    return g_strdup (start != NULL ? start : due);
  /* Translators: a start and an end as they were written: "2025–2026". */
  return g_strdup_printf (_("%s–%s"), start, due);
}

char *
lis_action_item_format_time (const LisActionItem *item)
{
  char *own = item->step != NULL ? join_texts (item->step->start_text, item->step->due_text) : NULL;

  return own != NULL ? own : join_texts (item->measure->start_text, item->measure->due_text);
}

static char *
format_range (const LisFuzzyTime *time)
{
  g_autofree char *first = lis_date_is_set (time->start) ? lis_date_format_short (time->start) : NULL;
  g_autofree char *last = lis_date_is_set (time->end) ? lis_date_format_short (time->end - 1) : NULL;

  if (first == NULL && last == NULL)
    return NULL;
  if (last == NULL)
    return g_strdup_printf (_("from %s"), first);
  if (first == NULL)
    return g_strdup_printf (_("by %s"), last);
  return g_strdup_printf (_("%s–%s"), first, last);
}

char *
lis_action_item_format_days (const LisActionItem *item)
{
  const LisChoice *recurrence = lis_choice_find (lis_recurrences, item->time.recurrence);
  const LisChoice *certainty = lis_choice_find (lis_certainties, item->time.certainty);
  g_autofree char *range = format_range (&item->time);
  GString *text;

  if (range == NULL && recurrence == NULL)
    return NULL;
  text = g_string_new (range);
  if (recurrence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(recurrence->label));
  if (certainty != NULL && item->time.certainty == LIS_CERTAINTY_UNCERTAIN)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(certainty->label));
  return g_string_free (text, FALSE);
}

static const LisStepStatus *
find_newest_comment (const LisActions *actions, const LisActionItem *item, const LisStepStatus *newest)
{
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisStepStatus *status = lis_actions_get_part (actions, i)->status;

      if (status == NULL || status->comment == NULL || (newest != NULL && status->date <= newest->date))
        continue;
      if (lis_actions_passes_part (actions, (guint) (item - (const LisActionItem *) actions->items->data), i))
        newest = status;
    }
  return newest;
}

const char *
lis_actions_get_comment (const LisActions *actions, const LisActionRow *row)
{
  const LisActionItem *item = lis_actions_get_item (actions, row->item);
  const LisActionMeasure *measure = &g_array_index (actions->measures, LisActionMeasure, item->group);
  const LisStepStatus *newest = NULL;

  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    newest = lis_actions_get_part (actions, row->part)->status;
  else if (actions->filter.per == LIS_ACTION_PER_STEP)
    newest = find_newest_comment (actions, item, NULL);
  else
    for (guint i = measure->first_item; i < measure->first_item + measure->n_items; i++)
      newest = find_newest_comment (actions, lis_actions_get_item (actions, i), newest);
  return newest != NULL ? newest->comment : NULL;
}

static void
append_subject (const LisActions *actions, const LisActionRow *row, GString *text)
{
  const LisActionItem *item = lis_actions_get_item (actions, row->item);
  const LisActor *actor = NULL;
  gboolean measure = actions->filter.per == LIS_ACTION_PER_MEASURE;
  const char *number = measure ? item->measure->number : lis_action_item_get_number (item);
  g_autofree char *names = NULL;

  if (number != NULL)
    g_string_append_printf (text, "%s ", number);
  g_string_append (text, measure ? item->measure->title : lis_action_item_get_text (item));
  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, lis_actions_get_part (actions, row->part)->actor);
  else
    names = lis_actions_format_actors (actions, item, LIS_RESPONSIBILITY_RESPONSIBLE);
  if (actor != NULL)
    g_string_append_printf (text, ", %s", actor->name);
  else
    g_string_append_printf (text, ", %s", names != NULL ? names : _("nobody responsible"));
}

static void
append_due (const LisActionRow *row, GString *text)
{
  g_autofree char *day = lis_date_is_set (row->due_day) ? lis_date_format_short (row->due_day) : NULL;

  if (row->due == LIS_PLAN_DUE_LATE && day != NULL)
    g_string_append_printf (text, _(", late: was due by %s"), day);
  else if (row->due == LIS_PLAN_DUE_SOON && day != NULL)
    g_string_append_printf (text, _(", soon due: by %s"), day);
  else if (row->due == LIS_PLAN_DUE_SILENT)
    g_string_append_printf (text, ", %s", lis_action_due_get_label (LIS_PLAN_DUE_SILENT));
}

char *
lis_actions_describe_row (const LisActions *actions, const LisActionRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *tally = lis_action_tally_format (&row->tally);
  g_autofree char *day = lis_date_is_set (row->told) ? lis_date_format_medium (row->told) : NULL;
  const char *comment = lis_actions_get_comment (actions, row);

  append_subject (actions, row, text);
  if (day != NULL)
    /* Translators: a state and the day it was told on: ": started on 1 March 2026". */
    g_string_append_printf (text, _(": %s on %s"), lis_action_state_get_label (row->state), day);
  else
    g_string_append_printf (text, ": %s", lis_action_state_get_label (row->state));
  if (tally != NULL)
    g_string_append_printf (text, ", %s", tally);
  append_due (row, text);
  if (comment != NULL)
    g_string_append_printf (text, ". %s", comment);
  return g_string_free (text, FALSE);
}

GPtrArray *
lis_actions_list_references (const LisActions *actions, LisId measure)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < lis_plan_data_count (actions->data, LIS_ENTITY_PLAN_REFERENCE); i++)
    {
      const LisPlanReference *one = lis_plan_data_get (actions->data, LIS_ENTITY_PLAN_REFERENCE, i);
      const LisStep *step = lis_plan_data_find (actions->data, LIS_ENTITY_STEP, one->step);

      if (one->measure == measure || (step != NULL && step->measure == measure))
        g_ptr_array_add (found, (gpointer) one);
    }
  return found;
}

GPtrArray *
lis_actions_list_referring (const LisActions *actions, LisId measure)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < lis_plan_data_count (actions->data, LIS_ENTITY_PLAN_REFERENCE); i++)
    {
      const LisPlanReference *one = lis_plan_data_get (actions->data, LIS_ENTITY_PLAN_REFERENCE, i);

      if (one->target == measure)
        g_ptr_array_add (found, (gpointer) one);
    }
  return found;
}
