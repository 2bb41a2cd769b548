/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-posts.h"
#include "lis-sample-staff.h"

static LisSampleEmployer *
get_employer (LisSampleContext *context, const LisUnit *unit)
{
  LisSampleEmployer *employer;

  for (guint i = 0; i < context->employers->len; i++)
    {
      employer = g_ptr_array_index (context->employers, i);
      if (employer->unit == unit->record.id)
        return employer;
    }
  employer = g_new0 (LisSampleEmployer, 1);
  employer->unit = unit->record.id;
  employer->region = unit->parent;
  employer->code = g_strdup (unit->code);
  g_ptr_array_add (context->employers, employer);
  return employer;
}

static const LisUnit *
find_unit (LisPlanData *catalogue, const char *code)
{
  for (guint i = 0; i < lis_plan_data_count (catalogue, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (catalogue, LIS_ENTITY_UNIT, i);

      if (g_strcmp0 (unit->code, code) == 0)
        return unit;
    }
  return NULL;
}

static gboolean
load_hospital (LisSampleContext *context, LisPlanData *catalogue, const LisSampleHospitalSize *size, GError **error)
{
  const LisUnit *unit = find_unit (catalogue, size->code), *trust;
  LisSampleHospital *hospital;

  if (unit == NULL)
    {
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
                   _("The plan has no hospital with the code “%s”: make the sample in a new plan with the built-in "
                     "catalogue"), size->code);
      return FALSE;
    }
  trust = unit->level == LIS_UNIT_HOSPITAL ? lis_plan_data_find (catalogue, LIS_ENTITY_UNIT, unit->parent) : unit;
  hospital = g_new0 (LisSampleHospital, 1);
  hospital->size = size;
  hospital->unit = unit->record.id;
  hospital->employer = get_employer (context, trust != NULL ? trust : unit);
  g_ptr_array_add (context->hospitals, hospital);
  return TRUE;
}

static LisId
find_specialty (LisPlanData *catalogue, const char *code)
{
  for (guint i = 0; i < lis_plan_data_count (catalogue, LIS_ENTITY_SPECIALTY); i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (catalogue, LIS_ENTITY_SPECIALTY, i);

      if (g_str_equal (specialty->code, code))
        return specialty->record.id;
    }
  return LIS_ID_NONE;
}

gboolean
lis_sample_places_load (LisSampleContext *context, LisPlanData *catalogue, GError **error)
{
  g_return_val_if_fail (lis_sample_n_specialties <= LIS_SAMPLE_MAX_SPECIALTIES, FALSE);

  for (guint i = 0; i < lis_sample_n_specialties; i++)
    {
      context->specialties[i] = find_specialty (catalogue, lis_sample_specialties[i].code);
      if (context->specialties[i] != LIS_ID_NONE)
        continue;
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
                   _("The plan has no specialty with the code “%s”: make the sample in a new plan with the built-in "
                     "catalogue"), lis_sample_specialties[i].code);
      return FALSE;
    }
  for (guint i = 0; i < lis_sample_n_hospitals; i++)
    if (!load_hospital (context, catalogue, &lis_sample_hospitals[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
list_has_word (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (list, word); found != NULL; found = strstr (found + 1, word))
    if ((found == list || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;
  return FALSE;
}

gboolean
lis_sample_hospital_has (const LisSampleHospital *hospital, guint specialty)
{
  const LisSampleSpecialty *wanted = &lis_sample_specialties[specialty];

  if (wanted->spread > hospital->size->size)
    return FALSE;
  return hospital->size->only == NULL || list_has_word (hospital->size->only, wanted->code);
}

static LisId
add_unit (LisSampleContext *context, LisUnitLevel level, const char *name, const char *code, LisId parent,
          LisId specialty)
{
  LisUnit *unit = lis_sample_make (context, LIS_ENTITY_UNIT);
  LisId id = unit->record.id;

  unit->level = level;
  unit->name = g_strdup (name);
  unit->code = g_strdup (code);
  unit->parent = parent;
  unit->specialty = specialty;
  lis_sample_add (context, LIS_ENTITY_UNIT, unit);
  return id;
}

/* Large departments have all their sections, middling ones half, small ones none. */
static void
add_sections (LisSampleContext *context, LisSampleDepartment *department, const LisSampleSpecialty *specialty)
{
  guint n_sections = 0;

  while (n_sections < LIS_SAMPLE_MAX_SECTIONS && specialty->sections[n_sections].code != NULL)
    n_sections++;
  if (department->hospital->size->size == LIS_SAMPLE_LARGE)
    n_sections = (n_sections + 1) / 2;
  else if (department->hospital->size->size == LIS_SAMPLE_EVERYWHERE)
    n_sections = 0;
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%s-%s", department->hospital->size->code, specialty->code,
                                               specialty->sections[i].code);

      department->sections[i] = add_unit (context, LIS_UNIT_SECTION, specialty->sections[i].name, code,
                                          department->unit, context->specialties[department->specialty]);
    }
  department->n_sections = n_sections;
}

static void
add_department_unit (LisSampleContext *context, LisSampleDepartment *department)
{
  const LisSampleSpecialty *specialty = &lis_sample_specialties[department->specialty];
  g_autofree char *code = g_strdup_printf ("%s-%s", department->hospital->size->code, specialty->code);
  LisId own = context->specialties[department->specialty];
  LisSampleDepartment *host = NULL;

  if (specialty->host != NULL && department->hospital->size->size < LIS_SAMPLE_UNIVERSITY_ONLY)
    host = lis_sample_department_get (context, department->hospital,
                                      (guint) lis_sample_find_specialty (specialty->host));
  if (host != NULL)
    {
      department->above = host->unit;
      department->unit = add_unit (context, LIS_UNIT_SECTION, specialty->section, code, host->unit, own);
      return;
    }
  department->unit = add_unit (context, LIS_UNIT_DEPARTMENT, specialty->department, code, department->hospital->unit,
                               own);
  add_sections (context, department, specialty);
}

LisSampleDepartment *
lis_sample_department_get (LisSampleContext *context, LisSampleHospital *hospital, guint specialty)
{
  LisSampleDepartment *department = hospital->departments[specialty];

  if (department != NULL)
    return department;
  department = g_new0 (LisSampleDepartment, 1);
  department->hospital = hospital;
  department->specialty = specialty;
  department->mentors = g_array_new (FALSE, TRUE, sizeof (LisSampleMentor));
  department->rotation_posts = g_array_new (FALSE, TRUE, sizeof (LisSampleRotationPost));
  department->vacancies = g_array_new (FALSE, TRUE, sizeof (LisSampleVacancy));
  hospital->departments[specialty] = department;
  add_department_unit (context, department);
  lis_sample_staff_department (context, department);
  return department;
}

/* Two hospitals of one university trust share its specialties between them. */
LisSampleHospital *
lis_sample_find_central (LisSampleContext *context, LisSampleHospital *home, guint specialty)
{
  LisSampleHospital *candidates[4];
  guint n_candidates = 0;

  for (guint i = 0; i < context->hospitals->len; i++)
    {
      LisSampleHospital *hospital = g_ptr_array_index (context->hospitals, i);

      if (hospital->size->central && hospital != home && hospital->employer->region == home->employer->region &&
          lis_sample_hospital_has (hospital, specialty) && n_candidates < G_N_ELEMENTS (candidates))
        candidates[n_candidates++] = hospital;
    }
  return n_candidates > 0 ? candidates[specialty % n_candidates] : NULL;
}

LisSampleHospital *
lis_sample_find_other (LisSampleContext *context, LisSampleHospital *home, guint specialty, gboolean anywhere,
                       LisRandom *random)
{
  LisSampleHospital *chosen = NULL;
  guint n_candidates = 0;

  for (guint i = 0; i < context->hospitals->len; i++)
    {
      LisSampleHospital *hospital = g_ptr_array_index (context->hospitals, i);
      gboolean near = anywhere ? hospital->employer->region == home->employer->region
                               : hospital->employer == home->employer;

      if (!near || hospital == home || !lis_sample_hospital_has (hospital, specialty))
        continue;
      n_candidates++;
      if (lis_random_below (random, n_candidates) == 0)
        chosen = hospital;
    }
  return chosen;
}

LisId
lis_sample_research_unit (LisSampleContext *context, LisSampleHospital *hospital)
{
  g_autofree char *code = NULL;

  if (hospital->research != LIS_ID_NONE)
    return hospital->research;
  code = g_strdup_printf ("%s-FOU", hospital->size->code);
  hospital->research = add_unit (context, LIS_UNIT_DEPARTMENT, "Forskningsavdelingen", code, hospital->unit,
                                 LIS_ID_NONE);
  return hospital->research;
}

static void
note_at_unit (LisSampleContext *context, LisId unit, LisDateRange range, gint32 share, gboolean agreed)
{
  LisSamplePresence comes = { unit, range.start, share, agreed ? share : 0 };
  LisSamplePresence goes = { unit, range.end, -share, agreed ? -share : 0 };

  g_array_append_val (context->presences, comes);
  g_array_append_val (context->presences, goes);
}

void
lis_sample_note_presence (LisSampleContext *context, const LisSampleDepartment *department, LisId unit,
                          LisDateRange range, gint32 share, gboolean agreed)
{
  note_at_unit (context, unit, range, share, agreed);
  if (unit != department->unit)
    note_at_unit (context, department->unit, range, share, agreed);
  if (department->above != LIS_ID_NONE)
    note_at_unit (context, department->above, range, share, agreed);
}

static int
compare_presences (gconstpointer a, gconstpointer b)
{
  const LisSamplePresence *first = a, *second = b;

  if (first->unit != second->unit)
    return first->unit < second->unit ? -1 : 1;
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return (first->share > second->share) - (first->share < second->share);
}

static void
add_capacity (LisSampleContext *context, LisId unit, gint32 places, LisDate start, LisDate end)
{
  LisCapacity *capacity = lis_sample_make (context, LIS_ENTITY_CAPACITY);

  capacity->unit = unit;
  capacity->places = places;
  capacity->start = start;
  capacity->end = end;
  lis_sample_add (context, LIS_ENTITY_CAPACITY, capacity);
}

/* @agreed, @planned: the highest loads from today on, in whole doctors. */
static void
add_unit_capacity (LisSampleContext *context, LisRandom *random, LisId unit, gint32 agreed, gint32 planned)
{
  LisDate start = lis_sample_half_year (context, context->today, -16);
  LisDate change = lis_sample_half_year (context, context->today, lis_random_between (random, -3, 2));
  gint32 places = planned + lis_random_between (random, 0, 1);

  if (lis_random_chance (random, 80))
    return;
  if (agreed >= 2 && planned <= agreed + 2 && lis_random_chance (random, 150))
    places = agreed - 1;
  if (places >= 3 && lis_random_chance (random, 150))
    {
      add_capacity (context, unit, places + lis_random_between (random, 0, 1), start, change);
      add_capacity (context, unit, places, change, LIS_DATE_NONE);
      return;
    }
  add_capacity (context, unit, MAX (places, 1), start, LIS_DATE_NONE);
}

/* Highest sums of shares of the @n presences at one unit on any day from today on, in whole doctors, rounded up. */
static void
find_peaks (const LisSamplePresence *presences, guint n, LisDate today, gint32 *agreed, gint32 *planned)
{
  gint32 agreed_sum = 0, planned_sum = 0, agreed_peak = 0, planned_peak = 0;

  for (guint i = 0; i < n; i++)
    {
      agreed_sum += presences[i].agreed;
      planned_sum += presences[i].share;
      if (i + 1 < n && (presences[i + 1].date == presences[i].date || presences[i + 1].date <= today))
        continue;
      agreed_peak = MAX (agreed_peak, agreed_sum);
      planned_peak = MAX (planned_peak, planned_sum);
    }
  *agreed = (agreed_peak + LIS_SHARE_FULL - 1) / LIS_SHARE_FULL;
  *planned = (planned_peak + LIS_SHARE_FULL - 1) / LIS_SHARE_FULL;
}

void
lis_sample_add_capacities (LisSampleContext *context)
{
  LisRandom random = lis_random_new (context->seed, LIS_SAMPLE_STREAM_CAPACITY);
  GArray *presences = context->presences;
  gint32 agreed, planned;
  guint first = 0;

  g_array_sort (presences, compare_presences);
  for (guint i = 1; i <= presences->len; i++)
    {
      const LisSamplePresence *start = &g_array_index (presences, LisSamplePresence, first);

      if (i < presences->len && g_array_index (presences, LisSamplePresence, i).unit == start->unit)
        continue;
      find_peaks (start, i - first, context->today, &agreed, &planned);
      add_unit_capacity (context, &random, start->unit, agreed, planned);
      first = i;
    }
}
