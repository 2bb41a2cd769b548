/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>

#include "lis-cairo-pen.h"

/**
 * LisPenRecorder: what a pen was asked to draw, as one flat array. Drawing that again is the floor of the benchmarks:
 * the same fills, patterns, strokes and text layouts without anything that finds, places or remembers them.
 */
typedef struct _LisPenRecorder LisPenRecorder;

LisPenRecorder *lis_pen_recorder_new (const LisStyle *style);
void            lis_pen_recorder_free (LisPenRecorder *recorder);
void            lis_pen_recorder_clear (LisPenRecorder *recorder);

/* Makes @pen record instead of draw, until lis_pen_recorder_stop(). @cr: what the pen is used with. */
void            lis_pen_recorder_start (LisPenRecorder *recorder, LisCairoPen *pen, cairo_t *cr);
void            lis_pen_recorder_stop (LisPenRecorder *recorder);

/* Lays out every text, for drawing it warm. */
void            lis_pen_recorder_shape (LisPenRecorder *recorder);
void            lis_pen_recorder_forget_shapes (LisPenRecorder *recorder);
/* Draws it all on @cr. Texts that are not laid out are laid out and thrown away. */
void            lis_pen_recorder_draw (LisPenRecorder *recorder, cairo_t *cr);
guint           lis_pen_recorder_count_texts (const LisPenRecorder *recorder);
