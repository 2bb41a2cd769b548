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
} LisPathwayDoctor;

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
  GArray           *doctors;     /* LisPathwayDoctor, alphabetical */
  guint32          *doctor_of;   /* by index of the person: its doctor, or LIS_INDEX_NONE */
  GArray           *row_doctors; /* guint32: which doctor each row of the answer shows */
  LisPathwayPlace  *places;      /* by index of the unit */
  LisGrouping       trainings;   /* by person */
  LisGrouping       employments; /* by person */
  LisGrouping       mentors;     /* roles of every kind, by the trainee they are for */
  GPtrArray        *all_loads;   /* LisLoad of every unit, or NULL while nobody asked */
  GStringChunk     *mark_texts;
} LisPathwaysPrivate;

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
/* lis-pathway-filter.c: makes rows, groups, range and loads. */
void lis_pathways_make_rows (LisPathwaysPrivate *self, const LisPathwayFilter *filter);
/* Picks the loads of the units met in the rows. */
void lis_pathways_make_loads (LisPathwaysPrivate *self);
/* The training that speaks for the doctor: of @specialty, else running on the day, else not ended, else the last. */
const LisTraining *lis_pathways_get_main_training (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor,
                                                   LisId specialty);
/* lis-pathway-marks.c: makes the marks of every doctor from the findings. */
void lis_pathways_make_marks (LisPathwaysPrivate *self);
