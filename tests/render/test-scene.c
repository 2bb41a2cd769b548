/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "fixture.h"
#include "lis-chart-layout.h"
#include "lis-test-plan.h"
#include "lis-test.h"

typedef struct
{
  LisPathways    *pathways;
  LisStyle       *style;
  LisChartLayout *layout;
  LisScene       *scene;
} Chart;

static void
chart_init (Chart *chart, LisPathways *pathways, LisPalette palette)
{
  chart->pathways = pathways;
  chart->style = lis_style_new (palette, NULL, 1);
  chart->layout = lis_chart_layout_new (pathways, chart->style, fixture_get_today (), 1);
  chart->scene = lis_scene_new ();
}

static void
chart_clear (Chart *chart)
{
  lis_scene_free (chart->scene);
  lis_chart_layout_free (chart->layout);
  g_free (chart->style);
  lis_pathways_free (chart->pathways);
}

static void
fill (Chart *chart, const char *origin, double per_day, const LisChartRegion *region)
{
  LisAxis axis = { lis_date_from_iso (origin), per_day };

  lis_chart_layout_set_axis (chart->layout, &axis);
  lis_chart_layout_fill_scene (chart->layout, region, chart->scene);
}

static void
test_golden (void)
{
  static const struct
  {
    const char *name, *origin;
    double per_day;
    LisPalette palette;
    LisChartRegion region;
  } cases[] = {
    { "golden/chart-pathway.txt", "2021-12-01", 0.34, LIS_PALETTE_LIGHT,
      { 0, 0, 1250, 620, TRUE, TRUE, 120, 0, FALSE } },
    { "golden/chart-scrolled.txt", "2026-01-01", 1.37, LIS_PALETTE_DARK,
      { 60, 150, 900, 300, TRUE, TRUE, 60, 20, FALSE } },
    { "golden/chart-days.txt", "2026-03-23", 32, LIS_PALETTE_LIGHT, { 0, 40, 700, 160, FALSE, TRUE, 0, 0, FALSE } },
    { "golden/chart-continued.txt", "2026-01-01", 0.6, LIS_PALETTE_PRINT,
      { 0, 50, 800, 150, TRUE, TRUE, 0, 0, TRUE } },
  };
  Chart chart;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dump = NULL;

      chart_init (&chart, fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE), cases[i].palette);
      fill (&chart, cases[i].origin, cases[i].per_day, &cases[i].region);
      dump = lis_scene_dump (chart.scene);
      lis_test_assert_golden (cases[i].name, dump);
      chart_clear (&chart);
    }
}

static gboolean
is_same (const LisSceneSubject *a, const LisSceneSubject *b)
{
  return a->thing == b->thing && a->row == b->row && a->index == b->index && a->id == b->id;
}

/* Whatever answers at a point is drawn there, and nothing that is drawn later at that point lies over it. */
static void
assert_hit_is_topmost (const LisScene *scene, double x, double y)
{
  LisSceneSubject expected = { LIS_THING_NONE, G_MAXUINT, 0, LIS_ID_NONE }, hit;

  for (guint s = 0; s < scene->stretches->len; s++)
    {
      const LisSceneStretch *stretch = &g_array_index (scene->stretches, LisSceneStretch, s);

      if (!lis_rect_contains (&scene->clips[stretch->part], x, y))
        continue;
      for (guint i = 0; i < stretch->n_boxes; i++)
        {
          const LisSceneBox *box = &g_array_index (scene->boxes, LisSceneBox, stretch->first_box + i);

          if (box->subject.thing != LIS_THING_NONE && lis_rect_contains (&box->rect, x, y))
            expected = box->subject;
        }
      for (guint i = 0; i < stretch->n_labels; i++)
        {
          const LisSceneLabel *label = &g_array_index (scene->labels, LisSceneLabel, stretch->first_label + i);

          if (label->subject.thing != LIS_THING_NONE && lis_rect_contains (&label->rect, x, y))
            expected = label->subject;
        }
    }
  hit = lis_scene_hit (scene, x, y, NULL);
  g_assert_true (is_same (&hit, &expected));
}

static void
test_hit (void)
{
  LisChartRegion region = { 0, 0, 1250, 620, TRUE, TRUE, 120, 0, FALSE };
  guint found[LIS_THING_TODAY + 1] = { 0 };
  Chart chart;

  chart_init (&chart, fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE), LIS_PALETTE_LIGHT);
  fill (&chart, "2021-12-01", 0.34, &region);
  for (double y = -3; y < 630; y += 3)
    for (double x = -3; x < 1260; x += 7)
      {
        assert_hit_is_topmost (chart.scene, x, y);
        found[lis_scene_hit (chart.scene, x, y, NULL).thing]++;
      }
  for (int thing = LIS_THING_NONE; thing <= LIS_THING_TODAY; thing++)
    if (thing != LIS_THING_HOLIDAY && found[thing] == 0)
      g_error ("nothing of kind %d was hit", thing);
  chart_clear (&chart);
}

/* Every bar in view is found at its own place, by the id of its period. */
static void
test_hit_bars (void)
{
  LisChartRegion region = { 0, 0, 1500, 900, TRUE, TRUE, 0, 0, FALSE };
  LisRect body;
  Chart chart;

  chart_init (&chart, fixture_new (LIS_GROUP_NONE, LIS_ID_NONE), LIS_PALETTE_LIGHT);
  fill (&chart, "2021-12-01", 0.34, &region);
  body = lis_chart_layout_get_body (chart.layout, &region);
  for (guint r = 0; r < chart.pathways->rows->len; r++)
    {
      const LisPathwayRow *row = &g_array_index (chart.pathways->rows, LisPathwayRow, r);

      for (guint n = 0; n < row->n_bars; n++)
        {
          const LisPathwayBar *bar = &g_array_index (chart.pathways->bars, LisPathwayBar, row->first_bar + n);
          LisRect place = lis_chart_layout_get_bar_rect (chart.layout, r, bar), rect;
          double x = (double) (body.x + place.x) + 2, y = (double) (body.y + place.y) + 1;
          LisSceneSubject hit = lis_scene_hit (chart.scene, x, y, &rect);

          g_assert_cmpint (hit.thing, ==, LIS_THING_BAR);
          g_assert_cmpint (hit.id, ==, bar->period->record.id);
          g_assert_cmpuint (hit.row, ==, r);
          g_assert_cmpuint (hit.index, ==, row->first_bar + n);
          g_assert_cmpfloat_with_epsilon ((double) rect.width, (double) place.width, 1.01);
        }
    }
  chart_clear (&chart);
}

/* A page costs what is on it, not what the plan holds. */
static void
test_only_what_is_seen (void)
{
  LisChartRegion region = { 0, 0, 1920, 1080, TRUE, TRUE, 0, 0, FALSE };
  guint boxes[2], labels[2];

  for (guint i = 0; i < 2; i++)
    {
      Chart chart;

      chart_init (&chart, fixture_new_large (i == 0 ? 100 : 2000), LIS_PALETTE_LIGHT);
      region.y = i == 0 ? 0 : 24 * 700;
      fill (&chart, "2022-01-01", 0.25, &region);
      boxes[i] = chart.scene->boxes->len;
      labels[i] = chart.scene->labels->len;
      chart_clear (&chart);
    }
  g_assert_cmpuint (boxes[1], <=, boxes[0] + 30);
  g_assert_cmpuint (labels[1], <=, labels[0] + 60);
  g_assert_cmpuint (boxes[0], >, 400);
}

/* A scene filled again is the scene filled anew. */
static void
test_filled_again (void)
{
  LisChartRegion first = { 0, 0, 1250, 620, TRUE, TRUE, 120, 0, FALSE };
  LisChartRegion second = { 300, 60, 900, 400, TRUE, TRUE, 0, 0, FALSE };
  g_autofree char *before = NULL, *after = NULL;
  guint n_blocks;
  Chart chart;

  chart_init (&chart, fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE), LIS_PALETTE_LIGHT);
  fill (&chart, "2021-12-01", 0.34, &first);
  before = lis_scene_dump (chart.scene);
  n_blocks = chart.scene->blocks->len;
  fill (&chart, "2021-12-01", 1.37, &second);
  fill (&chart, "2021-12-01", 0.34, &first);
  after = lis_scene_dump (chart.scene);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (chart.scene->blocks->len, ==, n_blocks);
  chart_clear (&chart);
}

/* What came to the pen, and whether all of it was within a clip. */
typedef struct
{
  LisPen pen;
  int    depth;
  guint  n_boxes, n_texts;
} CountingPen;

static void
push_clip (LisPen *pen, const LisRect *clip)
{
  ((CountingPen *) pen)->depth++;
}

static void
pop_clip (LisPen *pen)
{
  ((CountingPen *) pen)->depth--;
}

static void
fill_boxes (LisPen *pen, const LisRect *rects, guint n_rects, const LisColor *color)
{
  g_assert_cmpint (((CountingPen *) pen)->depth, ==, 1);
  g_assert_cmpuint (n_rects, >, 0);
  ((CountingPen *) pen)->n_boxes += n_rects;
}

static void
fill_pattern (LisPen *pen, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color)
{
  g_assert_cmpint (pattern, !=, LIS_PATTERN_SOLID);
}

static void
stroke_boxes (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, float width, const LisColor *color)
{
  g_assert_cmpint (stroke, !=, LIS_STROKE_NONE);
}

static void
fill_lines (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color)
{
  for (guint i = 0; i < n_rects; i++)
    g_assert_cmpfloat ((double) (rects[i].width * rects[i].height), >, 0);
}

static void
draw_text (LisPen *pen, const char *text, LisFont font, const LisRect *rect, LisAlign align, const LisColor *color)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpfloat ((double) rect->width, >, 0);
  ((CountingPen *) pen)->n_texts++;
}

static void
test_paint (void)
{
  static const LisPenClass klass = { push_clip, pop_clip, fill_boxes, fill_pattern, stroke_boxes, fill_lines,
                                     draw_text };
  LisChartRegion region = { 0, 0, 1250, 620, TRUE, TRUE, 120, 0, FALSE };
  CountingPen pen = { .pen = { &klass } };
  guint filled = 0;
  Chart chart;

  chart_init (&chart, fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE), LIS_PALETTE_LIGHT);
  fill (&chart, "2021-12-01", 0.34, &region);
  for (guint i = 0; i < chart.scene->boxes->len; i++)
    filled += chart.style->boxes[g_array_index (chart.scene->boxes, LisSceneBox, i).role].fill.alpha > 0;
  lis_scene_paint (chart.scene, &pen.pen);
  g_assert_cmpint (pen.depth, ==, 0);
  g_assert_cmpuint (pen.n_boxes, ==, filled);
  g_assert_cmpuint (pen.n_texts, ==, chart.scene->labels->len);
  chart_clear (&chart);
}

static void
test_texts_kept (void)
{
  g_autoptr (LisScene) scene = lis_scene_new ();
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autofree char *long_text = g_strnfill (2000, 'x');
  const char *first, *cut;

  lis_scene_clear (scene, style);
  first = lis_scene_format_text (scene, "%s %d", "Ørland", 7);
  for (guint i = 0; i < 5000; i++)
    lis_scene_format_text (scene, "text %u", i);
  cut = lis_scene_keep_text (scene, long_text);
  g_assert_cmpstr (first, ==, "Ørland 7");
  g_assert_cmpuint (strlen (cut), ==, 511);
  /* A letter is not cut in two. */
  memcpy (long_text + 510, "ø", 2);
  g_assert_true (g_utf8_validate (lis_scene_keep_text (scene, long_text), -1, NULL));
}

/* Open periods at the end of what is shown stand beside each other, whatever room there is. */
static void
test_open_periods_beside (void)
{
  static const char *const lines[] = {
    "unit: id=1; level=hospital; name=Universitetssykehuset i Eksempelby", "person: id=2; given_name=Kari",
    "period: id=3; person=2; unit=1; start=2026-01-01; end=2030-12-31; state=agreed",
    "period: id=4; person=2; wished_unit=1; months=6; window_start=2030-06-01; state=draft",
    "period: id=5; person=2; wished_unit=1; months=6; window_start=2030-11-01; state=draft",
    "period: id=6; person=2; wished_unit=1; months=3; window_start=2030-12-01; state=draft", NULL,
  };
  LisPathwayFilter filter = { .today = fixture_get_today () };
  LisChartRegion region = { .width = 700, .height = 80 };
  guint n_seen = 0;

  for (guint width = 200; width <= 900; width += 20)
    {
      double end = -G_MAXDOUBLE;
      Chart chart;

      region.width = width;
      chart_init (&chart, lis_pathways_new (lis_test_plan_new (lines), &filter), LIS_PALETTE_PRINT);
      fill (&chart, "2030-01-01", 0.8, &region);
      for (guint i = 0; i < chart.scene->boxes->len; i++)
        {
          const LisSceneBox *box = &g_array_index (chart.scene->boxes, LisSceneBox, i);

          if (box->role != LIS_BOX_WITHOUT_PLACE)
            continue;
          g_assert_cmpfloat (box->rect.x, >, end);
          end = box->rect.x + box->rect.width;
          n_seen++;
        }
      chart_clear (&chart);
    }
  g_assert_cmpuint (n_seen, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/golden", test_golden);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/hit-bars", test_hit_bars);
  g_test_add_func ("/scene/only-what-is-seen", test_only_what_is_seen);
  g_test_add_func ("/scene/filled-again", test_filled_again);
  g_test_add_func ("/scene/paint", test_paint);
  g_test_add_func ("/scene/texts-kept", test_texts_kept);
  g_test_add_func ("/scene/open-periods-beside", test_open_periods_beside);
  return g_test_run ();
}
