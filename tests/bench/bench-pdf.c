/* SPDX-License-Identifier: MPL-2.0 */
/* Figure 4: the whole plan to PDF with every label and day-exact bars, against the same primitives from a flat
 * array. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "lis-bench.h"
#include "lis-chart-file.h"
#include "lis-chart-pages-private.h"
#include "lis-pen-recorder.h"
#include "lis-store.h"

typedef struct
{
  LisPathways    *pathways;
  LisChartOptions options;
  char           *path;
  GPtrArray      *recorders; /* one a page */
  double          width, height;
} Printing;

static LisPathways *
load_pathways (LisDate today)
{
  g_autofree char *path = lis_bench_get_plan (10000);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, &error);
  LisPathwayFilter filter = { .group_by = LIS_GROUP_SPECIALTY, .today = today, .with_load = TRUE };
  LisPathways *pathways;

  g_assert_no_error (error);
  pathways = lis_pathways_new (lis_store_load_data (store, lis_pathways_entities, NULL, &error), &filter);
  g_assert_no_error (error);
  lis_pathways_find_findings (pathways, today);
  return pathways;
}

static void
print_ours (gpointer data)
{
  Printing *printing = data;
  g_autoptr (GError) error = NULL;

  lis_chart_write_file (printing->pathways, &printing->options, printing->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
print_floor (gpointer data)
{
  Printing *printing = data;
  cairo_surface_t *surface = cairo_pdf_surface_create (printing->path, printing->width, printing->height);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < printing->recorders->len; i++)
    {
      cairo_save (cr);
      lis_pen_recorder_draw (g_ptr_array_index (printing->recorders, i), cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* The pages are asked for once more with a pen that only listens. */
static void
record_pages (Printing *printing)
{
  g_autoptr (LisChartPages) pages = lis_chart_pages_new (printing->pathways, &printing->options);
  cairo_surface_t *surface;
  cairo_t *cr;

  lis_chart_pages_get_size (pages, &printing->width, &printing->height);
  surface = cairo_pdf_surface_create (NULL, printing->width, printing->height);
  cr = cairo_create (surface);
  for (guint i = 0; i < lis_chart_pages_count (pages); i++)
    {
      LisPenRecorder *recorder = lis_pen_recorder_new (pages->style);

      lis_pen_recorder_start (recorder, pages->pen, cr);
      lis_chart_pages_draw (pages, i, cr);
      lis_pen_recorder_stop (recorder);
      g_ptr_array_add (printing->recorders, recorder);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lisplan-bench-XXXXXX", NULL);
  Printing printing = { .options = { .today = lis_date_new (2026, 3, 1), .paper = LIS_PAPER_A3, .landscape = TRUE,
                                     .half_year_start = 1 } };
  gboolean holds;

  printing.pathways = load_pathways (printing.options.today);
  printing.path = g_build_filename (folder, "chart.pdf", NULL);
  printing.recorders = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_pen_recorder_free);
  record_pages (&printing);
  g_print ("%u pages\n", printing.recorders->len);
  holds = lis_bench_compare ("4 everything to PDF", 1.3, print_ours, "flat array", print_floor, &printing, 3);
  g_ptr_array_unref (printing.recorders);
  lis_pathways_free (printing.pathways);
  g_unlink (printing.path);
  g_rmdir (folder);
  g_free (printing.path);
  return holds ? 0 : 1;
}
