/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-question.h"

#include <glib/gi18n-lib.h>

#include "lis-action-rows.h"
#include "lis-report-private.h"
#include "lis-settings.h"

static const struct
{
  const char    *name;
  const char    *title;
  const char    *summary;
  LisReportPaper paper;
  LisGroupBy     group_by;
  void         (*ask) (LisReportContext *context);
} questions[LIS_N_REPORT_QUESTIONS] = {
  [LIS_REPORT_QUESTION_IN_OUT] = {
    "in-out", N_("In and out"),
    N_("Per department and half-year: who arrives, leaves and comes back, full-time equivalents per month"),
    LIS_REPORT_UPRIGHT, LIS_GROUP_NONE, lis_report_ask_in_out },
  [LIS_REPORT_QUESTION_HALF_YEAR_GRID] = {
    "half-year-grid", N_("Half-years"), N_("Doctors by half-years, with the code of the place in each"),
    LIS_REPORT_LARGE, LIS_GROUP_SPECIALTY, lis_report_ask_half_year_grid },
  [LIS_REPORT_QUESTION_RECEIVING] = {
    "receiving", N_("Receiving hospitals"),
    N_("Per hospital: who comes on rotation, own doctors who need a place, changes since the last list"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_receiving },
  [LIS_REPORT_QUESTION_VACANCIES] = {
    "vacancies", N_("Vacancies"), N_("Posts that are vacant or held by a substitute, from when to when"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_vacancies },
  [LIS_REPORT_QUESTION_DEPARTMENT] = {
    "department", N_("Doctors of the department"), N_("All doctors of a department, one page each"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_periods },
  [LIS_REPORT_QUESTION_PATHWAYS] = {
    "pathways", N_("Training pathways"), N_("The chart of all pathways, by specialty"),
    LIS_REPORT_LYING, LIS_GROUP_SPECIALTY, lis_report_ask_periods },
  [LIS_REPORT_QUESTION_ACTION_STATUS] = {
    "action-status", N_("Status of action plans"),
    N_("Numbers by area and responsible, then the measures with status and comments, and changes since a day"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_action_status },
  [LIS_REPORT_QUESTION_ACTION_RESPONSIBLE] = {
    "action-responsible", N_("Action plans by responsible"),
    N_("Per actor: what it has the A for, what is due first on top, and what it contributes to"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_action_responsible },
  [LIS_REPORT_QUESTION_ACTION_TABLE] = {
    "action-table", N_("Action plan"), N_("The whole plan as a table, as it was written"),
    LIS_REPORT_LYING, LIS_GROUP_NONE, lis_report_ask_action_table },
};

const char *
lis_report_question_get_name (LisReportQuestion question)
{
  return questions[question].name;
}

const char *
lis_report_question_get_title (LisReportQuestion question)
{
  return _(questions[question].title);
}

const char *
lis_report_question_get_summary (LisReportQuestion question)
{
  return _(questions[question].summary);
}

gboolean
lis_report_question_find (const char *name, LisReportQuestion *question)
{
  for (guint i = 0; i < LIS_N_REPORT_QUESTIONS; i++)
    if (g_str_equal (questions[i].name, name))
      {
        *question = i;
        return TRUE;
      }
  return FALSE;
}

LisGroupBy
lis_report_question_get_grouping (LisReportQuestion question)
{
  return questions[question].group_by;
}

gboolean
lis_report_question_is_about_actions (LisReportQuestion question)
{
  return question >= LIS_REPORT_QUESTION_ACTION_STATUS && question <= LIS_REPORT_QUESTION_ACTION_TABLE;
}

/* Indicators are computed from the pathways, so those are needed too. */
const LisEntityType *
lis_report_question_get_entities (LisReportQuestion question)
{
  static LisEntityType both[LIS_N_ENTITIES + 1];
  static gsize made = 0;

  if (!lis_report_question_is_about_actions (question))
    return lis_pathways_entities;
  if (g_once_init_enter (&made))
    {
      const LisEntityType *lists[] = { lis_pathways_entities, lis_action_entities };
      gboolean wanted[LIS_N_ENTITIES] = { FALSE };
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        for (guint j = 0; lists[i][j] != LIS_ENTITY_NONE; j++)
          wanted[lists[i][j]] = TRUE;
      for (guint i = 0; i < LIS_N_ENTITIES; i++)
        if (wanted[i])
          both[n++] = (LisEntityType) i;
      both[n] = LIS_ENTITY_NONE;
      g_once_init_leave (&made, 1);
    }
  return both;
}

LisDateRange
lis_half_year_get (LisDate day, int half_year_start)
{
  int start = CLAMP (half_year_start, 1, 3);
  int into = (lis_date_get_month (day) - start + 12) % 6;
  LisDate first = lis_date_add_months (lis_date_month_start (day), -into);

  return (LisDateRange){ first, lis_date_add_months (first, 6) };
}

gboolean
lis_half_year_parse (const char *text, int half_year_start, LisDateRange *half_year)
{
  char *rest = NULL;
  guint64 year = text != NULL ? g_ascii_strtoull (text, &rest, 10) : 0;
  LisDate first;

  if (year < LIS_DATE_FIRST_YEAR || year >= LIS_DATE_LAST_YEAR || rest != text + 4 || rest[0] != '-' ||
      (rest[1] != '1' && rest[1] != '2') || rest[2] != '\0')
    return FALSE;
  first = lis_date_new ((int) year, CLAMP (half_year_start, 1, 3) + (rest[1] == '2' ? 6 : 0), 1);
  *half_year = (LisDateRange){ first, lis_date_add_months (first, 6) };
  return TRUE;
}

char *
lis_half_year_format (LisDateRange half_year)
{
  int year, month, day;

  lis_date_get (half_year.start, &year, &month, &day);
  return g_strdup_printf (month < 7 ? _("1st half %d") : _("2nd half %d"), year);
}

LisReport *
lis_report_ask (const LisPathways *pathways, LisReportQuestion question, const LisReportOptions *options)
{
  LisReport *report = lis_report_create (_(questions[question].title), questions[question].paper);
  LisRecordSet *settings = pathways->data->sets[LIS_ENTITY_SETTING];
  LisReportContext context = { .pathways = (const LisPathwaysPrivate *) pathways, .data = pathways->data,
                               .options = options, .report = report };

  report->printed = options->today;
  if (settings != NULL)
    report->plan_title = lis_report_keep (report, lis_settings_get (settings, LIS_SETTING_TITLE));
  lis_grouping_init (&context.leaves, pathways->data, LIS_ENTITY_EMPLOYMENT, LIS_ENTITY_LEAVE,
                     G_STRUCT_OFFSET (LisLeave, employment));
  questions[question].ask (&context);
  lis_grouping_clear (&context.leaves);
  return report;
}
