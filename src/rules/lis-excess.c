/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-excess.h"

gint32
lis_step_get_amount (const LisLoadStep *step, LisExcessClass class)
{
  return class == LIS_EXCESS_AGREED ? step->agreed : step->agreed + step->proposed;
}

static LisDate
get_end (const GArray *steps, guint index)
{
  return index + 1 < steps->len ? g_array_index (steps, LisLoadStep, index + 1).start : LIS_DATE_MAX;
}

/* Somebody begins on the day, and without those who end on it nothing would be too much. */
static gboolean
is_hand_over (const LisExcess *excess, const LisPresence *presences, guint n)
{
  LisDate day = excess->range.start;
  gboolean begins = FALSE;
  gint64 staying = 0;

  if (lis_date_range_days (excess->range) != 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!lis_date_range_contains (presences[i].range, day) ||
          (excess->class == LIS_EXCESS_AGREED && !presences[i].agreed))
        continue;
      begins |= presences[i].range.start == day;
      if (presences[i].range.end != day + 1 || presences[i].range.start == day)
        staying += presences[i].share;
    }
  return begins && staying <= excess->limit;
}

/* Takes @step, which lasts until @end, into @excess. Steps come in order of day. */
static void
extend (LisExcess *excess, const LisLoadStep *step, LisDate end, LisDate from)
{
  gint32 amount = lis_step_get_amount (step, excess->class);
  gboolean first_ahead = end > from && excess->worst_day < from;

  if (excess->n_steps == 0 || first_ahead || amount - step->places > excess->amount - excess->limit)
    {
      excess->worst_day = end > from ? MAX (step->start, from) : step->start;
      excess->amount = amount;
      excess->limit = step->places;
    }
  excess->range.end = end;
  excess->n_steps++;
}

void
lis_excesses_find (const GArray *steps, const LisPresence *presences, guint n, LisDate from, GArray *excesses)
{
  LisExcess *last = NULL;

  g_array_set_size (excesses, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      const LisLoadStep *step = &g_array_index (steps, LisLoadStep, i);
      LisExcessClass class = lis_step_get_class (step);

      if (class == LIS_EXCESS_NONE)
        {
          last = NULL;
          continue;
        }
      if (last == NULL || last->class != class)
        {
          LisExcess excess = { .class = class, .range = { step->start, step->start }, .first_step = i };

          g_array_append_val (excesses, excess);
          last = &g_array_index (excesses, LisExcess, excesses->len - 1);
        }
      extend (last, step, get_end (steps, i), from);
    }
  for (guint i = 0; i < excesses->len; i++)
    {
      LisExcess *excess = &g_array_index (excesses, LisExcess, i);

      excess->hand_over = is_hand_over (excess, presences, n);
    }
}
