/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisUnitView: all about one unit and those below it on a day and in the twelve months from it: who is here and who
 * comes, posts with those who hold them, doctors against places, training places and approvals.
 *
 * Signal "day-wanted" (int): the user has written that day.
 */
#define LIS_TYPE_UNIT_VIEW (lis_unit_view_get_type ())
G_DECLARE_FINAL_TYPE (LisUnitView, lis_unit_view, LIS, UNIT_VIEW, GtkBox)

/* FALSE when there is no such unit. */
gboolean lis_unit_view_show (LisUnitView *view, LisSession *session, LisId unit, LisDate day);
