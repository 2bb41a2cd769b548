/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-session.h"

/**
 * LisPathwayChart: the chart of a session's pathways: doctors down, time across. Names, ruler and load strip stand
 * still while it is scrolled; only what is in view is laid out and drawn.
 *
 * Properties: "session" (LisSession), "description" (what lies under the pointer, else what has the focus, in full; ""
 * for nothing), and those of GtkScrollable.
 * Signal "painted": the first picture of a plan stands on the screen.
 */
#define LIS_TYPE_PATHWAY_CHART (lis_pathway_chart_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayChart, lis_pathway_chart, LIS, PATHWAY_CHART, GtkWidget)

GtkWidget  *lis_pathway_chart_new (void);

void        lis_pathway_chart_set_session (LisPathwayChart *chart, LisSession *session);
const char *lis_pathway_chart_get_description (LisPathwayChart *chart);

/* So many levels of lis_zoom_levels wider (or closer when negative) around the middle of the view. */
void        lis_pathway_chart_zoom_by (LisPathwayChart *chart, int levels);
void        lis_pathway_chart_zoom_reset (LisPathwayChart *chart);
/* Points a day. */
double      lis_pathway_chart_get_zoom (LisPathwayChart *chart);
void        lis_pathway_chart_go_to_today (LisPathwayChart *chart);
