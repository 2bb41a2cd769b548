/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-place.h"
#include "lis-report-private.h"
#include "lis-text.h"

const LisUnit *
lis_report_get_home (const LisReportContext *context, const LisPathwayDoctor *doctor, LisDate day)
{
  const LisEmployment *home;
  const guint32 *employments;
  guint n;

  employments = lis_grouping_get (&context->pathways->employments, doctor->person, &n);
  home = lis_place_find_home (context->data, employments, n, day);
  return home != NULL ? lis_place_get_legal_employer (context->data, home->employer) : NULL;
}

const LisUnit *
lis_report_get_own_home (const LisReportContext *context, guint row, LisDate *day)
{
  const LisPathwayDoctor *doctor = lis_report_get_doctor (context, row);
  const LisPathwayRow *pathway = lis_report_get_row (context, row);
  const LisUnit *home;

  *day = context->options->today;
  home = lis_report_get_home (context, doctor, *day);
  if (home != NULL || pathway->n_bars == 0)
    return home;
  *day = lis_report_get_bar (context, pathway, 0)->period->start;
  return *day > context->options->today ? lis_report_get_home (context, doctor, *day) : NULL;
}

gboolean
lis_report_is_rotation (const LisReportContext *context, const LisPathwayDoctor *doctor, const LisPeriod *period)
{
  const LisUnit *place = lis_place_get_legal_employer (context->data, period->unit);
  const LisUnit *home = lis_report_get_home (context, doctor, period->start);

  return place != NULL && home != NULL && place != home && period->kind != LIS_PERIOD_LEAVE;
}

const LisUnit *
lis_report_get_department (const LisPlanData *data, LisId id)
{
  const LisUnit *unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, id);
  const LisUnit *above = unit;

  for (guint depth = 0; above != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      if (above->level == LIS_UNIT_DEPARTMENT)
        return above;
      above = lis_plan_data_find (data, LIS_ENTITY_UNIT, above->parent);
    }
  return unit;
}

const LisUnit *
lis_report_get_hospital (const LisPlanData *data, LisId id)
{
  const LisUnit *unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, id);
  const LisUnit *hospital = unit != NULL ? lis_place_get_hospital (data, unit) : NULL;

  return hospital != NULL ? hospital : unit;
}

gboolean
lis_report_wants_unit (const LisReportContext *context, LisId unit)
{
  LisId wanted = context->options->unit;

  return wanted == LIS_ID_NONE || lis_place_is_within (context->data, unit, wanted);
}

typedef struct
{
  const LisUnit *unit;
  char          *key;
} NamedUnit;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const NamedUnit *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->unit->record.id > second->unit->record.id) -
                              (first->unit->record.id < second->unit->record.id);
}

/* By hospital first, so that the departments of one lie together. */
static char *
make_key (const LisPlanData *data, const LisUnit *unit)
{
  const LisUnit *hospital = lis_report_get_hospital (data, unit->record.id);
  g_autofree char *name = g_strdup_printf ("%s, %s", hospital->name, unit->name);

  return lis_text_sort_key (name);
}

void
lis_report_sort_units (LisReportContext *context, GPtrArray *units)
{
  g_autofree NamedUnit *named = g_new (NamedUnit, MAX (units->len, 1));

  for (guint i = 0; i < units->len; i++)
    {
      named[i].unit = g_ptr_array_index (units, i);
      named[i].key = make_key (context->data, named[i].unit);
    }
  if (units->len > 1)
    qsort (named, units->len, sizeof *named, compare_names);
  for (guint i = 0; i < units->len; i++)
    {
      units->pdata[i] = (gpointer) named[i].unit;
      g_free (named[i].key);
    }
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const LisDateRange *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

void
lis_report_join_days (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare_starts);
  for (guint i = 0; i < days->len; i++)
    {
      LisDateRange range = g_array_index (days, LisDateRange, i);
      LisDateRange *last = kept > 0 ? &g_array_index (days, LisDateRange, kept - 1) : NULL;

      if (lis_date_range_is_empty (range))
        continue;
      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (days, LisDateRange, kept++) = range;
    }
  g_array_set_size (days, kept);
}

void
lis_report_subtract_days (LisDateRange range, const GArray *days, GArray *left)
{
  g_array_set_size (left, 0);
  for (guint i = 0; i < days->len && range.start < range.end; i++)
    {
      LisDateRange taken = g_array_index (days, LisDateRange, i);
      LisDateRange before = { range.start, MIN (taken.start, range.end) };

      if (taken.end <= range.start)
        continue;
      if (!lis_date_range_is_empty (before))
        g_array_append_val (left, before);
      range.start = MAX (range.start, taken.end);
    }
  if (!lis_date_range_is_empty (range))
    g_array_append_val (left, range);
}
