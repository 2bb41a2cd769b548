/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisApplication: one process for all windows. Opening a plan that is open already shows its window.
 */
#define LIS_TYPE_APPLICATION (lis_application_get_type ())
G_DECLARE_FINAL_TYPE (LisApplication, lis_application, LIS, APPLICATION, AdwApplication)

/* @session: reads the plan of the command line already, or is empty; the first window takes it. */
LisApplication *lis_application_new (LisSession *session);
