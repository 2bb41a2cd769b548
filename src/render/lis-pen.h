/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-geometry.h"
#include "lis-style.h"

/**
 * LisPen: what the painter of a scene draws with. One for cairo (paper, files, images) is in lis-cairo-pen.h; one for
 * the screen makes render nodes. Boxes that look the same come together, so that a pen can draw them in one go.
 */
typedef struct _LisPen LisPen;

typedef enum
{
  LIS_ALIGN_START,
  LIS_ALIGN_CENTER,
  LIS_ALIGN_END,
} LisAlign;

typedef struct
{
  void (*push_clip) (LisPen *pen, const LisRect *clip);
  void (*pop_clip) (LisPen *pen);
  void (*fill_boxes) (LisPen *pen, const LisRect *rects, guint n_rects, const LisColor *color);
  /* @pattern is none of LIS_PATTERN_SOLID. */
  void (*fill_pattern) (LisPen *pen, const LisRect *rects, guint n_rects, LisPattern pattern, const LisColor *color);
  /* Inside the edges of @rects. */
  void (*stroke_boxes) (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, float width,
                        const LisColor *color);
  /* Upright or level lines, each as the rectangle it covers. */
  void (*fill_lines) (LisPen *pen, const LisRect *rects, guint n_rects, LisStroke stroke, const LisColor *color);
  /* One line in the middle of the height of @rect, cut with "…" when it is wider. */
  void (*draw_text) (LisPen *pen, const char *text, LisFont font, const LisRect *rect, LisAlign align,
                     const LisColor *color);
} LisPenClass;

struct _LisPen
{
  const LisPenClass *klass;
};
