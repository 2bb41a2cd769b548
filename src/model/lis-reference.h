/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

/* What all plans refer to: places, specialties, goals. */

/* A value that holds for the whole plan, such as the start of the half-years; see lis-settings.h. */
typedef struct
{
  LisRecord record;
  char     *key;
  char     *value;
} LisSetting;

/* Learning goals shared by several specialties in part 2 (FIM, FKI): spesialistforskriften annex 2 C1 and C12. */
typedef struct
{
  LisRecord record;
  char     *code;
  char     *name;
} LisTrunk;

typedef enum
{
  LIS_SPECIALTY_GROUP_HOSPITAL = 1,
  LIS_SPECIALTY_GROUP_ASA, /* allmennmedisin, samfunnsmedisin, arbeidsmedisin */
} LisSpecialtyGroup;

typedef struct
{
  LisRecord record;
  LisId     trunk;      /* common part 2, or none */
  char     *code;       /* prefix of its learning goals: "ORT" */
  char     *name;
  char     *name_en;
  char     *hpr_code;   /* code system 7426 */
  char     *chapter;    /* of annex 2 */
  char     *variants;
  gint32    number;     /* in annex 1 */
  gint32    group;      /* LisSpecialtyGroup */
} LisSpecialty;

typedef enum
{
  LIS_UNIT_REGION = 1, /* RHF */
  LIS_UNIT_TRUST,      /* HF */
  LIS_UNIT_PRIVATE,    /* private non-profit hospital with the standing of a trust */
  LIS_UNIT_HOSPITAL,
  LIS_UNIT_DEPARTMENT,
  LIS_UNIT_SECTION,
  LIS_UNIT_OUTSIDE,    /* an arena outside the trusts: a municipality, a hospital abroad */
} LisUnitLevel;

typedef struct
{
  LisRecord record;
  LisId     parent;
  LisId     legal_employer; /* where it is not the trust above */
  LisId     successor;
  LisId     specialty;      /* a department's own, where it has one */
  char     *code;           /* short, as in a department's own sheet */
  char     *name;
  char     *org_number;
  char     *kind;           /* free words: "universitetssykehus" */
  char     *variants;
  char     *note;
  gint32    level;          /* LisUnitLevel */
  LisDate   start;
  LisDate   end;
} LisUnit;

typedef enum
{
  LIS_PART_1 = 1,
  LIS_PART_2,
  LIS_PART_3,
  LIS_PART_2_AND_3,
} LisPart;

typedef struct
{
  LisRecord record;
  LisId     specialty;
  LisId     trunk;
  char     *code;    /* "ANE-001" */
  char     *chapter;
  char     *section;
  char     *arena;   /* part 1: hospital, municipality, psychiatry */
  gint32    part;    /* LisPart */
} LisGoal;

/* The wording of a goal in force from–to (spesialistforskriften annex 2 as changed each 1 March and 1 September). */
typedef struct
{
  LisRecord record;
  LisId     goal;
  char     *text;
  LisDate   start;
  LisDate   end;
  gint32    stricter;        /* flag: than the version before */
  gint32    knowledge_level; /* 1 lowest, 3 highest */
  gint32    skill_level;
} LisGoalVersion;

typedef enum
{
  LIS_ACTIVITY_COURSE = 1,
  LIS_ACTIVITY_PROCEDURE,
  LIS_ACTIVITY_E_LEARNING,
  LIS_ACTIVITY_SIMULATION,
  LIS_ACTIVITY_SERVICE,
  LIS_ACTIVITY_OTHER,
} LisActivityKind;

typedef struct
{
  LisRecord record;
  LisId     specialty;
  LisId     goal;
  char     *name;
  gint32    kind; /* LisActivityKind */
} LisActivity;

typedef struct
{
  LisRecord record;
  LisId     specialty;
  char     *procedure;
  char     *comment;
  gint32    minimum; /* recommended number */
} LisProcedureTarget;

extern const LisChoice lis_specialty_groups[];
extern const LisChoice lis_unit_levels[];
extern const LisChoice lis_parts[];
extern const LisChoice lis_activity_kinds[];

extern const LisEntity lis_setting_entity;
extern const LisEntity lis_trunk_entity;
extern const LisEntity lis_specialty_entity;
extern const LisEntity lis_unit_entity;
extern const LisEntity lis_goal_entity;
extern const LisEntity lis_goal_version_entity;
extern const LisEntity lis_activity_entity;
extern const LisEntity lis_procedure_target_entity;
