/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-history.h"

/* Tells what the change set just written did: it is the newest in the history. */
static LisExit
tell_newest (LisEditor *editor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = lis_history_list (lis_editor_get_store (editor), 1, &error);
  g_autofree char *label = NULL;

  if (entries == NULL)
    return lis_exit_for_error (error);
  label = lis_history_entry_get_label (g_ptr_array_index (entries, 0));
  lis_print ("%s\n", label);
  return LIS_EXIT_DONE;
}

static LisExit
run_undo (LisInvocation *invocation)
{
  gint64 number = 0;
  const GOptionEntry entries[] = {
    { "number", 0, 0, G_OPTION_ARG_INT64, &number, N_("The change to undo, as the history numbers it"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_AUTHOR, 1, 1))
    return LIS_EXIT_USAGE;
  editor = lis_invocation_open_editor (invocation, &error);
  if (editor == NULL || !lis_editor_undo (editor, number, NULL, &error))
    return lis_exit_for_error (error);
  return tell_newest (editor);
}

static LisExit
run_redo (LisInvocation *invocation)
{
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, NULL, LIS_OPTION_AUTHOR, 1, 1))
    return LIS_EXIT_USAGE;
  editor = lis_invocation_open_editor (invocation, &error);
  if (editor == NULL || !lis_editor_redo (editor, NULL, &error))
    return lis_exit_for_error (error);
  return tell_newest (editor);
}

const LisCommand lis_command_undo = {
  .name = "undo",
  .arguments = N_("PLAN"),
  .summary = N_("Undo the newest change, or one of your choice"),
  .description = N_("An undoing is a change of its own, and so can be redone. It is refused when somebody has\n"
                    "changed the same records since."),
  .run = run_undo,
};

const LisCommand lis_command_redo = {
  .name = "redo",
  .arguments = N_("PLAN"),
  .summary = N_("Redo what was undone last"),
  .run = run_redo,
};
