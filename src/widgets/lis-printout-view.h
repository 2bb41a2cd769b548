/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-printout-sheets.h"

/**
 * LisPrintoutView: the pages of a paper below each other, as they will be printed. Only pages in view are drawn.
 *
 * Properties: "page" (guint, from 0: the one that fills most of the view; read only), and those of GtkScrollable.
 */
#define LIS_TYPE_PRINTOUT_VIEW (lis_printout_view_get_type ())
G_DECLARE_FINAL_TYPE (LisPrintoutView, lis_printout_view, LIS, PRINTOUT_VIEW, GtkWidget)

/* NULL for none. The place on the paper is kept when it is the same one, made anew. */
void  lis_printout_view_set_sheets (LisPrintoutView *view, LisPrintoutSheets *sheets);
guint lis_printout_view_get_page (LisPrintoutView *view);
void  lis_printout_view_go_to_page (LisPrintoutView *view, guint page);
/* So many steps closer, or farther when negative. */
void  lis_printout_view_zoom_by (LisPrintoutView *view, int steps);
/* As wide as the view. */
void  lis_printout_view_zoom_reset (LisPrintoutView *view);
