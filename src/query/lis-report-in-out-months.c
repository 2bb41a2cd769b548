/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-in-out-private.h"

#include "lis-place.h"

LisDateRange
lis_in_out_get_month (const InOut *self, int month)
{
  return (LisDateRange){ lis_date_add_months (self->half_year.start, month),
                         lis_date_add_months (self->half_year.start, month + 1) };
}

static gint32
get_absent_share (const InOut *self, const LisPathwayRow *row, LisDate day)
{
  gint32 share = 0;

  for (guint i = 0; i < row->n_absences; i++)
    {
      const LisAbsence *absence = g_ptr_array_index (self->context->pathways->answer.absences, row->first_absence + i);

      if (absence->effect != LIS_ABSENCE_COUNTS &&
          lis_date_range_contains (lis_date_range_new (absence->start, absence->end), day))
        share += absence->share;
    }
  return MIN (share, LIS_SHARE_FULL);
}

static gint64
sum_days (const InOut *self, const LisPathwayRow *row, const LisPeriod *period, LisDateRange month)
{
  LisDateRange days = lis_date_range_intersect (lis_period_get_range (period), month);
  gint64 sum = 0;

  for (LisDate day = days.start; day < days.end; day++)
    sum += (gint64) period->share * (LIS_SHARE_FULL - get_absent_share (self, row, day)) / LIS_SHARE_FULL;
  return sum;
}

static void
add_bar (InOut *self, const LisPathwayRow *row, const LisPathwayBar *bar, guint part)
{
  for (int month = 0; month < N_MONTHS; month++)
    {
      gint64 sum = sum_days (self, row, bar->period, lis_in_out_get_month (self, month));
      MonthSums *sums = &g_array_index (self->months, MonthSums, part * N_MONTHS + (guint) month);

      if (bar->period->state != LIS_STATE_AGREED)
        {
          sums->amounts[LINE_PROPOSED] += sum;
          continue;
        }
      sums->amounts[(bar->flags & LIS_BAR_ROTATION) != 0 ? LINE_ROTATION : LINE_OWN] += sum;
      sums->amounts[LINE_AGREED] += sum;
    }
}

/* Places recorded for the unit itself, or where there are none those of the units below; -1 when none are in force. */
static gint64
count_places (const InOut *self, LisId unit, LisDate day, gboolean below)
{
  const LisReportContext *context = self->context;
  gint64 places = -1;

  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_CAPACITY); i++)
    {
      const LisCapacity *capacity = lis_plan_data_get (context->data, LIS_ENTITY_CAPACITY, i);
      LisId wanted = context->options->specialty;

      if (wanted != LIS_ID_NONE && capacity->specialty != LIS_ID_NONE && capacity->specialty != wanted)
        continue;
      if (capacity->unit != unit && !(below && lis_place_is_within (context->data, capacity->unit, unit)))
        continue;
      if (lis_date_range_contains (lis_date_range_new (capacity->start, capacity->end), day))
        places = MAX (places, 0) + capacity->places;
    }
  return places >= 0 || below ? places : count_places (self, unit, day, TRUE);
}

/* Places change seldom and by the month: the first and the last day tell enough. */
static void
add_places (InOut *self, guint part)
{
  const LisUnit *unit = g_ptr_array_index (self->units, part);

  for (int month = 0; month < N_MONTHS; month++)
    {
      LisDateRange days = lis_in_out_get_month (self, month);
      gint64 first = count_places (self, unit->record.id, days.start, FALSE);
      gint64 last = count_places (self, unit->record.id, days.end - 1, FALSE);

      g_array_index (self->months, MonthSums, part * N_MONTHS + (guint) month).amounts[LINE_PLACES] = MIN (first, last);
    }
}

void
lis_in_out_sum_months (InOut *self)
{
  g_array_set_size (self->months, self->units->len * N_MONTHS);
  for (guint part = 0; part < self->units->len; part++)
    add_places (self, part);
  for (guint i = 0; i < lis_report_count_rows (self->context); i++)
    {
      const LisPathwayRow *row = lis_report_get_row (self->context, i);

      for (guint n = 0; n < row->n_bars; n++)
        {
          const LisPathwayBar *bar = lis_report_get_bar (self->context, row, n);
          guint part;

          if (!lis_date_range_overlaps (lis_period_get_range (bar->period), self->half_year))
            continue;
          part = lis_in_out_find_part (self, bar->period);
          if (part != NO_PART)
            add_bar (self, row, bar, part);
        }
    }
}
