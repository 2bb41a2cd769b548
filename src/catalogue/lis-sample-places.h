/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"
#include "lis-sample-context.h"

/* The hospitals of a sample: those of the catalogue, with departments that come to be when somebody is to serve
 * there. */

/* Finds the catalogue's specialties, trusts and hospitals in @catalogue. LIS_EDIT_ERROR_INVALID when one is missing. */
gboolean             lis_sample_places_load (LisSampleContext *context, LisPlanData *catalogue, GError **error);

/* Whether doctors can be trained in @specialty at @hospital. */
gboolean             lis_sample_hospital_has (const LisSampleHospital *hospital, guint specialty);
LisSampleDepartment *lis_sample_department_get (LisSampleContext *context, LisSampleHospital *hospital,
                                                guint specialty);
/* Of the region's hospitals, the one that receives rotations in @specialty; NULL when there is none but @home. */
LisSampleHospital   *lis_sample_find_central (LisSampleContext *context, LisSampleHospital *home, guint specialty);
/* Another hospital with @specialty, of the same trust or else (@anywhere) of the region; NULL when there is none. */
LisSampleHospital   *lis_sample_find_other (LisSampleContext *context, LisSampleHospital *home, guint specialty,
                                            gboolean anywhere, LisRandom *random);
LisId                lis_sample_research_unit (LisSampleContext *context, LisSampleHospital *hospital);

/* Remembers that somebody is at @unit, the department or a section of it, so that the training places of all that it
 * belongs to can be made to fit. */
void                 lis_sample_note_presence (LisSampleContext *context, const LisSampleDepartment *department,
                                               LisId unit, LisDateRange range, gint32 share, gboolean agreed);
/* Training places for every unit noted: enough at most, one too few at some. */
void                 lis_sample_add_capacities (LisSampleContext *context);
