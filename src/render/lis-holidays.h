/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date.h"

/* Norwegian public holidays: lov 24 February 1995 no. 12 § 2 and lov 26 April 1947 no. 1 § 1. */

/* Easter Sunday of the Gregorian calendar. @year 1900–2199. */
LisDate     lis_holiday_get_easter (int year);
/* English message id of the holiday that @date is, or NULL; translate with _(). */
const char *lis_holiday_get_name (LisDate date);
/* A Saturday, a Sunday or a holiday. */
gboolean    lis_holiday_is_day_off (LisDate date);
