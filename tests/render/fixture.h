/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* The day on which the made-up charts are looked at: 2026-03-10. */
LisDate      fixture_get_today (void);
/* Fourteen made-up doctors of two specialties, with all that a chart can show. Only @person's row unless it is none. */
LisPathways *fixture_new (LisGroupBy group_by, LisId person);
/* @n_doctors with twelve periods each, one after another; every seventh with two at once. No groups. */
LisPathways *fixture_new_large (guint n_doctors);
/* A plan in which nobody is. */
LisPathways *fixture_new_empty (void);
