/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway.h"
#include "lis-sample-context.h"

/* What one doctor of a sample is to do and where, before it becomes records. */

/* One period. Its days are always known here; @open_dates and @open_unit say what the plan leaves open. */
typedef struct
{
  LisSampleDepartment *department; /* NULL on leave */
  LisId                unit;
  LisDateRange         range;
  LisPeriodKind        kind;
  LisPeriodState       state;
  LisPart              part;
  gint32               share;
  gboolean             open_unit;
  gboolean             open_dates;
  gboolean             parallel; /* beside the stay before it */
  gboolean             first;    /* counts for the first specialty */
  gboolean             second;   /* counts for the second */
} LisSampleStay;

typedef struct
{
  LisRandom          random;
  guint              number; /* from 1 */
  LisSampleHospital *home;
  guint              specialty;
  int                second; /* another specialty, or -1 */
  LisDateRange       range;
  GArray            *stays;  /* LisSampleStay, in order of first day */
} LisSamplePathway;

/* Plans doctor @number in @specialty with the home post at @home. Clear with lis_sample_pathway_clear(). */
void lis_sample_pathway_plan (LisSamplePathway *pathway, LisSampleContext *context, guint number, guint specialty,
                              LisSampleHospital *home);
void lis_sample_pathway_clear (LisSamplePathway *pathway);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisSamplePathway, lis_sample_pathway_clear)

static inline LisSampleStay *
lis_sample_pathway_get (const LisSamplePathway *pathway, guint index)
{
  return &g_array_index (pathway->stays, LisSampleStay, index);
}

/* Served at a place whose employer is not that of the home post. */
gboolean lis_sample_stay_is_rotation (const LisSamplePathway *pathway, const LisSampleStay *stay);
