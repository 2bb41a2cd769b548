/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record-set.h"

/**
 * LisPlanData: what was read of a plan for the question at hand, one set for each entity asked for and NULL for the
 * others. Rules and queries read it; nobody changes it.
 */
typedef struct
{
  LisRecordSet *sets[LIS_N_ENTITIES];
} LisPlanData;

LisPlanData *lis_plan_data_new (void);
void         lis_plan_data_free (LisPlanData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanData, lis_plan_data_free)

/* NULL when there is no such record or its entity was not asked for. Owned by @data. */
gconstpointer lis_plan_data_find (const LisPlanData *data, LisEntityType type, LisId id);
/* 0 when the entity was not asked for. */
guint         lis_plan_data_count (const LisPlanData *data, LisEntityType type);
gconstpointer lis_plan_data_get (const LisPlanData *data, LisEntityType type, guint index);
