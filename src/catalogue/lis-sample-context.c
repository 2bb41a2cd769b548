/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-context.h"

static void
free_department (LisSampleDepartment *department)
{
  if (department == NULL)
    return;
  for (guint i = 0; i < department->rotation_posts->len; i++)
    g_array_unref (g_array_index (department->rotation_posts, LisSampleRotationPost, i).taken);
  g_array_unref (department->rotation_posts);
  g_array_unref (department->mentors);
  g_array_unref (department->vacancies);
  g_free (department);
}

static void
free_hospital (gpointer data)
{
  LisSampleHospital *hospital = data;

  for (guint i = 0; i < LIS_SAMPLE_MAX_SPECIALTIES; i++)
    free_department (hospital->departments[i]);
  g_free (hospital);
}

static void
free_employer (gpointer data)
{
  LisSampleEmployer *employer = data;

  g_free (employer->code);
  g_free (employer);
}

static void
free_period (gpointer data)
{
  lis_record_free (lis_entity_get (LIS_ENTITY_PERIOD), data);
}

void
lis_sample_context_init (LisSampleContext *context, LisEditor *editor, guint64 seed, LisDate today)
{
  LisRandom random = lis_random_new (seed, LIS_SAMPLE_STREAM_STAFF);

  *context = (LisSampleContext){
    .editor = editor,
    .seed = seed,
    .today = today,
    .half_year_start = 1,
    .names = lis_sample_names_new (&random),
    .employers = g_ptr_array_new_with_free_func (free_employer),
    .hospitals = g_ptr_array_new_with_free_func (free_hospital),
    .presences = g_array_new (FALSE, FALSE, sizeof (LisSamplePresence)),
    .movable = g_ptr_array_new_with_free_func (free_period),
  };
}

void
lis_sample_context_clear (LisSampleContext *context)
{
  g_clear_pointer (&context->set, lis_change_set_free);
  g_clear_pointer (&context->employers, g_ptr_array_unref);
  g_clear_pointer (&context->hospitals, g_ptr_array_unref);
  g_clear_pointer (&context->presences, g_array_unref);
  g_clear_pointer (&context->movable, g_ptr_array_unref);
}

gpointer
lis_sample_make (LisSampleContext *context, LisEntityType type)
{
  LisRecord *record = lis_record_new (lis_entity_get (type));

  record->id = lis_editor_new_id (context->editor);
  return record;
}

void
lis_sample_add (LisSampleContext *context, LisEntityType type, gpointer record)
{
  lis_change_set_insert (context->set, type, record);
}

void
lis_sample_begin (LisSampleContext *context, const char *message, const char *first, const char *second)
{
  g_return_if_fail (context->set == NULL);

  context->set = lis_change_set_new (LIS_CHANGE_KIND_SAMPLE, message, first, second, NULL);
}

gboolean
lis_sample_commit (LisSampleContext *context, gint64 *number, GError **error)
{
  g_autoptr (LisChangeSet) set = g_steal_pointer (&context->set);

  return lis_editor_commit (context->editor, set, number, error);
}

LisDate
lis_sample_half_year (const LisSampleContext *context, LisDate date, int offset)
{
  int back = (lis_date_get_month (date) - context->half_year_start + 12) % 6;

  return lis_date_add_months (lis_date_month_start (date), offset * 6 - back);
}
