/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-plan-data.h"

/**
 * LisRecordChoice: one of the records that can be chosen, by its name.
 */
#define LIS_TYPE_RECORD_CHOICE (lis_record_choice_get_type ())
G_DECLARE_FINAL_TYPE (LisRecordChoice, lis_record_choice, LIS, RECORD_CHOICE, GObject)

LisId       lis_record_choice_get_id (LisRecordChoice *choice);
/* "Ortopedisk avdeling, St. Olavs hospital" */
const char *lis_record_choice_get_name (LisRecordChoice *choice);
/* @folded: by lis_text_fold(). */
gboolean    lis_record_choice_matches (LisRecordChoice *choice, const char *folded);

/**
 * The units, specialties, doctors in training, action plans or actors of @data in Norwegian order; of other entities
 * none. @none: (nullable): the name of a first entry for LIS_ID_NONE, such as "All departments".
 *
 * Returns: a GListModel of LisRecordChoice, of which @data is no part.
 */
GListModel *lis_record_choices_new (const LisPlanData *data, LisEntityType type, const char *none);
