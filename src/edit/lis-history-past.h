/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * The records of one entity as they stood when @day began at this place, made by going back through the history. For
 * comparing with now: the records are in no other way connected with the plan of today.
 *
 * Returns: a sealed set, or NULL with LIS_PLAN_ERROR (DAMAGED, CANCELLED …).
 */
LisRecordSet *lis_history_load_past (LisStore *store, LisEntityType type, LisDate day, GCancellable *cancellable,
                                     GError **error);
