/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-place.h"
#include "lis-report-private.h"

const char *
lis_report_place (LisReportContext *context, LisId unit)
{
  return lis_report_take (context->report, lis_place_format (context->data, unit));
}

const char *
lis_report_specialty (LisReportContext *context, const LisPathwayDoctor *doctor)
{
  const LisTraining *training = lis_pathways_get_main_training (context->pathways, doctor,
                                                                context->options->specialty);
  const LisSpecialty *specialty = NULL;

  if (training != NULL)
    specialty = lis_plan_data_find (context->data, LIS_ENTITY_SPECIALTY, training->specialty);
  if (specialty == NULL)
    return NULL;
  return lis_report_keep (context->report, specialty->code != NULL ? specialty->code : specialty->name);
}

const char *
lis_report_employer (LisReportContext *context, const LisPathwayDoctor *doctor, LisDate day)
{
  const LisUnit *home = lis_report_get_home (context, doctor, day);

  return home != NULL ? lis_report_keep (context->report, home->name) : NULL;
}

const char *
lis_report_choice (const LisChoice *choices, gint32 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  return choice != NULL ? _(choice->label) : NULL;
}

const char *
lis_report_share (LisReportContext *context, gint32 share)
{
  g_autofree char *number = lis_number_format (share, LIS_SHARE_PERCENT, 1);

  return lis_report_format (context->report, "%s\302\240%%", number);
}

const char *
lis_report_days (LisReportContext *context, LisDateRange range)
{
  g_autofree char *first = range.start > LIS_DATE_MIN ? lis_date_format_medium (range.start) : NULL;
  g_autofree char *last = range.end < LIS_DATE_MAX ? lis_date_format_medium (range.end - 1) : NULL;

  if (first != NULL && last != NULL)
    /* Translators: first day, last day. */
    return lis_report_format (context->report, _("%s to %s"), first, last);
  if (first != NULL)
    /* Translators: everything from a day on. */
    return lis_report_format (context->report, _("From %s"), first);
  if (last != NULL)
    return lis_report_format (context->report, _("Until %s"), last);
  return NULL;
}

void
lis_report_set_scope (LisReportContext *context, const char *days)
{
  const LisSpecialty *specialty = lis_plan_data_find (context->data, LIS_ENTITY_SPECIALTY,
                                                      context->options->specialty);

  if (specialty == NULL)
    context->report->scope = days;
  else if (days == NULL)
    context->report->scope = lis_report_keep (context->report, specialty->name);
  else
    context->report->scope = lis_report_format (context->report, "%s · %s", specialty->name, days);
}
