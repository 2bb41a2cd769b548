/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

/* A doctor's way to one or more specialties. Past, current and future are computed, never stored. */

typedef enum
{
  LIS_SCHEME_CURRENT = 1, /* the regulation of 2016, parts 1–3 */
  LIS_SCHEME_OLD,
} LisScheme;

typedef enum
{
  LIS_OUTCOME_COMPLETED = 1,
  LIS_OUTCOME_DISCONTINUED,
  LIS_OUTCOME_MOVED, /* goes on in another region */
} LisOutcome;

typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     specialty;
  char     *programme; /* name and version of the institution's plan */
  LisDate   goals_as_of; /* goal versions in force on that day */
  LisDate   start;
  LisDate   end;       /* reached or expected */
  gint32    scheme;    /* LisScheme */
  gint32    outcome;   /* LisOutcome; empty while it runs */
} LisTraining;

typedef enum
{
  LIS_PERIOD_SERVICE = 1,
  LIS_PERIOD_RESEARCH,
  LIS_PERIOD_LEAVE,
  LIS_PERIOD_OTHER,
} LisPeriodKind;

typedef enum
{
  LIS_STATE_DRAFT = 1, /* utkast */
  LIS_STATE_PROPOSED,  /* forespurt */
  LIS_STATE_AGREED,    /* avtalt */
} LisPeriodState;

typedef enum
{
  LIS_ANSWER_YES = 1,
  LIS_ANSWER_NO,
  LIS_ANSWER_CONDITIONAL,
} LisAnswer;

/* Unit and dates may be open; months, wished unit and window then say what is wanted. */
typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     unit;
  LisId     wished_unit;
  char     *note;
  LisDate   start;
  LisDate   end;
  LisMonths months;
  LisDate   window_start;
  LisDate   window_end;
  gint32    kind;  /* LisPeriodKind */
  gint32    state; /* LisPeriodState */
  gint32    share;
  gint32    sender_answer; /* LisAnswer, and the day it was given */
  LisDate   sender_answered;
  gint32    receiver_answer;
  LisDate   receiver_answered;
  gint32    doctor_answer;
  LisDate   doctor_answered;
} LisPeriod;

/* Which training and part a period counts for, and how much of it. */
typedef struct
{
  LisRecord record;
  LisId     period;
  LisId     training;
  gint32    part;          /* LisPart */
  gint32    counted_share; /* of the time served, before § 31's deductions */
} LisPeriodTraining;

/* A goal planned to be reached in a period, and by which activity. */
typedef struct
{
  LisRecord record;
  LisId     period;
  LisId     goal;
  LisId     activity;
} LisPeriodGoal;

typedef enum
{
  LIS_ABSENCE_COUNTS = 1,  /* fully: courses, holiday */
  LIS_ABSENCE_DEDUCTED,    /* above the limits of § 31 */
} LisAbsenceEffect;

/* Never a reason. */
typedef struct
{
  LisRecord record;
  LisId     person;
  LisDate   start;
  LisDate   end;
  gint32    share;
  gint32    effect; /* LisAbsenceEffect */
} LisAbsence;

/* Served elsewhere before or beside: § 31 second paragraph and § 32. */
typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     training;
  LisId     specialty; /* the one served in */
  char     *place;
  char     *country;
  LisDate   start;
  LisDate   end;
  LisMonths months;    /* counted */
} LisCreditedService;

/* Bekreftelse på gjennomført tjeneste, § 25 e: what counted time rests on. */
typedef struct
{
  LisRecord record;
  LisId     person;
  LisId     period;
  LisId     unit;
  LisId     confirmed_by; /* person */
  LisDate   start;
  LisDate   end;
  LisDate   confirmed;
  gint32    share;
} LisServiceConfirmation;

extern const LisChoice lis_schemes[];
extern const LisChoice lis_outcomes[];
extern const LisChoice lis_period_kinds[];
extern const LisChoice lis_period_states[];
extern const LisChoice lis_answers[];
extern const LisChoice lis_absence_effects[];

extern const LisEntity lis_training_entity;
extern const LisEntity lis_period_entity;
extern const LisEntity lis_period_training_entity;
extern const LisEntity lis_period_goal_entity;
extern const LisEntity lis_absence_entity;
extern const LisEntity lis_credited_service_entity;
extern const LisEntity lis_service_confirmation_entity;

/* The period's days; open ends as in lis_date_range_new(). */
LisDateRange lis_period_get_range (const LisPeriod *period);
/* Both dates are set, so that it can be drawn on the time line. */
gboolean     lis_period_is_placed_in_time (const LisPeriod *period);
