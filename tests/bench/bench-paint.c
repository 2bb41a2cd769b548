/* SPDX-License-Identifier: MPL-2.0 */
/* Figure 1: painting pages of 10,000 doctors into a cairo image, all marks, ruler and load strip on, against the same
 * primitives from a flat array; warm (texts laid out before) and cold (caches emptied). And what it costs more with
 * 10,000 doctors than with 500. */
#include "lis-bench.h"
#include "lis-cairo-pen.h"
#include "lis-chart-layout.h"
#include "lis-pen-recorder.h"
#include "lis-store.h"

#define WIDTH 1920
#define HEIGHT 1080
#define STRIP_HEIGHT 120
#define N_PAGES 60
#define N_ROUNDS 3

typedef struct
{
  LisPathways     *pathways;
  LisStyle        *style;
  LisChartLayout  *layout;
  LisCairoPen     *pen;
  LisScene        *scene;
  LisPenRecorder  *recorder;
  cairo_surface_t *surface;
  cairo_t         *cr;
  GArray          *times[4]; /* ours and floor, warm; ours and floor, cold */
} Painting;

static LisPathways *
load_pathways (guint n_trainees, LisDate today)
{
  g_autofree char *path = lis_bench_get_plan (n_trainees);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, &error);
  LisPathwayFilter filter = { .group_by = LIS_GROUP_SPECIALTY, .today = today, .with_load = TRUE };
  LisPathways *pathways;
  LisPlanData *data;

  g_assert_no_error (error);
  data = lis_store_load_data (store, lis_pathways_entities, NULL, &error);
  g_assert_no_error (error);
  pathways = lis_pathways_new (data, &filter);
  lis_pathways_find_findings (pathways, today);
  return pathways;
}

static void
set_up (Painting *painting, guint n_trainees)
{
  LisDate today = lis_date_new (2026, 3, 1);
  LisDateRange years = { lis_date_new (2022, 3, 1), lis_date_new (2030, 3, 1) };
  LisAxis axis;

  painting->pathways = load_pathways (n_trainees, today);
  painting->style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  painting->pen = lis_cairo_pen_new (painting->style, TRUE);
  painting->layout = lis_chart_layout_new (painting->pathways, painting->style, today, 1);
  axis = lis_axis_fit (years, WIDTH - painting->style->names_width);
  lis_chart_layout_set_axis (painting->layout, &axis);
  painting->scene = lis_scene_new ();
  painting->recorder = lis_pen_recorder_new (painting->style);
  painting->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  painting->cr = cairo_create (painting->surface);
  for (guint i = 0; i < G_N_ELEMENTS (painting->times); i++)
    painting->times[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
tear_down (Painting *painting)
{
  for (guint i = 0; i < G_N_ELEMENTS (painting->times); i++)
    g_array_unref (painting->times[i]);
  lis_pen_recorder_free (painting->recorder);
  lis_cairo_pen_free (painting->pen);
  lis_scene_free (painting->scene);
  lis_chart_layout_free (painting->layout);
  lis_pathways_free (painting->pathways);
  cairo_destroy (painting->cr);
  cairo_surface_destroy (painting->surface);
  g_free (painting->style);
}

static void
paint_page (Painting *painting, guint page)
{
  double height = lis_chart_layout_get_height (painting->layout);
  LisChartRegion region = { .x = 0, .width = WIDTH, .height = HEIGHT, .with_names = TRUE, .with_ruler = TRUE,
                            .strip_height = STRIP_HEIGHT };
  LisAxis axis = *lis_chart_layout_get_axis (painting->layout);

  region.x = lis_axis_get_position (&axis, lis_date_new (2022, 3, 1));
  region.y = MAX (0, (height - HEIGHT) * page / N_PAGES);
  lis_chart_layout_fill_scene (painting->layout, &region, painting->scene);
  lis_scene_paint (painting->scene, lis_cairo_pen_use (painting->pen, painting->cr));
  cairo_surface_flush (painting->surface);
}

static void
record_page (Painting *painting, guint page)
{
  lis_pen_recorder_clear (painting->recorder);
  lis_pen_recorder_start (painting->recorder, painting->pen, painting->cr);
  paint_page (painting, page);
  lis_pen_recorder_stop (painting->recorder);
}

static void
draw_floor (Painting *painting)
{
  lis_pen_recorder_draw (painting->recorder, painting->cr);
  cairo_surface_flush (painting->surface);
}

static void
note_time (GArray *times, double start)
{
  double taken = (lis_bench_cpu_time () - start) * 1000;

  g_array_append_val (times, taken);
}

/* Cold first; then once more what is warm by then. */
static void
time_page (Painting *painting, guint page)
{
  double start;

  record_page (painting, page);
  lis_text_cache_empty (lis_cairo_pen_get_text_cache (painting->pen));
  start = lis_bench_cpu_time ();
  paint_page (painting, page);
  note_time (painting->times[2], start);

  start = lis_bench_cpu_time ();
  draw_floor (painting);
  note_time (painting->times[3], start);

  paint_page (painting, page);
  start = lis_bench_cpu_time ();
  paint_page (painting, page);
  note_time (painting->times[0], start);

  lis_pen_recorder_shape (painting->recorder);
  draw_floor (painting);
  start = lis_bench_cpu_time ();
  draw_floor (painting);
  note_time (painting->times[1], start);
}

static void
time_pages (Painting *painting)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint page = 0; page < N_PAGES; page++)
      time_page (painting, page);
}

static gboolean
report (Painting *painting, guint ours, const char *name, double share, double limit)
{
  return lis_bench_report (name, lis_bench_percentile (painting->times[ours], share), "flat array",
                           lis_bench_percentile (painting->times[ours + 1], share), "ms", limit);
}

int
main (void)
{
  Painting large = { 0 }, small = { 0 };
  gboolean holds = TRUE;
  double warm;

  set_up (&large, 10000);
  set_up (&small, 500);
  time_pages (&large);
  time_pages (&small);
  record_page (&large, N_PAGES / 2);
  g_print ("a page holds %u texts\n", lis_pen_recorder_count_texts (large.recorder));
  holds &= report (&large, 0, "1 painting a page, warm", 0.5, 1.3);
  holds &= report (&large, 2, "1 painting a page, cold", 0.5, 1.3);
  holds &= report (&large, 0, "1 painting a page, warm, p95", 0.95, 2);
  holds &= report (&large, 2, "1 painting a page, cold, p95", 0.95, 2);
  warm = lis_bench_median (large.times[0]);
  holds &= lis_bench_report ("1 cost of 10,000 against 500, warm", warm, "500 doctors",
                             lis_bench_median (small.times[0]), "ms", 1.25);
  tear_down (&large);
  tear_down (&small);
  return holds ? 0 : 1;
}
