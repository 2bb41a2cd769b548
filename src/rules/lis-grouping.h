/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

#define LIS_INDEX_NONE G_MAXUINT32

/**
 * LisGrouping: the records of one set gathered by the record of another set that they refer to, such as the periods of
 * each person. Two arrays for a whole plan, so that no question asks for a record by its id.
 */
typedef struct
{
  guint32 *first;   /* one for each record referred to and one more: where its members start */
  guint32 *members; /* indices in the set of those who refer, in the order of that set */
} LisGrouping;

/* @reference: offset of the LisId in the structs of @members. Sets that were not asked for count as empty. */
void  lis_grouping_init (LisGrouping *grouping, const LisPlanData *data, LisEntityType targets, LisEntityType members,
                         gsize reference);
void  lis_grouping_clear (LisGrouping *grouping);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisGrouping, lis_grouping_clear)

/* The members of the record at @target, @n of them. */
static inline const guint32 *
lis_grouping_get (const LisGrouping *grouping, guint target, guint *n)
{
  *n = grouping->first[target + 1] - grouping->first[target];
  return grouping->members + grouping->first[target];
}

/* Where the record lies in its set, or LIS_INDEX_NONE. */
guint lis_plan_data_index (const LisPlanData *data, LisEntityType type, LisId id);
