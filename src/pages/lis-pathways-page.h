/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"
#include "lis-pathway-chart.h"

/**
 * LisPathwaysPage: the chart with what belongs to it: scroll bars, the line that says what a bar is, the legend.
 *
 * Property "show-legend".
 */
#define LIS_TYPE_PATHWAYS_PAGE (lis_pathways_page_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwaysPage, lis_pathways_page, LIS, PATHWAYS_PAGE, LisPage)

LisPathwayChart *lis_pathways_page_get_chart (LisPathwaysPage *page);
/* Those in view. */
LisDateRange     lis_pathways_page_get_days (LisPathwaysPage *page);
