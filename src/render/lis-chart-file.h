/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-chart-pages.h"

/* @done pages of @total are drawn. */
typedef void (*LisChartProgress) (guint done, guint total, gpointer data);

/**
 * Writes the chart to a file; its ending says which kind: .pdf, .svg or .png. Where SVG and PNG need several pages they
 * are named chart-1.svg, chart-2.svg … beside @path. Files are readable by their owner only, and take the place of
 * older ones only once all are whole.
 *
 * @progress: (nullable): called after each page.
 * Returns: FALSE with a message naming the file: LIS_INPUT_ERROR_VALUE for an ending or a resolution that will not do;
 * LIS_PLAN_ERROR_NOT_FOUND (no such folder), READ_ONLY, NO_SPACE, CANCELLED, FAILED.
 */
gboolean lis_chart_write_file (const LisPathways *pathways, const LisChartOptions *options, const char *path,
                               GCancellable *cancellable, LisChartProgress progress, gpointer data, GError **error);
