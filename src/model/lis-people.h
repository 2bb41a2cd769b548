/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

/* Doctors and those who answer for their training. A national identity number is never held. */

typedef enum
{
  LIS_PART1_NORWAY = 1, /* LIS1 in Norway */
  LIS_PART1_ABROAD,
  LIS_PART1_OLD_SCHEME, /* turnustjeneste */
  LIS_PART1_EXEMPT,     /* freed by the authorities, spesialistforskriften § 37 */
} LisPart1Basis;

typedef struct
{
  LisRecord record;
  char     *local_id;       /* the employer's own number or code */
  char     *given_name;
  char     *family_name;
  char     *hpr_number;
  char     *note;
  LisDate   authorisation;
  LisDate   part1_completed;
  LisMonths part1_months;
  gint32    part1_basis; /* LisPart1Basis */
} LisPerson;

typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     specialty;
  LisDate   approved;
  char     *country; /* empty for Norway */
} LisSpecialistApproval;

typedef enum
{
  LIS_ROLE_MANAGER = 1,
  LIS_ROLE_DELEGATE,
  LIS_ROLE_MENTOR,         /* veileder, spesialistforskriften § 25 d */
  LIS_ROLE_LOCAL_MENTOR,   /* at the receiver during a rotation */
  LIS_ROLE_SUPERVISOR,
  LIS_ROLE_TRAINING_LEAD,  /* UAO */
  LIS_ROLE_COORDINATOR,    /* UKO */
  LIS_ROLE_ADMINISTRATOR,  /* LIS-koordinator */
  LIS_ROLE_COUNCIL_MEMBER, /* RegRåd */
  LIS_ROLE_COUNCIL_DEPUTY,
} LisRoleKind;

typedef struct
{
  LisRecord record;
  LisId     holder;    /* person */
  LisId     trainee;   /* person for whom, or none */
  LisId     unit;
  LisId     specialty;
  LisDate   start;
  LisDate   end;
  gint32    kind;      /* LisRoleKind */
  gint32    share;     /* of a post, where time is set aside */
} LisRole;

typedef enum
{
  LIS_TUTOR_COURSE_MENTOR = 1,
  LIS_TUTOR_COURSE_SUPERVISOR,
  LIS_TUTOR_COURSE_OTHER,
} LisTutorCourse;

typedef struct
{
  LisRecord record;
  LisId     person;
  LisDate   completed;
  gint32    kind; /* LisTutorCourse */
} LisTutorTraining;

extern const LisChoice lis_part1_bases[];
extern const LisChoice lis_role_kinds[];
extern const LisChoice lis_tutor_courses[];

extern const LisEntity lis_person_entity;
extern const LisEntity lis_specialist_approval_entity;
extern const LisEntity lis_role_entity;
extern const LisEntity lis_tutor_training_entity;

/* "Given Family". Free with g_free(). */
char *lis_person_get_name (const LisPerson *person);
