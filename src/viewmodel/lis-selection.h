/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-id.h"

/**
 * LisSelection: what the user is at in a plan, the same in chart, table and details: the doctor and period that have
 * the focus, and the doctors that are selected for a command. By id, so that it outlives a new reading.
 *
 * Properties, to be watched by notify: "person" and "period" (LisId as int64; LIS_ID_NONE for none).
 * Signal "changed": the selected doctors are others now.
 */
#define LIS_TYPE_SELECTION (lis_selection_get_type ())
G_DECLARE_FINAL_TYPE (LisSelection, lis_selection, LIS, SELECTION, GObject)

LisSelection *lis_selection_new (void);

LisId         lis_selection_get_person (LisSelection *selection);
LisId         lis_selection_get_period (LisSelection *selection);
/* @period: LIS_ID_NONE when it is the doctor alone. */
void          lis_selection_set_focus (LisSelection *selection, LisId person, LisId period);

gboolean      lis_selection_contains (LisSelection *selection, LisId person);
guint         lis_selection_count (LisSelection *selection);
/* In no particular order; n_persons of them. Free with g_free(). */
LisId        *lis_selection_list (LisSelection *selection, guint *n_persons);
void          lis_selection_add (LisSelection *selection, LisId person);
void          lis_selection_remove (LisSelection *selection, LisId person);
/* These and no others. */
void          lis_selection_set (LisSelection *selection, const LisId *persons, guint n_persons);
/* Nothing selected and nothing in focus. */
void          lis_selection_clear (LisSelection *selection);
