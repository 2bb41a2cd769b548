/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-pathway-chart.h"

/**
 * LisChartPage: the chart with what belongs to it: scroll bars, the line that says what a bar is, the legend.
 *
 * Property "show-legend".
 */
#define LIS_TYPE_CHART_PAGE (lis_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (LisChartPage, lis_chart_page, LIS, CHART_PAGE, AdwBin)

void             lis_chart_page_set_session (LisChartPage *page, LisSession *session);
LisPathwayChart *lis_chart_page_get_chart (LisChartPage *page);
