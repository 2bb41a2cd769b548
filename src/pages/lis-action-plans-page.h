/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"

/**
 * LisActionPlansPage: the action plans: their list, dashboard, table, timeline and board, and the meeting. All look at
 * the same rows of one LisActionSession; what is in focus in one view is so in the others.
 */
#define LIS_TYPE_ACTION_PLANS_PAGE (lis_action_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (LisActionPlansPage, lis_action_plans_page, LIS, ACTION_PLANS_PAGE, LisPage)
