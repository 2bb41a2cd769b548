/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* The pathways of a made-up plan, counted or not. */
LisPathways *lis_bench_load_pathways (guint n_trainees, LisDate today, gboolean counted);

/* One scan of the rows that a filter and the overview ask: of every doctor, in the order in which doctors are shown,
 * each period, training, employment, role and absence once, with every number in it, and the findings where they are
 * counted. Returns their sum, so that no loop can be left out by the compiler. */
gint64       lis_bench_scan_rows (LisPathways *pathways);
