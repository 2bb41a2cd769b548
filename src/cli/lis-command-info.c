/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <inttypes.h>

#include "lis-history.h"
#include "lis-settings.h"

typedef struct
{
  char  *title;
  guint  counts[LIS_N_ENTITIES];
  gint64 n_change_sets;
  char  *last_change; /* UTC, or NULL */
} PlanInfo;

static void
plan_info_clear (PlanInfo *info)
{
  g_free (info->title);
  g_free (info->last_change);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanInfo, plan_info_clear)

/* One entity at a time: no more of a large plan than that need lie in memory. */
static gboolean
count_records (LisInvocation *invocation, LisStore *store, PlanInfo *info, GError **error)
{
  int type;

  for (type = 0; type < LIS_N_ENTITIES; type++)
    {
      g_autoptr (LisRecordSet) set = lis_store_load (store, type, invocation->cancellable, error);

      if (set == NULL)
        return FALSE;
      info->counts[type] = set->count;
      if (type == LIS_ENTITY_SETTING)
        info->title = g_strdup (lis_settings_get (set, LIS_SETTING_TITLE));
    }
  return TRUE;
}

static gboolean
read_history (LisStore *store, PlanInfo *info, GError **error)
{
  g_autoptr (GPtrArray) entries = lis_history_list (store, 1, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len > 0)
    {
      const LisHistoryEntry *newest = g_ptr_array_index (entries, 0);

      info->n_change_sets = newest->number;
      info->last_change = g_strdup (newest->time);
    }
  return TRUE;
}

static void
print_json (LisStore *store, const PlanInfo *info)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int type;

  json_builder_begin_object (builder);
  lis_json_add_text (builder, "path", lis_store_get_path (store));
  lis_json_add_text (builder, "title", info->title);
  lis_json_add_int (builder, "change_sets", info->n_change_sets);
  lis_json_add_text (builder, "last_change", info->last_change);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_object (builder);
  for (type = 0; type < LIS_N_ENTITIES; type++)
    lis_json_add_int (builder, lis_entity_get (type)->name, info->counts[type]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_info (LisStore *store, const PlanInfo *info)
{
  g_autofree char *last_change = info->last_change != NULL ? lis_clock_format_utc (info->last_change) : NULL;
  int type;

  lis_print (_("Plan: %s\n"), lis_store_get_path (store));
  if (info->title != NULL)
    lis_print (_("Title: %s\n"), info->title);
  if (last_change != NULL)
    lis_print (_("Last change: %s, number %" PRId64 " in the history\n"), last_change, info->n_change_sets);
  for (type = 0; type < LIS_N_ENTITIES; type++)
    if (info->counts[type] > 0)
      lis_print ("%8u  %s\n", info->counts[type], lis_entity_get_plural (lis_entity_get (type)));
}

static LisExit
run_info (LisInvocation *invocation)
{
  g_autoptr (LisStore) store = NULL;
  g_auto (PlanInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, NULL, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL || !count_records (invocation, store, &info, &error) || !read_history (store, &info, &error))
    return lis_exit_for_error (error);
  if (invocation->json)
    print_json (store, &info);
  else
    print_info (store, &info);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_info = {
  .name = "info",
  .arguments = N_("PLAN"),
  .summary = N_("Tell what a plan holds"),
  .run = run_info,
};
