/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/* Random but repeatable work on a plan, and what must hold afterwards. */

/* TRUE when the long form was asked for: --long (taken off the arguments) or LISPLAN_LONG=1. Call before
 * g_test_init(). */
gboolean lis_fault_is_long (int *argc, char **argv);

/* Units, and @n_people people with a period each. The first change set of a plan. */
LisChangeSet *lis_fault_make_base (LisEditor *editor, GRand *random, guint n_people);
/* @n_people more with a period each, as one import. */
LisChangeSet *lis_fault_make_import (LisEditor *editor, GRand *random, guint n_people);

/**
 * One random piece of work: a record changed, added or removed, an import, an undoing or a redoing.
 *
 * @number: (out): its change set, or 0 when the door refused it (nothing to redo, say), which is no error.
 * Returns: FALSE with LIS_PLAN_ERROR when file or disk failed.
 */
gboolean lis_fault_work (LisEditor *editor, GRand *random, gint64 *number, GError **error);

/* Number of the newest change set and, when not NULL, its digest as text. */
gint64   lis_fault_get_head (LisStore *store, char **digest);

/* What is wrong with the plan at @path, or NULL: it opens, its pages are whole, the history agrees with every record,
 * and its newest change set is @lowest to @highest. Free with g_free(). */
char    *lis_fault_find_wrong (const char *path, gint64 lowest, gint64 highest);

/* The records alone, as files hold them; NULL with @error. */
char    *lis_fault_dump_records (LisStore *store, GError **error);
/* All that a reader can be shown of a plan, as one text; NULL with @error when reading said that it is damaged. */
char    *lis_fault_dump (LisStore *store, GError **error);
