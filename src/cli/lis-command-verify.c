/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-backup.h"
#include "lis-history.h"
#include "lis-plan-head.h"

static void
print_json (GPtrArray *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (i = 0; i < faults->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (faults, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_faults (GPtrArray *faults)
{
  guint i;

  for (i = 0; i < faults->len; i++)
    lis_print ("%s\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len == 0)
    lis_print ("%s\n", _("All is well: file, records and history agree."));
}

/* The chain holds together without its end too; the newest backup and this computer know how far it went. */
static gboolean
add_head_faults (LisStore *store, GPtrArray *faults, GError **error)
{
  g_autoptr (LisBackups) backups = lis_backups_new (lis_store_get_path (store), NULL, NULL);
  char *fault;

  if (!lis_backups_check_head (backups, store, &fault, error))
    return FALSE;
  if (fault != NULL)
    g_ptr_array_add (faults, fault);
  if (!lis_plan_head_check (store, &fault, error))
    return FALSE;
  if (fault != NULL)
    g_ptr_array_add (faults, fault);
  return TRUE;
}

/* What the user knows to be right: from now on the plan is compared with itself as it is. */
static LisExit
accept_plan (LisStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!lis_plan_head_accept (store, &error))
    return lis_exit_for_error (error);
  lis_print ("%s\n", _("The end of the history is taken as it is from now on."));
  return LIS_EXIT_DONE;
}

static LisExit
run_verify (LisInvocation *invocation)
{
  gboolean accept = FALSE;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept,
      N_("Take the end of the history as it is, where this computer remembers another"), NULL },
    { NULL },
  };
  g_autoptr (LisStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL || !lis_store_check_file (store, &error))
    return lis_exit_for_error (error);
  if (accept)
    return accept_plan (store);
  faults = lis_history_verify (store, invocation->cancellable, &error);
  if (faults == NULL || !add_head_faults (store, faults, &error))
    return lis_exit_for_error (error);
  if (invocation->json)
    print_json (faults);
  else
    print_faults (faults);
  return faults->len == 0 ? LIS_EXIT_DONE : LIS_EXIT_REFUSED;
}

const LisCommand lis_command_verify = {
  .name = "verify",
  .arguments = N_("PLAN"),
  .summary = N_("Compare the file with its history"),
  .description = N_("Every record and every change in the history is compared with the digests kept for them.\n"
                    "The exit code is 1 when something does not agree."),
  .run = run_verify,
};
