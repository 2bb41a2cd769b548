/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/* The built-in catalogue: common trunks, 46 specialties, regions, trusts, private non-profit and main hospitals, put into
 * a new plan as one change set. */
gboolean lis_catalogue_install (LisEditor *editor, GError **error);
