/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-action-edit.h"
#include "lis-action-rows.h"
#include "lis-clock.h"
#include "lis-error.h"

/* The rows of action plans, and statuses told of them. */

static void
add_row (JsonBuilder *builder, const LisActions *actions, const LisActionRow *row)
{
  const LisActionItem *item = lis_actions_get_item (actions, row->item);
  const LisActionPart *part = lis_actions_get_part (actions, row->part);
  const LisChoice *state = lis_choice_find (lis_status_states, row->state);
  g_autofree char *text = lis_actions_describe_row (actions, row);

  json_builder_begin_object (builder);
  lis_json_add_id (builder, "action_plan", LIS_ENTITY_ACTION_PLAN, item->plan->record.id);
  lis_json_add_id (builder, "measure", LIS_ENTITY_MEASURE, item->measure->record.id);
  if (actions->filter.per != LIS_ACTION_PER_MEASURE && item->step != NULL)
    lis_json_add_id (builder, "step", LIS_ENTITY_STEP, item->step->record.id);
  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    lis_json_add_id (builder, "actor", LIS_ENTITY_ACTOR, part->actor);
  lis_json_add_text (builder, "number", actions->filter.per == LIS_ACTION_PER_MEASURE
                                          ? item->measure->number : lis_action_item_get_number (item));
  lis_json_add_text (builder, "status", state != NULL ? state->name : NULL);
  lis_json_add_date (builder, "told", row->told);
  lis_json_add_int (builder, "late", row->due == LIS_PLAN_DUE_LATE);
  lis_json_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
print_json (const LisActions *actions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < actions->rows->len; i++)
    add_row (builder, actions, lis_actions_get_row (actions, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_words (const LisActions *actions)
{
  for (guint i = 0; i < actions->rows->len; i++)
    {
      g_autofree char *text = lis_actions_describe_row (actions, lis_actions_get_row (actions, i));

      lis_print ("%s\n", text);
    }
  lis_print (g_dngettext (GETTEXT_PACKAGE, "%u row\n", "%u rows\n", actions->rows->len), actions->rows->len);
}

static LisExit
run_actions (LisInvocation *invocation)
{
  LisClock clock = lis_clock_from_environment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisPlanData) data = NULL;
  g_autoptr (LisActions) actions = NULL;
  g_auto (LisActionFilter) filter = { 0 };
  g_autofree char *text = NULL;

  if (!lis_invocation_parse (invocation, NULL, LIS_OPTION_JSON, 1, 20))
    return LIS_EXIT_USAGE;
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  data = store != NULL ? lis_store_load_data (store, lis_action_entities, invocation->cancellable, &error) : NULL;
  text = g_strjoinv (" ", invocation->arguments + 1);
  if (data == NULL || !lis_action_filter_parse (data, text, &filter, &error))
    return lis_exit_for_error (error);
  actions = lis_actions_new (data, lis_clock_today (&clock), &filter);
  if (invocation->json)
    print_json (actions);
  else
    print_words (actions);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_actions = {
  .name = "actions",
  .arguments = N_("PLAN [FILTER…]"),
  .summary = N_("List steps of action plans with their status"),
  .description = N_("The filter is words to search for and keys: per:step|actor|measure, plan:NAME, area:NAME,\n"
                    "actor:NAME, as:responsible|contributes, status:none|not-started|started|done|stopped,\n"
                    "due:late|soon|silent, missing:responsible|date|indicator, changed:DATE, risk:high,\n"
                    "sort:plan|due|status|responsible|mention. Put names with spaces in quotes."),
  .run = run_actions,
};

/* What is to be told, as it stood on the command line. */
typedef struct
{
  char *status;
  char *actor;
  char *plan;
  char *date;
  char *comment;
} StatusWords;

static void
status_words_clear (StatusWords *words)
{
  g_free (words->status);
  g_free (words->actor);
  g_free (words->plan);
  g_free (words->date);
  g_free (words->comment);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StatusWords, status_words_clear)

static LisId
make_id (gpointer source)
{
  return lis_editor_new_id (source);
}

static gboolean
refuse (GError **error, const char *format, const char *value)
{
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE, format, value);
  return FALSE;
}

/* The step of that number, or the measure where it is no step's. */
static gboolean
find_place (const LisActions *actions, const char *number, LisActionPlace *place, GError **error)
{
  guint found = 0;

  for (guint pass = 0; pass < 2 && found == 0; pass++)
    for (guint i = 0; i < actions->measures->len; i++)
      {
        const LisActionMeasure *measure = &g_array_index (actions->measures, LisActionMeasure, i);

        for (guint j = measure->first_item; j < measure->first_item + measure->n_items; j++)
          {
            const LisActionItem *item = lis_actions_get_item (actions, j);
            gboolean step = pass == 0 && item->step != NULL && g_strcmp0 (item->step->number, number) == 0;
            gboolean whole = pass == 1 && j == measure->first_item && g_strcmp0 (item->measure->number, number) == 0;

            if ((!step && !whole) || (actions->filter.plan != LIS_ID_NONE &&
                                      actions->filter.plan != item->plan->record.id))
              continue;
            found++;
            *place = (LisActionPlace){ item->measure->record.id, step ? item->step->record.id : LIS_ID_NONE };
          }
      }
  if (found == 1)
    return TRUE;
  return refuse (error, found == 0 ? _("No step or measure has the number “%s”")
                                   : _("Several action plans have the number “%s”; say which by --action-plan"),
                 number);
}

static gboolean
read_state (const char *text, LisStatusState *state, GError **error)
{
  *state = (LisStatusState) lis_choice_value (lis_status_states, text);
  return *state != 0 || refuse (error, _("“%s” is no status; expected not-started, started, done or stopped"), text);
}

/* Everything asked for goes into one change set. */
static gboolean
fill_set (LisInvocation *invocation, const StatusWords *words, const LisActions *actions, LisId actor,
          LisActionEdit *edit, GError **error)
{
  LisStatusState state;

  if (!read_state (words->status, &state, error))
    return FALSE;
  for (guint i = 1; i < invocation->n_arguments; i++)
    {
      LisActionPlace place;

      if (!find_place (actions, invocation->arguments[i], &place, error))
        return FALSE;
      if (edit->set == NULL)
        edit->set = lis_action_edit_new_status_set (edit->data, place);
      if (!lis_action_edit_set_status (edit, place, actor, state, words->comment, error))
        return FALSE;
    }
  return TRUE;
}

static LisExit
tell_status (LisInvocation *invocation, const StatusWords *words, LisEditor *editor, LisDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanData) data = lis_store_load_data (lis_editor_get_store (editor), lis_action_entities,
                                                      invocation->cancellable, &error);
  g_autoptr (LisActions) actions = NULL;
  g_autoptr (LisChangeSet) set = NULL;
  LisActionFilter filter = { 0 };
  LisActionEdit edit = { .data = data, .new_id = make_id, .source = editor, .author = invocation->author };
  LisId actor = LIS_ID_NONE;
  gboolean done;

  edit.date = words->date != NULL ? lis_date_parse (words->date) : today;
  if (data != NULL && words->plan != NULL)
    filter.plan = lis_query_find_action_plan (data, words->plan, &error);
  if (error == NULL && words->actor != NULL)
    actor = lis_query_find_actor (data, words->actor, &error);
  if (error != NULL)
    return lis_exit_for_error (error);
  actions = lis_actions_new (data, today, &filter);
  done = fill_set (invocation, words, actions, actor, &edit, &error);
  set = edit.set;
  if (!done || !lis_editor_commit (editor, set, NULL, &error))
    return lis_exit_for_error (error);
  lis_print (g_dngettext (GETTEXT_PACKAGE, "Told the status of %u step.\n", "Told the status of %u steps.\n",
                          lis_change_set_get_size (set)), lis_change_set_get_size (set));
  return LIS_EXIT_DONE;
}

static LisExit
run_action_status (LisInvocation *invocation)
{
  g_auto (StatusWords) words = { 0 };
  const GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_STRING, &words.status, N_("How far it has come"),
      "not-started|started|done|stopped" },
    { "actor", 0, 0, G_OPTION_ARG_STRING, &words.actor, N_("Whom it holds for; without, everybody"), N_("NAME") },
    { "action-plan", 0, 0, G_OPTION_ARG_STRING, &words.plan, N_("Whose steps, where there are several plans"),
      N_("NAME") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &words.date, N_("The day it was told; without, today"), N_("DATE") },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &words.comment, N_("What was said"), N_("TEXT") },
    { NULL },
  };
  LisClock clock = lis_clock_from_environment ();
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_AUTHOR, 2, 100))
    return LIS_EXIT_USAGE;
  if (words.status == NULL)
    return lis_invocation_refuse_usage (invocation, _("--status is missing."));
  if (words.date != NULL && !lis_date_is_set (lis_date_parse (words.date)))
    return lis_invocation_refuse_usage (invocation, _("--date takes a day such as 2026-01-31 or 31.01.2026."));
  editor = lis_invocation_open_editor (invocation, &error);
  if (editor == NULL)
    return lis_exit_for_error (error);
  return tell_status (invocation, &words, editor, lis_clock_today (&clock));
}

const LisCommand lis_command_action_status = {
  .name = "action-status",
  .arguments = N_("PLAN NUMBER…"),
  .summary = N_("Tell the status of steps of an action plan"),
  .description = N_("NUMBER is a step's or a measure's, such as 6.1. All of one call is one change."),
  .run = run_action_status,
};
