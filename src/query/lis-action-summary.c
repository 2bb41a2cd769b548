/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-summary.h"

#include <glib/gi18n-lib.h>

#include "lis-action-summary-private.h"
#include "lis-report-question.h"

/* While the items are walked. */
typedef struct
{
  LisActionSummary *summary;
  LisActionFilter   base;
  guint             states[LIS_STATUS_STOPPED + 1]; /* steps */
  guint             dues[LIS_PLAN_DUE_SILENT + 1];  /* parts */
  guint             changed;                        /* steps */
  guint             without_responsible, without_date, without_indicator, at_risk;
  guint32          *bars;                           /* of each actor by place, 0 for none yet, and of nobody */
  GArray           *actors;                         /* LisPlanActor: scratch */
  guint             area_bar;                       /* of the item before, and what it was of */
  const LisActionPlan *area_plan;
  const LisArea    *area;
} Count;

LisActionFilter
lis_action_summary_get_base (const LisActionSummary *summary)
{
  return (LisActionFilter){ .plan = summary->question.plan, .actor = summary->question.actor };
}

gboolean
lis_action_summary_concerns (const LisActionSummary *summary, LisId actor)
{
  LisId asked = summary->question.actor;

  return asked == LIS_ID_NONE || asked == actor ||
         (actor != LIS_ID_NONE && lis_plan_index_holds_for (&summary->actions->index, asked, actor));
}

const LisActionPlan *
lis_action_summary_get_plan (const LisActionSummary *summary, const LisMeasure *measure)
{
  const LisActionPlan *plan;

  if (measure == NULL || (summary->question.plan != LIS_ID_NONE && measure->action_plan != summary->question.plan))
    return NULL;
  plan = lis_plan_data_find (summary->actions->data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);
  return plan != NULL && !plan->template ? plan : NULL;
}

/* Items of one area follow each other. */
static LisActionBar *
get_area_bar (Count *count, const LisActionItem *item)
{
  GArray *bars = count->summary->areas;
  LisActionBar bar = { .kind = LIS_ACTION_BAR_AREA };

  if (bars->len == 0 || count->area != item->area || count->area_plan != item->plan)
    {
      count->area = item->area;
      count->area_plan = item->plan;
      count->area_bar = bars->len;
      bar.title = item->area != NULL ? item->area->name : _("No area");
      bar.id = item->area != NULL ? item->area->record.id : LIS_ID_NONE;
      bar.plan = item->plan;
      g_array_append_val (bars, bar);
    }
  return &g_array_index (bars, LisActionBar, count->area_bar);
}

static LisActionBar *
get_actor_bar (Count *count, LisId id)
{
  const LisPlanData *data = count->summary->actions->data;
  guint place = lis_plan_data_index (data, LIS_ENTITY_ACTOR, id);
  GArray *bars = count->summary->responsible;
  const LisActor *actor = place != LIS_INDEX_NONE ? lis_plan_data_get (data, LIS_ENTITY_ACTOR, place) : NULL;

  place = place != LIS_INDEX_NONE ? place : lis_plan_data_count (data, LIS_ENTITY_ACTOR);
  if (count->bars[place] == 0)
    {
      LisActionBar bar = { .kind = LIS_ACTION_BAR_RESPONSIBLE, .id = actor != NULL ? id : LIS_ID_NONE };

      bar.title = actor != NULL ? actor->name : _("Nobody responsible");
      g_array_append_val (bars, bar);
      count->bars[place] = bars->len;
    }
  return &g_array_index (bars, LisActionBar, count->bars[place] - 1);
}

static void
count_due (LisActionBar *bar, guint dues)
{
  bar->late += (dues & (1u << LIS_PLAN_DUE_LATE)) != 0 ? 1 : 0;
  bar->soon += (dues & (1u << LIS_PLAN_DUE_SOON)) != 0 ? 1 : 0;
  bar->silent += (dues & (1u << LIS_PLAN_DUE_SILENT)) != 0 ? 1 : 0;
}

static void
count_parts (Count *count, const LisActionItem *item)
{
  const LisActions *actions = count->summary->actions;

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (actions, i);
      LisActionBar *bar;

      if (!lis_actions_is_asked (actions, &count->base, part))
        continue;
      count->dues[part->due]++;
      bar = get_actor_bar (count, part->actor);
      bar->tally.n[part->state]++;
      count_due (bar, 1u << part->due);
    }
}

static gboolean
contributes_anybody (const LisActions *actions, const LisActionItem *item)
{
  for (guint i = item->first_role; i < item->first_role + item->n_roles; i++)
    if (g_array_index (actions->roles, LisActionRole, i).kind == LIS_RESPONSIBILITY_CONTRIBUTES)
      return TRUE;
  return FALSE;
}

static void
count_contributors (Count *count, const LisActionItem *item)
{
  const LisActions *actions = count->summary->actions;

  if (!contributes_anybody (actions, item))
    return;
  lis_plan_index_collect_actors (&actions->index, item->spot, LIS_RESPONSIBILITY_CONTRIBUTES, actions->today,
                                 count->actors);
  for (guint i = 0; i < count->actors->len; i++)
    {
      LisId actor = g_array_index (count->actors, LisPlanActor, i).actor;

      if (lis_action_summary_concerns (count->summary, actor))
        get_actor_bar (count, actor)->contributes++;
    }
}

/* Returns whether the item is one that is asked about. */
static gboolean
count_item (Count *count, guint place)
{
  LisActionSummary *summary = count->summary;
  const LisActionItem *item = lis_actions_get_item (summary->actions, place);
  LisActionBar *bar;
  LisActionRow row;
  guint dues;

  count_contributors (count, item);
  if (!lis_actions_make_step_row (summary->actions, &count->base, place, &row, &dues))
    return FALSE;
  summary->n_steps++;
  count->states[row.state]++;
  count->changed += lis_date_is_set (summary->since) && lis_date_is_set (row.told) && row.told >= summary->since;
  count->without_responsible += (item->missing & LIS_ACTION_MISSING_RESPONSIBLE) != 0 ? 1 : 0;
  count->without_date += (item->missing & LIS_ACTION_MISSING_DATE) != 0 ? 1 : 0;
  bar = get_area_bar (count, item);
  bar->tally.n[row.state]++;
  count_due (bar, dues);
  count_parts (count, item);
  return TRUE;
}

static void
count_measure (Count *count, const LisActionMeasure *measure)
{
  const LisActionItem *first = lis_actions_get_item (count->summary->actions, measure->first_item);
  guint n = 0;

  if (count->base.plan != LIS_ID_NONE && first->plan->record.id != count->base.plan)
    return;
  for (guint i = measure->first_item; i < measure->first_item + measure->n_items; i++)
    n += count_item (count, i) ? 1 : 0;
  if (n == 0)
    return;
  count->summary->n_measures++;
  count->without_indicator += measure->missing != 0 ? 1 : 0;
  count->at_risk += measure->risk == LIS_RISK_HIGH ? 1 : 0;
}

static void
add_figure (Count *count, GArray *figures, const char *name, const char *label, guint n, guint of, LisActionTone tone,
            const LisActionFilter *more)
{
  LisActionFilter filter = *more;
  LisActionFigure figure = { name, label, n, of, n > 0 ? tone : LIS_ACTION_TONE_PLAIN, NULL };

  filter.plan = count->base.plan;
  filter.actor = count->base.actor;
  figure.filter = lis_action_filter_format (&filter);
  g_array_append_val (figures, figure);
}

#define PER_STEP(...) (&(LisActionFilter){ .per = LIS_ACTION_PER_STEP, __VA_ARGS__ })
#define PER_ACTOR(...) (&(LisActionFilter){ .per = LIS_ACTION_PER_ACTOR, __VA_ARGS__ })
#define PER_MEASURE(...) (&(LisActionFilter){ .per = LIS_ACTION_PER_MEASURE, __VA_ARGS__ })

static void
add_figures (Count *count)
{
  LisActionSummary *summary = count->summary;
  GArray *to = summary->figures;
  guint n = summary->n_steps;

  add_figure (count, to, "late", C_ ("steps", "Late"), count->dues[LIS_PLAN_DUE_LATE], 0, LIS_ACTION_TONE_SERIOUS,
              PER_ACTOR (.dues = 1u << LIS_PLAN_DUE_LATE));
  add_figure (count, to, "soon", C_ ("steps", "Soon due"), count->dues[LIS_PLAN_DUE_SOON], 0, LIS_ACTION_TONE_WARNING,
              PER_ACTOR (.dues = 1u << LIS_PLAN_DUE_SOON));
  add_figure (count, to, "silent", C_ ("steps", "Not mentioned for six months"), count->dues[LIS_PLAN_DUE_SILENT], 0,
              LIS_ACTION_TONE_NOTE, PER_ACTOR (.dues = 1u << LIS_PLAN_DUE_SILENT));
  add_figure (count, to, "done", C_ ("steps", "Done"), count->states[LIS_STATUS_DONE], n, LIS_ACTION_TONE_GOOD,
              PER_STEP (.states = 1u << LIS_STATUS_DONE));
  add_figure (count, to, "started", C_ ("steps", "Started"), count->states[LIS_STATUS_STARTED], n,
              LIS_ACTION_TONE_PLAIN, PER_STEP (.states = 1u << LIS_STATUS_STARTED));
  add_figure (count, to, "not-started", C_ ("steps", "Not started"),
              count->states[LIS_STATUS_NOT_STARTED] + count->states[0], n, LIS_ACTION_TONE_PLAIN,
              PER_STEP (.states = 1u << LIS_STATUS_NOT_STARTED | 1u));
  add_figure (count, to, "stopped", C_ ("steps", "Stopped"), count->states[LIS_STATUS_STOPPED], n,
              LIS_ACTION_TONE_PLAIN, PER_STEP (.states = 1u << LIS_STATUS_STOPPED));
  if (lis_date_is_set (summary->since))
    add_figure (count, to, "changed", _("Changed since last"), count->changed, 0, LIS_ACTION_TONE_PLAIN,
                PER_STEP (.changed_since = summary->since));
}

static void
add_missing (Count *count)
{
  GArray *to = count->summary->missing;
  guint steps = count->summary->n_steps, measures = count->summary->n_measures;

  add_figure (count, to, "without-responsible", _("Steps without anybody responsible"), count->without_responsible,
              steps, LIS_ACTION_TONE_WARNING, PER_STEP (.missing = LIS_ACTION_MISSING_RESPONSIBLE));
  add_figure (count, to, "without-date", _("Steps without a date"), count->without_date, steps, LIS_ACTION_TONE_NOTE,
              PER_STEP (.missing = LIS_ACTION_MISSING_DATE));
  add_figure (count, to, "without-indicator", _("Measures without an indicator"), count->without_indicator, measures,
              LIS_ACTION_TONE_NOTE, PER_MEASURE (.missing = LIS_ACTION_MISSING_INDICATOR));
  add_figure (count, to, "high-risk", _("Measures at high risk"), count->at_risk, measures, LIS_ACTION_TONE_SERIOUS,
              PER_MEASURE (.risk = LIS_RISK_HIGH));
}

static int
compare_responsible (gconstpointer a, gconstpointer b)
{
  const LisActionBar *x = a, *y = b;
  guint first = lis_action_tally_count (&x->tally), second = lis_action_tally_count (&y->tally);

  /* Nobody stands last. */
  if ((x->id == LIS_ID_NONE) != (y->id == LIS_ID_NONE))
    return x->id == LIS_ID_NONE ? 1 : -1;
  if (x->late != y->late)
    return x->late > y->late ? -1 : 1;
  if (first != second)
    return first > second ? -1 : 1;
  if (x->contributes != y->contributes)
    return x->contributes > y->contributes ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static void
count_everything (LisActionSummary *summary)
{
  LisActions *actions = summary->actions;
  Count count = { .summary = summary, .base = lis_action_summary_get_base (summary) };

  count.bars = g_new0 (guint32, lis_plan_data_count (actions->data, LIS_ENTITY_ACTOR) + 1);
  count.actors = g_array_new (FALSE, FALSE, sizeof (LisPlanActor));
  for (guint i = 0; i < actions->measures->len; i++)
    count_measure (&count, &g_array_index (actions->measures, LisActionMeasure, i));
  add_figures (&count);
  add_missing (&count);
  g_array_sort (summary->responsible, compare_responsible);
  g_free (count.bars);
  g_array_unref (count.actors);
}

static int
compare_risks (gconstpointer a, gconstpointer b)
{
  const LisActionRisk *x = a, *y = b;
  gint32 first = x->risk->likelihood * x->risk->consequence, second = y->risk->likelihood * y->risk->consequence;

  if (first != second)
    return first > second ? -1 : 1;
  return (x->risk->record.id > y->risk->record.id) - (x->risk->record.id < y->risk->record.id);
}

static void
find_risks (LisActionSummary *summary)
{
  const LisPlanData *data = summary->actions->data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_RISK); i++)
    {
      const LisRisk *risk = lis_plan_data_get (data, LIS_ENTITY_RISK, i);
      const LisActionPlan *plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, risk->action_plan);
      LisActionRisk one = { risk, lis_risk_get_level (risk->likelihood, risk->consequence) };

      if (plan == NULL || plan->template || (lis_date_is_set (risk->closed) && risk->closed <= summary->actions->today))
        continue;
      if (summary->question.plan != LIS_ID_NONE && risk->action_plan != summary->question.plan)
        continue;
      if (risk->actor != LIS_ID_NONE && !lis_action_summary_concerns (summary, risk->actor))
        continue;
      g_array_append_val (summary->risks, one);
    }
  g_array_sort (summary->risks, compare_risks);
}

LisDate
lis_action_find_last_meeting (const LisPlanData *data, LisId plan, LisDate today)
{
  LisDate last = LIS_DATE_NONE;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PLAN_NOTE); i++)
    {
      const LisPlanNote *note = lis_plan_data_get (data, LIS_ENTITY_PLAN_NOTE, i);

      if (note->kind == LIS_PLAN_NOTE_MINUTES && (plan == LIS_ID_NONE || note->action_plan == plan) &&
          lis_date_is_set (note->date) && note->date < today)
        last = MAX (last, note->date);
    }
  return last;
}

static void
fill_in_question (LisActionSummary *summary)
{
  LisActionQuestion *question = &summary->question;
  LisDate today = summary->actions->today, meeting;
  LisActionFilter base = lis_action_summary_get_base (summary);

  summary->since = question->since;
  if (!lis_date_is_set (question->since))
    {
      meeting = lis_action_find_last_meeting (summary->actions->data, question->plan, today);
      summary->since = lis_date_is_set (meeting) ? meeting + 1 : LIS_DATE_NONE;
    }
  if (lis_date_range_is_empty (question->half_year))
    question->half_year = lis_half_year_get (lis_half_year_get (today, 1).end, 1);
  summary->scope = lis_action_filter_describe (&base, summary->actions->data);
}

static void
clear_figure (gpointer data)
{
  g_free (((LisActionFigure *) data)->filter);
}

static void
free_indicator (gpointer data)
{
  LisActionIndicator *indicator = data;

  g_array_unref (indicator->values);
  g_free (indicator);
}

LisActionSummary *
lis_action_summary_new (LisActions *actions, const LisActionQuestion *question)
{
  LisActionSummary *summary = g_new0 (LisActionSummary, 1);

  summary->actions = actions;
  summary->question = *question;
  summary->figures = g_array_new (FALSE, FALSE, sizeof (LisActionFigure));
  summary->missing = g_array_new (FALSE, FALSE, sizeof (LisActionFigure));
  g_array_set_clear_func (summary->figures, clear_figure);
  g_array_set_clear_func (summary->missing, clear_figure);
  summary->areas = g_array_new (FALSE, FALSE, sizeof (LisActionBar));
  summary->responsible = g_array_new (FALSE, FALSE, sizeof (LisActionBar));
  summary->indicators = g_ptr_array_new_with_free_func (free_indicator);
  summary->changes = g_array_new (FALSE, FALSE, sizeof (LisActionChange));
  summary->risks = g_array_new (FALSE, FALSE, sizeof (LisActionRisk));
  fill_in_question (summary);
  count_everything (summary);
  find_risks (summary);
  lis_action_summary_find_indicators (summary);
  lis_action_summary_find_changes (summary);
  return summary;
}

void
lis_action_summary_free (LisActionSummary *summary)
{
  if (summary == NULL)
    return;
  g_array_unref (summary->figures);
  g_array_unref (summary->missing);
  g_array_unref (summary->areas);
  g_array_unref (summary->responsible);
  g_ptr_array_unref (summary->indicators);
  g_array_unref (summary->changes);
  g_array_unref (summary->risks);
  g_free (summary->scope);
  g_free (summary);
}

static LisActionFilter
get_bar_filter (const LisActionSummary *summary, const LisActionBar *bar)
{
  LisActionFilter filter = lis_action_summary_get_base (summary);

  if (bar->kind == LIS_ACTION_BAR_AREA)
    {
      filter.plan = bar->plan->record.id;
      filter.area = bar->id != LIS_ID_NONE ? bar->id : LIS_ACTION_AREA_NONE;
      return filter;
    }
  filter.per = LIS_ACTION_PER_ACTOR;
  filter.actor = bar->id;
  if (bar->id == LIS_ID_NONE)
    filter.missing = LIS_ACTION_MISSING_RESPONSIBLE;
  return filter;
}

char *
lis_action_bar_format_filter (const LisActionSummary *summary, const LisActionBar *bar, gint32 state)
{
  LisActionFilter filter = get_bar_filter (summary, bar);

  filter.states = state >= 0 ? 1u << state : 0;
  return lis_action_filter_format (&filter);
}

char *
lis_action_bar_format_due_filter (const LisActionSummary *summary, const LisActionBar *bar, LisPlanDueKind due)
{
  LisActionFilter filter = get_bar_filter (summary, bar);

  filter.dues = 1u << due;
  return lis_action_filter_format (&filter);
}

char *
lis_action_bar_format_contributes_filter (const LisActionSummary *summary, const LisActionBar *bar)
{
  LisActionFilter filter = get_bar_filter (summary, bar);

  filter.per = LIS_ACTION_PER_STEP;
  filter.as = LIS_RESPONSIBILITY_CONTRIBUTES;
  return lis_action_filter_format (&filter);
}
