/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-printout-sheets.h"

#include <glib/gi18n-lib.h>

#include "lis-printout-private.h"
#include "lis-report-file.h"
#include "lis-report-pages.h"

/* A chart of more doctors than this has no table made beside it before it is asked for. */
#define MOST_LISTED 300

/* What was asked and what was answered: shared by all that draw it, and never changed. */
typedef struct
{
  gatomicrefcount    refs;
  LisPrintoutChoices choices;
  LisPrintoutPlan   *plan;   /* of a chart, else NULL */
  LisReport         *report; /* NULL for a chart of many doctors */
  LisReportOptions   options;
  LisChartOptions    chart;
  char              *title;  /* of the chart */
} Answer;

struct _LisPrintoutSheets
{
  gatomicrefcount refs;
  Answer         *answer;
  LisReportPages *report_pages; /* one of these two */
  LisChartPages  *chart_pages;
};

LisPrintoutPlan *
lis_printout_plan_new (LisPlanData *data)
{
  LisPrintoutPlan *plan = g_new0 (LisPrintoutPlan, 1);

  g_atomic_ref_count_init (&plan->refs);
  plan->data = data;
  return plan;
}

LisPrintoutPlan *
lis_printout_plan_ref (LisPrintoutPlan *plan)
{
  g_atomic_ref_count_inc (&plan->refs);
  return plan;
}

void
lis_printout_plan_unref (LisPrintoutPlan *plan)
{
  if (plan == NULL || !g_atomic_ref_count_dec (&plan->refs))
    return;
  g_clear_pointer (&plan->data, lis_plan_data_free);
  g_clear_pointer (&plan->pathways, lis_pathways_free);
  lis_pathway_filter_clear (&plan->filter);
  g_free (plan);
}

static Answer *
answer_ref (Answer *answer)
{
  g_atomic_ref_count_inc (&answer->refs);
  return answer;
}

static void
answer_unref (Answer *answer)
{
  if (!g_atomic_ref_count_dec (&answer->refs))
    return;
  lis_printout_plan_unref (answer->plan);
  g_clear_pointer (&answer->report, lis_report_free);
  g_free (answer->title);
  g_free (answer);
}

LisPathwayFilter
lis_printout_choose_filter (const LisPrintoutChoices *choices, const LisPathwayFilter *shown)
{
  LisReportQuestion question = lis_printout_kind_get_question (choices->kind);
  LisPathwayFilter filter = { .today = shown->today, .specialty = choices->specialty };

  switch (choices->kind)
    {
    case LIS_PRINTOUT_PATHWAYS:
      filter = *shown;
      filter.with_load = TRUE;
      return filter;
    case LIS_PRINTOUT_DOCTOR:
      filter.person = choices->person;
      filter.specialty = LIS_ID_NONE;
      return filter;
    /* The other reports look for the unit themselves: who leaves it is told too. */
    case LIS_PRINTOUT_DEPARTMENT:
    case LIS_PRINTOUT_HALF_YEAR_GRID:
      filter.unit = choices->unit;
      break;
    case LIS_PRINTOUT_IN_OUT:
    case LIS_PRINTOUT_RECEIVING:
    case LIS_PRINTOUT_VACANCIES:
    case LIS_PRINTOUT_ACTION_STATUS:
    case LIS_PRINTOUT_ACTION_RESPONSIBLE:
    case LIS_PRINTOUT_ACTION_TABLE:
    case LIS_N_PRINTOUT_KINDS:
    default:
      break;
    }
  filter.group_by = lis_report_question_get_grouping (question);
  return filter;
}

/* "Training pathways: Ortopedisk kirurgi, without a mentor": whoever reads the paper must know who is left out. */
static char *
make_chart_title (const LisPrintoutPlan *plan, const LisPrintoutQuestion *question)
{
  const char *title = lis_report_question_get_title (lis_printout_kind_get_question (question->choices.kind));
  g_auto (GStrv) words = NULL;
  g_autofree char *what = NULL;

  if (question->choices.kind != LIS_PRINTOUT_PATHWAYS)
    return g_strdup (title);
  words = lis_pathway_filter_describe (&question->filter, plan->pathways->data);
  if (words[0] == NULL)
    return g_strdup (title);
  what = g_strjoinv (", ", words);
  /* Translators: what a chart shows, and which doctors of it. */
  return g_strdup_printf (C_("chart", "%s: %s"), title, what);
}

static void
bring_plan_to (LisPrintoutPlan *plan, const LisPrintoutQuestion *question, gboolean with_findings)
{
  LisPathwayFilter old = plan->filter;

  if (plan->pathways == NULL || !lis_pathway_filter_equal (&old, &question->filter))
    {
      plan->filter = lis_pathway_filter_copy (&question->filter);
      if (plan->pathways == NULL)
        plan->pathways = lis_pathways_new (g_steal_pointer (&plan->data), &plan->filter);
      else
        lis_pathways_refilter (plan->pathways, &plan->filter);
      lis_pathway_filter_clear (&old);
    }
  if (with_findings && plan->pathways->findings == NULL)
    lis_pathways_find_findings (plan->pathways, question->today);
}

static LisReportPaper
choose_paper (LisReportPaper paper, LisPaper wanted)
{
  switch (paper)
    {
    case LIS_REPORT_UPRIGHT:
    case LIS_REPORT_LARGE_UPRIGHT:
      return wanted == LIS_PAPER_A3 ? LIS_REPORT_LARGE_UPRIGHT : LIS_REPORT_UPRIGHT;
    case LIS_REPORT_LYING:
    case LIS_REPORT_LARGE:
    default:
      return wanted == LIS_PAPER_A3 ? LIS_REPORT_LARGE : LIS_REPORT_LYING;
    }
}

static LisReport *
ask_report (const Answer *answer, const LisPathways *pathways)
{
  LisReport *report = lis_report_ask (pathways, lis_printout_kind_get_question (answer->choices.kind),
                                      &answer->options);

  report->paper = choose_paper (report->paper, answer->choices.paper);
  return report;
}

static void
set_options (Answer *answer, const LisPrintoutQuestion *question)
{
  const LisPrintoutChoices *choices = &question->choices;

  answer->options = (LisReportOptions){ .today = question->today, .half_year_start = question->half_year_start,
                                        .half_year = choices->half_year, .unit = choices->unit,
                                        .specialty = choices->specialty, .since = LIS_DATE_NONE,
                                        .action_plan = choices->action_plan, .actor = choices->actor,
                                        .periods_then = question->periods_then };
  if (question->periods_then != NULL || lis_printout_kind_is_about_actions (choices->kind))
    answer->options.since = choices->since;
  answer->chart = (LisChartOptions){ .title = answer->title, .today = question->today, .range = choices->days,
                                     .half_year_start = question->half_year_start, .paper = choices->paper,
                                     .landscape = TRUE, .grey = choices->grey,
                                     .person_pages = choices->kind != LIS_PRINTOUT_PATHWAYS };
}

static LisPrintoutSheets *
create_sheets (Answer *answer)
{
  LisPrintoutSheets *sheets = g_new0 (LisPrintoutSheets, 1);
  LisReportOnPaper on_paper = { .grey = answer->choices.grey };

  g_atomic_ref_count_init (&sheets->refs);
  sheets->answer = answer;
  if (answer->plan != NULL)
    sheets->chart_pages = lis_chart_pages_new (answer->plan->pathways, &answer->chart);
  else
    sheets->report_pages = lis_report_pages_new (answer->report, &on_paper);
  return sheets;
}

LisPrintoutSheets *
lis_printout_sheets_make (LisPrintoutPlan *plan, const LisPrintoutQuestion *question)
{
  Answer *answer = g_new0 (Answer, 1);
  gboolean is_chart = lis_printout_kind_is_chart (question->choices.kind);

  g_atomic_ref_count_init (&answer->refs);
  answer->choices = question->choices;
  bring_plan_to (plan, question, is_chart);
  if (is_chart)
    {
      answer->plan = lis_printout_plan_ref (plan);
      answer->title = make_chart_title (plan, question);
    }
  set_options (answer, question);
  if (!is_chart || plan->pathways->rows->len <= MOST_LISTED)
    answer->report = ask_report (answer, plan->pathways);
  /* Lent for the asking. */
  answer->options.periods_then = NULL;
  return create_sheets (answer);
}

LisPrintoutSheets *
lis_printout_sheets_ref (LisPrintoutSheets *sheets)
{
  g_atomic_ref_count_inc (&sheets->refs);
  return sheets;
}

void
lis_printout_sheets_unref (LisPrintoutSheets *sheets)
{
  if (sheets == NULL || !g_atomic_ref_count_dec (&sheets->refs))
    return;
  g_clear_pointer (&sheets->report_pages, lis_report_pages_free);
  g_clear_pointer (&sheets->chart_pages, lis_chart_pages_free);
  answer_unref (sheets->answer);
  g_free (sheets);
}

guint
lis_printout_sheets_count (const LisPrintoutSheets *sheets)
{
  return sheets->chart_pages != NULL ? lis_chart_pages_count (sheets->chart_pages)
                                     : lis_report_pages_count (sheets->report_pages);
}

void
lis_printout_sheets_get_size (const LisPrintoutSheets *sheets, double *width, double *height)
{
  if (sheets->chart_pages != NULL)
    lis_chart_pages_get_size (sheets->chart_pages, width, height);
  else
    lis_report_pages_get_size (sheets->report_pages, width, height);
}

LisPaper
lis_printout_sheets_get_paper (const LisPrintoutSheets *sheets)
{
  return sheets->answer->choices.paper;
}

void
lis_printout_sheets_draw (LisPrintoutSheets *sheets, guint index, cairo_t *cr)
{
  g_return_if_fail (index < lis_printout_sheets_count (sheets));

  if (sheets->chart_pages != NULL)
    lis_chart_pages_draw (sheets->chart_pages, index, cr);
  else
    lis_report_pages_draw (sheets->report_pages, index, cr);
}

const char *
lis_printout_sheets_get_title (const LisPrintoutSheets *sheets)
{
  return sheets->answer->report != NULL && sheets->chart_pages == NULL ? sheets->answer->report->title
                                                                       : sheets->answer->title;
}

const LisReport *
lis_printout_sheets_get_report (const LisPrintoutSheets *sheets)
{
  return sheets->answer->report;
}

static guint
count_lines (const LisPrintoutSheets *sheets)
{
  const LisReport *report = sheets->answer->report;
  guint n = 0;

  if (sheets->chart_pages != NULL)
    return sheets->answer->plan->pathways->rows->len;
  for (guint i = 0; i < report->sections->len; i++)
    n += ((const LisReportSection *) g_ptr_array_index (report->sections, i))->n_rows;
  return n;
}

char *
lis_printout_sheets_describe (const LisPrintoutSheets *sheets)
{
  const Answer *answer = sheets->answer;
  GString *text = g_string_new (lis_printout_sheets_get_title (sheets));
  guint pages = lis_printout_sheets_count (sheets), lines = count_lines (sheets);

  if (sheets->chart_pages == NULL && answer->report->scope != NULL)
    g_string_append_printf (text, ", %s", answer->report->scope);
  g_string_append (text, ": ");
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", pages), pages);
  g_string_append (text, ", ");
  if (sheets->chart_pages != NULL)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u doctor", "%u doctors", lines), lines);
  else
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", lines), lines);
  return g_string_free (text, FALSE);
}

/* Department of a report, doctor of a page of its own. */
static const char *
get_page_title (const LisPrintoutSheets *sheets, guint index)
{
  const LisPathways *pathways;
  guint first, after;

  if (sheets->chart_pages == NULL)
    return lis_report_pages_get_part_title (sheets->report_pages, index);
  if (!sheets->answer->chart.person_pages)
    return NULL;
  pathways = sheets->answer->plan->pathways;
  lis_chart_pages_get_rows (sheets->chart_pages, index, &first, &after);
  return first < after ? g_array_index (pathways->rows, LisPathwayRow, first).name : NULL;
}

char *
lis_printout_sheets_describe_page (const LisPrintoutSheets *sheets, guint index)
{
  const char *title = get_page_title (sheets, index);
  guint n = lis_printout_sheets_count (sheets);

  if (title == NULL)
    return g_strdup_printf (_("Page %u of %u"), index + 1, n);
  /* Translators: the third is a department or a doctor. */
  return g_strdup_printf (_("Page %u of %u: %s"), index + 1, n, title);
}

/* Column and cell, for every cell that is not empty. */
static char *
format_row (const LisReportSection *section, guint row)
{
  GString *line = g_string_new (NULL);

  for (guint column = 0; column < section->columns->len; column++)
    {
      const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, column);
      g_autofree char *cell = lis_report_format_cell (about, lis_report_get_cell (section, row, column));

      if (cell == NULL || *cell == '\0')
        continue;
      if (line->len > 0)
        g_string_append (line, "; ");
      g_string_append_printf (line, "%s: %s", about->title, cell);
    }
  return g_string_free (line, FALSE);
}

static void
list_group (GPtrArray *lines, const LisReportSection *section, const LisReportGroup *group)
{
  if (group->title != NULL && group->n_rows == 0 && section->nothing != NULL)
    g_ptr_array_add (lines, g_strdup_printf (C_("group", "%s: %s"), group->title, section->nothing));
  else if (group->title != NULL)
    g_ptr_array_add (lines, g_strdup (group->title));
  else if (group->n_rows == 0 && section->nothing != NULL)
    g_ptr_array_add (lines, g_strdup (section->nothing));
  for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
    g_ptr_array_add (lines, format_row (section, row));
}

static void
list_part (GPtrArray *lines, const LisReport *report, guint part)
{
  const LisReportPart *about = &g_array_index (report->parts, LisReportPart, part);

  if (about->title != NULL)
    g_ptr_array_add (lines, g_strdup (about->title));
  for (guint i = 0; i < report->sections->len; i++)
    {
      const LisReportSection *section = g_ptr_array_index (report->sections, i);

      if (section->title != NULL)
        g_ptr_array_add (lines, g_strdup (section->title));
      for (guint k = 0; k < section->groups->len; k++)
        if (g_array_index (section->groups, LisReportGroup, k).part == part)
          list_group (lines, section, &g_array_index (section->groups, LisReportGroup, k));
    }
}

char **
lis_printout_sheets_list_lines (const LisPrintoutSheets *sheets)
{
  const LisReport *report = sheets->answer->report;
  GPtrArray *lines = g_ptr_array_new ();

  g_ptr_array_add (lines, lis_printout_sheets_describe (sheets));
  if (report == NULL)
    g_ptr_array_add (lines, g_strdup (_("The same doctors and periods stand in the table of the page “Pathways”.")));
  for (guint part = 0; report != NULL && part < report->parts->len; part++)
    list_part (lines, report, part);
  for (guint i = 0; report != NULL && i < report->notes->len; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (report->notes, i)));
  for (guint i = 0; report != NULL && i < report->key->len; i++)
    g_ptr_array_add (lines, lis_report_format_key (report, i));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

char *
lis_printout_sheets_suggest_name (const LisPrintoutSheets *sheets)
{
  const Answer *answer = sheets->answer;
  const char *page = lis_printout_sheets_count (sheets) > 0 ? get_page_title (sheets, 0) : NULL;
  gboolean has_one_subject = answer->choices.unit != LIS_ID_NONE || answer->choices.person != LIS_ID_NONE;
  GString *name = g_string_new (lis_printout_sheets_get_title (sheets));
  char iso[LIS_DATE_ISO_SIZE];

  if (answer->choices.kind == LIS_PRINTOUT_DOCTOR && page != NULL)
    g_string_assign (name, page);
  else if (has_one_subject && answer->choices.kind != LIS_PRINTOUT_DEPARTMENT && page != NULL)
    g_string_append_printf (name, " %s", page);
  g_string_append_printf (name, " %s", lis_date_to_iso (answer->chart.today, iso));
  g_strdelimit (name->str, "/\\:*?\"<>|\n\t", '-');
  return g_string_free (name, FALSE);
}

static void
draw_page_cb (gpointer pages, guint index, cairo_t *cr)
{
  lis_printout_sheets_draw (pages, index, cr);
}

static GBytes *
make_pdf (const LisPrintoutSheets *sheets, LisPdfProgressFunc progress, gpointer data, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (LisPrintoutSheets) own = create_sheets (answer_ref (sheets->answer));
  LisPdfRequest request = { .title = lis_printout_sheets_get_title (own), .n_pages = lis_printout_sheets_count (own),
                            .draw = draw_page_cb, .pages = own, .progress = progress, .progress_data = data };

  lis_printout_sheets_get_size (own, &request.width, &request.height);
  return lis_pdf_make (&request, cancellable, error);
}

GBytes *
lis_printout_sheets_to_bytes (const LisPrintoutSheets *sheets, LisPrintoutFormat format, LisPdfProgressFunc progress,
                              gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisReport) made = NULL;
  const LisReport *report = sheets->answer->report;

  if (format == LIS_PRINTOUT_PDF)
    return make_pdf (sheets, progress, data, cancellable, error);
  if (report == NULL)
    report = made = ask_report (sheets->answer, sheets->answer->plan->pathways);
  return format == LIS_PRINTOUT_XLSX ? lis_report_to_xlsx (report, error) : lis_report_to_csv (report);
}
