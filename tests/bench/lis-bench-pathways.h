/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* The pathways of a made-up plan, counted or not. */
LisPathways *lis_bench_load_pathways (guint n_trainees, LisDate today, gboolean counted);

/* One scan of the rows that pathways are made of: every number of every record read once, in order. Returns their sum,
 * so that no loop can be left out by the compiler. */
gint64       lis_bench_scan_rows (const LisPlanData *data);
