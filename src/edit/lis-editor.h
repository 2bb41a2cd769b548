/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-clock.h"
#include "lis-entropy.h"
#include "lis-store.h"

/**
 * LisEditor: the one door for writing to a plan.
 */
typedef struct _LisEditor LisEditor;

/* @author: who answers for the changes, an attribution. @entropy NULL for the system's, @clock NULL for the
 * machine's. */
LisEditor *lis_editor_new (LisStore *store, const char *author, const LisEntropy *entropy, const LisClock *clock);
void       lis_editor_free (LisEditor *editor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisEditor, lis_editor_free)

LisStore  *lis_editor_get_store (LisEditor *editor);
LisId      lis_editor_new_id (LisEditor *editor);

/**
 * Checks every record (lis_record_check()), then writes all of @set and its history in one transaction. An empty set
 * writes nothing and gives number 0.
 *
 * @number: (out) (optional): of the change set in the history.
 * Returns: FALSE with LIS_EDIT_ERROR or LIS_PLAN_ERROR and nothing changed; DAMAGED when a record to be changed is not
 * as its history left it.
 */
gboolean   lis_editor_commit (LisEditor *editor, LisChangeSet *set, gint64 *number, GError **error);

/* Undoes change set @number, or the newest that is not undone when 0, by a change set of its own. CONFLICT names the
 * record that was changed since. */
gboolean   lis_editor_undo (LisEditor *editor, gint64 number, gint64 *new_number, GError **error);
/* Redoes the undoing made last, when nothing else was changed since. */
gboolean   lis_editor_redo (LisEditor *editor, gint64 *new_number, GError **error);
