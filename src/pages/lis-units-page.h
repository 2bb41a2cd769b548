/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-records-page.h"

/**
 * LisUnitsPage: regions, trusts, hospitals and departments, each above those in it, and the page of one on a day.
 */
#define LIS_TYPE_UNITS_PAGE (lis_units_page_get_type ())
G_DECLARE_FINAL_TYPE (LisUnitsPage, lis_units_page, LIS, UNITS_PAGE, LisRecordsPage)
