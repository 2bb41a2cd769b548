/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* What stands beside the chart: all that is known of the doctor and the period in focus, and the findings of the
 * doctors shown. In the reader's language. */

typedef struct
{
  char *label; /* "Days" */
  char *value; /* "1 January 2026 to 30 June 2026" */
} LisPathwayFact;

typedef struct
{
  LisFindingKind kind;
  LisSeverity    severity;
  LisDateRange   range;
  LisId          person;
  LisId          period;  /* or none: it is about days of the doctor */
  guint          finding; /* index in the findings it came from */
} LisPathwayFinding;

typedef struct
{
  char   *name;
  char   *about;    /* specialty, employer; may be "" */
  char   *place;    /* heading of the period, or NULL when the doctor alone is in focus */
  GArray *facts;    /* LisPathwayFact of the period */
  GArray *findings; /* LisPathwayFinding: of the period first, then the doctor's others */
  guint   n_own;    /* how many of them are about the period */
} LisPathwayDetails;

/* NULL when the plan has no such doctor. @period: none for the doctor alone. */
LisPathwayDetails *lis_pathways_get_details (const LisPathways *pathways, LisId person, LisId period);
void               lis_pathway_details_free (LisPathwayDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPathwayDetails, lis_pathway_details_free)

/* The findings of the rows, each once however many doctors it concerns, the most severe first, of equals the one that
 * begins first. @kinds: 1 << LisFindingKind of those wanted, 0 for all. Array of LisPathwayFinding, empty while they
 * are not counted. */
GArray            *lis_pathways_list_findings (const LisPathways *pathways, guint kinds);
/* The sentence, with the paragraph of law where there is one. Free with g_free(). */
char              *lis_pathways_format_finding (const LisPathways *pathways, guint finding);
/* "Serious": a finding's severity in a word. */
const char        *lis_severity_get_label (LisSeverity severity);
