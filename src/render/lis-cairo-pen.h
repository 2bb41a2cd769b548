/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include "lis-pen.h"
#include "lis-text-cache.h"

/**
 * LisCairoPen: the pen for paper, files and images. It keeps its text cache and pattern tiles from frame to frame.
 */
typedef struct _LisCairoPen LisCairoPen;

/* @style must live as long. Measures @style's letters when @measure. */
LisCairoPen  *lis_cairo_pen_new (LisStyle *style, gboolean measure);
void          lis_cairo_pen_free (LisCairoPen *pen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisCairoPen, lis_cairo_pen_free)

/* Draws on @cr until the next call; NULL for none. */
LisPen       *lis_cairo_pen_use (LisCairoPen *pen, cairo_t *cr);
LisTextCache *lis_cairo_pen_get_text_cache (LisCairoPen *pen);
/* Fonts as measured for paper: no hinting, so that a page looks the same at every resolution. Free with
 * g_object_unref(). */
PangoContext *lis_cairo_pen_create_context (void);
