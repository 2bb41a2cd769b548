/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-presence.h"

/* Only for rules/: days on which more is taken than there is. */

/* Days one after another of the same class. */
typedef struct
{
  LisExcessClass class;
  LisDateRange   range;
  LisDate        worst_day; /* first day with the largest sum; not before the day asked for where any is later */
  gint32         amount;    /* agreed, and proposed where the class says so */
  gint32         limit;
  gboolean       hand_over; /* a single day, and only because some end on it and others begin */
  guint          first_step, n_steps;
} LisExcess;

/**
 * Excesses in @steps, which lis_steps_sum() made of @presences.
 *
 * @from: days before it do not decide which is the worst.
 * @excesses: (out): array of LisExcess, emptied first.
 */
void   lis_excesses_find (const GArray *steps, const LisPresence *presences, guint n, LisDate from, GArray *excesses);

/* What is taken on @step, counted as @class counts. */
gint32 lis_step_get_amount (const LisLoadStep *step, LisExcessClass class);
