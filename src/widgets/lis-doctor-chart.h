/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-session.h"

/**
 * LisDoctorChart: the pathway of one doctor as in the chart of all, fitted into the width there is. Every period is a
 * widget with a name; the arrow keys go from one to the next.
 *
 * Signal "activated" (gint64): Return or a click on the period with that id.
 */
#define LIS_TYPE_DOCTOR_CHART (lis_doctor_chart_get_type ())
G_DECLARE_FINAL_TYPE (LisDoctorChart, lis_doctor_chart, LIS, DOCTOR_CHART, GtkWidget)

/* Shows the pathway as it is now; LIS_ID_NONE or somebody without a pathway shows nothing and is told by FALSE. To be
 * called again at each notify of the session's "pathways". */
gboolean lis_doctor_chart_show (LisDoctorChart *chart, LisSession *session, LisId person);
