/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-doctor.h"

#include "lis-people.h"
#include "lis-sample-employment.h"
#include "lis-sample-places.h"
#include "lis-sample-staff.h"

/* Of a thousand periods in the future, how many a proposal may change. */
#define MOVABLE_PER_THOUSAND 15

typedef struct
{
  LisSampleContext *context;
  LisSamplePathway *pathway;
  LisRandom        *random;
  LisId             person;
  LisId             first;  /* training */
  LisId             second; /* or none */
} Doctor;

static void
add_person (Doctor *doctor)
{
  static const guint bases[] = { 880, 80, 30, 10 };
  LisRandom *random = doctor->random;
  g_autofree char *local_id = g_strdup_printf ("T%05u", doctor->pathway->number);
  LisPerson *person = lis_sample_make_person (doctor->context, local_id);
  LisDate start = doctor->pathway->range.start;

  person->part1_basis = LIS_PART1_NORWAY + (gint32) lis_random_pick (random, bases, G_N_ELEMENTS (bases));
  person->part1_months = 18 * LIS_MONTHS_PER_MONTH;
  person->part1_completed = lis_date_add_months (start, -lis_random_between (random, 0, 20)) - 1;
  person->authorisation = lis_date_add_months (person->part1_completed, -lis_random_between (random, 18, 24));
  doctor->person = person->record.id;
  lis_sample_add (doctor->context, LIS_ENTITY_PERSON, person);
}

static LisId
add_training (Doctor *doctor, guint specialty)
{
  LisSamplePathway *pathway = doctor->pathway;
  LisTraining *training = lis_sample_make (doctor->context, LIS_ENTITY_TRAINING);
  LisId id = training->record.id;

  training->person = doctor->person;
  training->specialty = doctor->context->specialties[specialty];
  training->start = pathway->range.start;
  training->end = pathway->range.end;
  training->goals_as_of = pathway->range.start;
  training->programme = g_strdup_printf ("Utdanningsplan %s, %s, versjon %d", lis_sample_specialties[specialty].code,
                                         pathway->home->employer->code, 1 + (int) (specialty % 4));
  if (pathway->range.end <= doctor->context->today)
    training->outcome = lis_random_chance (doctor->random, 900) ? LIS_OUTCOME_COMPLETED : LIS_OUTCOME_MOVED;
  lis_sample_add (doctor->context, LIS_ENTITY_TRAINING, training);
  return id;
}

static gint32
draw_answer (LisRandom *random)
{
  static const guint weights[] = { 700, 80, 220 };

  return LIS_ANSWER_YES + (gint32) lis_random_pick (random, weights, G_N_ELEMENTS (weights));
}

/* Who is asked has answered when it is agreed, and perhaps when it is proposed. */
static void
set_answers (Doctor *doctor, LisPeriod *period, const LisSampleStay *stay)
{
  LisRandom *random = doctor->random;
  LisDate asked = MIN (stay->range.start, doctor->context->today) - lis_random_between (random, 20, 120);

  if (stay->state == LIS_STATE_DRAFT || stay->kind != LIS_PERIOD_SERVICE ||
      !lis_sample_stay_is_rotation (doctor->pathway, stay))
    return;
  period->sender_answer = LIS_ANSWER_YES;
  period->sender_answered = asked;
  if (stay->state == LIS_STATE_AGREED || lis_random_chance (random, 500))
    {
      period->receiver_answer = stay->state == LIS_STATE_AGREED ? LIS_ANSWER_YES : draw_answer (random);
      period->receiver_answered = asked + lis_random_between (random, 2, 15);
    }
  if (stay->state == LIS_STATE_AGREED || lis_random_chance (random, 600))
    {
      period->doctor_answer = stay->state == LIS_STATE_AGREED ? LIS_ANSWER_YES : draw_answer (random);
      period->doctor_answered = asked + lis_random_between (random, 2, 15);
    }
}

static void
set_place_and_days (LisPeriod *period, const LisSampleStay *stay)
{
  if (stay->open_unit)
    period->wished_unit = stay->unit;
  else
    period->unit = stay->unit;
  if (!stay->open_dates)
    {
      period->start = stay->range.start;
      period->end = stay->range.end;
      return;
    }
  period->months = lis_date_range_months (stay->range);
  period->window_start = stay->range.start;
  period->window_end = lis_date_add_months (stay->range.end, 6);
}

static void
add_period_training (Doctor *doctor, LisId period, LisId training, LisPart part, gint32 counted)
{
  LisPeriodTraining *counts = lis_sample_make (doctor->context, LIS_ENTITY_PERIOD_TRAINING);

  counts->period = period;
  counts->training = training;
  counts->part = part;
  counts->counted_share = counted;
  lis_sample_add (doctor->context, LIS_ENTITY_PERIOD_TRAINING, counts);
}

static LisId
add_period (Doctor *doctor, const LisSampleStay *stay)
{
  LisPeriod *period = lis_sample_make (doctor->context, LIS_ENTITY_PERIOD);
  LisId id = period->record.id;

  period->person = doctor->person;
  period->kind = stay->kind;
  period->state = stay->state;
  period->share = stay->share;
  set_place_and_days (period, stay);
  set_answers (doctor, period, stay);
  if (lis_random_chance (doctor->random, 15))
    period->note = g_strdup ("Oppdiktet merknad: ønsker samme sted som forrige halvår");
  if (stay->range.start > doctor->context->today && !stay->open_dates && stay->kind == LIS_PERIOD_SERVICE &&
      lis_random_chance (doctor->random, MOVABLE_PER_THOUSAND))
    g_ptr_array_add (doctor->context->movable, lis_record_copy (&lis_period_entity, period));
  lis_sample_add (doctor->context, LIS_ENTITY_PERIOD, period);
  if (!stay->open_unit && !stay->open_dates && stay->kind == LIS_PERIOD_SERVICE)
    lis_sample_note_presence (doctor->context, stay->department, stay->unit, stay->range, stay->share,
                              stay->state == LIS_STATE_AGREED);
  return id;
}

/* Research beside service counts for nothing in some plans and in full in others. */
static void
count_period (Doctor *doctor, const LisSampleStay *stay, LisId period)
{
  gint32 counted = LIS_SHARE_FULL;

  if (stay->kind == LIS_PERIOD_LEAVE)
    return;
  if (stay->kind == LIS_PERIOD_RESEARCH && lis_random_chance (doctor->random, 600))
    counted = 0;
  if (stay->first)
    add_period_training (doctor, period, doctor->first, stay->part, counted);
  if (stay->second && doctor->second != LIS_ID_NONE)
    add_period_training (doctor, period, doctor->second, stay->part, counted);
}

static void
confirm_period (Doctor *doctor, const LisSampleStay *stay, LisId period)
{
  LisServiceConfirmation *confirmation;

  if (stay->range.end > doctor->context->today || stay->department == NULL ||
      !lis_random_chance (doctor->random, 850))
    return;
  confirmation = lis_sample_make (doctor->context, LIS_ENTITY_SERVICE_CONFIRMATION);
  confirmation->person = doctor->person;
  confirmation->period = period;
  confirmation->unit = stay->unit;
  confirmation->start = stay->range.start;
  confirmation->end = stay->range.end;
  confirmation->share = stay->share;
  confirmation->confirmed_by = stay->department->manager;
  confirmation->confirmed = MIN (stay->range.end + lis_random_between (doctor->random, 0, 60), doctor->context->today);
  lis_sample_add (doctor->context, LIS_ENTITY_SERVICE_CONFIRMATION, confirmation);
}

static void
add_absence (Doctor *doctor, LisDateRange range, gint32 share, LisAbsenceEffect effect)
{
  LisAbsence *absence = lis_sample_make (doctor->context, LIS_ENTITY_ABSENCE);

  absence->person = doctor->person;
  absence->start = range.start;
  absence->end = range.end;
  absence->share = share;
  absence->effect = effect;
  lis_sample_add (doctor->context, LIS_ENTITY_ABSENCE, absence);
}

/* Leave is deducted as a whole; within service there are short absences of both kinds. */
static void
add_stay_absence (Doctor *doctor, const LisSampleStay *stay)
{
  LisRandom *random = doctor->random;
  LisDate start;

  if (stay->kind == LIS_PERIOD_LEAVE)
    add_absence (doctor, stay->range, LIS_SHARE_FULL, LIS_ABSENCE_DEDUCTED);
  if (stay->kind != LIS_PERIOD_SERVICE || stay->parallel || stay->range.start > doctor->context->today + 180 ||
      stay->share < LIS_SHARE_FULL || lis_date_range_days (stay->range) < 85 || !lis_random_chance (random, 90))
    return;
  start = stay->range.start + lis_random_between (random, 0, 40);
  if (lis_random_chance (random, 300))
    add_absence (doctor, lis_date_range_new (start, start + 5), LIS_SHARE_FULL, LIS_ABSENCE_COUNTS);
  else
    add_absence (doctor, lis_date_range_new (start, start + lis_random_between (random, 10, 44)),
                 lis_random_chance (random, 800) ? LIS_SHARE_FULL : LIS_SHARE_FULL / 2, LIS_ABSENCE_DEDUCTED);
}

static void
add_stays (Doctor *doctor)
{
  for (guint i = 0; i < doctor->pathway->stays->len; i++)
    {
      const LisSampleStay *stay = lis_sample_pathway_get (doctor->pathway, i);
      LisId period = add_period (doctor, stay);

      count_period (doctor, stay, period);
      add_stay_absence (doctor, stay);
      confirm_period (doctor, stay, period);
    }
}

static void
add_mentor (Doctor *doctor, LisRoleKind kind, LisId mentor, LisId unit, LisDate start, LisDate end)
{
  LisRole *role = lis_sample_make (doctor->context, LIS_ENTITY_ROLE);

  role->kind = kind;
  role->holder = mentor;
  role->trainee = doctor->person;
  role->unit = unit;
  role->start = start;
  role->end = end;
  lis_sample_add (doctor->context, LIS_ENTITY_ROLE, role);
}

/* One mentor all along, two in turn, one who left without a successor, or none. */
static void
add_home_mentors (Doctor *doctor, LisSampleDepartment *home)
{
  static const guint weights[] = { 560, 330, 50, 60 };
  guint shape = lis_random_pick (doctor->random, weights, G_N_ELEMENTS (weights));
  LisDateRange range = doctor->pathway->range;
  LisDate change = lis_date_add_months (range.start, lis_random_between (doctor->random, 14, 40));
  LisDate end = range.end <= doctor->context->today ? range.end : LIS_DATE_NONE;
  LisId mentor;

  if (shape == 3)
    return;
  mentor = lis_sample_take_mentor (doctor->context, home);
  if (shape == 0 || change >= range.end)
    {
      add_mentor (doctor, LIS_ROLE_MENTOR, mentor, LIS_ID_NONE, range.start, end);
      return;
    }
  add_mentor (doctor, LIS_ROLE_MENTOR, mentor, LIS_ID_NONE, range.start, change);
  if (shape == 1)
    add_mentor (doctor, LIS_ROLE_MENTOR, lis_sample_take_mentor (doctor->context, home), LIS_ID_NONE, change, end);
}

static void
add_local_mentors (Doctor *doctor)
{
  LisSampleStay whole;
  guint next = 0;

  while (lis_sample_next_rotation (doctor->pathway, &next, &whole))
    if (lis_random_chance (doctor->random, 800))
      add_mentor (doctor, LIS_ROLE_LOCAL_MENTOR, lis_sample_take_mentor (doctor->context, whole.department),
                  whole.department->unit, whole.range.start, whole.range.end);
}

static void
add_credited_service (Doctor *doctor)
{
  static const char *const countries[] = { "Danmark", "Sverige", "Tyskland", "Polen" };
  LisCreditedService *credited = lis_sample_make (doctor->context, LIS_ENTITY_CREDITED_SERVICE);
  int months = lis_random_between (doctor->random, 6, 24);

  credited->person = doctor->person;
  credited->training = doctor->first;
  credited->specialty = doctor->context->specialties[doctor->pathway->specialty];
  credited->end = lis_date_month_start (doctor->pathway->range.start);
  credited->start = lis_date_add_months (credited->end, -months);
  credited->months = months * LIS_MONTHS_PER_MONTH;
  credited->place = g_strdup ("Oppdiktet sykehus");
  if (lis_random_chance (doctor->random, 600))
    credited->country = g_strdup (countries[lis_random_below (doctor->random, G_N_ELEMENTS (countries))]);
  lis_sample_add (doctor->context, LIS_ENTITY_CREDITED_SERVICE, credited);
}

void
lis_sample_add_doctor (LisSampleContext *context, guint number, guint specialty, LisSampleHospital *home)
{
  g_auto (LisSamplePathway) pathway = { 0 };
  Doctor doctor = { .context = context, .pathway = &pathway, .random = &pathway.random };

  lis_sample_pathway_plan (&pathway, context, number, specialty, home);
  add_person (&doctor);
  doctor.first = add_training (&doctor, specialty);
  if (pathway.second >= 0)
    doctor.second = add_training (&doctor, (guint) pathway.second);
  lis_sample_add_employments (context, &pathway, doctor.person);
  add_stays (&doctor);
  add_home_mentors (&doctor, lis_sample_department_get (context, home, specialty));
  add_local_mentors (&doctor);
  if (lis_random_chance (doctor.random, 70))
    add_credited_service (&doctor);
}
