/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-record-choice.h"

/**
 * LisRecordChooser: a button that shows what is chosen, and below it a list to choose from by typing any part of the
 * name; Enter takes the first that fits.
 *
 * Properties: "selected" (gint64, LisId), "label" (what is chosen: for assistive technology), "placeholder" (on the
 * button while nothing is chosen that the model names).
 */
#define LIS_TYPE_RECORD_CHOOSER (lis_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LisRecordChooser, lis_record_chooser, LIS, RECORD_CHOOSER, AdwBin)

/* A GListModel of LisRecordChoice. */
void  lis_record_chooser_set_model (LisRecordChooser *chooser, GListModel *model);
LisId lis_record_chooser_get_selected (LisRecordChooser *chooser);
void  lis_record_chooser_set_selected (LisRecordChooser *chooser, LisId id);
/* Opens the list, the focus in its search. */
void  lis_record_chooser_popup (LisRecordChooser *chooser);
