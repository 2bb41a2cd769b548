/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-import-columns.h"
#include "lis-import-guess.h"
#include "lis-importer-private.h"
#include "lis-plan-import.h"

/* What the plan's thread does with a file. */

static void
free_column (gpointer data)
{
  LisImportColumn *column = data;

  g_free (column->header);
  g_free (column->field);
  g_free (column);
}

static void
free_problem (gpointer data)
{
  LisImportProblem *problem = data;

  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->expected);
  g_free (problem);
}

LisImportPreview *
lis_import_preview_new (const char *kind)
{
  LisImportPreview *preview = g_new0 (LisImportPreview, 1);

  preview->kind = g_strdup (kind);
  preview->columns = g_ptr_array_new_with_free_func (free_column);
  preview->problems = g_ptr_array_new_with_free_func (free_problem);
  preview->notes = g_ptr_array_new_with_free_func (g_free);
  preview->doubts = g_ptr_array_new_with_free_func (g_free);
  preview->unplaced = g_ptr_array_new_with_free_func (g_free);
  preview->news = g_ptr_array_new_with_free_func (g_free);
  return preview;
}

void
lis_import_preview_free (LisImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_free (preview->kind);
  g_free (preview->summary);
  g_ptr_array_unref (preview->columns);
  g_ptr_array_unref (preview->problems);
  g_ptr_array_unref (preview->notes);
  g_ptr_array_unref (preview->doubts);
  g_ptr_array_unref (preview->unplaced);
  g_ptr_array_unref (preview->news);
  g_free (preview);
}

static void
add_column (LisImportPreview *preview, const char *header, const char *field)
{
  LisImportColumn *column = g_new0 (LisImportColumn, 1);

  column->header = g_strdup (header);
  column->field = g_strdup (field);
  g_ptr_array_add (preview->columns, column);
}

static void
add_problem (LisImportPreview *preview, guint row, const char *column, const char *value, const char *expected)
{
  LisImportProblem *problem = g_new0 (LisImportProblem, 1);

  problem->row = row;
  problem->column = g_strdup (column);
  problem->value = g_strdup (value);
  problem->expected = g_strdup (expected);
  g_ptr_array_add (preview->problems, problem);
}

static void
add_texts (GPtrArray *to, GPtrArray *from, const char *format)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, format != NULL ? g_strdup_printf (format, (const char *) from->pdata[i])
                                        : g_strdup (from->pdata[i]));
}

static void
take_report (LisImportPreview *preview, const LisImportReport *report)
{
  preview->added = report->added;
  preview->changed = report->changed;
  preview->equal = report->equal;
  preview->n_problems = report->n_faults;
  add_texts (preview->notes, report->notes, NULL);
  for (guint i = 0; i < report->faults->len; i++)
    {
      const LisImportFault *fault = report->faults->pdata[i];

      add_problem (preview, fault->row, fault->column, fault->value, fault->expected);
    }
}

/* Problems are an answer; everything else that goes wrong is an error. */
static gboolean
is_answer (gboolean done, const LisImportReport *report, GError **error)
{
  if (done)
    return TRUE;
  if (report == NULL || !g_error_matches (*error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

/* Columns */

/* NULL when nobody corrected such a header before. */
static char *
recall (const LisImportRequest *request, const char *kind, const char *header)
{
  g_autofree char *key = lis_importer_make_key (kind, header);

  return g_strdup (g_hash_table_lookup (request->earlier, key));
}

/* "HEADER=FIELD" for every header of the first rows that the user set now or for an earlier file. */
static char **
make_map (const LisImportRequest *request, const LisTable *table, const char *kind)
{
  g_autoptr (GStrvBuilder) map = g_strv_builder_new ();

  for (guint row = 0; row < MIN (lis_table_count (table), 10); row++)
    for (guint column = 0; column < lis_table_get_width (table, row); column++)
      {
        const char *header = lis_table_get_cell (table, row, column);
        const char *set = *header != '\0' ? g_hash_table_lookup (request->columns, header) : NULL;
        g_autofree char *field = set != NULL ? g_strdup (set) : NULL;
        g_autofree char *line = NULL;

        if (field == NULL && *header != '\0')
          field = recall (request, kind, header);
        line = field != NULL ? g_strdup_printf ("%s=%s", header, field) : NULL;
        if (line != NULL)
          g_strv_builder_add (map, line);
      }
  return g_strv_builder_end (map);
}

static void
list_table_columns (LisImportPreview *preview, LisEditor *editor, const LisEntity *entity, LisTable *table,
                    const LisImportOptions *options)
{
  g_autoptr (LisImportJob) job = lis_import_job_new (editor, options, "", table->name);
  g_autoptr (LisColumns) columns = lis_columns_new (job, entity, table);

  for (guint i = 0; columns != NULL && i < columns->columns->len; i++)
    {
      const LisColumn *column = &g_array_index (columns->columns, LisColumn, i);

      if (column->header == NULL || *column->header == '\0')
        continue;
      if (column->kind == LIS_COLUMN_FIELD)
        add_column (preview, column->header, column->field->name);
      else if (column->kind == LIS_COLUMN_ID)
        add_column (preview, column->header, "id");
      else
        add_column (preview, column->header, NULL);
    }
}

/* Tables and grids */

static LisImportPreview *
import_table (LisStore *store, const char *author, const LisImportRequest *request, LisTable *table, const char *kind,
              const LisImportOptions *options, GError **error)
{
  g_autoptr (LisEditor) editor = lis_editor_new (store, author, NULL, NULL);
  g_autoptr (LisImportPreview) preview = lis_import_preview_new (kind);
  g_autoptr (LisImportReport) report = NULL;
  const LisEntity *entity = lis_entity_find (kind);
  gboolean done;

  if (entity != NULL)
    {
      list_table_columns (preview, editor, entity, table, options);
      done = lis_import_table (editor, entity->type, table, options, &report, error);
    }
  else
    done = lis_import_grid (editor, table, options, &report, error);
  if (!is_answer (done, report, error))
    return NULL;
  take_report (preview, report);
  return g_steal_pointer (&preview);
}

/* Action plans */

static void
take_reading (LisImportPreview *preview, const LisPlanReading *reading)
{
  g_autoptr (GPtrArray) doubts = lis_plan_reading_list_doubts (reading);
  g_autoptr (GPtrArray) unplaced = lis_plan_reading_list_unplaced (reading);

  /* Translators: what was read of an action plan. */
  preview->summary = g_strdup_printf (_("%u areas, %u objectives, %u measures, %u steps"), reading->areas->len,
                                      reading->objectives->len, reading->measures->len,
                                      lis_plan_reading_count_steps (reading));
  add_texts (preview->doubts, doubts, NULL);
  add_texts (preview->unplaced, unplaced, NULL);
  for (guint i = 0; reading->columns != NULL && i < reading->columns->len; i++)
    {
      const LisPlanColumn *column = reading->columns->pdata[i];

      if (column->header != NULL && *column->header != '\0')
        add_column (preview, column->header,
                    column->kind == LIS_PLAN_COLUMN_NONE || column->kind == LIS_PLAN_COLUMN_UNKNOWN
                      ? NULL : lis_plan_column_get_name (column->kind));
    }
}

static void
take_plan_report (LisImportPreview *preview, const LisPlanImportReport *report)
{
  take_report (preview, report->report);
  if (!report->revised)
    return;
  add_texts (preview->news, report->added, _("New: %s"));
  add_texts (preview->news, report->changed, _("Changed: %s"));
  add_texts (preview->news, report->gone, _("Gone from the plan: %s"));
}

static LisImportPreview *
import_plan (LisStore *store, const char *author, const LisImportRequest *request, const LisTable *table,
             const LisImportOptions *options, GError **error)
{
  g_autoptr (LisEditor) editor = lis_editor_new (store, author, NULL, NULL);
  g_autoptr (GHashTable) actors = lis_plan_import_list_actors (store, options->cancellable, error);
  const LisPlanReadingOptions reading_options = { options->map, actors };
  const LisPlanImportOptions plan_options = { NULL, request->new_actors, request->today };
  g_autoptr (LisPlanReading) reading = actors != NULL ? lis_plan_reading_new (table, &reading_options, error) : NULL;
  g_autoptr (LisPlanImportReport) report = NULL;
  g_autoptr (LisImportPreview) preview = NULL;
  gboolean done;

  if (reading == NULL)
    return NULL;
  preview = lis_import_preview_new ("action-plan");
  take_reading (preview, reading);
  done = lis_plan_import_write (editor, reading, options, &plan_options, &report, error);
  if (!is_answer (done, report != NULL ? report->report : NULL, error))
    return NULL;
  take_plan_report (preview, report);
  return g_steal_pointer (&preview);
}

/* All */

/* Text of an action plan is cut into cells in ways of its own. */
static LisTable *
read_table (const LisImportRequest *request, gboolean as_plan, GCancellable *cancellable, GError **error)
{
  if (request->bytes != NULL)
    return as_plan ? lis_plan_table_read_bytes (request->name, request->bytes, cancellable, error)
                   : lis_table_read_bytes (request->name, request->bytes, cancellable, error);
  return as_plan ? lis_plan_table_read (request->path, cancellable, error)
                 : lis_table_read (request->path, cancellable, error);
}

/* NULL when nobody can tell. */
static const char *
guess_kind (const LisTable *table)
{
  LisEntityType type;

  switch (lis_import_guess (table, &type))
    {
    case LIS_IMPORT_TABLE:
      return lis_entity_get (type)->name;
    case LIS_IMPORT_GRID:
      return "grid";
    case LIS_IMPORT_ACTION_PLAN:
      return "action-plan";
    case LIS_IMPORT_NONE:
    default:
      return NULL;
    }
}

/* A plan pasted out of a PDF is no table of commas; what cannot be read so may still be one. */
static const char *
find_kind (const LisImportRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisTable) table = NULL, text = NULL;
  const char *kind;

  if (request->kind != NULL)
    return request->kind;
  table = read_table (request, FALSE, cancellable, NULL);
  kind = table != NULL ? guess_kind (table) : NULL;
  if (kind != NULL)
    return kind;
  text = read_table (request, TRUE, cancellable, error);
  return text != NULL ? guess_kind (text) : NULL;
}

gpointer
lis_importer_work (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  const LisImportRequest *request = data;
  g_autoptr (GError) local = NULL;
  const char *kind = find_kind (request, cancellable, &local);
  LisImportOptions options = { .dry_run = !request->writes, .cancellable = cancellable, .progress = request->progress,
                               .progress_data = request->progress_data };
  gboolean is_plan = g_strcmp0 (kind, "action-plan") == 0;
  g_autoptr (LisTable) table = NULL;
  g_auto (GStrv) map = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (kind == NULL)
    return lis_import_preview_new (NULL);
  table = read_table (request, is_plan, cancellable, error);
  if (table == NULL)
    return NULL;
  map = make_map (request, table, kind);
  options.map = (const char *const *) map;
  return is_plan ? import_plan (store, author, request, table, &options, error)
                 : import_table (store, author, request, table, kind, &options, error);
}
