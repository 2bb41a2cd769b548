/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-place.h"
#include "lis-report-private.h"

/* Doctors by half-years: in each the codes of the places, one line for each where there are several. What is not agreed
 * is told apart by its brackets, so that the grid can be read in grey, copied and read aloud. */

/* As long as most trainings; more would be too narrow to read on A3. */
#define MOST_HALF_YEARS 10
#define COLUMNS_BEFORE 2 /* doctor, employer */
/* Letters of a word in a code made for the sheet. */
#define SHORTEST_WORD 4
#define LONGEST_WORD 12

typedef struct
{
  LisReportContext *context;
  LisReportSection *section;
  LisDate           start;        /* of the first half-year */
  int               n_half_years;
  GHashTable       *codes;        /* LisUnit met → its code, in the report's texts */
  GHashTable       *taken;        /* codes given */
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

static void
append_day (GString *text, LisDate day)
{
  g_string_append_printf (text, "%02d.%02d", lis_date_get_day (day), lis_date_get_month (day));
}

/* "Geriatrisk sengepost" → "Geri. seng.": the first @letters of the first two words. */
static char *
shorten (const char *name, glong letters)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0, taken = 0; words[i] != NULL && taken < 2; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      g_autofree char *cut = g_utf8_substring (words[i], 0, MIN (letters, length));

      /* "og", "for": too short to tell anything. */
      if (length < 4)
        continue;
      g_string_append_printf (text, "%s%s%s", taken++ > 0 ? " " : "", cut, length > letters + 1 ? "." : "");
    }
  return g_string_free (text, FALSE);
}

static const char *
find_code_above (const LisPlanData *data, const LisUnit *unit)
{
  for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      if (unit->code != NULL)
        return unit->code;
      unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent);
    }
  return NULL;
}

/* A unit without a code gets one for this sheet, told in the key: what is above it and its own name, shortened. */
static const char *
make_code (Grid *grid, const LisUnit *unit)
{
  const char *above = find_code_above (grid->context->data, unit);
  g_autofree char *code = NULL;

  if (unit->code != NULL)
    return lis_report_keep (grid->context->report, unit->code);
  for (glong letters = SHORTEST_WORD; letters <= LONGEST_WORD; letters++)
    {
      g_autofree char *name = shorten (unit->name, letters);

      g_free (code);
      code = above != NULL ? g_strdup_printf ("%s %s", above, name) : g_strdup (name);
      if (!g_hash_table_contains (grid->taken, code))
        return lis_report_keep (grid->context->report, code);
    }
  return lis_report_place (grid->context, unit->record.id);
}

static const char *
get_code (Grid *grid, const LisUnit *unit)
{
  const char *code = g_hash_table_lookup (grid->codes, unit);

  if (code != NULL)
    return code;
  code = make_code (grid, unit);
  g_hash_table_insert (grid->codes, (gpointer) unit, (gpointer) code);
  g_hash_table_add (grid->taken, (gpointer) code);
  return code;
}

/* The place's code, with a question mark where it is only wanted; the kind of period where there is no place. */
static GString *
start_text (Grid *grid, const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;
  const LisUnit *unit = lis_plan_data_find (grid->context->data, LIS_ENTITY_UNIT,
                                            period->unit != LIS_ID_NONE ? period->unit : period->wished_unit);

  if (unit == NULL)
    return g_string_new (period->kind == LIS_PERIOD_SERVICE ? _("No place yet") : bar->label);
  if (period->unit != LIS_ID_NONE)
    return g_string_new (get_code (grid, unit));
  return g_string_append (g_string_new (get_code (grid, unit)), "?");
}

/* "01.03–31.05": only the ends that are not those of the half-year. */
static void
append_days (GString *text, LisDateRange range, LisDateRange half_year)
{
  gboolean whole_start = range.start <= half_year.start;
  gboolean whole_end = range.end >= half_year.end;

  if (whole_start && whole_end)
    return;
  g_string_append_c (text, ' ');
  if (!whole_start)
    append_day (text, range.start);
  g_string_append (text, "–");
  if (!whole_end)
    append_day (text, range.end - 1);
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
  g_autoptr (GString) text = start_text (grid, entry->bar);

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
      g_autoptr (GString) text = start_text (grid, bar);

      if (bar->period->months != LIS_MONTHS_NONE)
        {
          g_autofree char *months = lis_months_format (bar->period->months);

          /* Translators: number of months, short. */
          g_string_append_printf (text, C_("after a place", ", %s mo."), months);
        }
      set_look (lis_report_add_line (context->report, cell, bracket (context, text, bar->period->state)), bar);
    }
}

/* Who is through with the training has nothing to show; who is not and has nothing planned is why people look here. */
static gboolean
is_shown (const Grid *grid, guint index)
{
  const LisReportContext *context = grid->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);
  LisDateRange days = { grid->start, get_half_year (grid, grid->n_half_years - 1).end };
  const guint32 *trainings;
  guint n;

  for (guint i = 0; i < row->n_bars; i++)
    if (lis_date_range_overlaps (lis_period_get_range (lis_report_get_bar (context, row, i)->period), days))
      return TRUE;
  trainings = lis_grouping_get (&context->pathways->trainings, lis_report_get_doctor (context, index)->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (context->data, LIS_ENTITY_TRAINING, trainings[i]);

      if (training->outcome == 0 &&
          lis_date_range_overlaps (lis_date_range_new (training->start, training->end), days))
        return TRUE;
    }
  return row->n_unplaced > 0;
}

static void
add_doctor (Grid *grid, guint index)
{
  LisReportContext *context = grid->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);
  LisReportCell *cells;
  const LisUnit *home;
  LisDate day;

  if (!is_shown (grid, index))
    return;
  cells = lis_report_add_row (grid->section);
  home = lis_report_get_own_home (context, index, &day);
  cells[0].text = lis_report_keep (context->report, row->name);
  if (home != NULL)
    cells[1].text = get_code (grid, home);
  for (int n = 0; n < grid->n_half_years; n++)
    fill_half_year (grid, &cells[COLUMNS_BEFORE + n], row, get_half_year (grid, n));
  fill_open (grid, &cells[COLUMNS_BEFORE + grid->n_half_years], row);
}

static void
add_key (Grid *grid)
{
  LisReportContext *context = grid->context;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  GHashTableIter iterator;
  gpointer unit;

  g_hash_table_iter_init (&iterator, grid->codes);
  while (g_hash_table_iter_next (&iterator, &unit, NULL))
    g_ptr_array_add (units, unit);
  lis_report_sort_units (context, units);
  for (guint i = 0; i < units->len; i++)
    {
      const LisUnit *named = g_ptr_array_index (units, i);

      lis_report_add_key (context->report, get_code (grid, named), lis_report_place (context, named->record.id));
    }
}

static void
set_scope (Grid *grid)
{
  LisReportContext *context = grid->context;
  LisDateRange days = { grid->start, get_half_year (grid, grid->n_half_years - 1).end };

  lis_report_set_scope (context, lis_report_days (context, days));
  lis_report_add_note (context->report,
                       _("Agreed as it stands, (proposed) in round brackets, [draft] in square brackets; a place that "
                         "is only wanted has a question mark. Days are told where a stay does not last the whole "
                         "half-year."));
}

void
lis_report_ask_half_year_grid (LisReportContext *context)
{
  const GArray *groups = context->pathways->answer.groups;
  Grid grid = { .context = context };

  choose_half_years (&grid);
  grid.codes = g_hash_table_new (NULL, NULL);
  grid.taken = g_hash_table_new (g_str_hash, g_str_equal);
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
  g_hash_table_unref (grid.codes);
  g_hash_table_unref (grid.taken);
}
