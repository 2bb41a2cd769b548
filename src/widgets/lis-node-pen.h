/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-pen.h"

/**
 * LisNodePen: the pen for the screen. It makes render nodes of the cheapest kinds, since the renderer's work on them is
 * most of a frame, and keeps laid-out texts and pattern tiles from frame to frame.
 */
typedef struct _LisNodePen LisNodePen;

/* @style must live as long. Measures its letters with @context, the widget's. */
LisNodePen *lis_node_pen_new (LisStyle *style, PangoContext *context);
void        lis_node_pen_free (LisNodePen *pen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisNodePen, lis_node_pen_free)

/* Draws on @snapshot until the next call; NULL for none. */
LisPen     *lis_node_pen_use (LisNodePen *pen, GtkSnapshot *snapshot);
