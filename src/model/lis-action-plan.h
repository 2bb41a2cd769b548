/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-fuzzy-time.h"
#include "lis-record.h"

/* Plans by which regions and trusts improve the training: plan → area → objective → measure → step. Times are kept as
 * they were written, with what could be computed from them beside. */

typedef struct
{
  LisRecord record;
  LisId     parent;   /* the region's plan that a trust's plan follows, or the template it was made from */
  LisId     owner;    /* unit */
  char     *name;
  char     *version;
  char     *vision;
  char     *text;     /* what stands before the measures */
  char     *report;   /* title of the report whose pages the measures name */
  LisDate   start;
  LisDate   end;
  gint32    template; /* flag: not followed itself, others are made from it */
} LisActionPlan;

/* innsatsområde */
typedef struct
{
  LisRecord record;
  LisId     action_plan;
  char     *name;
  char     *text;
  gint32    order; /* from 1 */
} LisArea;

/* delmål, or an overall goal where it has no area */
typedef struct
{
  LisRecord record;
  LisId     action_plan;
  LisId     area;
  char     *number;
  char     *text;
  gint32    order;
} LisObjective;

/* tiltak */
typedef struct
{
  LisRecord record;
  LisId     action_plan;
  LisId     area;
  LisId     objective;
  LisId     follows;        /* the measure of the parent plan that this one carries out */
  char     *number;         /* "4", "2.1b" */
  char     *title;
  char     *text;
  char     *report_page;    /* "25-26" */
  char     *wanted_effects; /* one to a line */
  char     *start_text;     /* as written */
  char     *due_text;
  char     *doubt;          /* why it is doubtful */
  LisDate   start;          /* computed from the texts */
  LisDate   end;
  LisDate   withdrawn;      /* since when it is no longer in the plan */
  gint32    order;          /* in the plan, from 1 */
  gint32    certainty;      /* LisFuzzyCertainty */
  gint32    recurrence;     /* LisFuzzyRecurrence */
  gint32    doubtful;       /* flag: the source itself is not clear */
} LisMeasure;

/* "slik skal vi gjøre det" */
typedef struct
{
  LisRecord record;
  LisId     measure;
  LisId     follows;        /* the step of the parent plan */
  char     *number;         /* "4.1" */
  char     *text;
  char     *report_page;
  char     *start_text;
  char     *due_text;
  char     *doubt;
  LisDate   start;
  LisDate   end;
  LisDate   withdrawn;
  gint32    order;          /* in the measure, from 1 */
  gint32    certainty;
  gint32    recurrence;
  gint32    doubtful;
} LisStep;

typedef enum
{
  LIS_ACTOR_UNIT = 1, /* a unit of the plan: a trust */
  LIS_ACTOR_GROUP,    /* stands for each of its members: "HF" */
  LIS_ACTOR_BODY,     /* named and no unit: a council, a network, a role */
} LisActorKind;

typedef struct
{
  LisRecord record;
  LisId     unit;
  char     *name;     /* as plans write it: "RegUt" */
  char     *variants;
  char     *note;
  gint32    kind;     /* LisActorKind */
} LisActor;

/* One of a group, an actor of its own, so that it can have its own status. */
typedef struct
{
  LisRecord record;
  LisId     group;
  LisId     member;
  LisDate   start;
  LisDate   end;
} LisActorMember;

typedef enum
{
  LIS_RESPONSIBILITY_RESPONSIBLE = 1, /* A */
  LIS_RESPONSIBILITY_CONTRIBUTES,     /* B */
  LIS_RESPONSIBILITY_INITIATES,
  LIS_RESPONSIBILITY_PERFORMS,
} LisResponsibilityKind;

/* Of a step, or of a measure where that is not divided. */
typedef struct
{
  LisRecord record;
  LisId     measure; /* one of these two */
  LisId     step;
  LisId     actor;
  gint32    kind;    /* LisResponsibilityKind */
} LisResponsibility;

typedef enum
{
  LIS_STATUS_NOT_STARTED = 1,
  LIS_STATUS_STARTED,
  LIS_STATUS_DONE,
  LIS_STATUS_STOPPED,
} LisStatusState;

/* What was said on one day about one step of one actor; the newest day counts. */
typedef struct
{
  LisRecord record;
  LisId     measure; /* one of these two */
  LisId     step;
  LisId     actor;   /* who it holds for, or none for all */
  char     *comment;
  char     *author;
  LisDate   date;
  gint32    state;   /* LisStatusState */
} LisStepStatus;

typedef enum
{
  LIS_PLAN_NOTE_NOTE = 1,
  LIS_PLAN_NOTE_DECISION,
  LIS_PLAN_NOTE_MINUTES,
} LisPlanNoteKind;

typedef struct
{
  LisRecord record;
  LisId     action_plan;
  LisId     measure; /* or none */
  LisId     step;    /* or none */
  LisId     actor;   /* or none */
  char     *text;
  char     *author;
  LisDate   date;
  gint32    kind;    /* LisPlanNoteKind */
} LisPlanNote;

typedef enum
{
  LIS_RISK_LOW = 1,
  LIS_RISK_MEDIUM,
  LIS_RISK_HIGH,
} LisRiskLevel;

typedef struct
{
  LisRecord record;
  LisId     action_plan;
  LisId     measure; /* or none */
  LisId     actor;   /* who watches it */
  char     *text;
  char     *response;
  gint32    likelihood;  /* LisRiskLevel */
  gint32    consequence;
  LisDate   closed;
} LisRisk;

/* effektmål: what a measure shall bring about, in general or with one actor */
typedef struct
{
  LisRecord record;
  LisId     measure;
  LisId     actor;
  char     *text;
} LisEffectGoal;

typedef enum
{
  LIS_DIRECTION_UP = 1, /* more is better */
  LIS_DIRECTION_DOWN,
} LisDirection;

/* Values are hundredths. */
#define LIS_INDICATOR_SCALE 100

/* måleindikator */
typedef struct
{
  LisRecord record;
  LisId     measure;
  LisId     effect_goal;
  LisId     actor;
  char     *name;
  char     *unit;     /* "%", "leger" */
  char     *rule;     /* name of the rule that computes it from the pathways, or NULL when it is measured */
  gint32    baseline;
  gint32    target;
  gint32    warning;  /* from here on it needs a look */
  gint32    alarm;    /* from here on something must be done */
  gint32    direction; /* LisDirection */
} LisIndicator;

typedef struct
{
  LisRecord record;
  LisId     indicator;
  LisId     actor;   /* whose value it is, or none for the indicator's own */
  char     *comment;
  LisDate   date;
  gint32    value;
} LisMeasurement;

/* "Se også tiltak 3.8 i …" */
typedef struct
{
  LisRecord record;
  LisId     measure; /* one of these two: where it stands */
  LisId     step;
  LisId     target;  /* measure, where the other plan is held too */
  char     *number;  /* of the other measure: "3.8" */
  char     *title;   /* of the other plan, NULL for the same one */
  char     *text;    /* as written */
  char     *doubt;
  gint32    doubtful;
} LisPlanReference;

extern const LisChoice lis_certainties[];
extern const LisChoice lis_recurrences[];
extern const LisChoice lis_actor_kinds[];
extern const LisChoice lis_responsibility_kinds[];
extern const LisChoice lis_status_states[];
extern const LisChoice lis_plan_note_kinds[];
extern const LisChoice lis_risk_levels[];
extern const LisChoice lis_directions[];

extern const LisEntity lis_action_plan_entity;
extern const LisEntity lis_area_entity;
extern const LisEntity lis_objective_entity;
extern const LisEntity lis_measure_entity;
extern const LisEntity lis_step_entity;
extern const LisEntity lis_actor_entity;
extern const LisEntity lis_actor_member_entity;
extern const LisEntity lis_responsibility_entity;
extern const LisEntity lis_step_status_entity;
extern const LisEntity lis_plan_note_entity;
extern const LisEntity lis_risk_entity;
extern const LisEntity lis_effect_goal_entity;
extern const LisEntity lis_indicator_entity;
extern const LisEntity lis_measurement_entity;
extern const LisEntity lis_plan_reference_entity;
