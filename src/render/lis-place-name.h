/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

/* "Ortopedisk avdeling, St. Olavs hospital": departments of the same name are everywhere, so the hospital or trust above
 * goes with theirs. "" when there is no such unit. Free with g_free(). */
char *lis_place_get_name (const LisPlanData *data, LisId unit);
