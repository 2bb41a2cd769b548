/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <inttypes.h>

#include "lis-find-record.h"
#include "lis-history-format.h"
#include "lis-history-query.h"

/* So many change sets are read at a time. */
#define PAGE_SIZE 200

/* What the user asked for. */
typedef struct
{
  char            *of;
  char            *since;
  char            *until;
  int              limit;
  gint64           number;
  gboolean         details;
  LisHistoryFilter filter;
} Wish;

static void
add_records (JsonBuilder *builder, GPtrArray *records)
{
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const LisHistoryRecord *record = g_ptr_array_index (records, i);

      json_builder_begin_object (builder);
      lis_json_add_id (builder, "id", record->entity, record->id);
      lis_json_add_text (builder, "operation", lis_change_operation_to_name (record->operation));
      lis_json_add_text (builder, "words", record->words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder *builder, const LisHistoryItem *item, gboolean details)
{
  const LisHistoryEntry *entry = item->entry;

  json_builder_begin_object (builder);
  lis_json_add_int (builder, "number", entry->number);
  lis_json_add_text (builder, "time", entry->time);
  lis_json_add_text (builder, "kind", lis_change_kind_to_name (entry->kind));
  lis_json_add_text (builder, "author", entry->author);
  lis_json_add_text (builder, "label", item->label);
  lis_json_add_int (builder, "changes", entry->n_changes);
  if (entry->reverses != 0)
    lis_json_add_int (builder, "reverses", entry->reverses);
  if (details)
    add_records (builder, item->records);
  json_builder_end_object (builder);
}

static void
print_item (const LisHistoryItem *item, gboolean details)
{
  const LisHistoryEntry *entry = item->entry;

  lis_print ("%6" G_GINT64_FORMAT "  %s  %s: %s", entry->number, item->when, item->who, item->label);
  lis_print (g_dngettext (GETTEXT_PACKAGE, " (%u record)", " (%u records)", entry->n_changes), entry->n_changes);
  lis_print ("%s\n", item->undone ? _(" – undone") : "");
  for (guint i = 0; details && i < item->records->len; i++)
    lis_print ("        %s\n", ((const LisHistoryRecord *) g_ptr_array_index (item->records, i))->words);
  if (details && item->has_more)
    lis_print ("        %s\n", "…");
}

static LisExit
print_details (LisStore *store, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lis_history_describe (store, number, &error);

  if (lines == NULL)
    return lis_exit_for_error (error);
  if (lines->len == 0)
    {
      lis_complain (_("There is no change number %" PRId64 " in the history."), number);
      return LIS_EXIT_REFUSED;
    }
  for (guint i = 0; i < lines->len; i++)
    lis_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
  return LIS_EXIT_DONE;
}

/* Page by page, so that a long history costs no memory. @builder NULL prints for people. */
static gboolean
tell (LisInvocation *invocation, LisStore *store, Wish *wish, JsonBuilder *builder, GError **error)
{
  guint left = wish->limit > 0 ? (guint) wish->limit : G_MAXUINT, told = 0;
  gint64 before = 0;

  while (left > 0)
    {
      guint limit = MIN (left, PAGE_SIZE);
      g_autoptr (GPtrArray) items =
          lis_history_read (store, &wish->filter, before, limit, invocation->cancellable, error);

      if (items == NULL)
        return FALSE;
      for (guint i = 0; i < items->len; i++)
        {
          const LisHistoryItem *item = g_ptr_array_index (items, i);

          before = item->entry->number;
          if (builder != NULL)
            add_item (builder, item, wish->details);
          else
            print_item (item, wish->details);
        }
      told += items->len;
      left -= items->len;
      if (items->len < limit)
        break;
    }
  if (told == 0 && builder == NULL)
    lis_print ("%s\n", before == 0 && wish->filter.entity == LIS_ENTITY_NONE && wish->filter.search == NULL &&
                               wish->filter.author == NULL && !wish->since && !wish->until
                           ? _("Nothing was changed yet.") : _("No such change was found."));
  return TRUE;
}

static LisExit
run_with_store (LisInvocation *invocation, LisStore *store, Wish *wish)
{
  g_autoptr (JsonBuilder) builder = invocation->json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;

  if (wish->of != NULL && !lis_find_record (store, wish->of, &wish->filter.entity, &wish->filter.record, &error))
    return lis_exit_for_error (error);
  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "history");
      json_builder_begin_array (builder);
    }
  if (!tell (invocation, store, wish, builder, &error))
    return lis_exit_for_error (error);
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      lis_print_json (builder);
    }
  return LIS_EXIT_DONE;
}

static gboolean
read_day (const char *text, LisDate *date)
{
  if (text == NULL)
    return TRUE;
  *date = lis_date_parse (text);
  return lis_date_is_set (*date);
}

static gboolean
read_days (Wish *wish)
{
  if (!read_day (wish->since, &wish->filter.from) || !read_day (wish->until, &wish->filter.until))
    return FALSE;
  wish->filter.until += lis_date_is_set (wish->filter.until);
  return TRUE;
}

static LisExit
run_wish (LisInvocation *invocation, Wish *wish)
{
  const GOptionEntry options[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &wish->of,
      N_("Only of this doctor, unit or other record, with what belongs to it"), N_("ID|NAME") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &wish->filter.author, N_("Only by this author"), N_("NAME") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &wish->since, N_("Only from this day on"), N_("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &wish->until, N_("Only up to this day"), N_("DATE") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &wish->filter.search, N_("Only with these words"), N_("WORDS") },
    { "details", 0, 0, G_OPTION_ARG_NONE, &wish->details, N_("Tell what became of each record"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &wish->limit, N_("Only the newest N"), N_("N") },
    { "show", 0, 0, G_OPTION_ARG_INT64, &wish->number, N_("Tell what one of them changed"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (LisStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, options, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  if (wish->limit < 0)
    return lis_invocation_refuse_usage (invocation, _("--limit takes a number from 1 up."));
  if (!read_days (wish))
    return lis_invocation_refuse_usage (invocation, _("--since and --until take a day, such as 01.03.2026."));
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  return wish->number != 0 ? print_details (store, wish->number) : run_with_store (invocation, store, wish);
}

static LisExit
run_history (LisInvocation *invocation)
{
  Wish wish = { 0 };
  LisExit code;

  lis_history_filter_init (&wish.filter);
  code = run_wish (invocation, &wish);
  g_free (wish.of);
  g_free (wish.since);
  g_free (wish.until);
  g_free ((char *) wish.filter.author);
  g_free ((char *) wish.filter.search);
  return code;
}

const LisCommand lis_command_history = {
  .name = "history",
  .arguments = N_("PLAN"),
  .summary = N_("List the changes, newest first"),
  .run = run_history,
};
