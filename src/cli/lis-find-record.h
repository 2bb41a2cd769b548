/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * Finds the record that a user named by its id ("pe-…") or by the name of a doctor or unit.
 *
 * Returns: FALSE with LIS_INPUT_ERROR_VALUE when there is none or several, naming them, or with LIS_PLAN_ERROR.
 */
gboolean lis_find_record (LisStore *store, const char *text, LisEntityType *type, LisId *id, GError **error);
