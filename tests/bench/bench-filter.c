/* SPDX-License-Identifier: MPL-2.0 */
/* From another group, filter, order or search on 10,000 × 12 to the painted page, findings and load strip on, against
 * twice painting that page and one scan of the rows. The first of each kind finds and folds what is kept afterwards. */
#include "lis-bench-pathways.h"
#include "lis-bench.h"
#include "lis-cairo-pen.h"
#include "lis-chart-layout.h"

#define WIDTH 1920
#define HEIGHT 1080
#define STRIP_HEIGHT 120
#define N_ROUNDS 9

typedef struct
{
  LisPathways     *pathways;
  LisStyle        *style;
  LisChartLayout  *layout;
  LisCairoPen     *pen;
  LisScene        *scene;
  cairo_surface_t *surface;
  cairo_t         *cr;
  LisDate          today;
  gint64           checksum;
} Painting;

/* Turn about, so that each is a change. */
static const struct
{
  const char *name;
  const char *filters[4];
} changes[] = {
  { "group", { "group=employer", "group=place", "group=mentor", "group=completion" } },
  { "filter", { "group=specialty;current=yes", "group=specialty;condition=without-place",
                "group=specialty;condition=finding;severities=serious", "group=specialty;employer=none" } },
  { "sort", { "sort=next-period", "sort=-completion", "sort=employer", "sort=finding" } },
  { "search", { "search=an", "search=ortopedisk", "search=stavanger%20kirurgi", "search=berg%20ane" } },
};

static void
set_up (Painting *painting)
{
  LisDateRange years = { lis_date_new (2022, 3, 1), lis_date_new (2030, 3, 1) };
  LisAxis axis;

  painting->today = lis_date_new (2026, 3, 1);
  painting->pathways = lis_bench_load_pathways (10000, painting->today, TRUE);
  painting->style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  painting->pen = lis_cairo_pen_new (painting->style, TRUE);
  painting->layout = lis_chart_layout_new (painting->pathways, painting->style, painting->today, 1);
  axis = lis_axis_fit (years, WIDTH - painting->style->names_width);
  lis_chart_layout_set_axis (painting->layout, &axis);
  painting->scene = lis_scene_new ();
  painting->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  painting->cr = cairo_create (painting->surface);
}

static void
tear_down (Painting *painting)
{
  lis_cairo_pen_free (painting->pen);
  lis_scene_free (painting->scene);
  lis_chart_layout_free (painting->layout);
  lis_pathways_free (painting->pathways);
  cairo_destroy (painting->cr);
  cairo_surface_destroy (painting->surface);
  g_free (painting->style);
}

static void
paint_page (Painting *painting)
{
  LisChartRegion region = { .x = 0, .width = WIDTH, .height = HEIGHT, .with_names = TRUE, .with_ruler = TRUE,
                            .strip_height = STRIP_HEIGHT };

  region.x = lis_axis_get_position (lis_chart_layout_get_axis (painting->layout), lis_date_new (2022, 3, 1));
  lis_chart_layout_fill_scene (painting->layout, &region, painting->scene);
  lis_scene_paint (painting->scene, lis_cairo_pen_use (painting->pen, painting->cr));
  cairo_surface_flush (painting->surface);
}

static double
time_change (Painting *painting, const char *text)
{
  g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (text);
  double start = lis_bench_cpu_time ();

  filter.today = painting->today;
  filter.with_load = TRUE;
  lis_pathways_refilter (painting->pathways, &filter);
  lis_chart_layout_refresh (painting->layout);
  paint_page (painting);
  return (lis_bench_cpu_time () - start) * 1000;
}

/* Of the page as it now is, with the texts it holds laid out already. */
static double
time_floor (Painting *painting)
{
  double start = lis_bench_cpu_time (), scanned;

  painting->checksum += lis_bench_scan_rows (painting->pathways);
  scanned = lis_bench_cpu_time ();
  paint_page (painting);
  return ((scanned - start) + 2 * (lis_bench_cpu_time () - scanned)) * 1000;
}

static gboolean
compare (Painting *painting, guint kind)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strdup_printf ("another %s of 10,000 × 12", changes[kind].name);
  g_autofree char *worst = g_strdup_printf ("another %s of 10,000 × 12, p95", changes[kind].name);
  gboolean holds;

  for (guint i = 0; i < N_ROUNDS * G_N_ELEMENTS (changes[kind].filters); i++)
    {
      double taken = time_change (painting, changes[kind].filters[i % G_N_ELEMENTS (changes[kind].filters)]);
      double floor = time_floor (painting);

      if (i == 0)
        g_print ("first %s: %.2f ms, floor %.2f ms\n", changes[kind].name, taken, floor);
      g_array_append_val (ours, taken);
      g_array_append_val (floors, floor);
    }
  holds = lis_bench_report (name, lis_bench_median (ours), "2 pages + 1 scan", lis_bench_median (floors), "ms", 1);
  return lis_bench_report (worst, lis_bench_percentile (ours, 0.95), "2 pages + 1 scan",
                           lis_bench_percentile (floors, 0.95), "ms", 1) && holds;
}

int
main (void)
{
  Painting painting = { 0 };
  gboolean holds = TRUE;

  set_up (&painting);
  for (guint kind = 0; kind < G_N_ELEMENTS (changes); kind++)
    holds &= compare (&painting, kind);
  tear_down (&painting);
  return holds ? 0 : 1;
}
