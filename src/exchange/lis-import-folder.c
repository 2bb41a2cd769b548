/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-import-job.h"

static gboolean
import_file (LisImportJob *job, LisEntityType type, const char *path, GPtrArray *tables, GError **error)
{
  LisTable *table = lis_table_read_with_limits (path, &lis_table_export_limits, job->options->cancellable, error);

  if (table == NULL)
    return FALSE;
  /* Faults and what was found point into its texts. */
  g_ptr_array_add (tables, table);
  job->file = table->name;
  return lis_import_job_add_table (job, type, table, error);
}

static gboolean
import_files (LisImportJob *job, const char *folder, GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      g_autofree char *name = g_strconcat (lis_entity_get (i)->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) && !import_file (job, i, path, tables, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_entity_file (const char *name)
{
  g_autofree char *base = g_str_has_suffix (name, ".csv") ? g_strndup (name, strlen (name) - strlen (".csv")) : NULL;

  return base != NULL && lis_entity_find (base) != NULL;
}

/* FALSE when there is nothing of ours in the folder. */
static gboolean
check_folder (LisImportJob *job, const char *folder, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &reason);
  const char *name;
  gboolean any = FALSE;

  if (dir == NULL)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE,
                   _("The folder “%s” could not be read: %s. Choose the folder of an export"), folder, reason->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_entity_file (name))
      any = TRUE;
    else if (name[0] != '.')
      lis_import_job_add_note (job, g_strdup_printf (_("The file “%s” was not used"), name));
  if (any)
    return TRUE;
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
               _("The folder “%s” holds no exported plan (no file such as unit.csv); choose the folder of an export"),
               folder);
  return FALSE;
}

gboolean
lis_import_folder (LisEditor *editor, const char *folder, const LisImportOptions *options, LisImportReport **report,
                   GError **error)
{
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_table_free);
  g_autoptr (LisImportJob) job = lis_import_job_new (editor, options, N_("Import of the folder “%1$s”"), name);

  if (report != NULL)
    *report = NULL;
  job->exact = TRUE;
  if (!check_folder (job, folder, error) || !import_files (job, folder, tables, error))
    return FALSE;
  job->file = name;
  return lis_import_job_finish (job, report, error);
}
