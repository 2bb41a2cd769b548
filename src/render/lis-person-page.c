/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-pages-private.h"
#include "lis-number.h"
#include "lis-place.h"

/* One doctor on a page: the pathway as a chart over the whole width, and below it the same as a table. */

#define LINE_HEIGHT 21.0
#define TABLE_AIR 26.0
#define CELL_MARGIN 6.0

typedef enum
{
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_MONTHS,
  COLUMN_PLACE,
  COLUMN_KIND,
  COLUMN_SHARE,
  COLUMN_STATE,
  N_COLUMNS,
} Column;

/* Width in points; the place takes what is left. */
static const struct { const char *title; double width; LisAlign align; } columns[N_COLUMNS] = {
  [COLUMN_FROM] = { NC_ ("table", "From"), 118, LIS_ALIGN_START },
  [COLUMN_TO] = { NC_ ("table", "To"), 118, LIS_ALIGN_START },
  [COLUMN_MONTHS] = { NC_ ("table", "Months"), 76, LIS_ALIGN_END },
  [COLUMN_PLACE] = { NC_ ("table", "Place"), 0, LIS_ALIGN_START },
  [COLUMN_KIND] = { NC_ ("table", "Kind"), 76, LIS_ALIGN_START },
  [COLUMN_SHARE] = { NC_ ("table", "Share"), 58, LIS_ALIGN_END },
  [COLUMN_STATE] = { NC_ ("table", "State"), 76, LIS_ALIGN_START },
};

static const LisPathwayRow *
get_row (const LisChartPages *pages, guint row)
{
  return &g_array_index (pages->pathways->rows, LisPathwayRow, row);
}

static guint
count_lines (const LisPathwayRow *doctor)
{
  return doctor->n_bars + doctor->n_unplaced + doctor->n_absences;
}

/* From the first to the last day of what is drawn of the doctor, in whole months. */
static LisDateRange
get_days (const LisChartPages *pages, const LisPathwayRow *doctor)
{
  LisDateRange days = { LIS_DATE_MAX, LIS_DATE_MIN };

  if (!lis_date_range_is_empty (pages->options.range))
    return pages->options.range;
  for (guint n = 0; n < doctor->n_bars; n++)
    {
      const LisPathwayBar *bar = &g_array_index (pages->pathways->bars, LisPathwayBar, doctor->first_bar + n);
      LisDateRange range = lis_period_get_range (bar->period);

      days.start = MIN (days.start, range.start);
      days.end = MAX (days.end, range.end);
    }
  for (guint n = 0; n < doctor->n_unplaced; n++)
    {
      const LisPathwayBar *bar = &g_array_index (pages->pathways->unplaced, LisPathwayBar, doctor->first_unplaced + n);

      if (lis_date_is_set (bar->period->window_start))
        days.end = MAX (days.end, lis_date_add_months (bar->period->window_start, 6));
    }
  if (lis_date_range_is_empty (days))
    return lis_chart_layout_get_range (pages->layout);
  days.start = lis_date_add_months (lis_date_month_start (days.start), -1);
  days.end = lis_date_add_months (lis_date_month_start (days.end - 1), 2);
  return days;
}

static double
get_chart_height (const LisChartPages *pages, guint row)
{
  return lis_chart_layout_get_ruler_height (pages->layout) + lis_chart_layout_get_row_height (pages->layout, row);
}

void
lis_person_pages_divide (LisChartPages *pages)
{
  double room = pages->height - lis_chart_pages_get_header_height (pages) - lis_chart_pages_get_footer_height (pages);

  for (guint row = 0; row < pages->pathways->rows->len; row++)
    {
      const LisPathwayRow *doctor = get_row (pages, row);
      LisChartPage page = { .first_row = row, .after_row = row + 1, .days = get_days (pages, doctor) };
      double taken = get_chart_height (pages, row) + TABLE_AIR + LINE_HEIGHT;

      do
        {
          guint fitting = (guint) MAX ((room - taken) / LINE_HEIGHT, 1);

          page.n_lines = MIN (fitting, count_lines (doctor) - page.first_line);
          g_array_append_val (pages->pages, page);
          page.first_line += page.n_lines;
          page.continued = TRUE;
          taken = LINE_HEIGHT;
        }
      while (page.first_line < count_lines (doctor));
    }
  if (pages->pages->len == 0)
    {
      LisChartPage page = { .days = lis_chart_layout_get_range (pages->layout) };

      g_array_append_val (pages->pages, page);
    }
}

static const char *
keep (LisChartPages *pages, char *text)
{
  const char *kept = lis_scene_keep_text (pages->furniture, text);

  g_free (text);
  return kept;
}

static const char *
format_date (LisChartPages *pages, LisDate date)
{
  return lis_date_is_set (date) ? keep (pages, lis_date_format_short (date)) : "";
}

static void
format_dates (LisChartPages *pages, LisDate start, LisDate end, const char *texts[N_COLUMNS])
{
  texts[COLUMN_FROM] = format_date (pages, start);
  texts[COLUMN_TO] = lis_date_is_set (end) ? format_date (pages, end - 1) : "";
  if (lis_date_is_set (start) && lis_date_is_set (end))
    texts[COLUMN_MONTHS] = keep (pages, lis_months_format (lis_date_range_months (lis_date_range_new (start, end))));
}

/* What is wished for stands where what is settled would. */
static void
format_wishes (LisChartPages *pages, const LisPeriod *period, const char *texts[N_COLUMNS])
{
  LisScene *scene = pages->furniture;

  if (!lis_date_is_set (period->start) && lis_date_is_set (period->window_start))
    /* Translators: the first day that a period may begin on. */
    texts[COLUMN_FROM] = lis_scene_format_text (scene, _("earliest %s"), format_date (pages, period->window_start));
  if (!lis_date_is_set (period->end) && lis_date_is_set (period->window_end))
    /* Translators: the last day that a period may end on. */
    texts[COLUMN_TO] = lis_scene_format_text (scene, _("latest %s"), format_date (pages, period->window_end - 1));
  if (texts[COLUMN_MONTHS] == NULL && period->months != LIS_MONTHS_NONE)
    texts[COLUMN_MONTHS] = keep (pages, lis_months_format (period->months));
  if (period->unit == LIS_ID_NONE && period->wished_unit != LIS_ID_NONE)
    /* Translators: a place wished for, not settled. */
    texts[COLUMN_PLACE] = lis_scene_format_text (scene, _("%s (wanted)"), texts[COLUMN_PLACE]);
}

static const char *
format_share (LisChartPages *pages, gint32 share)
{
  g_autofree char *number = lis_number_format (share, 100, 1);

  return lis_scene_format_text (pages->furniture, "%s\302\240%%", number);
}

static const char *
get_choice (const LisChoice *choices, gint32 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  return choice != NULL ? _(choice->label) : "";
}

static void
format_period (LisChartPages *pages, const LisPeriod *period, const char *texts[N_COLUMNS])
{
  LisId place = period->unit != LIS_ID_NONE ? period->unit : period->wished_unit;

  format_dates (pages, period->start, period->end, texts);
  if (place != LIS_ID_NONE)
    texts[COLUMN_PLACE] = keep (pages, lis_place_format (pages->pathways->data, place));
  else if (period->kind == LIS_PERIOD_SERVICE)
    texts[COLUMN_PLACE] = _("No place yet");
  format_wishes (pages, period, texts);
  texts[COLUMN_KIND] = get_choice (lis_period_kinds, period->kind);
  texts[COLUMN_SHARE] = format_share (pages, period->share);
  texts[COLUMN_STATE] = get_choice (lis_period_states, period->state);
}

static void
format_line (LisChartPages *pages, const LisPathwayRow *doctor, guint line, const char *texts[N_COLUMNS])
{
  const LisPathways *pathways = pages->pathways;
  const LisAbsence *absence;

  if (line < doctor->n_bars)
    format_period (pages, g_array_index (pathways->bars, LisPathwayBar, doctor->first_bar + line).period, texts);
  else if (line < doctor->n_bars + doctor->n_unplaced)
    format_period (pages, g_array_index (pathways->unplaced, LisPathwayBar,
                                         doctor->first_unplaced + line - doctor->n_bars).period, texts);
  else
    {
      absence = g_ptr_array_index (pathways->absences,
                                   doctor->first_absence + line - doctor->n_bars - doctor->n_unplaced);
      format_dates (pages, absence->start, absence->end, texts);
      texts[COLUMN_KIND] = C_("kind of line", "absence");
      texts[COLUMN_SHARE] = format_share (pages, absence->share);
    }
}

static double
get_column_width (const LisChartPages *pages, Column column)
{
  double fixed = 0;

  if (column != COLUMN_PLACE)
    return columns[column].width;
  for (int i = 0; i < N_COLUMNS; i++)
    fixed += columns[i].width;
  return MAX (pages->width - fixed, 60);
}

static void
add_cells (LisChartPages *pages, double top, const char *const texts[N_COLUMNS], LisFont font)
{
  double x = 0;

  for (int column = 0; column < N_COLUMNS; column++)
    {
      double width = get_column_width (pages, (Column) column);
      double margin = columns[column].align == LIS_ALIGN_END ? 2.5 * CELL_MARGIN : CELL_MARGIN;

      lis_scene_add_label (pages->furniture, lis_rect (x + CELL_MARGIN, top, width - CELL_MARGIN - margin, LINE_HEIGHT),
                           texts[column], font, LIS_INK_TEXT, columns[column].align, NULL);
      x += width;
    }
}

static void
add_table (LisChartPages *pages, const LisChartPage *page, double top)
{
  const LisPathwayRow *doctor = get_row (pages, page->first_row);
  LisScene *scene = pages->furniture;
  const char *titles[N_COLUMNS];

  lis_scene_begin (scene, LIS_PART_PAGE);
  for (int column = 0; column < N_COLUMNS; column++)
    titles[column] = g_dpgettext2 (GETTEXT_PACKAGE, "table", columns[column].title);
  lis_scene_add_box (scene, lis_rect (0, top, pages->width, LINE_HEIGHT), LIS_BOX_GROUP, NULL);
  add_cells (pages, top, titles, LIS_FONT_RULER_STRONG);
  for (guint line = page->first_line; line < page->first_line + page->n_lines; line++)
    {
      const char *texts[N_COLUMNS] = { NULL };

      top += LINE_HEIGHT;
      format_line (pages, doctor, line, texts);
      add_cells (pages, top, texts, LIS_FONT_BAR);
      lis_scene_add_line (scene, 0, top + LINE_HEIGHT, pages->width, top + LINE_HEIGHT, LIS_LINE_ROW);
    }
}

static void
draw_chart (LisChartPages *pages, const LisChartPage *page, double top, cairo_t *cr)
{
  LisChartRegion region = { .width = pages->width, .with_ruler = TRUE };
  LisAxis axis = lis_axis_fit (page->days, pages->width);

  region.y = lis_chart_layout_get_row_top (pages->layout, page->first_row);
  region.height = get_chart_height (pages, page->first_row);
  lis_chart_layout_set_axis (pages->layout, &axis);
  lis_chart_layout_fill_scene (pages->layout, &region, pages->chart);
  lis_chart_pages_paint_framed (pages, &region, top, cr);
}

void
lis_person_page_draw (LisChartPages *pages, const LisChartPage *page, cairo_t *cr)
{
  double top = lis_chart_pages_get_header_height (pages);

  if (page->after_row == page->first_row)
    return;
  if (!page->continued)
    {
      draw_chart (pages, page, top, cr);
      top += get_chart_height (pages, page->first_row) + TABLE_AIR;
    }
  add_table (pages, page, top);
}
