/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plan.h"

#include "lis-field-table.h"

#define MAX_ORDER 100000

const LisChoice lis_certainties[] = {
  { "day", N_("a day"), "dag|dato" },
  { "period", N_("a period"), "periode|tidsrom" },
  { "open", N_("open"), "åpen|open" },
  { "uncertain", N_("uncertain"), "usikker|usikkert" },
  { "unknown", N_("unknown"), "ukjent|ukjend" },
  { NULL },
};

const LisChoice lis_recurrences[] = {
  { "continuous", N_("continuous"), "løpende|kontinuerlig|kont.|løpande|fortløpende" },
  { "yearly", N_("every year"), "årlig|årleg|hvert år" },
  { "half-yearly", N_("every half-year"), "halvårlig|halvårleg|to ganger i året" },
  { "quarterly", N_("every quarter"), "kvartalsvis|hvert kvartal" },
  { "monthly", N_("every month"), "månedlig|månadleg|hver måned" },
  { NULL },
};

const LisChoice lis_actor_kinds[] = {
  { "unit", N_("unit"), "enhet|eining|virksomhet" },
  { "group", N_("group"), "gruppe|aktørgruppe" },
  { "body", N_("body or role"), "organ|råd|utvalg|nettverk|rolle|organ eller rolle" },
  { NULL },
};

const LisChoice lis_responsibility_kinds[] = {
  { "responsible", N_("responsible"), "A|ansvarlig|ansvarleg" },
  { "contributes", N_("contributes"), "B|bidrar|bidreg" },
  { "initiates", N_("initiates"), "I|initierer|initieres av|tar initiativ" },
  { "performs", N_("performs"), "U|utfører|utføres av|gjennomfører" },
  { NULL },
};

const LisChoice lis_status_states[] = {
  { "not-started", N_("not started"), "ikke påbegynt|ikke startet|ikkje påbyrja|ikkje starta" },
  { "started", N_("started"), "påbegynt|startet|pågår|påbyrja|starta|i gang|under arbeid" },
  { "done", N_("done"),
    "gjennomført/ferdigstilt|gjennomført|ferdigstilt|ferdig|gjennomført og ferdigstilt|utført|fullført" },
  { "stopped", N_("stopped"), "stoppet|stansa|stanset|avsluttet|avbrutt|avlyst|utgår" },
  { NULL },
};

const LisChoice lis_plan_note_kinds[] = {
  { "note", N_("note"), "notat|merknad" },
  { "decision", N_("decision"), "beslutning|vedtak|avgjerd" },
  { "minutes", N_("minutes"), "referat|møtereferat" },
  { NULL },
};

const LisChoice lis_risk_levels[] = {
  { "low", N_("low"), "lav|låg" },
  { "medium", N_("medium"), "middels" },
  { "high", N_("high"), "høy|høg" },
  { NULL },
};

const LisChoice lis_directions[] = {
  { "up", N_("more is better"), "opp|høyere er bedre|høgare er betre" },
  { "down", N_("less is better"), "ned|lavere er bedre|lågare er betre" },
  { NULL },
};

#define MEASURE_FIELD(member) REFERENCE (member, "Measure", "tiltak", "measure")
#define STEP_FIELD REFERENCE (step, "Step", "delpunkt|steg|slik skal vi gjøre det", "step")
#define ACTOR_FIELD REFERENCE (actor, "Actor", "aktør|ansvarlig|hvem", "actor")
#define ORDER_FIELD INTEGER (order, "Order", "rekkefølge|rekkjefølgje", 1, MAX_ORDER)
#define WITHDRAWN_FIELD DATE (withdrawn, "Out of the plan since", "ute av planen siden|utgått|ute av planen sidan")
#define DOUBT_FIELDS FLAG (doubtful, "Doubtful", "tvilsom|tvilsamt|usikker|tvilsam"), \
  TEXT (doubt, "Why doubtful", "hvorfor tvilsom|kvifor tvilsam")
#define DUE_FIELDS \
  TEXT (start_text, "Start as written", "start som skrevet|oppstart|start som skrive"), \
  TEXT (due_text, "Due as written", "frist|tidsplan|ferdig|tidsfrist|frist som skrevet|frist som skrive"), \
  START_FIELD, \
  END_FIELD, \
  CHOICE (certainty, "How certain", "sikkerhet|visse|hvor sikker|kor sikker", lis_certainties, 0), \
  CHOICE (recurrence, "Recurs", "gjentas|gjentakelse|blir gjenteke", lis_recurrences, 0)

#define STRUCT LisActionPlan
static const LisField action_plan_fields[] = {
  TEXT (name, "Name", "navn|namn|handlingsplan", REQUIRED),
  TEXT (version, "Version", "versjon|utgave"),
  REFERENCE (owner, "Owner", "eier|eigar|enhet", "unit"),
  START_FIELD,
  END_FIELD,
  TEXT (vision, "Vision", "visjon"),
  TEXT (text, "Text", "tekst|innledning|innleiing"),
  TEXT (report, "Report referred to", "rapport|ref. rapport"),
  REFERENCE (parent, "Follows plan", "overordnet plan|følger plan|laget fra mal|følgjer plan", "action_plan"),
  FLAG (template, "Template", "mal"),
};
const LisEntity lis_action_plan_entity = {
  .type = LIS_ENTITY_ACTION_PLAN, .name = "action_plan", .label = N_("Action plan"), .plural = N_("Action plans"),
  .prefix = "ac", FIELDS (action_plan_fields), .keys = "name,version;name",
};
#undef STRUCT

#define STRUCT LisArea
static const LisField area_fields[] = {
  REFERENCE (action_plan, "Action plan", "handlingsplan|plan", "action_plan", REQUIRED),
  ORDER_FIELD,
  TEXT (name, "Name", "navn|namn|innsatsområde", REQUIRED),
  TEXT (text, "Text", "tekst|begrunnelse|grunngiving"),
};
const LisEntity lis_area_entity = {
  .type = LIS_ENTITY_AREA, .name = "area", .label = N_("Area of effort"), .plural = N_("Areas of effort"),
  .prefix = "ar", FIELDS (area_fields), .keys = "action_plan,name",
};
#undef STRUCT

#define STRUCT LisObjective
static const LisField objective_fields[] = {
  REFERENCE (action_plan, "Action plan", "handlingsplan|plan", "action_plan", REQUIRED),
  REFERENCE (area, "Area of effort", "innsatsområde", "area"),
  ORDER_FIELD,
  TEXT (number, "Number", "nr|nummer"),
  TEXT (text, "Text", "delmål|mål|tekst", REQUIRED),
};
const LisEntity lis_objective_entity = {
  .type = LIS_ENTITY_OBJECTIVE, .name = "objective", .label = N_("Objective"), .plural = N_("Objectives"),
  .prefix = "ob", FIELDS (objective_fields), .keys = "action_plan,area,text;action_plan,text",
};
#undef STRUCT

#define STRUCT LisMeasure
static const LisField measure_fields[] = {
  REFERENCE (action_plan, "Action plan", "handlingsplan|plan", "action_plan", REQUIRED),
  REFERENCE (area, "Area of effort", "innsatsområde", "area"),
  REFERENCE (objective, "Objective", "delmål|mål", "objective"),
  ORDER_FIELD,
  TEXT (number, "Number", "nr|nummer|tiltaksnr"),
  TEXT (title, "Title", "tiltak|tittel", REQUIRED),
  TEXT (text, "Text", "tekst|beskrivelse|skildring"),
  TEXT (report_page, "Page of the report", "ref. rapport|side|rapportside"),
  TEXT (wanted_effects, "Wanted effects", "ønsket effekt|dette vil vi oppnå|effekter|ønskede effekter|ønskte effektar"),
  DUE_FIELDS,
  REFERENCE (follows, "Carries out", "følger opp|overordnet tiltak|følgjer opp", "measure"),
  DOUBT_FIELDS,
  WITHDRAWN_FIELD,
};
const LisEntity lis_measure_entity = {
  .type = LIS_ENTITY_MEASURE, .name = "measure", .label = N_("Measure"), .plural = N_("Measures"),
  .prefix = "me", FIELDS (measure_fields), .keys = "action_plan,number;action_plan,title",
};
#undef STRUCT

#define STRUCT LisStep
static const LisField step_fields[] = {
  REFERENCE (measure, "Measure", "tiltak", "measure", REQUIRED),
  ORDER_FIELD,
  TEXT (number, "Number", "nr|nummer"),
  TEXT (text, "Text", "slik skal vi gjøre det|tekst|delpunkt", REQUIRED),
  TEXT (report_page, "Page of the report", "ref. rapport|side|rapportside"),
  DUE_FIELDS,
  REFERENCE (follows, "Carries out", "følger opp|overordnet steg|følgjer opp", "step"),
  DOUBT_FIELDS,
  WITHDRAWN_FIELD,
};
const LisEntity lis_step_entity = {
  .type = LIS_ENTITY_STEP, .name = "step", .label = N_("Step"), .plural = N_("Steps"), .prefix = "st",
  FIELDS (step_fields), .keys = "measure,number;measure,text",
};
#undef STRUCT

#define STRUCT LisActor
static const LisField actor_fields[] = {
  TEXT (name, "Name", "navn|namn|aktør", REQUIRED),
  CHOICE (kind, "Kind", "art|slag|type", lis_actor_kinds, LIS_ACTOR_BODY, REQUIRED),
  REFERENCE (unit, "Unit", "enhet|eining", "unit"),
  TEXT (variants, "Also written", "varianter|også skrevet|også skrive", VARIANTS),
  TEXT (note, "Note", "merknad"),
};
const LisEntity lis_actor_entity = {
  .type = LIS_ENTITY_ACTOR, .name = "actor", .label = N_("Actor"), .plural = N_("Actors"), .prefix = "ak",
  FIELDS (actor_fields), .keys = "name",
};
#undef STRUCT

#define STRUCT LisActorMember
static const LisField actor_member_fields[] = {
  REFERENCE (group, "Group", "gruppe|aktørgruppe", "actor", REQUIRED),
  REFERENCE (member, "Member", "medlem", "actor", REQUIRED),
  START_FIELD,
  END_FIELD,
};
const LisEntity lis_actor_member_entity = {
  .type = LIS_ENTITY_ACTOR_MEMBER, .name = "actor_member", .label = N_("Member of a group of actors"),
  .plural = N_("Members of groups of actors"), .prefix = "am", FIELDS (actor_member_fields), .keys = "group,member",
};
#undef STRUCT

#define STRUCT LisResponsibility
static const LisField responsibility_fields[] = {
  MEASURE_FIELD (measure),
  STEP_FIELD,
  REFERENCE (actor, "Actor", "aktør|ansvarlig|hvem", "actor", REQUIRED),
  CHOICE (kind, "Responsibility", "ansvar|rolle", lis_responsibility_kinds, LIS_RESPONSIBILITY_RESPONSIBLE, REQUIRED),
};
const LisEntity lis_responsibility_entity = {
  .type = LIS_ENTITY_RESPONSIBILITY, .name = "responsibility", .label = N_("Responsibility"),
  .plural = N_("Responsibilities"), .prefix = "rs", FIELDS (responsibility_fields),
  .keys = "step,actor,kind;measure,actor,kind",
};
#undef STRUCT

#define STRUCT LisStepStatus
static const LisField step_status_fields[] = {
  MEASURE_FIELD (measure),
  STEP_FIELD,
  ACTOR_FIELD,
  DATE (date, "Date", "dato|per dato", REQUIRED),
  CHOICE (state, "Status", "status|tilstand", lis_status_states, LIS_STATUS_NOT_STARTED, REQUIRED),
  TEXT (comment, "Comment", "kommentar|merknad", PERSONAL),
  TEXT (author, "Told by", "meldt av|av hvem|meld av", PERSONAL),
};
const LisEntity lis_step_status_entity = {
  .type = LIS_ENTITY_STEP_STATUS, .name = "step_status", .label = N_("Status"), .plural = N_("Statuses"),
  .prefix = "ss", FIELDS (step_status_fields), .keys = "step,actor,date;measure,actor,date",
};
#undef STRUCT

#define STRUCT LisPlanNote
static const LisField plan_note_fields[] = {
  REFERENCE (action_plan, "Action plan", "handlingsplan|plan", "action_plan", REQUIRED),
  MEASURE_FIELD (measure),
  STEP_FIELD,
  ACTOR_FIELD,
  DATE (date, "Date", "dato"),
  CHOICE (kind, "Kind", "art|slag|type", lis_plan_note_kinds, LIS_PLAN_NOTE_NOTE, REQUIRED),
  TEXT (text, "Text", "tekst|notat", REQUIRED_PERSONAL),
  TEXT (author, "By", "av|forfatter|forfattar", PERSONAL),
};
const LisEntity lis_plan_note_entity = {
  .type = LIS_ENTITY_PLAN_NOTE, .name = "plan_note", .label = N_("Note in a plan"), .plural = N_("Notes in plans"),
  .prefix = "nt", FIELDS (plan_note_fields), .keys = "action_plan,measure,step,date,text",
};
#undef STRUCT

#define STRUCT LisRisk
static const LisField risk_fields[] = {
  REFERENCE (action_plan, "Action plan", "handlingsplan|plan", "action_plan", REQUIRED),
  MEASURE_FIELD (measure),
  ACTOR_FIELD,
  TEXT (text, "Risk", "risiko", REQUIRED),
  CHOICE (likelihood, "Likelihood", "sannsynlighet|sannsyn", lis_risk_levels, 0),
  CHOICE (consequence, "Consequence", "konsekvens", lis_risk_levels, 0),
  TEXT (response, "Response", "risikoreduserende tiltak|mottiltak|risikoreduserande tiltak"),
  DATE (closed, "Closed", "lukket|lukka"),
};
const LisEntity lis_risk_entity = {
  .type = LIS_ENTITY_RISK, .name = "risk", .label = N_("Risk"), .plural = N_("Risks"), .prefix = "ri",
  FIELDS (risk_fields), .keys = "action_plan,measure,text;action_plan,text",
};
#undef STRUCT

#define STRUCT LisEffectGoal
static const LisField effect_goal_fields[] = {
  REFERENCE (measure, "Measure", "tiltak", "measure", REQUIRED),
  ACTOR_FIELD,
  TEXT (text, "Effect goal", "effektmål", REQUIRED),
};
const LisEntity lis_effect_goal_entity = {
  .type = LIS_ENTITY_EFFECT_GOAL, .name = "effect_goal", .label = N_("Effect goal"), .plural = N_("Effect goals"),
  .prefix = "eg", FIELDS (effect_goal_fields), .keys = "measure,actor,text;measure,text",
};
#undef STRUCT

#define STRUCT LisIndicator
static const LisField indicator_fields[] = {
  REFERENCE (measure, "Measure", "tiltak", "measure", REQUIRED),
  REFERENCE (effect_goal, "Effect goal", "effektmål", "effect_goal"),
  ACTOR_FIELD,
  TEXT (name, "Indicator", "indikator|måleindikator", REQUIRED),
  TEXT (unit, "Unit of measurement", "måleenhet|måleeining"),
  TEXT (rule, "Computed by", "beregnes av|blir rekna av"),
  DECIMAL (baseline, "Baseline", "utgangspunkt|nullpunkt"),
  DECIMAL (target, "Target", "mål|måltall|måltal"),
  CHOICE (direction, "Direction", "retning", lis_directions, LIS_DIRECTION_UP, REQUIRED),
  DECIMAL (warning, "Warning from", "varsel fra|terskel|varsel frå"),
  DECIMAL (alarm, "Alarm from", "alarm fra|alarm frå"),
};
const LisEntity lis_indicator_entity = {
  .type = LIS_ENTITY_INDICATOR, .name = "indicator", .label = N_("Indicator"), .plural = N_("Indicators"),
  .prefix = "in", FIELDS (indicator_fields), .keys = "measure,actor,name;measure,name",
};
#undef STRUCT

#define STRUCT LisMeasurement
static const LisField measurement_fields[] = {
  REFERENCE (indicator, "Indicator", "indikator|måleindikator", "indicator", REQUIRED),
  ACTOR_FIELD,
  DATE (date, "Date", "dato", REQUIRED),
  DECIMAL (value, "Value", "verdi|måling", REQUIRED),
  TEXT (comment, "Comment", "kommentar", PERSONAL),
};
const LisEntity lis_measurement_entity = {
  .type = LIS_ENTITY_MEASUREMENT, .name = "measurement", .label = N_("Measurement"), .plural = N_("Measurements"),
  .prefix = "mm", FIELDS (measurement_fields), .keys = "indicator,actor,date;indicator,date",
};
#undef STRUCT

#define STRUCT LisPlanReference
static const LisField plan_reference_fields[] = {
  MEASURE_FIELD (measure),
  STEP_FIELD,
  TEXT (number, "Number there", "tiltak der|punkt|nr|nummer der"),
  TEXT (title, "Other plan", "annen plan|annan plan"),
  REFERENCE (target, "Measure there", "henvist tiltak|vist til|tiltak det er vist til", "measure"),
  TEXT (text, "As written", "som skrevet|fotnote|som skrive", REQUIRED),
  DOUBT_FIELDS,
};
const LisEntity lis_plan_reference_entity = {
  .type = LIS_ENTITY_PLAN_REFERENCE, .name = "plan_reference", .label = N_("Reference to another plan"),
  .plural = N_("References to other plans"), .prefix = "rf", FIELDS (plan_reference_fields),
  .keys = "step,number,text;measure,number,text",
};
#undef STRUCT
