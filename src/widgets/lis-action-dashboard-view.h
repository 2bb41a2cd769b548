/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-action-summary.h"

/**
 * LisActionDashboardView: the dashboard of action plans as render/ draws it, with a small widget over each of its
 * entries, so that the keyboard and assistive technology find them. Tab and the arrows go from one to the next.
 *
 * Signal "follow" (const char *filter): an entry was activated, and these are its rows.
 */
#define LIS_TYPE_ACTION_DASHBOARD_VIEW (lis_action_dashboard_view_get_type ())
G_DECLARE_FINAL_TYPE (LisActionDashboardView, lis_action_dashboard_view, LIS, ACTION_DASHBOARD_VIEW, GtkWidget)

/* @summary must live until the next call; NULL for none. */
void lis_action_dashboard_view_set_summary (LisActionDashboardView *view, const LisActionSummary *summary);
