/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/* Closes a plan that could not be finished and removes its file. Clears @store, whose last reference it must be. */
void lis_new_plan_discard (LisStore **store);
