/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-reading.h"

/* Finding again what a revised plan tells anew. */

typedef struct
{
  gconstpointer record;
  const char   *number;
  const char   *text;
  gboolean      taken;
} LisPlanKnown;

/* For each LisReadItem of @items the record of @known (LisPlanKnown) that it is, or NULL, in the same order. */
GPtrArray *lis_plan_match (GPtrArray *items, GArray *known);
