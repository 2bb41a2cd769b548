/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/* FOLDER/<entity>.csv for every entity that has records: UTF-8, ";", ISO dates, id first, rows in order of id; the same
 * plan gives the same bytes. Files are replaced whole; a failure leaves the old ones. Files 0600. */
gboolean lis_export_plan (LisStore *store, const char *folder, GCancellable *cancellable, GError **error);
