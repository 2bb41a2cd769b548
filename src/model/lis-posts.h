/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

/* Holding a post and being somewhere are two things: a doctor on rotation is on leave from the home post and employed
 * at the receiver meanwhile. */

typedef enum
{
  LIS_POST_PERMANENT = 1,
  LIS_POST_TEMPORARY,
  LIS_POST_SUBSTITUTE, /* vikariat */
  LIS_POST_ROTATION,   /* gjennomstrømningsstilling */
} LisPostKind;

typedef struct
{
  LisRecord record;
  LisId     unit;
  LisId     specialty;
  char     *number;
  LisDate   start;
  LisDate   end;
  gint32    kind;  /* LisPostKind */
  gint32    share;
} LisPost;

typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     employer; /* unit that is an employer: trust or private hospital */
  LisId     post;
  LisId     substitute_for; /* employment whose holder is away, or none */
  LisDate   start;
  LisDate   end;
  gint32    kind;     /* LisPostKind */
  gint32    share;
} LisEmployment;

/* From an employment. Leave to serve at a receiver is no absence (§ 31). */
typedef struct
{
  LisRecord record;
  LisId     employment;
  LisDate   start;
  LisDate   end;
  gint32    share;
  gint32    rotation; /* flag: to serve elsewhere as part of the training */
} LisLeave;

/* Training places (utdanningsplasser). */
typedef struct
{
  LisRecord record;
  LisId     unit;
  LisId     specialty; /* or none: any */
  LisDate   start;
  LisDate   end;
  gint32    places;
} LisCapacity;

typedef enum
{
  LIS_APPROVAL_APPLIED = 1,
  LIS_APPROVAL_TEMPORARY, /* applied for before 1 March 2019, § 38 */
  LIS_APPROVAL_APPROVED,
  LIS_APPROVAL_REGISTERED,
  LIS_APPROVAL_REFUSED,
  LIS_APPROVAL_WITHDRAWN,
} LisApprovalStatus;

/* Of an institution to train in a specialty (spesialistforskriften §§ 19–20). */
typedef struct
{
  LisRecord record;
  LisId     unit;
  LisId     specialty;
  LisDate   start;
  LisDate   end;
  LisDate   decision;
  gint32    status; /* LisApprovalStatus */
} LisApproval;

extern const LisChoice lis_post_kinds[];
extern const LisChoice lis_approval_statuses[];

extern const LisEntity lis_post_entity;
extern const LisEntity lis_employment_entity;
extern const LisEntity lis_leave_entity;
extern const LisEntity lis_capacity_entity;
extern const LisEntity lis_approval_entity;
