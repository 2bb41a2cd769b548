/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-pathway.h"

#include "lis-sample-places.h"

#define NEVER G_MAXUINT

/* What is peculiar about one pathway. Blocks are counted from 0; NEVER for what does not happen. */
typedef struct
{
  guint   gap_before;
  guint   leave_before;
  guint   overlap_after;
  int     overlap_days;
  guint   halved_at;    /* 50 % at home and 50 % elsewhere */
  guint   reduced_from; /* part time */
  guint   reduced_to;
  gint32  reduced_share;
  guint   research_from; /* 20 % research beside */
  guint   research_to;
} Traits;

typedef struct
{
  LisSampleContext *context;
  LisSamplePathway *pathway;
  Traits            traits;
  LisDate           cursor;
  guint             n_blocks;
  guint             turn;        /* which section or department comes next */
  gint32            lost_months; /* by part time, × LIS_SHARE_FULL */
} Planner;

static guint
draw_block (LisRandom *random, guint per_thousand, int first, int last)
{
  return lis_random_chance (random, per_thousand) ? (guint) lis_random_between (random, first, last) : NEVER;
}

static Traits
draw_traits (LisRandom *random)
{
  static const gint32 reduced_shares[] = { 8000, 8000, 8000, 6000, 5000, 9000 };
  Traits traits;

  traits.gap_before = draw_block (random, 70, 2, 9);
  traits.leave_before = draw_block (random, 240, 2, 8);
  traits.overlap_after = draw_block (random, 80, 1, 9);
  traits.overlap_days = lis_random_chance (random, 650) ? 1 : lis_random_between (random, 7, 45);
  traits.halved_at = draw_block (random, 25, 4, 8);
  traits.reduced_from = draw_block (random, 90, 2, 8);
  traits.reduced_to = traits.reduced_from == NEVER ? 0 : traits.reduced_from + lis_random_below (random, 3);
  traits.reduced_share = reduced_shares[lis_random_below (random, G_N_ELEMENTS (reduced_shares))];
  traits.research_from = draw_block (random, 60, 3, 8);
  traits.research_to = traits.research_from == NEVER ? 0 : traits.research_from + 1 + lis_random_below (random, 2);
  if (traits.research_from != NEVER)
    traits.reduced_from = NEVER;
  return traits;
}

static LisSampleStay *
add_stay (Planner *planner, LisSampleDepartment *department, LisId unit, LisDateRange range, gint32 share, LisPart part)
{
  LisSampleStay stay = {
    .department = department,
    .unit = unit,
    .range = range,
    .kind = LIS_PERIOD_SERVICE,
    .state = LIS_STATE_AGREED,
    .part = part,
    .share = share,
    .first = TRUE,
    .second = part == LIS_PART_2 && planner->pathway->second >= 0,
  };

  g_array_append_val (planner->pathway->stays, stay);
  return lis_sample_pathway_get (planner->pathway, planner->pathway->stays->len - 1);
}

static void
lay_leave (Planner *planner)
{
  LisDate end = lis_date_add_months (planner->cursor, lis_random_between (&planner->pathway->random, 5, 11));
  LisSampleStay *stay;

  stay = add_stay (planner, NULL, LIS_ID_NONE, lis_date_range_new (planner->cursor, end), LIS_SHARE_FULL, 0);
  stay->kind = LIS_PERIOD_LEAVE;
  stay->first = FALSE;
  planner->cursor = end;
}

/* The same days again at another hospital of the region. */
static gboolean
lay_other_half (Planner *planner, const LisSampleDepartment *department, LisDateRange range, LisPart part)
{
  LisSamplePathway *pathway = planner->pathway;
  LisSampleHospital *other = lis_sample_find_other (planner->context, department->hospital, department->specialty, TRUE,
                                                    &pathway->random);
  LisSampleDepartment *there;

  if (other == NULL || other->employer == pathway->home->employer || department->hospital != pathway->home)
    return FALSE;
  there = lis_sample_department_get (planner->context, other, department->specialty);
  add_stay (planner, there, there->unit, range, LIS_SHARE_FULL / 2, part)->parallel = TRUE;
  return TRUE;
}

static void
lay_research (Planner *planner, LisDateRange range)
{
  LisSamplePathway *pathway = planner->pathway;
  LisSampleStay *stay;
  LisId unit = lis_sample_research_unit (planner->context, pathway->home);

  stay = add_stay (planner, NULL, unit, range, LIS_SHARE_FULL / 5, LIS_PART_3);
  stay->kind = LIS_PERIOD_RESEARCH;
  stay->parallel = TRUE;
}

static void
lay_block (Planner *planner, LisSampleDepartment *department, LisId unit, guint months, LisPart part)
{
  LisRandom *random = &planner->pathway->random;
  const Traits *traits = &planner->traits;
  guint block = planner->n_blocks++;
  guint index;
  LisDateRange range;
  gint32 share = LIS_SHARE_FULL;

  if (block == traits->gap_before)
    planner->cursor += lis_random_between (random, 14, 60);
  if (block == traits->leave_before)
    lay_leave (planner);
  range = lis_date_range_new (planner->cursor, lis_date_add_months (planner->cursor, (int) months));
  planner->cursor = range.end;
  if (block == traits->overlap_after)
    range.end += traits->overlap_days;
  index = planner->pathway->stays->len;
  add_stay (planner, department, unit, range, share, part);
  if (block == traits->halved_at && lay_other_half (planner, department, range, part))
    share = LIS_SHARE_FULL / 2;
  else if (block >= traits->research_from && block <= traits->research_to)
    {
      lay_research (planner, range);
      share = LIS_SHARE_FULL - LIS_SHARE_FULL / 5;
      planner->lost_months += (gint32) months * LIS_SHARE_FULL / 5;
    }
  else if (block >= traits->reduced_from && block <= traits->reduced_to)
    {
      share = traits->reduced_share;
      planner->lost_months += (gint32) months * (LIS_SHARE_FULL - share);
    }
  lis_sample_pathway_get (planner->pathway, index)->share = share;
}

static gboolean
is_in_trunk (const LisSampleSpecialty *specialty, const char *trunk)
{
  const char *host = g_str_equal (trunk, "FIM") ? "MED" : "KIR";

  return g_str_equal (specialty->code, host) || g_strcmp0 (specialty->host, host) == 0;
}

/* Whose department at @hospital the phase's next block is served in. */
static guint
choose_specialty (Planner *planner, const LisSamplePhase *phase, const LisSampleHospital *hospital)
{
  guint own = planner->pathway->specialty;
  int named;

  if (phase->specialty == NULL)
    return own;
  named = lis_sample_find_specialty (phase->specialty);
  if (named >= 0)
    return lis_sample_hospital_has (hospital, (guint) named) ? (guint) named : own;
  for (guint i = 1; i <= lis_sample_n_specialties; i++)
    {
      guint next = (planner->turn + i) % lis_sample_n_specialties;

      if (!is_in_trunk (&lis_sample_specialties[next], phase->specialty) || !lis_sample_hospital_has (hospital, next))
        continue;
      planner->turn = next;
      return next;
    }
  return own;
}

static LisId
choose_unit (Planner *planner, const LisSampleDepartment *department)
{
  if (department->n_sections == 0 || lis_random_chance (&planner->pathway->random, 80))
    return department->unit;
  return department->sections[planner->n_blocks % department->n_sections];
}

static LisSampleHospital *
choose_hospital (Planner *planner, const LisSamplePhase *phase)
{
  LisSamplePathway *pathway = planner->pathway;
  guint specialty = pathway->specialty;
  LisSampleHospital *hospital = NULL;

  if (phase->place == LIS_SAMPLE_SECOND)
    hospital = lis_sample_find_other (planner->context, pathway->home, specialty, FALSE, &pathway->random);
  if (phase->place == LIS_SAMPLE_UNIVERSITY)
    {
      hospital = lis_sample_find_central (planner->context, pathway->home, specialty);
      if (hospital == NULL && lis_random_chance (&pathway->random, 400))
        hospital = lis_sample_find_other (planner->context, pathway->home, specialty, TRUE, &pathway->random);
    }
  return hospital != NULL ? hospital : pathway->home;
}

/* Mostly the phase's own block; some whole years, some shorter stays. */
static guint
choose_months (LisRandom *random, const LisSamplePhase *phase, guint left)
{
  guint months = phase->block;

  if (lis_random_chance (random, 60))
    months = 12;
  else if (lis_random_chance (random, 150))
    months = phase->block > 4 ? 3 : 2;
  return MIN (months, left);
}

static void
lay_phase (Planner *planner, const LisSamplePhase *phase)
{
  LisSampleHospital *hospital = choose_hospital (planner, phase);
  LisSampleDepartment *department;
  guint months;

  for (guint left = phase->months; left > 0; left -= months)
    {
      months = choose_months (&planner->pathway->random, phase, left);
      department = lis_sample_department_get (planner->context, hospital, choose_specialty (planner, phase, hospital));
      lay_block (planner, department, choose_unit (planner, department), months, phase->part);
    }
}

/* Eighteen months more, of which the second specialty has use alone, while the first has been all along. */
static void
lay_second_specialty (Planner *planner)
{
  LisSamplePathway *pathway = planner->pathway;
  LisSamplePhase phase = { lis_sample_specialties[pathway->second].code, LIS_SAMPLE_HOME, 18, 6, LIS_PART_3 };
  guint n_before = pathway->stays->len;

  lay_phase (planner, &phase);
  for (guint i = n_before; i < pathway->stays->len; i++)
    {
      LisSampleStay *stay = lis_sample_pathway_get (pathway, i);

      stay->second = stay->kind != LIS_PERIOD_LEAVE;
      stay->first = FALSE;
    }
}

/* Time lost by part time is made up for at home. */
static void
lay_lost_time (Planner *planner)
{
  LisSamplePhase phase = { NULL, LIS_SAMPLE_HOME, 0, 6, LIS_PART_3 };

  phase.months = (guint) ((planner->lost_months + LIS_SHARE_FULL / 2) / LIS_SHARE_FULL);
  if (phase.months > 0)
    lay_phase (planner, &phase);
}

/* The nearer a period, the firmer it is. */
static LisPeriodState
draw_state (LisRandom *random, LisDate start, LisDate today)
{
  static const guint soon[] = { 30, 120, 850 }, later[] = { 150, 300, 550 }, far[] = { 700, 200, 100 };
  int days = start - today;

  if (days <= 0)
    return LIS_STATE_AGREED;
  return (LisPeriodState) (LIS_STATE_DRAFT + lis_random_pick (random, days < 180 ? soon : days < 540 ? later : far, 3));
}

/* Dates, place or both of the last periods of some pathways are not known yet. */
static void
open_some (LisSamplePathway *pathway, LisDate today)
{
  LisRandom *random = &pathway->random;
  guint n_open = lis_random_chance (random, 170) ? 1 + lis_random_below (random, 2) : 0;

  for (guint i = pathway->stays->len; i > 0 && n_open > 0; i--)
    {
      LisSampleStay *stay = lis_sample_pathway_get (pathway, i - 1);
      guint what;

      if (stay->range.start < today + 200)
        return;
      if (stay->parallel || stay->kind != LIS_PERIOD_SERVICE || (i < pathway->stays->len && (stay + 1)->parallel))
        continue;
      what = lis_random_below (random, 10);
      stay->open_unit = what < 7;
      stay->open_dates = what < 5 || what >= 7;
      stay->state = lis_random_chance (random, 800) ? LIS_STATE_DRAFT : LIS_STATE_PROPOSED;
      n_open--;
    }
}

/* Periods at one place are mostly settled together. */
static gboolean
goes_with_previous (LisSamplePathway *pathway, guint index, LisDate today)
{
  const LisSampleStay *stay = lis_sample_pathway_get (pathway, index);
  const LisSampleStay *previous = index > 0 ? stay - 1 : stay;

  if (stay->parallel)
    return TRUE;
  return previous->range.start > today && previous->department != NULL && stay->department != NULL &&
         previous->department->hospital == stay->department->hospital && lis_random_chance (&pathway->random, 650);
}

static void
settle_states (LisSamplePathway *pathway, LisDate today)
{
  for (guint i = 0; i < pathway->stays->len; i++)
    {
      LisSampleStay *stay = lis_sample_pathway_get (pathway, i);

      if (i > 0 && goes_with_previous (pathway, i, today))
        stay->state = (stay - 1)->state;
      else
        stay->state = draw_state (&pathway->random, stay->range.start, today);
    }
}

static LisDate
draw_start (LisSampleContext *context, LisRandom *random)
{
  /* From eleven half-years ago, some of whom are through, to two ahead. */
  static const guint weights[] = { 4, 7, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 5, 3 };
  int offset = (int) lis_random_pick (random, weights, G_N_ELEMENTS (weights)) - 11;
  LisDate start = lis_sample_half_year (context, context->today, offset);

  if (lis_random_chance (random, 120))
    start = lis_date_add_months (start, lis_random_between (random, 1, 5)) + (lis_random_chance (random, 300) ? 14 : 0);
  return start;
}

static int
draw_second (LisRandom *random, guint specialty, const LisSampleHospital *home)
{
  const char *code = lis_sample_specialties[specialty].second;
  int second = code != NULL && lis_random_chance (random, 50) ? lis_sample_find_specialty (code) : -1;

  return second >= 0 && lis_sample_hospital_has (home, (guint) second) ? second : -1;
}

void
lis_sample_pathway_plan (LisSamplePathway *pathway, LisSampleContext *context, guint number, guint specialty,
                         LisSampleHospital *home)
{
  Planner planner = { .context = context, .pathway = pathway };

  *pathway = (LisSamplePathway){
    .random = lis_random_new (context->seed, (guint64) LIS_SAMPLE_STREAM_DOCTOR + number),
    .number = number,
    .home = home,
    .specialty = specialty,
    .stays = g_array_new (FALSE, FALSE, sizeof (LisSampleStay)),
  };
  pathway->second = draw_second (&pathway->random, specialty, home);
  planner.traits = draw_traits (&pathway->random);
  planner.cursor = draw_start (context, &pathway->random);
  planner.turn = lis_random_below (&pathway->random, lis_sample_n_specialties);
  pathway->range.start = planner.cursor;
  for (const LisSamplePhase *phase = lis_sample_specialties[specialty].programme; phase->months > 0; phase++)
    lay_phase (&planner, phase);
  lay_lost_time (&planner);
  if (pathway->second >= 0)
    lay_second_specialty (&planner);
  pathway->range.end = planner.cursor;
  settle_states (pathway, context->today);
  open_some (pathway, context->today);
}

void
lis_sample_pathway_clear (LisSamplePathway *pathway)
{
  g_clear_pointer (&pathway->stays, g_array_unref);
}

gboolean
lis_sample_stay_is_rotation (const LisSamplePathway *pathway, const LisSampleStay *stay)
{
  return stay->department != NULL && stay->department->hospital->employer != pathway->home->employer;
}
