/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-overview.h"
#include "lis-pathways-private.h"

/* lis-overview-actions.c: what rests on findings and loads, as far as they are counted. */
void        lis_overview_add_findings (LisOverview *overview, const LisPathwaysPrivate *pathways);
void        lis_overview_add_loads (LisOverview *overview, const LisPathwaysPrivate *pathways);

/* The filter as text, kept by @overview. */
const char *lis_overview_keep_filter (LisOverview *overview, const LisPathwayFilter *filter);
