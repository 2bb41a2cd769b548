/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record.h"

typedef enum
{
  LIS_PROPOSAL_OPEN = 1,
  LIS_PROPOSAL_ADOPTED,
  LIS_PROPOSAL_REJECTED,
} LisProposalState;

/* A set of changes somebody suggests, made on the state after change set @based_on. */
typedef struct
{
  LisRecord record;
  char     *name;
  char     *author;
  LisDate   created;
  gint32    based_on;
  gint32    state; /* LisProposalState */
} LisProposal;

typedef enum
{
  LIS_PROPOSED_NEW = 1,
  LIS_PROPOSED_CHANGE,
  LIS_PROPOSED_REMOVAL,
} LisProposedOperation;

/* One record that a proposal adds, replaces or removes. */
typedef struct
{
  LisRecord record;
  LisId     proposal;
  char     *subject; /* id of the record, as text with its entity's prefix */
  char     *content; /* its fields in the history's format; empty for a removal */
  gint32    operation; /* LisProposedOperation */
} LisProposedRecord;

extern const LisChoice lis_proposal_states[];
extern const LisChoice lis_proposed_operations[];

extern const LisEntity lis_proposal_entity;
extern const LisEntity lis_proposed_record_entity;
