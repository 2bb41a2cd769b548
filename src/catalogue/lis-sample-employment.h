/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-sample-pathway.h"

/* Post, employments and leaves that go with a planned pathway; the home post left by a rotation is remembered, and a
 * doctor who begins may be the substitute in one left before. */
void lis_sample_add_employments (LisSampleContext *context, LisSamplePathway *pathway, LisId person);

/* A stretch of agreed service away from the home employer, of more than three months. */
gboolean lis_sample_next_rotation (const LisSamplePathway *pathway, guint *index, LisSampleStay *whole);
