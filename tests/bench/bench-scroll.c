/* SPDX-License-Identifier: MPL-2.0 */
/* Figure 2: a frame of the chart on the screen, scrolled by a page, against a bare widget that emits the same as render
 * nodes from a flat array, its texts laid out anew as those of rows never seen are. And what a step of the wheel and of
 * the zoom costs against a page. The table against a bare widget that lays out and emits the texts of its cells.
 * Process CPU from the frame's begin to its end, the renderer included. */
#include <adwaita.h>

#include "lis-bench.h"
#include "lis-pathway-chart-private.h"
#include "lis-pathway-table-view.h"
#include "lis-pathway-table.h"

#define N_PAGES 60
#define N_STEPS 60
#define N_KEYS 1000
#define WHEEL_STEP 72
/* Two frames of a display with sixty a second. */
#define SLOWEST_KEY_MILLISECONDS 33

/* ---- what was drawn, as one flat array ---- */

typedef enum
{
  OP_PUSH_CLIP,
  OP_POP_CLIP,
  OP_FILL,
  OP_PATTERN,
  OP_STROKE,
  OP_LINES,
  OP_TEXT,
} OpKind;

typedef struct
{
  OpKind     kind;
  guint      first_rect, n_rects;
  LisColor   color;
  LisPattern pattern;
  LisStroke  stroke;
  float      width;
  char      *text;
  LisFont    font;
  LisAlign   align;
} Op;

typedef struct
{
  LisPen  pen;
  GArray *ops;
  GArray *rects;
} Recording;

static Op *
add_op (LisPen *pen, OpKind kind, const LisRect *rects, guint n_rects, const LisColor *color)
{
  Recording *recording = (Recording *) pen;
  Op op = { .kind = kind, .first_rect = recording->rects->len, .n_rects = n_rects };

  if (color != NULL)
    op.color = *color;
  g_array_append_vals (recording->rects, rects, n_rects);
  g_array_append_val (recording->ops, op);
  return &g_array_index (recording->ops, Op, recording->ops->len - 1);
}

static void
record_push_clip (LisPen *pen, const LisRect *clip)
{
  add_op (pen, OP_PUSH_CLIP, clip, 1, NULL);
}

static void
record_pop_clip (LisPen *pen)
{
  add_op (pen, OP_POP_CLIP, NULL, 0, NULL);
}

static void
record_fill (LisPen *pen, const LisRect *rects, guint n_rects, const LisColor *color)
{
  add_op (pen, OP_FILL, rects, n_rects, color);
}

static void
record_pattern (LisPen *pen, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color)
{
  add_op (pen, OP_PATTERN, rects, n_rects, color)->pattern = pattern;
}

static void
record_stroke (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, float width, const LisColor *color)
{
  Op *op = add_op (pen, OP_STROKE, rects, n_rects, color);

  op->stroke = stroke;
  op->width = width;
}

static void
record_lines (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color)
{
  add_op (pen, OP_LINES, rects, n_rects, color)->stroke = stroke;
}

static void
record_text (LisPen *pen, const char *text, LisFont font, const LisRect *rect, LisAlign align, const LisColor *color)
{
  Op *op = add_op (pen, OP_TEXT, rect, 1, color);

  op->text = g_strdup (text);
  op->font = font;
  op->align = align;
}

static const LisPenClass recording_class = {
  record_push_clip, record_pop_clip, record_fill, record_pattern, record_stroke, record_lines, record_text,
};

static Recording *
record (LisScene *scene)
{
  Recording *recording = g_new0 (Recording, 1);

  recording->pen.klass = &recording_class;
  recording->ops = g_array_new (FALSE, FALSE, sizeof (Op));
  recording->rects = g_array_new (FALSE, FALSE, sizeof (LisRect));
  lis_scene_paint (scene, &recording->pen);
  return recording;
}

/* ---- the bare widget ---- */

#define TYPE_BARE_WIDGET (bare_widget_get_type ())
G_DECLARE_FINAL_TYPE (BareWidget, bare_widget, BARE, WIDGET, GtkWidget)

struct _BareWidget
{
  GtkWidget             parent_instance;
  LisStyle             *style;
  LisNodePen           *pen; /* for fills; it keeps nothing of them but pattern tiles */
  PangoFontDescription *fonts[LIS_N_FONTS];
  GPtrArray            *recordings;
  guint                 page;
};

G_DEFINE_FINAL_TYPE (BareWidget, bare_widget, GTK_TYPE_WIDGET)

static void
emit_text (BareWidget *self, GtkSnapshot *snapshot, const Op *op, const LisRect *rect)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  PangoRectangle size;
  float x = rect->x, y;
  PangoLayoutLine *line;

  pango_layout_set_font_description (layout, self->fonts[op->font]);
  pango_layout_set_width (layout, (int) ((double) rect->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, op->text, -1);
  pango_layout_get_extents (layout, NULL, &size);
  y = rect->y + (rect->height - (float) size.height / PANGO_SCALE) / 2 +
      (float) pango_layout_get_baseline (layout) / PANGO_SCALE;
  line = pango_layout_get_line_readonly (layout, 0);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      graphene_point_t offset = GRAPHENE_POINT_INIT (x, y);
      GskRenderNode *node =
          gsk_text_node_new (run->item->analysis.font, run->glyphs, (const GdkRGBA *) &op->color, &offset);

      if (node != NULL)
        {
          gtk_snapshot_append_node (snapshot, node);
          gsk_render_node_unref (node);
        }
      x += (float) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

static void
emit (BareWidget *self, GtkSnapshot *snapshot, LisPen *pen, const Op *op, const LisRect *rects)
{
  switch (op->kind)
    {
    case OP_PUSH_CLIP:
      pen->klass->push_clip (pen, rects);
      break;
    case OP_POP_CLIP:
      pen->klass->pop_clip (pen);
      break;
    case OP_FILL:
      pen->klass->fill_boxes (pen, rects, op->n_rects, &op->color);
      break;
    case OP_PATTERN:
      pen->klass->fill_pattern (pen, rects, op->n_rects, op->pattern, &op->color);
      break;
    case OP_STROKE:
      pen->klass->stroke_boxes (pen, rects, op->n_rects, op->stroke, op->width, &op->color);
      break;
    case OP_LINES:
      pen->klass->fill_lines (pen, rects, op->n_rects, op->stroke, &op->color);
      break;
    case OP_TEXT:
    default:
      emit_text (self, snapshot, op, rects);
      break;
    }
}

static void
bare_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BareWidget *self = BARE_WIDGET (widget);
  const Recording *recording = g_ptr_array_index (self->recordings, self->page % self->recordings->len);
  LisPen *pen = lis_node_pen_use (self->pen, snapshot);

  for (guint i = 0; i < recording->ops->len; i++)
    {
      const Op *op = &g_array_index (recording->ops, Op, i);

      emit (self, snapshot, pen, op, &g_array_index (recording->rects, LisRect, op->first_rect));
    }
}

static void
bare_widget_class_init (BareWidgetClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bare_widget_snapshot;
}

static void
bare_widget_init (BareWidget *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/* ---- measuring ---- */

typedef enum
{
  PHASE_PAGES,
  PHASE_WHEEL,
  PHASE_ZOOM,
  PHASE_KEYS,
  PHASE_TABLE,
  PHASE_SELECT,
  PHASE_BARE,
  PHASE_BARE_TABLE,
  N_PHASES,
} Phase;

typedef struct
{
  GMainLoop       *loop;
  GtkWidget       *window;
  LisPathwayChart *chart;
  GtkWidget       *table;
  GListModel      *lines;
  GPtrArray       *tables; /* Recording of each page of the table */
  BareWidget      *bare;
  GPtrArray       *recordings;
  GArray          *times[N_PHASES];
  Phase            phase;
  guint            step;
  double           begun;
  double           moved; /* what the step took before its frame */
} Bench;

/* As the arrow keys do: along a doctor's periods, then to the next doctor. */
static void
move_focus (Bench *bench)
{
  LisChartSpot spot = bench->chart->focus;

  if (spot.row == LIS_NO_INDEX)
    spot = (LisChartSpot){ 0, 0 };
  else if (spot.bar == LIS_NO_INDEX || spot.bar + 1 >= lis_pathway_chart_count_bars (bench->chart, spot.row))
    {
      spot.row++;
      spot.bar = lis_pathway_chart_count_bars (bench->chart, spot.row) > 0 ? 0 : LIS_NO_INDEX;
    }
  else
    spot.bar++;
  lis_pathway_chart_set_focus_spot (bench->chart, spot, TRUE);
}

/* What the lines of the page say, as texts alone. */
static void
record_table (Bench *bench, GtkAdjustment *adjustment)
{
  double height = gtk_adjustment_get_upper (adjustment) / g_list_model_get_n_items (bench->lines);
  guint first = (guint) (gtk_adjustment_get_value (adjustment) / height);
  guint n = (guint) (gtk_adjustment_get_page_size (adjustment) / height) + 1;
  const LisColor *ink = &bench->chart->style->inks[LIS_INK_TEXT];
  Recording *recording = g_new0 (Recording, 1);

  recording->pen.klass = &recording_class;
  recording->ops = g_array_new (FALSE, FALSE, sizeof (Op));
  recording->rects = g_array_new (FALSE, FALSE, sizeof (LisRect));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LisPathwayLine) line = g_list_model_get_item (bench->lines, first + i);

      for (guint column = 0; line != NULL && column < LIS_N_PATHWAY_COLUMNS; column++)
        {
          g_autofree char *text = lis_pathway_line_format_cell (line, (LisPathwayColumn) column);
          LisRect rect = lis_rect (150.0 * column, i * height, 140, height);

          if (*text != '\0')
            record_text (&recording->pen, text, LIS_FONT_NAME, &rect, LIS_ALIGN_START, ink);
        }
    }
  g_ptr_array_add (bench->tables, recording);
}

/* A page of lines. */
static void
scroll_table (Bench *bench)
{
  GtkAdjustment *adjustment = lis_pathway_table_view_get_vadjustment (LIS_PATHWAY_TABLE_VIEW (bench->table));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
}

static void
record_table_page (Bench *bench)
{
  record_table (bench, lis_pathway_table_view_get_vadjustment (LIS_PATHWAY_TABLE_VIEW (bench->table)));
}

/* From the first doctor on, until 1,000 are selected, as Shift and an arrow key do it. */
static void
select_more (Bench *bench)
{
  LisPathways *pathways = lis_session_get_pathways (bench->chart->session);
  guint n = MIN (1000 * (bench->step + 1) / N_STEPS, pathways->rows->len);
  g_autofree LisId *persons = g_new (LisId, n + 1);

  for (guint i = 0; i < n; i++)
    persons[i] = g_array_index (pathways->rows, LisPathwayRow, i).person->record.id;
  lis_selection_set (lis_session_get_selection (bench->chart->session), persons, n);
}

static void
show_table (Bench *bench)
{
  g_object_ref (bench->chart);
  bench->lines = G_LIST_MODEL (lis_pathway_table_new (bench->chart->session));
  bench->table = lis_pathway_table_view_new (bench->chart->session, bench->chart);
  gtk_window_set_child (GTK_WINDOW (bench->window), bench->table);
}

static void
take_step (Bench *bench)
{
  GtkAdjustment *adjustment;
  double value;

  if (bench->phase == PHASE_TABLE || bench->phase == PHASE_SELECT)
    {
      /* A list fills its lines before the frame begins. */
      bench->begun = lis_bench_cpu_time ();
      if (bench->phase == PHASE_TABLE)
        scroll_table (bench);
      else
        select_more (bench);
      gtk_widget_queue_draw (bench->table);
      return;
    }

  if (bench->phase == PHASE_BARE || bench->phase == PHASE_BARE_TABLE)
    {
      bench->bare->page = bench->step;
      gtk_widget_queue_draw (GTK_WIDGET (bench->bare));
      return;
    }
  if (bench->phase == PHASE_KEYS)
    {
      double before = lis_bench_cpu_time ();

      move_focus (bench);
      bench->moved = (lis_bench_cpu_time () - before) * 1000;
      return;
    }
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->chart));
  value = gtk_adjustment_get_value (adjustment);
  if (bench->phase == PHASE_PAGES)
    gtk_adjustment_set_value (adjustment, value + gtk_adjustment_get_page_size (adjustment));
  else if (bench->phase == PHASE_WHEEL)
    gtk_adjustment_set_value (adjustment, value - WHEEL_STEP);
  else
    lis_pathway_chart_zoom_by (bench->chart, bench->step / 4 % 2 == 0 ? -1 : 1);
  gtk_widget_queue_draw (GTK_WIDGET (bench->chart));
}

static void
show_bare (Bench *bench)
{
  bench->bare = g_object_new (TYPE_BARE_WIDGET, NULL);
  bench->bare->style = bench->chart->style;
  bench->bare->recordings = bench->recordings;
  bench->bare->pen = lis_node_pen_new (bench->chart->style, gtk_widget_get_pango_context (GTK_WIDGET (bench->chart)));
  for (guint i = 0; i < LIS_N_FONTS; i++)
    bench->bare->fonts[i] = lis_style_describe_font (bench->chart->style, (LisFont) i);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->bare));
}

static gboolean
stepped_cb (gpointer data)
{
  Bench *bench = data;
  static const guint n_steps[N_PHASES] = { N_PAGES, N_STEPS, N_STEPS, N_KEYS, N_PAGES, N_STEPS, N_PAGES,
                                            N_PAGES };

  if (++bench->step > n_steps[bench->phase])
    {
      bench->step = 0;
      bench->phase++;
      if (bench->phase == PHASE_TABLE)
        show_table (bench);
      if (bench->phase == PHASE_BARE)
        show_bare (bench);
      if (bench->phase == PHASE_BARE_TABLE)
        bench->bare->recordings = bench->tables;
    }
  if (bench->phase == N_PHASES)
    g_main_loop_quit (bench->loop);
  else
    take_step (bench);
  return G_SOURCE_REMOVE;
}

static void
frame_begun_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->phase != PHASE_TABLE && bench->phase != PHASE_SELECT)
    bench->begun = lis_bench_cpu_time ();
}

static void
frame_done_cb (GdkFrameClock *clock, Bench *bench)
{
  double taken = (lis_bench_cpu_time () - bench->begun) * 1000;

  if (bench->phase == PHASE_KEYS)
    taken += bench->moved;
  if (bench->step > 0 && bench->phase < N_PHASES)
    {
      g_array_append_val (bench->times[bench->phase], taken);
      if (bench->phase == PHASE_PAGES)
        g_ptr_array_add (bench->recordings, record (bench->chart->scene));
      if (bench->phase == PHASE_TABLE)
        record_table_page (bench);
    }
  /* Time enough for what waits until scrolling rests to stay out of the next frame. */
  g_timeout_add (5, stepped_cb, bench);
}

static void
painted_cb (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begun_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_done_cb), bench);
  gtk_widget_queue_draw (GTK_WIDGET (bench->chart));
}

static double
find_slowest (GArray *times)
{
  double slowest = 0;

  for (guint i = 0; i < times->len; i++)
    slowest = MAX (slowest, g_array_index (times, double, i));
  return slowest;
}

static void
show_chart (Bench *bench, const char *plan)
{
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 9, 1));
  LisSession *session = lis_session_new (&clock);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bench->chart = LIS_PATHWAY_CHART (lis_pathway_chart_new ());
  lis_pathway_chart_set_session (bench->chart, session);
  lis_session_open (session, plan);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench->chart));
  gtk_window_set_child (GTK_WINDOW (bench->window), scroller);
  g_signal_connect_swapped (bench->chart, "painted", G_CALLBACK (painted_cb), bench);
}

int
main (void)
{
  Bench bench = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autofree char *plan = lis_bench_get_plan (10000);
  gboolean holds = TRUE;
  double page, bare;

  if (!gtk_init_check ())
    {
      g_print ("No display: the figures of the window are skipped\n");
      return 77;
    }
  adw_init ();
  bench.recordings = g_ptr_array_new ();
  bench.tables = g_ptr_array_new ();
  for (guint i = 0; i < N_PHASES; i++)
    bench.times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1920, 1080);
  show_chart (&bench, plan);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_main_loop_run (bench.loop);

  page = lis_bench_median (bench.times[PHASE_PAGES]);
  bare = lis_bench_median (bench.times[PHASE_BARE]);
  holds &= lis_bench_report ("2 a frame, scrolled by a page", page, "bare widget", bare, "ms", 1.3);
  holds &= lis_bench_report ("2 a frame, a step of the wheel", lis_bench_median (bench.times[PHASE_WHEEL]), "a page",
                             page, "ms", 1);
  holds &= lis_bench_report ("2 a frame, zoomed", lis_bench_median (bench.times[PHASE_ZOOM]), "a page", page, "ms", 2);
  holds &= lis_bench_report ("2 the slowest of 1,000 frames by key", find_slowest (bench.times[PHASE_KEYS]), "allowed",
                             SLOWEST_KEY_MILLISECONDS, "ms", 1);
  g_print ("  by key, median %.2f ms\n", lis_bench_median (bench.times[PHASE_KEYS]));
  holds &= lis_bench_report ("2 a frame of the table, scrolled by a page", lis_bench_median (bench.times[PHASE_TABLE]),
                             "bare widget", lis_bench_median (bench.times[PHASE_BARE_TABLE]), "ms", 5);
  holds &= lis_bench_report ("2 a frame of the table, up to 1,000 selected",
                             lis_bench_median (bench.times[PHASE_SELECT]), "a page of the chart", page, "ms", 2);
  return holds ? 0 : 1;
}
