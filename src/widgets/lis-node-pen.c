/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-node-pen.h"

#include <math.h>
#include <string.h>

#include "lis-pattern.h"
#include "lis-text-cache.h"

/* Colours that patterns were last drawn in; each palette has some thirty. */
#define N_TILES 64
/* Three screens of bars and names. */
#define MAX_TEXTS 2000

typedef struct
{
  LisColor    color;
  LisPattern  pattern;
  GdkTexture *texture;
} Tile;

struct _LisNodePen
{
  LisPen        pen;
  GtkSnapshot  *snapshot;
  LisTextCache *texts;
  Tile          tiles[N_TILES];
  guint         n_tiles;
};

G_STATIC_ASSERT (sizeof (LisColor) == sizeof (GdkRGBA));

static inline const GdkRGBA *
get_rgba (const LisColor *color)
{
  return (const GdkRGBA *) color;
}

static inline graphene_rect_t
get_bounds (const LisRect *rect)
{
  return GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height);
}

static inline GtkSnapshot *
get_snapshot (LisPen *base)
{
  return ((LisNodePen *) base)->snapshot;
}

static void
push_clip (LisPen *base, const LisRect *clip)
{
  graphene_rect_t bounds = get_bounds (clip);

  gtk_snapshot_push_clip (get_snapshot (base), &bounds);
}

static void
pop_clip (LisPen *base)
{
  gtk_snapshot_pop (get_snapshot (base));
}

static void
fill_boxes (LisPen *base, const LisRect *rects, guint n_rects, const LisColor *color)
{
  for (guint i = 0; i < n_rects; i++)
    {
      graphene_rect_t bounds = get_bounds (&rects[i]);

      gtk_snapshot_append_color (get_snapshot (base), get_rgba (color), &bounds);
    }
}

/* Twice the size of the tile, so that screens with two dots a point lose nothing. */
static GdkTexture *
make_tile (LisPattern pattern, const LisColor *color)
{
  const int size = LIS_PATTERN_TILE * 2;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, 2, 2);
  gdk_cairo_set_source_rgba (cr, get_rgba (color));
  lis_pattern_draw_tile (cr, pattern);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) * size,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
}

static void
forget_tiles (LisNodePen *pen)
{
  for (guint i = 0; i < pen->n_tiles; i++)
    g_object_unref (pen->tiles[i].texture);
  pen->n_tiles = 0;
}

static GdkTexture *
get_tile (LisNodePen *pen, LisPattern pattern, const LisColor *color)
{
  Tile *tile;

  for (guint i = 0; i < pen->n_tiles; i++)
    if (pen->tiles[i].pattern == pattern && memcmp (&pen->tiles[i].color, color, sizeof *color) == 0)
      return pen->tiles[i].texture;
  if (pen->n_tiles == N_TILES)
    forget_tiles (pen);
  tile = &pen->tiles[pen->n_tiles++];
  tile->pattern = pattern;
  tile->color = *color;
  tile->texture = make_tile (pattern, color);
  return tile->texture;
}

static void
fill_pattern (LisPen *base, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color)
{
  LisNodePen *pen = (LisNodePen *) base;
  GdkTexture *texture = get_tile (pen, pattern, color);

  for (guint i = 0; i < n_rects; i++)
    {
      graphene_rect_t bounds = get_bounds (&rects[i]);
      graphene_rect_t tile = GRAPHENE_RECT_INIT (rects[i].x, rects[i].y, LIS_PATTERN_TILE, LIS_PATTERN_TILE);

      gtk_snapshot_push_repeat (pen->snapshot, &bounds, &tile);
      gtk_snapshot_append_texture (pen->snapshot, texture, &tile);
      gtk_snapshot_pop (pen->snapshot);
    }
}

static void
append_solid (GtkSnapshot *snapshot, float x, float y, float width, float height, const LisColor *color)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, get_rgba (color), &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Dashes as a gradient with hard steps: one node however many dashes. */
static void
append_dashes (GtkSnapshot *snapshot, float x, float y, float width, float height, LisStroke stroke,
               const LisColor *color)
{
  const float dash = stroke == LIS_STROKE_DASHED ? 5.0f : 2.0f;
  const float period = stroke == LIS_STROKE_DASHED ? 8.0f : 4.0f;
  const GdkRGBA none = { color->red, color->green, color->blue, 0 };
  const GskColorStop stops[] = {
    { 0, *get_rgba (color) }, { dash / period, *get_rgba (color) }, { dash / period, none }, { 1, none },
  };
  gboolean level = width >= height;
  graphene_point_t start = GRAPHENE_POINT_INIT (x, y);
  graphene_point_t end = GRAPHENE_POINT_INIT (level ? x + period : x, level ? y : y + period);

  if (width > 0 && height > 0)
    gtk_snapshot_append_repeating_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), &start, &end,
                                                   stops, G_N_ELEMENTS (stops));
}

static void
append_edge (GtkSnapshot *snapshot, float x, float y, float width, float height, LisStroke stroke,
             const LisColor *color)
{
  if (stroke == LIS_STROKE_SOLID)
    append_solid (snapshot, x, y, width, height, color);
  else
    append_dashes (snapshot, x, y, width, height, stroke, color);
}

/* Four filled edges: the renderers paint them faster than a border of one node. */
static void
stroke_boxes (LisPen *base, const LisRect *rects, guint n_rects, LisStroke stroke, float width, const LisColor *color)
{
  GtkSnapshot *snapshot = get_snapshot (base);

  for (guint i = 0; i < n_rects; i++)
    {
      const LisRect *rect = &rects[i];
      float edge = MIN (width, MIN (rect->width, rect->height));

      append_edge (snapshot, rect->x, rect->y, rect->width, edge, stroke, color);
      append_edge (snapshot, rect->x, rect->y + rect->height - edge, rect->width, edge, stroke, color);
      append_edge (snapshot, rect->x, rect->y + edge, edge, rect->height - 2 * edge, stroke, color);
      append_edge (snapshot, rect->x + rect->width - edge, rect->y + edge, edge, rect->height - 2 * edge, stroke,
                   color);
    }
}

static void
fill_lines (LisPen *base, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color)
{
  for (guint i = 0; i < n_rects; i++)
    append_edge (get_snapshot (base), rects[i].x, rects[i].y, rects[i].width, rects[i].height, stroke, color);
}

/* Text nodes straight from the glyphs: gtk_snapshot_append_layout() would put a transform around each and walk the
 * layout for decorations that it has not. */
static void
append_line (GtkSnapshot *snapshot, PangoLayoutLine *line, float x, float y, const LisColor *color)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      graphene_point_t offset = GRAPHENE_POINT_INIT (x, y);
      GskRenderNode *node = gsk_text_node_new (run->item->analysis.font, run->glyphs, get_rgba (color), &offset);

      if (node != NULL)
        {
          gtk_snapshot_append_node (snapshot, node);
          gsk_render_node_unref (node);
        }
      x += (float) pango_glyph_string_get_width (run->glyphs) / (float) PANGO_SCALE;
    }
}

static void
draw_text (LisPen *base, const char *text, LisFont font, const LisRect *rect, LisAlign align, const LisColor *color)
{
  LisNodePen *pen = (LisNodePen *) base;
  const LisShapedText *shaped = lis_text_cache_get (pen->texts, text, font, rect->width);
  float spare = rect->width - shaped->width;
  float x = rect->x + (align == LIS_ALIGN_START ? 0 : align == LIS_ALIGN_CENTER ? spare / 2 : spare);
  float baseline = (float) pango_layout_get_baseline (shaped->layout) / (float) PANGO_SCALE;
  float y = rect->y + (rect->height - shaped->height) / 2 + baseline;

  append_line (pen->snapshot, pango_layout_get_line_readonly (shaped->layout, 0), roundf (x), roundf (y), color);
}

static const LisPenClass node_pen_class = {
  push_clip, pop_clip, fill_boxes, fill_pattern, stroke_boxes, fill_lines, draw_text,
};

LisNodePen *
lis_node_pen_new (LisStyle *style, PangoContext *context)
{
  LisNodePen *pen = g_new0 (LisNodePen, 1);

  pen->pen.klass = &node_pen_class;
  pen->texts = lis_text_cache_new (style, context, MAX_TEXTS);
  lis_style_measure (style, context);
  return pen;
}

void
lis_node_pen_free (LisNodePen *pen)
{
  if (pen == NULL)
    return;
  forget_tiles (pen);
  lis_text_cache_free (pen->texts);
  g_free (pen);
}

LisPen *
lis_node_pen_use (LisNodePen *pen, GtkSnapshot *snapshot)
{
  pen->snapshot = snapshot;
  return &pen->pen;
}
