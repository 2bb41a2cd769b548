/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathways-private.h"
#include "lis-place.h"

/* The load strip: loads of the units that the rows meet. Their order is that of the whole plan, so that it is found
 * once and a unit keeps its place beside others whatever the filter. */

/* How bad a load gets, for sorting. */
typedef struct
{
  const LisLoad *load;
  gint64         excess; /* agreed above places; far below zero where no places are recorded */
  gint64         agreed;
} RankedLoad;

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const RankedLoad *first = a, *second = b;

  if (first->excess != second->excess)
    return first->excess > second->excess ? -1 : 1;
  if (first->agreed != second->agreed)
    return first->agreed > second->agreed ? -1 : 1;
  return (first->load->unit > second->load->unit) - (first->load->unit < second->load->unit);
}

static void
mark_units_above (const LisPlanData *data, gboolean *met)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = met[i] ? lis_plan_data_get (data, LIS_ENTITY_UNIT, i) : NULL;

      for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
        {
          guint above = lis_plan_data_index (data, LIS_ENTITY_UNIT, unit->parent);

          if (above == LIS_INDEX_NONE || met[above])
            break;
          met[above] = TRUE;
          unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, above);
        }
    }
}

/* By index: units that the rows' periods are at, and those above them. */
static gboolean *
mark_units_met (const LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  gboolean *met = g_new0 (gboolean, lis_plan_data_count (data, LIS_ENTITY_UNIT) + 1);
  const LisPathwayBar *bars = (const LisPathwayBar *) (gpointer) self->answer.bars->data;

  for (guint i = 0; i < self->answer.rows->len; i++)
    {
      const LisPathwayRow *row = &g_array_index (self->answer.rows, LisPathwayRow, i);

      for (guint j = row->first_bar; j < row->first_bar + row->n_bars; j++)
        if (bars[j].place != LIS_INDEX_NONE && (bars[j].flags & LIS_BAR_WISHED) == 0)
          met[bars[j].place] = TRUE;
    }
  mark_units_above (data, met);
  return met;
}

/* Days from today on decide which load is the worst: what is past cannot be planned. */
static LisDateRange
get_days_ahead (const LisPathwaysPrivate *self)
{
  LisDateRange ahead = { self->today, self->today };

  for (guint i = 0; i < self->doctors->len; i++)
    ahead.end = MAX (ahead.end, lis_pathways_get_doctor (self, i)->range.end);
  if (lis_date_range_is_empty (ahead))
    ahead = (LisDateRange){ LIS_DATE_MIN, self->today };
  return ahead;
}

static void
rank_loads (LisPathwaysPrivate *self)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (RankedLoad));
  LisDateRange ahead = get_days_ahead (self);

  for (guint i = 0; i < self->all_loads->len; i++)
    {
      const LisLoad *load = g_ptr_array_index (self->all_loads, i);
      LisLoadStep worst = lis_load_get_worst (load, ahead);
      RankedLoad rank = { load, worst.places >= 0 ? (gint64) worst.agreed - worst.places : G_MININT32, worst.agreed };

      g_array_append_val (ranked, rank);
    }
  g_array_sort (ranked, compare_loads);
  self->ranked_loads = g_ptr_array_sized_new (ranked->len);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (self->ranked_loads, (gpointer) g_array_index (ranked, RankedLoad, i).load);
}

void
lis_pathways_make_loads (LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  g_autofree gboolean *met = mark_units_met (self);

  if (self->all_loads == NULL)
    self->all_loads = lis_loads_compute (data, (LisDateRange){ LIS_DATE_MIN, LIS_DATE_MAX });
  if (self->ranked_loads == NULL)
    rank_loads (self);
  g_clear_pointer (&self->answer.loads, g_ptr_array_unref);
  self->answer.loads = g_ptr_array_sized_new (self->ranked_loads->len);
  for (guint i = 0; i < self->ranked_loads->len; i++)
    {
      const LisLoad *load = g_ptr_array_index (self->ranked_loads, i);

      if (met[lis_plan_data_index (data, LIS_ENTITY_UNIT, load->unit)])
        g_ptr_array_add (self->answer.loads, (gpointer) load);
    }
}
