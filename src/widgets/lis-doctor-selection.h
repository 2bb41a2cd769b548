/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-pathway-table.h"

/**
 * LisDoctorSelection: a LisPathwayTable as a list widget wants it, its selected lines being those of the doctors that
 * the session's LisSelection holds: it selects doctors, never a single line.
 *
 * What selects one line alone (a click, an arrow key) moves the focus of the LisSelection there and leaves the selected
 * doctors as they are, as in the chart.
 */
#define LIS_TYPE_DOCTOR_SELECTION (lis_doctor_selection_get_type ())
G_DECLARE_FINAL_TYPE (LisDoctorSelection, lis_doctor_selection, LIS, DOCTOR_SELECTION, GObject)

LisDoctorSelection *lis_doctor_selection_new (LisPathwayTable *table, LisSelection *selection);
