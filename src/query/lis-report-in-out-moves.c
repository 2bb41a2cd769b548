/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-place.h"
#include "lis-report-in-out-private.h"

/* Absence shorter than this is no leave: nobody is told that a colleague is back. */
#define SHORTEST_LEAVE_DAYS 28
/* A training that begins or ends this near to a stay is why the doctor comes or goes. */
#define NEAR_TRAINING_DAYS 31

/* Days one after another at one department, all agreed or all not. */
typedef struct
{
  guint        part;
  LisDateRange range;
  gboolean     agreed;
  gint32       first_share, last_share;
  gint32       state;
  gboolean     begins_after_leave, ends_in_leave;
} Stay;

/* One doctor. */
typedef struct
{
  InOut               *self;
  guint                row;
  const LisPathwayRow *pathway;
  GArray              *stays;  /* Stay */
  GArray              *leaves; /* LisDateRange, joined */
} Doctor;

static const LisPathwayBar *
get_bar (const Doctor *doctor, guint n)
{
  return lis_report_get_bar (doctor->self->context, doctor->pathway, n);
}

static Stay *
get_stay (const Doctor *doctor, guint n)
{
  return &g_array_index (doctor->stays, Stay, n);
}

/* Bars come in order of first day. */
static void
add_to_stays (Doctor *doctor, guint part, const LisPeriod *period)
{
  LisDateRange range = lis_period_get_range (period);
  Stay stay = { part, range, period->state == LIS_STATE_AGREED, period->share, period->share, period->state, 0, 0 };

  for (guint i = 0; i < doctor->stays->len; i++)
    {
      Stay *before = get_stay (doctor, i);

      if (before->part != part || before->agreed != stay.agreed || range.start > before->range.end)
        continue;
      if (range.end > before->range.end)
        before->last_share = period->share;
      before->range.end = MAX (before->range.end, range.end);
      return;
    }
  g_array_append_val (doctor->stays, stay);
}

static void
find_stays (Doctor *doctor)
{
  g_array_set_size (doctor->stays, 0);
  for (guint n = 0; n < doctor->pathway->n_bars; n++)
    {
      const LisPeriod *period = get_bar (doctor, n)->period;
      guint part = lis_in_out_find_part (doctor->self, period);

      if (part != NO_PART)
        add_to_stays (doctor, part, period);
    }
}

static void
add_leave (Doctor *doctor, LisDateRange range)
{
  if (lis_date_range_days (range) >= SHORTEST_LEAVE_DAYS)
    g_array_append_val (doctor->leaves, range);
}

/* Leave from a post in order to serve somewhere else is no leave from service. */
static void
add_employment_leave (Doctor *doctor, const LisEmployment *employment, const LisLeave *leave)
{
  const LisReportContext *context = doctor->self->context;
  const LisUnit *employer = lis_place_get_legal_employer (context->data, employment->employer);
  g_autoptr (GArray) served = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LisDateRange));

  for (guint n = 0; n < doctor->pathway->n_bars; n++)
    {
      const LisPeriod *period = get_bar (doctor, n)->period;
      LisDateRange range = lis_period_get_range (period);

      if (period->kind == LIS_PERIOD_SERVICE && period->unit != LIS_ID_NONE &&
          lis_place_get_legal_employer (context->data, period->unit) != employer)
        g_array_append_val (served, range);
    }
  lis_report_join_days (served);
  lis_report_subtract_days (lis_date_range_new (leave->start, leave->end), served, left);
  for (guint i = 0; i < left->len; i++)
    add_leave (doctor, g_array_index (left, LisDateRange, i));
}

static void
find_employment_leaves (Doctor *doctor)
{
  const LisReportContext *context = doctor->self->context;
  const guint32 *employments, *leaves;
  guint n_employments, n_leaves;

  employments = lis_grouping_get (&context->pathways->employments, lis_report_get_doctor (context, doctor->row)->person,
                                  &n_employments);
  for (guint i = 0; i < n_employments; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (context->data, LIS_ENTITY_EMPLOYMENT, employments[i]);

      leaves = lis_grouping_get (&context->leaves, employments[i], &n_leaves);
      for (guint j = 0; j < n_leaves; j++)
        {
          const LisLeave *leave = lis_plan_data_get (context->data, LIS_ENTITY_LEAVE, leaves[j]);

          if (!leave->rotation && leave->share >= employment->share)
            add_employment_leave (doctor, employment, leave);
        }
    }
}

static void
find_leaves (Doctor *doctor)
{
  const LisPathways *answer = &doctor->self->context->pathways->answer;

  g_array_set_size (doctor->leaves, 0);
  for (guint n = 0; n < doctor->pathway->n_bars; n++)
    if (get_bar (doctor, n)->period->kind == LIS_PERIOD_LEAVE)
      add_leave (doctor, lis_period_get_range (get_bar (doctor, n)->period));
  for (guint n = 0; n < doctor->pathway->n_absences; n++)
    {
      const LisAbsence *absence = g_ptr_array_index (answer->absences, doctor->pathway->first_absence + n);

      if (absence->effect != LIS_ABSENCE_COUNTS && absence->share == LIS_SHARE_FULL)
        add_leave (doctor, lis_date_range_new (absence->start, absence->end));
    }
  find_employment_leaves (doctor);
  lis_report_join_days (doctor->leaves);
}

static void
add_move (const Doctor *doctor, const Stay *stay, MoveKind kind, LisDate day, const char *other, LisDate until)
{
  gboolean at_end = kind == MOVE_LEAVES || kind == MOVE_ON_LEAVE;
  Move move = { stay->part, kind, day, doctor->row, other, until, at_end ? stay->last_share : stay->first_share,
                stay->state };

  g_array_append_val (doctor->self->moves, move);
}

static const char *
format_day (const Doctor *doctor, const char *format, LisDate day)
{
  g_autofree char *text = lis_date_format_short (day);

  return lis_report_format (doctor->self->context->report, format, text);
}

/* What is agreed speaks first; a department is told of each leave once. */
static void
find_leave_moves (Doctor *doctor, LisDateRange leave, gboolean agreed)
{
  LisDateRange half_year = doctor->self->half_year;

  for (guint i = 0; i < doctor->stays->len; i++)
    {
      Stay *stay = get_stay (doctor, i);

      if (stay->agreed != agreed)
        continue;
      if (lis_date_range_contains (half_year, leave.end) && lis_date_range_contains (stay->range, leave.end))
        {
          add_move (doctor, stay, MOVE_BACK, leave.end, format_day (doctor, _("On leave since %s"), leave.start),
                    stay->range.end);
          stay->begins_after_leave = stay->range.start == leave.end;
        }
      if (lis_date_range_contains (half_year, leave.start) && lis_date_range_contains (stay->range, leave.start - 1))
        {
          add_move (doctor, stay, MOVE_ON_LEAVE, leave.start,
                    leave.end < LIS_DATE_MAX ? format_day (doctor, _("Leave until %s"), leave.end - 1) : _("Leave"),
                    LIS_DATE_NONE);
          stay->ends_in_leave = stay->range.end == leave.start;
        }
    }
}

/* Where the doctor is on @day other than at @part; what is agreed before what is not. */
static const LisPeriod *
find_elsewhere (const Doctor *doctor, LisDate day, guint part)
{
  const LisPeriod *found = NULL;

  for (guint n = 0; n < doctor->pathway->n_bars; n++)
    {
      const LisPeriod *period = get_bar (doctor, n)->period;

      if (!lis_date_range_contains (lis_period_get_range (period), day) ||
          lis_in_out_find_part (doctor->self, period) == part)
        continue;
      if (found == NULL || period->state > found->state)
        found = period;
    }
  return found;
}

static const char *
name_elsewhere (const Doctor *doctor, const LisPeriod *period)
{
  LisReportContext *context = doctor->self->context;
  const char *place = lis_report_choice (lis_period_kinds, period->kind);

  if (period->unit != LIS_ID_NONE)
    place = lis_report_place (context, period->unit);
  else if (period->kind == LIS_PERIOD_SERVICE)
    place = _("No place yet");
  if (period->state == LIS_STATE_AGREED)
    return place;
  /* Translators: place, "proposed" or "draft". */
  return lis_report_format (context->report, C_("place and state", "%s (%s)"), place,
                            lis_report_choice (lis_period_states, period->state));
}

static gboolean
is_there (const Doctor *doctor, guint part, LisDate day, gboolean agreed)
{
  for (guint i = 0; i < doctor->stays->len; i++)
    {
      const Stay *stay = get_stay (doctor, i);

      if (stay->part == part && stay->agreed == agreed && lis_date_range_contains (stay->range, day))
        return TRUE;
    }
  return FALSE;
}

static const LisTraining *
get_training (const Doctor *doctor)
{
  const LisReportContext *context = doctor->self->context;

  return lis_pathways_get_main_training (context->pathways, lis_report_get_doctor (context, doctor->row),
                                         context->options->specialty);
}

static const char *
name_origin (const Doctor *doctor, const Stay *stay)
{
  const LisPeriod *period = find_elsewhere (doctor, stay->range.start - 1, stay->part);
  const LisTraining *training = get_training (doctor);

  if (period != NULL)
    return name_elsewhere (doctor, period);
  if (training != NULL && lis_date_is_set (training->start) &&
      ABS (stay->range.start - training->start) <= NEAR_TRAINING_DAYS)
    return _("Begins the training");
  return NULL;
}

static const char *
name_destination (const Doctor *doctor, const Stay *stay)
{
  LisDate day = stay->range.end;
  const LisPeriod *period = find_elsewhere (doctor, day, stay->part);
  const LisTraining *training = get_training (doctor);

  if (stay->agreed && is_there (doctor, stay->part, day, FALSE))
    return _("Stays on if what is proposed is agreed");
  if (period != NULL)
    return name_elsewhere (doctor, period);
  if (training != NULL && lis_date_is_set (training->end) && ABS (day - training->end) <= NEAR_TRAINING_DAYS)
    return _("Completes the training");
  return doctor->pathway->n_unplaced > 0 ? _("No place yet") : _("Nothing planned");
}

static void
find_stay_moves (Doctor *doctor, const Stay *stay)
{
  LisDateRange half_year = doctor->self->half_year;
  LisDate last = stay->range.end - 1;

  /* Proposed to stay on is no arrival, and proposed until somebody stays anyway no leaving. */
  if (lis_date_range_contains (half_year, stay->range.start) && !stay->begins_after_leave &&
      !is_there (doctor, stay->part, stay->range.start - 1, !stay->agreed))
    add_move (doctor, stay, MOVE_ARRIVES, stay->range.start, name_origin (doctor, stay), stay->range.end);
  if (lis_date_range_contains (half_year, last) && !stay->ends_in_leave &&
      (stay->agreed || !is_there (doctor, stay->part, stay->range.end, TRUE)))
    add_move (doctor, stay, MOVE_LEAVES, last, name_destination (doctor, stay), LIS_DATE_NONE);
}

void
lis_in_out_find_moves (InOut *self)
{
  Doctor doctor = { .self = self };

  doctor.stays = g_array_new (FALSE, TRUE, sizeof (Stay));
  doctor.leaves = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  for (guint i = 0; i < lis_report_count_rows (self->context); i++)
    {
      doctor.row = i;
      doctor.pathway = lis_report_get_row (self->context, i);
      find_stays (&doctor);
      if (doctor.stays->len == 0)
        continue;
      find_leaves (&doctor);
      for (guint leave = 0; leave < doctor.leaves->len; leave++)
        {
          find_leave_moves (&doctor, g_array_index (doctor.leaves, LisDateRange, leave), TRUE);
          find_leave_moves (&doctor, g_array_index (doctor.leaves, LisDateRange, leave), FALSE);
        }
      for (guint stay = 0; stay < doctor.stays->len; stay++)
        find_stay_moves (&doctor, get_stay (&doctor, stay));
    }
  g_array_unref (doctor.stays);
  g_array_unref (doctor.leaves);
}
