/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/**
 * Erasing a person, personvernforordningen (GDPR) article 17, by rules that are the same for everyone (HACKING.md):
 *
 * - Kept, without who it was: trainings, agreed periods and what they count for, employments and leave from them,
 *   roles, credited service, confirmations and specialist approvals: decisions that others rest on.
 * - Gone: drafts, proposals and requests, absences, courses for tutors, every note.
 * - The person becomes "Erased …": name, local id, HPR number and note are gone, from the history too, and so is who
 *   did a change and what its label names where that was this person.
 * - Texts about others that name the person have the name taken out.
 *
 * It cannot be undone, and no change of a record it concerned can be undone afterwards.
 */

/**
 * LisErasure: what erasing a person does, or did.
 */
typedef struct
{
  LisId      person;
  GPtrArray *kept;          /* char *: kinds of record with their number: "Periods: 3" */
  GPtrArray *gone;          /* char * */
  GPtrArray *cleaned;       /* char *: names of others' records whose texts name the person */
  guint      n_personal;    /* changes of the history that lose their personal values */
  guint      n_words;       /* change sets of the history that lose author and label */
  GPtrArray *needles;       /* char *: the names as they are looked for, folded */
  gint64     number;        /* of the change set, when it was done */
} LisErasure;

void        lis_erasure_free (LisErasure *erasure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisErasure, lis_erasure_free)

/**
 * Finds out what erasing @person would do, and does it unless @dry_run.
 *
 * @today: a person who holds a post, a role or an agreed period on that day or later is not erased: the plan needs to
 * know who it is.
 * Returns: NULL with nothing changed: LIS_EDIT_ERROR_IN_USE (naming what is in force, or where the history's chain
 * itself names the person), LIS_EDIT_ERROR_INVALID (no such person, or they are the author themselves), LIS_PLAN_ERROR.
 */
LisErasure *lis_editor_erase_person (LisEditor *editor, LisId person, LisDate today, gboolean dry_run,
                                     GCancellable *cancellable, GError **error);
