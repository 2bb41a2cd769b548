/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-presence.h"

#include "lis-place.h"

/* What changes on a day. */
typedef struct
{
  LisDate date;
  gint32  agreed;
  gint32  proposed;
  gint32  places;
  gint32  n_places; /* records in force: none is something else than none left */
} Change;

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;

  return (first->date > second->date) - (first->date < second->date);
}

static void
add_changes (GArray *changes, LisDateRange range, Change change)
{
  Change back = { range.end, -change.agreed, -change.proposed, -change.places, -change.n_places };

  change.date = range.start;
  g_array_append_val (changes, change);
  g_array_append_val (changes, back);
}

static GArray *
list_changes (const LisPresence *presences, guint n_presences, const LisPlaces *places, guint n_places)
{
  GArray *changes = g_array_sized_new (FALSE, FALSE, sizeof (Change), 2 * (n_presences + n_places));

  for (guint i = 0; i < n_presences; i++)
    {
      gboolean agreed = presences[i].agreed;
      gint32 share = presences[i].share;

      add_changes (changes, presences[i].range, (Change){ 0, agreed ? share : 0, agreed ? 0 : share, 0, 0 });
    }
  for (guint i = 0; i < n_places; i++)
    add_changes (changes, places[i].range, (Change){ 0, 0, 0, places[i].places, 1 });
  g_array_sort (changes, compare_changes);
  return changes;
}

static void
append_step (GArray *steps, const LisLoadStep *step)
{
  const LisLoadStep *last = steps->len > 0 ? &g_array_index (steps, LisLoadStep, steps->len - 1) : NULL;

  if (last == NULL || last->agreed != step->agreed || last->proposed != step->proposed || last->places != step->places)
    g_array_append_vals (steps, step, 1);
}

void
lis_steps_sum (const LisPresence *presences, guint n_presences, const LisPlaces *places, guint n_places,
               GArray *steps)
{
  g_autoptr (GArray) changes = list_changes (presences, n_presences, places, n_places);
  Change sum = { 0 };

  g_array_set_size (steps, 0);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      LisLoadStep step;

      sum.agreed += change->agreed;
      sum.proposed += change->proposed;
      sum.places += change->places;
      sum.n_places += change->n_places;
      if (i + 1 < changes->len && change[1].date == change->date)
        continue;
      step = (LisLoadStep){ change->date, sum.agreed, sum.proposed, sum.n_places > 0 ? sum.places : -1 };
      append_step (steps, &step);
    }
}

void
lis_places_collect (const LisPlanData *data, const guint32 *capacities, guint n, LisId specialty, GArray *places)
{
  g_array_set_size (places, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisCapacity *capacity = lis_plan_data_get (data, LIS_ENTITY_CAPACITY, capacities[i]);
      LisPlaces some = { lis_date_range_new (capacity->start, capacity->end), capacity->places * LIS_SHARE_FULL };

      if (specialty == LIS_ID_NONE || capacity->specialty == LIS_ID_NONE || capacity->specialty == specialty)
        g_array_append_val (places, some);
    }
}

LisExcessClass
lis_step_get_class (const LisLoadStep *step)
{
  if (step->places < 0)
    return LIS_EXCESS_NONE;
  if (step->agreed > step->places)
    return LIS_EXCESS_AGREED;
  return step->proposed > 0 && step->agreed + step->proposed > step->places ? LIS_EXCESS_PROPOSED : LIS_EXCESS_NONE;
}

void
lis_presence_add (GArray *presences, LisDateRange range, gint32 share, gboolean agreed, guint period)
{
  LisPresence presence = { range, share, agreed, period };

  if (share > 0 && !lis_date_range_is_empty (range))
    g_array_append_val (presences, presence);
}

/* How much of a doctor's work absence takes day by day, as steps whose "agreed" is the share. */
static void
sum_absences (const LisPlanData *data, const guint32 *absences, guint n, GArray *scratch, GArray *steps)
{
  g_array_set_size (scratch, 0);
  for (guint i = 0; i < n; i++)
    {
      const LisAbsence *absence = lis_plan_data_get (data, LIS_ENTITY_ABSENCE, absences[i]);

      if (absence->effect != LIS_ABSENCE_COUNTS)
        lis_presence_add (scratch, lis_date_range_new (absence->start, absence->end), absence->share, TRUE,
                          LIS_INDEX_NONE);
    }
  lis_steps_sum ((const LisPresence *) (gconstpointer) scratch->data, scratch->len, NULL, 0, steps);
}

/* The period's days with the share that absence leaves of it. */
static void
add_present_days (GArray *presences, const LisPeriod *period, guint index, const GArray *absence)
{
  LisDateRange range = lis_period_get_range (period);
  gboolean agreed = period->state == LIS_STATE_AGREED;
  LisDate from = range.start;
  gint32 absent = 0;

  for (guint i = 0; i < absence->len; i++)
    {
      const LisLoadStep *step = &g_array_index (absence, LisLoadStep, i);
      gint32 left = period->share - (gint32) ((gint64) period->share * absent / LIS_SHARE_FULL);

      if (step->start >= range.end)
        break;
      if (step->start > from)
        {
          lis_presence_add (presences, (LisDateRange){ from, step->start }, left, agreed, index);
          from = step->start;
        }
      absent = MIN (step->agreed, LIS_SHARE_FULL);
    }
  lis_presence_add (presences, (LisDateRange){ from, range.end },
                    period->share - (gint32) ((gint64) period->share * absent / LIS_SHARE_FULL), agreed, index);
}

/* Every service period placed in time and space, in order of index, with the days each is really there. */
static GArray *
list_presences (const LisPlanData *data)
{
  guint n_periods = lis_plan_data_count (data, LIS_ENTITY_PERIOD);
  GArray *presences = g_array_sized_new (FALSE, FALSE, sizeof (LisPresence), n_periods);
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (LisPresence));
  g_autoptr (GArray) absence = g_array_new (FALSE, FALSE, sizeof (LisLoadStep));
  g_auto (LisGrouping) absences = { 0 };
  guint person = LIS_INDEX_NONE;
  LisId id = LIS_ID_NONE;

  lis_grouping_init (&absences, data, LIS_ENTITY_PERSON, LIS_ENTITY_ABSENCE, G_STRUCT_OFFSET (LisAbsence, person));
  for (guint i = 0; i < n_periods; i++)
    {
      const LisPeriod *period = lis_plan_data_get (data, LIS_ENTITY_PERIOD, i);
      const guint32 *members;
      guint n = 0;

      if (period->kind != LIS_PERIOD_SERVICE || period->unit == LIS_ID_NONE || !lis_period_is_placed_in_time (period))
        continue;
      if (period->person != id)
        {
          id = period->person;
          person = lis_plan_data_index (data, LIS_ENTITY_PERSON, id);
          members = person != LIS_INDEX_NONE ? lis_grouping_get (&absences, person, &n) : NULL;
          g_array_set_size (absence, 0);
          if (n > 0)
            sum_absences (data, members, n, scratch, absence);
        }
      add_present_days (presences, period, i, absence);
    }
  return presences;
}

/* The units that count who is at @unit: itself, and those above with recorded places. */
static guint
find_counting_units (const LisPresences *presences, const LisPlanData *data, LisId id, guint32 *units)
{
  guint n = 0;

  for (guint depth = 0; id != LIS_ID_NONE && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      guint index = lis_plan_data_index (data, LIS_ENTITY_UNIT, id);
      guint n_capacities;

      if (index == LIS_INDEX_NONE)
        break;
      lis_grouping_get (&presences->capacities, index, &n_capacities);
      if (depth == 0 || n_capacities > 0)
        units[n++] = index;
      id = ((const LisUnit *) lis_plan_data_get (data, LIS_ENTITY_UNIT, index))->parent;
    }
  return n;
}

/* Calls for every presence the units that count it; twice: to count them and to put them in place. */
static void
distribute (LisPresences *presences, const LisPlanData *data, const GArray *all, gboolean only_count)
{
  guint32 units[LIS_PLACE_MAX_DEPTH];
  LisId last = LIS_ID_NONE;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const LisPresence *presence = &g_array_index (all, LisPresence, i);
      const LisPeriod *period = lis_plan_data_get (data, LIS_ENTITY_PERIOD, presence->period);

      if (period->unit != last)
        {
          last = period->unit;
          n = find_counting_units (presences, data, last, units);
        }
      for (guint j = 0; j < n; j++)
        if (only_count)
          presences->first[units[j] + 2]++;
        else
          g_array_index (presences->presences, LisPresence, presences->first[units[j] + 1]++) = *presence;
    }
}

void
lis_presences_init (LisPresences *presences, const LisPlanData *data)
{
  g_autoptr (GArray) all = list_presences (data);
  guint n_units = lis_plan_data_count (data, LIS_ENTITY_UNIT);

  lis_grouping_init (&presences->capacities, data, LIS_ENTITY_UNIT, LIS_ENTITY_CAPACITY,
                     G_STRUCT_OFFSET (LisCapacity, unit));
  presences->first = g_new0 (guint32, n_units + 2);
  distribute (presences, data, all, TRUE);
  for (guint i = 2; i < n_units + 2; i++)
    presences->first[i] += presences->first[i - 1];
  presences->presences = g_array_new (FALSE, FALSE, sizeof (LisPresence));
  g_array_set_size (presences->presences, presences->first[n_units + 1]);
  distribute (presences, data, all, FALSE);
}

void
lis_presences_clear (LisPresences *presences)
{
  lis_grouping_clear (&presences->capacities);
  g_clear_pointer (&presences->presences, g_array_unref);
  g_clear_pointer (&presences->first, g_free);
}
