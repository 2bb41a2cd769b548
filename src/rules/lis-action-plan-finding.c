/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plan-finding.h"

#include <glib/gi18n-lib.h>

#include "lis-action-plan-due.h"

const LisEntityType lis_plan_finding_entities[] = {
  LIS_ENTITY_ACTION_PLAN,  LIS_ENTITY_MEASURE,        LIS_ENTITY_STEP,        LIS_ENTITY_ACTOR,
  LIS_ENTITY_ACTOR_MEMBER, LIS_ENTITY_RESPONSIBILITY, LIS_ENTITY_STEP_STATUS, LIS_ENTITY_PLAN_NOTE,
  LIS_ENTITY_INDICATOR,    LIS_ENTITY_NONE,
};

typedef struct
{
  const LisPlanIndex *index;
  LisDate             today;
  GArray             *findings;
} Search;

/* What a step and a measure have in common. */
typedef struct
{
  LisPlanSpot    spot;
  LisPlanFinding base;
  LisFuzzyTime   time;
} Followed;

static void
add_finding (Search *search, const Followed *followed, LisPlanFindingKind kind, LisSeverity severity, LisId actor,
             LisDate day, gint32 state)
{
  LisPlanFinding finding = followed->base;

  finding.kind = kind;
  finding.severity = severity;
  finding.actor = actor;
  finding.day = day;
  finding.state = state;
  g_array_append_val (search->findings, finding);
}

static LisPlanFindingKind
get_kind (LisPlanDueKind kind)
{
  if (kind == LIS_PLAN_DUE_LATE)
    return LIS_PLAN_FINDING_LATE;
  return kind == LIS_PLAN_DUE_SOON ? LIS_PLAN_FINDING_SOON_DUE : LIS_PLAN_FINDING_NOT_MENTIONED;
}

static void
check_actor (Search *search, const Followed *followed, LisId actor)
{
  const LisStepStatus *status = lis_plan_index_find_status (search->index, followed->spot, actor, search->today);
  gint32 state = status != NULL ? status->state : 0;
  LisDate mention = LIS_DATE_NONE;
  LisPlanDue due;

  if (lis_plan_time_has_no_end (&followed->time))
    mention = lis_plan_index_find_mention (search->index, followed->spot, actor, search->today);
  due = lis_plan_due_judge (&followed->time, state, status != NULL ? status->date : LIS_DATE_NONE, mention,
                            search->today);
  if (due.kind != LIS_PLAN_DUE_NOTHING)
    add_finding (search, followed, get_kind (due.kind), due.severity, actor, due.day, state);
}

static void
check_followed (Search *search, const Followed *followed)
{
  g_autoptr (GArray) actors =
    lis_plan_index_list_actors (search->index, followed->spot, LIS_RESPONSIBILITY_RESPONSIBLE, search->today);

  if (actors->len == 0)
    add_finding (search, followed, LIS_PLAN_FINDING_WITHOUT_RESPONSIBLE, LIS_SEVERITY_WARNING, LIS_ID_NONE,
                 LIS_DATE_NONE, 0);
  if (lis_plan_time_is_missing (&followed->time))
    {
      add_finding (search, followed, LIS_PLAN_FINDING_WITHOUT_DATE, LIS_SEVERITY_NOTE, LIS_ID_NONE, LIS_DATE_NONE, 0);
      return;
    }
  if (actors->len == 0)
    check_actor (search, followed, LIS_ID_NONE);
  for (guint i = 0; i < actors->len; i++)
    check_actor (search, followed, g_array_index (actors, LisId, i));
}

static guint
check_steps (Search *search, const Followed *measure)
{
  guint n, followed = 0;
  const guint32 *places = lis_grouping_get (&search->index->steps, measure->spot.measure, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisStep *step = lis_plan_data_get (search->index->data, LIS_ENTITY_STEP, places[i]);
      Followed one = *measure;

      if (lis_date_is_set (step->withdrawn))
        continue;
      one.spot.step = places[i];
      one.base.step = step->record.id;
      one.time = lis_plan_index_get_time (search->index, one.spot);
      check_followed (search, &one);
      followed++;
    }
  return followed;
}

static void
check_measure (Search *search, guint place, const LisMeasure *measure)
{
  Followed followed = {
    .spot = { place, LIS_INDEX_NONE },
    .base = { .action_plan = measure->action_plan, .measure = measure->record.id },
    .time = lis_plan_index_get_time (search->index, (LisPlanSpot){ place, LIS_INDEX_NONE }),
  };
  guint n;

  if (check_steps (search, &followed) == 0)
    check_followed (search, &followed);
  lis_grouping_get (&search->index->indicators, place, &n);
  if (n == 0)
    add_finding (search, &followed, LIS_PLAN_FINDING_WITHOUT_INDICATOR, LIS_SEVERITY_NOTE, LIS_ID_NONE, LIS_DATE_NONE,
                 0);
}

/* By order in the plan, not by age of the records. */
static int
compare_findings (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LisPlanFinding *first = a, *second = b;
  const LisPlanData *data = user_data;
  const LisMeasure *x = lis_plan_data_find (data, LIS_ENTITY_MEASURE, first->measure);
  const LisMeasure *y = lis_plan_data_find (data, LIS_ENTITY_MEASURE, second->measure);
  const LisStep *step_x = lis_plan_data_find (data, LIS_ENTITY_STEP, first->step);
  const LisStep *step_y = lis_plan_data_find (data, LIS_ENTITY_STEP, second->step);
  gint32 order_x = step_x != NULL ? step_x->order : 0, order_y = step_y != NULL ? step_y->order : 0;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->action_plan != second->action_plan)
    return first->action_plan < second->action_plan ? -1 : 1;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  if (order_x != order_y)
    return order_x < order_y ? -1 : 1;
  if (first->step != second->step)
    return first->step < second->step ? -1 : 1;
  return (first->actor > second->actor) - (first->actor < second->actor);
}

GArray *
lis_plan_findings_find (const LisPlanData *data, LisDate today)
{
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (LisPlanFinding));
  g_auto (LisPlanIndex) index = { 0 };
  Search search = { &index, today, findings };

  lis_plan_index_init (&index, data);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_MEASURE); i++)
    {
      const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, i);
      const LisActionPlan *plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);

      if (plan != NULL && !plan->template && !lis_date_is_set (measure->withdrawn))
        check_measure (&search, i, measure);
    }
  g_array_sort_with_data (findings, compare_findings, (gpointer) data);
  return findings;
}

static const struct
{
  const char *name;
  const char *title;
} kinds[LIS_N_PLAN_FINDING_KINDS] = {
  { "late", N_("Late in action plans") },
  { "soon-due", N_("Soon due in action plans") },
  { "not-mentioned", N_("Not mentioned for six months in action plans") },
  { "without-responsible", N_("Measures and steps without anybody responsible") },
  { "without-date", N_("Measures and steps without a date") },
  { "without-indicator", N_("Measures without an indicator") },
};

const char *
lis_plan_finding_kind_get_name (LisPlanFindingKind kind)
{
  g_return_val_if_fail (kind < LIS_N_PLAN_FINDING_KINDS, NULL);

  return kinds[kind].name;
}

const char *
lis_plan_finding_kind_get_title (LisPlanFindingKind kind)
{
  g_return_val_if_fail (kind < LIS_N_PLAN_FINDING_KINDS, NULL);

  return _(kinds[kind].title);
}

/* "2.5 Vurderer satsene" with the actor before it, where there is one. */
static char *
format_subject (const LisPlanFinding *finding, const LisPlanData *data)
{
  const LisMeasure *measure = lis_plan_data_find (data, LIS_ENTITY_MEASURE, finding->measure);
  const LisStep *step = lis_plan_data_find (data, LIS_ENTITY_STEP, finding->step);
  const LisActor *actor = lis_plan_data_find (data, LIS_ENTITY_ACTOR, finding->actor);
  const char *number = step != NULL ? step->number : measure != NULL ? measure->number : NULL;
  const char *text = step != NULL ? step->text : measure != NULL ? measure->title : "";
  g_autofree char *what = number != NULL ? g_strdup_printf ("%s %s", number, text) : g_strdup (text);

  return actor != NULL ? g_strdup_printf ("%s: %s", actor->name, what) : g_steal_pointer (&what);
}

char *
lis_plan_finding_format (const LisPlanFinding *finding, const LisPlanData *data)
{
  g_autofree char *subject = format_subject (finding, data);
  g_autofree char *day = lis_date_is_set (finding->day) ? lis_date_format_short (finding->day) : NULL;
  const LisChoice *state = lis_choice_find (lis_status_states, finding->state);
  const char *told = state != NULL ? _(state->label) : _("no status");

  switch (finding->kind)
    {
    case LIS_PLAN_FINDING_LATE:
      return g_strdup_printf (_("%s – was due by %s, %s"), subject, day, told);
    case LIS_PLAN_FINDING_SOON_DUE:
      return g_strdup_printf (_("%s – is due by %s, %s"), subject, day, told);
    case LIS_PLAN_FINDING_NOT_MENTIONED:
      return day != NULL ? g_strdup_printf (_("%s – last mentioned on %s"), subject, day)
                         : g_strdup_printf (_("%s – never mentioned"), subject);
    case LIS_PLAN_FINDING_WITHOUT_RESPONSIBLE:
    case LIS_PLAN_FINDING_WITHOUT_DATE:
    case LIS_PLAN_FINDING_WITHOUT_INDICATOR:
    case LIS_N_PLAN_FINDING_KINDS:
    default:
      return g_steal_pointer (&subject);
    }
}
