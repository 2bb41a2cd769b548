/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>

#include "lis-style.h"

/* Draws one tile of @pattern, LIS_PATTERN_TILE points wide and high, in @cr's colour. Both pens repeat it. @pattern is
 * none of LIS_PATTERN_SOLID. */
void lis_pattern_draw_tile (cairo_t *cr, LisPattern pattern);
