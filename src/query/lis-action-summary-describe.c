/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-summary.h"

static void
append_figures (GString *text, const GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const LisActionFigure *figure = &g_array_index (figures, LisActionFigure, i);

      if (figure->of > 0)
        /* Translators: a figure of a dashboard: "Done: 3 of 53". */
        g_string_append_printf (text, _("%s: %u of %u"), figure->label, figure->count, figure->of);
      else
        g_string_append_printf (text, "%s: %u", figure->label, figure->count);
      g_string_append_c (text, '\n');
    }
}

static void
append_bars (GString *text, const char *heading, const GArray *bars)
{
  if (bars->len == 0)
    return;
  g_string_append_printf (text, "%s\n", heading);
  for (guint i = 0; i < bars->len; i++)
    {
      const LisActionBar *bar = &g_array_index (bars, LisActionBar, i);
      const char *separator = "";

      g_string_append_printf (text, "%s: ", bar->title);
      for (gint32 state = 0; state <= LIS_STATUS_STOPPED; state++)
        if (bar->tally.n[state] > 0)
          {
            g_string_append_printf (text, "%s%u %s", separator, bar->tally.n[state],
                                    lis_action_state_get_label (state));
            separator = ", ";
          }
      if (bar->late > 0)
        g_string_append_printf (text, "%s%u %s", separator, bar->late, lis_action_due_get_label (LIS_PLAN_DUE_LATE));
      if (bar->contributes > 0)
        g_string_append (text, separator[0] != '\0' ? "; " : "");
      if (bar->contributes > 0)
        g_string_append_printf (text, _("contributes to %u"), bar->contributes);
      g_string_append_c (text, '\n');
    }
}

static void
append_indicators (GString *text, const GPtrArray *indicators)
{
  if (indicators->len > 0)
    g_string_append_printf (text, "%s\n", _("Indicators"));
  for (guint i = 0; i < indicators->len; i++)
    {
      const LisActionIndicator *one = g_ptr_array_index (indicators, i);
      g_autofree char *value = lis_action_indicator_format_value (one, one->value);
      g_autofree char *target = lis_action_indicator_format_value (one, one->indicator->target);
      const char *trend = lis_action_trend_get_label (one);

      g_string_append (text, one->indicator->name);
      if (one->actor != NULL)
        g_string_append_printf (text, ", %s", one->actor);
      g_string_append_printf (text, ": %s", value != NULL ? value : _("no value"));
      if (target != NULL)
        g_string_append_printf (text, _(", target %s"), target);
      if (one->verdict != LIS_INDICATOR_UNKNOWN)
        g_string_append_printf (text, ", %s", lis_indicator_verdict_get_label (one->verdict));
      if (trend[0] != '\0')
        g_string_append_printf (text, ", %s", trend);
      g_string_append_c (text, '\n');
    }
}

static void
append_risks (GString *text, const GArray *risks)
{
  if (risks->len > 0)
    g_string_append_printf (text, "%s\n", _("Risks"));
  for (guint i = 0; i < risks->len; i++)
    {
      const LisActionRisk *risk = &g_array_index (risks, LisActionRisk, i);
      const LisChoice *level = lis_choice_find (lis_risk_levels, risk->level);

      g_string_append_printf (text, "%s: %s\n", risk->risk->text, level != NULL ? _(level->label) : _("not judged"));
    }
}

static void
append_changes (GString *text, const LisActionSummary *summary)
{
  g_autofree char *day = lis_date_is_set (summary->since) ? lis_date_format_medium (summary->since) : NULL;

  if (day == NULL)
    return;
  g_string_append_printf (text, _("Changes since %s: %u"), day, summary->changes->len);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < summary->changes->len; i++)
    {
      g_autofree char *line = lis_action_change_format (&g_array_index (summary->changes, LisActionChange, i),
                                                        summary->actions->data);

      g_string_append_printf (text, "%s\n", line);
    }
}

char *
lis_action_summary_describe (const LisActionSummary *summary)
{
  GString *text = g_string_new (NULL);

  if (summary->scope != NULL)
    g_string_append_printf (text, "%s\n", summary->scope);
  append_figures (text, summary->figures);
  append_figures (text, summary->missing);
  append_bars (text, _("Status by area"), summary->areas);
  append_bars (text, _("Status by responsible"), summary->responsible);
  append_indicators (text, summary->indicators);
  append_risks (text, summary->risks);
  append_changes (text, summary);
  return g_string_free (text, FALSE);
}
