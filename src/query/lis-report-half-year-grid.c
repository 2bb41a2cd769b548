/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-private.h"

/* Doctors by half-years: in each the codes of the places, one line for each where there are several. What is not agreed
 * is told apart by its brackets, so that the grid can be read in grey, copied and read aloud. */

/* More would be too narrow to read on A3. */
#define MOST_HALF_YEARS 12
#define COLUMNS_BEFORE 2 /* doctor, employer */

typedef struct
{
  LisReportContext *context;
  LisReportSection *section;
  LisDate           start;        /* of the first half-year */
  int               n_half_years;
  GHashTable       *units;        /* LisUnit met */
} Grid;

/* What stands in one line of a cell: periods one after another that read the same. */
typedef struct
{
  const LisPathwayBar *bar;
  LisDateRange         range;
} Entry;

static LisDateRange
get_half_year (const Grid *grid, int n)
{
  return (LisDateRange){ lis_date_add_months (grid->start, 6 * n), lis_date_add_months (grid->start, 6 * n + 6) };
}

/* From the half-year asked for, else the one running, to the last in which anything is planned. */
static void
choose_half_years (Grid *grid)
{
  const LisReportOptions *options = grid->context->options;
  LisDate last = LIS_DATE_MIN;

  grid->start = lis_date_range_is_empty (options->half_year)
                    ? lis_half_year_get (options->today, options->half_year_start).start : options->half_year.start;
  for (guint i = 0; i < lis_report_count_rows (grid->context); i++)
    {
      const LisPathwayRow *row = lis_report_get_row (grid->context, i);

      for (guint n = 0; n < row->n_bars; n++)
        last = MAX (last, lis_report_get_bar (grid->context, row, n)->period->end - 1);
    }
  grid->n_half_years = 1;
  while (grid->n_half_years < MOST_HALF_YEARS && get_half_year (grid, grid->n_half_years).start <= last)
    grid->n_half_years++;
}

static void
add_columns (Grid *grid)
{
  LisReportSection *section = grid->section;

  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 18);
  lis_report_add_column (section, _("Employer"), LIS_REPORT_TEXT, 6);
  for (int n = 0; n < grid->n_half_years; n++)
    {
      char *title = lis_half_year_format (get_half_year (grid, n));

      lis_report_add_even_column (section, lis_report_take (grid->context->report, title), LIS_REPORT_TEXT, 13);
    }
  lis_report_add_column (section, _("Still open"), LIS_REPORT_TEXT, 12);
}

static gboolean
is_placed_at_end (LisDateRange range, LisDateRange half_year, gboolean first)
{
  return first ? range.start <= half_year.start : range.end >= half_year.end;
}

/* "01.03–31.05": only the ends that are not those of the half-year. */
static void
append_days (GString *text, LisDateRange range, LisDateRange half_year)
{
  gboolean whole_start = is_placed_at_end (range, half_year, TRUE);
  gboolean whole_end = is_placed_at_end (range, half_year, FALSE);
  int month, day;

  if (whole_start && whole_end)
    return;
  g_string_append_c (text, ' ');
  if (!whole_start)
    {
      lis_date_get (range.start, NULL, &month, &day);
      g_string_append_printf (text, "%02d.%02d", day, month);
    }
  g_string_append (text, "–");
  if (!whole_end)
    {
      lis_date_get (range.end - 1, NULL, &month, &day);
      g_string_append_printf (text, "%02d.%02d", day, month);
    }
}

/* Agreed as it is, proposed in round, draft in square brackets. */
static const char *
bracket (LisReportContext *context, const GString *text, gint32 state)
{
  if (state == LIS_STATE_AGREED)
    return lis_report_keep (context->report, text->str);
  return lis_report_format (context->report, state == LIS_STATE_PROPOSED ? "(%s)" : "[%s]", text->str);
}

static void
set_look (LisReportCell *line, const LisPathwayBar *bar)
{
  line->look.period_kind = (guint8) bar->period->kind;
  line->look.state = (guint8) bar->period->state;
  line->look.rotation = (bar->flags & LIS_BAR_ROTATION) != 0;
}

static void
write_entry (Grid *grid, LisReportCell *cell, const Entry *entry, LisDateRange half_year)
{
  LisReportContext *context = grid->context;
  const LisPeriod *period = entry->bar->period;
  g_autoptr (GString) text = g_string_new (entry->bar->label);
  const LisUnit *unit = lis_plan_data_find (context->data, LIS_ENTITY_UNIT,
                                            period->unit != LIS_ID_NONE ? period->unit : period->wished_unit);

  if (unit != NULL)
    g_hash_table_add (grid->units, (gpointer) unit);
  if (period->share != LIS_SHARE_FULL)
    g_string_append_printf (text, " %s", lis_report_share (context, period->share));
  append_days (text, entry->range, half_year);
  set_look (lis_report_add_line (context->report, cell, bracket (context, text, period->state)), entry->bar);
}

static gboolean
reads_the_same (const LisPathwayBar *a, const LisPathwayBar *b)
{
  return g_str_equal (a->label, b->label) && a->period->state == b->period->state &&
         a->period->share == b->period->share && a->flags == b->flags && a->period->kind == b->period->kind;
}

static void
fill_half_year (Grid *grid, LisReportCell *cell, const LisPathwayRow *row, LisDateRange half_year)
{
  Entry entry = { 0 };

  for (guint n = 0; n < row->n_bars; n++)
    {
      const LisPathwayBar *bar = lis_report_get_bar (grid->context, row, n);
      LisDateRange range = lis_period_get_range (bar->period);

      if (!lis_date_range_overlaps (range, half_year))
        continue;
      if (entry.bar != NULL && reads_the_same (entry.bar, bar) && range.start <= entry.range.end)
        {
          entry.range.end = MAX (entry.range.end, range.end);
          continue;
        }
      if (entry.bar != NULL)
        write_entry (grid, cell, &entry, half_year);
      entry = (Entry){ bar, range };
    }
  if (entry.bar != NULL)
    write_entry (grid, cell, &entry, half_year);
}

static void
fill_open (Grid *grid, LisReportCell *cell, const LisPathwayRow *row)
{
  LisReportContext *context = grid->context;

  for (guint n = 0; n < row->n_unplaced; n++)
    {
      const LisPathwayBar *bar = lis_report_get_unplaced (context, row, n);
      g_autoptr (GString) text = g_string_new (bar->label);

      if (bar->period->months != LIS_MONTHS_NONE)
        {
          g_autofree char *months = lis_months_format (bar->period->months);

          /* Translators: number of months, short. */
          g_string_append_printf (text, C_("after a place", ", %s mo."), months);
        }
      set_look (lis_report_add_line (context->report, cell, bracket (context, text, bar->period->state)), bar);
    }
}

static void
add_doctor (Grid *grid, guint index)
{
  LisReportContext *context = grid->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);
  const LisUnit *home = lis_report_get_home (context, lis_report_get_doctor (context, index), context->options->today);
  LisReportCell *cells = lis_report_add_row (grid->section);

  cells[0].text = lis_report_keep (context->report, row->name);
  if (home != NULL)
    cells[1].text = lis_report_keep (context->report, home->code != NULL ? home->code : home->name);
  if (home != NULL)
    g_hash_table_add (grid->units, (gpointer) home);
  for (int n = 0; n < grid->n_half_years; n++)
    fill_half_year (grid, &cells[COLUMNS_BEFORE + n], row, get_half_year (grid, n));
  fill_open (grid, &cells[COLUMNS_BEFORE + grid->n_half_years], row);
}

/* "HUS-ORT Ortopedisk avdeling, Haukeland universitetssjukehus; …" */
static void
add_key (Grid *grid)
{
  LisReportContext *context = grid->context;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iterator;
  gpointer unit;

  g_hash_table_iter_init (&iterator, grid->units);
  while (g_hash_table_iter_next (&iterator, &unit, NULL))
    if (((const LisUnit *) unit)->code != NULL)
      g_ptr_array_add (units, unit);
  lis_report_sort_units (context, units);
  for (guint i = 0; i < units->len; i++)
    {
      const LisUnit *named = g_ptr_array_index (units, i);

      g_string_append_printf (text, "%s%s\302\240= %s", i > 0 ? "; " : "", named->code,
                              lis_report_place (context, named->record.id));
    }
  if (units->len > 0)
    lis_report_add_note (context->report, lis_report_keep (context->report, text->str));
}

static void
set_scope (Grid *grid)
{
  LisReportContext *context = grid->context;
  LisDateRange days = { grid->start, get_half_year (grid, grid->n_half_years - 1).end };

  lis_report_set_scope (context, lis_report_days (context, days));
  lis_report_add_note (context->report,
                       _("Agreed as it stands, (proposed) in round brackets, [draft] in square brackets; a place that is "
                         "only wanted has a question mark. Days are told where a stay does not last the whole "
                         "half-year."));
}

void
lis_report_ask_half_year_grid (LisReportContext *context)
{
  const GArray *groups = context->pathways->answer.groups;
  Grid grid = { .context = context };

  choose_half_years (&grid);
  grid.units = g_hash_table_new (NULL, NULL);
  grid.section = lis_report_add_section (context->report, NULL, _("Specialty"),
                                         _("No doctor fits what was asked for."));
  context->report->with_looks = TRUE;
  add_columns (&grid);
  set_scope (&grid);
  lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                            ? lis_report_place (context, context->options->unit) : NULL, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      const LisPathwayGroup *group = &g_array_index (groups, LisPathwayGroup, i);

      lis_report_begin_group (grid.section, 0, lis_report_keep (context->report, group->title));
      for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
        add_doctor (&grid, row);
    }
  add_key (&grid);
  g_hash_table_unref (grid.units);
}
