/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-unit-sheet.h"

#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-place.h"
#include "lis-sheet-words.h"
#include "lis-unit-sheet-private.h"

static gboolean *
mark_within (const LisPlanData *data, LisId unit)
{
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);
  gboolean *within = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    within[i] = lis_place_is_within (data, ((const LisRecord *) lis_plan_data_get (data, LIS_ENTITY_UNIT, i))->id,
                                     unit);
  return within;
}

static const char *
get_specialty (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor)
{
  const LisTraining *training = lis_pathways_get_main_training (self, doctor, LIS_ID_NONE);

  return training != NULL ? lis_sheet_specialty (self->answer.data, training->specialty) : NULL;
}

static const char *
keep (LisUnitSheet *sheet, const char *text)
{
  return text != NULL && text[0] != '\0' ? g_string_chunk_insert_const (sheet->texts, text) : NULL;
}

/* Where the doctor is at home on the sheet's day, which need not be the day that the pathways were made for. */
static const char *
get_home (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, LisDate day)
{
  const LisEmployment *home;
  const LisUnit *employer;
  const guint32 *employments;
  guint n;

  employments = lis_grouping_get (&self->employments, doctor->person, &n);
  home = lis_place_find_home (self->answer.data, employments, n, day);
  employer = home != NULL ? lis_place_get_legal_employer (self->answer.data, home->employer) : NULL;
  return employer != NULL ? employer->name : NULL;
}

static void
add_stay (LisUnitSheet *sheet, const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor,
          const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;
  LisDateRange range = lis_period_get_range (period);
  LisUnitStay stay = {
    .person = doctor->row.person->record.id,
    .period = period->record.id,
    .name = keep (sheet, doctor->row.name),
    .place = period->unit != sheet->unit ? lis_sheet_place (sheet->texts, self->answer.data, period->unit) : NULL,
    .specialty = keep (sheet, get_specialty (self, doctor)),
    .home = keep (sheet, get_home (self, doctor, sheet->day)),
    .range = range,
    .days = lis_sheet_days (sheet->texts, range),
    .share = period->share,
    .share_text = lis_sheet_share (sheet->texts, period->share),
    .state = lis_sheet_choice (lis_period_states, period->state),
    .here = lis_date_range_contains (range, sheet->day),
    .rotation = (bar->flags & LIS_BAR_ROTATION) != 0,
  };

  g_array_append_val (sheet->stays, stay);
}

/* Returns whether the doctor is here on the day. */
static gboolean
add_stays_among (LisUnitSheet *sheet, const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor,
                 const GArray *bars, guint first, guint n, const gboolean *within)
{
  gboolean here = FALSE;

  for (guint i = first; i < first + n; i++)
    {
      const LisPathwayBar *bar = &g_array_index (bars, LisPathwayBar, i);
      LisDateRange range;

      if (bar->place == LIS_INDEX_NONE || !within[bar->place] || (bar->flags & LIS_BAR_WISHED) != 0)
        continue;
      range = lis_period_get_range (bar->period);
      /* Without any day it is nowhere yet. */
      if ((range.start == LIS_DATE_MIN && range.end == LIS_DATE_MAX) ||
          !lis_date_range_overlaps (range, sheet->range))
        continue;
      add_stay (sheet, self, doctor, bar);
      here |= lis_date_range_contains (range, sheet->day);
    }
  return here;
}

/* Doctors come by name, and sorting keeps equals in order. */
static int
compare_stays (gconstpointer a, gconstpointer b)
{
  const LisUnitStay *first = a, *second = b;

  return (first->range.start > second->range.start) - (first->range.start < second->range.start);
}

static void
add_stays (LisUnitSheet *sheet, const LisPathwaysPrivate *self, const gboolean *within)
{
  for (guint i = 0; i < self->doctors->len; i++)
    {
      const LisPathwayDoctor *doctor = lis_pathways_get_doctor (self, i);
      const LisPathwayRow *row = &doctor->row;
      gboolean placed = add_stays_among (sheet, self, doctor, self->answer.bars, row->first_bar, row->n_bars, within);
      gboolean open = add_stays_among (sheet, self, doctor, self->answer.unplaced, row->first_unplaced,
                                       row->n_unplaced, within);

      sheet->n_here += placed || open;
    }
  g_array_sort (sheet->stays, compare_stays);
}

static void
add_capacities (LisUnitSheet *sheet, const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_CAPACITY); i++)
    {
      const LisCapacity *capacity = lis_plan_data_get (data, LIS_ENTITY_CAPACITY, i);
      LisDateRange range = lis_date_range_new (capacity->start, capacity->end);
      LisUnitCapacity entry = { .capacity = capacity->record.id, .places = (guint) MAX (capacity->places, 0),
                                .range = range };

      if (capacity->unit != sheet->unit || range.end <= sheet->day)
        continue;
      entry.specialty = keep (sheet, lis_sheet_specialty (data, capacity->specialty));
      entry.days = lis_sheet_days (sheet->texts, range);
      g_array_append_val (sheet->capacities, entry);
    }
}

static const char *
format_load (LisUnitSheet *sheet, gint32 amount, gint32 limit)
{
  g_autofree char *taken = lis_number_format (amount, LIS_SHARE_FULL, 2);
  guint whole = (guint) ((amount + LIS_SHARE_FULL - 1) / LIS_SHARE_FULL);
  guint places = (guint) (MAX (limit, 0) / LIS_SHARE_FULL);

  if (limit < 0)
    /* Translators: doctors at a unit, where it is not known how many places it has; may be "1.5". */
    return lis_sheet_take (sheet->texts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s doctor", "%s doctors",
                                                                       whole), taken));
  /* Translators: doctors at a unit and its training places: "3 of 2 places". */
  return lis_sheet_take (sheet->texts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u place",
                                                                     "%s of %u places", places), taken, places));
}

static const LisLoad *
find_load (LisPathwaysPrivate *self, LisId unit)
{
  if (self->all_loads == NULL)
    self->all_loads = lis_loads_compute (self->answer.data, (LisDateRange){ LIS_DATE_MIN, LIS_DATE_MAX });
  for (guint i = 0; i < self->all_loads->len; i++)
    {
      const LisLoad *load = g_ptr_array_index (self->all_loads, i);

      if (load->unit == unit)
        return load;
    }
  return NULL;
}

static void
add_months (LisUnitSheet *sheet, LisPathwaysPrivate *self)
{
  const LisLoad *load = find_load (self, sheet->unit);
  LisDate month = lis_date_month_start (sheet->day);

  for (guint i = 0; i < LIS_UNIT_SHEET_MONTHS; i++, month = lis_date_add_months (month, 1))
    {
      LisLoadStep step = { .start = month, .places = -1 };
      LisUnitMonth entry = { .month = month };

      if (load != NULL)
        step = lis_load_get_worst (load, (LisDateRange){ month, lis_date_add_months (month, 1) });
      entry.worst = step.start;
      entry.agreed = step.agreed;
      entry.proposed = step.proposed;
      entry.places = step.places;
      entry.over = step.places >= 0 && step.agreed > step.places;
      entry.text = format_load (sheet, step.agreed, step.places);
      g_array_append_val (sheet->months, entry);
    }
}

static LisUnitSheet *
create (const LisPlanData *data, const LisUnit *unit, LisDate day)
{
  LisUnitSheet *sheet = g_new0 (LisUnitSheet, 1);
  const LisUnit *employer = lis_place_get_legal_employer (data, unit->record.id);

  sheet->texts = g_string_chunk_new (4096);
  sheet->unit = unit->record.id;
  sheet->day = day;
  sheet->range = (LisDateRange){ day, lis_date_add_months (day, LIS_UNIT_SHEET_MONTHS) };
  sheet->name = lis_sheet_place (sheet->texts, data, unit->record.id);
  sheet->level = lis_sheet_choice (lis_unit_levels, unit->level);
  sheet->employer = employer != NULL ? keep (sheet, employer->name) : NULL;
  sheet->specialty = keep (sheet, lis_sheet_specialty (data, unit->specialty));
  sheet->stays = g_array_new (FALSE, FALSE, sizeof (LisUnitStay));
  sheet->posts = g_array_new (FALSE, FALSE, sizeof (LisUnitPost));
  sheet->holdings = g_array_new (FALSE, FALSE, sizeof (LisUnitHolding));
  sheet->capacities = g_array_new (FALSE, FALSE, sizeof (LisUnitCapacity));
  sheet->months = g_array_new (FALSE, FALSE, sizeof (LisUnitMonth));
  return sheet;
}

LisUnitSheet *
lis_unit_sheet_new (LisPathways *pathways, LisId id, LisDate day)
{
  LisPathwaysPrivate *self = (LisPathwaysPrivate *) pathways;
  const LisUnit *unit = lis_plan_data_find (pathways->data, LIS_ENTITY_UNIT, id);
  g_autofree gboolean *within = NULL;
  LisUnitSheet *sheet;

  if (unit == NULL)
    return NULL;
  within = mark_within (pathways->data, id);
  sheet = create (pathways->data, unit, day);
  add_stays (sheet, self, within);
  lis_unit_sheet_add_posts (sheet, pathways->data, within);
  add_capacities (sheet, pathways->data);
  add_months (sheet, self);
  return sheet;
}

void
lis_unit_sheet_free (LisUnitSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->stays);
  g_array_unref (sheet->posts);
  g_array_unref (sheet->holdings);
  g_array_unref (sheet->capacities);
  g_array_unref (sheet->months);
  g_string_chunk_free (sheet->texts);
  g_free (sheet);
}
