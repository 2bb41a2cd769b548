/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-overview-private.h"

/* What the overview says of findings and of places. */

static int
compare_actions (const LisOverviewAction *first, const LisOverviewAction *second)
{
  if (first->is_past != second->is_past)
    return first->is_past ? 1 : -1;
  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  /* LIS_DATE_NONE comes before every day: what has no days cannot wait for one. */
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->finding > second->finding) - (first->finding < second->finding);
}

static int
compare_actions_cb (gconstpointer a, gconstpointer b)
{
  return compare_actions (a, b);
}

static LisOverviewAction
make_action (const LisFinding *finding, guint index, LisDate today)
{
  gboolean dated = finding->range.start > LIS_DATE_MIN || finding->range.end < LIS_DATE_MAX;

  return (LisOverviewAction){ index, finding->severity, dated ? MAX (finding->range.start, today) : LIS_DATE_NONE,
                              finding->person, finding->period, finding->unit,
                              dated && finding->range.end <= today };
}

/* Lets the largest sink to where those below are no larger: the worst known so far lie under it. */
static void
sift_down (LisOverviewAction *heap, guint n, guint index)
{
  guint child;

  while ((child = 2 * index + 1) < n)
    {
      LisOverviewAction moved = heap[index];

      if (child + 1 < n && compare_actions (&heap[child + 1], &heap[child]) > 0)
        child++;
      if (compare_actions (&heap[child], &moved) <= 0)
        return;
      heap[index] = heap[child];
      heap[child] = moved;
      index = child;
    }
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const LisOverviewUnit *first = a, *second = b;
  gint64 most = (gint64) first->amount - MAX (first->limit, 0);
  gint64 other = (gint64) second->amount - MAX (second->limit, 0);

  if (most != other)
    return most > other ? -1 : 1;
  if (first->days.start != second->days.start)
    return first->days.start < second->days.start ? -1 : 1;
  return (first->unit > second->unit) - (first->unit < second->unit);
}

static const char *
keep_unit_filter (LisOverview *overview, LisId unit)
{
  return lis_overview_keep_filter (overview, &(LisPathwayFilter){ .unit = unit });
}

/* Each unit once, with the worst of its findings. @places: where each unit lies in the list, from 1. */
static void
add_excess (LisOverview *overview, GHashTable *places, const LisFinding *finding)
{
  LisOverviewUnit entry = { finding->unit, finding->range, finding->worst_day, finding->amount, finding->limit, NULL };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &finding->unit));
  LisOverviewUnit *known = place > 0 ? &g_array_index (overview->units_over, LisOverviewUnit, place - 1) : NULL;

  if (known != NULL)
    {
      entry.filter = known->filter;
      if (compare_units (&entry, known) < 0)
        *known = entry;
      return;
    }
  entry.filter = keep_unit_filter (overview, finding->unit);
  g_array_append_val (overview->units_over, entry);
  g_hash_table_insert (places, (gpointer) &finding->unit, GUINT_TO_POINTER (overview->units_over->len));
}

/* How many of its places stay free on every day of @range: the steps that reach into it decide. */
static gint32
find_free (const GArray *steps, LisDateRange range)
{
  guint low = 0, high = steps->len;
  gint32 least = G_MAXINT32;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (steps, LisLoadStep, middle).start <= range.start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 0;
  for (guint i = low - 1; i < steps->len && g_array_index (steps, LisLoadStep, i).start < range.end; i++)
    {
      const LisLoadStep *step = &g_array_index (steps, LisLoadStep, i);

      least = MIN (least, MAX (step->places, 0) - step->agreed - step->proposed);
    }
  return least;
}

static void
add_free (LisOverview *overview, const LisLoad *load)
{
  LisOverviewUnit entry = { load->unit, overview->half_year, overview->half_year.start, 0, -1, NULL };

  entry.amount = find_free (load->steps, overview->half_year);
  if (entry.amount < LIS_SHARE_FULL)
    return;
  entry.filter = keep_unit_filter (overview, load->unit);
  g_array_append_val (overview->units_free, entry);
}

/* The first of tens of thousands, without putting all of them in order: a heap with the last of those kept on top. */
static void
add_action (GArray *kept, LisOverviewAction action)
{
  LisOverviewAction *heap = (LisOverviewAction *) (gpointer) kept->data;

  if (kept->len == LIS_OVERVIEW_MAX_ACTIONS)
    {
      if (compare_actions (&action, &heap[0]) >= 0)
        return;
      heap[0] = action;
      sift_down (heap, kept->len, 0);
      return;
    }
  g_array_append_val (kept, action);
  heap = (LisOverviewAction *) (gpointer) kept->data;
  for (guint i = kept->len / 2; kept->len == LIS_OVERVIEW_MAX_ACTIONS && i > 0; i--)
    sift_down (heap, kept->len, i - 1);
}

void
lis_overview_add_findings (LisOverview *overview, const LisPathwaysPrivate *pathways)
{
  const GArray *findings = pathways->answer.findings;
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (findings, LisFinding, i);

      add_action (overview->actions, make_action (finding, i, overview->today));
      if (lis_finding_is_excess (finding->kind, finding->severity))
        add_excess (overview, places, finding);
    }
  overview->n_actions = findings != NULL ? findings->len : 0;
  g_array_sort (overview->actions, compare_actions_cb);
  g_array_sort (overview->units_over, compare_units);
}

void
lis_overview_add_loads (LisOverview *overview, const LisPathwaysPrivate *pathways)
{
  for (guint i = 0; pathways->all_loads != NULL && i < pathways->all_loads->len; i++)
    add_free (overview, g_ptr_array_index (pathways->all_loads, i));
  g_array_sort (overview->units_free, compare_units);
}
