/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/**
 * LisLegend: what the chart's colours, patterns and outlines mean.
 */
#define LIS_TYPE_LEGEND (lis_legend_get_type ())
G_DECLARE_FINAL_TYPE (LisLegend, lis_legend, LIS, LEGEND, GtkWidget)
