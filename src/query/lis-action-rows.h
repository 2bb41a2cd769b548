/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-filter.h"

/* The rows of action plans: what table, timeline, board, dashboard, report and command line all ask.
 *
 * Rolling up. A step is followed for everybody with an A by itself, each member of a group ("HF": each of the trusts).
 * What holds for the step is said of all of them together, and in the same way for a measure of its steps, for an area
 * or a plan of its measures:
 *
 *   - stopped, when all are stopped; otherwise those who stopped are left out;
 *   - done, when all the others are done;
 *   - started, when anyone of them has started or is done;
 *   - not started, when nobody has; where nothing was told of anyone it is "no status".
 *
 * So it is never more advanced than the one who has come least far, except that work has begun. How many are done is
 * said beside it ("3 of 4 done").
 *
 * From trust to region. A step of a trust's plan that carries out a step of the region's plan (LisStep.follows) speaks
 * for that trust there: where the trust whose plan it is has an A for the region's step, the newer of the two counts,
 * what was told of the region's step or what the trust's own step comes to. The same for measures without steps. */

/* How many are in each state; [0] counts those of whom nothing was told. */
typedef struct
{
  guint32 n[LIS_STATUS_STOPPED + 1];
} LisActionTally;

/* One step, or a measure without steps, for one who has the A. */
typedef struct
{
  LisId                actor;    /* none: nobody has the A */
  LisId                group;    /* through which the A is, or none */
  const LisStepStatus *status;   /* what was told last, or NULL */
  guint32              follower; /* item of the trust's plan that speaks here, or LIS_INDEX_NONE */
  LisDate              told;     /* the day it is from, or LIS_DATE_NONE */
  LisDate              mention;  /* the last day it was spoken of at all, or LIS_DATE_NONE */
  LisDate              due_day;  /* see LisPlanDue */
  guint8               state;    /* LisStatusState, 0 when none was told */
  guint8               due;      /* LisPlanDueKind */
  guint8               severity; /* LisSeverity of it */
} LisActionPart;

/* Who has a part in it as the plan says, groups as groups. */
typedef struct
{
  LisId  actor;
  guint8 kind; /* LisResponsibilityKind */
} LisActionRole;

/* One step, or a measure without steps. */
typedef struct
{
  const LisActionPlan *plan;
  const LisArea       *area;      /* or NULL */
  const LisObjective  *objective; /* or NULL */
  const LisMeasure    *measure;
  const LisStep       *step;      /* or NULL */
  LisPlanSpot          spot;
  LisFuzzyTime         time;
  guint                group;     /* index of its measure in LisActions.measures */
  guint                first_part, n_parts; /* at least one */
  guint                first_role, n_roles;
  guint8               missing;   /* LIS_ACTION_MISSING_… */
} LisActionItem;

typedef struct
{
  guint  place; /* in its set */
  guint  first_item, n_items;
  guint  n_indicators;
  guint8 missing;
  guint8 risk;  /* LisRiskLevel of the gravest open risk, or 0 */
} LisActionMeasure;

typedef struct
{
  guint32        item;    /* of a measure the first that passes */
  guint32        part;    /* of LIS_ACTION_PER_ACTOR the one; else the one that due is of */
  guint32        n_items; /* of a measure how many pass */
  guint8         state;   /* of all that pass together, by the rules above */
  guint8         due;     /* the gravest LisPlanDueKind of them */
  LisDate        due_day; /* the earliest of that kind */
  LisDate        told;    /* newest of them */
  LisActionTally tally;   /* of those with an A; of a measure of its steps */
} LisActionRow;

/**
 * LisActions: all that is followed, and the rows that pass the filter. Templates and what is out of its plan are left
 * out.
 */
typedef struct
{
  const LisPlanData *data;
  LisDate            today;
  LisActionFilter    filter;   /* of the rows */
  LisPlanIndex       index;
  GArray            *items;    /* LisActionItem, plan by plan in its order */
  GArray            *parts;    /* LisActionPart */
  GArray            *roles;    /* LisActionRole */
  GArray            *measures; /* LisActionMeasure, in the order of items */
  GArray            *rows;     /* LisActionRow */
  GPtrArray         *folded;   /* char * of each item, made by the first search */
} LisActions;

/* The entities to load into LisPlanData for it, ended by LIS_ENTITY_NONE. */
extern const LisEntityType lis_action_entities[];

/* @data must live as long. @filter: (nullable). */
LisActions *lis_actions_new (const LisPlanData *data, LisDate today, const LisActionFilter *filter);
void        lis_actions_free (LisActions *actions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisActions, lis_actions_free)

/* Filters and sorts anew. @filter: (nullable). */
void        lis_actions_refilter (LisActions *actions, const LisActionFilter *filter);
/* How many rows @filter would give, and nothing else. */
guint       lis_actions_count (LisActions *actions, const LisActionFilter *filter);
/* Is @part of the item at @item one that the row is about? */
gboolean    lis_actions_passes_part (const LisActions *actions, guint item, guint part);

static inline const LisActionItem *
lis_actions_get_item (const LisActions *actions, guint index)
{
  return &g_array_index (actions->items, LisActionItem, index);
}

static inline const LisActionPart *
lis_actions_get_part (const LisActions *actions, guint index)
{
  return &g_array_index (actions->parts, LisActionPart, index);
}

static inline const LisActionRow *
lis_actions_get_row (const LisActions *actions, guint index)
{
  return &g_array_index (actions->rows, LisActionRow, index);
}

static inline const char *
lis_action_item_get_number (const LisActionItem *item)
{
  return item->step != NULL ? item->step->number : item->measure->number;
}

static inline const char *
lis_action_item_get_text (const LisActionItem *item)
{
  return item->step != NULL ? item->step->text : item->measure->title;
}

/* By the rules above: LisStatusState, or 0. */
gint32      lis_action_tally_roll_up (const LisActionTally *tally);
guint       lis_action_tally_count (const LisActionTally *tally);

/* Words; free with g_free(). */

/* "started", "no status". Owned by the library. */
const char *lis_action_state_get_label (gint32 state);
/* "late", "soon due", "not mentioned for six months"; "" for nothing. Owned by the library. */
const char *lis_action_due_get_label (LisPlanDueKind due);
/* "3 of 4 done", or NULL for one alone. */
char       *lis_action_tally_format (const LisActionTally *tally);
/* Names of all in @item with @kind, groups as groups: "RHF, HF"; NULL for nobody. */
char       *lis_actions_format_actors (const LisActions *actions, const LisActionItem *item,
                                       LisResponsibilityKind kind);
/* "2025–2026", "Våren 2024": as it was written, of the measure where the step has none; NULL for nothing. */
char       *lis_action_item_format_time (const LisActionItem *item);
/* The same as days: "01.01.2025–31.12.2026, continuous"; NULL when nothing could be computed. */
char       *lis_action_item_format_days (const LisActionItem *item);
/* The newest comment of those that the row is about, with no date; NULL when there is none. Owned by the data. */
const char *lis_actions_get_comment (const LisActions *actions, const LisActionRow *row);
/* The whole row as a sentence, for assistive technology and pointers: "2.5 Vurderer satsene, Sør HF: started on
 * 1 March 2026, late: was due by 31.12.2025". */
char       *lis_actions_describe_row (const LisActions *actions, const LisActionRow *row);

/* References. Array of const LisPlanReference *, free with g_ptr_array_unref(). */

/* Those that stand at the measure or its steps. */
GPtrArray  *lis_actions_list_references (const LisActions *actions, LisId measure);
/* Those of other measures, in this or another plan, that lead here. */
GPtrArray  *lis_actions_list_referring (const LisActions *actions, LisId measure);
