/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-sample-pathway.h"

/* Adds everything about doctor @number of @specialty, whose home post is at @home. */
void lis_sample_add_doctor (LisSampleContext *context, guint number, guint specialty, LisSampleHospital *home);
