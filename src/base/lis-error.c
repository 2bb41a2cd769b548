/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error.h"

G_DEFINE_QUARK (lis-plan-error-quark, lis_plan_error)
G_DEFINE_QUARK (lis-input-error-quark, lis_input_error)
G_DEFINE_QUARK (lis-edit-error-quark, lis_edit_error)
