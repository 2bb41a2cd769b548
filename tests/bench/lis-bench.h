/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* Speed is told as a ratio of two things measured in the same run, turn about, since machines are noisy. */

typedef void (*LisBenchFunc) (gpointer data);

/* CPU seconds of this process so far. */
double   lis_bench_cpu_time (void);

/* Median and 95th percentile of @values, which are sorted in place. */
double   lis_bench_median (GArray *values);
double   lis_bench_percentile (GArray *values, double share);

/* Runs both @runs times, turn about, after one round that does not count. Prints both medians and their ratio.
 * Returns: FALSE when the ratio is above @limit. */
gboolean lis_bench_compare (const char *name, double limit, LisBenchFunc ours, const char *floor_name,
                            LisBenchFunc floor, gpointer data, guint runs);

/* Prints a figure got in another way and whether it holds. */
gboolean lis_bench_report (const char *name, double ours, const char *floor_name, double floor, const char *unit,
                           double limit);

/* A plan of @n_trainees made-up doctors, made by the first benchmark that needs it and kept in the build folder.
 * Free with g_free(). */
char    *lis_bench_get_plan (guint n_trainees);
