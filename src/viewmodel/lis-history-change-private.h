/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history-change.h"
#include "lis-history-query.h"

LisHistoryChange *lis_history_change_new (const LisHistoryItem *item);
/* Takes what may have become of it from @newer, the same change set read later. */
void              lis_history_change_follow (LisHistoryChange *change, LisHistoryChange *newer);
