/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/**
 * LisFirstFitLayout: of its widget's children, the first that there is width for is shown; the last one where there is
 * width for none. To be listed from the widest to the narrowest.
 *
 * It chooses while sizes are given out and asks nobody to do that again. AdwSqueezer does ask, and what lies beside it
 * in the window may then wait for a place and be drawn in none.
 *
 * Property: "may-be-none": nothing is shown where there is width for none (FALSE).
 */
#define LIS_TYPE_FIRST_FIT_LAYOUT (lis_first_fit_layout_get_type ())
G_DECLARE_FINAL_TYPE (LisFirstFitLayout, lis_first_fit_layout, LIS, FIRST_FIT_LAYOUT, GtkLayoutManager)
