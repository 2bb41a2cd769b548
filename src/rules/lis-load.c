/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-load.h"

#include "lis-presence.h"

void
lis_load_free (LisLoad *load)
{
  if (load == NULL)
    return;
  g_array_unref (load->steps);
  g_free (load);
}

/* Keeps the days of @range, with what holds on its first day put there. */
static GArray *
clip_steps (const GArray *steps, LisDateRange range)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (LisLoadStep));
  LisLoadStep before = { range.start, 0, 0, -1 };

  g_array_append_val (kept, before);
  for (guint i = 0; i < steps->len; i++)
    {
      LisLoadStep step = g_array_index (steps, LisLoadStep, i);

      if (step.start >= range.end)
        break;
      if (step.start > range.start)
        {
          g_array_append_val (kept, step);
          continue;
        }
      step.start = range.start;
      g_array_index (kept, LisLoadStep, 0) = step;
    }
  return kept;
}

static gboolean
has_something (const GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const LisLoadStep *step = &g_array_index (steps, LisLoadStep, i);

      if (step->agreed > 0 || step->proposed > 0 || step->places >= 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const LisLoad *first = *(const LisLoad *const *) a, *second = *(const LisLoad *const *) b;

  return (first->unit > second->unit) - (first->unit < second->unit);
}

GPtrArray *
lis_loads_compute (const LisPlanData *data, LisDateRange range)
{
  GPtrArray *loads = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_load_free);
  g_auto (LisPresences) presences = { 0 };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LisPlaces));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LisLoadStep));

  lis_presences_init (&presences, data);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisPresence *first = &g_array_index (presences.presences, LisPresence, presences.first[i]);
      const guint32 *capacities;
      LisLoad *load;
      guint n;

      capacities = lis_grouping_get (&presences.capacities, i, &n);
      lis_places_collect (data, capacities, n, LIS_ID_NONE, places);
      lis_steps_sum (first, presences.first[i + 1] - presences.first[i],
                     (const LisPlaces *) (gconstpointer) places->data, n, steps);
      load = g_new0 (LisLoad, 1);
      load->unit = ((const LisRecord *) lis_plan_data_get (data, LIS_ENTITY_UNIT, i))->id;
      load->steps = clip_steps (steps, range);
      if (has_something (load->steps))
        g_ptr_array_add (loads, load);
      else
        lis_load_free (load);
    }
  g_ptr_array_sort (loads, compare_units);
  return loads;
}

static gboolean
is_worse (const LisLoadStep *a, const LisLoadStep *b)
{
  gint64 excess_a = a->places >= 0 ? (gint64) a->agreed - a->places : G_MININT32;
  gint64 excess_b = b->places >= 0 ? (gint64) b->agreed - b->places : G_MININT32;

  if (excess_a != excess_b)
    return excess_a > excess_b;
  if (a->agreed != b->agreed)
    return a->agreed > b->agreed;
  return a->proposed > b->proposed;
}

LisLoadStep
lis_load_get_worst (const LisLoad *load, LisDateRange range)
{
  LisLoadStep worst = { range.start, 0, 0, -1 };
  gboolean found = FALSE;

  for (guint i = 0; i < load->steps->len; i++)
    {
      LisLoadStep step = g_array_index (load->steps, LisLoadStep, i);
      gboolean ends = i + 1 < load->steps->len && g_array_index (load->steps, LisLoadStep, i + 1).start <= range.start;

      if (step.start >= range.end)
        break;
      step.start = MAX (step.start, range.start);
      if (ends || (found && !is_worse (&step, &worst)))
        continue;
      worst = step;
      found = TRUE;
    }
  return worst;
}
