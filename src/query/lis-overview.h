/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* What a plan opens on: key figures, what needs action, who comes and goes. Made from what was read for the pathways,
 * in one walk over the doctors, for the whole plan whatever the filter shows at the moment. */

typedef enum
{
  LIS_OVERVIEW_IN_TRAINING,    /* today */
  LIS_OVERVIEW_WITHOUT_MENTOR, /* this and the next five as in LisPathwayCondition */
  LIS_OVERVIEW_WITHOUT_PLACE,
  LIS_OVERVIEW_LAST_ENDS,
  LIS_OVERVIEW_STARTS,
  LIS_OVERVIEW_LEAVES,
  LIS_OVERVIEW_RETURNS,
  LIS_OVERVIEW_UNITS_OVER,     /* units over capacity today or later; the rows are the doctors there */
  LIS_OVERVIEW_SERIOUS,        /* doctors with findings of the severity */
  LIS_OVERVIEW_WARNINGS,
  LIS_OVERVIEW_NOTES,
  LIS_N_OVERVIEW_FIGURES,
  LIS_OVERVIEW_SPECIALTY = LIS_N_OVERVIEW_FIGURES, /* doctors in training in @record today */
  LIS_OVERVIEW_EMPLOYER,       /* doctors in training today whose home employer is @record, or who have none */
  LIS_OVERVIEW_FINDING,        /* doctors with findings of the kind @finding */
} LisOverviewKind;

typedef struct
{
  LisOverviewKind kind;
  LisId           record;  /* specialty or employer, or none */
  LisFindingKind  finding; /* of LIS_OVERVIEW_FINDING */
  const char     *label;   /* in the reader's language: "Without a mentor", "Ortopedisk kirurgi" */
  guint           count;   /* the number to show */
  guint           n_rows;  /* doctors that @filter leads to: the same, but for units */
  gboolean        known;   /* FALSE: rests on findings, and these are not counted yet */
  const char     *filter;  /* for lis_pathway_filter_from_text(): leads to the rows */
} LisOverviewFigure;

/* A unit against its training places. */
typedef struct
{
  LisId        unit;
  LisDateRange days;    /* over capacity: all of them; with free places: the next half-year */
  LisDate      worst;   /* over capacity: the day that @amount is of */
  gint32       amount;  /* shares, hundredths of a percent: on the worst day; of free places the least there is free */
  gint32       limit;   /* places × 10000 on that day; -1 with free places */
  const char  *filter;  /* leads to the doctors there */
} LisOverviewUnit;

/* Something that somebody should do something about. */
typedef struct
{
  guint       finding;  /* index in the findings of the pathways */
  LisSeverity severity;
  LisDate     day;      /* it begins, or today when it has begun; LIS_DATE_NONE for what has no days */
  LisId       person;   /* each may be none */
  LisId       period;
  LisId       unit;
  gboolean    is_past;  /* its last day is over: to be put right, but nothing waits for it */
} LisOverviewAction;

/* Who starts, leaves or comes back. */
typedef struct
{
  LisId   person;
  LisDate day;     /* the first there; of leaving the last here */
  LisId   from;    /* units, or none */
  LisId   to;
  LisId   from_period; /* or none */
  LisId   to_period;
} LisOverviewMove;

/* How many actions are listed at most: the rest is told by the figures and stands in the chart. */
#define LIS_OVERVIEW_MAX_ACTIONS 200

typedef struct
{
  LisDate       today;
  LisDateRange  half_year;   /* the next one */
  gboolean      counted;     /* findings and loads are in; else there are no actions and units yet */
  GArray       *figures;     /* LisOverviewFigure, LIS_N_OVERVIEW_FIGURES of them, by kind */
  GArray       *specialties; /* LisOverviewFigure in Norwegian order */
  GArray       *employers;   /* the same; the one without last */
  GArray       *findings;    /* LisOverviewFigure by kind, those that there are */
  GArray       *units_over;  /* LisOverviewUnit, from the most above its places */
  GArray       *units_free;  /* LisOverviewUnit: a whole training place free all through the next half-year, nobody
                                even proposed for it; from the most free */
  GArray       *actions;     /* LisOverviewAction, what is past last, the most severe first, then by
                                day */
  guint         n_actions;   /* how many there are in all */
  GArray       *starts;      /* LisOverviewMove, by day and then name */
  GArray       *leaves;
  GArray       *returns;
  GStringChunk *texts;
} LisOverview;

/* @pathways may still be without findings and loads. They are not needed by the answer, except where a function below
 * asks for them. */
LisOverview *lis_overview_new (LisPathways *pathways);
void         lis_overview_free (LisOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisOverview, lis_overview_free)

/* The figure of one of the kinds below LIS_N_OVERVIEW_FIGURES. */
static inline const LisOverviewFigure *
lis_overview_get_figure (const LisOverview *overview, LisOverviewKind kind)
{
  return &g_array_index (overview->figures, LisOverviewFigure, kind);
}

/* Texts of one entry in the reader's language, made when it is shown; @pathways as in lis_overview_new(). Free each
 * with g_free(). */

/* The whole sentence: "Kari Nordmann: uten veileder fra 1. mai 2026". */
char        *lis_overview_format_action (const LisPathways *pathways, const LisOverviewAction *action);
/* Filter that leads to the doctor, or to the doctors at the unit. */
char        *lis_overview_get_action_filter (const LisOverviewAction *action);
char        *lis_overview_format_person (const LisPathways *pathways, LisId person);
/* "Ortopedisk avdeling, St. Olavs hospital"; a period without unit by its kind: "Leave"; "" for nothing. */
char        *lis_overview_format_from (const LisPathways *pathways, const LisOverviewMove *move);
char        *lis_overview_format_to (const LisPathways *pathways, const LisOverviewMove *move);
/* "3 of 2 places", "1 place free". */
char        *lis_overview_format_unit (const LisOverviewUnit *unit);
