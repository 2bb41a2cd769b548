/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-pathway-details.h"
#include "lis-session.h"

/**
 * LisPathwayPane: beside the chart, what the doctor and period in focus are in full, or the findings of the doctors
 * shown. It follows the session's selection and, when a finding is activated, sets it.
 *
 * Signal "finding-shown" (gint start, gint end): the days of the finding that was activated.
 */
typedef enum
{
  LIS_PANE_NONE,
  LIS_PANE_DETAILS,
  LIS_PANE_FINDINGS,
} LisPane;

#define LIS_TYPE_PATHWAY_PANE (lis_pathway_pane_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayPane, lis_pathway_pane, LIS, PATHWAY_PANE, AdwBin)

GtkWidget *lis_pathway_pane_new (LisSession *session);
void       lis_pathway_pane_show (LisPathwayPane *pane, LisPane what);
/* The finding after (or before, when -1) the one that was shown last. */
void       lis_pathway_pane_step_finding (LisPathwayPane *pane, int step);
