/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-finding.h"

/* Which doctors, in which groups and order; see lis-pathways.h for the answer. */

typedef enum
{
  LIS_GROUP_NONE,
  LIS_GROUP_SPECIALTY,
  LIS_GROUP_EMPLOYER, /* home employer on the day asked about */
  LIS_GROUP_PLACE,    /* place of service on the day asked about */
  LIS_GROUP_MENTOR,
  LIS_GROUP_COMPLETION, /* expected year */
  LIS_N_GROUPINGS,
} LisGroupBy;

/* The order inside each group; equals follow by family name. Doctors without what is sorted by come last both ways. */
typedef enum
{
  LIS_SORT_NAME,
  LIS_SORT_NEXT_PERIOD, /* first day of the next period, from the day asked about on */
  LIS_SORT_COMPLETION,  /* expected last day of the training */
  LIS_SORT_EMPLOYER,
  LIS_SORT_SPECIALTY,
  LIS_SORT_FINDING,     /* the most severe first, of equals the one that begins first */
  LIS_N_SORTS,
} LisPathwaySort;

/* How far ahead starting, leaving and coming back are told, in days from the day asked about on. */
#define LIS_PATHWAY_AHEAD_DAYS 84

/**
 * LisPathwayCondition: what the key figures of the overview ask, so that each leads to its rows. Only what is agreed or
 * proposed counts, drafts do not. A training runs as long as it has no outcome and its last day is not past.
 */
typedef enum
{
  LIS_CONDITION_NONE,
  LIS_CONDITION_WITHOUT_MENTOR, /* in training on the day, and nobody is mentor then (§ 25 d) */
  LIS_CONDITION_WITHOUT_PLACE,  /* on some day of the next half-year in training without a period that has a unit, or
                                   with a period for it that lacks unit or days; the half-years are those of the plan */
  LIS_CONDITION_LAST_ENDS,      /* the training runs and its last period ends in the year of the day */
  LIS_CONDITION_STARTS,         /* the first period, or without any the training, begins in the next 12 weeks */
  LIS_CONDITION_LEAVES,         /* in the next 12 weeks serves for the last time before going to another employer than
                                   home, on leave of four weeks or more, or nowhere */
  LIS_CONDITION_RETURNS,        /* in the next 12 weeks is back at home from a rotation, or from such a leave */
  LIS_CONDITION_OVER_CAPACITY,  /* has a period at a unit that is over capacity on some of its days by what is agreed;
                                   nobody while findings are not counted */
  LIS_CONDITION_FINDING,        /* has a finding of one of @findings and @severities; nobody while they are not
                                   counted */
  LIS_N_CONDITIONS,
} LisPathwayCondition;

/* Instead of an id of employer or mentor: those who have none on the day. */
#define LIS_PATHWAY_WITHOUT ((LisId) -1)

/**
 * LisPathwayFilter: zeroed but for @today it asks for every doctor, by name. All that is set must hold.
 *
 * @search is only looked at, so that a literal or an entry's text can be lent; a filter got from
 * lis_pathway_filter_copy() or lis_pathway_filter_from_text() owns its own and is emptied by
 * lis_pathway_filter_clear().
 */
typedef struct
{
  LisGroupBy          group_by;
  LisDate             today;
  LisId               specialty;  /* or none: only doctors training in it */
  LisId               unit;       /* or none: only doctors with a period at it or below it or wanted there, or employed
                                     there */
  LisId               person;     /* or none: only this doctor */
  const char         *search;     /* or NULL: words, each of which must stand in the name of the doctor, of a place, of
                                     a specialty or of the home employer; Norwegian folding */
  gboolean            with_load;  /* compute the load strip */
  LisPathwaySort      sort;
  gboolean            descending;
  LisId               employer;   /* or none: home employer on the day, or LIS_PATHWAY_WITHOUT */
  LisId               mentor;     /* or none: is mentor (veileder) on the day, or LIS_PATHWAY_WITHOUT */
  gboolean            only_current; /* in training on the day; with @specialty in training in that one */
  LisPathwayCondition condition;
  guint               findings;   /* LIS_CONDITION_FINDING: 1 << LisFindingKind of those meant, 0 for any */
  guint               severities; /* the same with LisSeverity */
} LisPathwayFilter;

/* A copy that owns its search. */
LisPathwayFilter lis_pathway_filter_copy (const LisPathwayFilter *filter);
/* Frees the search of a filter that owns it, and zeroes the filter. */
void             lis_pathway_filter_clear (LisPathwayFilter *filter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisPathwayFilter, lis_pathway_filter_clear)

/* Do both ask the same, load strip and all? */
gboolean         lis_pathway_filter_equal (const LisPathwayFilter *a, const LisPathwayFilter *b);
/* Does it leave anybody out? Groups and order do not. */
gboolean         lis_pathway_filter_is_narrow (const LisPathwayFilter *filter);

/**
 * One line of text that lis_pathway_filter_from_text() reads back, for saved views, remembered state and links:
 * "group=specialty;sort=-completion;unit=un-0000000000004;condition=without-place;search=ola%20n". "" for a filter that
 * asks nothing. @today and @with_load are not in it. Free with g_free().
 */
char            *lis_pathway_filter_to_text (const LisPathwayFilter *filter);
/* Never fails: keys and values it does not know are left out, NULL and "" ask nothing. @today of the answer is 0 and
 * is to be set. Empty it with lis_pathway_filter_clear(). */
LisPathwayFilter lis_pathway_filter_from_text (const char *text);

/* Words for menus, rows and chips in the reader's language, owned by the library: "Without a mentor". */
const char      *lis_pathway_condition_get_label (LisPathwayCondition condition);
const char      *lis_pathway_sort_get_label (LisPathwaySort sort);
const char      *lis_group_by_get_label (LisGroupBy group_by);

/* What the filter leaves out, as chips show it: "Orthopaedic surgery", "Without a mentor", "“ola”". @data to name
 * records by. NULL-terminated, empty for none; free with g_strfreev(). */
char           **lis_pathway_filter_describe (const LisPathwayFilter *filter, const LisPlanData *data);
