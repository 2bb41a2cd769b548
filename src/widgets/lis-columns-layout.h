/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/**
 * LisColumnsLayout: children below one another in as many columns of equal width as there is room for, each in the
 * column that is shortest so far, so that no corner stays empty. A narrow window has one column.
 *
 * Properties: "column-width" (least width of a column), "max-columns", "spacing", all in pixels where they are lengths.
 */
#define LIS_TYPE_COLUMNS_LAYOUT (lis_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (LisColumnsLayout, lis_columns_layout, LIS, COLUMNS_LAYOUT, GtkLayoutManager)
