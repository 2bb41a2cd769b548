/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pen-recorder.h"

#include <math.h>

#include "lis-pattern.h"

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
  OpKind           kind;
  cairo_matrix_t   matrix;
  guint            first_rect, n_rects;
  LisColor         color;
  LisPattern       pattern;
  cairo_pattern_t *tile;
  LisStroke        stroke;
  float            width;
  const char      *text;
  LisFont          font;
  LisAlign         align;
  PangoLayout     *layout;
} Op;

struct _LisPenRecorder
{
  const LisStyle       *style;
  PangoContext         *context;
  PangoFontDescription *fonts[LIS_N_FONTS];
  GArray               *ops;
  GArray               *rects;
  GStringChunk         *texts;
  guint                 n_texts;
  cairo_t              *cr;
  LisPen               *pen;
  const LisPenClass    *drawing; /* what the pen did before */
};

/* Pens call back without a place for us. */
static LisPenRecorder *active;

static Op *
add_op (OpKind kind, const LisRect *rects, guint n_rects, const LisColor *color)
{
  Op op = { .kind = kind, .first_rect = active->rects->len, .n_rects = n_rects };

  cairo_get_matrix (active->cr, &op.matrix);
  if (color != NULL)
    op.color = *color;
  g_array_append_vals (active->rects, rects, n_rects);
  g_array_append_val (active->ops, op);
  return &g_array_index (active->ops, Op, active->ops->len - 1);
}

static void
record_push_clip (LisPen *pen, const LisRect *clip)
{
  add_op (OP_PUSH_CLIP, clip, 1, NULL);
}

static void
record_pop_clip (LisPen *pen)
{
  add_op (OP_POP_CLIP, NULL, 0, NULL);
}

static void
record_fill (LisPen *pen, const LisRect *rects, guint n_rects, const LisColor *color)
{
  add_op (OP_FILL, rects, n_rects, color);
}

static cairo_pattern_t *
make_tile (LisPattern pattern, const LisColor *color)
{
  const cairo_rectangle_t extents = { 0, 0, LIS_PATTERN_TILE, LIS_PATTERN_TILE };
  gboolean image = cairo_surface_get_type (cairo_get_target (active->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  cairo_surface_t *surface =
      image ? cairo_image_surface_create (CAIRO_FORMAT_ARGB32, LIS_PATTERN_TILE, LIS_PATTERN_TILE)
            : cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *tile = cairo_pattern_create_for_surface (surface);

  cairo_set_source_rgba (cr, (double) color->red, (double) color->green, (double) color->blue, (double) color->alpha);
  lis_pattern_draw_tile (cr, pattern);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  cairo_pattern_set_extend (tile, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (tile, image ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  return tile;
}

static cairo_pattern_t *
find_tile (LisPattern pattern, const LisColor *color)
{
  for (guint i = 0; i + 1 < active->ops->len; i++)
    {
      const Op *op = &g_array_index (active->ops, Op, i);

      if (op->tile != NULL && op->pattern == pattern && memcmp (&op->color, color, sizeof *color) == 0)
        return cairo_pattern_reference (op->tile);
    }
  return make_tile (pattern, color);
}

static void
record_pattern (LisPen *pen, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color)
{
  Op *op = add_op (OP_PATTERN, rects, n_rects, color);

  op->pattern = pattern;
  op->tile = find_tile (pattern, color);
}

static void
record_stroke (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, float width, const LisColor *color)
{
  Op *op = add_op (OP_STROKE, rects, n_rects, color);

  op->stroke = stroke;
  op->width = width;
}

static void
record_lines (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color)
{
  add_op (OP_LINES, rects, n_rects, color)->stroke = stroke;
}

static void
record_text (LisPen *pen, const char *text, LisFont font, const LisRect *rect, LisAlign align, const LisColor *color)
{
  Op *op = add_op (OP_TEXT, rect, 1, color);

  op->text = g_string_chunk_insert (active->texts, text);
  op->font = font;
  op->align = align;
  active->n_texts++;
}

static const LisPenClass recording_class = {
  record_push_clip, record_pop_clip, record_fill, record_pattern, record_stroke, record_lines, record_text,
};

static void
clear_op (gpointer data)
{
  Op *op = data;

  g_clear_pointer (&op->tile, cairo_pattern_destroy);
  g_clear_object (&op->layout);
}

LisPenRecorder *
lis_pen_recorder_new (const LisStyle *style)
{
  LisPenRecorder *recorder = g_new0 (LisPenRecorder, 1);

  recorder->style = style;
  recorder->context = lis_cairo_pen_create_context ();
  for (guint i = 0; i < LIS_N_FONTS; i++)
    recorder->fonts[i] = lis_style_describe_font (style, (LisFont) i);
  recorder->ops = g_array_new (FALSE, FALSE, sizeof (Op));
  g_array_set_clear_func (recorder->ops, clear_op);
  recorder->rects = g_array_new (FALSE, FALSE, sizeof (LisRect));
  recorder->texts = g_string_chunk_new (4096);
  return recorder;
}

void
lis_pen_recorder_free (LisPenRecorder *recorder)
{
  g_array_unref (recorder->ops);
  g_array_unref (recorder->rects);
  g_string_chunk_free (recorder->texts);
  for (guint i = 0; i < LIS_N_FONTS; i++)
    pango_font_description_free (recorder->fonts[i]);
  g_object_unref (recorder->context);
  g_free (recorder);
}

void
lis_pen_recorder_clear (LisPenRecorder *recorder)
{
  g_array_set_size (recorder->ops, 0);
  g_array_set_size (recorder->rects, 0);
  g_string_chunk_clear (recorder->texts);
  recorder->n_texts = 0;
}

void
lis_pen_recorder_start (LisPenRecorder *recorder, LisCairoPen *pen, cairo_t *cr)
{
  recorder->pen = lis_cairo_pen_use (pen, cr);
  recorder->drawing = recorder->pen->klass;
  recorder->pen->klass = &recording_class;
  recorder->cr = cr;
  active = recorder;
}

void
lis_pen_recorder_stop (LisPenRecorder *recorder)
{
  recorder->pen->klass = recorder->drawing;
  active = NULL;
}

static PangoLayout *
shape (LisPenRecorder *recorder, const Op *op)
{
  PangoLayout *layout = pango_layout_new (recorder->context);
  const LisRect *rect = &g_array_index (recorder->rects, LisRect, op->first_rect);

  pango_layout_set_font_description (layout, recorder->fonts[op->font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) ((double) rect->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, op->text, -1);
  return layout;
}

void
lis_pen_recorder_shape (LisPenRecorder *recorder)
{
  int width;

  for (guint i = 0; i < recorder->ops->len; i++)
    {
      Op *op = &g_array_index (recorder->ops, Op, i);

      if (op->kind != OP_TEXT)
        continue;
      op->layout = shape (recorder, op);
      pango_layout_get_pixel_size (op->layout, &width, NULL);
    }
}

void
lis_pen_recorder_forget_shapes (LisPenRecorder *recorder)
{
  for (guint i = 0; i < recorder->ops->len; i++)
    g_clear_object (&g_array_index (recorder->ops, Op, i).layout);
}

static void
add_rects (cairo_t *cr, const LisRect *rects, guint n_rects, float inset)
{
  for (guint i = 0; i < n_rects; i++)
    cairo_rectangle (cr, (double) (rects[i].x + inset), (double) (rects[i].y + inset),
                     (double) (rects[i].width - 2 * inset), (double) (rects[i].height - 2 * inset));
}

static void
set_dash (cairo_t *cr, LisStroke stroke)
{
  const double dashed[] = { 5, 3 }, dotted[] = { 1.5, 2.5 };

  cairo_set_dash (cr, stroke == LIS_STROKE_DASHED ? dashed : dotted,
                  stroke == LIS_STROKE_DASHED || stroke == LIS_STROKE_DOTTED ? 2 : 0, 0);
}

static void
draw_lines (cairo_t *cr, const Op *op, const LisRect *rects)
{
  if (op->stroke == LIS_STROKE_SOLID)
    {
      add_rects (cr, rects, op->n_rects, 0);
      cairo_fill (cr);
      return;
    }
  set_dash (cr, op->stroke);
  cairo_set_line_width (cr, (double) MIN (rects[0].width, rects[0].height));
  for (guint i = 0; i < op->n_rects; i++)
    {
      gboolean level = rects[i].width > rects[i].height;

      cairo_move_to (cr, (double) rects[i].x, (double) rects[i].y);
      cairo_line_to (cr, (double) (rects[i].x + (level ? rects[i].width : 0)),
                     (double) (rects[i].y + (level ? 0 : rects[i].height)));
    }
  cairo_stroke (cr);
}

static void
draw_text (LisPenRecorder *recorder, cairo_t *cr, const Op *op, const LisRect *rect)
{
  PangoLayout *layout = op->layout != NULL ? g_object_ref (op->layout) : shape (recorder, op);
  PangoRectangle size;
  double share = op->align == LIS_ALIGN_START ? 0 : op->align == LIS_ALIGN_CENTER ? 0.5 : 1;

  pango_layout_get_extents (layout, NULL, &size);
  cairo_move_to (cr, round ((double) rect->x + ((double) rect->width - (double) size.width / PANGO_SCALE) * share),
                 round ((double) rect->y + ((double) rect->height - (double) size.height / PANGO_SCALE) / 2));
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_op (LisPenRecorder *recorder, cairo_t *cr, const Op *op)
{
  const LisRect *rects = &g_array_index (recorder->rects, LisRect, op->first_rect);

  if (op->kind == OP_POP_CLIP)
    {
      cairo_restore (cr);
      return;
    }
  if (op->kind == OP_PUSH_CLIP)
    cairo_save (cr);
  cairo_set_matrix (cr, &op->matrix);
  if (op->kind == OP_PATTERN)
    cairo_set_source (cr, op->tile);
  else
    cairo_set_source_rgba (cr, (double) op->color.red, (double) op->color.green, (double) op->color.blue,
                           (double) op->color.alpha);
  switch (op->kind)
    {
    case OP_PUSH_CLIP:
      add_rects (cr, rects, 1, 0);
      cairo_clip (cr);
      break;
    case OP_FILL:
    case OP_PATTERN:
      add_rects (cr, rects, op->n_rects, 0);
      cairo_fill (cr);
      break;
    case OP_STROKE:
      set_dash (cr, op->stroke);
      cairo_set_line_width (cr, (double) op->width);
      add_rects (cr, rects, op->n_rects, op->width / 2);
      cairo_stroke (cr);
      break;
    case OP_LINES:
      draw_lines (cr, op, rects);
      break;
    case OP_TEXT:
    case OP_POP_CLIP:
    default:
      draw_text (recorder, cr, op, rects);
      break;
    }
}

void
lis_pen_recorder_draw (LisPenRecorder *recorder, cairo_t *cr)
{
  for (guint i = 0; i < recorder->ops->len; i++)
    draw_op (recorder, cr, &g_array_index (recorder->ops, Op, i));
}

guint
lis_pen_recorder_count_texts (const LisPenRecorder *recorder)
{
  return recorder->n_texts;
}
