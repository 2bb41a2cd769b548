/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway-cells.h"
#include "lis-session.h"

/**
 * LisPathwayLine: one line of the table while somebody looks at it. Its texts are made when they are asked for; after
 * the pathways have changed it says nothing any more, and the table gives another one.
 */
#define LIS_TYPE_PATHWAY_LINE (lis_pathway_line_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayLine, lis_pathway_line, LIS, PATHWAY_LINE, GObject)

/* LIS_ID_NONE when it is outdated; get_period() also for a doctor without periods. */
LisId     lis_pathway_line_get_person (LisPathwayLine *line);
LisId     lis_pathway_line_get_period (LisPathwayLine *line);
/* "" when it is outdated. Free with g_free(). */
char     *lis_pathway_line_format_cell (LisPathwayLine *line, LisPathwayColumn column);
char     *lis_pathway_line_describe (LisPathwayLine *line);
gboolean  lis_pathway_line_get_severity (LisPathwayLine *line, LisSeverity *severity);
/* The first of its doctor. */
gboolean  lis_pathway_line_is_first (LisPathwayLine *line);

/**
 * LisPathwayTable: GListModel of LisPathwayLine: the session's pathways, a line for every period in the order of the
 * chart. It keeps two numbers for every doctor and nothing for a line; lines exist while somebody holds them.
 *
 * Signal "refreshed": the same lines are where they were, and say something else now.
 */
#define LIS_TYPE_PATHWAY_TABLE (lis_pathway_table_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayTable, lis_pathway_table, LIS, PATHWAY_TABLE, GObject)

LisPathwayTable *lis_pathway_table_new (LisSession *session);

/* Position of the line, of the doctor's first one when there is no such period; G_MAXUINT when the doctor is not
 * shown. */
guint            lis_pathway_table_find (LisPathwayTable *table, LisId person, LisId period);
/* Of the line at @position, without making it. @period may be NULL. */
LisId            lis_pathway_table_get_ids (LisPathwayTable *table, guint position, LisId *period);
/* Positions of all lines of the doctor at @position. */
void             lis_pathway_table_get_doctor (LisPathwayTable *table, guint position, guint *first, guint *n_lines);
