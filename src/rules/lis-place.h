/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"
#include "lis-posts.h"
#include "lis-reference.h"

/* What a place of service belongs to: who employs there, in which hospital it lies, how it is named. */

/* How many units may lie above one another; a ring of parents ends there too. */
#define LIS_PLACE_MAX_DEPTH 16

/**
 * The legal employer at @unit: the nearest unit, itself or above, that names one or is a trust or a private hospital;
 * where there is none (a municipality, abroad) the topmost unit.
 *
 * Returns: a unit, or NULL when @unit is not in @data.
 */
const LisUnit *lis_place_get_legal_employer (const LisPlanData *data, LisId unit);

/* The hospital, or whatever else stands above the departments, that a department or section lies in; NULL for
 * others. */
const LisUnit *lis_place_get_hospital (const LisPlanData *data, const LisUnit *unit);

/* Is @unit the unit @ancestor or below it? */
gboolean       lis_place_is_within (const LisPlanData *data, LisId unit, LisId ancestor);

/* "Ortopedisk avdeling, St. Olavs hospital". An unknown unit gives its id. Free with g_free(). */
char          *lis_place_format (const LisPlanData *data, LisId unit);

/**
 * The employment that is home on @day: the permanent one, else a temporary post, else a substitute's; never the
 * temporary post of a rotation, which requires employment at a sender (domain: gjennomstrømningsstilling).
 *
 * @employments: indices of the person's own in @data.
 * Returns: (nullable): the one that began first where there are several.
 */
const LisEmployment *lis_place_find_home (const LisPlanData *data, const guint32 *employments, guint n, LisDate day);
