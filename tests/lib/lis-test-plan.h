/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

/**
 * Adds a record to @data, read from "field=value; field=value" with values as in files, but references and "id" as
 * plain numbers: "id=7; person=1; start=2026-01-01; end=2026-06-30; state=agreed". What is left out is at its preset.
 *
 * Returns: the record, until the next one of its entity is added.
 */
gpointer     lis_test_plan_add (LisPlanData *data, LisEntityType type, const char *values);

/* The same for many, one a line, each "entity: field=value; …". Seals the sets. */
LisPlanData *lis_test_plan_new (const char *const *lines);
