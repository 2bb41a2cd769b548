/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record-set.h"

/* Keys of LisSetting; a plan without the record has the preset. */
#define LIS_SETTING_TITLE "title"                  /* of the plan: "Helse Midt-Norge" */
#define LIS_SETTING_HALF_YEAR "half-year-start"    /* month the half-years start in: "1" (1.1./1.7.), "2" or "3" */
#define LIS_SETTING_SHORT_STAY "short-stay-months" /* up to this long the sender pays: "3" */
#define LIS_SETTING_CATALOGUE "catalogue"          /* which built-in catalogue the plan was made with */

/* NULL when it is not set. Owned by @settings. */
const char *lis_settings_get (LisRecordSet *settings, const char *key);
/* 1, 2 or 3; 1 when it is not set or not one of them. */
int         lis_settings_get_half_year_start (LisRecordSet *settings);
