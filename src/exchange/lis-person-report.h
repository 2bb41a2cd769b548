/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-report-table.h"
#include "lis-store.h"

/**
 * All that a plan holds of one person, for that person to read (personvernforordningen article 15): their own record,
 * everything that belongs to it (lis_belongings_find()), with names instead of ids, and every change of it the history
 * knows. Texts about others that name the person are not among it: they are about others too.
 *
 * Returns: a report of a section for each kind of record and one for the history; NULL with LIS_PLAN_ERROR, or
 * LIS_EDIT_ERROR_INVALID when there is no such person.
 */
LisReport *lis_person_report_make (LisStore *store, LisId person, LisDate today, GCancellable *cancellable,
                                   GError **error);
