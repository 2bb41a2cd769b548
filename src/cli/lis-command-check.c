/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-action-plan-finding.h"
#include "lis-clock.h"
#include "lis-finding.h"

static const char *const severity_names[] = { "note", "warning", "serious" };

static void
add_others (JsonBuilder *builder, const LisFinding *finding)
{
  const char *prefix = lis_entity_get (LIS_ENTITY_PERSON)->prefix;
  char id[LIS_ID_TEXT_SIZE];
  guint i;

  json_builder_set_member_name (builder, "others");
  json_builder_begin_array (builder);
  for (i = 0; i < finding->n_others; i++)
    json_builder_add_string_value (builder, lis_id_to_text (finding->others[i], prefix, id));
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, const LisFinding *finding, const LisPlanData *data)
{
  g_autofree char *text = lis_finding_format (finding, data);

  json_builder_begin_object (builder);
  lis_json_add_text (builder, "kind", lis_finding_kind_get_name (finding->kind));
  lis_json_add_text (builder, "severity", severity_names[finding->severity]);
  lis_json_add_id (builder, "person", LIS_ENTITY_PERSON, finding->person);
  lis_json_add_id (builder, "period", LIS_ENTITY_PERIOD, finding->period);
  lis_json_add_id (builder, "unit", LIS_ENTITY_UNIT, finding->unit);
  lis_json_add_id (builder, "specialty", LIS_ENTITY_SPECIALTY, finding->specialty);
  if (finding->range.start > LIS_DATE_MIN)
    lis_json_add_date (builder, "from", finding->range.start);
  if (finding->range.end < LIS_DATE_MAX)
    lis_json_add_date (builder, "to", finding->range.end - 1);
  if (finding->limit != 0)
    {
      json_builder_set_member_name (builder, "share");
      json_builder_add_double_value (builder, finding->amount / (double) LIS_SHARE_PERCENT);
      json_builder_set_member_name (builder, "limit");
      json_builder_add_double_value (builder, finding->limit / (double) LIS_SHARE_PERCENT);
    }
  add_others (builder, finding);
  lis_json_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_plan_finding (JsonBuilder *builder, const LisPlanFinding *finding, const LisPlanData *data)
{
  g_autofree char *text = lis_plan_finding_format (finding, data);

  json_builder_begin_object (builder);
  lis_json_add_text (builder, "kind", lis_plan_finding_kind_get_name (finding->kind));
  lis_json_add_text (builder, "severity", severity_names[finding->severity]);
  lis_json_add_id (builder, "action_plan", LIS_ENTITY_ACTION_PLAN, finding->action_plan);
  lis_json_add_id (builder, "measure", LIS_ENTITY_MEASURE, finding->measure);
  lis_json_add_id (builder, "step", LIS_ENTITY_STEP, finding->step);
  lis_json_add_id (builder, "actor", LIS_ENTITY_ACTOR, finding->actor);
  lis_json_add_date (builder, "day", finding->day);
  lis_json_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_plan_findings (JsonBuilder *builder, GArray *findings, const LisPlanData *data)
{
  guint i;

  json_builder_set_member_name (builder, "action_plan_findings");
  json_builder_begin_array (builder);
  for (i = 0; i < findings->len; i++)
    add_plan_finding (builder, &g_array_index (findings, LisPlanFinding, i), data);
  json_builder_end_array (builder);
}

static void
print_json (GArray *findings, const LisPlanData *data, GArray *plan_findings, const LisPlanData *plan_data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (i = 0; i < findings->len; i++)
    add_finding (builder, &g_array_index (findings, LisFinding, i), data);
  json_builder_end_array (builder);
  add_plan_findings (builder, plan_findings, plan_data);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static guint
count_kind (GArray *findings, guint first)
{
  LisFindingKind kind = g_array_index (findings, LisFinding, first).kind;
  guint end = first;

  while (end < findings->len && g_array_index (findings, LisFinding, end).kind == kind)
    end++;
  return end - first;
}

/* They come in order of kind, so every kind is one heading. */
static void
print_findings (GArray *findings, const LisPlanData *data)
{
  guint i, left = 0;

  for (i = 0; i < findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (findings, LisFinding, i);
      g_autofree char *text = lis_finding_format (finding, data);

      if (left == 0)
        {
          left = count_kind (findings, i);
          lis_print ("%s%s (%u)\n", i == 0 ? "" : "\n", lis_finding_kind_get_title (finding->kind), left);
        }
      left--;
      lis_print ("  %s\n", text);
    }
}

/* Findings of action plans stand apart, below those of the pathways. */
static void
print_plan_findings (GArray *findings, const LisPlanData *data, gboolean first)
{
  guint i;

  for (i = 0; i < findings->len; i++)
    {
      const LisPlanFinding *finding = &g_array_index (findings, LisPlanFinding, i);
      g_autofree char *text = lis_plan_finding_format (finding, data);

      if (i == 0 || finding->kind != g_array_index (findings, LisPlanFinding, i - 1).kind)
        lis_print ("%s%s\n", i == 0 && first ? "" : "\n", lis_plan_finding_kind_get_title (finding->kind));
      lis_print ("  %s\n", text);
    }
}

static void
print_total (guint total)
{
  if (total == 0)
    lis_print ("%s\n", _("Nothing was found."));
  else
    lis_print (g_dngettext (GETTEXT_PACKAGE, "\n%u finding.\n", "\n%u findings.\n", total), total);
}

static LisExit
run_check (LisInvocation *invocation)
{
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisPlanData) data = NULL;
  g_autoptr (LisPlanData) plan_data = NULL;
  g_autoptr (GArray) findings = NULL, plan_findings = NULL;
  g_autoptr (GError) error = NULL;
  LisClock clock = lis_clock_from_environment ();

  if (!lis_invocation_parse (invocation, NULL, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  data = lis_store_load_data (store, lis_finding_entities, invocation->cancellable, &error);
  if (data != NULL)
    plan_data = lis_store_load_data (store, lis_plan_finding_entities, invocation->cancellable, &error);
  if (plan_data == NULL)
    return lis_exit_for_error (error);
  findings = lis_findings_find (data, lis_clock_today (&clock));
  plan_findings = lis_plan_findings_find (plan_data, lis_clock_today (&clock));
  if (invocation->json)
    print_json (findings, data, plan_findings, plan_data);
  else
    {
      print_findings (findings, data);
      print_plan_findings (plan_findings, plan_data, findings->len == 0);
      print_total (findings->len + plan_findings->len);
    }
  return findings->len + plan_findings->len == 0 ? LIS_EXIT_DONE : LIS_EXIT_REFUSED;
}

const LisCommand lis_command_check = {
  .name = "check",
  .arguments = N_("PLAN"),
  .summary = N_("List what the rules find"),
  .description = N_("Shares above 100 %, gaps, periods outside every employment, units over capacity, periods\n"
                    "without place or dates, doctors without a mentor; and apart from those, what is late, soon\n"
                    "due or not followed in action plans. The exit code is 1 when there is\n"
                    "anything. Today is the day in the environment variable LISPLAN_TODAY, if it is set."),
  .run = run_check,
};
