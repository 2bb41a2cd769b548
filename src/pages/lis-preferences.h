/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisPreferences: what the user chooses for themselves, and what a plan chooses for all who use it.
 */
#define LIS_TYPE_PREFERENCES (lis_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LisPreferences, lis_preferences, LIS, PREFERENCES, AdwPreferencesWindow)

/* @settings: (nullable): the user's own. */
LisPreferences *lis_preferences_new (GtkWindow *parent, LisSession *session, GSettings *settings);
