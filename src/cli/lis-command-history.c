/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <inttypes.h>

#include "lis-history-format.h"
#include "lis-history.h"

static void
add_entry (JsonBuilder *builder, const LisHistoryEntry *entry)
{
  g_autofree char *label = lis_history_entry_get_label (entry);

  json_builder_begin_object (builder);
  lis_json_add_int (builder, "number", entry->number);
  lis_json_add_text (builder, "time", entry->time);
  lis_json_add_text (builder, "kind", lis_change_kind_to_name (entry->kind));
  lis_json_add_text (builder, "author", entry->author);
  lis_json_add_text (builder, "label", label);
  lis_json_add_int (builder, "changes", entry->n_changes);
  if (entry->reverses != 0)
    lis_json_add_int (builder, "reverses", entry->reverses);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  for (i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_entries (GPtrArray *entries)
{
  guint i;

  for (i = 0; i < entries->len; i++)
    {
      const LisHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = lis_history_entry_get_label (entry);
      g_autofree char *time = lis_format_time (entry->time);

      lis_print ("%6" G_GINT64_FORMAT "  %s  %s: %s", entry->number, time,
                 entry->author != NULL ? entry->author : _("(erased)"), label);
      lis_print (g_dngettext (GETTEXT_PACKAGE, " (%u record)\n", " (%u records)\n", entry->n_changes),
                 entry->n_changes);
    }
  if (entries->len == 0)
    lis_print ("%s\n", _("Nothing was changed yet."));
}

static LisExit
print_details (LisStore *store, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lis_history_describe (store, number, &error);
  guint i;

  if (lines == NULL)
    return lis_exit_for_error (error);
  if (lines->len == 0)
    {
      lis_complain (_("There is no change number %" PRId64 " in the history."), number);
      return LIS_EXIT_REFUSED;
    }
  for (i = 0; i < lines->len; i++)
    lis_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
  return LIS_EXIT_DONE;
}

static LisExit
run_history (LisInvocation *invocation)
{
  int limit = 0;
  gint64 number = 0;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("Only the newest N"), N_("N") },
    { "show", 0, 0, G_OPTION_ARG_INT64, &number, N_("Tell what one of them changed"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (LisStore) store = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, options, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  if (limit < 0)
    return lis_invocation_refuse_usage (invocation, _("--limit takes a number from 1 up."));
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  if (number != 0)
    return print_details (store, number);
  entries = lis_history_list (store, (guint) limit, &error);
  if (entries == NULL)
    return lis_exit_for_error (error);
  if (invocation->json)
    print_json (entries);
  else
    print_entries (entries);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_history = {
  .name = "history",
  .arguments = N_("PLAN"),
  .summary = N_("List the changes, newest first"),
  .run = run_history,
};
