/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-summary-private.h"

/* The measure that something stands at, by itself or by its step. NULL when it is not asked about. */
static const LisMeasure *
find_measure (const LisActionSummary *summary, LisId measure_id, const LisStep *step)
{
  const LisMeasure *measure = lis_plan_data_find (summary->actions->data, LIS_ENTITY_MEASURE,
                                                  step != NULL ? step->measure : measure_id);

  return lis_action_summary_get_plan (summary, measure) != NULL ? measure : NULL;
}

/* Of all counts for everybody, too. */
static gboolean
is_asked (const LisActionSummary *summary, LisId told_of)
{
  LisId asked = summary->question.actor;

  return told_of == LIS_ID_NONE || lis_action_summary_concerns (summary, told_of) ||
         lis_plan_index_holds_for (&summary->actions->index, told_of, asked);
}

static gboolean
is_since (const LisActionSummary *summary, LisDate date)
{
  return lis_date_is_set (date) && date >= summary->since && date <= summary->actions->today;
}

/* What was told of the same ones before. */
static gint32
find_state_before (const LisActionSummary *summary, const LisStepStatus *status)
{
  const LisActions *actions = summary->actions;
  guint step = lis_plan_data_index (actions->data, LIS_ENTITY_STEP, status->step), n, place;
  const LisStepStatus *before = NULL;
  const guint32 *places;

  place = step != LIS_INDEX_NONE ? step : lis_plan_data_index (actions->data, LIS_ENTITY_MEASURE, status->measure);
  if (place == LIS_INDEX_NONE)
    return 0;
  places = lis_grouping_get (step != LIS_INDEX_NONE ? &actions->index.step_statuses : &actions->index.measure_statuses,
                             place, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisStepStatus *one = lis_plan_data_get (actions->data, LIS_ENTITY_STEP_STATUS, places[i]);
      gboolean older = one->date < status->date ||
                       (one->date == status->date && one->record.id < status->record.id);
      gboolean newest = before == NULL || one->date > before->date ||
                        (one->date == before->date && one->record.id > before->record.id);

      if (older && newest && lis_plan_index_holds_for (&actions->index, one->actor, status->actor))
        before = one;
    }
  return before != NULL ? before->state : 0;
}

static void
add_statuses (LisActionSummary *summary)
{
  const LisPlanData *data = summary->actions->data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_STEP_STATUS); i++)
    {
      const LisStepStatus *status = lis_plan_data_get (data, LIS_ENTITY_STEP_STATUS, i);
      LisActionChange change = { .kind = LIS_ACTION_CHANGE_STATUS, .date = status->date, .actor = status->actor,
                                 .after = status->state, .text = status->comment, .author = status->author };

      if (!is_since (summary, status->date) || !is_asked (summary, status->actor))
        continue;
      change.step = lis_plan_data_find (data, LIS_ENTITY_STEP, status->step);
      change.measure = find_measure (summary, status->measure, change.step);
      if (change.measure == NULL)
        continue;
      change.before = find_state_before (summary, status);
      g_array_append_val (summary->changes, change);
    }
}

static gboolean
is_of_plan (const LisActionSummary *summary, const LisPlanNote *note, const LisActionChange *change)
{
  const LisActionPlan *plan;

  if (change->step != NULL || note->measure != LIS_ID_NONE)
    return change->measure != NULL;
  plan = lis_plan_data_find (summary->actions->data, LIS_ENTITY_ACTION_PLAN, note->action_plan);
  return plan != NULL && !plan->template &&
         (summary->question.plan == LIS_ID_NONE || summary->question.plan == note->action_plan);
}

static void
add_notes (LisActionSummary *summary)
{
  const LisPlanData *data = summary->actions->data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PLAN_NOTE); i++)
    {
      const LisPlanNote *note = lis_plan_data_get (data, LIS_ENTITY_PLAN_NOTE, i);
      LisActionChange change = { .kind = LIS_ACTION_CHANGE_NOTE, .date = note->date, .actor = note->actor,
                                 .note_kind = note->kind, .text = note->text, .author = note->author };

      if (!is_since (summary, note->date) || !is_asked (summary, note->actor))
        continue;
      change.step = lis_plan_data_find (data, LIS_ENTITY_STEP, note->step);
      change.measure = find_measure (summary, note->measure, change.step);
      if (is_of_plan (summary, note, &change))
        g_array_append_val (summary->changes, change);
    }
}

static void
add_withdrawn (LisActionSummary *summary)
{
  const LisPlanData *data = summary->actions->data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_MEASURE); i++)
    {
      const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, i);
      LisActionChange change = { .kind = LIS_ACTION_CHANGE_WITHDRAWN, .date = measure->withdrawn, .measure = measure };

      if (is_since (summary, measure->withdrawn) && lis_action_summary_get_plan (summary, measure) != NULL)
        g_array_append_val (summary->changes, change);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_STEP); i++)
    {
      const LisStep *step = lis_plan_data_get (data, LIS_ENTITY_STEP, i);
      LisActionChange change = { .kind = LIS_ACTION_CHANGE_WITHDRAWN, .date = step->withdrawn, .step = step };

      if (!is_since (summary, step->withdrawn))
        continue;
      change.measure = find_measure (summary, LIS_ID_NONE, step);
      /* With its measure it is told once. */
      if (change.measure != NULL && !lis_date_is_set (change.measure->withdrawn))
        g_array_append_val (summary->changes, change);
    }
}

static gint64
get_order (const LisActionChange *change)
{
  gint64 measure = change->measure != NULL ? change->measure->order : 0;

  return measure * G_MAXINT32 + (change->step != NULL ? change->step->order : 0);
}

/* Newest first, then in the order of the plan; of one place as it was found, which is in order of id. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const LisActionChange *x = a, *y = b;
  gint64 first = get_order (x), second = get_order (y);

  if (x->date != y->date)
    return x->date > y->date ? -1 : 1;
  if (x->measure != NULL && y->measure != NULL && x->measure->action_plan != y->measure->action_plan)
    return x->measure->action_plan < y->measure->action_plan ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->actor > y->actor) - (x->actor < y->actor);
}

void
lis_action_summary_find_changes (LisActionSummary *summary)
{
  if (!lis_date_is_set (summary->since))
    return;
  add_statuses (summary);
  add_notes (summary);
  add_withdrawn (summary);
  g_array_sort (summary->changes, compare_changes);
}

static void
append_place (const LisActionChange *change, const LisPlanData *data, GString *text)
{
  const LisActor *actor = lis_plan_data_find (data, LIS_ENTITY_ACTOR, change->actor);
  const char *number = change->step != NULL ? change->step->number
                       : change->measure != NULL ? change->measure->number : NULL;

  if (actor != NULL)
    g_string_append_printf (text, "%s: ", actor->name);
  if (number != NULL)
    g_string_append_printf (text, "%s ", number);
  if (change->step != NULL)
    g_string_append (text, change->step->text);
  else if (change->measure != NULL)
    g_string_append (text, change->measure->title);
}

char *
lis_action_change_format (const LisActionChange *change, const LisPlanData *data)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = lis_date_format_short (change->date);
  const LisChoice *note = lis_choice_find (lis_plan_note_kinds, change->note_kind);

  append_place (change, data, text);
  if (text->len > 0)
    g_string_append (text, " – ");
  if (change->kind == LIS_ACTION_CHANGE_WITHDRAWN)
    g_string_append (text, _("out of the plan"));
  else if (change->kind == LIS_ACTION_CHANGE_NOTE)
    g_string_append (text, note != NULL ? _(note->label) : "");
  else if (change->before == change->after)
    g_string_append (text, lis_action_state_get_label (change->after));
  else
    g_string_append_printf (text, "%s → %s", lis_action_state_get_label (change->before),
                            lis_action_state_get_label (change->after));
  g_string_append_printf (text, " (%s)", day);
  if (change->text != NULL)
    g_string_append_printf (text, ": %s", change->text);
  return g_string_free (text, FALSE);
}
