/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-export.h"

static LisExit
run_export (LisInvocation *invocation)
{
  g_autoptr (LisStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, NULL, 0, 2, 2))
    return LIS_EXIT_USAGE;
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL || !lis_export_plan (store, invocation->arguments[1], invocation->cancellable, &error))
    return lis_exit_for_error (error);
  lis_print (_("Wrote one CSV file for each kind of record into %s.\n"), invocation->arguments[1]);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_export = {
  .name = "export",
  .arguments = N_("PLAN FOLDER"),
  .summary = N_("Write everything to CSV files in a folder"),
  .description = N_("“lisplanctl import PLAN all FOLDER” reads them back. The same plan gives the same bytes."),
  .run = run_export,
};
