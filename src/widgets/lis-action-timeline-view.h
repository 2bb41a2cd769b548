/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-action-rows.h"

/**
 * LisActionTimelineView: the rows of action plans in time, as render/ draws them, in a scrolled window. Only what is in
 * view is laid out. A small widget lies over each row in view, so that the keyboard and assistive technology find them.
 *
 * Signals: "focused" (guint row): another row has the focus; "opened" (guint row): Enter, or a second click.
 */
#define LIS_TYPE_ACTION_TIMELINE_VIEW (lis_action_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (LisActionTimelineView, lis_action_timeline_view, LIS, ACTION_TIMELINE_VIEW, GtkWidget)

/* @actions must live until the next call; NULL for none. @half_year_start: 1, 2 or 3. To be called anew whenever its
 * rows changed. */
void lis_action_timeline_view_set_actions (LisActionTimelineView *view, LisActions *actions, int half_year_start);
/* Puts the focus on @row. FALSE when there is no such row. */
gboolean lis_action_timeline_view_focus_row (LisActionTimelineView *view, guint row);
/* Shows @factor times as much time; 0 for all of it. */
void lis_action_timeline_view_zoom (LisActionTimelineView *view, double factor);
