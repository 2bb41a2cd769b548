/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-jobs-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <malloc.h>

#include "lis-backup.h"
#include "lis-editor.h"
#include "lis-error.h"
#include "lis-history-past.h"
#include "lis-history-query.h"
#include "lis-plan-state.h"
#include "lis-settings.h"

typedef struct
{
  char              *path;
  LisPathwayFilter   filter;
  const LisPlanData *data;
  LisSessionFillFunc fill;
  LisDate            today;
  gboolean           read_anew; /* whether or not another program has written */
  LisPlanWriteKind   write_kind;
  LisChangeSet      *set;
  LisPlanWork       *work; /* whoever asked owns it when it writes */
  gboolean           owns_work;
  gint64             number;
  char              *author;
  const LisEntityType *entities;
  LisEntityType      entity; /* whose past is asked for, as it stood on @today */
} Request;

void
lis_session_reading_free (LisSessionReading *reading)
{
  if (reading == NULL)
    return;
  lis_pathways_free (reading->pathways);
  g_free (reading->title);
  g_free (reading->read_only_reason);
  g_free (reading->network_notice);
  g_free (reading->undo_label);
  g_free (reading->redo_label);
  g_free (reading->state_folder);
  g_free (reading);
}

void
lis_plan_work_free (LisPlanWork *work)
{
  if (work == NULL)
    return;
  if (work->free_data != NULL)
    work->free_data (work->data);
  if (work->result != NULL && work->free_result != NULL)
    work->free_result (work->result);
  g_clear_object (&work->cancellable);
  g_free (work);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->owns_work)
    lis_plan_work_free (request->work);

  g_free ((char *) request->filter.search);
  g_clear_pointer (&request->set, lis_change_set_free);
  g_free (request->author);
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

/* NULL when the plan's identity cannot be read: then nothing is remembered of it. */
static char *
find_state_folder (LisStore *store)
{
  g_autofree char *identity = lis_plan_state_read_identity (store, NULL);

  return identity != NULL ? lis_plan_state_get_folder (identity) : NULL;
}

/* Takes @entry. What a menu says of the change; NULL when there is none. */
static char *
take_plain_label (LisHistoryEntry *entry)
{
  char *label = entry != NULL ? lis_history_entry_get_plain_label (entry) : NULL;

  g_clear_pointer (&entry, lis_history_entry_free);
  return label;
}

/* A history that cannot be read offers nothing to undo; verification tells why. */
static void
read_undo_labels (LisStore *store, LisSessionReading *reading)
{
  LisHistoryEntry *undoable = NULL, *redoable = NULL;

  if (!lis_store_is_writable (store))
    return;
  if (lis_history_find_undoable (store, &undoable, NULL))
    reading->undo_label = take_plain_label (undoable);
  if (lis_history_find_redoable (store, &redoable, NULL))
    reading->redo_label = take_plain_label (redoable);
}

/* What the reader must know of a plan on a network drive, in words, or NULL. */
static char *
describe_network (LisStore *store)
{
  const GError *fault = lis_store_get_network_fault (store);
  const char *beside = lis_store_get_saved_beside (store);
  g_autofree char *original = g_path_get_basename (lis_store_get_path (store));
  g_autofree char *name = beside != NULL ? g_path_get_basename (beside) : NULL;

  if (fault != NULL)
    return g_strdup (fault->message);
  if (beside != NULL)
    /* Translators: names of two files. */
    return g_strdup_printf (_("“%1$s” was changed by somebody else meanwhile. Your work is saved beside it, as “%2$s”"),
                            original, name);
  return NULL;
}

static LisSessionReading *
read_plan (LisStore *store, const LisPathwayFilter *filter, GCancellable *cancellable, GError **error)
{
  LisSessionReading *reading;
  LisRecordSet *settings;
  LisPlanData *data = lis_store_load_data (store, lis_pathways_entities, cancellable, error);

  if (data == NULL)
    return NULL;
  reading = g_new0 (LisSessionReading, 1);
  settings = data->sets[LIS_ENTITY_SETTING];
  reading->half_year_start = 1;
  if (settings != NULL)
    {
      reading->title = g_strdup (lis_settings_get (settings, LIS_SETTING_TITLE));
      reading->half_year_start = lis_settings_get_half_year_start (settings);
    }
  reading->read_only_reason = g_strdup (lis_store_get_read_only_reason (store));
  reading->network_notice = describe_network (store);
  reading->state_folder = find_state_folder (store);
  reading->pathways = lis_pathways_new (data, filter);
  read_undo_labels (store, reading);
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
  LisSessionReading *reading = read_plan (store, &request->filter, g_task_get_cancellable (task), &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) lis_session_reading_free);
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

/* Whether something is to be shown anew: the plan, or what there is to say of its network drive. */
static gboolean
poll_store (LisStore *store)
{
  gboolean was_lost = lis_store_get_network_fault (store) != NULL;
  const char *beside = lis_store_get_saved_beside (store);
  gboolean has_changed = lis_store_poll (store);

  return has_changed || was_lost != (lis_store_get_network_fault (store) != NULL) ||
         (beside == NULL) != (lis_store_get_saved_beside (store) == NULL);
}

static void
poll_plan (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);

  if (*store != NULL && (poll_store (*store) || request->read_anew))
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

void
lis_plan_writing_free (LisPlanWriting *writing)
{
  if (writing == NULL)
    return;
  lis_session_reading_free (writing->reading);
  g_clear_error (&writing->reading_error);
  g_free (writing->label);
  g_free (writing);
}

/* Work may write nothing, or more than one change set: the last is told of. */
static gboolean
do_work (LisPlanWork *work, LisStore *store, const char *author, gint64 *number, GError **error)
{
  LisStoreHead before, after;

  if (!lis_store_read_head (store, 0, &before, error))
    return FALSE;
  if (g_cancellable_is_cancelled (work->cancellable))
    {
      g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Stopped; nothing was changed."));
      return FALSE;
    }
  work->result = work->run (store, author, work->data, work->cancellable, error);
  if (work->result == NULL)
    return FALSE;
  if (lis_store_read_head (store, 0, &after, NULL) && after.number > before.number)
    *number = after.number;
  return TRUE;
}

static gboolean
write_request (const Request *request, LisEditor *editor, gint64 *number, GError **error)
{
  switch (request->write_kind)
    {
    case LIS_PLAN_WRITE_COMMIT:
      return lis_editor_commit (editor, request->set, number, error);
    case LIS_PLAN_WRITE_UNDO:
      return lis_editor_undo (editor, request->number, number, error);
    case LIS_PLAN_WRITE_REDO:
      return lis_editor_redo (editor, number, error);
    case LIS_PLAN_WRITE_WORK:
      return do_work (request->work, lis_editor_get_store (editor), request->author, number, error);
    default:
      g_assert_not_reached ();
    }
}

/* Of the change set just written, for the toast; NULL when it cannot be read. */
static char *
read_newest_label (LisStore *store)
{
  g_autoptr (GPtrArray) entries = lis_history_list (store, 1, NULL);

  return entries != NULL && entries->len > 0 ? lis_history_entry_get_label (entries->pdata[0]) : NULL;
}

static void
write_plan (GTask *task, LisStore **store)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (LisPlanWriting) writing = g_new0 (LisPlanWriting, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisEditor) editor = *store != NULL ? lis_editor_new (*store, request->author, NULL, NULL) : NULL;

  if (editor == NULL)
    g_set_error_literal (&error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED,
                         _("The plan was closed; nothing was changed."));
  if (editor == NULL || !write_request (request, editor, &writing->number, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  writing->label = read_newest_label (*store);
  writing->reading = read_plan (*store, &request->filter, NULL, &writing->reading_error);
  g_task_return_pointer (task, g_steal_pointer (&writing), (GDestroyNotify) lis_plan_writing_free);
}

void
lis_plan_jobs_write (LisPlanThread *thread, GTask *task, LisPlanWriteKind kind, LisChangeSet *set, gint64 number,
                     LisPlanWork *work, const char *author, const LisPathwayFilter *filter)
{
  Request *request = attach_request (task, filter);

  request->write_kind = kind;
  request->work = work;
  request->set = set;
  request->number = number;
  request->author = g_strdup (author);
  lis_plan_thread_run_write (thread, task, write_plan);
}

static void
read_by_work (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer result = request->work->run (*store, NULL, request->work->data, request->work->cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, request->work->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_read_by (LisPlanThread *thread, GTask *task, LisPlanWork *work)
{
  Request *request = attach_request (task, NULL);

  request->work = work;
  request->owns_work = TRUE;
  lis_plan_thread_run (thread, task, read_by_work);
}

LisChangeSet *
lis_plan_jobs_take_set (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  return g_steal_pointer (&request->set);
}

static void
copy_plan (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);
  const LisBackupJob job = { .check = lis_history_check, .cancellable = g_task_get_cancellable (task) };
  g_autoptr (LisBackups) backups = lis_backups_new (lis_store_get_path (*store), NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (lis_backups_copy_to (backups, request->path, &job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_copy (LisPlanThread *thread, GTask *task, const char *path)
{
  attach_request (task, NULL)->path = g_strdup (path);
  lis_plan_thread_run (thread, task, copy_plan);
}

static void
load_entities (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  LisPlanData *data = lis_store_load_data (*store, request->entities, g_task_get_cancellable (task), &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) lis_plan_data_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_load (LisPlanThread *thread, GTask *task, const LisEntityType *entities)
{
  attach_request (task, NULL)->entities = entities;
  lis_plan_thread_run (thread, task, load_entities);
}

static void
load_past (GTask *task, LisStore **store)
{
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  LisRecordSet *records = lis_history_load_past (*store, request->entity, request->today,
                                                 g_task_get_cancellable (task), &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) lis_record_set_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lis_plan_jobs_load_past (LisPlanThread *thread, GTask *task, LisEntityType entity, LisDate day)
{
  Request *request = attach_request (task, NULL);

  request->entity = entity;
  request->today = day;
  lis_plan_thread_run (thread, task, load_past);
}
