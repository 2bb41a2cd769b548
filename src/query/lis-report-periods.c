/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-place.h"
#include "lis-report-private.h"

/* The chart as a table: every period of every doctor. */

enum
{
  COLUMN_DOCTOR,
  COLUMN_SPECIALTY,
  COLUMN_EMPLOYER,
  COLUMN_FIRST,
  COLUMN_LAST,
  COLUMN_MONTHS,
  COLUMN_PLACE,
  COLUMN_KIND,
  COLUMN_SHARE,
  COLUMN_STATE,
};

static LisReportSection *
add_section (LisReportContext *context)
{
  LisReportSection *section = lis_report_add_section (context->report, NULL, NULL,
                                                      _("No doctor fits what was asked for."));

  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 6);
  lis_report_add_column (section, _("Employer"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("First day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Last day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Months"), LIS_REPORT_NUMBER, 5);
  lis_report_add_column (section, _("Place"), LIS_REPORT_TEXT, 30);
  lis_report_add_column (section, _("Kind"), LIS_REPORT_TEXT, 8);
  lis_report_add_column (section, _("Share"), LIS_REPORT_SHARE, 6);
  lis_report_add_column (section, _("State"), LIS_REPORT_TEXT, 8);
  return section;
}

static const char *
get_place (LisReportContext *context, const LisPeriod *period)
{
  if (period->unit != LIS_ID_NONE)
    return lis_report_place (context, period->unit);
  if (period->wished_unit != LIS_ID_NONE)
    return lis_report_format (context->report, _("%s (wanted)"), lis_report_place (context, period->wished_unit));
  return period->kind == LIS_PERIOD_SERVICE ? _("No place yet") : NULL;
}

static void
add_period (LisReportContext *context, LisReportSection *section, guint row, const LisPathwayBar *bar)
{
  const LisPathwayDoctor *doctor = lis_report_get_doctor (context, row);
  const LisPeriod *period = bar->period;
  LisReportCell *cells = lis_report_add_row (section);
  LisMonths months = period->months;

  cells[COLUMN_DOCTOR].text = lis_report_keep (context->report, lis_report_get_row (context, row)->name);
  cells[COLUMN_SPECIALTY].text = lis_report_specialty (context, doctor);
  cells[COLUMN_EMPLOYER].text = lis_report_employer (context, doctor, lis_date_is_set (period->start)
                                                                          ? period->start : context->options->today);
  lis_report_set_date (&cells[COLUMN_FIRST], period->start);
  lis_report_set_last_day (&cells[COLUMN_LAST], period->end);
  if (lis_period_is_placed_in_time (period))
    months = lis_date_range_months (lis_period_get_range (period));
  lis_report_set_months (&cells[COLUMN_MONTHS], months);
  cells[COLUMN_PLACE].text = get_place (context, period);
  cells[COLUMN_KIND].text = (bar->flags & LIS_BAR_ROTATION) != 0 && period->kind == LIS_PERIOD_SERVICE
                                ? C_("period", "rotation") : lis_report_choice (lis_period_kinds, period->kind);
  lis_report_set_number (&cells[COLUMN_SHARE], period->share);
  cells[COLUMN_STATE].text = lis_report_choice (lis_period_states, period->state);
}

void
lis_report_ask_periods (LisReportContext *context)
{
  LisReportSection *section = add_section (context);

  context->report->part_title = NULL;
  lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                            ? lis_report_place (context, context->options->unit) : NULL, NULL);
  lis_report_set_scope (context, NULL);
  lis_report_begin_group (section, 0, NULL);
  for (guint i = 0; i < lis_report_count_rows (context); i++)
    {
      const LisPathwayRow *row = lis_report_get_row (context, i);

      for (guint n = 0; n < row->n_bars; n++)
        add_period (context, section, i, lis_report_get_bar (context, row, n));
      for (guint n = 0; n < row->n_unplaced; n++)
        add_period (context, section, i, lis_report_get_unplaced (context, row, n));
    }
}
