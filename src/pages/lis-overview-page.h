/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"

/**
 * LisOverviewPage: what a plan opens on: key figures, what needs action, who starts, leaves and comes back. Every
 * number leads to its rows.
 */
#define LIS_TYPE_OVERVIEW_PAGE (lis_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LisOverviewPage, lis_overview_page, LIS, OVERVIEW_PAGE, LisPage)
