/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date-range.h"

/* Only for rules/: sets of days as arrays of LisDateRange. */

void lis_days_add (GArray *days, LisDateRange range);
/* Puts the ranges in order and joins those that overlap or touch; afterwards each is apart from the next. */
void lis_days_join (GArray *days);
/* Joined @days without joined @others into @left (emptied first), joined too. */
void lis_days_subtract (const GArray *days, const GArray *others, GArray *left);
/* Keeps of joined @days those in @range. */
void lis_days_clip (GArray *days, LisDateRange range);
