/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway.h"

#include "lis-field-table.h"
#include "lis-reference.h"

const LisChoice lis_schemes[] = {
  { "current", N_("current scheme"), "ny ordning|gjeldende|ny|gjeldende ordning|gjeldande ordning" },
  { "old", N_("old scheme"), "gammel ordning|gammel|gammal ordning" },
  { NULL },
};

const LisChoice lis_outcomes[] = {
  { "completed", N_("completed"), "fullført|ferdig" },
  { "discontinued", N_("discontinued"), "avbrutt|sluttet|avbrote" },
  { "moved", N_("moved to another region"), "flyttet|flytta|flyttet til annen region|flytta til annan region" },
  { NULL },
};

const LisChoice lis_period_kinds[] = {
  { "service", N_("service"), "tjeneste|teneste|klinisk tjeneste" },
  { "research", N_("research"), "forskning|forsking" },
  { "leave", N_("leave"), "permisjon" },
  { "other", N_("other"), "annet|anna" },
  { NULL },
};

const LisChoice lis_period_states[] = {
  { "draft", N_("draft"), "utkast" },
  { "proposed", N_("proposed"), "forespurt|foreslått|førespurt" },
  { "agreed", N_("agreed"), "avtalt|godkjent" },
  { NULL },
};

const LisChoice lis_answers[] = {
  { "yes", N_("yes"), "ja" },
  { "no", N_("no"), "nei" },
  { "conditional", N_("on conditions"), "med forbehold|på vilkår|med atterhald" },
  { NULL },
};

const LisChoice lis_absence_effects[] = {
  { "counts", N_("counts fully"), "teller|teller fullt|tel|tel fullt" },
  { "deducted", N_("to be deducted"), "trekkes fra|til fratrekk|fratrekk|trekkjast frå|blir trekt frå" },
  { NULL },
};

#define STRUCT LisTraining
static const LisField training_fields[] = {
  REFERENCE (person, "Doctor", "lege|LIS|lege i spesialisering|person|navn|namn", "person", REQUIRED),
  REFERENCE (specialty, "Specialty", "spesialitet", "specialty", REQUIRED),
  CHOICE (scheme, "Scheme", "ordning", lis_schemes, LIS_SCHEME_CURRENT, REQUIRED),
  TEXT (programme, "Programme", "utdanningsplan|programversjon"),
  DATE (goals_as_of, "Goals as of", "læringsmål per|læringsmålversjon"),
  START_FIELD,
  END_FIELD,
  CHOICE (outcome, "Outcome", "utfall|resultat", lis_outcomes, 0),
};
const LisEntity lis_training_entity = {
  .type = LIS_ENTITY_TRAINING, .name = "training", .label = N_("Training"), .plural = N_("Trainings"),
  .prefix = "tr", FIELDS (training_fields), .keys = "person,specialty",
};
#undef STRUCT

#define STRUCT LisPeriod
static const LisField period_fields[] = {
  REFERENCE (person, "Doctor", "lege|LIS|lege i spesialisering|person|navn|namn", "person", REQUIRED),
  CHOICE (kind, "Kind", "art|slag|type|periodetype", lis_period_kinds, LIS_PERIOD_SERVICE, REQUIRED),
  REFERENCE (unit, "Place", "tjenestested|sted|stad|enhet|eining|avdeling|tenestestad|læringsarena", "unit"),
  START_FIELD,
  END_FIELD,
  SHARE (share, "Share (%)", "stillingsprosent|prosent|andel|share|stillingsandel", LIS_SHARE_FULL, REQUIRED),
  CHOICE (state, "State", "status|tilstand", lis_period_states, LIS_STATE_DRAFT, REQUIRED),
  MONTHS (months, "Months wanted",
          "måneder|månader|antall måneder|ønsket lengde|ønsket antall måneder|ønskt tal på månader", 240),
  REFERENCE (wished_unit, "Place wanted", "ønsket sted|ønskt stad", "unit"),
  DATE (window_start, "Not before", "tidligst|tidlegast"),
  LAST_DAY (window_end, "Not after", "senest|seinast", "window_start"),
  CHOICE (sender_answer, "Answer of sender", "svar fra avgiver|svar avgivende|svar frå avgjevar", lis_answers, 0),
  DATE (sender_answered, "Sender answered", "avgiver svarte|avgjevar svarte"),
  CHOICE (receiver_answer, "Answer of receiver", "svar fra mottaker|svar mottakende|svar frå mottakar", lis_answers, 0),
  DATE (receiver_answered, "Receiver answered", "mottaker svarte|mottakar svarte"),
  CHOICE (doctor_answer, "Answer of doctor", "svar fra lege|svar LIS|svar frå lege", lis_answers, 0),
  DATE (doctor_answered, "Doctor answered", "lege svarte"),
  TEXT (note, "Note", "merknad", PERSONAL),
};
const LisEntity lis_period_entity = {
  .type = LIS_ENTITY_PERIOD, .name = "period", .label = N_("Period"), .plural = N_("Periods"), .prefix = "pe",
  FIELDS (period_fields), .keys = "person,start,unit;person,start",
};
#undef STRUCT

#define STRUCT LisPeriodTraining
static const LisField period_training_fields[] = {
  REFERENCE (period, "Period", "periode", "period", REQUIRED),
  REFERENCE (training, "Training", "utdanningsløp|utdanning|spesialisering", "training", REQUIRED),
  CHOICE (part, "Part", "del", lis_parts, 0),
  SHARE (counted_share, "Counted (%)", "teller|teller (%)|medregnet|tel (%)", LIS_SHARE_FULL, REQUIRED),
};
const LisEntity lis_period_training_entity = {
  .type = LIS_ENTITY_PERIOD_TRAINING, .name = "period_training", .label = N_("Period's training"),
  .plural = N_("Periods' trainings"), .prefix = "pr", FIELDS (period_training_fields), .keys = "period,training",
};
#undef STRUCT

#define STRUCT LisPeriodGoal
static const LisField period_goal_fields[] = {
  REFERENCE (period, "Period", "periode", "period", REQUIRED),
  REFERENCE (goal, "Learning goal", "læringsmål", "goal", REQUIRED),
  REFERENCE (activity, "Learning activity", "læringsaktivitet", "activity"),
};
const LisEntity lis_period_goal_entity = {
  .type = LIS_ENTITY_PERIOD_GOAL, .name = "period_goal", .label = N_("Goal planned in a period"),
  .plural = N_("Goals planned in periods"), .prefix = "pg", FIELDS (period_goal_fields),
  .keys = "period,goal,activity;period,goal",
};
#undef STRUCT

#define STRUCT LisAbsence
static const LisField absence_fields[] = {
  REFERENCE (person, "Doctor", "lege|LIS|lege i spesialisering|person|navn|namn", "person", REQUIRED),
  REQUIRED_START_FIELD,
  END_FIELD,
  SHARE (share, "Share (%)", "prosent|andel|share", LIS_SHARE_FULL, REQUIRED),
  CHOICE (effect, "Effect", "virkning|verknad|telling|virkning på utdanningstid|verknad på utdanningstid",
          lis_absence_effects, LIS_ABSENCE_DEDUCTED, REQUIRED),
};
const LisEntity lis_absence_entity = {
  .type = LIS_ENTITY_ABSENCE, .name = "absence", .label = N_("Absence"), .plural = N_("Absences"), .prefix = "ab",
  FIELDS (absence_fields), .keys = "person,start",
};
#undef STRUCT

#define STRUCT LisCreditedService
static const LisField credited_service_fields[] = {
  REFERENCE (person, "Doctor", "lege|LIS|lege i spesialisering|person|navn|namn", "person", REQUIRED),
  REFERENCE (training, "Training", "utdanningsløp|utdanning", "training"),
  REFERENCE (specialty, "Specialty served in", "spesialitet|tjeneste i spesialitet|teneste i spesialitet", "specialty"),
  TEXT (place, "Place", "sted|stad|tjenestested|tenestestad"),
  TEXT (country, "Country", "land"),
  START_FIELD,
  END_FIELD,
  MONTHS (months, "Months counted", "måneder|månader|medregnede måneder|medrekna månader", 240, REQUIRED),
};
const LisEntity lis_credited_service_entity = {
  .type = LIS_ENTITY_CREDITED_SERVICE, .name = "credited_service", .label = N_("Credited service"),
  .plural = N_("Credited services"), .prefix = "cs", FIELDS (credited_service_fields),
  .keys = "person,start;person,place",
};
#undef STRUCT

#define STRUCT LisServiceConfirmation
static const LisField service_confirmation_fields[] = {
  REFERENCE (person, "Doctor", "lege|LIS|lege i spesialisering|person|navn|namn", "person", REQUIRED),
  REFERENCE (unit, "Place", "tjenestested|sted|stad|enhet|tenestestad", "unit", REQUIRED),
  REQUIRED_START_FIELD,
  LAST_DAY (end, "To", "til|til dato|til og med|t.o.m.|tom|slutt|sluttdato|end", "start", REQUIRED),
  SHARE (share, "Share (%)", "stillingsprosent|prosent|andel|share", LIS_SHARE_FULL, REQUIRED),
  REFERENCE (period, "Period", "periode", "period"),
  REFERENCE (confirmed_by, "Confirmed by", "bekreftet av|stadfesta av", "person"),
  DATE (confirmed, "Confirmed", "bekreftet|bekreftet dato|stadfesta", REQUIRED),
};
const LisEntity lis_service_confirmation_entity = {
  .type = LIS_ENTITY_SERVICE_CONFIRMATION, .name = "service_confirmation", .label = N_("Service confirmation"),
  .plural = N_("Service confirmations"), .prefix = "sc", FIELDS (service_confirmation_fields),
  .keys = "person,unit,start",
};
#undef STRUCT

LisDateRange
lis_period_get_range (const LisPeriod *period)
{
  return lis_date_range_new (period->start, period->end);
}

gboolean
lis_period_is_placed_in_time (const LisPeriod *period)
{
  return lis_date_is_set (period->start) && lis_date_is_set (period->end);
}
