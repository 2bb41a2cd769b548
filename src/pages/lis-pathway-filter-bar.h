/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisPathwayFilterBar: says what leaves doctors out, each as a button that takes it away, and how many of how many are
 * shown. Not visible while nobody is left out.
 */
#define LIS_TYPE_PATHWAY_FILTER_BAR (lis_pathway_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayFilterBar, lis_pathway_filter_bar, LIS, PATHWAY_FILTER_BAR, AdwBin)

void lis_pathway_filter_bar_set_session (LisPathwayFilterBar *bar, LisSession *session);
