/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-dashboard.h"

const char *
lis_action_section_get_title (LisActionSection section)
{
  static const char *const titles[LIS_N_ACTION_SECTIONS] = {
    [LIS_ACTION_SECTION_FIGURES] = N_("At a glance"),
    [LIS_ACTION_SECTION_AREAS] = N_("Status by area"),
    [LIS_ACTION_SECTION_RESPONSIBLE] = N_("Status by responsible"),
    [LIS_ACTION_SECTION_INDICATORS] = N_("Indicators"),
    [LIS_ACTION_SECTION_MISSING] = N_("Where effort is missing"),
    [LIS_ACTION_SECTION_RISKS] = N_("Risks"),
    [LIS_ACTION_SECTION_CHANGES] = N_("Changes"),
  };

  return _(titles[section]);
}

char *
lis_action_entry_describe (const LisActionEntry *entry)
{
  if (entry->value == NULL)
    return g_strdup (entry->label);
  /* Translators: a thing of a dashboard and what is said of it: "Ledelse: 14 started". */
  return g_strdup_printf (C_ ("entry", "%s: %s"), entry->label, entry->value);
}

static const char *
take (LisActionDashboard *dashboard, char *text)
{
  const char *kept = text != NULL ? g_string_chunk_insert_const (dashboard->texts, text) : NULL;

  g_free (text);
  return kept;
}

static void
add_entry (LisActionDashboard *dashboard, LisActionEntry entry, char *value, char *filter)
{
  entry.value = take (dashboard, value);
  entry.filter = take (dashboard, filter);
  g_array_append_val (dashboard->entries, entry);
}

static void
add_figures (LisActionDashboard *dashboard, LisActionSection section, const GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const LisActionFigure *figure = &g_array_index (figures, LisActionFigure, i);
      LisActionEntry entry = { .section = section, .index = i, .tone = figure->tone, .label = figure->label };

      add_entry (dashboard, entry,
                 figure->of > 0 ? g_strdup_printf (_("%u of %u"), figure->count, figure->of)
                                : g_strdup_printf ("%u", figure->count),
                 g_strdup (figure->filter));
    }
}

static void
add_bars (LisActionDashboard *dashboard, LisActionSection section, const GArray *bars)
{
  static const gint32 states[] = { LIS_STATUS_DONE, LIS_STATUS_STARTED, LIS_STATUS_NOT_STARTED, 0,
                                   LIS_STATUS_STOPPED };

  for (guint i = 0; i < bars->len; i++)
    {
      const LisActionBar *bar = &g_array_index (bars, LisActionBar, i);
      LisActionEntry entry = { .section = section, .index = i, .label = bar->title };

      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        {
          entry.state = states[j];
          if (bar->tally.n[states[j]] > 0)
            add_entry (dashboard, entry,
                       g_strdup_printf ("%u %s", bar->tally.n[states[j]], lis_action_state_get_label (states[j])),
                       lis_action_bar_format_filter (dashboard->summary, bar, states[j]));
        }
      entry.state = -1;
      entry.tone = LIS_ACTION_TONE_SERIOUS;
      if (bar->late > 0)
        add_entry (dashboard, entry,
                   g_strdup_printf ("%u %s", bar->late, lis_action_due_get_label (LIS_PLAN_DUE_LATE)),
                   lis_action_bar_format_due_filter (dashboard->summary, bar, LIS_PLAN_DUE_LATE));
    }
}

static char *
format_measure_filter (const LisMeasure *measure)
{
  LisActionFilter filter = { .per = LIS_ACTION_PER_ACTOR };

  if (measure == NULL)
    return NULL;
  filter.measure = measure->record.id;
  return lis_action_filter_format (&filter);
}

static LisActionTone
get_tone (LisIndicatorVerdict verdict)
{
  switch (verdict)
    {
    case LIS_INDICATOR_MET:
      return LIS_ACTION_TONE_GOOD;
    case LIS_INDICATOR_WARNING:
      return LIS_ACTION_TONE_WARNING;
    case LIS_INDICATOR_ALARM:
      return LIS_ACTION_TONE_SERIOUS;
    case LIS_INDICATOR_UNKNOWN:
    case LIS_INDICATOR_ON_WAY:
    default:
      return LIS_ACTION_TONE_PLAIN;
    }
}

static char *
describe_indicator (const LisActionIndicator *one)
{
  g_autofree char *value = lis_action_indicator_format_value (one, one->value);
  g_autofree char *target = lis_action_indicator_format_value (one, one->indicator->target);
  g_autofree char *baseline = lis_action_indicator_format_value (one, one->indicator->baseline);
  const char *trend = lis_action_trend_get_label (one);
  GString *text = g_string_new (value != NULL ? value : _("no value"));

  if (target != NULL)
    g_string_append_printf (text, _(", target %s"), target);
  if (baseline != NULL)
    g_string_append_printf (text, _(", baseline %s"), baseline);
  if (one->verdict != LIS_INDICATOR_UNKNOWN)
    g_string_append_printf (text, ", %s", lis_indicator_verdict_get_label (one->verdict));
  if (trend[0] != '\0')
    g_string_append_printf (text, ", %s", trend);
  return g_string_free (text, FALSE);
}

static void
add_indicators (LisActionDashboard *dashboard)
{
  for (guint i = 0; i < dashboard->summary->indicators->len; i++)
    {
      const LisActionIndicator *one = g_ptr_array_index (dashboard->summary->indicators, i);
      LisActionEntry entry = { .section = LIS_ACTION_SECTION_INDICATORS, .index = i, .tone = get_tone (one->verdict) };

      entry.label = one->actor == NULL ? one->indicator->name
                                       : take (dashboard, g_strdup_printf ("%s, %s", one->indicator->name, one->actor));
      add_entry (dashboard, entry, describe_indicator (one), format_measure_filter (one->measure));
    }
}

static void
add_risks (LisActionDashboard *dashboard)
{
  const LisPlanData *data = dashboard->summary->actions->data;

  for (guint i = 0; i < dashboard->summary->risks->len; i++)
    {
      const LisActionRisk *risk = &g_array_index (dashboard->summary->risks, LisActionRisk, i);
      const LisChoice *level = lis_choice_find (lis_risk_levels, risk->level);
      LisActionEntry entry = { .section = LIS_ACTION_SECTION_RISKS, .index = i, .label = risk->risk->text };

      entry.tone = risk->level == LIS_RISK_HIGH     ? LIS_ACTION_TONE_SERIOUS
                   : risk->level == LIS_RISK_MEDIUM ? LIS_ACTION_TONE_WARNING
                                                    : LIS_ACTION_TONE_NOTE;
      add_entry (dashboard, entry, g_strdup (level != NULL ? _(level->label) : _("not judged")),
                 format_measure_filter (lis_plan_data_find (data, LIS_ENTITY_MEASURE, risk->risk->measure)));
    }
}

static void
add_changes (LisActionDashboard *dashboard)
{
  for (guint i = 0; i < dashboard->summary->changes->len; i++)
    {
      const LisActionChange *change = &g_array_index (dashboard->summary->changes, LisActionChange, i);
      LisActionEntry entry = { .section = LIS_ACTION_SECTION_CHANGES, .index = i };

      entry.label = take (dashboard, lis_action_change_format (change, dashboard->summary->actions->data));
      add_entry (dashboard, entry, NULL, format_measure_filter (change->measure));
    }
}

LisActionDashboard *
lis_action_dashboard_new (const LisActionSummary *summary)
{
  LisActionDashboard *dashboard = g_new0 (LisActionDashboard, 1);

  dashboard->summary = summary;
  dashboard->entries = g_array_new (FALSE, FALSE, sizeof (LisActionEntry));
  dashboard->texts = g_string_chunk_new (4096);
  add_figures (dashboard, LIS_ACTION_SECTION_FIGURES, summary->figures);
  add_bars (dashboard, LIS_ACTION_SECTION_AREAS, summary->areas);
  add_bars (dashboard, LIS_ACTION_SECTION_RESPONSIBLE, summary->responsible);
  add_indicators (dashboard);
  add_figures (dashboard, LIS_ACTION_SECTION_MISSING, summary->missing);
  add_risks (dashboard);
  add_changes (dashboard);
  return dashboard;
}

void
lis_action_dashboard_free (LisActionDashboard *dashboard)
{
  if (dashboard == NULL)
    return;
  g_array_unref (dashboard->entries);
  g_string_chunk_free (dashboard->texts);
  g_free (dashboard);
}
