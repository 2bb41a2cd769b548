/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisPersonView: all about one doctor, mentor or manager: the pathway as a picture and in words, employments, roles,
 * absences (days and share, never a reason), credited service and findings.
 */
#define LIS_TYPE_PERSON_VIEW (lis_person_view_get_type ())
G_DECLARE_FINAL_TYPE (LisPersonView, lis_person_view, LIS, PERSON_VIEW, GtkBox)

/* FALSE when there is no such person. */
gboolean lis_person_view_show (LisPersonView *view, LisSession *session, LisId person);
/* Lets go of pathways that are gone. */
void     lis_person_view_forget (LisPersonView *view);
