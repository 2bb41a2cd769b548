/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways-private.h"
#include "lis-unit-sheet.h"

/* lis-unit-sheet-posts.c. @within: by index of unit, is it the sheet's or below it? */
void lis_unit_sheet_add_posts (LisUnitSheet *sheet, const LisPlanData *data, const gboolean *within);
