/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisWindow: one plan in a window, or the page to start from.
 */
#define LIS_TYPE_WINDOW (lis_window_get_type ())
G_DECLARE_FINAL_TYPE (LisWindow, lis_window, LIS, WINDOW, AdwApplicationWindow)

/* @fill_sample: makes up a sample plan. */
LisWindow  *lis_window_new (GtkApplication *application, LisSession *session, LisSessionFillFunc fill_sample);
/* Of the plan shown, or NULL. */
const char *lis_window_get_path (LisWindow *window);
/* The chart, for the benchmarks' probe. */
GtkWidget  *lis_window_get_chart (LisWindow *window);
