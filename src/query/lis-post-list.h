/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* All posts with those who hold them, and everything the page of one post shows. Texts are in the reader's language and
 * belong to the answer; it needs nothing of the pathways once it is made. */

typedef enum
{
  LIS_POST_COLUMN_NUMBER,
  LIS_POST_COLUMN_UNIT,
  LIS_POST_COLUMN_SPECIALTY,
  LIS_POST_COLUMN_KIND,
  LIS_POST_COLUMN_HOLDER,     /* on the day */
  LIS_POST_COLUMN_SUBSTITUTE, /* on the day */
  LIS_POST_COLUMN_VACANT,     /* days of the first vacancy of the twelve months */
  LIS_N_POST_COLUMNS,
} LisPostColumn;

typedef struct
{
  LisId       post;
  const char *texts[LIS_N_POST_COLUMNS]; /* "" where there is nothing to say */
  LisDate     vacant_from; /* of that vacancy, or LIS_DATE_NONE */
  gboolean    vacant_now;  /* wholly or in part: nobody holds it or stands in */
} LisPostEntry;

typedef struct
{
  GArray       *entries; /* LisPostEntry, by number */
  GStringChunk *texts;
} LisPostList;

/* Posts that exist on some day of the twelve months from @day. */
LisPostList *lis_post_list_new (LisPathways *pathways, LisDate day);
void         lis_post_list_free (LisPostList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPostList, lis_post_list_free)

/* Who was, is or will be in a post, or that nobody is. */
typedef struct
{
  LisId        employment; /* none for a vacancy */
  LisId        person;
  const char  *name;       /* or NULL */
  const char  *kind;       /* "permanent"; of a vacancy "Vacant" or "Holder on leave, nobody in it" */
  const char  *replaced;   /* who a substitute stands in for, or NULL */
  const char  *share;
  const char  *days;
  LisDateRange range;
  gboolean     now;
} LisPostTenure;

typedef struct
{
  LisId         post;
  LisId         unit;
  const char   *number;
  const char   *place;
  const char   *specialty;   /* or NULL */
  const char   *kind;        /* or NULL */
  const char   *share;
  const char   *days;
  GArray       *employments; /* LisPostTenure: all, the newest first */
  GArray       *vacancies;   /* LisPostTenure of the twelve months, by first day */
  GStringChunk *texts;
} LisPostSheet;

/* NULL when there is no such post. */
LisPostSheet *lis_post_sheet_new (LisPathways *pathways, LisId post, LisDate day);
void          lis_post_sheet_free (LisPostSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPostSheet, lis_post_sheet_free)
