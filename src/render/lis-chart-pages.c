/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-pages-private.h"
#include "lis-settings.h"

#define PAPER_MARGIN 30.0
#define DEFAULT_SCALE 0.72
#define HEADER_HEIGHT 48.0
#define FOOTER_LINE 20.0
#define BEFORE_LEGEND 8.0
#define AIR 12.0
/* A page of a tiled chart shows as many half-years as leave a day this many points. */
#define LEAST_TILED_DAY 0.95
#define LONGEST_HALF_YEAR 184
/* Fewer units than this are not worth beginning the load strip on the page of the last rows. */
#define LEAST_UNITS 3

static const struct { double width, height; } papers[] = {
  [LIS_PAPER_A4] = { 595.28, 841.89 },
  [LIS_PAPER_A3] = { 841.89, 1190.55 },
};

double
lis_chart_pages_get_header_height (const LisChartPages *pages)
{
  return HEADER_HEIGHT;
}

double
lis_chart_pages_get_footer_height (const LisChartPages *pages)
{
  return BEFORE_LEGEND + lis_legend_fill_scene (pages->style, 0, 0, pages->width, NULL) + FOOTER_LINE;
}

static double
get_room (const LisChartPages *pages)
{
  return pages->height - lis_chart_pages_get_header_height (pages) - lis_chart_pages_get_footer_height (pages) -
         lis_chart_layout_get_ruler_height (pages->layout);
}

static gboolean
begins_group (const LisChartPages *pages, guint row)
{
  guint g = lis_chart_layout_find_group (pages->layout, row);
  const LisPathwayGroup *group = &g_array_index (pages->pathways->groups, LisPathwayGroup, g);

  return group->title != NULL && group->first_row == row;
}

static gboolean
is_within_group (const LisChartPages *pages, guint row)
{
  guint g = lis_chart_layout_find_group (pages->layout, row);
  const LisPathwayGroup *group = &g_array_index (pages->pathways->groups, LisPathwayGroup, g);

  return group->title != NULL && group->first_row < row;
}

/* Height of rows with their headings, a continued one included. */
static double
get_rows_height (const LisChartPages *pages, guint first, guint after)
{
  double top = lis_chart_layout_get_row_top (pages->layout, first);

  if (after <= first)
    return 0;
  if (begins_group (pages, first) || is_within_group (pages, first))
    top -= pages->style->group_height;
  return lis_chart_layout_get_row_top (pages->layout, after - 1) +
         lis_chart_layout_get_row_height (pages->layout, after - 1) - top;
}

/* As many rows from @first on as there is room for, but one at least. */
static guint
find_last_row (const LisChartPages *pages, guint first, double room)
{
  guint after = first + 1;

  while (after < pages->pathways->rows->len && get_rows_height (pages, first, after + 1) <= room)
    after++;
  return after;
}

static guint
count_units (const LisChartPages *pages)
{
  return pages->pathways->loads != NULL ? pages->pathways->loads->len : 0;
}

static guint
count_units_in (const LisChartPages *pages, double room, guint left)
{
  double units = (room - pages->style->strip_heading_height) / pages->style->strip_row_height;

  return MIN (left, (guint) MAX (units, 0));
}

/* The stretches of rows and units that follow each other down the pages, whatever the days. */
static GArray *
divide_down (const LisChartPages *pages)
{
  GArray *stretches = g_array_new (FALSE, TRUE, sizeof (LisChartPage));
  guint n_rows = pages->pathways->rows->len, n_units = count_units (pages), unit = 0;
  double room = get_room (pages), left = room;

  for (guint row = 0; row < n_rows;)
    {
      LisChartPage page = { .first_row = row, .continued = is_within_group (pages, row) };

      page.after_row = row = find_last_row (pages, row, room);
      left = room - get_rows_height (pages, page.first_row, page.after_row) - AIR;
      g_array_append_val (stretches, page);
    }
  if (stretches->len > 0 && count_units_in (pages, left, n_units) >= MIN (n_units, LEAST_UNITS))
    {
      unit = count_units_in (pages, left, n_units);
      g_array_index (stretches, LisChartPage, stretches->len - 1).n_units = unit;
    }
  while (unit < n_units || stretches->len == 0)
    {
      LisChartPage page = { .first_row = n_rows, .after_row = n_rows, .first_unit = unit };

      page.n_units = MAX (count_units_in (pages, room, n_units - unit), MIN (1, n_units));
      unit += page.n_units;
      g_array_append_val (stretches, page);
    }
  return stretches;
}

static LisDateRange
get_range (const LisChartPages *pages)
{
  LisDateRange range = pages->options.range;

  if (!lis_date_range_is_empty (range))
    return range;
  range = pages->pathways->range;
  if (!pages->options.tiled || lis_date_range_is_empty (range))
    return lis_chart_layout_get_range (pages->layout);
  /* Whole half-years fill whole pages. */
  range.start = lis_division_get_start (LIS_DIVISION_HALF_YEAR, range.start, pages->options.half_year_start);
  return range;
}

static void
add_tiles (LisChartPages *pages, LisChartPage page, LisDateRange range, int half_years)
{
  LisDate start = range.start;

  while (start < range.end)
    {
      LisDate end = lis_division_get_start (LIS_DIVISION_HALF_YEAR, start, pages->options.half_year_start);

      end = lis_date_add_months (end, 6 * half_years);
      page.days.start = start;
      page.days.end = MIN (end, range.end);
      g_array_append_val (pages->pages, page);
      start = end;
    }
}

static void
divide (LisChartPages *pages)
{
  g_autoptr (GArray) stretches = divide_down (pages);
  LisDateRange range = get_range (pages);
  double width = pages->width - pages->style->names_width;
  int half_years = (int) MAX (width / (LEAST_TILED_DAY * LONGEST_HALF_YEAR), 1);

  if (pages->options.tiled)
    pages->per_day = width / (half_years * LONGEST_HALF_YEAR);
  else
    pages->per_day = lis_axis_fit (range, width).per_day;
  for (guint i = 0; i < stretches->len; i++)
    {
      LisChartPage page = g_array_index (stretches, LisChartPage, i);

      page.days = range;
      if (pages->options.tiled)
        add_tiles (pages, page, range, half_years);
      else
        g_array_append_val (pages->pages, page);
    }
}

static void
set_paper (LisChartPages *pages)
{
  const LisChartOptions *options = &pages->options;

  pages->paper_width = options->landscape ? papers[options->paper].height : papers[options->paper].width;
  pages->paper_height = options->landscape ? papers[options->paper].width : papers[options->paper].height;
  pages->scale = options->scale > 0 ? options->scale : DEFAULT_SCALE;
  pages->width = (pages->paper_width - 2 * PAPER_MARGIN) / pages->scale;
  pages->height = (pages->paper_height - 2 * PAPER_MARGIN) / pages->scale;
}

LisChartPages *
lis_chart_pages_new (const LisPathways *pathways, const LisChartOptions *options)
{
  LisChartPages *pages = g_new0 (LisChartPages, 1);

  pages->pathways = pathways;
  pages->options = *options;
  pages->options.half_year_start = CLAMP (options->half_year_start, 1, 3);
  pages->style = lis_style_new (options->grey ? LIS_PALETTE_PRINT_GREY : LIS_PALETTE_PRINT, options->font_family, 1);
  pages->pen = lis_cairo_pen_new (pages->style, TRUE);
  pages->layout = lis_chart_layout_new (pathways, pages->style, options->today, pages->options.half_year_start);
  pages->chart = lis_scene_new ();
  pages->furniture = lis_scene_new ();
  pages->pages = g_array_new (FALSE, TRUE, sizeof (LisChartPage));
  set_paper (pages);
  if (options->person_pages)
    lis_person_pages_divide (pages);
  else
    divide (pages);
  return pages;
}

void
lis_chart_pages_free (LisChartPages *pages)
{
  if (pages == NULL)
    return;
  g_array_unref (pages->pages);
  lis_scene_free (pages->chart);
  lis_scene_free (pages->furniture);
  lis_chart_layout_free (pages->layout);
  lis_cairo_pen_free (pages->pen);
  g_free (pages->style);
  g_free (pages);
}

guint
lis_chart_pages_count (const LisChartPages *pages)
{
  return pages->pages->len;
}

void
lis_chart_pages_get_size (const LisChartPages *pages, double *width, double *height)
{
  *width = pages->paper_width;
  *height = pages->paper_height;
}

static const LisChartPage *
get_page (const LisChartPages *pages, guint index)
{
  return &g_array_index (pages->pages, LisChartPage, index);
}

void
lis_chart_pages_get_rows (const LisChartPages *pages, guint index, guint *first_row, guint *after_row)
{
  *first_row = get_page (pages, index)->first_row;
  *after_row = get_page (pages, index)->after_row;
}

LisDateRange
lis_chart_pages_get_days (const LisChartPages *pages, guint index)
{
  return get_page (pages, index)->days;
}

static LisChartRegion
get_region (const LisChartPages *pages, const LisChartPage *page)
{
  const LisStyle *style = pages->style;
  LisChartRegion region = { .with_names = TRUE, .with_ruler = TRUE, .continued = page->continued };
  gboolean headed = page->after_row > page->first_row && begins_group (pages, page->first_row);

  region.y = lis_chart_layout_get_row_top (pages->layout, page->first_row) - (headed ? style->group_height : 0);
  region.width = style->names_width + lis_date_range_days (page->days) * pages->per_day;
  region.strip_height = page->n_units > 0 ? style->strip_heading_height + page->n_units * style->strip_row_height : 0;
  region.strip_y = page->first_unit * style->strip_row_height;
  region.height = lis_chart_layout_get_ruler_height (pages->layout) +
                  get_rows_height (pages, page->first_row, page->after_row) + region.strip_height;
  return region;
}

void
lis_chart_pages_paint_framed (LisChartPages *pages, const LisChartRegion *region, double top, cairo_t *cr)
{
  double right = region->width, bottom = region->height;

  lis_scene_begin (pages->chart, LIS_PART_PAGE);
  lis_scene_add_line (pages->chart, 0, 0, right, 0, LIS_LINE_FRAME);
  lis_scene_add_line (pages->chart, 0, bottom - 1, right, bottom - 1, LIS_LINE_FRAME);
  lis_scene_add_line (pages->chart, 0, 0, 0, bottom, LIS_LINE_FRAME);
  lis_scene_add_line (pages->chart, right - 1, 0, right - 1, bottom, LIS_LINE_FRAME);
  cairo_save (cr);
  cairo_translate (cr, 0, top);
  lis_scene_paint (pages->chart, lis_cairo_pen_use (pages->pen, cr));
  cairo_restore (cr);
}

static void
draw_chart (LisChartPages *pages, const LisChartPage *page, cairo_t *cr)
{
  LisChartRegion region = get_region (pages, page);
  LisAxis axis = { page->days.start, pages->per_day };

  lis_chart_layout_set_axis (pages->layout, &axis);
  lis_chart_layout_fill_scene (pages->layout, &region, pages->chart);
  lis_chart_pages_paint_framed (pages, &region, lis_chart_pages_get_header_height (pages), cr);
}

/* The plan's title and the days shown; on a doctor's own page the name and what goes with it. */
static void
find_titles (LisChartPages *pages, const LisChartPage *page, const char **title, const char **subtitle)
{
  LisScene *scene = pages->furniture;
  g_autofree char *from = lis_date_format_medium (page->days.start);
  g_autofree char *to = lis_date_format_medium (page->days.end - 1);
  const LisPathwayRow *doctor;

  *title = pages->options.title != NULL ? pages->options.title : _("Training pathways");
  /* Translators: the first and the last day shown on a page. */
  *subtitle = lis_scene_format_text (scene, _("%s to %s"), from, to);
  if (!pages->options.person_pages || page->after_row == page->first_row)
    return;
  doctor = &g_array_index (pages->pathways->rows, LisPathwayRow, page->first_row);
  /* Translators: heading of a doctor whose table goes on from the page before. */
  *title = page->continued ? lis_scene_format_text (scene, _("%s (continued)"), doctor->name) : doctor->name;
  if (doctor->detail != NULL && doctor->detail[0] != '\0')
    *subtitle = doctor->detail;
}

static void
add_header (LisChartPages *pages, const LisChartPage *page)
{
  LisScene *scene = pages->furniture;
  g_autofree char *printed = lis_date_format_short (pages->options.today);
  const char *title, *subtitle;
  double right = 170;

  find_titles (pages, page, &title, &subtitle);
  lis_scene_add_label (scene, lis_rect (0, 0, pages->width - right - 10, 24), title, LIS_FONT_TITLE, LIS_INK_TEXT,
                       LIS_ALIGN_START, NULL);
  lis_scene_add_label (scene, lis_rect (0, 25, pages->width, 16), subtitle, LIS_FONT_SUBTITLE, LIS_INK_DIM,
                       LIS_ALIGN_START, NULL);
  lis_scene_add_label (scene, lis_rect (pages->width - right, 4, right, 18),
                       lis_scene_format_text (scene, _("Printed %s"), printed), LIS_FONT_SUBTITLE, LIS_INK_DIM,
                       LIS_ALIGN_END, NULL);
}

static void
add_footer (LisChartPages *pages, guint index)
{
  LisScene *scene = pages->furniture;
  double top = pages->height - lis_chart_pages_get_footer_height (pages) + BEFORE_LEGEND;
  double legend = lis_legend_fill_scene (pages->style, 0, top, pages->width, scene);
  LisRecordSet *settings = pages->pathways->data->sets[LIS_ENTITY_SETTING];
  const char *plan_title = settings != NULL ? lis_settings_get (settings, LIS_SETTING_TITLE) : NULL;

  lis_scene_begin (scene, LIS_PART_PAGE);
  if (plan_title != NULL)
    lis_scene_add_label (scene, lis_rect (0, top + legend + 4, pages->width / 2, FOOTER_LINE - 4), plan_title,
                         LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_START, NULL);
  /* Translators: number of the page, number of pages. */
  lis_scene_add_label (scene, lis_rect (pages->width / 2, top + legend + 4, pages->width / 2, FOOTER_LINE - 4),
                       lis_scene_format_text (scene, _("Page %u of %u"), index + 1, pages->pages->len), LIS_FONT_DETAIL,
                       LIS_INK_DIM, LIS_ALIGN_END, NULL);
}

/* The furniture's own points are those of the inside; titles and legend keep within the margins. */
static void
begin_furniture (LisChartPages *pages)
{
  lis_scene_clear (pages->furniture, pages->style);
  pages->furniture->clips[LIS_PART_PAGE] = lis_rect (-PAPER_MARGIN, -PAPER_MARGIN, pages->width + 2 * PAPER_MARGIN,
                                                     pages->height + 2 * PAPER_MARGIN);
  lis_scene_begin (pages->furniture, LIS_PART_PAGE);
}

void
lis_chart_pages_draw (LisChartPages *pages, guint index, cairo_t *cr)
{
  const LisChartPage *page = get_page (pages, index);

  cairo_save (cr);
  cairo_translate (cr, PAPER_MARGIN, PAPER_MARGIN);
  cairo_scale (cr, pages->scale, pages->scale);
  begin_furniture (pages);
  add_header (pages, page);
  if (pages->pathways->rows->len == 0)
    lis_scene_add_label (pages->furniture, lis_rect (0, 130, pages->width, 20), _("No doctor fits what was asked for."),
                         LIS_FONT_SUBTITLE, LIS_INK_DIM, LIS_ALIGN_CENTER, NULL);
  if (pages->options.person_pages)
    lis_person_page_draw (pages, page, cr);
  else
    draw_chart (pages, page, cr);
  add_footer (pages, index);
  lis_scene_paint (pages->furniture, lis_cairo_pen_use (pages->pen, cr));
  cairo_restore (cr);
  lis_cairo_pen_use (pages->pen, NULL);
}
