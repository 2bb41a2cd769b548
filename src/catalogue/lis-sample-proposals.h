/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-sample-context.h"

/* Proposals to move, end or add some of the periods in the future, made on the state after change set @based_on. */
void lis_sample_add_proposals (LisSampleContext *context, gint64 based_on);
