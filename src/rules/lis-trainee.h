/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-grouping.h"
#include "lis-pathway.h"

/* Is the person at @person in training in @specialty, running or ended? @trainings: by person. */
gboolean lis_trainee_is_in (const LisPlanData *data, const LisGrouping *trainings, guint person, LisId specialty);
