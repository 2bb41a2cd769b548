/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <pango/pango.h>

#include "lis-style.h"

/**
 * LisTextCache: laid-out texts of the last few screens, the oldest thrown away first. Shaping is what a frame costs
 * most, keeping every row's texts is what memory costs most. Both pens use it.
 */
typedef struct _LisTextCache LisTextCache;

/* A text laid out on one line. */
typedef struct
{
  PangoLayout *layout;
  float        width, height; /* points */
} LisShapedText;

/* @style and @context must live as long; @context is referenced. @limit: texts kept, 0 for some 2,400. */
LisTextCache *lis_text_cache_new (const LisStyle *style, PangoContext *context, guint limit);
void          lis_text_cache_free (LisTextCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisTextCache, lis_text_cache_free)

/* Forgets every text: after a change of style or of what the context says about fonts. */
void          lis_text_cache_empty (LisTextCache *cache);
guint         lis_text_cache_get_size (const LisTextCache *cache);

/**
 * @text laid out in @font, cut with "…" to be at most @width points wide.
 *
 * Returns: (transfer none): good until the next call.
 */
const LisShapedText *lis_text_cache_get (LisTextCache *cache, const char *text, LisFont font, float width);
