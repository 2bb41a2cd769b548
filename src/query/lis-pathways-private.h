/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-grouping.h"
#include "lis-pathways.h"

/* Only for query/. What does not depend on the filter is made once and kept: every doctor with bars, lanes and marks,
 * in alphabetical order. A filter only picks and groups them. */

/* One doctor of the plan, in the filter or not. */
typedef struct
{
  LisPathwayRow row;
  const char   *specialties;   /* names, as in the row's detail; "" for none */
  const char   *employer;      /* name of the home employer, "" for none */
  const char   *folded;        /* name for the search, made by the first one */
  guint32       person;        /* index in its set */
  LisDateRange  range;         /* from the first to the last day anything is placed on; empty when nothing is */
  LisId         home_employer; /* on the day asked about */
  guint32       home_place;    /* index of the same in the units, or LIS_INDEX_NONE */
  guint16       findings;      /* of its marks: 1 << LisFindingKind */
  guint8        severities;    /* 1 << LisSeverity */
  gboolean      over_capacity; /* has a serious mark of that kind */
  LisDate       first_finding; /* the first day of the first of the most severe */
} LisPathwayDoctor;

/* Going from one place to another. */
typedef struct
{
  LisDate day;      /* first day there, of leaving the last one here; LIS_DATE_NONE: no such move */
  guint32 from, to; /* index of the bar, or LIS_INDEX_NONE */
} LisPathwayMove;

/* What conditions and orders ask of one doctor; see LisPathwayCondition. */
typedef struct
{
  LisDate        next;      /* first day of the next period, or LIS_DATE_NONE */
  LisDate        last_end;  /* the day after the last period's last, LIS_DATE_MAX where it goes on, or LIS_DATE_NONE */
  LisPathwayMove starts;
  LisPathwayMove leaves;
  LisPathwayMove returns;
  guint          in_training : 1;
  guint          runs : 1;  /* a training runs, today or later */
  guint          without_mentor : 1;
  guint          without_place : 1;
  guint          last_ends : 1;
} LisPathwayFacts;

/* One unit, as the bars need it. */
typedef struct
{
  const LisUnit *legal_employer;
  const char    *label;      /* at home: department first */
  const char    *away_label; /* elsewhere: hospital first, since that is what tells the bars apart */
} LisPathwayPlace;

typedef struct
{
  LisPathways       answer;
  LisDate           today;       /* that the doctors were made for */
  LisPathwayFilter  filter;      /* that the rows were made by; owns its search */
  GArray           *doctors;     /* LisPathwayDoctor, alphabetical */
  guint32          *doctor_of;   /* by index of the person: its doctor, or LIS_INDEX_NONE */
  GArray           *row_doctors; /* guint32: which doctor each row of the answer shows */
  LisPathwayPlace  *places;      /* by index of the unit */
  LisGrouping       trainings;   /* by person */
  LisGrouping       employments; /* by person */
  LisGrouping       mentors;     /* roles of every kind, by the trainee they are for */
  LisPathwayFacts  *facts;       /* of every doctor, or NULL while nobody asked */
  GPtrArray        *all_loads;   /* LisLoad of every unit, or NULL while nobody asked */
  GPtrArray        *ranked_loads; /* the same, the worst from today on first, or NULL */
  GStringChunk     *mark_texts;
} LisPathwaysPrivate;

/* More than there are places for: not only if something proposed were agreed, or on the day of a hand-over. */
static inline gboolean
lis_finding_is_excess (LisFindingKind kind, LisSeverity severity)
{
  return kind == LIS_FINDING_OVER_CAPACITY && severity == LIS_SEVERITY_SERIOUS;
}

static inline LisPathwayDoctor *
lis_pathways_get_doctor (const LisPathwaysPrivate *self, guint index)
{
  return &g_array_index (self->doctors, LisPathwayDoctor, index);
}

/* lis-pathway-doctors.c: makes doctors, bars, unplaced and absences. */
void lis_pathways_make_doctors (LisPathwaysPrivate *self);
/* lis-pathway-lanes.c: sets the lanes of bars in order of first day; returns how many there are. */
guint lis_pathway_bars_set_lanes (LisPathwayBar *bars, guint n);
/* lis-pathway-places.c */
void lis_pathways_make_places (LisPathwaysPrivate *self);
/* lis-pathway-filter.c: makes rows, groups and range, and loads if asked for. */
void lis_pathways_make_rows (LisPathwaysPrivate *self, const LisPathwayFilter *filter);
/* lis-pathway-loads.c: picks the loads of the units met in the rows. */
void lis_pathways_make_loads (LisPathwaysPrivate *self);
/* The training that speaks for the doctor: of @specialty, else running on the day, else not ended, else the last. */
const LisTraining *lis_pathways_get_main_training (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor,
                                                   LisId specialty);
/* lis-pathway-marks.c: makes the marks of every doctor from the findings. */
void lis_pathways_make_marks (LisPathwaysPrivate *self);
/* lis-pathway-facts.c: those of every doctor, found by the first who asks. */
const LisPathwayFacts *lis_pathways_get_facts (LisPathwaysPrivate *self);
/* lis-pathway-filter.c: is the person mentor of @doctor on the day, or has the doctor any when it is none? */
gboolean lis_pathways_has_mentor (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, LisId mentor);
/* lis-pathway-sort.c: puts doctors that come in alphabetical order (indices, guint32) into the filter's. */
void lis_pathways_sort_picked (LisPathwaysPrivate *self, const LisPathwayFilter *filter, GArray *picked);

/* lis-pathway-search.c: words to be looked for; NULL for a text without any. */
typedef struct _LisPathwaySearch LisPathwaySearch;
LisPathwaySearch *lis_pathway_search_new (LisPathwaysPrivate *self, const char *text);
void              lis_pathway_search_free (LisPathwaySearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPathwaySearch, lis_pathway_search_free)
gboolean          lis_pathway_search_finds (const LisPathwaySearch *search, LisPathwayDoctor *doctor);
