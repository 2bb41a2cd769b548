/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-report-pages-private.h"
#include "lis-test.h"

/* Two parts of two groups with @n_rows rows each; every text can be found again on the pages. */
static LisReport *
make_report (LisReportPaper paper, guint n_rows, const char *place)
{
  LisReport *report = lis_report_create ("In and out", paper);
  LisReportSection *section = lis_report_add_section (report, "Who comes", "What", "nobody");

  report->scope = "2nd half 2026";
  report->plan_title = "Helse Eksempel";
  report->printed = lis_date_new (2026, 3, 15);
  lis_report_add_column (section, "Doctor", LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, "First day", LIS_REPORT_DATE, 10);
  lis_report_add_column (section, "Place", LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, "Share", LIS_REPORT_SHARE, 6);
  for (guint part = 0; part < 2; part++)
    {
      lis_report_add_part (report, part == 0 ? "Fjordby" : "Storby", NULL);
      for (guint group = 0; group < 2; group++)
        {
          lis_report_begin_group (section, part, group == 0 ? "Arrives" : "Leaves");
          for (guint row = 0; row < n_rows; row++)
            {
              LisReportCell *cells = lis_report_add_row (section);

              cells[0].text = lis_report_format (report, "Doctor-%u-%u-%u", part, group, row);
              lis_report_set_date (&cells[1], lis_date_new (2026, 7, 1));
              cells[2].text = place;
              lis_report_set_number (&cells[3], 10000);
            }
        }
    }
  lis_report_add_note (report, "Absence is left out.");
  return report;
}

static guint
count_matches (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *found = strstr (text, needle); found != NULL; found = strstr (found + 1, needle))
    n++;
  return n;
}

/* Every row stands once, and on each page title, days, headings and number of the page. */
static void
test_repeated (void)
{
  static const guint sizes[] = { 0, 1, 30, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (LisReport) report = make_report (i % 3, sizes[i], "Ortopedisk avdeling");
      g_autoptr (LisReportPages) pages = lis_report_pages_new (report, NULL);
      g_autoptr (GString) all = g_string_new (NULL);
      guint n = lis_report_pages_count (pages);

      g_assert_cmpuint (n, >=, 2);
      for (guint page = 0; page < n; page++)
        {
          g_autofree char *text = lis_report_pages_dump (pages, page);
          g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, n);

          g_assert_nonnull (strstr (text, number));
          g_assert_nonnull (strstr (text, "In and out: "));
          g_assert_nonnull (strstr (text, "2nd half 2026"));
          g_assert_nonnull (strstr (text, "Printed 15.03.2026"));
          if (strstr (text, "Doctor-") != NULL)
            {
              g_assert_nonnull (strstr (text, "First day"));
              g_assert_true (strstr (text, "Arrives") != NULL || strstr (text, "Leaves") != NULL);
            }
          g_string_append (all, text);
        }
      g_assert_cmpuint (count_matches (all->str, "Doctor-"), ==, 4 * sizes[i]);
      g_assert_cmpuint (count_matches (all->str, "Absence is left out."), ==, 2);
      if (sizes[i] == 200)
        g_assert_cmpuint (count_matches (all->str, "(continued)"), >, 0);
      if (sizes[i] == 0)
        g_assert_cmpuint (count_matches (all->str, "Arrives: nobody"), ==, 2);
    }
}

/* Blocks lie below each other inside the page, and no line of a cell is wider than its column. */
static void
test_nothing_cut (void)
{
  static const char *const places[] = {
    "Kort", "Avdeling for fysikalsk medisin og rehabilitering, Universitetssykehuset Nord-Norge, Tromsø",
    "Overordentliglangtsammensattordutenmellomromoverhodetsomdetikkefinnesplasstilpåenlinje",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (LisReport) report = make_report (LIS_REPORT_UPRIGHT, 80, places[i]);
      g_autoptr (LisReportPages) pages = lis_report_pages_new (report, NULL);
      const Block *before = NULL;

      for (guint j = 0; j < pages->blocks->len; j++)
        {
          const Block *block = &g_array_index (pages->blocks, Block, j);

          g_assert_cmpfloat (block->top + block->height, <=, pages->height);
          if (before != NULL && before->page == block->page)
            g_assert_cmpfloat (block->top, >=, before->top + before->height - 0.01);
          before = block;
        }
      for (guint column = 0; column < 4; column++)
        {
          g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
          double room = lis_report_get_column_room (pages, 0, column);

          lis_report_break_cell (pages, 0, 0, column, lines, NULL);
          for (guint line = 0; line < lines->len; line++)
            g_assert_cmpfloat (lis_style_measure_text (pages->style, LIS_FONT_BAR, g_ptr_array_index (lines, line)), <=,
                               room);
        }
      g_assert_cmpfloat (g_array_index (pages->columns, ColumnPlaces, 0).lefts[4], <=, pages->width + 0.01);
    }
}

/* Where there is little room codes are broken, and names and headings are not. */
static void
test_whole_names (void)
{
  g_autoptr (LisReport) report = lis_report_create ("Half-years", LIS_REPORT_LYING);
  LisReportSection *section = lis_report_add_section (report, NULL, NULL, "nobody");
  g_autoptr (LisReportPages) pages = NULL;

  lis_report_add_part (report, NULL, NULL);
  lis_report_add_column (section, "Doctor", LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, "Arbeidsgivar", LIS_REPORT_TEXT, 6);
  for (guint i = 0; i < 12; i++)
    lis_report_add_even_column (section, "2nd half 2026", LIS_REPORT_TEXT, 8);
  lis_report_begin_group (section, 0, NULL);
  for (guint i = 0; i < 14; i++)
    lis_report_add_row (section)[i].text = i == 0 ? "Målfrid Innbiltbakken" : "(HUS-ANE-AKU01 01.03–30.04]";
  pages = lis_report_pages_new (report, NULL);
  for (guint row = 0; row < 2; row++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      static const char *const expected[] = { "Målfrid", "Arbeidsgivar" };

      if (row == 0)
        lis_report_break_cell (pages, 0, 0, 0, lines, NULL);
      else
        lis_report_break_text (pages->style, LIS_FONT_RULER_STRONG, "Arbeidsgivar",
                               lis_report_get_column_room (pages, 0, 1), lines);
      g_assert_cmpuint (lines->len, ==, row == 0 ? 2 : 1);
      g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, expected[row]);
    }
}

/* What should be a page each is made a little smaller where that does it, and left as it is where it does not. */
static void
test_single (void)
{
  static const struct { guint n_rows, n_single, n_pages; gboolean is_smaller; } cases[] = {
    { 15, 2, 2, FALSE }, { 20, 2, 2, TRUE }, { 20, 0, 4, FALSE }, { 30, 2, 4, FALSE }, { 60, 2, 6, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisReport) report = make_report (LIS_REPORT_UPRIGHT, cases[i].n_rows, "Kort");
      g_autoptr (LisReportPages) pages = NULL;

      report->n_single = cases[i].n_single;
      pages = lis_report_pages_new (report, NULL);
      g_assert_cmpuint (lis_report_pages_count (pages), ==, cases[i].n_pages);
      g_assert_cmpint (pages->scale < 0.79, ==, cases[i].is_smaller);
      g_assert_cmpfloat (pages->scale, >, 0.63);
    }
}

/* Widths in letters of the test's own style, where every letter is as wide. */
static void
test_break (void)
{
  static const struct { const char *text; guint letters; const char *lines; } cases[] = {
    { "", 10, "" },
    { "Kari Nordmann", 20, "Kari Nordmann" },
    { "Kari Nordmann", 9, "Kari|Nordmann" },
    { "Kari  Nordmann", 9, "Kari|Nordmann" },
    { "Innbilteng-Kladdesletta", 14, "Innbilteng-|Kladdesletta" },
    { "Sammensatt", 4, "Samm|ensa|tt" },
    { "Åse Ødegård", 3, "Åse|Øde|går|d" },
    { "a,b c", 3, "a,b|c" },
    { "01.03–30.04", 7, "01.03–|30.04" },
    { "–30.04", 3, "–30|.04" },
  };
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_PRINT, NULL, 1);
  double letter = lis_style_measure_text (style, LIS_FONT_BAR, "n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      lis_report_break_text (style, LIS_FONT_BAR, cases[i].text, letter * (cases[i].letters + 0.5), lines);
      g_ptr_array_add (lines, NULL);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

/* Nothing is drawn in the margin that printers need, some 5 mm. */
static void
test_margins (void)
{
  for (guint i = 0; i < 6; i++)
    {
      LisReportOnPaper options = { .grey = i >= 3 };
      g_autoptr (LisReport) report = make_report (i % 3, 40, "Avdeling for fysikalsk medisin og rehabilitering");
      g_autoptr (LisReportPages) pages = lis_report_pages_new (report, &options);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double paper_width, paper_height, x, y, width, height;

      lis_report_pages_get_size (pages, &paper_width, &paper_height);
      for (guint page = 0; page < lis_report_pages_count (pages); page++)
        lis_report_pages_draw (pages, page, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 15);
      g_assert_cmpfloat (y, >=, 15);
      g_assert_cmpfloat (x + width, <=, paper_width - 15);
      g_assert_cmpfloat (y + height, <=, paper_height - 15);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_pdf (void)
{
  g_autoptr (LisReport) report = make_report (LIS_REPORT_LARGE, 3, "Kort");
  g_autoptr (LisReportPages) pages = lis_report_pages_new (report, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lis_report_pages_to_pdf (pages, &error);
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, &length), "%PDF-", 5), ==, 0);
  g_assert_cmpuint (length, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-pages/repeated", test_repeated);
  g_test_add_func ("/report-pages/nothing-cut", test_nothing_cut);
  g_test_add_func ("/report-pages/whole-names", test_whole_names);
  g_test_add_func ("/report-pages/single", test_single);
  g_test_add_func ("/report-pages/break", test_break);
  g_test_add_func ("/report-pages/margins", test_margins);
  g_test_add_func ("/report-pages/pdf", test_pdf);
  return g_test_run ();
}
