/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

#define LIS_SAMPLE_MAX_TRAINEES 10000

/* A made-up region in a new plan that holds the built-in catalogue already: @n_trainees doctors with all that belongs to
 * them, always the same for one @seed, ids included (the editor must have been made with lis_entropy_seeded() and a fixed
 * clock). @today: the day the sample is made around. */
gboolean lis_sample_fill (LisEditor *editor, guint n_trainees, guint64 seed, LisDate today, GCancellable *cancellable,
                          GError **error);
