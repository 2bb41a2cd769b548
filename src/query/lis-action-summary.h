/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-rows.h"
#include "lis-plan-indicator.h"

/* What a dashboard of action plans says, as plain numbers, bars and lists: what is drawn, its table and its spoken text
 * all come from here. Every number that counts rows carries the text of a filter (lis-action-filter.h) that gives just
 * as many of them. */

typedef enum
{
  LIS_ACTION_TONE_PLAIN,
  LIS_ACTION_TONE_GOOD,
  LIS_ACTION_TONE_NOTE,
  LIS_ACTION_TONE_WARNING,
  LIS_ACTION_TONE_SERIOUS,
} LisActionTone;

typedef struct
{
  const char   *name;   /* stable: "late" */
  const char   *label;  /* translated: "Late" */
  guint         count;  /* rows of @filter */
  guint         of;     /* of so many; 0 where that says nothing */
  LisActionTone tone;
  char         *filter;
} LisActionFigure;

typedef enum
{
  LIS_ACTION_BAR_AREA,        /* counts steps, each rolled up over those with the A */
  LIS_ACTION_BAR_RESPONSIBLE, /* counts steps of one actor */
} LisActionBarKind;

/* States side by side. Filters come from lis_action_bar_format_filter(). */
typedef struct
{
  LisActionBarKind kind;
  const char      *title;
  LisId            id;          /* of the area or actor; none for what belongs to nothing or nobody */
  const LisActionPlan *plan;    /* of an area */
  LisActionTally   tally;
  guint            late;
  guint            soon;
  guint            silent;
  guint            contributes; /* of an actor: steps that it has a B for */
} LisActionBar;

typedef struct
{
  const LisIndicator *indicator;
  const LisMeasure   *measure;
  const char         *actor;     /* name, or NULL */
  const char         *unit;      /* of measurement, or NULL */
  GArray             *values;    /* LisActionValue in order of day, up to today */
  gint32              value;     /* newest, LIS_INTEGER_NONE for none */
  gint32              before;    /* the one before it, LIS_INTEGER_NONE for none */
  gint8               trend;     /* 1 better, -1 worse, 0 the same or not known */
  gboolean            computed;  /* from the pathways, today */
  LisIndicatorVerdict verdict;
} LisActionIndicator;

typedef struct
{
  LisDate date;
  gint32  value; /* hundredths */
} LisActionValue;

typedef enum
{
  LIS_ACTION_CHANGE_STATUS,
  LIS_ACTION_CHANGE_NOTE, /* note, decision or minutes */
  LIS_ACTION_CHANGE_WITHDRAWN,
} LisActionChangeKind;

/* One thing that was told since the day asked for, newest first. */
typedef struct
{
  LisActionChangeKind kind;
  LisDate             date;
  const LisMeasure   *measure; /* or NULL */
  const LisStep      *step;    /* or NULL */
  LisId               actor;   /* whom it was told of, none for all */
  gint32              before;  /* LisStatusState, 0 for none */
  gint32              after;
  gint32              note_kind; /* LisPlanNoteKind */
  const char         *text;    /* comment or note, or NULL */
  const char         *author;  /* or NULL */
} LisActionChange;

typedef struct
{
  const LisRisk *risk;
  gint32         level; /* LisRiskLevel, 0 where it was not told */
} LisActionRisk;

typedef struct
{
  LisId        plan;      /* or none: all that are followed */
  LisId        actor;     /* or none */
  LisDate      since;     /* changes from this day on; LIS_DATE_NONE: since the last meeting, see
                             lis_action_find_last_meeting() */
  LisDateRange half_year; /* the next one, for computed indicators */
} LisActionQuestion;

typedef struct
{
  LisActions       *actions;     /* not owned */
  LisActionQuestion question;
  LisDate           since;       /* as it was used, LIS_DATE_NONE when there was no meeting */
  char             *scope;       /* names of plan and actor, or NULL */
  guint             n_steps, n_measures;
  GArray           *figures;     /* LisActionFigure: what a leader looks at first */
  GArray           *missing;     /* LisActionFigure: where effort is missing */
  GArray           *areas;       /* LisActionBar, in the order of the plans */
  GArray           *responsible; /* LisActionBar, most late first, then most steps */
  GPtrArray        *indicators;  /* LisActionIndicator */
  GArray           *changes;     /* LisActionChange */
  GArray           *risks;       /* LisActionRisk, gravest first; closed ones left out */
} LisActionSummary;

/**
 * Counts everything in one walk over the items. Computed indicators need lis_indicator_rule_entities in the data; where
 * they were not loaded such an indicator has no value.
 *
 * @actions must live as long; its own filter does not matter.
 */
LisActionSummary *lis_action_summary_new (LisActions *actions, const LisActionQuestion *question);
void              lis_action_summary_free (LisActionSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisActionSummary, lis_action_summary_free)

/* Filter of the steps in @state (0 for no status) of a bar; @state -1 for all. Free with g_free(). */
char   *lis_action_bar_format_filter (const LisActionSummary *summary, const LisActionBar *bar, gint32 state);
/* The same for what is late, soon due or silent. Free with g_free(). */
char   *lis_action_bar_format_due_filter (const LisActionSummary *summary, const LisActionBar *bar,
                                          LisPlanDueKind due);
/* And for the steps an actor contributes to. Free with g_free(). */
char   *lis_action_bar_format_contributes_filter (const LisActionSummary *summary, const LisActionBar *bar);

/* The day of the newest minutes of @plan (of any when none) before @today, or LIS_DATE_NONE. What was set at a meeting
 * bears its day, so changes since it begin the day after. */
LisDate lis_action_find_last_meeting (const LisPlanData *data, LisId plan, LisDate today);

/* Words; free with g_free(). */

/* "Sør HF: 6.1 Kurs – not started → done (12.03.2026): comment". */
char   *lis_action_change_format (const LisActionChange *change, const LisPlanData *data);
/* "82,5 %"; NULL for LIS_INTEGER_NONE. */
char   *lis_action_indicator_format_value (const LisActionIndicator *indicator, gint32 value);
/* "target reached", "on the way", "warning", "alarm", "no value". Owned by the library. */
const char *lis_indicator_verdict_get_label (LisIndicatorVerdict verdict);
/* "better", "worse", "the same", or "" where it is not known. Owned by the library. */
const char *lis_action_trend_get_label (const LisActionIndicator *indicator);
/* The whole dashboard as text to be read aloud, a line for each thing. */
char   *lis_action_summary_describe (const LisActionSummary *summary);
