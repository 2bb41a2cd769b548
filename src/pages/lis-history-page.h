/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"

/**
 * LisHistoryPage: who changed what and when, of the whole plan or of one record, with “Undo This” at each change.
 */
#define LIS_TYPE_HISTORY_PAGE (lis_history_page_get_type ())
G_DECLARE_FINAL_TYPE (LisHistoryPage, lis_history_page, LIS, HISTORY_PAGE, LisPage)

/* Of one record with what belongs to it; @type LIS_ENTITY_NONE for the whole plan. */
void lis_history_page_ask (LisHistoryPage *page, LisEntityType type, LisId id);
