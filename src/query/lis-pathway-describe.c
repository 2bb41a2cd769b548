/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-pathways.h"
#include "lis-place.h"

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
append_place (GString *text, const LisPlanData *data, const LisPeriod *period)
{
  const LisChoice *kind = lis_choice_find (lis_period_kinds, period->kind);
  g_autofree char *place = NULL, *wished = NULL;

  if (period->unit != LIS_ID_NONE)
    {
      place = lis_place_format (data, period->unit);
      append_part (text, place);
    }
  else if (period->wished_unit != LIS_ID_NONE)
    {
      place = lis_place_format (data, period->wished_unit);
      /* Translators: a period still without a place, and where it is wished for. */
      wished = g_strdup_printf (_("without a place, wanted at %s"), place);
      append_part (text, wished);
    }
  else if (period->kind == LIS_PERIOD_SERVICE)
    append_part (text, _("without a place"));
  if (period->kind != LIS_PERIOD_SERVICE && kind != NULL)
    append_part (text, _(kind->label));
}

static char *
format_days (const LisPeriod *period)
{
  g_autofree char *first = lis_date_is_set (period->start) ? lis_date_format_medium (period->start) : NULL;
  g_autofree char *last = lis_date_is_set (period->end) ? lis_date_format_medium (period->end - 1) : NULL;

  if (first != NULL && last != NULL)
    /* Translators: first day, last day. */
    return g_strdup_printf (_("%s to %s"), first, last);
  if (first != NULL)
    return g_strdup_printf (_("from %s, no last day yet"), first);
  if (last != NULL)
    return g_strdup_printf (_("until %s, no first day yet"), last);
  return g_strdup (_("without dates"));
}

static void
append_wishes (GString *text, const LisPeriod *period)
{
  g_autofree char *number = NULL, *months = NULL, *earliest = NULL, *latest = NULL;

  if (period->months != LIS_MONTHS_NONE)
    {
      number = lis_months_format (period->months);
      months = period->months == LIS_MONTHS_PER_MONTH ? g_strdup (_("1 month"))
                                                      : g_strdup_printf (_("%s months"), number);
      append_part (text, months);
    }
  if (lis_date_is_set (period->window_start))
    {
      g_autofree char *day = lis_date_format_medium (period->window_start);

      earliest = g_strdup_printf (_("not before %s"), day);
      append_part (text, earliest);
    }
  if (lis_date_is_set (period->window_end))
    {
      g_autofree char *day = lis_date_format_medium (period->window_end - 1);

      latest = g_strdup_printf (_("not after %s"), day);
      append_part (text, latest);
    }
}

static void
append_share (GString *text, const LisPeriod *period)
{
  g_autofree char *number = NULL, *share = NULL;

  if (period->share == LIS_SHARE_FULL)
    return;
  number = lis_number_format (period->share, LIS_SHARE_PERCENT, 2);
  share = g_strdup_printf (_("%s %%"), number);
  append_part (text, share);
}

char *
lis_pathways_describe_bar (const LisPathways *pathways, const LisPathwayRow *row, const LisPathwayBar *bar)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const LisPeriod *period = bar->period;
  const LisChoice *state = lis_choice_find (lis_period_states, period->state);
  g_autofree char *days = format_days (period);
  g_autofree char *ordinal = NULL;

  append_place (text, pathways->data, period);
  append_part (text, days);
  if (!lis_period_is_placed_in_time (period))
    append_wishes (text, period);
  append_share (text, period);
  if (state != NULL)
    append_part (text, _(state->label));
  if ((bar->flags & LIS_BAR_ROTATION) != 0)
    append_part (text, C_("period", "rotation"));
  if (bar->ordinal > 0)
    {
      /* Translators: which of a doctor's periods, "1 of 4". */
      ordinal = g_strdup_printf (C_("period", "%d of %d"), bar->ordinal, bar->total);
      append_part (text, ordinal);
    }
  /* Translators: name of the doctor, what the bar is. */
  return g_strdup_printf (C_("bar", "%s: %s"), row->name, text->str);
}
