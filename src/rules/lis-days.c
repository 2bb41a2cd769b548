/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-days.h"

void
lis_days_add (GArray *days, LisDateRange range)
{
  if (!lis_date_range_is_empty (range))
    g_array_append_val (days, range);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const LisDateRange *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
is_in_order (const GArray *days)
{
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, LisDateRange, i).start < g_array_index (days, LisDateRange, i - 1).start)
      return FALSE;
  return TRUE;
}

void
lis_days_join (GArray *days)
{
  guint kept = 0;

  if (!is_in_order (days))
    g_array_sort (days, compare_ranges);
  for (guint i = 0; i < days->len; i++)
    {
      LisDateRange range = g_array_index (days, LisDateRange, i);
      LisDateRange *last = kept > 0 ? &g_array_index (days, LisDateRange, kept - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (days, LisDateRange, kept++) = range;
    }
  g_array_set_size (days, kept);
}

void
lis_days_subtract (const GArray *days, const GArray *others, GArray *left)
{
  guint other = 0;

  g_array_set_size (left, 0);
  for (guint i = 0; i < days->len; i++)
    {
      LisDateRange range = g_array_index (days, LisDateRange, i);

      while (other < others->len && g_array_index (others, LisDateRange, other).end <= range.start)
        other++;
      for (guint j = other; j < others->len; j++)
        {
          LisDateRange taken = g_array_index (others, LisDateRange, j);

          if (taken.start >= range.end)
            break;
          lis_days_add (left, (LisDateRange){ range.start, taken.start });
          range.start = MAX (range.start, taken.end);
        }
      lis_days_add (left, range);
    }
}

void
lis_days_clip (GArray *days, LisDateRange range)
{
  guint kept = 0;

  for (guint i = 0; i < days->len; i++)
    {
      LisDateRange part = lis_date_range_intersect (g_array_index (days, LisDateRange, i), range);

      if (!lis_date_range_is_empty (part))
        g_array_index (days, LisDateRange, kept++) = part;
    }
  g_array_set_size (days, kept);
}
