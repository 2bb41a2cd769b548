/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-report-question.h"
#include "lis-settings.h"

/* What filters, orders and the overview ask of every doctor, found in one walk over the bars and kept as long as the
 * doctors are. */

/* Absence shorter than this is no leave: nobody is told that a colleague is back. */
#define SHORTEST_LEAVE_DAYS 28

typedef struct
{
  LisPathwaysPrivate  *self;
  LisDateRange         ahead;     /* the next 12 weeks */
  LisDateRange         half_year; /* the next one */
  LisDateRange         year;      /* that of the day */
  const LisPathwayBar *bars;      /* of the whole answer */
  const LisPathwayBar *unplaced;
} Asking;

/* A period that stands until somebody says otherwise: drafts do not. */
static gboolean
stands (const LisPathwayBar *bar)
{
  return bar->period->state >= LIS_STATE_PROPOSED;
}

/* Service needs a unit, research and leave do not. */
static gboolean
has_place (const LisPeriod *period)
{
  return period->unit != LIS_ID_NONE || period->kind != LIS_PERIOD_SERVICE;
}

/* Begun or about to begin, with no last day: it goes on. */
static gboolean
goes_on (const LisPathwayBar *bar)
{
  return stands (bar) && lis_date_is_set (bar->period->start) && has_place (bar->period);
}

static gboolean
is_leave (const LisPathwayBar *bar)
{
  return bar->period->kind == LIS_PERIOD_LEAVE;
}

static gboolean
is_away (const LisPathwayBar *bar)
{
  return (bar->flags & LIS_BAR_ROTATION) != 0;
}

static const LisUnit *
get_employer (const Asking *asking, const LisPathwayBar *bar)
{
  return bar->place != LIS_INDEX_NONE && bar->period->unit != LIS_ID_NONE
           ? asking->self->places[bar->place].legal_employer : NULL;
}

/* Index of the bar that says where the doctor is on @day: agreed before proposed, then the larger share. */
static guint
find_bar_on (const Asking *asking, const LisPathwayRow *row, LisDate day, guint except)
{
  guint best = LIS_INDEX_NONE;

  for (guint i = row->first_bar; i < row->first_bar + row->n_bars && asking->bars[i].period->start <= day; i++)
    {
      const LisPeriod *period = asking->bars[i].period;
      const LisPeriod *known = best != LIS_INDEX_NONE ? asking->bars[best].period : NULL;

      if (i == except || !stands (&asking->bars[i]) || period->end <= day)
        continue;
      if (known == NULL || period->state > known->state ||
          (period->state == known->state && period->share > known->share))
        best = i;
    }
  return best;
}

/* The bar before @day, with a gap or without. */
static guint
find_bar_before (const Asking *asking, const LisPathwayRow *row, LisDate day, guint except)
{
  guint best = find_bar_on (asking, row, day - 1, except);

  if (best != LIS_INDEX_NONE)
    return best;
  for (guint i = row->first_bar; i < row->first_bar + row->n_bars && asking->bars[i].period->start < day; i++)
    if (i != except && stands (&asking->bars[i]) &&
        (best == LIS_INDEX_NONE || asking->bars[i].period->end > asking->bars[best].period->end))
      best = i;
  return best;
}

static guint
find_bar_from (const Asking *asking, const LisPathwayRow *row, LisDate day, guint except)
{
  guint best = find_bar_on (asking, row, day, except);

  for (guint i = row->first_bar; best == LIS_INDEX_NONE && i < row->first_bar + row->n_bars; i++)
    if (i != except && stands (&asking->bars[i]) && asking->bars[i].period->start > day)
      best = i;
  return best;
}

/* The first of several counts. */
static void
note_move (LisPathwayMove *move, LisDate day, guint from, guint to)
{
  if (move->day == LIS_DATE_NONE || day < move->day)
    *move = (LisPathwayMove){ day, from, to };
}

static gboolean
is_return (const Asking *asking, const LisPathwayBar *before, const LisPathwayBar *after)
{
  return !is_leave (after) &&
         (is_leave (before) ||
          (is_away (before) && !is_away (after) && get_employer (asking, before) != get_employer (asking, after)));
}

static void
look_at_start (const Asking *asking, const LisPathwayRow *row, guint bar, LisPathwayFacts *facts)
{
  LisDate day = asking->bars[bar].period->start;
  guint before = find_bar_before (asking, row, day, bar);

  if (before == LIS_INDEX_NONE || asking->bars[before].period->start == day)
    note_move (&facts->starts, day, LIS_INDEX_NONE, bar);
  /* What goes on beside it is no place that was left; a day shared at the hand-over is. */
  else if (asking->bars[before].period->end <= day + 1 &&
           is_return (asking, &asking->bars[before], &asking->bars[bar]))
    note_move (&facts->returns, day, before, bar);
}

static gboolean
leaves_for (const Asking *asking, const LisPathwayBar *before, const LisPathwayBar *after)
{
  const LisUnit *there = get_employer (asking, before), *next = get_employer (asking, after);

  if (is_leave (after))
    return lis_date_range_days (lis_period_get_range (after->period)) >= SHORTEST_LEAVE_DAYS;
  return there != NULL && next != NULL && there != next && !is_return (asking, before, after);
}

static void
look_at_end (const Asking *asking, const LisPathwayRow *row, guint bar, LisPathwayFacts *facts)
{
  LisDate end = asking->bars[bar].period->end;
  guint after;

  if (is_leave (&asking->bars[bar]))
    return;
  after = find_bar_from (asking, row, end, bar);
  if (after == LIS_INDEX_NONE ? facts->last_end == end
                              : leaves_for (asking, &asking->bars[bar], &asking->bars[after]))
    note_move (&facts->leaves, end - 1, bar, after);
}

/* First and last days that lie ahead. */
static void
look_at_bars (const Asking *asking, const LisPathwayRow *row, LisPathwayFacts *facts)
{
  LisDate today = asking->self->today, last_end = LIS_DATE_NONE;
  guint end = row->first_bar + row->n_bars;
  gboolean moves = FALSE;

  for (guint i = row->first_bar; i < end; i++)
    {
      const LisPeriod *period = asking->bars[i].period;

      if (facts->next == LIS_DATE_NONE && period->start >= today)
        facts->next = period->start;
      if (!stands (&asking->bars[i]))
        continue;
      last_end = MAX (last_end, period->end);
      moves |= lis_date_range_contains (asking->ahead, period->start) ||
               lis_date_range_contains (asking->ahead, period->end - 1);
    }
  facts->last_end = last_end;
  for (guint i = row->first_unplaced; i < row->first_unplaced + row->n_unplaced; i++)
    if (goes_on (&asking->unplaced[i]))
      facts->last_end = LIS_DATE_MAX;
  for (guint i = row->first_bar; moves && i < end; i++)
    {
      if (stands (&asking->bars[i]) && lis_date_range_contains (asking->ahead, asking->bars[i].period->start))
        look_at_start (asking, row, i, facts);
      if (stands (&asking->bars[i]) && lis_date_range_contains (asking->ahead, asking->bars[i].period->end - 1))
        look_at_end (asking, row, i, facts);
    }
}

static void
note_leave (const Asking *asking, const LisPathwayRow *row, LisDateRange leave, LisPathwayFacts *facts)
{
  guint bar;

  if (lis_date_range_days (leave) < SHORTEST_LEAVE_DAYS)
    return;
  if (lis_date_range_contains (asking->ahead, leave.start - 1))
    {
      bar = find_bar_on (asking, row, leave.start - 1, LIS_INDEX_NONE);
      if (bar != LIS_INDEX_NONE && !is_leave (&asking->bars[bar]))
        note_move (&facts->leaves, leave.start - 1, bar, LIS_INDEX_NONE);
    }
  if (lis_date_range_contains (asking->ahead, leave.end))
    {
      bar = find_bar_on (asking, row, leave.end, LIS_INDEX_NONE);
      if (bar != LIS_INDEX_NONE && !is_leave (&asking->bars[bar]))
        note_move (&facts->returns, leave.end, LIS_INDEX_NONE, bar);
    }
}

static void
look_at_absences (const Asking *asking, const LisPathwayRow *row, LisPathwayFacts *facts)
{
  for (guint i = row->first_absence; i < row->first_absence + row->n_absences; i++)
    {
      const LisAbsence *absence = g_ptr_array_index (asking->self->answer.absences, i);

      if (absence->effect != LIS_ABSENCE_COUNTS && absence->share == LIS_SHARE_FULL)
        note_leave (asking, row, lis_date_range_new (absence->start, absence->end), facts);
    }
}

static gboolean
extend (LisDate *covered, const LisPathwayBar *bar)
{
  LisDateRange range;

  if (!stands (bar) || !has_place (bar->period) || !lis_date_is_set (bar->period->start))
    return FALSE;
  range = lis_period_get_range (bar->period);
  if (!lis_date_range_contains (range, *covered))
    return FALSE;
  *covered = range.end;
  return TRUE;
}

/* Does something with a place, or an absence, stand on every day of @range? Bars come in order of first day, so that
 * one walk mostly does. */
static gboolean
is_covered (const Asking *asking, const LisPathwayRow *row, LisDateRange range)
{
  LisDate covered = range.start;
  gboolean grew = TRUE;

  while (grew && covered < range.end)
    {
      grew = FALSE;
      for (guint i = row->first_bar; i < row->first_bar + row->n_bars && covered < range.end; i++)
        grew |= extend (&covered, &asking->bars[i]);
      for (guint i = row->first_unplaced; i < row->first_unplaced + row->n_unplaced; i++)
        grew |= extend (&covered, &asking->unplaced[i]);
      for (guint i = row->first_absence; i < row->first_absence + row->n_absences && covered < range.end; i++)
        {
          const LisAbsence *absence = g_ptr_array_index (asking->self->answer.absences, i);

          if (absence->share != LIS_SHARE_FULL ||
              !lis_date_range_contains (lis_date_range_new (absence->start, absence->end), covered))
            continue;
          covered = lis_date_range_new (absence->start, absence->end).end;
          grew = TRUE;
        }
    }
  return covered >= range.end;
}

/* A period for the half-year that lacks unit or days. */
static gboolean
is_wanted_in (const LisPeriod *period, LisDateRange half_year)
{
  LisDate start = lis_date_is_set (period->start) ? period->start : period->window_start;
  LisDate end = lis_date_is_set (period->end) ? period->end : period->window_end;

  if (has_place (period) && lis_date_is_set (period->start))
    return FALSE;
  return (lis_date_is_set (start) || lis_date_is_set (end)) &&
         lis_date_range_overlaps (lis_date_range_new (start, end), half_year);
}

static gboolean
is_waiting (const Asking *asking, const LisPathwayRow *row)
{
  for (guint i = row->first_bar; i < row->first_bar + row->n_bars; i++)
    if ((asking->bars[i].flags & LIS_BAR_WISHED) != 0 && is_wanted_in (asking->bars[i].period, asking->half_year))
      return TRUE;
  for (guint i = row->first_unplaced; i < row->first_unplaced + row->n_unplaced; i++)
    if (is_wanted_in (asking->unplaced[i].period, asking->half_year))
      return TRUE;
  return FALSE;
}

static void
look_at_trainings (const Asking *asking, const LisPathwayDoctor *doctor, LisPathwayFacts *facts)
{
  const LisPlanData *data = asking->self->answer.data;
  gboolean covered = TRUE, in_half_year = FALSE;
  const guint32 *trainings;
  guint n;

  trainings = lis_grouping_get (&asking->self->trainings, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, trainings[i]);
      LisDateRange range = lis_date_range_new (training->start, training->end);
      LisDateRange part = lis_date_range_intersect (range, asking->half_year);

      if (training->outcome != 0)
        continue;
      facts->in_training |= lis_date_range_contains (range, asking->self->today);
      facts->runs |= range.end > asking->self->today;
      if (doctor->row.n_bars == 0 && facts->last_end == LIS_DATE_NONE &&
          lis_date_range_contains (asking->ahead, training->start))
        note_move (&facts->starts, training->start, LIS_INDEX_NONE, LIS_INDEX_NONE);
      if (lis_date_range_is_empty (part))
        continue;
      in_half_year = TRUE;
      covered = covered && is_covered (asking, &doctor->row, part);
    }
  facts->without_place = in_half_year && (!covered || is_waiting (asking, &doctor->row));
}

static void
look_at_doctor (const Asking *asking, const LisPathwayDoctor *doctor, LisPathwayFacts *facts)
{
  facts->next = facts->last_end = facts->starts.day = facts->leaves.day = facts->returns.day = LIS_DATE_NONE;
  look_at_bars (asking, &doctor->row, facts);
  look_at_absences (asking, &doctor->row, facts);
  look_at_trainings (asking, doctor, facts);
  facts->without_mentor = facts->in_training && !lis_pathways_has_mentor (asking->self, doctor, LIS_ID_NONE);
  facts->last_ends = facts->runs && facts->last_end != LIS_DATE_NONE &&
                     lis_date_range_contains (asking->year, facts->last_end - 1);
}

/* Service elsewhere meanwhile makes a rotation of a leave that is not called one. */
static gboolean
serves_elsewhere (const Asking *asking, const LisPathwayRow *row, LisDate day, const LisUnit *employer)
{
  guint bar = find_bar_on (asking, row, day, LIS_INDEX_NONE);
  const LisUnit *there = bar != LIS_INDEX_NONE ? get_employer (asking, &asking->bars[bar]) : NULL;

  return there != NULL && there != employer;
}

static void
look_at_leave (const Asking *asking, const LisLeave *leave)
{
  LisPathwaysPrivate *self = asking->self;
  const LisPlanData *data = self->answer.data;
  LisDateRange range = lis_date_range_new (leave->start, leave->end);
  const LisEmployment *employment;
  const LisUnit *employer;
  const LisPathwayRow *row;
  guint person;

  if (leave->rotation || (!lis_date_range_contains (asking->ahead, range.start - 1) &&
                          !lis_date_range_contains (asking->ahead, range.end)))
    return;
  employment = lis_plan_data_find (data, LIS_ENTITY_EMPLOYMENT, leave->employment);
  if (employment == NULL || leave->share < employment->share)
    return;
  person = lis_plan_data_index (data, LIS_ENTITY_PERSON, employment->person);
  if (person == LIS_INDEX_NONE || self->doctor_of[person] == LIS_INDEX_NONE)
    return;
  row = &lis_pathways_get_doctor (self, self->doctor_of[person])->row;
  employer = lis_place_get_legal_employer (data, employment->employer);
  if (!serves_elsewhere (asking, row, range.start, employer) &&
      !serves_elsewhere (asking, row, range.end - 1, employer))
    note_leave (asking, row, range, &self->facts[self->doctor_of[person]]);
}

static void
ask (Asking *asking, LisPathwaysPrivate *self)
{
  LisRecordSet *settings = self->answer.data->sets[LIS_ENTITY_SETTING];
  int start = settings != NULL ? lis_settings_get_half_year_start (settings) : 1;
  int year = lis_date_get_year (self->today);

  asking->self = self;
  asking->ahead = (LisDateRange){ self->today, self->today + LIS_PATHWAY_AHEAD_DAYS };
  asking->half_year = lis_half_year_get (lis_half_year_get (self->today, start).end, start);
  asking->year = (LisDateRange){ lis_date_new (year, 1, 1), lis_date_new (year, 12, 31) + 1 };
  asking->bars = (const LisPathwayBar *) (gpointer) self->answer.bars->data;
  asking->unplaced = (const LisPathwayBar *) (gpointer) self->answer.unplaced->data;
}

const LisPathwayFacts *
lis_pathways_get_facts (LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  Asking asking;

  if (self->facts != NULL)
    return self->facts;
  ask (&asking, self);
  self->facts = g_new0 (LisPathwayFacts, self->doctors->len + 1);
  for (guint i = 0; i < self->doctors->len; i++)
    look_at_doctor (&asking, lis_pathways_get_doctor (self, i), &self->facts[i]);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_LEAVE); i++)
    look_at_leave (&asking, lis_plan_data_get (data, LIS_ENTITY_LEAVE, i));
  return self->facts;
}
