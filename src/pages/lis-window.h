/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisWindow: one plan in a window, or the page to start from.
 *
 * Property "page" (the name of the page shown). Signal "painted": the first picture of a plan stands on the screen.
 */
#define LIS_TYPE_WINDOW (lis_window_get_type ())
G_DECLARE_FINAL_TYPE (LisWindow, lis_window, LIS, WINDOW, AdwApplicationWindow)

/* @fill_new: puts into a new plan what it starts with. @fill_sample: makes up a sample plan. */
LisWindow  *lis_window_new (GtkApplication *application, LisSession *session, LisSessionFillFunc fill_new,
                            LisSessionFillFunc fill_sample);
/* Of the plan shown, or NULL. */
const char *lis_window_get_path (LisWindow *window);
/* "overview", "pathways" …: those in the side bar. Made when it is first asked for; does nothing without a plan. */
void        lis_window_show_page (LisWindow *window, const char *name);
/* Goes to the page that shows such records, and there to the one of @id. FALSE when no page shows it. */
gboolean    lis_window_show_record (LisWindow *window, LisEntityType type, LisId id);
/* The chart of the pathways, for the benchmarks' probe; NULL while that page is not shown. */
GtkWidget  *lis_window_get_chart (LisWindow *window);
