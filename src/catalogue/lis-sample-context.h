/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"
#include "lis-sample-names.h"
#include "lis-sample-programmes.h"

#define LIS_SAMPLE_MAX_SPECIALTIES 64

typedef struct _LisSampleHospital LisSampleHospital;

/* A trust, or a private hospital with the standing of one. */
typedef struct
{
  LisId    unit;
  LisId    region;
  char    *code;
  gboolean staffed;
  guint64  specialties; /* a bit for each that has a training lead and an approval already */
} LisSampleEmployer;

/* A home post left empty by a rotation. */
typedef struct
{
  LisId        employment;
  LisId        post;
  LisDateRange range;
} LisSampleVacancy;

typedef struct
{
  LisId  post;
  GArray *taken; /* LisDateRange */
} LisSampleRotationPost;

typedef struct
{
  LisId  person;
  guint  trainees;
} LisSampleMentor;

typedef struct
{
  LisSampleHospital *hospital;
  guint              specialty; /* index in lis_sample_specialties */
  LisId              unit;
  LisId              above; /* the department it is a section of, or none */
  LisId              sections[LIS_SAMPLE_MAX_SECTIONS];
  guint              n_sections;
  guint              n_posts;
  LisId              manager;
  GArray            *mentors;        /* LisSampleMentor */
  GArray            *rotation_posts; /* LisSampleRotationPost */
  GArray            *vacancies;      /* LisSampleVacancy */
} LisSampleDepartment;

struct _LisSampleHospital
{
  const LisSampleHospitalSize *size;
  LisSampleEmployer           *employer;
  LisId                        unit;
  LisId                        research; /* unit, or none yet */
  LisSampleDepartment         *departments[LIS_SAMPLE_MAX_SPECIALTIES]; /* NULL until somebody comes there */
};

/* Somebody comes to or leaves a unit. */
typedef struct
{
  LisId   unit;
  LisDate date;
  gint32  share; /* negative on the day after the last */
  gint32  agreed;
} LisSamplePresence;

typedef struct
{
  LisEditor      *editor;
  LisChangeSet   *set; /* being filled */
  guint64         seed;
  LisDate         today;
  int             half_year_start; /* month */
  LisSampleNames  names;
  guint           n_people;
  guint           n_seniors;
  LisId           specialties[LIS_SAMPLE_MAX_SPECIALTIES];
  GPtrArray      *employers; /* LisSampleEmployer */
  GPtrArray      *hospitals; /* LisSampleHospital, all regions */
  GArray         *presences; /* LisSamplePresence */
  GPtrArray      *movable;   /* LisPeriod in the future that a proposal may change */
} LisSampleContext;

/* What is drawn for many units or doctors has a stream of its own each. */
typedef enum
{
  LIS_SAMPLE_STREAM_REGION = 1,
  LIS_SAMPLE_STREAM_CAPACITY,
  LIS_SAMPLE_STREAM_PROPOSAL,
  LIS_SAMPLE_STREAM_STAFF = 1 << 20,  /* + number of the senior doctor */
  LIS_SAMPLE_STREAM_DOCTOR = 1 << 24, /* + number of the doctor */
} LisSampleStream;

void     lis_sample_context_init (LisSampleContext *context, LisEditor *editor, guint64 seed, LisDate today);
void     lis_sample_context_clear (LisSampleContext *context);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisSampleContext, lis_sample_context_clear)

/* A new record with an id, to be filled and given to lis_sample_add(). */
gpointer lis_sample_make (LisSampleContext *context, LisEntityType type);
void     lis_sample_add (LisSampleContext *context, LisEntityType type, gpointer record);
/* Begins a change set labelled @message, with its arguments or NULL. */
void     lis_sample_begin (LisSampleContext *context, const char *message, const char *first, const char *second);
/* Writes it. */
gboolean lis_sample_commit (LisSampleContext *context, gint64 *number, GError **error);

/* First day of the half-year @offset half-years from the one that holds @date. */
LisDate  lis_sample_half_year (const LisSampleContext *context, LisDate date, int offset);
