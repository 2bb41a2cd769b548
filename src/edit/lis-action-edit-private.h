/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-edit.h"
#include "lis-reference.h"

/* Only for edit/. */

/* Sets LIS_EDIT_ERROR_INVALID and returns FALSE. */
gboolean lis_action_edit_refuse (GError **error, const char *message);
/* A new record in the change set, to be filled in. */
gpointer lis_action_edit_insert (LisActionEdit *edit, LisEntityType type);
/* The unit's actor, a new one where it has none. */
LisId    lis_action_edit_take_actor (LisActionEdit *edit, const LisUnit *unit);
/* On the edit's day. */
gboolean lis_action_edit_is_member (LisActionEdit *edit, LisId group, LisId actor);
