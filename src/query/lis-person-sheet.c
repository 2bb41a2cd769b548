/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-person-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-person-sheet-private.h"
#include "lis-place.h"
#include "lis-sheet-words.h"

LisTense
lis_person_sheet_get_tense (const LisPersonSheet *sheet, LisDateRange range)
{
  if (range.end <= sheet->day)
    return LIS_TENSE_PAST;
  return range.start > sheet->day ? LIS_TENSE_FUTURE : LIS_TENSE_CURRENT;
}

static int
compare_trainings (gconstpointer a, gconstpointer b)
{
  const LisPersonTraining *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  return (first->training > second->training) - (first->training < second->training);
}

static void
add_training (LisPersonSheet *sheet, const LisPlanData *data, const LisTraining *training)
{
  LisDateRange range = lis_date_range_new (training->start, training->end);
  const char *specialty = lis_sheet_specialty (data, training->specialty);
  LisPersonTraining entry = {
    .training = training->record.id,
    .specialty = g_string_chunk_insert_const (sheet->texts, specialty != NULL ? specialty : "?"),
    .programme = training->programme != NULL ? g_string_chunk_insert (sheet->texts, training->programme) : NULL,
    .scheme = lis_sheet_choice (lis_schemes, training->scheme),
    .outcome = training->outcome != 0 ? lis_sheet_choice (lis_outcomes, training->outcome) : NULL,
    .range = range,
    .days = lis_sheet_days (sheet->texts, range),
    .tense = training->outcome != 0 ? LIS_TENSE_PAST : lis_person_sheet_get_tense (sheet, range),
  };

  sheet->in_training |= entry.tense == LIS_TENSE_CURRENT;
  g_array_append_val (sheet->trainings, entry);
}

static void
add_trainings (LisPersonSheet *sheet, const LisPathwaysPrivate *self, guint person)
{
  const guint32 *trainings;
  guint n;

  trainings = lis_grouping_get (&self->trainings, person, &n);
  for (guint i = 0; i < n; i++)
    add_training (sheet, self->answer.data,
                  lis_plan_data_get (self->answer.data, LIS_ENTITY_TRAINING, trainings[i]));
  g_array_sort (sheet->trainings, compare_trainings);
}

static const char *
format_place (LisPersonSheet *sheet, const LisPlanData *data, const LisPeriod *period)
{
  g_autofree char *wished = NULL;

  if (period->unit != LIS_ID_NONE)
    return lis_sheet_place (sheet->texts, data, period->unit);
  if (period->wished_unit == LIS_ID_NONE)
    return period->kind == LIS_PERIOD_SERVICE ? _("Without a place") : "";
  wished = lis_place_format (data, period->wished_unit);
  /* Translators: a period still without a place, and where it is wished for. */
  return lis_sheet_take (sheet->texts, g_strdup_printf (_("Without a place, wanted at %s"), wished));
}

static void
add_period (LisPersonSheet *sheet, const LisPathwaysPrivate *self, const LisPathwayRow *row, const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;
  LisDateRange range = lis_period_get_range (period);
  gboolean dated = lis_date_is_set (period->start) || lis_date_is_set (period->end);
  LisPersonPeriod entry = {
    .period = period->record.id,
    .place = format_place (sheet, self->answer.data, period),
    .kind = lis_sheet_choice (lis_period_kinds, period->kind),
    .days = lis_sheet_days (sheet->texts, range),
    .share = lis_sheet_share (sheet->texts, period->share),
    .state = lis_sheet_choice (lis_period_states, period->state),
    .words = lis_sheet_take (sheet->texts, lis_pathways_describe_bar (&self->answer, row, bar)),
    .kind_value = period->kind,
    .state_value = period->state,
    .range = range,
    .placed = lis_period_is_placed_in_time (period),
    .has_unit = period->unit != LIS_ID_NONE,
    .rotation = (bar->flags & LIS_BAR_ROTATION) != 0,
    .ordinal = bar->ordinal,
    .total = bar->total,
    .tense = dated ? lis_person_sheet_get_tense (sheet, range) : LIS_TENSE_FUTURE,
  };

  g_array_append_val (sheet->periods, entry);
}

/* Those with first and last day come in order; the open ones follow. */
static void
add_periods (LisPersonSheet *sheet, const LisPathwaysPrivate *self, const LisPathwayRow *row)
{
  for (guint i = 0; i < row->n_bars; i++)
    {
      const LisPathwayBar *bar = &g_array_index (self->answer.bars, LisPathwayBar, row->first_bar + i);
      const LisPersonPeriod *entry;

      add_period (sheet, self, row, bar);
      entry = &g_array_index (sheet->periods, LisPersonPeriod, sheet->periods->len - 1);
      if (entry->tense == LIS_TENSE_CURRENT && entry->has_unit &&
          (sheet->place == NULL || bar->period->state == LIS_STATE_AGREED))
        sheet->place = entry->place;
    }
  for (guint i = 0; i < row->n_unplaced; i++)
    add_period (sheet, self, row, &g_array_index (self->answer.unplaced, LisPathwayBar, row->first_unplaced + i));
}

static LisPersonSheet *
create (const LisPerson *person, LisDate day)
{
  LisPersonSheet *sheet = g_new0 (LisPersonSheet, 1);

  sheet->texts = g_string_chunk_new (4096);
  sheet->person = person->record.id;
  sheet->day = day;
  sheet->name = lis_sheet_take (sheet->texts, lis_person_get_name (person));
  sheet->local_id = person->local_id != NULL ? g_string_chunk_insert (sheet->texts, person->local_id) : NULL;
  sheet->detail = "";
  sheet->trainings = g_array_new (FALSE, FALSE, sizeof (LisPersonTraining));
  sheet->periods = g_array_new (FALSE, FALSE, sizeof (LisPersonPeriod));
  sheet->employments = g_array_new (FALSE, FALSE, sizeof (LisPersonEmployment));
  sheet->leaves = g_array_new (FALSE, FALSE, sizeof (LisPersonLeave));
  sheet->roles = g_array_new (FALSE, FALSE, sizeof (LisPersonRole));
  sheet->absences = g_array_new (FALSE, FALSE, sizeof (LisPersonAbsence));
  sheet->findings = g_array_new (FALSE, FALSE, sizeof (LisPersonFinding));
  return sheet;
}

LisPersonSheet *
lis_person_sheet_new (LisPathways *pathways, LisId id)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  guint person = lis_plan_data_index (pathways->data, LIS_ENTITY_PERSON, id);
  const LisPathwayRow *row;
  LisPersonSheet *sheet;

  if (person == LIS_INDEX_NONE)
    return NULL;
  sheet = create (lis_plan_data_get (pathways->data, LIS_ENTITY_PERSON, person), self->today);
  sheet->counted = pathways->findings != NULL;
  lis_person_sheet_add_employments (sheet, self, person);
  lis_person_sheet_add_roles (sheet, self);
  if (self->doctor_of[person] == LIS_INDEX_NONE)
    return sheet;
  row = &lis_pathways_get_doctor (self, self->doctor_of[person])->row;
  sheet->detail = g_string_chunk_insert (sheet->texts, row->detail);
  add_trainings (sheet, self, person);
  add_periods (sheet, self, row);
  lis_person_sheet_add_absences (sheet, self, row);
  lis_person_sheet_add_findings (sheet, self, row);
  return sheet;
}

void
lis_person_sheet_free (LisPersonSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->trainings);
  g_array_unref (sheet->periods);
  g_array_unref (sheet->employments);
  g_array_unref (sheet->leaves);
  g_array_unref (sheet->roles);
  g_array_unref (sheet->absences);
  g_array_unref (sheet->findings);
  g_string_chunk_free (sheet->texts);
  g_free (sheet);
}
