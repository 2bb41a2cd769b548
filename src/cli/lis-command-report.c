/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-action-filter.h"
#include "lis-chart-file.h"
#include "lis-clock.h"
#include "lis-history-past.h"
#include "lis-report-file.h"
#include "lis-report-pages.h"
#include "lis-report-question.h"
#include "lis-settings.h"

typedef enum
{
  FORMAT_PDF,
  FORMAT_CSV,
  FORMAT_XLSX,
  N_FORMATS,
} Format;

static const char *const endings[N_FORMATS] = { ".pdf", ".csv", ".xlsx" };

/* What was asked for, as it stood on the command line, and what was made of it. */
typedef struct
{
  char             *output;
  char             *unit;
  char             *specialty;
  char             *trainee;
  char             *half_year;
  char             *since;
  char             *plan;
  char             *actor;
  gboolean          grey;
  gboolean          list;
  LisReportQuestion question;
  Format            format;
} ReportWords;

static void
report_words_clear (ReportWords *words)
{
  g_free (words->output);
  g_free (words->unit);
  g_free (words->specialty);
  g_free (words->trainee);
  g_free (words->half_year);
  g_free (words->since);
  g_free (words->plan);
  g_free (words->actor);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportWords, report_words_clear)

static gboolean
parse_words (LisInvocation *invocation, ReportWords *words)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output, N_("Where to; the ending says which kind"),
      N_("FILE.pdf|csv|xlsx") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &words->unit, N_("Only this place and those below it"), N_("NAME") },
    { "specialty", 0, 0, G_OPTION_ARG_STRING, &words->specialty, N_("Only doctors in training for it"), N_("NAME") },
    { "trainee", 0, 0, G_OPTION_ARG_STRING, &words->trainee, N_("Only this doctor"), N_("NAME") },
    { "half-year", 0, 0, G_OPTION_ARG_STRING, &words->half_year, N_("Which half-year, such as 2026-1"),
      N_("YEAR-1|2") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &words->since,
      N_("receiving and action-status: also what changed since this day"), N_("DATE") },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &words->plan, N_("Only this action plan"), N_("NAME") },
    { "actor", 0, 0, G_OPTION_ARG_STRING, &words->actor, N_("Only what this actor of action plans does"), N_("NAME") },
    { "grey", 0, 0, G_OPTION_ARG_NONE, &words->grey, N_("For a printer without colours"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &words->list, N_("List the reports there are"), NULL },
    { NULL },
  };

  return lis_invocation_parse (invocation, entries, 0, 0, 2);
}

static LisExit
print_list (void)
{
  for (guint i = 0; i < LIS_N_REPORT_QUESTIONS; i++)
    lis_print ("  %-18s %s\n", lis_report_question_get_name (i), lis_report_question_get_summary (i));
  return LIS_EXIT_DONE;
}

static gboolean
find_format (const char *path, Format *format)
{
  for (int i = 0; i < N_FORMATS; i++)
    {
      gsize length = strlen (path), ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, endings[i]) == 0)
        {
          *format = (Format) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Everything that can be told to be wrong without the plan. */
static gboolean
check_words (LisInvocation *invocation, ReportWords *words)
{
  LisDateRange half_year;

  if (invocation->n_arguments < 2)
    lis_invocation_refuse_usage (invocation, _("The plan and the name of the report are needed; “--list” lists them."));
  else if (!lis_report_question_find (invocation->arguments[1], &words->question))
    lis_invocation_refuse_usage (invocation, _("“%s” is no report; “--list” lists them."), invocation->arguments[1]);
  else if (words->output == NULL)
    lis_invocation_refuse_usage (invocation, _("-o FILE is missing."));
  else if (!find_format (words->output, &words->format))
    lis_invocation_refuse_usage (invocation, _("The name of the file must end in .pdf, .csv or .xlsx."));
  else if (words->half_year != NULL && !lis_half_year_parse (words->half_year, 1, &half_year))
    lis_invocation_refuse_usage (invocation, _("--half-year takes a year and 1 or 2, such as 2026-1."));
  else if (words->since != NULL && !lis_date_is_set (lis_date_parse (words->since)))
    lis_invocation_refuse_usage (invocation, _("--since takes a day such as 2026-01-31 or 31.01.2026."));
  else if (words->since != NULL && words->question != LIS_REPORT_QUESTION_RECEIVING &&
           words->question != LIS_REPORT_QUESTION_ACTION_STATUS)
    lis_invocation_refuse_usage (invocation, _("--since goes with the reports “receiving” and “action-status” only."));
  else if ((words->plan != NULL || words->actor != NULL) && !lis_report_question_is_about_actions (words->question))
    lis_invocation_refuse_usage (invocation, _("--plan and --actor go with the reports on action plans only."));
  else if (words->question == LIS_REPORT_QUESTION_DEPARTMENT && words->unit == NULL)
    lis_invocation_refuse_usage (invocation, _("--unit is missing: which department?"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_subjects (const LisPlanData *data, const ReportWords *words, LisPathwayFilter *filter, LisReportOptions *options,
               GError **error)
{
  if (words->specialty != NULL)
    options->specialty = filter->specialty = lis_query_find_specialty (data, words->specialty, error);
  if (words->specialty != NULL && filter->specialty == LIS_ID_NONE)
    return FALSE;
  if (words->unit != NULL)
    options->unit = lis_query_find_unit (data, words->unit, error);
  if (words->unit != NULL && options->unit == LIS_ID_NONE)
    return FALSE;
  /* The other reports look for the unit themselves: who leaves it is told too. */
  if (words->question == LIS_REPORT_QUESTION_DEPARTMENT || words->question == LIS_REPORT_QUESTION_PATHWAYS ||
      words->question == LIS_REPORT_QUESTION_HALF_YEAR_GRID)
    filter->unit = options->unit;
  if (words->plan != NULL)
    options->action_plan = lis_query_find_action_plan (data, words->plan, error);
  if (words->plan != NULL && options->action_plan == LIS_ID_NONE)
    return FALSE;
  if (words->actor != NULL)
    options->actor = lis_query_find_actor (data, words->actor, error);
  if (words->actor != NULL && options->actor == LIS_ID_NONE)
    return FALSE;
  if (words->trainee != NULL)
    filter->person = lis_query_find_person (data, words->trainee, error);
  return words->trainee == NULL || filter->person != LIS_ID_NONE;
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Pages"), done, total);
}

/* The pages that the chart is printed on, or every doctor's own. */
static LisExit
write_chart (LisInvocation *invocation, const ReportWords *words, LisPathways *pathways,
             const LisReportOptions *options)
{
  g_autoptr (GError) error = NULL;
  LisChartOptions chart = { .today = options->today, .half_year_start = options->half_year_start,
                            .range = options->half_year, .landscape = TRUE, .grey = words->grey };

  chart.person_pages = words->question == LIS_REPORT_QUESTION_DEPARTMENT;
  chart.title = lis_report_question_get_title (words->question);
  lis_pathways_find_findings (pathways, options->today);
  if (!lis_chart_write_file (pathways, &chart, words->output, invocation->cancellable, on_progress_cb, NULL, &error))
    return lis_exit_for_error (error);
  lis_print (_("Wrote %s.\n"), words->output);
  return LIS_EXIT_DONE;
}

static GBytes *
make_pdf (const LisReport *report, const ReportWords *words, guint *n_pages, GError **error)
{
  LisReportOnPaper paper = { .grey = words->grey };
  g_autoptr (LisReportPages) pages = lis_report_pages_new (report, &paper);

  *n_pages = lis_report_pages_count (pages);
  return lis_report_pages_to_pdf (pages, error);
}

static LisExit
write_report (const LisReport *report, const ReportWords *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_pages = 0;

  switch (words->format)
    {
    case FORMAT_CSV:
      bytes = lis_report_to_csv (report);
      break;
    case FORMAT_XLSX:
      bytes = lis_report_to_xlsx (report, &error);
      break;
    case FORMAT_PDF:
    case N_FORMATS:
    default:
      bytes = make_pdf (report, words, &n_pages, &error);
      break;
    }
  if (bytes == NULL || !lis_report_save (bytes, words->output, &error))
    return lis_exit_for_error (error);
  if (words->format == FORMAT_PDF)
    lis_print (g_dngettext (GETTEXT_PACKAGE, "Wrote %s, %u page.\n", "Wrote %s, %u pages.\n", n_pages), words->output,
               n_pages);
  else
    lis_print (_("Wrote %s.\n"), words->output);
  return LIS_EXIT_DONE;
}

static LisExit
answer (LisInvocation *invocation, const ReportWords *words, LisPathwayFilter *filter, LisReportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  g_autoptr (LisPlanData) data = NULL;
  g_autoptr (LisRecordSet) then = NULL;
  g_autoptr (LisPathways) pathways = NULL;
  g_autoptr (LisReport) report = NULL;

  if (store == NULL)
    return lis_exit_for_error (error);
  data = lis_store_load_data (store, lis_report_question_get_entities (words->question), invocation->cancellable,
                              &error);
  if (data == NULL || !find_subjects (data, words, filter, options, &error))
    return lis_exit_for_error (error);
  if (words->since != NULL)
    options->since = lis_date_parse (words->since);
  if (words->since != NULL && words->question == LIS_REPORT_QUESTION_RECEIVING)
    {
      then = lis_history_load_past (store, LIS_ENTITY_PERIOD, options->since, invocation->cancellable, &error);
      if (then == NULL)
        return lis_exit_for_error (error);
      options->periods_then = then;
    }
  options->half_year_start = lis_settings_get_half_year_start (data->sets[LIS_ENTITY_SETTING]);
  if (words->half_year != NULL)
    lis_half_year_parse (words->half_year, options->half_year_start, &options->half_year);
  pathways = lis_pathways_new (g_steal_pointer (&data), filter);
  if (words->format == FORMAT_PDF && (words->question == LIS_REPORT_QUESTION_DEPARTMENT ||
                                      words->question == LIS_REPORT_QUESTION_PATHWAYS))
    return write_chart (invocation, words, pathways, options);
  report = lis_report_ask (pathways, words->question, options);
  return write_report (report, words);
}

static LisExit
run_report (LisInvocation *invocation)
{
  g_auto (ReportWords) words = { 0 };
  LisClock clock = lis_clock_from_environment ();
  LisPathwayFilter filter = { .today = lis_clock_today (&clock) };
  LisReportOptions options = { .today = filter.today, .since = LIS_DATE_NONE };

  if (!parse_words (invocation, &words))
    return LIS_EXIT_USAGE;
  if (words.list)
    return print_list ();
  if (!check_words (invocation, &words))
    return LIS_EXIT_USAGE;
  filter.group_by = lis_report_question_get_grouping (words.question);
  filter.with_load = words.question == LIS_REPORT_QUESTION_PATHWAYS;
  return answer (invocation, &words, &filter, &options);
}

const LisCommand lis_command_report = {
  .name = "report",
  .arguments = N_("PLAN REPORT"),
  .summary = N_("Answer a question of a meeting on paper, as CSV or as a workbook"),
  .description = N_("“--list” lists the reports. Specialties, units and doctors are given by name, code, number or "
                    "id.\nWithout --half-year, in-out is about the next one, the others about all that is known from "
                    "now\non. Half-years begin as the plan's setting says."),
  .run = run_report,
};
