/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

/**
 * LisEntityType: every kind of record that a plan holds, in the order in which they can be written without a reference
 * to something that comes later (a unit's parent is a unit too: those are ordered by the importer).
 */
typedef enum
{
  LIS_ENTITY_SETTING,
  /* reference */
  LIS_ENTITY_TRUNK,
  LIS_ENTITY_SPECIALTY,
  LIS_ENTITY_UNIT,
  LIS_ENTITY_GOAL,
  LIS_ENTITY_GOAL_VERSION,
  LIS_ENTITY_ACTIVITY,
  LIS_ENTITY_PROCEDURE_TARGET,
  /* people */
  LIS_ENTITY_PERSON,
  LIS_ENTITY_SPECIALIST_APPROVAL,
  LIS_ENTITY_ROLE,
  LIS_ENTITY_TUTOR_TRAINING,
  /* posts */
  LIS_ENTITY_POST,
  LIS_ENTITY_EMPLOYMENT,
  LIS_ENTITY_LEAVE,
  LIS_ENTITY_CAPACITY,
  LIS_ENTITY_APPROVAL,
  /* pathway */
  LIS_ENTITY_TRAINING,
  LIS_ENTITY_PERIOD,
  LIS_ENTITY_PERIOD_TRAINING,
  LIS_ENTITY_PERIOD_GOAL,
  LIS_ENTITY_ABSENCE,
  LIS_ENTITY_CREDITED_SERVICE,
  LIS_ENTITY_SERVICE_CONFIRMATION,
  /* action plan */
  LIS_ENTITY_ACTION_PLAN,
  LIS_ENTITY_AREA,
  LIS_ENTITY_OBJECTIVE,
  LIS_ENTITY_MEASURE,
  LIS_ENTITY_STEP,
  LIS_ENTITY_ACTOR,
  LIS_ENTITY_ACTOR_MEMBER,
  LIS_ENTITY_RESPONSIBILITY,
  LIS_ENTITY_STEP_STATUS,
  LIS_ENTITY_PLAN_NOTE,
  LIS_ENTITY_RISK,
  LIS_ENTITY_EFFECT_GOAL,
  LIS_ENTITY_INDICATOR,
  LIS_ENTITY_MEASUREMENT,
  LIS_ENTITY_PLAN_REFERENCE,
  /* proposal */
  LIS_ENTITY_PROPOSAL,
  LIS_ENTITY_PROPOSED_RECORD,
  LIS_N_ENTITIES,
} LisEntityType;

#define LIS_ENTITY_NONE ((LisEntityType) -1)

/**
 * LisEntity: one kind of record and its fields. This table is the only list of columns there is: loader, door,
 * history, import, export and schema read it.
 */
struct _LisEntity
{
  LisEntityType   type;
  const char     *name;      /* table, file and KIND of the command line: "period" */
  const char     *label;     /* English message id, one of them: "Period" */
  const char     *plural;    /* English message id, several: "Periods" */
  const char     *prefix;    /* of ids: "pe" */
  gsize           size;      /* of the struct */
  const LisField *fields;
  guint           n_fields;
  /* Ways to recognise a record without an id, tried in order, "a;b,c": field a alone, then b and c together. A way
   * with an empty field is skipped. */
  const char     *keys;
};

/* The table, LIS_N_ENTITIES long, in order of LisEntityType. */
const LisEntity *lis_entity_get (LisEntityType type);
/* NULL when there is none of that name, or @name is NULL. */
const LisEntity *lis_entity_find (const char *name);
const LisField  *lis_entity_find_field (const LisEntity *entity, const char *name);
/* "pe-3JQ0000000A1": which kind of record, by the prefix, and which one. FALSE when it is no id. */
gboolean         lis_entity_parse_id (const char *text, LisEntityType *type, LisId *id);
/* The entity that a LIS_FIELD_REFERENCE points at. */
const LisEntity *lis_field_get_target (const LisField *field);
/* Translated. */
const char      *lis_entity_get_label (const LisEntity *entity);
const char      *lis_entity_get_plural (const LisEntity *entity);
