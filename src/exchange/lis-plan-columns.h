/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-reading.h"

/**
 * What the columns of a table mean, when @row is the row of headings above it.
 *
 * Two rows of headings are taken together: "Ansvar" above "RHF" and "HF" makes those two actors' columns. A heading
 * that says nothing by itself is an actor's when only A, B and ticks stand below it.
 *
 * @n_rows: (out): how many rows the headings take.
 * Returns: (nullable): LisPlanColumn by position, or NULL when it is no such row.
 */
GPtrArray *lis_plan_columns_find (const LisTable *table, guint row, const char *const *map, guint *n_rows);

/* The position of the first column of @kind, or -1. */
int        lis_plan_columns_find_kind (GPtrArray *columns, LisPlanColumnKind kind);

/* What a cell of an actor's own column says: A, B, "A/B", "initierer" … FALSE when it is none of that. @second: the
 * second of two, or 0. @fixed: what a tick means, or 0 where a tick means nothing. */
gboolean   lis_plan_parse_letter (const char *text, LisResponsibilityKind fixed, LisResponsibilityKind *first,
                                  LisResponsibilityKind *second);
