/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* Everything the page of one doctor, or of a mentor or manager, shows. Texts are in the reader's language and belong to
 * the sheet; it needs nothing of the pathways once it is made. */

/* Where something lies beside the sheet's day. */
typedef enum
{
  LIS_TENSE_PAST,
  LIS_TENSE_CURRENT,
  LIS_TENSE_FUTURE, /* also what has no days yet */
} LisTense;

typedef struct
{
  LisId        training;
  const char  *specialty;    /* "?" when it is not known */
  const char  *programme;    /* or NULL */
  const char  *scheme;       /* "current scheme (2016)" */
  const char  *outcome;      /* "completed", or NULL while it runs */
  LisDateRange range;
  const char  *days;
  LisTense     tense;
} LisPersonTraining;

typedef struct
{
  LisId         period;
  const char   *place;       /* "Ortopedisk avdeling, St. Olavs hospital", wished for, or "Without a place" */
  const char   *kind;        /* "service", "research" … */
  const char   *days;
  const char   *share;       /* "50 %" */
  const char   *state;       /* "agreed" */
  const char   *words;       /* all of it in a sentence, as on the bar of the chart */
  LisPeriodKind kind_value;
  LisPeriodState state_value;
  LisDateRange  range;
  gboolean      placed;      /* has first and last day */
  gboolean      has_unit;
  gboolean      rotation;
  guint         ordinal, total; /* "1 of 4", or 0 */
  LisTense      tense;
} LisPersonPeriod;

typedef struct
{
  LisId        employment;
  LisId        post;         /* or none */
  const char  *employer;
  const char  *post_text;    /* "1234, Ortopedisk avdeling, St. Olavs hospital", or NULL */
  const char  *kind;         /* "permanent" */
  const char  *replaced;     /* whom a substitute stands in for, or NULL */
  const char  *share;
  const char  *days;
  LisDateRange range;
  gboolean     home;         /* is home on the sheet's day */
  LisTense     tense;
  guint        first_leave, n_leaves;
} LisPersonEmployment;

typedef struct
{
  LisId        leave;
  const char  *what;         /* "Leave to serve elsewhere", "Leave" */
  const char  *share;
  const char  *days;
  LisDateRange range;
  gboolean     rotation;
  LisTense     tense;
} LisPersonLeave;

typedef struct
{
  LisId        role;
  gboolean     as_trainee;   /* somebody has the role for this doctor; else this doctor has it */
  const char  *kind;         /* "mentor" */
  LisId        other;        /* who has it, or whom it is for; or none */
  const char  *other_name;   /* or NULL */
  const char  *scope;        /* unit and specialty it is for, or NULL */
  const char  *share;        /* or NULL */
  const char  *days;
  LisDateRange range;
  LisTense     tense;
} LisPersonRole;

/* Never a reason. */
typedef struct
{
  LisId        absence;
  const char  *effect;       /* "counts fully", "to be deducted" */
  const char  *share;
  const char  *days;
  LisDateRange range;
  LisTense     tense;
} LisPersonAbsence;

typedef struct
{
  guint          finding;    /* index in the findings of the pathways */
  LisFindingKind kind;
  LisSeverity    severity;
  LisId          period;     /* or none */
  LisDateRange   range;
  const char    *text;       /* the whole sentence */
} LisPersonFinding;

typedef struct
{
  LisId         person;
  LisDate       day;
  const char   *name;
  const char   *detail;      /* specialty and home employer, or "" */
  const char   *local_id;    /* or NULL */
  const char   *mentors;     /* on the day, "A, B", or NULL */
  const char   *place;       /* of service on the day, or NULL */
  gboolean      in_training; /* on the day */
  GArray       *trainings;   /* LisPersonTraining, each array by first day */
  GArray       *periods;     /* LisPersonPeriod; those without days last */
  GArray       *employments; /* LisPersonEmployment */
  GArray       *leaves;      /* LisPersonLeave, of one employment side by side */
  GArray       *roles;       /* LisPersonRole: those as trainee first */
  GArray       *absences;    /* LisPersonAbsence */
  GArray       *findings;    /* LisPersonFinding, the most severe first */
  gboolean      counted;     /* FALSE: findings are not counted yet */
  GStringChunk *texts;
} LisPersonSheet;

/* NULL when there is no such person. @day is the one that the pathways were made for. */
LisPersonSheet *lis_person_sheet_new (LisPathways *pathways, LisId person);
void            lis_person_sheet_free (LisPersonSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPersonSheet, lis_person_sheet_free)
