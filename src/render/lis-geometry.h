/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* Lengths are points: a pixel on the screen, 1/72 inch (times the page's scale) on paper. */

typedef struct
{
  float x, y, width, height;
} LisRect;

/* Laid out as GdkRGBA, so that a pen for the screen can copy it. */
typedef struct
{
  float red, green, blue, alpha;
} LisColor;

static inline LisRect
lis_rect (double x, double y, double width, double height)
{
  LisRect rect = { (float) x, (float) y, (float) width, (float) height };

  return rect;
}

static inline gboolean
lis_rect_contains (const LisRect *rect, double x, double y)
{
  return x >= (double) rect->x && x < (double) (rect->x + rect->width) && y >= (double) rect->y &&
         y < (double) (rect->y + rect->height);
}
