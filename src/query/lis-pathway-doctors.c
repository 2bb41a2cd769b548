/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-text.h"

/* What is needed only while the doctors are made. */
typedef struct
{
  LisPathwaysPrivate *self;
  LisGrouping         periods;   /* by person */
  LisGrouping         absences;  /* by person */
  LisId               last_unit; /* neighbours are mostly at the same place */
  guint               last_unit_index;
} Making;

/* A doctor before sorting. */
typedef struct
{
  const char *family;
  const char *given;
  guint32     person;
} SortName;

/* Family names repeat, and so do given names: each is turned into a sort key once. */
static const char *
get_sort_key (GHashTable *keys, const char *name)
{
  char *key = g_hash_table_lookup (keys, name);

  if (key == NULL)
    {
      key = lis_text_sort_key (name);
      g_hash_table_insert (keys, (gpointer) name, key);
    }
  return key;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SortName *first = a, *second = b;
  int order = first->family != second->family ? strcmp (first->family, second->family) : 0;

  if (order == 0 && first->given != second->given)
    order = strcmp (first->given, second->given);
  return order != 0 ? order : (first->person > second->person) - (first->person < second->person);
}

static const char *
get_family_name (const LisPerson *person)
{
  return person->family_name != NULL ? person->family_name : "";
}

static const char *
get_given_name (const LisPerson *person)
{
  return person->given_name != NULL ? person->given_name : "";
}

/* People with a training or a period, by family name and then given name. */
static GArray *
list_people (Making *making)
{
  const LisPlanData *data = making->self->answer.data;
  GArray *names = g_array_new (FALSE, FALSE, sizeof (SortName));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PERSON); i++)
    {
      const LisPerson *person = lis_plan_data_get (data, LIS_ENTITY_PERSON, i);
      SortName name = { .person = i };
      guint n_trainings, n_periods;

      lis_grouping_get (&making->self->trainings, i, &n_trainings);
      lis_grouping_get (&making->periods, i, &n_periods);
      if (n_trainings == 0 && n_periods == 0)
        continue;
      name.family = get_sort_key (keys, get_family_name (person));
      name.given = get_sort_key (keys, get_given_name (person));
      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
  return names;
}

static guint
find_unit_index (Making *making, LisId unit)
{
  if (unit != making->last_unit)
    {
      making->last_unit = unit;
      making->last_unit_index = lis_plan_data_index (making->self->answer.data, LIS_ENTITY_UNIT, unit);
    }
  return making->last_unit_index;
}

static const LisUnit *
get_employer (Making *making, LisId unit)
{
  guint index = find_unit_index (making, unit);

  return index != LIS_INDEX_NONE ? making->self->places[index].legal_employer : NULL;
}

/* Design: a period is a rotation when the place's legal employer is not the home employer on its first day. */
static gboolean
is_rotation (Making *making, const LisPeriod *period, const guint32 *employments, guint n)
{
  const LisPlanData *data = making->self->answer.data;
  const LisUnit *place = get_employer (making, period->unit);
  const LisEmployment *home;

  if (place == NULL || period->kind == LIS_PERIOD_LEAVE)
    return FALSE;
  home = lis_place_find_home (data, employments, n, period->start);
  return home != NULL && get_employer (making, home->employer) != place;
}

/* "STO-ORT?": a place that is only wished for is marked as such. */
static const char *
make_wished_label (Making *making, const LisPeriod *period)
{
  guint index = find_unit_index (making, period->wished_unit);
  g_autofree char *label = NULL;

  if (index == LIS_INDEX_NONE)
    return _(lis_choice_find (lis_period_kinds, period->kind)->label);
  /* Translators: a place that is wished for but not decided. */
  label = g_strdup_printf (C_("wished place", "%s?"), making->self->places[index].away_label);
  return g_string_chunk_insert_const (making->self->answer.texts, label);
}

static const char *
get_label (Making *making, const LisPeriod *period, gboolean away)
{
  guint index = find_unit_index (making, period->unit);

  if (index == LIS_INDEX_NONE)
    return make_wished_label (making, period);
  return away ? making->self->places[index].away_label : making->self->places[index].label;
}

static void
append_bar (Making *making, GArray *bars, const LisPeriod *period, LisPathwayDoctor *doctor)
{
  LisPathwayBar bar = { .period = period };
  LisId place = period->unit != LIS_ID_NONE ? period->unit : period->wished_unit;
  const guint32 *employments;
  guint n;

  employments = lis_grouping_get (&making->self->employments, doctor->person, &n);
  if (is_rotation (making, period, employments, n))
    bar.flags |= LIS_BAR_ROTATION;
  if (period->unit == LIS_ID_NONE)
    bar.flags |= LIS_BAR_WISHED;
  bar.place = place != LIS_ID_NONE ? find_unit_index (making, place) : LIS_INDEX_NONE;
  bar.label = get_label (making, period, (bar.flags & LIS_BAR_ROTATION) != 0);
  g_array_append_val (bars, bar);
}

static gboolean
comes_before (const LisPathwayBar *a, const LisPathwayBar *b)
{
  if (a->period->start != b->period->start)
    return a->period->start < b->period->start;
  if (a->period->end != b->period->end)
    return a->period->end < b->period->end;
  return a->period->record.id < b->period->record.id;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  return comes_before (a, b) ? -1 : comes_before (b, a);
}

/* Bars mostly come in order; otherwise they are sorted. */
static void
sort_bars (LisPathwayBar *bars, guint n)
{
  for (guint i = 1; i < n; i++)
    if (comes_before (&bars[i], &bars[i - 1]))
      {
        qsort (bars, n, sizeof *bars, compare_bars);
        return;
      }
}

static void
number_bars (LisPathwayBar *bars, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      bars[i].ordinal = (guint8) MIN (i + 1, G_MAXUINT8);
      bars[i].total = (guint8) MIN (n, G_MAXUINT8);
    }
}

static void
widen (LisDateRange *range, LisDate start, LisDate end)
{
  gboolean empty = lis_date_range_is_empty (*range);

  range->start = empty ? start : MIN (range->start, start);
  range->end = empty ? end : MAX (range->end, end);
}

static void
make_bars (Making *making, LisPathwayDoctor *doctor)
{
  LisPathways *answer = &making->self->answer;
  LisPathwayRow *row = &doctor->row;
  LisPathwayBar *bars;
  const guint32 *periods;
  guint n, lanes;

  periods = lis_grouping_get (&making->periods, doctor->person, &n);
  row->first_bar = answer->bars->len;
  row->first_unplaced = answer->unplaced->len;
  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *period = lis_plan_data_get (answer->data, LIS_ENTITY_PERIOD, periods[i]);

      append_bar (making, lis_period_is_placed_in_time (period) ? answer->bars : answer->unplaced, period, doctor);
    }
  row->n_bars = answer->bars->len - row->first_bar;
  row->n_unplaced = answer->unplaced->len - row->first_unplaced;
  bars = &g_array_index (answer->bars, LisPathwayBar, row->first_bar);
  sort_bars (bars, row->n_bars);
  number_bars (bars, row->n_bars);
  lanes = lis_pathway_bars_set_lanes (bars, row->n_bars);
  for (guint i = 0; i < row->n_unplaced; i++)
    g_array_index (answer->unplaced, LisPathwayBar, row->first_unplaced + i).lane = (guint8) MIN (lanes, G_MAXUINT8);
  row->lanes = MAX (1, lanes + (row->n_unplaced > 0));
  for (guint i = 0; i < row->n_bars; i++)
    widen (&doctor->range, bars[i].period->start, bars[i].period->end);
}

static int
compare_absences (gconstpointer a, gconstpointer b)
{
  const LisAbsence *first = *(const LisAbsence *const *) a, *second = *(const LisAbsence *const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->record.id > second->record.id) - (first->record.id < second->record.id);
}

static void
make_absences (Making *making, LisPathwayDoctor *doctor)
{
  LisPathways *answer = &making->self->answer;
  LisPathwayRow *row = &doctor->row;
  const guint32 *absences;
  guint n;

  absences = lis_grouping_get (&making->absences, doctor->person, &n);
  row->first_absence = answer->absences->len;
  row->n_absences = n;
  for (guint i = 0; i < n; i++)
    {
      const LisAbsence *absence = lis_plan_data_get (answer->data, LIS_ENTITY_ABSENCE, absences[i]);

      g_ptr_array_add (answer->absences, (gpointer) absence);
      if (lis_date_is_set (absence->start) && lis_date_is_set (absence->end))
        widen (&doctor->range, absence->start, absence->end);
    }
  if (n > 1)
    qsort (answer->absences->pdata + row->first_absence, n, sizeof (gpointer), compare_absences);
}

static gboolean
runs_on (const LisTraining *training, LisDate day)
{
  return training->outcome == 0 && lis_date_range_contains (lis_date_range_new (training->start, training->end), day);
}

/* Names of the specialties the doctor trains in: those that run, or all when none does. */
static void
append_specialties (const LisPathwaysPrivate *self, guint person, GString *detail)
{
  const guint32 *trainings;
  gboolean any_runs = FALSE;
  guint n;

  trainings = lis_grouping_get (&self->trainings, person, &n);
  for (guint i = 0; i < n && !any_runs; i++)
    any_runs = runs_on (lis_plan_data_get (self->answer.data, LIS_ENTITY_TRAINING, trainings[i]), self->today);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (self->answer.data, LIS_ENTITY_TRAINING, trainings[i]);
      const LisSpecialty *specialty = lis_plan_data_find (self->answer.data, LIS_ENTITY_SPECIALTY,
                                                          training->specialty);

      if (specialty != NULL && (!any_runs || runs_on (training, self->today)))
        g_string_append_printf (detail, "%s%s", detail->len > 0 ? ", " : "", specialty->name);
    }
}

static void
make_detail (Making *making, LisPathwayDoctor *doctor, GString *detail)
{
  LisPathwaysPrivate *self = making->self;
  const LisEmployment *home;
  const LisUnit *employer;
  const guint32 *employments;
  guint n;

  g_string_truncate (detail, 0);
  append_specialties (self, doctor->person, detail);
  doctor->specialties = g_string_chunk_insert_const (self->answer.texts, detail->str);
  doctor->employer = "";
  doctor->home_place = LIS_INDEX_NONE;
  employments = lis_grouping_get (&self->employments, doctor->person, &n);
  home = lis_place_find_home (self->answer.data, employments, n, self->today);
  employer = home != NULL ? get_employer (making, home->employer) : NULL;
  if (employer != NULL)
    {
      doctor->home_employer = employer->record.id;
      doctor->home_place = find_unit_index (making, employer->record.id);
      doctor->employer = employer->name;
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", employer->name);
    }
  doctor->row.detail = g_string_chunk_insert_const (self->answer.texts, detail->str);
}

static void
make_doctor (Making *making, guint person, GString *scratch)
{
  LisPathwaysPrivate *self = making->self;
  LisPathwayDoctor doctor = { .person = person };

  doctor.row.person = lis_plan_data_get (self->answer.data, LIS_ENTITY_PERSON, person);
  g_string_printf (scratch, "%s %s", get_given_name (doctor.row.person), get_family_name (doctor.row.person));
  doctor.row.name = g_string_chunk_insert_len (self->answer.texts, scratch->str, (gssize) scratch->len);
  make_bars (making, &doctor);
  make_absences (making, &doctor);
  make_detail (making, &doctor, scratch);
  self->doctor_of[person] = self->doctors->len;
  g_array_append_val (self->doctors, doctor);
}

void
lis_pathways_make_doctors (LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  guint n_people = lis_plan_data_count (data, LIS_ENTITY_PERSON);
  Making making = { .self = self, .last_unit = LIS_ID_NONE, .last_unit_index = LIS_INDEX_NONE };
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autoptr (GArray) names = NULL;

  lis_grouping_init (&making.periods, data, LIS_ENTITY_PERSON, LIS_ENTITY_PERIOD, G_STRUCT_OFFSET (LisPeriod, person));
  lis_grouping_init (&making.absences, data, LIS_ENTITY_PERSON, LIS_ENTITY_ABSENCE,
                     G_STRUCT_OFFSET (LisAbsence, person));
  names = list_people (&making);
  self->doctor_of = g_new (guint32, n_people);
  for (guint i = 0; i < n_people; i++)
    self->doctor_of[i] = LIS_INDEX_NONE;
  self->doctors = g_array_sized_new (FALSE, FALSE, sizeof (LisPathwayDoctor), names->len);
  for (guint i = 0; i < names->len; i++)
    make_doctor (&making, g_array_index (names, SortName, i).person, scratch);
  lis_grouping_clear (&making.periods);
  lis_grouping_clear (&making.absences);
}
