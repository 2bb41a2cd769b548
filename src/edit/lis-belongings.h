/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * The records that belong to one: itself; what refers to it (for a doctor every reference counts, roles for others too,
 * for everything else the ones that must be filled in); and for a doctor what must refer to those again: the leave from
 * an employment, the goals planned in a period. Records that were removed from the plan and of which only the history
 * knows are among them.
 *
 * Returns: table of LisId * → LisEntity * (not owned); NULL with LIS_PLAN_ERROR.
 */
GHashTable *lis_belongings_find (LisStore *store, LisEntityType type, LisId id, GCancellable *cancellable,
                                 GError **error);
