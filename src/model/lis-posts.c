/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-posts.h"

#include "lis-field-table.h"

const LisChoice lis_post_kinds[] = {
  { "permanent", N_("permanent"), "fast|fast stilling" },
  { "temporary", N_("temporary"), "midlertidig|mellombels|engasjement" },
  { "substitute", N_("substitute"), "vikariat|vikar" },
  { "rotation", N_("rotation post"),
    "gjennomstrømning|gjennomstrømningsstilling|spesialiseringsperiode|gjennomstrøyming|suppleringstjeneste|"
    "sideutdanning|sentral rotasjon|gjennomstrøymingsstilling" },
  { NULL },
};

const LisChoice lis_approval_statuses[] = {
  { "applied", N_("applied for"), "søkt|søkt om" },
  { "temporary", N_("temporarily approved"), "midlertidig|midlertidig godkjent|mellombels godkjend" },
  { "approved", N_("approved"), "godkjent|godkjend" },
  { "registered", N_("registered"), "registrert" },
  { "refused", N_("refused"), "avslått|avslag" },
  { "withdrawn", N_("withdrawn"), "trukket|trekt|tilbakekalt|tilbakekalla|trukket tilbake|trekt tilbake" },
  { NULL },
};

#define STRUCT LisPost
static const LisField post_fields[] = {
  REFERENCE (unit, "Unit", "enhet|eining|avdeling|sted", "unit", REQUIRED),
  TEXT (number, "Post number", "stillingsnummer|stillingsnr|nr"),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  CHOICE (kind, "Kind of post", "stillingstype|art|slag|type", lis_post_kinds, LIS_POST_PERMANENT,
          REQUIRED),
  SHARE (share, "Share (%)", "stillingsprosent|prosent|andel|share|stillingsandel", LIS_SHARE_FULL, REQUIRED),
  START_FIELD,
  END_FIELD,
};
const LisEntity lis_post_entity = {
  .type = LIS_ENTITY_POST, .name = "post", .label = N_("Post"), .plural = N_("Posts"), .prefix = "po",
  FIELDS (post_fields), .keys = "number,unit;number",
};
#undef STRUCT

#define STRUCT LisEmployment
static const LisField employment_fields[] = {
  REFERENCE (person, "Person", "lege|person|navn|LIS", "person", REQUIRED),
  REFERENCE (employer, "Employer", "arbeidsgiver|arbeidsgivar|helseforetak", "unit", REQUIRED),
  REFERENCE (post, "Post", "stilling|stillingsnummer", "post"),
  CHOICE (kind, "Kind of employment", "ansettelsestype|tilsetjing|art|type|tilsetjingstype", lis_post_kinds,
          LIS_POST_PERMANENT, REQUIRED),
  SHARE (share, "Share (%)", "stillingsprosent|prosent|andel|share|stillingsandel", LIS_SHARE_FULL, REQUIRED),
  REQUIRED_START_FIELD,
  END_FIELD,
  REFERENCE (substitute_for, "Substitute for", "vikar for|vikarierer for", "employment"),
};
const LisEntity lis_employment_entity = {
  .type = LIS_ENTITY_EMPLOYMENT, .name = "employment", .label = N_("Employment"), .plural = N_("Employments"),
  .prefix = "em", FIELDS (employment_fields), .keys = "person,employer,start",
};
#undef STRUCT

#define STRUCT LisLeave
static const LisField leave_fields[] = {
  REFERENCE (employment, "Employment", "ansettelse|stilling|tilsetjing", "employment", REQUIRED),
  REQUIRED_START_FIELD,
  END_FIELD,
  SHARE (share, "Share (%)", "prosent|andel|share", LIS_SHARE_FULL, REQUIRED),
  FLAG (rotation, "To serve elsewhere", "gjennomstrømning|rotasjon|for gjennomstrømning|for gjennomstrøyming"),
};
const LisEntity lis_leave_entity = {
  .type = LIS_ENTITY_LEAVE, .name = "leave", .label = N_("Leave from post"), .plural = N_("Leaves from posts"),
  .prefix = "lv", FIELDS (leave_fields), .keys = "employment,start",
};
#undef STRUCT

#define STRUCT LisCapacity
static const LisField capacity_fields[] = {
  REFERENCE (unit, "Unit", "enhet|eining|avdeling|sted", "unit", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  INTEGER (places, "Training places",
           "utdanningsplasser|utdanningsplassar|plasser|plassar|antall plasser|antall|kapasitet",
           0, 10000, REQUIRED),
  START_FIELD,
  END_FIELD,
};
const LisEntity lis_capacity_entity = {
  .type = LIS_ENTITY_CAPACITY, .name = "capacity", .label = N_("Capacity"), .plural = N_("Capacities"),
  .prefix = "ca", FIELDS (capacity_fields), .keys = "unit,specialty,start;unit,start;unit,specialty;unit",
};
#undef STRUCT

#define STRUCT LisApproval
static const LisField approval_fields[] = {
  REFERENCE (unit, "Institution", "virksomhet|enhet|utdanningsvirksomhet|verksemd", "unit", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty", REQUIRED),
  CHOICE (status, "Status", "status", lis_approval_statuses, 0, REQUIRED),
  DATE (decision, "Decided", "vedtak|vedtaksdato|besluttet"),
  START_FIELD,
  END_FIELD,
};
const LisEntity lis_approval_entity = {
  .type = LIS_ENTITY_APPROVAL, .name = "approval", .label = N_("Approval of institution"),
  .plural = N_("Approvals of institutions"), .prefix = "ap", FIELDS (approval_fields),
  .keys = "unit,specialty,start;unit,specialty",
};
#undef STRUCT
