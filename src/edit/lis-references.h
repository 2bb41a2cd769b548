/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-store.h"

/* Finds, inside the transaction that wrote @set, what refers to nothing. FALSE with LIS_EDIT_ERROR INVALID (a record of
 * the set refers to one that is not there) or IN_USE (a record that stays refers to one removed), naming both. */
gboolean lis_references_check (LisStore *store, LisChangeSet *set, GError **error);
