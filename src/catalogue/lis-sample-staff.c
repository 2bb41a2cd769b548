/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-staff.h"

#include "lis-people.h"
#include "lis-posts.h"

#define TRAINEES_PER_MENTOR 4

gpointer
lis_sample_make_person (LisSampleContext *context, const char *local_id)
{
  LisPerson *person = lis_sample_make (context, LIS_ENTITY_PERSON);

  lis_sample_names_get (&context->names, context->n_people++, &person->given_name, &person->family_name);
  person->local_id = g_strdup (local_id);
  return person;
}

static void
add_specialist_approval (LisSampleContext *context, LisRandom *random, const LisPerson *person, guint specialty)
{
  LisSpecialistApproval *approval = lis_sample_make (context, LIS_ENTITY_SPECIALIST_APPROVAL);

  approval->person = person->record.id;
  approval->specialty = context->specialties[specialty];
  approval->approved = lis_date_add_months (person->authorisation, lis_random_between (random, 84, 120)) +
                       lis_random_between (random, 0, 27);
  if (lis_random_chance (random, 80))
    approval->country = g_strdup (lis_random_chance (random, 500) ? "Sverige" : "Tyskland");
  lis_sample_add (context, LIS_ENTITY_SPECIALIST_APPROVAL, approval);
}

static void
add_tutor_training (LisSampleContext *context, LisRandom *random, const LisPerson *person)
{
  LisTutorTraining *training = lis_sample_make (context, LIS_ENTITY_TUTOR_TRAINING);

  training->person = person->record.id;
  training->kind = lis_random_chance (random, 700) ? LIS_TUTOR_COURSE_MENTOR : LIS_TUTOR_COURSE_SUPERVISOR;
  training->completed = context->today - lis_random_between (random, 30, 3000);
  lis_sample_add (context, LIS_ENTITY_TUTOR_TRAINING, training);
}

static void
add_senior_employment (LisSampleContext *context, LisRandom *random, const LisPerson *person, LisId employer)
{
  LisEmployment *employment = lis_sample_make (context, LIS_ENTITY_EMPLOYMENT);

  employment->person = person->record.id;
  employment->employer = employer;
  employment->kind = LIS_POST_PERMANENT;
  employment->start = lis_date_month_start (lis_date_add_months (context->today,
                                                                 -lis_random_between (random, 80, 300)));
  lis_sample_add (context, LIS_ENTITY_EMPLOYMENT, employment);
}

static LisId
add_senior (LisSampleContext *context, LisSampleDepartment *department)
{
  LisRandom random = lis_random_new (context->seed, LIS_SAMPLE_STREAM_STAFF + ++context->n_seniors);
  g_autofree char *local_id = g_strdup_printf ("S%05u", context->n_seniors);
  LisPerson *person = lis_sample_make_person (context, local_id);
  LisId id = person->record.id;

  person->authorisation = lis_date_add_months (context->today, -lis_random_between (&random, 150, 420));
  lis_sample_add (context, LIS_ENTITY_PERSON, person);
  add_specialist_approval (context, &random, person, department->specialty);
  add_senior_employment (context, &random, person, department->hospital->employer->unit);
  if (lis_random_chance (&random, 700))
    add_tutor_training (context, &random, person);
  return id;
}

static void
add_role (LisSampleContext *context, LisRoleKind kind, LisId holder, LisId unit, LisId specialty, gint32 share)
{
  LisRole *role = lis_sample_make (context, LIS_ENTITY_ROLE);

  role->kind = kind;
  role->holder = holder;
  role->unit = unit;
  role->specialty = specialty;
  role->share = share;
  role->start = lis_sample_half_year (context, context->today, -(int) (2 + context->n_seniors % 9));
  lis_sample_add (context, LIS_ENTITY_ROLE, role);
}

static void
add_institution_approval (LisSampleContext *context, LisId unit, guint specialty)
{
  LisApproval *approval = lis_sample_make (context, LIS_ENTITY_APPROVAL);

  approval->unit = unit;
  approval->specialty = context->specialties[specialty];
  approval->status = context->n_seniors % 11 == 0 ? LIS_APPROVAL_TEMPORARY : LIS_APPROVAL_APPROVED;
  approval->decision = lis_date_new (2019, 3, 1) + (LisDate) (context->n_seniors % 900);
  approval->start = approval->decision;
  lis_sample_add (context, LIS_ENTITY_APPROVAL, approval);
}

void
lis_sample_staff_department (LisSampleContext *context, LisSampleDepartment *department)
{
  LisSampleEmployer *employer = department->hospital->employer;
  LisId specialty = context->specialties[department->specialty];

  department->manager = add_senior (context, department);
  add_role (context, LIS_ROLE_MANAGER, department->manager, department->unit, LIS_ID_NONE, LIS_INTEGER_NONE);
  if (!employer->staffed)
    {
      employer->staffed = TRUE;
      add_role (context, LIS_ROLE_COORDINATOR, add_senior (context, department), employer->unit, LIS_ID_NONE,
                50 * LIS_SHARE_PERCENT);
      add_role (context, LIS_ROLE_ADMINISTRATOR, add_senior (context, department), employer->unit, LIS_ID_NONE,
                LIS_INTEGER_NONE);
    }
  if ((employer->specialties & (G_GUINT64_CONSTANT (1) << department->specialty)) != 0)
    return;
  employer->specialties |= G_GUINT64_CONSTANT (1) << department->specialty;
  add_role (context, LIS_ROLE_TRAINING_LEAD, add_senior (context, department), employer->unit, specialty,
            (10 + 5 * (gint32) (context->n_seniors % 3)) * LIS_SHARE_PERCENT);
  add_institution_approval (context, employer->unit, department->specialty);
}

LisId
lis_sample_take_mentor (LisSampleContext *context, LisSampleDepartment *department)
{
  LisSampleMentor *mentor = NULL;
  LisSampleMentor more = { 0 };

  if (department->mentors->len > 0)
    mentor = &g_array_index (department->mentors, LisSampleMentor, department->mentors->len - 1);
  if (mentor == NULL || mentor->trainees >= TRAINEES_PER_MENTOR)
    {
      more.person = add_senior (context, department);
      g_array_append_val (department->mentors, more);
      mentor = &g_array_index (department->mentors, LisSampleMentor, department->mentors->len - 1);
    }
  mentor->trainees++;
  return mentor->person;
}
