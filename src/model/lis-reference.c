/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-reference.h"

#include "lis-field-table.h"

const LisChoice lis_specialty_groups[] = {
  { "hospital", N_("hospital specialty"), "sykehus|sykehusspesialitet|sjukehusspesialitet" },
  { "asa", N_("general, community or occupational medicine"), "ASA|ASA-spesialitet" },
  { NULL },
};

const LisChoice lis_unit_levels[] = {
  { "region", N_("regional health authority"), "RHF|regionalt helseforetak|region|regionalt helseføretak" },
  { "trust", N_("health trust"), "HF|helseforetak|helseføretak" },
  { "private", N_("private non-profit hospital"),
    "HF-nivå|privat ideelt sykehus|privat ideell|privat|privat ideelt sjukehus" },
  { "hospital", N_("hospital"), "sykehus|sjukehus|lokalisasjon" },
  { "department", N_("department"), "avdeling|klinikk" },
  { "section", N_("section"), "seksjon|post|sengepost|poliklinikk|enhet|eining" },
  { "outside", N_("place outside the trusts"),
    "ekstern|annen arena|annan arena|kommune|utlandet|avtalespesialist|sted utenfor helseforetakene|"
    "stad utanfor helseføretaka" },
  { NULL },
};

const LisChoice lis_parts[] = {
  { "part-1", N_("part 1"), "1|del 1|LIS1" },
  { "part-2", N_("part 2"), "2|del 2|LIS2" },
  { "part-3", N_("part 3"), "3|del 3|LIS3" },
  { "part-2-3", N_("parts 2 and 3"), "2-3|del 2-3|del 2 og 3|LIS2/3|2/3" },
  { NULL },
};

const LisChoice lis_activity_kinds[] = {
  { "course", N_("course"), "kurs" },
  { "procedure", N_("procedure"), "prosedyre" },
  { "e-learning", N_("e-learning"), "e-læring|nettkurs" },
  { "simulation", N_("simulation"), "simulering|simulator" },
  { "service", N_("clinical service"), "tjeneste|klinisk tjeneste|klinisk teneste" },
  { "other", N_("other"), "annet|anna" },
  { NULL },
};

#define STRUCT LisSetting
static const LisField setting_fields[] = {
  TEXT (key, "Setting", "innstilling|nøkkel", REQUIRED),
  TEXT (value, "Value", "verdi"),
};
const LisEntity lis_setting_entity = {
  .type = LIS_ENTITY_SETTING, .name = "setting", .label = N_("Setting"), .plural = N_("Settings"), .prefix = "se",
  FIELDS (setting_fields), .keys = "key",
};
#undef STRUCT

#define STRUCT LisTrunk
static const LisField trunk_fields[] = {
  TEXT (code, "Code", "kode|prefiks", REQUIRED),
  TEXT (name, "Name", "navn|namn", REQUIRED),
};
const LisEntity lis_trunk_entity = {
  .type = LIS_ENTITY_TRUNK, .name = "trunk", .label = N_("Common part 2"), .plural = N_("Common parts 2"),
  .prefix = "tk", FIELDS (trunk_fields), .keys = "code;name",
};
#undef STRUCT

#define STRUCT LisSpecialty
static const LisField specialty_fields[] = {
  INTEGER (number, "Number in annex 1", "nr|nummer|nummer i vedlegg 1", 1, 999),
  TEXT (code, "Goal prefix", "prefiks|læringsmålprefiks|goal_prefix|kode|code|prefix", REQUIRED),
  TEXT (name, "Name", "navn|namn|name_nb|spesialitet", REQUIRED),
  TEXT (name_en, "Name in English", "engelsk navn|name_en_own_translation|engelsk namn"),
  CHOICE (group, "Group", "gruppe", lis_specialty_groups, LIS_SPECIALTY_GROUP_HOSPITAL, REQUIRED),
  REFERENCE (trunk, "Common part 2", "felles del 2|felles læringsmål del 2|common_part2_prefix", "trunk"),
  TEXT (hpr_code, "HPR code", "HPR-kode|hpr_7426_code"),
  TEXT (chapter, "Chapter of annex 2", "kapittel|annex2_chapter|kapittel i vedlegg 2"),
  TEXT (variants, "Also written", "varianter|også skrevet|også skrive", VARIANTS),
};
const LisEntity lis_specialty_entity = {
  .type = LIS_ENTITY_SPECIALTY, .name = "specialty", .label = N_("Specialty"), .plural = N_("Specialties"),
  .prefix = "sp", FIELDS (specialty_fields), .keys = "code;name",
};
#undef STRUCT

#define STRUCT LisUnit
static const LisField unit_fields[] = {
  CHOICE (level, "Level", "nivå", lis_unit_levels, 0, REQUIRED),
  TEXT (name, "Name", "navn|namn|name_nb|enhet", REQUIRED),
  TEXT (code, "Short code", "kode|kortkode|stedskode|forkortelse|kortnavn"),
  REFERENCE (parent, "Belongs to", "tilhører|overordnet|overordnet enhet|høyrer til|parent", "unit"),
  TEXT (org_number, "Organisation number", "organisasjonsnummer|orgnr|org.nr.|org.nr"),
  TEXT (kind, "Kind", "art|slag|type"),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  REFERENCE (legal_employer, "Legal employer", "arbeidsgiver|arbeidsgivar|juridisk arbeidsgiver|juridisk arbeidsgivar",
             "unit"),
  START_FIELD,
  END_FIELD,
  REFERENCE (successor, "Succeeded by", "etterfølger|avløst av|etterfølgjar|avløyst av", "unit"),
  TEXT (variants, "Also written", "varianter|også skrevet|også skrive", VARIANTS),
  TEXT (note, "Note", "merknad"),
};
const LisEntity lis_unit_entity = {
  .type = LIS_ENTITY_UNIT, .name = "unit", .label = N_("Unit"), .plural = N_("Units"), .prefix = "un",
  FIELDS (unit_fields), .keys = "org_number;code;name,parent;name",
};
#undef STRUCT

#define STRUCT LisGoal
static const LisField goal_fields[] = {
  TEXT (code, "Code", "kode|læringsmål", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  REFERENCE (trunk, "Common part 2", "felles del 2", "trunk"),
  CHOICE (part, "Part", "del", lis_parts, 0, REQUIRED),
  TEXT (arena, "Arena", "læringsarena|part1_arena"),
  TEXT (chapter, "Chapter of annex 2", "kapittel|annex2_chapter|kapittel i vedlegg 2"),
  TEXT (section, "Section", "avsnitt|tema"),
};
const LisEntity lis_goal_entity = {
  .type = LIS_ENTITY_GOAL, .name = "goal", .label = N_("Learning goal"), .plural = N_("Learning goals"),
  .prefix = "go", FIELDS (goal_fields), .keys = "code",
};
#undef STRUCT

#define STRUCT LisGoalVersion
static const LisField goal_version_fields[] = {
  REFERENCE (goal, "Learning goal", "læringsmål|kode|code", "goal", REQUIRED),
  REQUIRED_START_FIELD,
  END_FIELD,
  TEXT (text, "Text", "tekst|text_nb", REQUIRED),
  FLAG (stricter, "Stricter than before", "strengere|strengere enn før|strengare enn før"),
  INTEGER (knowledge_level, "Knowledge level", "kunnskapsnivå|knowledge_level_derived", 1, 3),
  INTEGER (skill_level, "Skill level", "ferdighetsnivå|skill_level_derived|ferdigheitsnivå", 1, 3),
};
const LisEntity lis_goal_version_entity = {
  .type = LIS_ENTITY_GOAL_VERSION, .name = "goal_version", .label = N_("Goal version"),
  .plural = N_("Goal versions"), .prefix = "gv", FIELDS (goal_version_fields), .keys = "goal,start",
};
#undef STRUCT

#define STRUCT LisActivity
static const LisField activity_fields[] = {
  CHOICE (kind, "Kind", "art|slag|type", lis_activity_kinds, 0, REQUIRED),
  TEXT (name, "Name", "navn|namn|læringsaktivitet", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty"),
  REFERENCE (goal, "Learning goal", "læringsmål", "goal"),
};
const LisEntity lis_activity_entity = {
  .type = LIS_ENTITY_ACTIVITY, .name = "activity", .label = N_("Learning activity"),
  .plural = N_("Learning activities"), .prefix = "la", FIELDS (activity_fields), .keys = "name,specialty,goal",
};
#undef STRUCT

#define STRUCT LisProcedureTarget
static const LisField procedure_target_fields[] = {
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty", REQUIRED),
  TEXT (procedure, "Procedure", "prosedyre|procedure_nb", REQUIRED),
  INTEGER (minimum, "Recommended minimum", "anbefalt minimum|antall|recommended_minimum|tilrådd minimum", 0, 100000,
           REQUIRED),
  TEXT (comment, "Comment", "kommentar|comment_nb"),
};
const LisEntity lis_procedure_target_entity = {
  .type = LIS_ENTITY_PROCEDURE_TARGET, .name = "procedure_target", .label = N_("Procedure target"),
  .plural = N_("Procedure targets"), .prefix = "pt", FIELDS (procedure_target_fields),
  .keys = "specialty,procedure",
};
#undef STRUCT
