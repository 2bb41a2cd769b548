/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-text-cache.h"

#include <math.h>
#include <string.h>

#define DEFAULT_LIMIT 2400
#define N_BUCKETS 4096 /* a power of two */
/* Room is counted in steps, so that a bar cut by the edge of the view is not shaped anew for every point. */
#define WIDTH_STEP 8
/* The text had all the room it needs: it serves any room that it fits into. */
#define WHOLE G_MAXUINT16

typedef struct _Entry Entry;
struct _Entry
{
  LisShapedText shaped;
  Entry  *next; /* in the bucket */
  Entry  *newer, *older;
  guint   hash;
  guint16 steps; /* room in WIDTH_STEP, or WHOLE */
  guint8  font;
  char    text[];
};

struct _LisTextCache
{
  const LisStyle       *style;
  PangoContext         *context;
  PangoFontDescription *fonts[LIS_N_FONTS];
  Entry                *buckets[N_BUCKETS];
  Entry                *newest, *oldest;
  guint                 size, limit;
};

LisTextCache *
lis_text_cache_new (const LisStyle *style, PangoContext *context, guint limit)
{
  LisTextCache *cache = g_new0 (LisTextCache, 1);

  cache->style = style;
  cache->context = g_object_ref (context);
  cache->limit = limit > 0 ? limit : DEFAULT_LIMIT;
  return cache;
}

static void
free_entry (Entry *entry)
{
  g_object_unref (entry->shaped.layout);
  g_free (entry);
}

void
lis_text_cache_empty (LisTextCache *cache)
{
  Entry *older;

  for (Entry *entry = cache->newest; entry != NULL; entry = older)
    {
      older = entry->older;
      free_entry (entry);
    }
  memset (cache->buckets, 0, sizeof cache->buckets);
  cache->newest = cache->oldest = NULL;
  cache->size = 0;
  for (int font = 0; font < LIS_N_FONTS; font++)
    g_clear_pointer (&cache->fonts[font], pango_font_description_free);
}

void
lis_text_cache_free (LisTextCache *cache)
{
  if (cache == NULL)
    return;
  lis_text_cache_empty (cache);
  g_object_unref (cache->context);
  g_free (cache);
}

guint
lis_text_cache_get_size (const LisTextCache *cache)
{
  return cache->size;
}

static guint16
get_steps (float width)
{
  return (guint16) CLAMP (width / WIDTH_STEP, 0.0f, (float) (WHOLE - 1));
}

static guint
hash_text (const char *text, LisFont font)
{
  return g_str_hash (text) * 31 + (guint) font;
}

static Entry **
get_bucket (LisTextCache *cache, guint hash, guint16 steps)
{
  guint mixed = hash + steps * 2654435761u;

  return &cache->buckets[(mixed ^ mixed >> 15) & (N_BUCKETS - 1)];
}

static Entry *
find_entry (LisTextCache *cache, const char *text, LisFont font, guint hash, guint16 steps)
{
  Entry *entry = *get_bucket (cache, hash, steps);

  while (entry != NULL && (entry->hash != hash || entry->steps != steps || entry->font != font ||
                           strcmp (entry->text, text) != 0))
    entry = entry->next;
  return entry;
}

static void
unlink_by_age (LisTextCache *cache, Entry *entry)
{
  *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
  *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void
make_newest (LisTextCache *cache, Entry *entry)
{
  entry->newer = NULL;
  entry->older = cache->newest;
  *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
  cache->newest = entry;
}

static void
drop_oldest (LisTextCache *cache)
{
  Entry *entry = cache->oldest;
  Entry **link = get_bucket (cache, entry->hash, entry->steps);

  while (*link != entry)
    link = &(*link)->next;
  *link = entry->next;
  unlink_by_age (cache, entry);
  free_entry (entry);
  cache->size--;
}

static void
shape (Entry *entry, float width)
{
  PangoRectangle extents;

  pango_layout_set_width (entry->shaped.layout, (int) (width * (float) PANGO_SCALE));
  pango_layout_get_extents (entry->shaped.layout, NULL, &extents);
  entry->shaped.width = (float) extents.width / (float) PANGO_SCALE;
  entry->shaped.height = (float) extents.height / (float) PANGO_SCALE;
}

static PangoLayout *
make_layout (LisTextCache *cache, const char *text, LisFont font)
{
  PangoLayout *layout = pango_layout_new (cache->context);

  if (cache->fonts[font] == NULL)
    cache->fonts[font] = lis_style_describe_font (cache->style, font);
  pango_layout_set_font_description (layout, cache->fonts[font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static Entry *
add_entry (LisTextCache *cache, const char *text, LisFont font, guint hash, float width)
{
  gsize size = strlen (text) + 1;
  Entry *entry = g_malloc (sizeof (Entry) + size);
  Entry **bucket;

  if (cache->size >= cache->limit)
    drop_oldest (cache);
  memcpy (entry->text, text, size);
  entry->shaped.layout = make_layout (cache, text, font);
  shape (entry, width);
  entry->hash = hash;
  entry->font = (guint8) font;
  entry->steps = pango_layout_is_ellipsized (entry->shaped.layout) ? get_steps (width) : WHOLE;
  bucket = get_bucket (cache, hash, entry->steps);
  entry->next = *bucket;
  *bucket = entry;
  make_newest (cache, entry);
  cache->size++;
  return entry;
}

/* A cut text serves all rooms of its step that it fits into; for a smaller one it is cut anew. */
static Entry *
get_cut_entry (LisTextCache *cache, const char *text, LisFont font, guint hash, float width)
{
  Entry *entry = find_entry (cache, text, font, hash, get_steps (width));

  if (entry == NULL)
    return add_entry (cache, text, font, hash, width);
  if (entry->shaped.width > width)
    shape (entry, width);
  return entry;
}

const LisShapedText *
lis_text_cache_get (LisTextCache *cache, const char *text, LisFont font, float width)
{
  guint hash = hash_text (text, font);
  Entry *entry = find_entry (cache, text, font, hash, WHOLE);

  if (entry == NULL || entry->shaped.width > width)
    entry = get_cut_entry (cache, text, font, hash, width);
  if (entry != cache->newest)
    {
      unlink_by_age (cache, entry);
      make_newest (cache, entry);
    }
  return &entry->shaped;
}
