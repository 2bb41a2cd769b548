/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-sample-context.h"

/* The senior doctors of a sample and what they answer for. */

/* Manager, training lead and, where they are missing, the trust's coordinator and administrator; the institution's
 * approval for the specialty. */
void  lis_sample_staff_department (LisSampleContext *context, LisSampleDepartment *department);
/* A specialist of the department who has room for one more doctor. */
LisId lis_sample_take_mentor (LisSampleContext *context, LisSampleDepartment *department);
/* A person with the next made-up name and this local id, not added yet. */
gpointer lis_sample_make_person (LisSampleContext *context, const char *local_id);
