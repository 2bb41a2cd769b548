/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

#define LIS_SAMPLE_MAX_TRAINEES 10000

/* Told after every batch how many of @total doctors are written. */
typedef void (*LisSampleProgressFunc) (guint done, guint total, gpointer user_data);

/**
 * Fills a new plan that holds the built-in catalogue with a made-up region: @n_trainees doctors and all that belongs to
 * them at real trusts. The same for one @seed, ids included, when the editor was made with lis_entropy_seeded() and a
 * fixed clock. It is written in several change sets, so that memory does not grow with its size.
 *
 * @n_trainees: 1 to LIS_SAMPLE_MAX_TRAINEES.
 * @today: the day the sample is made around; pathways start some years before or soon after.
 * @progress: (nullable): called with @user_data.
 *
 * Returns: FALSE with LIS_INPUT_ERROR_VALUE (the number), LIS_EDIT_ERROR_INVALID (no catalogue, or doctors in the plan
 *   already), LIS_PLAN_ERROR_CANCELLED or an error of the plan. What was written until then stays: the caller deletes
 *   the file.
 */
gboolean lis_sample_fill (LisEditor *editor, guint n_trainees, guint64 seed, LisDate today,
                          LisSampleProgressFunc progress, gpointer user_data, GCancellable *cancellable,
                          GError **error);
