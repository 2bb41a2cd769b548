/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-reference.h"

/* What a sample's hospitals and pathways look like, as tables. */

#define LIS_SAMPLE_MAX_SECTIONS 6

typedef struct
{
  const char *code;
  const char *name;
} LisSampleSection;

typedef enum
{
  LIS_SAMPLE_HOME,       /* the hospital of the home post */
  LIS_SAMPLE_SECOND,     /* another hospital of the same trust, where there is one */
  LIS_SAMPLE_UNIVERSITY, /* the region's university hospital; from there, another hospital of the region */
} LisSamplePlace;

typedef struct
{
  const char    *specialty; /* whose department it is, NULL for the doctor's own, "FIM" or "FKI" to go round */
  LisSamplePlace place;
  guint          months;    /* 0 ends a programme */
  guint          block;     /* months of one period */
  LisPart        part;
} LisSamplePhase;

typedef enum
{
  LIS_SAMPLE_EVERYWHERE = 1,
  LIS_SAMPLE_LARGE,
  LIS_SAMPLE_UNIVERSITY_ONLY,
} LisSampleSpread;

typedef struct
{
  const char           *code;
  guint                 weight;     /* doctors in training, relative to each other */
  LisSampleSpread       spread;     /* the smallest hospitals that have it */
  const char           *department; /* name as a department of its own */
  const char           *host;       /* at smaller hospitals: code of the specialty whose section it is */
  const char           *section;    /* name there */
  const char           *second;     /* what a doctor may specialise in besides, or NULL */
  const LisSamplePhase *programme;
  LisSampleSection      sections[LIS_SAMPLE_MAX_SECTIONS + 1];
} LisSampleSpecialty;

typedef struct
{
  const char     *code;   /* of the unit in the catalogue */
  guint           weight; /* doctors in training, relative to each other */
  LisSampleSpread size;   /* specialties up to this spread */
  const char     *only;   /* codes, blank between: these alone; or NULL */
  gboolean        central; /* receives the region's rotations */
} LisSampleHospitalSize;

extern const LisSampleSpecialty lis_sample_specialties[];
extern const guint lis_sample_n_specialties;
extern const LisSampleHospitalSize lis_sample_hospitals[];
extern const guint lis_sample_n_hospitals;

/* Index in the table, or -1. */
int lis_sample_find_specialty (const char *code);
