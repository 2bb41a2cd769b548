/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-sample-doctor.h"
#include "lis-sample-places.h"
#include "lis-sample-proposals.h"
#include "lis-settings.h"

/* Doctors written by one change set: memory and the wait for a cancel stay small. */
#define BATCH 500
/* More than this do not fit into one region. */
#define LARGEST_REGION 1200
/* From here on every specialty has somebody. */
#define EVERY_SPECIALTY 300

static const LisEntityType catalogue_types[] = {
  LIS_ENTITY_SETTING, LIS_ENTITY_SPECIALTY, LIS_ENTITY_UNIT, LIS_ENTITY_NONE,
};

static gboolean
check_plan (LisSampleContext *context, GError **error)
{
  g_autoptr (LisRecordSet) people = lis_store_load (lis_editor_get_store (context->editor), LIS_ENTITY_PERSON, NULL,
                                                    error);

  if (people == NULL)
    return FALSE;
  if (people->count == 0)
    return TRUE;
  g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
                       _("The plan holds people already: make the sample in a new plan"));
  return FALSE;
}

static void
add_setting (LisSampleContext *context, LisPlanData *catalogue, const char *key, const char *value)
{
  LisSetting *setting;

  if (lis_settings_get (catalogue->sets[LIS_ENTITY_SETTING], key) != NULL)
    return;
  setting = lis_sample_make (context, LIS_ENTITY_SETTING);
  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  lis_sample_add (context, LIS_ENTITY_SETTING, setting);
}

/* A small sample keeps to one region, so that its doctors meet each other. LIS_ID_NONE for all regions. */
static LisId
choose_region (LisSampleContext *context, LisRandom *random, guint n_trainees)
{
  LisSampleHospital *hospital;

  if (n_trainees > LARGEST_REGION)
    return LIS_ID_NONE;
  hospital = g_ptr_array_index (context->hospitals, lis_random_below (random, context->hospitals->len));
  return hospital->employer->region;
}

static void
choose_settings (LisSampleContext *context, LisPlanData *catalogue, LisRandom *random, LisId region)
{
  const LisUnit *unit = lis_plan_data_find (catalogue, LIS_ENTITY_UNIT, region);
  g_autofree char *title = g_strdup_printf ("Oppdiktet eksempel: %s", unit != NULL ? unit->name : "alle regioner");
  LisRecordSet *settings = catalogue->sets[LIS_ENTITY_SETTING];

  context->half_year_start = lis_random_chance (random, 500) ? 1 : 3;
  add_setting (context, catalogue, LIS_SETTING_TITLE, title);
  if (lis_settings_get (settings, LIS_SETTING_HALF_YEAR) != NULL)
    context->half_year_start = lis_settings_get_half_year_start (settings);
  else
    add_setting (context, catalogue, LIS_SETTING_HALF_YEAR, context->half_year_start == 1 ? "1" : "3");
}

/* How many doctors each specialty gets: by weight, at least one in a large sample, the rest by chance. */
static void
share_out (LisRandom *random, guint n_trainees, guint *specialties)
{
  guint weights[LIS_SAMPLE_MAX_SPECIALTIES], sum = 0, n = 0;

  for (guint i = 0; i < lis_sample_n_specialties; i++)
    sum += weights[i] = lis_sample_specialties[i].weight;
  for (guint i = 0; i < lis_sample_n_specialties && n_trainees >= EVERY_SPECIALTY; i++)
    for (guint left = MAX (n_trainees * weights[i] / sum, 1); left > 0 && n < n_trainees; left--)
      specialties[n++] = i;
  while (n < n_trainees)
    specialties[n++] = lis_random_pick (random, weights, lis_sample_n_specialties);
  for (guint i = n_trainees; i > 1; i--)
    {
      guint other = lis_random_below (random, i), kept = specialties[i - 1];

      specialties[i - 1] = specialties[other];
      specialties[other] = kept;
    }
}

static LisSampleHospital *
choose_home (LisSampleContext *context, LisRandom *random, LisId region, guint specialty)
{
  guint weights[128], n_hospitals = MIN (context->hospitals->len, G_N_ELEMENTS (weights));

  for (guint i = 0; i < n_hospitals; i++)
    {
      const LisSampleHospital *hospital = g_ptr_array_index (context->hospitals, i);
      gboolean here = region == LIS_ID_NONE || hospital->employer->region == region;

      weights[i] = here && lis_sample_hospital_has (hospital, specialty) ? hospital->size->weight : 0;
    }
  return g_ptr_array_index (context->hospitals, lis_random_pick (random, weights, n_hospitals));
}

static gboolean
is_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Making the sample was stopped"));
  return TRUE;
}

static gboolean
write_doctors (LisSampleContext *context, LisRandom *random, LisId region, const guint *specialties, guint n_trainees,
               LisSampleProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (guint done = 0; done < n_trainees;)
    {
      guint end = MIN (done + BATCH, n_trainees);
      g_autofree char *first = g_strdup_printf ("%u", done + 1), *last = g_strdup_printf ("%u", end);

      if (is_cancelled (cancellable, error))
        return FALSE;
      lis_sample_begin (context, N_("Sample: doctors %1$s to %2$s"), first, last);
      for (; done < end; done++)
        lis_sample_add_doctor (context, done + 1, specialties[done],
                               choose_home (context, random, region, specialties[done]));
      if (!lis_sample_commit (context, NULL, error))
        return FALSE;
      if (progress != NULL)
        progress (done, n_trainees, user_data);
    }
  return !is_cancelled (cancellable, error);
}

static gboolean
write_capacities_and_proposals (LisSampleContext *context, GError **error)
{
  gint64 number;

  lis_sample_begin (context, N_("Sample: training places"), NULL, NULL);
  lis_sample_add_capacities (context);
  if (!lis_sample_commit (context, &number, error))
    return FALSE;
  lis_sample_begin (context, N_("Sample: proposals"), NULL, NULL);
  lis_sample_add_proposals (context, number);
  return lis_sample_commit (context, NULL, error);
}

gboolean
lis_sample_fill (LisEditor *editor, guint n_trainees, guint64 seed, LisDate today, LisSampleProgressFunc progress,
                 gpointer user_data, GCancellable *cancellable, GError **error)
{
  LisRandom random = lis_random_new (seed, LIS_SAMPLE_STREAM_REGION);
  g_auto (LisSampleContext) context = { 0 };
  g_autoptr (LisPlanData) catalogue = NULL;
  g_autofree guint *specialties = NULL;
  LisId region;

  if (n_trainees < 1 || n_trainees > LIS_SAMPLE_MAX_TRAINEES)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
                   _("A sample of %u doctors cannot be made: choose a number from 1 to %d"), n_trainees,
                   LIS_SAMPLE_MAX_TRAINEES);
      return FALSE;
    }
  lis_sample_context_init (&context, editor, seed, today);
  catalogue = lis_store_load_data (lis_editor_get_store (editor), catalogue_types, cancellable, error);
  if (catalogue == NULL || !check_plan (&context, error) || !lis_sample_places_load (&context, catalogue, error))
    return FALSE;
  region = choose_region (&context, &random, n_trainees);
  lis_sample_begin (&context, N_("Sample: settings"), NULL, NULL);
  choose_settings (&context, catalogue, &random, region);
  if (!lis_sample_commit (&context, NULL, error))
    return FALSE;
  specialties = g_new (guint, n_trainees);
  share_out (&random, n_trainees, specialties);
  return write_doctors (&context, &random, region, specialties, n_trainees, progress, user_data, cancellable, error) &&
         write_capacities_and_proposals (&context, error);
}
