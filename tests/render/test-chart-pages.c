/* SPDX-License-Identifier: MPL-2.0 */
#include "fixture.h"
#include "lis-chart-pages.h"
#include "lis-ruler.h"

static LisChartOptions
get_options (LisPaper paper, gboolean landscape, gboolean tiled)
{
  LisChartOptions options = { .paper = paper, .landscape = landscape, .tiled = tiled, .today = fixture_get_today (),
                              .half_year_start = 1 };

  return options;
}

static void
test_size (void)
{
  /* ISO 216: A4 is 210 × 297 mm, A3 297 × 420 mm; an inch is 25.4 mm and 72 points. */
  static const struct { LisPaper paper; gboolean landscape; double width, height; } cases[] = {
    { LIS_PAPER_A4, FALSE, 210, 297 }, { LIS_PAPER_A4, TRUE, 297, 210 },
    { LIS_PAPER_A3, FALSE, 297, 420 }, { LIS_PAPER_A3, TRUE, 420, 297 },
  };
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, LIS_ID_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisChartOptions options = get_options (cases[i].paper, cases[i].landscape, FALSE);
      g_autoptr (LisChartPages) pages = lis_chart_pages_new (pathways, &options);
      double width, height;

      lis_chart_pages_get_size (pages, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, cases[i].width / 25.4 * 72, 0.01);
      g_assert_cmpfloat_with_epsilon (height, cases[i].height / 25.4 * 72, 0.01);
    }
}

/* Every doctor on exactly one page, in order; a page that holds no doctor holds the rest of the load strip. */
static guint
assert_rows_once (const LisChartPages *pages, guint n_rows)
{
  guint next = 0, n_pages = 0;

  for (guint i = 0; i < lis_chart_pages_count (pages); i++)
    {
      guint first, after;

      lis_chart_pages_get_rows (pages, i, &first, &after);
      g_assert_cmpuint (first, ==, next);
      g_assert_cmpuint (after, >=, first);
      n_pages += after > first;
      next = after;
    }
  g_assert_cmpuint (next, ==, n_rows);
  return n_pages;
}

static void
test_rows (void)
{
  static const struct { LisPaper paper; gboolean landscape; guint n_doctors; } cases[] = {
    { LIS_PAPER_A4, FALSE, 1 },   { LIS_PAPER_A4, FALSE, 40 }, { LIS_PAPER_A4, TRUE, 200 },
    { LIS_PAPER_A3, FALSE, 200 }, { LIS_PAPER_A3, TRUE, 500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPathways) pathways = fixture_new_large (cases[i].n_doctors);
      LisChartOptions options = get_options (cases[i].paper, cases[i].landscape, FALSE);
      g_autoptr (LisChartPages) pages = lis_chart_pages_new (pathways, &options);
      guint n_pages = assert_rows_once (pages, cases[i].n_doctors);

      g_assert_cmpuint (n_pages, >=, cases[i].n_doctors / 60);
      g_assert_cmpuint (n_pages, <=, cases[i].n_doctors / 12 + 1);
    }
}

static void
test_tiles (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  LisChartOptions options = get_options (LIS_PAPER_A4, TRUE, TRUE);
  g_autoptr (LisChartPages) pages = NULL;
  LisDate next;
  guint first, after;

  options.range = (LisDateRange) { lis_date_new (2023, 3, 15), lis_date_new (2028, 1, 1) };
  pages = lis_chart_pages_new (pathways, &options);
  next = options.range.start;
  for (guint i = 0; next < options.range.end; i++)
    {
      LisDateRange days = lis_chart_pages_get_days (pages, i);

      g_assert_cmpint (days.start, ==, next);
      g_assert_cmpint (days.end, >, days.start);
      /* Pages part where half-years do. */
      if (i > 0)
        g_assert_cmpint (lis_division_get_start (LIS_DIVISION_HALF_YEAR, days.start, 1), ==, days.start);
      lis_chart_pages_get_rows (pages, i, &first, &after);
      g_assert_cmpuint (first, ==, 0);
      next = days.end;
    }
  g_assert_cmpint (next, ==, options.range.end);
}

static void
test_range (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_NONE, LIS_ID_NONE);
  LisChartOptions options = get_options (LIS_PAPER_A4, TRUE, FALSE);
  g_autoptr (LisChartPages) all = lis_chart_pages_new (pathways, &options);
  g_autoptr (LisChartPages) some = NULL;
  LisDateRange days = lis_chart_pages_get_days (all, 0);

  g_assert_cmpint (days.start, <=, pathways->range.start);
  g_assert_cmpint (days.end, >=, pathways->range.end);
  options.range = (LisDateRange) { lis_date_new (2026, 1, 1), lis_date_new (2027, 1, 1) };
  some = lis_chart_pages_new (pathways, &options);
  days = lis_chart_pages_get_days (some, 0);
  g_assert_cmpint (days.start, ==, options.range.start);
  g_assert_cmpint (days.end, ==, options.range.end);
}

static void
test_person_pages (void)
{
  g_autoptr (LisPathways) pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  LisChartOptions options = get_options (LIS_PAPER_A4, FALSE, FALSE);
  g_autoptr (LisChartPages) pages = NULL;

  options.person_pages = TRUE;
  pages = lis_chart_pages_new (pathways, &options);
  g_assert_cmpuint (lis_chart_pages_count (pages), ==, pathways->rows->len);
  for (guint i = 0; i < lis_chart_pages_count (pages); i++)
    {
      guint first, after;

      lis_chart_pages_get_rows (pages, i, &first, &after);
      g_assert_cmpuint (first, ==, i);
      g_assert_cmpuint (after, ==, i + 1);
    }
}

static void
draw_all (LisChartPages *pages)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double width, height;

  lis_chart_pages_get_size (pages, &width, &height);
  for (guint i = 0; i < lis_chart_pages_count (pages); i++)
    {
      double x, y, drawn_width, drawn_height;

      lis_chart_pages_draw (pages, i, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &drawn_width, &drawn_height);
      /* Printers need a margin of some 5 mm. */
      g_assert_cmpfloat (x, >=, 15);
      g_assert_cmpfloat (y, >=, 15);
      g_assert_cmpfloat (x + drawn_width, <=, width - 15);
      g_assert_cmpfloat (y + drawn_height, <=, height - 15);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_margins (void)
{
  LisChartOptions options = get_options (LIS_PAPER_A4, TRUE, FALSE);

  options.title = "A title so long that it can hardly stand on one line beside the day of printing, and then it goes "
                  "on for a while, because somebody had a lot to say about this plan and this meeting";
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (LisPathways) pathways = i == 7 ? fixture_new_empty ()
                                                : fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
      g_autoptr (LisChartPages) pages = NULL;

      options.landscape = (i & 1) != 0;
      options.tiled = (i & 2) != 0;
      options.person_pages = (i & 4) != 0;
      pages = lis_chart_pages_new (pathways, &options);
      g_assert_cmpuint (lis_chart_pages_count (pages), >, 0);
      draw_all (pages);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-pages/size", test_size);
  g_test_add_func ("/chart-pages/rows", test_rows);
  g_test_add_func ("/chart-pages/tiles", test_tiles);
  g_test_add_func ("/chart-pages/range", test_range);
  g_test_add_func ("/chart-pages/person-pages", test_person_pages);
  g_test_add_func ("/chart-pages/margins", test_margins);
  return g_test_run ();
}
