/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

/* Who writes includes lis-change-set.h of edit/. */
typedef struct _LisChangeSet LisChangeSet;

/* Deleting a record together with what is only a part of it: a period with the trainings it counts for and the goals
 * planned in it. */

/* The entities to load for it, ended by LIS_ENTITY_NONE; NULL when such records are not deleted from the window. */
const LisEntityType *lis_record_deletion_get_entities (LisEntityType type);

/* NULL with LIS_EDIT_ERROR: IN_USE says how many records of which kinds refer to it, CONFLICT that it is gone. */
LisChangeSet        *lis_record_deletion_make (const LisPlanData *data, LisEntityType type, LisId id, GError **error);
