/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-trainee.h"

/* A mark with the doctor whose row it belongs to. */
typedef struct
{
  guint32        doctor;
  LisPathwayMark mark;
} OwnedMark;

static void
add_mark (LisPathwaysPrivate *self, GArray *owned, guint doctor, const LisFinding *finding, guint index)
{
  g_autofree char *text = lis_finding_format_mark (finding);
  OwnedMark mark = {
    .doctor = doctor,
    .mark = { finding->kind, finding->severity, finding->range, finding->period,
              g_string_chunk_insert_const (self->mark_texts, text), index },
  };

  g_array_append_val (owned, mark);
}

/* Findings about places, by unit: they are marked on the bars at the unit rather than on one doctor. */
static GHashTable *
index_place_findings (const GArray *findings)
{
  GHashTable *by_unit = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (findings, LisFinding, i);
      GArray *list;

      if (finding->kind != LIS_FINDING_OVER_CAPACITY)
        continue;
      list = g_hash_table_lookup (by_unit, &finding->unit);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_unit, (gpointer) &finding->unit, list);
        }
      g_array_append_val (list, i);
    }
  return by_unit;
}

/* The part of a finding about a place that lies on @period, with the numbers of those days. */
static void
mark_bar (LisPathwaysPrivate *self, GArray *owned, guint doctor, const LisPeriod *period, const GArray *list)
{
  const GArray *findings = self->answer.findings;

  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      LisFinding part = g_array_index (findings, LisFinding, index);

      part.range = lis_date_range_intersect (part.range, lis_period_get_range (period));
      /* What is agreed is in order as long as nothing more is. */
      if (lis_date_range_is_empty (part.range) || (part.proposed && period->state == LIS_STATE_AGREED))
        continue;
      if (part.specialty != LIS_ID_NONE &&
          !lis_trainee_is_in (self->answer.data, &self->trainings, lis_pathways_get_doctor (self, doctor)->person,
                              part.specialty))
        continue;
      part.amount = lis_finding_get_worst (&g_array_index (findings, LisFinding, index), part.range);
      part.period = period->record.id;
      add_mark (self, owned, doctor, &part, index);
    }
}

/* Units with findings, seen from below: by index, the nearest unit upwards, itself included, that has any. */
static const LisUnit **
find_marked_units (const LisPlanData *data, GHashTable *by_unit)
{
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);
  const LisUnit **nearest = g_new0 (const LisUnit *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
        {
          if (g_hash_table_contains (by_unit, &unit->record.id))
            {
              nearest[i] = unit;
              break;
            }
          unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent);
        }
    }
  return nearest;
}

static void
mark_bars (LisPathwaysPrivate *self, GArray *owned)
{
  const LisPlanData *data = self->answer.data;
  g_autoptr (GHashTable) by_unit = index_place_findings (self->answer.findings);
  g_autofree const LisUnit **nearest = find_marked_units (data, by_unit);

  if (g_hash_table_size (by_unit) == 0)
    return;
  for (guint doctor = 0; doctor < self->doctors->len; doctor++)
    {
      const LisPathwayRow *row = &lis_pathways_get_doctor (self, doctor)->row;

      for (guint i = 0; i < row->n_bars; i++)
        {
          const LisPeriod *period = g_array_index (self->answer.bars, LisPathwayBar, row->first_bar + i).period;
          guint index = lis_plan_data_index (data, LIS_ENTITY_UNIT, period->unit);
          const LisUnit *unit = index != LIS_INDEX_NONE && period->kind == LIS_PERIOD_SERVICE ? nearest[index] : NULL;

          for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
            {
              const GArray *list = g_hash_table_lookup (by_unit, &unit->record.id);

              if (list != NULL)
                mark_bar (self, owned, doctor, period, list);
              unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent);
            }
        }
    }
}

static void
mark_doctors (LisPathwaysPrivate *self, GArray *owned)
{
  const GArray *findings = self->answer.findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (findings, LisFinding, i);
      guint person = lis_plan_data_index (self->answer.data, LIS_ENTITY_PERSON, finding->person);

      if (person != LIS_INDEX_NONE && self->doctor_of[person] != LIS_INDEX_NONE)
        add_mark (self, owned, self->doctor_of[person], finding, i);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const OwnedMark *first = a, *second = b;

  if (first->doctor != second->doctor)
    return first->doctor < second->doctor ? -1 : 1;
  if (first->mark.range.start != second->mark.range.start)
    return first->mark.range.start < second->mark.range.start ? -1 : 1;
  if (first->mark.finding != second->mark.finding)
    return first->mark.finding < second->mark.finding ? -1 : 1;
  return (first->mark.period > second->mark.period) - (first->mark.period < second->mark.period);
}

static void
note_finding (LisPathwayDoctor *doctor, const LisPathwayMark *mark)
{
  guint severity = 1u << mark->severity;

  /* Marks come in order of first day. */
  if (severity > doctor->severities)
    doctor->first_finding = mark->range.start;
  doctor->findings |= (guint16) (1u << mark->kind);
  doctor->severities |= (guint8) severity;
  doctor->over_capacity |= lis_finding_is_excess (mark->kind, mark->severity);
}

static void
hand_out_marks (LisPathwaysPrivate *self, GArray *owned)
{
  guint next = 0;

  g_array_sort (owned, compare_marks);
  for (guint doctor = 0; doctor < self->doctors->len; doctor++)
    {
      LisPathwayDoctor *made = lis_pathways_get_doctor (self, doctor);
      LisPathwayRow *row = &made->row;

      made->findings = made->severities = 0;
      made->over_capacity = FALSE;
      row->first_mark = next;
      while (next < owned->len && g_array_index (owned, OwnedMark, next).doctor == doctor)
        {
          g_array_append_val (self->answer.marks, g_array_index (owned, OwnedMark, next).mark);
          note_finding (made, &g_array_index (owned, OwnedMark, next).mark);
          next++;
        }
      row->n_marks = next - row->first_mark;
    }
}

void
lis_pathways_make_marks (LisPathwaysPrivate *self)
{
  g_autoptr (GArray) owned = g_array_new (FALSE, FALSE, sizeof (OwnedMark));

  g_array_set_size (self->answer.marks, 0);
  g_string_chunk_clear (self->mark_texts);
  if (self->answer.findings != NULL)
    {
      mark_doctors (self, owned);
      mark_bars (self, owned);
    }
  hand_out_marks (self, owned);
  for (guint i = 0; i < self->answer.rows->len; i++)
    {
      LisPathwayRow *row = &g_array_index (self->answer.rows, LisPathwayRow, i);
      const LisPathwayRow *made = &lis_pathways_get_doctor (self, g_array_index (self->row_doctors, guint32, i))->row;

      row->first_mark = made->first_mark;
      row->n_marks = made->n_marks;
    }
}
