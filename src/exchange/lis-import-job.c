/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-job.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-import-index.h"

static const LisImportOptions no_options = { 0 };

/* Characters of a cell that a fault repeats: enough to find it by, in a line that can be read. */
#define MAX_SHOWN 80

typedef struct
{
  const LisEntity *entity;
  gpointer         record;
} Aside;

static void
free_aside (gpointer data)
{
  Aside *aside = data;

  lis_record_free (aside->entity, aside->record);
  g_free (aside);
}

static void
free_fault (gpointer data)
{
  LisImportFault *fault = data;

  g_free (fault->file);
  g_free (fault->column);
  g_free (fault->value);
  g_free (fault->expected);
  g_free (fault);
}

void
lis_import_report_free (LisImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->faults);
  g_ptr_array_unref (report->notes);
  g_free (report);
}

LisImportJob *
lis_import_job_new (LisEditor *editor, const LisImportOptions *options, const char *message, const char *name)
{
  LisImportJob *job = g_new0 (LisImportJob, 1);

  job->editor = editor;
  job->options = options != NULL ? options : &no_options;
  job->set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, message, name, NULL);
  job->report = g_new0 (LisImportReport, 1);
  job->report->faults = g_ptr_array_new_with_free_func (free_fault);
  job->report->notes = g_ptr_array_new_with_free_func (g_free);
  job->aside = g_ptr_array_new_with_free_func (free_aside);
  job->file = name;
  return job;
}

void
lis_import_job_free (LisImportJob *job)
{
  if (job == NULL)
    return;
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    lis_import_entity_free (job->entities[i]);
  lis_change_set_free (job->set);
  lis_import_report_free (job->report);
  g_ptr_array_unref (job->aside);
  g_clear_error (&job->error);
  g_free (job);
}

static char *
shorten (const char *value)
{
  const char *end;

  if (value == NULL || value[0] == '\0')
    return NULL;
  end = g_utf8_offset_to_pointer (value, MIN (g_utf8_strlen (value, (MAX_SHOWN + 1) * 4), MAX_SHOWN));
  return *end == '\0' ? g_strdup (value) : g_strdup_printf ("%.*s…", (int) (end - value), value);
}

/* In order of row: reading, recognising and checking each meet faults of their own. */
static gint
compare_fault_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const LisImportFault *first = *(const LisImportFault *const *) a, *second = *(const LisImportFault *const *) b;

  return first->row < second->row ? -1 : first->row > second->row;
}

void
lis_import_job_sort_faults (LisImportJob *job, guint first)
{
  GPtrArray *faults = job->report->faults;

  if (first < faults->len)
    g_qsort_with_data (faults->pdata + first, (gint) (faults->len - first), sizeof (gpointer), compare_fault_rows,
                       NULL);
}

void
lis_import_job_add_fault (LisImportJob *job, guint row, const char *column, const char *value, char *expected)
{
  LisImportFault *fault;

  if (job->report->n_faults++ >= LIS_IMPORT_MAX_FAULTS)
    {
      g_free (expected);
      return;
    }
  fault = g_new0 (LisImportFault, 1);
  fault->file = g_strdup (job->file);
  fault->row = row;
  fault->column = g_strdup (column);
  fault->value = shorten (value);
  fault->expected = expected;
  g_ptr_array_add (job->report->faults, fault);
}

void
lis_import_job_add_note (LisImportJob *job, char *note)
{
  g_ptr_array_add (job->report->notes, note);
}

void
lis_import_job_set_aside (LisImportJob *job, const LisEntity *entity, gpointer record)
{
  Aside *aside = g_new (Aside, 1);

  aside->entity = entity;
  aside->record = record;
  g_ptr_array_add (job->aside, aside);
}

gboolean
lis_import_job_go_on (LisImportJob *job, guint done, guint total, GError **error)
{
  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }
  if (g_cancellable_is_cancelled (job->options->cancellable))
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED,
                   _("The import of “%s” was cancelled; nothing was changed"), job->file);
      return FALSE;
    }
  if (job->options->progress != NULL)
    job->options->progress (done, total, job->options->progress_data);
  return TRUE;
}

static gboolean
write_or_refuse (LisImportJob *job, GError **error)
{
  guint n = job->report->n_faults;

  if (!lis_import_job_go_on (job, 1, 1, error))
    return FALSE;
  if (n > 0)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS,
                   g_dngettext (GETTEXT_PACKAGE, "“%s” has %u fault; nothing was changed. Correct it and import again",
                                "“%s” has %u faults; nothing was changed. Correct them and import again", n),
                   job->file, n);
      return FALSE;
    }
  if (job->options->dry_run)
    return TRUE;
  return lis_editor_commit (job->editor, job->set, &job->report->change_set, error);
}

gboolean
lis_import_job_finish (LisImportJob *job, LisImportReport **report, GError **error)
{
  gboolean done = write_or_refuse (job, error);

  if (report != NULL)
    *report = g_steal_pointer (&job->report);
  return done;
}

LisImportEntity *
lis_import_job_get_entity (LisImportJob *job, LisEntityType type)
{
  LisRecordSet *existing;

  if (job->entities[type] != NULL)
    return job->entities[type];
  existing = lis_store_load (lis_editor_get_store (job->editor), type, job->options->cancellable,
                             job->error == NULL ? &job->error : NULL);
  if (existing == NULL)
    existing = lis_record_set_new (lis_entity_get (type));
  job->entities[type] = lis_import_entity_new (existing);
  return job->entities[type];
}
