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
 * Signals "painted": the first picture of a plan stands on the screen; "rested": the view has moved and come to rest;
 * "opened": Enter or a double click on what has the focus.
 *
 * What has the focus is that of the session's LisSelection: the chart follows it, and sets it.
 */
#define LIS_TYPE_PATHWAY_CHART (lis_pathway_chart_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayChart, lis_pathway_chart, LIS, PATHWAY_CHART, GtkWidget)

/* What is in view, to be remembered. */
typedef struct
{
  double  per_day; /* points; 0: the usual zoom */
  LisDate day;     /* the first one in view; LIS_DATE_NONE: today in the first third */
  LisId   person;  /* of the uppermost row; LIS_ID_NONE: the first */
} LisPathwayChartView;

GtkWidget  *lis_pathway_chart_new (void);

void        lis_pathway_chart_set_session (LisPathwayChart *chart, LisSession *session);
const char *lis_pathway_chart_get_description (LisPathwayChart *chart);

/* So many levels of lis_zoom_levels wider (or closer when negative) around the middle of the view. */
void        lis_pathway_chart_zoom_by (LisPathwayChart *chart, int levels);
void        lis_pathway_chart_zoom_reset (LisPathwayChart *chart);
/* Whole pathways: all days of the doctors shown. */
void        lis_pathway_chart_zoom_fit (LisPathwayChart *chart);
/* Points a day. */
double      lis_pathway_chart_get_zoom (LisPathwayChart *chart);
void        lis_pathway_chart_go_to_today (LisPathwayChart *chart);
/* Moves so little that days from @start on come into view; nothing else. */
void        lis_pathway_chart_show_days (LisPathwayChart *chart, LisDateRange days);

void        lis_pathway_chart_get_view (LisPathwayChart *chart, LisPathwayChartView *view);
/* Before the chart is first drawn: it begins there. */
void        lis_pathway_chart_set_view (LisPathwayChart *chart, const LisPathwayChartView *view);
