/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-chart-file.h"
#include "lis-clock.h"
#include "lis-pathways.h"
#include "lis-settings.h"

/* What was asked for, as it stood on the command line. */
typedef struct
{
  char    *output;
  char    *specialty;
  char    *unit;
  char    *person;
  char    *from;
  char    *to;
  char    *group_by;
  char    *paper;
  char    *title;
  gboolean portrait;
  gboolean landscape;
  gboolean tiled;
  gboolean one_page_wide;
  gboolean grey;
  gboolean person_pages;
} ChartWords;

static void
chart_words_clear (ChartWords *words)
{
  g_free (words->output);
  g_free (words->specialty);
  g_free (words->unit);
  g_free (words->person);
  g_free (words->from);
  g_free (words->to);
  g_free (words->group_by);
  g_free (words->paper);
  g_free (words->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartWords, chart_words_clear)

static const struct
{
  const char *name;
  LisGroupBy  group_by;
} groupings[] = {
  { "none", LIS_GROUP_NONE },
  { "specialty", LIS_GROUP_SPECIALTY },
  { "employer", LIS_GROUP_EMPLOYER },
  { "place", LIS_GROUP_PLACE },
  { "mentor", LIS_GROUP_MENTOR },
  { "completion", LIS_GROUP_COMPLETION },
};

static gboolean
parse_words (LisInvocation *invocation, ChartWords *words)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output, N_("Where to; the ending says which kind"),
      N_("FILE.pdf|svg|png") },
    { "specialty", 0, 0, G_OPTION_ARG_STRING, &words->specialty, N_("Only doctors in training for it"), N_("NAME") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &words->unit, N_("Only doctors who serve or are employed there"),
      N_("NAME") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &words->person, N_("Only this doctor, on one page"), N_("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &words->from, N_("First day"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &words->to, N_("Last day"), N_("DATE") },
    { "group-by", 0, 0, G_OPTION_ARG_STRING, &words->group_by,
      N_("none, specialty, employer, place, mentor or completion"), N_("WHAT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &words->paper, N_("Size of the paper (A4 if not given)"), N_("A4|A3") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &words->landscape, N_("The paper lies (if nothing is said)"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &words->portrait, N_("The paper stands"), NULL },
    { "one-page-wide", 0, 0, G_OPTION_ARG_NONE, &words->one_page_wide,
      N_("All the time on one page's width (if nothing is said)"), NULL },
    { "tiled", 0, 0, G_OPTION_ARG_NONE, &words->tiled, N_("As many pages side by side as the time needs"), NULL },
    { "grey", 0, 0, G_OPTION_ARG_NONE, &words->grey, N_("For a printer without colours"), NULL },
    { "person-pages", 0, 0, G_OPTION_ARG_NONE, &words->person_pages, N_("Every doctor on a page"), NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &words->title, N_("At the top of every page"), N_("TEXT") },
    { NULL },
  };

  return lis_invocation_parse (invocation, entries, 0, 1, 1);
}

/* Days are inclusive in what people write. */
static gboolean
read_days (LisInvocation *invocation, const ChartWords *words, LisDateRange *range)
{
  LisDate first = lis_date_parse (words->from);
  LisDate last = lis_date_parse (words->to);

  if ((words->from != NULL && !lis_date_is_set (first)) || (words->to != NULL && !lis_date_is_set (last)))
    {
      lis_invocation_refuse_usage (invocation, _("--from and --to take a day such as 2026-01-31 or 31.01.2026."));
      return FALSE;
    }
  if (lis_date_is_set (first) && lis_date_is_set (last) && last < first)
    {
      lis_invocation_refuse_usage (invocation, _("--to lies before --from."));
      return FALSE;
    }
  if (words->from != NULL || words->to != NULL)
    *range = lis_date_range_new (first, lis_date_is_set (last) ? last + 1 : LIS_DATE_NONE);
  return TRUE;
}

static gboolean
read_paper (LisInvocation *invocation, const ChartWords *words, LisChartOptions *options)
{
  if (words->paper != NULL && g_ascii_strcasecmp (words->paper, "A3") == 0)
    options->paper = LIS_PAPER_A3;
  else if (words->paper != NULL && g_ascii_strcasecmp (words->paper, "A4") != 0)
    {
      lis_invocation_refuse_usage (invocation, _("--paper takes A4 or A3."));
      return FALSE;
    }
  if ((words->portrait && words->landscape) || (words->tiled && words->one_page_wide))
    {
      lis_invocation_refuse_usage (invocation, _("Two of the options contradict each other."));
      return FALSE;
    }
  options->landscape = !words->portrait;
  options->tiled = words->tiled;
  options->grey = words->grey;
  options->person_pages = words->person_pages || words->person != NULL;
  return TRUE;
}

static gboolean
read_grouping (LisInvocation *invocation, const ChartWords *words, LisGroupBy *group_by)
{
  guint i;

  if (words->group_by == NULL)
    return TRUE;
  for (i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_equal (words->group_by, groupings[i].name))
      {
        *group_by = groupings[i].group_by;
        return TRUE;
      }
  lis_invocation_refuse_usage (invocation,
                               _("--group-by takes none, specialty, employer, place, mentor or completion."));
  return FALSE;
}

static gboolean
find_subjects (const LisPlanData *data, const ChartWords *words, LisPathwayFilter *filter, GError **error)
{
  if (words->specialty != NULL)
    filter->specialty = lis_query_find_specialty (data, words->specialty, error);
  if (words->specialty != NULL && filter->specialty == LIS_ID_NONE)
    return FALSE;
  if (words->unit != NULL)
    filter->unit = lis_query_find_unit (data, words->unit, error);
  if (words->unit != NULL && filter->unit == LIS_ID_NONE)
    return FALSE;
  if (words->person != NULL)
    filter->person = lis_query_find_person (data, words->person, error);
  return words->person == NULL || filter->person != LIS_ID_NONE;
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Pages"), done, total);
}

/* Several pages of a picture are files of their own. */
static void
tell_files (const LisPathways *pathways, const LisChartOptions *options, const char *path)
{
  g_autoptr (LisChartPages) pages = lis_chart_pages_new (pathways, options);
  guint n_pages = lis_chart_pages_count (pages);
  const char *dot = strrchr (path, '.');
  g_autofree char *stem = g_strndup (path, (gsize) (dot - path));

  if (n_pages > 1 && g_ascii_strcasecmp (dot, ".pdf") != 0)
    /* Translators: "Wrote chart-1.png to chart-12.png." */
    lis_print (_("Wrote %s-1%s to %s-%u%s.\n"), stem, dot, stem, n_pages, dot);
  else
    lis_print (g_dngettext (GETTEXT_PACKAGE, "Wrote %s, %u page.\n", "Wrote %s, %u pages.\n", n_pages), path, n_pages);
}

static LisExit
draw (LisInvocation *invocation, const ChartWords *words, LisPathwayFilter *filter, LisChartOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_invocation_open (invocation, LIS_STORE_READ, &error);
  g_autoptr (LisPlanData) data = NULL;
  g_autoptr (LisPathways) pathways = NULL;
  LisRecordSet *settings;

  if (store == NULL)
    return lis_exit_for_error (error);
  data = lis_store_load_data (store, lis_pathways_entities, invocation->cancellable, &error);
  if (data == NULL || !find_subjects (data, words, filter, &error))
    return lis_exit_for_error (error);

  settings = data->sets[LIS_ENTITY_SETTING];
  options->half_year_start = lis_settings_get_half_year_start (settings);
  options->title = words->title != NULL ? words->title : lis_settings_get (settings, LIS_SETTING_TITLE);
  pathways = lis_pathways_new (g_steal_pointer (&data), filter);
  lis_pathways_find_findings (pathways, filter->today);
  if (!lis_chart_write_file (pathways, options, words->output, invocation->cancellable, on_progress_cb, NULL, &error))
    return lis_exit_for_error (error);
  tell_files (pathways, options, words->output);
  return LIS_EXIT_DONE;
}

static LisExit
run_chart (LisInvocation *invocation)
{
  g_auto (ChartWords) words = { 0 };
  LisClock clock = lis_clock_from_environment ();
  LisPathwayFilter filter = { .today = lis_clock_today (&clock), .with_load = TRUE };
  LisChartOptions options = { .today = filter.today };

  if (!parse_words (invocation, &words))
    return LIS_EXIT_USAGE;
  if (words.output == NULL)
    return lis_invocation_refuse_usage (invocation, _("-o FILE is missing."));
  if (!read_days (invocation, &words, &options.range) || !read_paper (invocation, &words, &options)
      || !read_grouping (invocation, &words, &filter.group_by))
    return LIS_EXIT_USAGE;
  return draw (invocation, &words, &filter, &options);
}

const LisCommand lis_command_chart = {
  .name = "chart",
  .arguments = N_("PLAN"),
  .summary = N_("Draw the pathways to PDF, SVG or PNG"),
  .description = N_("Specialties, units and doctors are given by name, code, number or id. A chart of several pages\n"
                    "becomes one PDF, or as many SVG or PNG files, numbered: chart-1.png, chart-2.png …"),
  .run = run_chart,
};
