/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cairo-pen.h"

#include <math.h>
#include <string.h>

#include "lis-pattern.h"

/* How a surface takes the tile of a pattern best. */
typedef enum
{
  TILE_DOTS,      /* an image drawn at its own size: copied dot by dot */
  TILE_FINE_DOTS, /* SVG, where cairo 1.16 would never let go of shapes that are repeated */
  TILE_SHAPES,    /* PDF, and images drawn larger or smaller */
} TileKind;

#define FINE_DOTS 8 /* to a point: as fine as print */

/* Colours that a pattern was last drawn in; each palette has some thirty. */
#define N_TILES 64

typedef struct
{
  LisColor         color;
  LisPattern       pattern;
  cairo_pattern_t *tile;
} Tile;

struct _LisCairoPen
{
  LisPen        pen;
  cairo_t      *cr;
  TileKind      tile_kind;
  LisTextCache *texts;
  Tile          tiles[N_TILES];
  guint         n_tiles;
};

static void
set_color (cairo_t *cr, const LisColor *color)
{
  cairo_set_source_rgba (cr, (double) color->red, (double) color->green, (double) color->blue, (double) color->alpha);
}

static void
add_rects (cairo_t *cr, const LisRect *rects, guint n_rects)
{
  for (guint i = 0; i < n_rects; i++)
    cairo_rectangle (cr, (double) rects[i].x, (double) rects[i].y, (double) rects[i].width, (double) rects[i].height);
}

static void
push_clip (LisPen *base, const LisRect *clip)
{
  cairo_t *cr = ((LisCairoPen *) base)->cr;

  cairo_save (cr);
  add_rects (cr, clip, 1);
  cairo_clip (cr);
}

static void
pop_clip (LisPen *base)
{
  cairo_restore (((LisCairoPen *) base)->cr);
}

static void
fill_boxes (LisPen *base, const LisRect *rects, guint n_rects, const LisColor *color)
{
  cairo_t *cr = ((LisCairoPen *) base)->cr;

  set_color (cr, color);
  add_rects (cr, rects, n_rects);
  cairo_fill (cr);
}

static cairo_surface_t *
make_tile_surface (TileKind kind)
{
  const cairo_rectangle_t extents = { 0, 0, LIS_PATTERN_TILE, LIS_PATTERN_TILE };
  int dots = LIS_PATTERN_TILE * (kind == TILE_FINE_DOTS ? FINE_DOTS : 1);
  cairo_surface_t *surface;

  if (kind == TILE_SHAPES)
    return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, dots, dots);
  if (kind == TILE_FINE_DOTS)
    cairo_surface_set_device_scale (surface, FINE_DOTS, FINE_DOTS);
  return surface;
}

static cairo_pattern_t *
make_tile (TileKind kind, LisPattern pattern, const LisColor *color)
{
  cairo_surface_t *surface = make_tile_surface (kind);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *tile;

  set_color (cr, color);
  lis_pattern_draw_tile (cr, pattern);
  cairo_destroy (cr);
  tile = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_extend (tile, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (tile, kind == TILE_DOTS ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  cairo_surface_destroy (surface);
  return tile;
}

static void
forget_tiles (LisCairoPen *pen)
{
  for (guint i = 0; i < pen->n_tiles; i++)
    cairo_pattern_destroy (pen->tiles[i].tile);
  pen->n_tiles = 0;
}

static cairo_pattern_t *
get_tile (LisCairoPen *pen, LisPattern pattern, const LisColor *color)
{
  Tile *tile;

  for (guint i = 0; i < pen->n_tiles; i++)
    if (pen->tiles[i].pattern == pattern && memcmp (&pen->tiles[i].color, color, sizeof *color) == 0)
      return pen->tiles[i].tile;
  if (pen->n_tiles == N_TILES)
    forget_tiles (pen);
  tile = &pen->tiles[pen->n_tiles++];
  tile->pattern = pattern;
  tile->color = *color;
  tile->tile = make_tile (pen->tile_kind, pattern, color);
  return tile->tile;
}

static void
fill_pattern (LisPen *base, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color)
{
  LisCairoPen *pen = (LisCairoPen *) base;

  cairo_set_source (pen->cr, get_tile (pen, pattern, color));
  add_rects (pen->cr, rects, n_rects);
  cairo_fill (pen->cr);
}

static void
set_stroke (cairo_t *cr, LisStroke stroke, float width)
{
  const double dashed[] = { 5, 3 };
  const double dotted[] = { 1.5, 2.5 };

  cairo_set_line_width (cr, (double) width);
  if (stroke == LIS_STROKE_DASHED)
    cairo_set_dash (cr, dashed, G_N_ELEMENTS (dashed), 0);
  else if (stroke == LIS_STROKE_DOTTED)
    cairo_set_dash (cr, dotted, G_N_ELEMENTS (dotted), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
stroke_boxes (LisPen *base, const LisRect *rects, guint n_rects, LisStroke stroke, float width, const LisColor *color)
{
  cairo_t *cr = ((LisCairoPen *) base)->cr;

  set_color (cr, color);
  set_stroke (cr, stroke, width);
  for (guint i = 0; i < n_rects; i++)
    {
      float drawn = MIN (width, MIN (rects[i].width, rects[i].height));

      cairo_rectangle (cr, (double) (rects[i].x + drawn / 2), (double) (rects[i].y + drawn / 2),
                       (double) (rects[i].width - drawn), (double) (rects[i].height - drawn));
    }
  cairo_stroke (cr);
}

static void
fill_lines (LisPen *base, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color)
{
  cairo_t *cr = ((LisCairoPen *) base)->cr;

  if (stroke == LIS_STROKE_SOLID)
    {
      fill_boxes (base, rects, n_rects, color);
      return;
    }
  set_color (cr, color);
  set_stroke (cr, stroke, MIN (rects[0].width, rects[0].height));
  for (guint i = 0; i < n_rects; i++)
    {
      gboolean level = rects[i].width > rects[i].height;
      double x = (double) rects[i].x + (level ? 0 : (double) rects[i].width / 2);
      double y = (double) rects[i].y + (level ? (double) rects[i].height / 2 : 0);

      cairo_move_to (cr, x, y);
      cairo_line_to (cr, level ? x + (double) rects[i].width : x, level ? y : y + (double) rects[i].height);
    }
  cairo_stroke (cr);
}

static void
draw_text (LisPen *base, const char *text, LisFont font, const LisRect *rect, LisAlign align, const LisColor *color)
{
  LisCairoPen *pen = (LisCairoPen *) base;
  const LisShapedText *shaped = lis_text_cache_get (pen->texts, text, font, rect->width);
  float before = align == LIS_ALIGN_START ? 0 : align == LIS_ALIGN_CENTER ? 0.5f : 1;
  float x = rect->x + (rect->width - shaped->width) * before;
  float y = rect->y + (rect->height - shaped->height) / 2;

  set_color (pen->cr, color);
  if (pen->tile_kind == TILE_DOTS)
    {
      /* Letters are sharpest, and quickest to copy, on whole dots. */
      x = roundf (x);
      y = roundf (y);
    }
  cairo_move_to (pen->cr, (double) x, (double) y);
  pango_cairo_show_layout (pen->cr, shaped->layout);
}

static const LisPenClass cairo_pen_class = {
  push_clip, pop_clip, fill_boxes, fill_pattern, stroke_boxes, fill_lines, draw_text,
};

PangoContext *
lis_cairo_pen_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

LisCairoPen *
lis_cairo_pen_new (LisStyle *style, gboolean measure)
{
  LisCairoPen *pen = g_new0 (LisCairoPen, 1);
  PangoContext *context = lis_cairo_pen_create_context ();

  pen->pen.klass = &cairo_pen_class;
  pen->texts = lis_text_cache_new (style, context, 0);
  if (measure)
    lis_style_measure (style, context);
  g_object_unref (context);
  return pen;
}

void
lis_cairo_pen_free (LisCairoPen *pen)
{
  if (pen == NULL)
    return;
  g_clear_pointer (&pen->cr, cairo_destroy);
  forget_tiles (pen);
  lis_text_cache_free (pen->texts);
  g_free (pen);
}

static TileKind
find_tile_kind (cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  switch ((int) cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_SVG:
      return TILE_FINE_DOTS;
    case CAIRO_SURFACE_TYPE_IMAGE:
      return matrix.xx < 1 || matrix.xx > 1 ? TILE_SHAPES : TILE_DOTS;
    default:
      return TILE_SHAPES;
    }
}

LisPen *
lis_cairo_pen_use (LisCairoPen *pen, cairo_t *cr)
{
  TileKind kind = cr != NULL ? find_tile_kind (cr) : pen->tile_kind;

  if (cr != NULL)
    cairo_reference (cr);
  g_clear_pointer (&pen->cr, cairo_destroy);
  pen->cr = cr;
  if (kind != pen->tile_kind)
    forget_tiles (pen);
  pen->tile_kind = kind;
  return &pen->pen;
}

LisTextCache *
lis_cairo_pen_get_text_cache (LisCairoPen *pen)
{
  return pen->texts;
}
