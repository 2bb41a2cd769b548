/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-catalogue.h"
#include "lis-new-plan.h"

static LisExit
run_new (LisInvocation *invocation)
{
  gboolean empty = FALSE;
  const GOptionEntry entries[] = {
    { "empty", 0, 0, G_OPTION_ARG_NONE, &empty, N_("Leave the built-in catalogue out"), NULL },
    { NULL },
  };
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_AUTHOR, 1, 1))
    return LIS_EXIT_USAGE;
  store = lis_store_create (invocation->arguments[0], &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  editor = lis_invocation_edit (invocation, store);
  if (!empty && !lis_catalogue_install (editor, &error))
    {
      g_clear_pointer (&editor, lis_editor_free);
      lis_new_plan_discard (&store);
      return lis_exit_for_error (error);
    }
  lis_print (_("Made the plan %s.\n"), invocation->arguments[0]);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_new = {
  .name = "new",
  .arguments = N_("PLAN"),
  .summary = N_("Make a plan with the built-in catalogue"),
  .description = N_("The catalogue holds the 46 specialties, the regions, their trusts and main hospitals, and\n"
                    "the private non-profit ones. A file that exists is never overwritten."),
  .run = run_new,
};
