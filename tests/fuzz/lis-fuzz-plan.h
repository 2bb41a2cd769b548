/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/* The editor of a plan with two units, a specialty and three doctors, made when first asked for and removed at the end
 * of the program. */
LisEditor *lis_fuzz_plan_get (void);
