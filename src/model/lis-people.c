/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-people.h"

#include "lis-field-table.h"

const LisChoice lis_part1_bases[] = {
  { "norway", N_("LIS1 in Norway"), "LIS1|Norge|del 1|LIS1 i Norge|LIS1 i Noreg" },
  { "abroad", N_("abroad"), "utlandet|utland" },
  { "old-scheme", N_("internship under the old scheme"),
    "turnus|turnustjeneste|gammel ordning|turnustjeneste (gammel ordning)|turnusteneste (gammal ordning)" },
  { "exempt", N_("exempt"), "fritatt|fritak|friteken" },
  { NULL },
};

const LisChoice lis_role_kinds[] = {
  { "manager", N_("line manager"), "leder|leiar" },
  { "delegate", N_("delegate of the manager"),
    "delegert|stedfortreder|delegat|stedfortreder for leder|stadfortredar for leiar" },
  { "mentor", N_("mentor"), "veileder|veiledar|rettleiar|individuell veileder|hovedveileder" },
  { "local-mentor", N_("local mentor"), "lokal veileder|lokal rettleiar" },
  { "supervisor", N_("supervisor"), "supervisør" },
  { "training-lead", N_("training lead (UAO)"),
    "UAO|utdanningsansvarlig overlege|utdanningsansvarleg overlege|utdanningsansvarlig overlege (UAO)|"
    "utdanningsansvarleg overlege (UAO)" },
  { "coordinator", N_("training coordinator (UKO)"),
    "UKO|utdanningskoordinerende overlege|utdanningskoordinerande overlege|"
    "utdanningskoordinerende overlege (UKO)|utdanningskoordinerande overlege (UKO)" },
  { "administrator", N_("trainee administrator"), "LIS-koordinator|koordinator" },
  { "council-member", N_("member of the specialty council"), "rådsmedlem|RegRåd|RUR|medlem av spesialitetsvist råd" },
  { "council-deputy", N_("deputy in the specialty council"), "varamedlem|vara|varamedlem i spesialitetsvist råd" },
  { NULL },
};

const LisChoice lis_tutor_courses[] = {
  { "mentor", N_("mentor course"), "veilederkurs|rettleiarkurs" },
  { "supervisor", N_("supervisor course"), "supervisørkurs" },
  { "other", N_("other"), "annet|anna" },
  { NULL },
};

#define STRUCT LisPerson
static const LisField person_fields[] = {
  TEXT (local_id, "Local id", "lokal id|ansattnummer|ansattnr|ressursnr", PERSONAL),
  TEXT (given_name, "Given name", "fornavn|førenamn", REQUIRED_PERSONAL),
  TEXT (family_name, "Family name", "etternavn|etternamn", REQUIRED_PERSONAL),
  TEXT (hpr_number, "HPR number", "HPR-nummer|HPR-nr|HPR", PERSONAL),
  DATE (authorisation, "Authorised", "autorisasjon|autorisasjonsdato|autorisert"),
  DATE (part1_completed, "Part 1 completed", "del 1 fullført|LIS1 fullført"),
  MONTHS (part1_months, "Months of part 1", "måneder del 1|månader del 1|måneder i del 1|månader i del 1", 60),
  CHOICE (part1_basis, "Basis of part 1", "grunnlag for del 1|grunnlag del 1", lis_part1_bases, 0),
  TEXT (note, "Note", "merknad", PERSONAL),
};
const LisEntity lis_person_entity = {
  .type = LIS_ENTITY_PERSON, .name = "person", .label = N_("Person"), .plural = N_("People"), .prefix = "pn",
  FIELDS (person_fields), .keys = "local_id;hpr_number;given_name,family_name",
};
#undef STRUCT

#define STRUCT LisSpecialistApproval
static const LisField specialist_approval_fields[] = {
  REFERENCE (person, "Person", "lege|person|navn", "person", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty", REQUIRED),
  DATE (approved, "Approved", "godkjent|godkjent dato|godkjend"),
  TEXT (country, "Country", "land"),
};
const LisEntity lis_specialist_approval_entity = {
  .type = LIS_ENTITY_SPECIALIST_APPROVAL, .name = "specialist_approval", .label = N_("Specialist approval"),
  .plural = N_("Specialist approvals"), .prefix = "sa", FIELDS (specialist_approval_fields),
  .keys = "person,specialty",
};
#undef STRUCT

#define STRUCT LisRole
static const LisField role_fields[] = {
  REFERENCE (holder, "Holder", "innehaver|innehavar|hvem|kven|veileder|rettleiar", "person", REQUIRED),
  CHOICE (kind, "Role", "rolle|rolletype", lis_role_kinds, 0, REQUIRED),
  REFERENCE (trainee, "For doctor", "for lege|LIS|lege", "person"),
  REFERENCE (unit, "Unit", "enhet|eining|avdeling|sted", "unit"),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  START_FIELD,
  END_FIELD,
  SHARE (share, "Share (%)", "andel|stillingsandel|prosent|share|andel (%)", LIS_INTEGER_NONE),
};
const LisEntity lis_role_entity = {
  .type = LIS_ENTITY_ROLE, .name = "role", .label = N_("Role"), .plural = N_("Roles"), .prefix = "ro",
  FIELDS (role_fields), .keys = "holder,kind,trainee,start;holder,kind,unit,specialty,start",
};
#undef STRUCT

#define STRUCT LisTutorTraining
static const LisField tutor_training_fields[] = {
  REFERENCE (person, "Person", "lege|person|navn", "person", REQUIRED),
  CHOICE (kind, "Course", "kurs", lis_tutor_courses, 0, REQUIRED),
  DATE (completed, "Completed", "fullført|dato", REQUIRED),
};
const LisEntity lis_tutor_training_entity = {
  .type = LIS_ENTITY_TUTOR_TRAINING, .name = "tutor_training", .label = N_("Training of tutors"),
  .plural = N_("Training of tutors"), .prefix = "tt", FIELDS (tutor_training_fields), .keys = "person,kind,completed",
};
#undef STRUCT

char *
lis_person_get_name (const LisPerson *person)
{
  /* As they stood before somebody was erased, people have no names. */
  if (person->given_name == NULL || person->family_name == NULL)
    return g_strdup (person->family_name != NULL ? person->family_name : _("(erased)"));
  return g_strdup_printf ("%s %s", person->given_name, person->family_name);
}
