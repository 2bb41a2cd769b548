/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/* The built-in catalogue and a small made-up region, the same on every machine: a LisSessionFillFunc. */
gboolean lis_sample_plan_fill (LisStore *store, LisDate today, GCancellable *cancellable, GError **error);
