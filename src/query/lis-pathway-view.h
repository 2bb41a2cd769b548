/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/**
 * The pathway of one doctor, whatever the filter leaves out: pathways with a single row, in a group without title,
 * for a chart of its own. It looks at @pathways and is to be freed before those are filtered anew, given findings or
 * freed.
 *
 * Returns: NULL when @person is no doctor with a pathway. Free with lis_pathway_view_free(), nothing else.
 */
LisPathways *lis_pathway_view_new (const LisPathways *pathways, LisId person);
void         lis_pathway_view_free (LisPathways *view);
