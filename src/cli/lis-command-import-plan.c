/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-command-import.h"

#include "lis-clock.h"
#include "lis-plan-import.h"

static void
add_list (JsonBuilder *builder, const char *name, GPtrArray *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
}

static void
print_json (const LisPlanReading *reading, const LisPlanImportReport *report, gboolean dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) doubts = lis_plan_reading_list_doubts (reading);
  g_autoptr (GPtrArray) unplaced = lis_plan_reading_list_unplaced (reading);

  json_builder_begin_object (builder);
  lis_import_add_report (builder, report->report, dry_run);
  if (!dry_run && report->report->n_faults == 0)
    lis_json_add_id (builder, "action_plan", LIS_ENTITY_ACTION_PLAN, report->action_plan);
  lis_json_add_int (builder, "areas", reading->areas->len);
  lis_json_add_int (builder, "objectives", reading->objectives->len);
  lis_json_add_int (builder, "measures", reading->measures->len);
  lis_json_add_int (builder, "steps", lis_plan_reading_count_steps (reading));
  add_list (builder, "doubtful", doubts);
  add_list (builder, "not_placed", unplaced);
  add_list (builder, "added", report->added);
  add_list (builder, "changed_in_words", report->changed);
  add_list (builder, "gone", report->gone);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_list (const char *heading, GPtrArray *list)
{
  if (list->len == 0)
    return;
  lis_print ("%s (%u)\n", heading, list->len);
  for (guint i = 0; i < list->len; i++)
    lis_print ("  %s\n", (const char *) g_ptr_array_index (list, i));
}

static void
print_words (const LisPlanReading *reading, const LisPlanImportReport *report, gboolean dry_run)
{
  g_autoptr (GPtrArray) doubts = lis_plan_reading_list_doubts (reading);
  g_autoptr (GPtrArray) unplaced = lis_plan_reading_list_unplaced (reading);

  lis_print (_("Read: %u areas, %u objectives, %u measures, %u steps.\n"), reading->areas->len,
             reading->objectives->len, reading->measures->len, lis_plan_reading_count_steps (reading));
  print_list (_("Doubtful"), doubts);
  print_list (_("Not placed"), unplaced);
  if (report->revised)
    {
      print_list (_("New in the plan"), report->added);
      print_list (_("Changed"), report->changed);
      print_list (_("Gone from the plan"), report->gone);
    }
  lis_import_print_counts (report->report, dry_run);
}

static LisPlanReading *
read_plan (LisInvocation *invocation, LisStore *store, const LisImportOptions *options, GError **error)
{
  g_autoptr (GHashTable) actors = lis_plan_import_list_actors (store, options->cancellable, error);
  g_autoptr (LisTable) table =
    actors != NULL ? lis_plan_table_read (invocation->arguments[2], options->cancellable, error) : NULL;
  LisPlanReadingOptions reading_options = { options->map, actors };

  return table != NULL ? lis_plan_reading_new (table, &reading_options, error) : NULL;
}

static gboolean
write_plan (LisInvocation *invocation, LisStore *store, const LisPlanReading *reading, const LisImportOptions *options,
            const LisImportPlanArguments *arguments, LisPlanImportReport **report, GError **error)
{
  g_autoptr (LisEditor) editor = lis_invocation_edit (invocation, store);
  LisClock clock = lis_clock_from_environment ();
  LisPlanImportOptions plan_options = { arguments->name, arguments->new_actors, lis_clock_today (&clock) };

  return lis_plan_import_write (editor, reading, options, &plan_options, report, error);
}

LisExit
lis_import_run_action_plan (LisInvocation *invocation, const LisImportOptions *options,
                            const LisImportPlanArguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_import_open (invocation, options, arguments->no_backup, &error);
  g_autoptr (LisPlanReading) reading = store != NULL ? read_plan (invocation, store, options, &error) : NULL;
  g_autoptr (LisPlanImportReport) report = NULL;
  gboolean done;

  if (reading == NULL)
    return lis_exit_for_error (error);
  done = write_plan (invocation, store, reading, options, arguments, &report, &error);
  if (report != NULL && invocation->json)
    print_json (reading, report, options->dry_run);
  else if (report != NULL && done)
    print_words (reading, report, options->dry_run);
  if (done)
    return LIS_EXIT_DONE;
  if (report != NULL && !invocation->json)
    lis_import_complain_of_faults (report->report);
  return lis_exit_for_error (error);
}
