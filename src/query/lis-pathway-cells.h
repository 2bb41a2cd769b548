/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* The pathways as a table: a line for every period in the chart's order, one for a doctor without any. */

typedef enum
{
  LIS_PATHWAY_COLUMN_DOCTOR,
  LIS_PATHWAY_COLUMN_GROUP, /* heading of the group; worth showing only while there are groups */
  LIS_PATHWAY_COLUMN_PLACE,
  LIS_PATHWAY_COLUMN_FIRST,
  LIS_PATHWAY_COLUMN_LAST,
  LIS_PATHWAY_COLUMN_MONTHS,
  LIS_PATHWAY_COLUMN_SHARE,
  LIS_PATHWAY_COLUMN_STATE,
  LIS_PATHWAY_COLUMN_KIND, /* rotations are told from other service */
  LIS_PATHWAY_COLUMN_FINDINGS,
  LIS_PATHWAY_COLUMN_SPECIALTY,
  LIS_PATHWAY_COLUMN_EMPLOYER,
  LIS_N_PATHWAY_COLUMNS,
} LisPathwayColumn;

/* Translated heading. */
const char *lis_pathway_column_get_title (LisPathwayColumn column);

/* How many lines @row has: its periods, first those placed in time, or one. */
guint       lis_pathways_count_lines (const LisPathwayRow *row);
/* The period of a line, or NULL for the line of a doctor without any. */
const LisPathwayBar *lis_pathways_get_line (const LisPathways *pathways, guint row, guint line);

/* What stands in a cell, in the reader's language. @bar NULL for a doctor without periods. Free with g_free(). */
char       *lis_pathways_format_cell (const LisPathways *pathways, guint row, const LisPathwayBar *bar,
                                      LisPathwayColumn column);
/* The worst of what was found about a line. FALSE when there is nothing, or nothing is counted yet. */
gboolean    lis_pathways_get_line_severity (const LisPathways *pathways, guint row, const LisPathwayBar *bar,
                                            LisSeverity *severity);
/* The whole line in words, findings and all: lis_pathways_describe_bar() and a sentence for each. Free with
 * g_free(). */
char       *lis_pathways_describe_line (const LisPathways *pathways, guint row, const LisPathwayBar *bar);
