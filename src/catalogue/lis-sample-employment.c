/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-employment.h"

#include "lis-posts.h"
#include "lis-sample-places.h"

/* Up to this long the sender goes on paying and the doctor stays in the home post. */
#define SHORT_STAY_DAYS 93
#define SHORTEST_SUBSTITUTE_DAYS 120
/* A substitute may begin so long before the training. */
#define LONGEST_WAIT_DAYS 365

/* The home employments of one doctor in order of time. */
typedef struct
{
  LisSampleContext *context;
  LisSamplePathway *pathway;
  LisId             person;
  LisId             substitute; /* or none */
  LisDate           permanent_from;
  LisId             permanent;
  LisId             post;
} Holder;

static LisId
add_post (LisSampleContext *context, LisSampleDepartment *department, LisPostKind kind)
{
  LisPost *post = lis_sample_make (context, LIS_ENTITY_POST);
  LisId id = post->record.id;
  const char *letter = kind == LIS_POST_ROTATION ? "G" : "L";

  post->unit = department->unit;
  post->specialty = context->specialties[department->specialty];
  post->kind = kind;
  post->number = g_strdup_printf ("%s-%s-%s%03u", department->hospital->size->code,
                                  lis_sample_specialties[department->specialty].code, letter, ++department->n_posts);
  lis_sample_add (context, LIS_ENTITY_POST, post);
  return id;
}

static LisEmployment *
make_employment (Holder *holder, LisPostKind kind, LisId employer, LisId post, LisDate start, LisDate end)
{
  LisEmployment *employment = lis_sample_make (holder->context, LIS_ENTITY_EMPLOYMENT);

  employment->person = holder->person;
  employment->employer = employer;
  employment->post = post;
  employment->kind = kind;
  employment->start = start;
  employment->end = end;
  return employment;
}

/* The first rotation post of the receiver that is free then, or one more. */
static LisId
take_rotation_post (LisSampleContext *context, LisSampleDepartment *department, LisDateRange range)
{
  LisSampleRotationPost more;

  for (guint i = 0; i < department->rotation_posts->len; i++)
    {
      LisSampleRotationPost *post = &g_array_index (department->rotation_posts, LisSampleRotationPost, i);
      gboolean free = TRUE;

      for (guint j = 0; j < post->taken->len && free; j++)
        free = !lis_date_range_overlaps (g_array_index (post->taken, LisDateRange, j), range);
      if (!free)
        continue;
      g_array_append_val (post->taken, range);
      return post->post;
    }
  more.post = add_post (context, department, LIS_POST_ROTATION);
  more.taken = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_array_append_val (more.taken, range);
  g_array_append_val (department->rotation_posts, more);
  return more.post;
}

static gboolean
is_away (const LisSamplePathway *pathway, const LisSampleStay *stay)
{
  return lis_sample_stay_is_rotation (pathway, stay) && stay->state == LIS_STATE_AGREED && !stay->open_unit &&
         !stay->open_dates;
}

gboolean
lis_sample_next_rotation (const LisSamplePathway *pathway, guint *index, LisSampleStay *whole)
{
  while (*index < pathway->stays->len)
    {
      const LisSampleStay *stay = lis_sample_pathway_get (pathway, (*index)++);

      if (!is_away (pathway, stay))
        continue;
      *whole = *stay;
      for (; *index < pathway->stays->len; (*index)++)
        {
          const LisSampleStay *next = lis_sample_pathway_get (pathway, *index);

          if (!is_away (pathway, next) || next->parallel || next->department->hospital != stay->department->hospital ||
              next->range.start > whole->range.end)
            break;
          whole->range.end = MAX (whole->range.end, next->range.end);
        }
      if (lis_date_range_days (whole->range) > SHORT_STAY_DAYS)
        return TRUE;
    }
  return FALSE;
}

static LisDate
find_first_absence_from_home (const LisSamplePathway *pathway)
{
  for (guint i = 0; i < pathway->stays->len; i++)
    {
      const LisSampleStay *stay = lis_sample_pathway_get (pathway, i);

      if (stay->kind == LIS_PERIOD_LEAVE || lis_sample_stay_is_rotation (pathway, stay))
        return stay->range.start;
    }
  return pathway->range.end;
}

static gboolean
is_same_trade (guint first, guint second)
{
  const LisSampleSpecialty *a = &lis_sample_specialties[first], *b = &lis_sample_specialties[second];

  return first == second || (a->host != NULL && g_strcmp0 (a->host, b->host) == 0) ||
         g_strcmp0 (a->host, b->code) == 0 || g_strcmp0 (b->host, a->code) == 0;
}

/* Substitutes often begin before the training does, and get a post of their own when it ends. */
static gboolean
take_vacancy_at (Holder *holder, LisSampleDepartment *department, LisSampleVacancy *vacancy)
{
  LisDate start = holder->pathway->range.start;

  for (guint i = 0; i < department->vacancies->len; i++)
    {
      *vacancy = g_array_index (department->vacancies, LisSampleVacancy, i);
      vacancy->range.start = MAX (vacancy->range.start, start - LONGEST_WAIT_DAYS);
      vacancy->range.end = MIN (vacancy->range.end, find_first_absence_from_home (holder->pathway));
      if (vacancy->range.start > start || vacancy->range.end - vacancy->range.start < SHORTEST_SUBSTITUTE_DAYS ||
          vacancy->range.end < start)
        continue;
      g_array_remove_index (department->vacancies, i);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_vacancy (Holder *holder, LisSampleVacancy *vacancy)
{
  LisSampleHospital *home = holder->pathway->home;

  if (!lis_random_chance (&holder->pathway->random, 500))
    return FALSE;
  for (guint i = 0; i < lis_sample_n_specialties; i++)
    if (home->departments[i] != NULL && is_same_trade (i, holder->pathway->specialty) &&
        take_vacancy_at (holder, home->departments[i], vacancy))
      return TRUE;
  return FALSE;
}

static void
add_substitute_employment (Holder *holder, LisSampleDepartment *home)
{
  LisSampleVacancy vacancy;
  LisEmployment *employment;

  holder->permanent_from = holder->pathway->range.start;
  if (!take_vacancy (holder, &vacancy))
    return;
  employment = make_employment (holder, LIS_POST_SUBSTITUTE, home->hospital->employer->unit, vacancy.post,
                                vacancy.range.start, vacancy.range.end);
  employment->substitute_for = vacancy.employment;
  holder->substitute = employment->record.id;
  holder->permanent_from = vacancy.range.end;
  lis_sample_add (holder->context, LIS_ENTITY_EMPLOYMENT, employment);
}

/* Most hold the post without end; some leave when they are through, and a few posts end too early. */
static void
add_home_employment (Holder *holder, LisSampleDepartment *home)
{
  LisDateRange range = holder->pathway->range;
  LisRandom *random = &holder->pathway->random;
  LisPostKind kind = LIS_POST_PERMANENT;
  LisDate end = LIS_DATE_NONE;
  LisEmployment *employment;

  if (range.end <= holder->context->today && lis_random_chance (random, 500))
    end = range.end;
  if (lis_random_chance (random, 20) && range.end - 120 > holder->permanent_from)
    {
      end = range.end - 90;
      kind = LIS_POST_TEMPORARY;
    }
  holder->post = add_post (holder->context, home, kind);
  employment = make_employment (holder, kind, home->hospital->employer->unit, holder->post, holder->permanent_from,
                                end);
  holder->permanent = employment->record.id;
  lis_sample_add (holder->context, LIS_ENTITY_EMPLOYMENT, employment);
}

static void
add_leave (Holder *holder, LisDateRange range, gint32 share, gboolean rotation)
{
  LisLeave *leave = lis_sample_make (holder->context, LIS_ENTITY_LEAVE);

  leave->employment = range.start < holder->permanent_from ? holder->substitute : holder->permanent;
  leave->start = range.start;
  leave->end = range.end;
  leave->share = share;
  leave->rotation = rotation;
  lis_sample_add (holder->context, LIS_ENTITY_LEAVE, leave);
}

static void
add_vacancy (Holder *holder, LisSampleDepartment *home, LisDateRange range)
{
  LisSampleVacancy vacancy = { holder->permanent, holder->post, range };

  if (range.start >= holder->permanent_from && lis_date_range_days (range) >= SHORTEST_SUBSTITUTE_DAYS)
    g_array_append_val (home->vacancies, vacancy);
}

static void
add_rotation (Holder *holder, LisSampleDepartment *home, const LisSampleStay *stay)
{
  LisEmployment *employment;
  LisId post = take_rotation_post (holder->context, stay->department, stay->range);

  add_leave (holder, stay->range, stay->share, TRUE);
  employment = make_employment (holder, LIS_POST_ROTATION, stay->department->hospital->employer->unit, post,
                                stay->range.start, stay->range.end);
  employment->share = stay->share;
  lis_sample_add (holder->context, LIS_ENTITY_EMPLOYMENT, employment);
  if (stay->share == LIS_SHARE_FULL)
    add_vacancy (holder, home, stay->range);
}

/* Leave and part time at home. */
static void
add_home_leave (Holder *holder, LisSampleDepartment *home, const LisSampleStay *stay)
{
  if (stay->state != LIS_STATE_AGREED || stay->open_dates || stay->parallel)
    return;
  if (stay->kind == LIS_PERIOD_LEAVE)
    {
      add_leave (holder, stay->range, LIS_SHARE_FULL, FALSE);
      add_vacancy (holder, home, stay->range);
    }
}

static gboolean
is_reduced (const LisSamplePathway *pathway, guint index)
{
  const LisSampleStay *stay = lis_sample_pathway_get (pathway, index);
  gboolean shared = index + 1 < pathway->stays->len && lis_sample_pathway_get (pathway, index + 1)->parallel;

  return stay->kind == LIS_PERIOD_SERVICE && !stay->parallel && !shared && stay->share < LIS_SHARE_FULL &&
         stay->state == LIS_STATE_AGREED && !lis_sample_stay_is_rotation (pathway, stay);
}

void
lis_sample_add_employments (LisSampleContext *context, LisSamplePathway *pathway, LisId person)
{
  Holder holder = { .context = context, .pathway = pathway, .person = person };
  LisSampleDepartment *home = lis_sample_department_get (context, pathway->home, pathway->specialty);
  LisSampleStay whole;
  guint next = 0;

  add_substitute_employment (&holder, home);
  add_home_employment (&holder, home);
  for (guint i = 0; i < pathway->stays->len; i++)
    {
      const LisSampleStay *stay = lis_sample_pathway_get (pathway, i);

      add_home_leave (&holder, home, stay);
      if (is_reduced (pathway, i))
        add_leave (&holder, stay->range, LIS_SHARE_FULL - stay->share, FALSE);
    }
  while (lis_sample_next_rotation (pathway, &next, &whole))
    add_rotation (&holder, home, &whole);
}
