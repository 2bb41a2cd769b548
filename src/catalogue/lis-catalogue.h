/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/* Value of LIS_SETTING_CATALOGUE in a plan made with this catalogue: the regulation as of 19 May 2026 and the
 * organisations of August 2026. */
#define LIS_CATALOGUE_NAME "2026-08"

/**
 * Puts the built-in catalogue into a new plan as one change set: common trunks, 46 specialties, regions, trusts,
 * private non-profit hospitals and main hospitals. Records are made in a fixed order, so that an editor with seeded
 * entropy gives the same ids every time.
 */
gboolean lis_catalogue_install (LisEditor *editor, GError **error);
