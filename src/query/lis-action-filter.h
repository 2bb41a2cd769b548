/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-plan-due.h"
#include "lis-plan-data.h"

/**
 * LisActionFilter: which rows of the action plans are asked for, how far they are divided, and in which order.
 *
 * Every number of a dashboard carries such a filter as text, and the rows it leads to are as many as the number says.
 * The text is a list of words: "per:actor plan:ac-… status:started,done due:late kurs". Words without a key are
 * searched for.
 */

typedef enum
{
  LIS_ACTION_PER_STEP,    /* one row for each step, and for each measure without steps */
  LIS_ACTION_PER_ACTOR,   /* one for each step and actor with an A; one too where nobody has it */
  LIS_ACTION_PER_MEASURE, /* one for each measure with a row that passes */
} LisActionPer;

typedef enum
{
  LIS_ACTION_SORT_PLAN,        /* as in the plan */
  LIS_ACTION_SORT_DUE,         /* what ends first; what has no end last */
  LIS_ACTION_SORT_STATUS,      /* least advanced first */
  LIS_ACTION_SORT_RESPONSIBLE, /* in Norwegian order of names; nobody last */
  LIS_ACTION_SORT_MENTION,     /* longest without a word first */
} LisActionSort;

enum
{
  LIS_ACTION_MISSING_RESPONSIBLE = 1 << 0,
  LIS_ACTION_MISSING_DATE = 1 << 1,
  LIS_ACTION_MISSING_INDICATOR = 1 << 2, /* of the measure */
};

/* Of LisActionFilter.area: what belongs to no area. */
#define LIS_ACTION_AREA_NONE ((LisId) -1)

/* Zeroed it asks for everything. Bits of one set are "or", sets are "and". */
typedef struct
{
  LisActionPer  per;
  LisActionSort sort;
  LisId         plan;
  LisId         area;
  LisId         measure;
  LisId         actor;         /* itself or, of a group, any of its members */
  gint32        as;            /* LisResponsibilityKind; 0: responsible. For others the whole step is meant. */
  guint         states;        /* bits 1 << LisStatusState, 1 << 0 where none was told */
  guint         dues;          /* bits 1 << LisPlanDueKind */
  guint         missing;
  LisDate       changed_since; /* LIS_DATE_NONE or 0: a status was told on that day or after */
  gint32        risk;          /* LisRiskLevel or 0: a risk of that level is open for the measure */
  char         *search;        /* words in number, text, measure, actors or comment, Norwegian folding; or NULL */
} LisActionFilter;

void     lis_action_filter_clear (LisActionFilter *filter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisActionFilter, lis_action_filter_clear)
LisActionFilter lis_action_filter_copy (const LisActionFilter *filter);

/* Free with g_free(). */
char    *lis_action_filter_format (const LisActionFilter *filter);
/**
 * Reads such a text. Plans, areas, measures and actors may be given by id or by name (in quotes where it has spaces),
 * states by their names or by what Norwegian plans call them.
 *
 * @filter: (out): to be cleared; empty on failure.
 * Returns: FALSE with LIS_INPUT_ERROR_VALUE naming the word that is not understood.
 */
gboolean lis_action_filter_parse (const LisPlanData *data, const char *text, LisActionFilter *filter, GError **error);

/* What it asks for in the reader's language: "Ledelse, Sør HF, late". NULL when it asks for everything. Free with
 * g_free(). */
char    *lis_action_filter_describe (const LisActionFilter *filter, const LisPlanData *data);

/* The plan or actor whose name, variant or id @text is. LIS_ID_NONE with LIS_INPUT_ERROR when it is none or several. */
LisId    lis_query_find_action_plan (const LisPlanData *data, const char *text, GError **error);
LisId    lis_query_find_actor (const LisPlanData *data, const char *text, GError **error);
