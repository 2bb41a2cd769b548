/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

/**
 * LisStartPage: what a window without a plan shows: open one, make a sample, recent plans.
 */
#define LIS_TYPE_START_PAGE (lis_start_page_get_type ())
G_DECLARE_FINAL_TYPE (LisStartPage, lis_start_page, LIS, START_PAGE, AdwBin)

/* Lists the recent plans anew and puts the focus on the first thing to do. */
void lis_start_page_refresh (LisStartPage *page);
