/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/* What fills a plan that was just made: LisSessionFillFunc. */

/* The built-in catalogue of specialties, trusts and hospitals. */
gboolean lis_new_plan_fill (LisStore *store, LisDate today, GCancellable *cancellable, GError **error);
/* The catalogue and a small made-up region, the same on every machine. */
gboolean lis_sample_plan_fill (LisStore *store, LisDate today, GCancellable *cancellable, GError **error);
