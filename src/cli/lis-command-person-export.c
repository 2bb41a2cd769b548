/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-person-report.h"
#include "lis-pathways.h"
#include "lis-report-file.h"

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static LisId
find_person (LisInvocation *invocation, LisStore *store, GError **error)
{
  const LisEntityType types[] = { LIS_ENTITY_PERSON, LIS_ENTITY_NONE };
  g_autoptr (LisPlanData) data = lis_store_load_data (store, types, invocation->cancellable, error);

  return data != NULL ? lis_query_find_person (data, invocation->arguments[1], error) : LIS_ID_NONE;
}

static gboolean
write_file (const LisReport *report, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes =
      has_ending (path, ".csv") ? lis_report_to_csv (report) : lis_report_to_xlsx (report, error);

  return bytes != NULL && lis_report_save (bytes, path, error);
}

static LisExit
export_person (LisInvocation *invocation, const char *output)
{
  LisClock clock = lis_clock_from_environment ();
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisReport) report = NULL;
  g_autoptr (GError) error = NULL;
  LisId person;

  if (output == NULL)
    return lis_invocation_refuse_usage (invocation, _("-o FILE is missing."));
  if (!has_ending (output, ".csv") && !has_ending (output, ".xlsx"))
    return lis_invocation_refuse_usage (invocation, _("The name of the file must end in .csv or .xlsx."));
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  person = find_person (invocation, store, &error);
  if (person == LIS_ID_NONE)
    return lis_exit_for_error (error);
  report = lis_person_report_make (store, person, lis_clock_today (&clock), invocation->cancellable, &error);
  if (report == NULL || !write_file (report, output, &error))
    return lis_exit_for_error (error);
  /* Translators: name of a person, path. */
  lis_print (_("All that the plan holds of %s was written to “%s”.\n"), report->scope, output);
  return LIS_EXIT_DONE;
}

static LisExit
run_person_export (LisInvocation *invocation)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE.csv|xlsx") },
    { NULL },
  };

  if (!lis_invocation_parse (invocation, entries, 0, 2, 2))
    return LIS_EXIT_USAGE;
  return export_person (invocation, output);
}

const LisCommand lis_command_person_export = {
  .name = "person-export",
  .arguments = N_("PLAN PERSON"),
  .summary = N_("Write all that is held of one person to a file"),
  .description = N_("PERSON is a name, a local id, an HPR number or an id. The file holds the person's record,\n"
                    "everything that belongs to it, and every change of these in the history."),
  .run = run_person_export,
};
