/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways-private.h"
#include "lis-person-sheet.h"

LisTense lis_person_sheet_get_tense (const LisPersonSheet *sheet, LisDateRange range);

/* lis-person-sheet-parts.c. @person: index in its set. */
void lis_person_sheet_add_employments (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways, guint person);
void lis_person_sheet_add_roles (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways);
void lis_person_sheet_add_absences (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways,
                                    const LisPathwayRow *row);
void lis_person_sheet_add_findings (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways,
                                    const LisPathwayRow *row);
