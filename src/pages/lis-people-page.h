/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-records-page.h"

/**
 * LisPeoplePage: every doctor, or everybody, in a list to search, and the page of one.
 */
#define LIS_TYPE_PEOPLE_PAGE (lis_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LisPeoplePage, lis_people_page, LIS, PEOPLE_PAGE, LisRecordsPage)
