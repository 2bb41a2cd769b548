/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-excess.h"
#include "lis-rules-private.h"
#include "lis-trainee.h"

/* What is reused from unit to unit. */
typedef struct
{
  GArray *chosen; /* LisPresence of one specialty */
  GArray *places; /* LisPlaces */
  GArray *steps;
  GArray *excesses;
} Scratch;

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const LisId *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* The doctors there on the worst day, each once and in order of id. */
static void
name_others (LisRuleContext *context, const LisPresence *presences, guint n, LisFinding *finding)
{
  LisId *others = g_new (LisId, n);
  guint n_others = 0, kept = 0;

  for (guint i = 0; i < n; i++)
    if (lis_date_range_contains (presences[i].range, finding->worst_day) && (presences[i].agreed || finding->proposed))
      others[n_others++] =
        ((const LisPeriod *) lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, presences[i].period))->person;
  qsort (others, n_others, sizeof *others, compare_ids);
  for (guint i = 0; i < n_others; i++)
    if (kept == 0 || others[kept - 1] != others[i])
      others[kept++] = others[i];
  finding->others = g_realloc_n (others, kept, sizeof *others);
  finding->n_others = kept;
}

static void
copy_steps (const GArray *steps, const LisExcess *excess, LisFinding *finding)
{
  finding->steps = g_new (LisFindingStep, excess->n_steps);
  finding->n_steps = excess->n_steps;
  for (guint i = 0; i < excess->n_steps; i++)
    {
      const LisLoadStep *step = &g_array_index (steps, LisLoadStep, excess->first_step + i);

      finding->steps[i] = (LisFindingStep){ step->start, lis_step_get_amount (step, excess->class) };
    }
}

static void
add_finding (LisRuleContext *context, guint unit, LisId specialty, const LisPresence *presences, guint n,
             const GArray *steps, const LisExcess *excess)
{
  gboolean proposed = excess->class == LIS_EXCESS_PROPOSED;
  LisSeverity severity = proposed || excess->hand_over ? LIS_SEVERITY_NOTE : LIS_SEVERITY_SERIOUS;
  LisFinding *finding = lis_rule_add (context, LIS_FINDING_OVER_CAPACITY, severity, excess->range);

  finding->unit = ((const LisRecord *) lis_plan_data_get (context->data, LIS_ENTITY_UNIT, unit))->id;
  finding->specialty = specialty;
  finding->amount = excess->amount;
  finding->limit = excess->limit;
  finding->worst_day = excess->worst_day;
  finding->proposed = proposed;
  copy_steps (steps, excess, finding);
  name_others (context, presences, n, finding);
}

static void
check_places (LisRuleContext *context, guint unit, LisId specialty, const LisPresence *presences, guint n,
              Scratch *scratch)
{
  lis_steps_sum (presences, n, (const LisPlaces *) (gconstpointer) scratch->places->data, scratch->places->len,
                 scratch->steps);
  lis_excesses_find (scratch->steps, presences, n, context->today, scratch->excesses);
  for (guint i = 0; i < scratch->excesses->len; i++)
    {
      const LisExcess *excess = &g_array_index (scratch->excesses, LisExcess, i);

      if (!lis_rule_is_past (context, excess->range))
        add_finding (context, unit, specialty, presences, n, scratch->steps, excess);
    }
}

static void
check_specialty (LisRuleContext *context, guint unit, LisId specialty, const LisPresence *presences, guint n,
                 Scratch *scratch)
{
  g_array_set_size (scratch->chosen, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, presences[i].period);
      guint person = lis_plan_data_index (context->data, LIS_ENTITY_PERSON, period->person);

      if (person != LIS_INDEX_NONE && lis_trainee_is_in (context->data, &context->trainings, person, specialty))
        g_array_append_val (scratch->chosen, presences[i]);
    }
  check_places (context, unit, specialty, (const LisPresence *) (gconstpointer) scratch->chosen->data,
                scratch->chosen->len, scratch);
}

static LisId
get_specialty (LisRuleContext *context, guint32 capacity)
{
  return ((const LisCapacity *) lis_plan_data_get (context->data, LIS_ENTITY_CAPACITY, capacity))->specialty;
}

static gboolean
is_met_before (LisRuleContext *context, const guint32 *capacities, guint index)
{
  for (guint i = 0; i < index; i++)
    if (get_specialty (context, capacities[i]) == get_specialty (context, capacities[index]))
      return TRUE;
  return FALSE;
}

static void
check_unit (LisRuleContext *context, guint unit, const LisPresences *presences, Scratch *scratch)
{
  const LisPresence *own = &g_array_index (presences->presences, LisPresence, presences->first[unit]);
  guint n_own = presences->first[unit + 1] - presences->first[unit];
  gboolean several_sorts = FALSE;
  const guint32 *capacities;
  guint n;

  capacities = lis_grouping_get (&presences->capacities, unit, &n);
  if (n == 0 || n_own == 0)
    return;
  lis_places_collect (context->data, capacities, n, LIS_ID_NONE, scratch->places);
  check_places (context, unit, LIS_ID_NONE, own, n_own, scratch);
  for (guint i = 1; i < n && !several_sorts; i++)
    several_sorts = get_specialty (context, capacities[i]) != get_specialty (context, capacities[0]);
  for (guint i = 0; i < n && several_sorts; i++)
    {
      LisId specialty = get_specialty (context, capacities[i]);

      if (specialty == LIS_ID_NONE || is_met_before (context, capacities, i))
        continue;
      lis_places_collect (context->data, capacities, n, specialty, scratch->places);
      check_specialty (context, unit, specialty, own, n_own, scratch);
    }
}

void
lis_rule_capacity (LisRuleContext *context)
{
  g_auto (LisPresences) presences = { 0 };
  Scratch scratch = {
    g_array_new (FALSE, FALSE, sizeof (LisPresence)),
    g_array_new (FALSE, FALSE, sizeof (LisPlaces)),
    g_array_new (FALSE, FALSE, sizeof (LisLoadStep)),
    g_array_new (FALSE, FALSE, sizeof (LisExcess)),
  };

  lis_presences_init (&presences, context->data);
  for (guint unit = 0; unit < lis_plan_data_count (context->data, LIS_ENTITY_UNIT); unit++)
    check_unit (context, unit, &presences, &scratch);
  g_array_unref (scratch.chosen);
  g_array_unref (scratch.places);
  g_array_unref (scratch.steps);
  g_array_unref (scratch.excesses);
}
