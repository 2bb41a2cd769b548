/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* Only for query/: how the sheets of a unit and of a person speak; texts belong to @texts. */

/* "1 Jan 2026 to 30 Jun 2026", "from 1 Jan 2026", "until 30 Jun 2026", or "without dates". */
const char *lis_sheet_days (GStringChunk *texts, LisDateRange range);
/* "50 %" */
const char *lis_sheet_share (GStringChunk *texts, gint32 share);
/* "Ortopedisk avdeling, St. Olavs hospital", or NULL for none. */
const char *lis_sheet_place (GStringChunk *texts, const LisPlanData *data, LisId unit);
/* "Kari Nordmann", or NULL for none. */
const char *lis_sheet_person (GStringChunk *texts, const LisPlanData *data, LisId person);
/* Name of the specialty, or NULL for none. */
const char *lis_sheet_specialty (const LisPlanData *data, LisId specialty);
/* The value's label in the reader's language, or NULL. */
const char *lis_sheet_choice (const LisChoice *choices, gint32 value);
/* Keeps @text, which it frees; NULL stays NULL. */
const char *lis_sheet_take (GStringChunk *texts, char *text);
