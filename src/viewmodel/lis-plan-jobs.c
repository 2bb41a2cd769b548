/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-jobs-private.h"

#include <glib/gstdio.h>
#include <malloc.h>

#include "lis-settings.h"

typedef struct
{
  char              *path;
  LisPathwayFilter   filter;
  const LisPlanData *data;
  LisSessionFillFunc fill;
  LisDate            today;
  gboolean           read_anew; /* whether or not another program has written */
} Request;

void
lis_plan_reading_free (LisPlanReading *reading)
{
  if (reading == NULL)
    return;
  lis_pathways_free (reading->pathways);
  g_free (reading->title);
  g_free (reading->read_only_reason);
  g_free (reading);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free ((char *) request->filter.search);
  g_free (request->path);
  g_free (request);
}

static Request *
attach_request (GTask *task, const LisPathwayFilter *filter)
{
  Request *request = g_new0 (Request, 1);

  if (filter != NULL)
    {
      request->filter = *filter;
      request->filter.search = g_strdup (filter->search);
    }
  g_task_set_task_data (task, request, free_request);
  /* Before the next frame is drawn, not after. */
  g_task_set_priority (task, G_PRIORITY_HIGH);
  return request;
}

static LisPlanReading *
read_plan (LisStore *store, const LisPathwayFilter *filter, GCancellable *cancellable, GError **error)
{
  LisPlanReading *reading;
  LisRecordSet *settings;
  LisPlanData *data = lis_store_load_data (store, lis_pathways_entities, cancellable, error);

  if (data == NULL)
    return NULL;
  reading = g_new0 (LisPlanReading, 1);
  settings = data->sets[LIS_ENTITY_SETTING];
  reading->group_by = filter->group_by;
  reading->half_year_start = 1;
  if (settings != NULL)
    {
      reading->title = g_strdup (lis_settings_get (settings, LIS_SETTING_TITLE));
      reading->half_year_start = lis_settings_get_half_year_start (settings);
    }
  reading->read_only_reason = g_strdup (lis_store_get_read_only_reason (store));
  reading->pathways = lis_pathways_new (data, filter);
  return reading;
}

/* Reading and counting leave as much room behind as they have filled; the desktop gets it back. */
static void
give_back_memory (void)
{
  malloc_trim (0);
}

static void
return_reading (GTask *task, LisStore *store)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  LisPlanReading *reading = read_plan (store, &request->filter, g_task_get_cancellable (task), &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) lis_plan_reading_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_plan (GTask *task, LisStore **store)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (store);
  *store = lis_store_open (request->path, LIS_STORE_WRITE_OR_READ, &error);
  if (*store != NULL)
    return_reading (task, *store);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_open (LisPlanThread *thread, GTask *task, const char *path, const LisPathwayFilter *filter)
{
  Request *request = attach_request (task, filter);

  request->path = g_strdup (path);
  lis_plan_thread_run (thread, task, open_plan);
}

static void
poll_plan (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);

  if (*store != NULL && (lis_store_poll (*store) || request->read_anew))
    return_reading (task, *store);
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
lis_plan_jobs_poll (LisPlanThread *thread, GTask *task, const LisPathwayFilter *filter, gboolean read_anew)
{
  attach_request (task, filter)->read_anew = read_anew;
  lis_plan_thread_run (thread, task, poll_plan);
}

void
lis_plan_count_free (LisPlanCount *count)
{
  if (count == NULL)
    return;
  g_clear_pointer (&count->findings, g_array_unref);
  g_clear_pointer (&count->loads, g_ptr_array_unref);
  g_free (count);
}

static void
count_findings (GTask *task, LisStore **store)
{
  Request *request = g_task_get_task_data (task);
  LisPlanCount *count = g_new0 (LisPlanCount, 1);

  count->loads = lis_loads_compute (request->data, (LisDateRange){ LIS_DATE_MIN, LIS_DATE_MAX });
  count->findings = lis_findings_find (request->data, request->today);
  give_back_memory ();
  g_task_return_pointer (task, count, (GDestroyNotify) lis_plan_count_free);
}

void
lis_plan_jobs_count (LisPlanThread *thread, GTask *task, const LisPlanData *data, LisDate today)
{
  Request *request = attach_request (task, NULL);

  request->data = data;
  request->today = today;
  lis_plan_thread_run (thread, task, count_findings);
}

static void
make_plan (GTask *task, LisStore **store)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) made = lis_store_create (request->path, &error);

  if (made != NULL && request->fill (made, request->today, g_task_get_cancellable (task), &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* A plan that is filled by half is of no use to anybody. */
  if (made != NULL)
    {
      g_clear_object (&made);
      g_unlink (request->path);
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_make (LisPlanThread *thread, GTask *task, const char *path, LisSessionFillFunc fill, LisDate today)
{
  Request *request = attach_request (task, NULL);

  request->path = g_strdup (path);
  request->fill = fill;
  request->today = today;
  lis_plan_thread_run (thread, task, make_plan);
}
