/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-pathway-chart.h"

/**
 * LisPathwayTableView: the pathways as a table: the rows of the chart, a line for every period, with the same commands
 * (actions "bar.…"). What has the focus and which doctors are selected is that of the session's LisSelection: the table
 * follows it, and sets it.
 *
 * Signal "opened": Enter or a double click on what has the focus.
 */
#define LIS_TYPE_PATHWAY_TABLE_VIEW (lis_pathway_table_view_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayTableView, lis_pathway_table_view, LIS, PATHWAY_TABLE_VIEW, GtkWidget)

/* @chart: of the same session; it is asked to do what is done with a period. It must live as long. */
GtkWidget     *lis_pathway_table_view_new (LisSession *session, LisPathwayChart *chart);

/* Of the lines. */
GtkAdjustment *lis_pathway_table_view_get_vadjustment (LisPathwayTableView *view);
