/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-proposals.h"

#include "lis-field-table.h"

const LisChoice lis_proposal_states[] = {
  { "open", N_("open"), "åpent|åpen|ope" },
  { "adopted", N_("adopted"), "vedtatt|vedteke" },
  { "rejected", N_("rejected"), "forkastet|forkasta|avvist" },
  { NULL },
};

const LisChoice lis_proposed_operations[] = {
  { "new", N_("new"), "ny" },
  { "change", N_("change"), "endring" },
  { "removal", N_("removal"), "fjerning" },
  { NULL },
};

#define STRUCT LisProposal
static const LisField proposal_fields[] = {
  TEXT (name, "Name", "navn|namn|forslag", REQUIRED),
  TEXT (author, "Author", "forfatter|forslagsstiller|forfattar|forslagsstillar", PERSONAL),
  DATE (created, "Made", "laget|dato|laga"),
  INTEGER (based_on, "Made on state", "laget på tilstand|laga på tilstand", 0, G_MAXINT32),
  CHOICE (state, "State", "status|tilstand", lis_proposal_states, LIS_PROPOSAL_OPEN, REQUIRED),
};
const LisEntity lis_proposal_entity = {
  .type = LIS_ENTITY_PROPOSAL, .name = "proposal", .label = N_("Proposal"), .plural = N_("Proposals"),
  .prefix = "px", FIELDS (proposal_fields), .keys = "name",
};
#undef STRUCT

#define STRUCT LisProposedRecord
static const LisField proposed_record_fields[] = {
  REFERENCE (proposal, "Proposal", "forslag", "proposal", REQUIRED),
  CHOICE (operation, "Operation", "handling", lis_proposed_operations, 0, REQUIRED),
  TEXT (subject, "Record", "post|gjelder|oppføring", REQUIRED),
  TEXT (content, "Content", "innhold|innhald", PERSONAL),
};
const LisEntity lis_proposed_record_entity = {
  .type = LIS_ENTITY_PROPOSED_RECORD, .name = "proposed_record", .label = N_("Proposed record"),
  .plural = N_("Proposed records"), .prefix = "pd", FIELDS (proposed_record_fields), .keys = "proposal,subject",
};
#undef STRUCT
