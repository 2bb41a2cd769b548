/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-place.h"
#include "lis-report-private.h"

/* What a receiving hospital is told: who comes on rotation and which of its own doctors need a place. Absence is none
 * of its business and is left out. */

enum
{
  COMES_DOCTOR,
  COMES_SPECIALTY,
  COMES_PLACE,
  COMES_FIRST,
  COMES_LAST,
  COMES_MONTHS,
  COMES_EMPLOYER,
  COMES_SHARE,
  COMES_STATE,
};

enum
{
  NEEDS_DOCTOR,
  NEEDS_SPECIALTY,
  NEEDS_WHAT,
  NEEDS_FIRST,
  NEEDS_LAST,
  NEEDS_MONTHS,
  NEEDS_WISH,
  NEEDS_STATE,
};

/* Somebody comes. */
typedef struct
{
  const LisUnit       *hospital;
  const LisUnit       *department;
  const LisPathwayBar *bar;
  guint                row;
} Stay;

/* Somebody needs a place: a period without one, or days on which nothing is planned. */
typedef struct
{
  const LisUnit   *hospital;
  const LisPeriod *period; /* or NULL */
  LisDateRange     days;
  guint            row;
} Need;

typedef struct
{
  LisReportContext *context;
  LisDateRange      range;     /* who comes: stays on any of these days */
  LisDateRange      half_year; /* in which own doctors need a place */
  GArray           *stays;
  GArray           *needs;
  GPtrArray        *hospitals;
  GHashTable       *order;     /* LisUnit → its place in @hospitals */
  GHashTable       *departments;
} Receiving;

static void
meet (Receiving *self, const LisUnit *hospital)
{
  if (g_hash_table_add (self->order, (gpointer) hospital))
    g_ptr_array_add (self->hospitals, (gpointer) hospital);
}

static guint
get_order (GHashTable *order, const LisUnit *unit)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (order, unit));
}

static void
find_stays (Receiving *self, guint index)
{
  LisReportContext *context = self->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);

  for (guint n = 0; n < row->n_bars; n++)
    {
      const LisPathwayBar *bar = lis_report_get_bar (context, row, n);
      Stay stay = { .bar = bar, .row = index };

      if (bar->period->kind != LIS_PERIOD_SERVICE || (bar->flags & LIS_BAR_ROTATION) == 0 ||
          !lis_date_range_overlaps (lis_period_get_range (bar->period), self->range) ||
          !lis_report_wants_unit (context, bar->period->unit))
        continue;
      stay.hospital = lis_report_get_hospital (context->data, bar->period->unit);
      stay.department = lis_report_get_department (context->data, bar->period->unit);
      meet (self, stay.hospital);
      g_hash_table_add (self->departments, (gpointer) stay.department);
      g_array_append_val (self->stays, stay);
    }
}

/* The hospital of the post held at home; where that is not known, of the first service at home; else the employer. */
static const LisUnit *
find_own_hospital (Receiving *self, guint index, const LisUnit *home, LisDate day)
{
  LisReportContext *context = self->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);
  const LisEmployment *employment;
  const LisPost *post;
  const guint32 *employments;
  guint n_employments;

  employments = lis_grouping_get (&context->pathways->employments, lis_report_get_doctor (context, index)->person,
                                  &n_employments);
  employment = lis_place_find_home (context->data, employments, n_employments, day);
  post = employment != NULL ? lis_plan_data_find (context->data, LIS_ENTITY_POST, employment->post) : NULL;
  if (post != NULL && lis_place_get_legal_employer (context->data, post->unit) == home)
    return lis_report_get_hospital (context->data, post->unit);
  for (guint n = 0; n < row->n_bars; n++)
    {
      const LisPeriod *period = lis_report_get_bar (context, row, n)->period;

      if (period->kind == LIS_PERIOD_SERVICE && period->unit != LIS_ID_NONE &&
          lis_place_get_legal_employer (context->data, period->unit) == home)
        return lis_report_get_hospital (context->data, period->unit);
    }
  return home;
}

static void
add_need (Receiving *self, const LisUnit *hospital, guint row, const LisPeriod *period, LisDateRange days)
{
  Need need = { hospital, period, days, row };

  meet (self, hospital);
  g_array_append_val (self->needs, need);
}

/* Days of trainings that run, from today on. */
static void
find_training_days (const Receiving *self, guint index, GArray *days)
{
  const LisReportContext *context = self->context;
  const guint32 *trainings;
  guint n;

  trainings = lis_grouping_get (&context->pathways->trainings, lis_report_get_doctor (context, index)->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (context->data, LIS_ENTITY_TRAINING, trainings[i]);
      LisDateRange range = lis_date_range_new (training->start, training->end);

      range = lis_date_range_intersect (range, self->half_year);
      range.start = MAX (range.start, context->options->today);
      if (training->outcome == 0 && !lis_date_range_is_empty (range))
        g_array_append_val (days, range);
    }
  lis_report_join_days (days);
}

static void
find_empty_days (Receiving *self, guint index, const LisUnit *hospital)
{
  const LisPathwayRow *row = lis_report_get_row (self->context, index);
  g_autoptr (GArray) training = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LisDateRange));

  find_training_days (self, index, training);
  for (guint n = 0; n < row->n_bars; n++)
    {
      LisDateRange range = lis_period_get_range (lis_report_get_bar (self->context, row, n)->period);

      g_array_append_val (planned, range);
    }
  lis_report_join_days (planned);
  for (guint i = 0; i < training->len; i++)
    {
      lis_report_subtract_days (g_array_index (training, LisDateRange, i), planned, left);
      for (guint j = 0; j < left->len; j++)
        add_need (self, hospital, index, NULL, g_array_index (left, LisDateRange, j));
    }
}

static gboolean
needs_place (const LisPeriod *period)
{
  return period->kind == LIS_PERIOD_SERVICE && (period->unit == LIS_ID_NONE || !lis_period_is_placed_in_time (period));
}

static void
find_needs (Receiving *self, guint index)
{
  LisReportContext *context = self->context;
  const LisPathwayRow *row = lis_report_get_row (context, index);
  LisDate day;
  const LisUnit *home = lis_report_get_own_home (context, index, &day);
  const LisUnit *hospital;

  if (home == NULL)
    return;
  hospital = find_own_hospital (self, index, home, day);
  if (context->options->unit != LIS_ID_NONE && !lis_report_wants_unit (context, hospital->record.id) &&
      !lis_place_is_within (context->data, context->options->unit, hospital->record.id))
    return;
  for (guint n = 0; n < row->n_bars; n++)
    {
      const LisPeriod *period = lis_report_get_bar (context, row, n)->period;

      if (needs_place (period) && lis_date_range_overlaps (lis_period_get_range (period), self->range))
        add_need (self, hospital, index, period, lis_period_get_range (period));
    }
  for (guint n = 0; n < row->n_unplaced; n++)
    {
      const LisPeriod *period = lis_report_get_unplaced (context, row, n)->period;

      if (needs_place (period))
        add_need (self, hospital, index, period, lis_date_range_new (period->start, period->end));
    }
  find_empty_days (self, index, hospital);
}

static int
compare_stays (gconstpointer a, gconstpointer b, gpointer data)
{
  const Stay *first = a, *second = b;
  const Receiving *self = data;
  guint hospitals[] = { get_order (self->order, first->hospital), get_order (self->order, second->hospital) };
  guint departments[] = { get_order (self->departments, first->department),
                          get_order (self->departments, second->department) };
  LisDate starts[] = { first->bar->period->start, second->bar->period->start };

  if (hospitals[0] != hospitals[1])
    return hospitals[0] < hospitals[1] ? -1 : 1;
  if (departments[0] != departments[1])
    return departments[0] < departments[1] ? -1 : 1;
  if (starts[0] != starts[1])
    return starts[0] < starts[1] ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

static int
compare_needs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Need *first = a, *second = b;
  const Receiving *self = data;
  guint hospitals[] = { get_order (self->order, first->hospital), get_order (self->order, second->hospital) };

  if (hospitals[0] != hospitals[1])
    return hospitals[0] < hospitals[1] ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (first->days.start > second->days.start) - (first->days.start < second->days.start);
}

static void
number_units (LisReportContext *context, GHashTable *order, GPtrArray *units)
{
  lis_report_sort_units (context, units);
  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (order, g_ptr_array_index (units, i), GUINT_TO_POINTER (i));
}

static void
put_in_order (Receiving *self)
{
  g_autoptr (GPtrArray) departments = g_ptr_array_new ();
  GHashTableIter iterator;
  gpointer unit;

  g_hash_table_iter_init (&iterator, self->departments);
  while (g_hash_table_iter_next (&iterator, &unit, NULL))
    g_ptr_array_add (departments, unit);
  number_units (self->context, self->departments, departments);
  number_units (self->context, self->order, self->hospitals);
  g_array_sort_with_data (self->stays, compare_stays, self);
  g_array_sort_with_data (self->needs, compare_needs, self);
}

static void
write_stay (LisReportContext *context, LisReportSection *section, const Stay *stay)
{
  const LisPathwayDoctor *doctor = lis_report_get_doctor (context, stay->row);
  const LisPeriod *period = stay->bar->period;
  const LisUnit *place = lis_plan_data_find (context->data, LIS_ENTITY_UNIT, period->unit);
  LisReportCell *cells = lis_report_add_row (section);

  cells[COMES_DOCTOR].text = lis_report_keep (context->report, lis_report_get_row (context, stay->row)->name);
  cells[COMES_SPECIALTY].text = lis_report_specialty (context, doctor);
  cells[COMES_PLACE].text = lis_report_keep (context->report, place->name);
  lis_report_set_date (&cells[COMES_FIRST], period->start);
  lis_report_set_last_day (&cells[COMES_LAST], period->end);
  lis_report_set_months (&cells[COMES_MONTHS], lis_date_range_months (lis_period_get_range (period)));
  cells[COMES_EMPLOYER].text = lis_report_employer (context, doctor, period->start);
  lis_report_set_number (&cells[COMES_SHARE], period->share);
  cells[COMES_STATE].text = lis_report_choice (lis_period_states, period->state);
}

static void
write_stays (Receiving *self)
{
  LisReportContext *context = self->context;
  LisReportSection *section = lis_report_add_section (context->report, _("Who comes"), _("Department"), _("nobody"));
  const Stay *before = NULL;

  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 5);
  lis_report_add_column (section, _("Place"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("First day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Last day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Months"), LIS_REPORT_NUMBER, 6);
  lis_report_add_column (section, _("Employer"), LIS_REPORT_TEXT, 26);
  lis_report_add_column (section, _("Share"), LIS_REPORT_SHARE, 6);
  lis_report_add_column (section, _("State"), LIS_REPORT_TEXT, 8);
  for (guint i = 0; i < self->stays->len; i++)
    {
      const Stay *stay = &g_array_index (self->stays, Stay, i);

      if (before == NULL || before->department != stay->department || before->hospital != stay->hospital)
        lis_report_begin_group (section, get_order (self->order, stay->hospital),
                                lis_report_place (context, stay->department->record.id));
      write_stay (context, section, stay);
      before = stay;
    }
}

static const char *
describe_need (const Need *need)
{
  if (need->period == NULL)
    return _("Nothing planned on these days");
  if (lis_period_is_placed_in_time (need->period))
    return _("No place yet");
  return need->period->unit == LIS_ID_NONE ? _("Neither place nor days yet") : _("No days yet");
}

static void
write_need (LisReportContext *context, LisReportSection *section, const Need *need)
{
  const LisPeriod *period = need->period;
  LisReportCell *cells = lis_report_add_row (section);
  LisMonths months = period != NULL ? period->months : LIS_MONTHS_NONE;

  cells[NEEDS_DOCTOR].text = lis_report_keep (context->report, lis_report_get_row (context, need->row)->name);
  cells[NEEDS_SPECIALTY].text = lis_report_specialty (context, lis_report_get_doctor (context, need->row));
  cells[NEEDS_WHAT].text = describe_need (need);
  lis_report_set_date (&cells[NEEDS_FIRST], need->days.start);
  lis_report_set_last_day (&cells[NEEDS_LAST], need->days.end);
  if (need->days.start > LIS_DATE_MIN && need->days.end < LIS_DATE_MAX)
    months = lis_date_range_months (need->days);
  lis_report_set_months (&cells[NEEDS_MONTHS], months);
  if (period == NULL)
    return;
  /* What is wished for stands where what is settled would. */
  if (!lis_date_is_set (period->start))
    lis_report_set_date (&cells[NEEDS_FIRST], period->window_start);
  if (!lis_date_is_set (period->end))
    lis_report_set_last_day (&cells[NEEDS_LAST], period->window_end);
  if (period->unit != LIS_ID_NONE || period->wished_unit != LIS_ID_NONE)
    cells[NEEDS_WISH].text = lis_report_place (context, period->unit != LIS_ID_NONE ? period->unit
                                                                                    : period->wished_unit);
  cells[NEEDS_STATE].text = lis_report_choice (lis_period_states, period->state);
}

static void
write_needs (Receiving *self)
{
  LisReportContext *context = self->context;
  LisReportSection *section = lis_report_add_section (context->report, _("Own doctors who need a place"), NULL,
                                                      _("nobody"));
  const LisUnit *hospital = NULL;

  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 5);
  lis_report_add_column (section, _("What is missing"), LIS_REPORT_TEXT, 22);
  lis_report_add_column (section, _("From"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("To"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Months"), LIS_REPORT_NUMBER, 6);
  lis_report_add_column (section, _("Wanted at"), LIS_REPORT_TEXT, 24);
  lis_report_add_column (section, _("State"), LIS_REPORT_TEXT, 8);
  for (guint i = 0; i < self->needs->len; i++)
    {
      const Need *need = &g_array_index (self->needs, Need, i);

      if (need->hospital != hospital)
        lis_report_begin_group (section, get_order (self->order, need->hospital), NULL);
      hospital = need->hospital;
      write_need (context, section, need);
    }
}

/* Without a half-year asked for, all that is known from the running one on. */
static void
choose_days (Receiving *self)
{
  const LisReportOptions *options = self->context->options;
  LisDateRange running = lis_half_year_get (options->today, options->half_year_start);

  self->range = self->half_year = options->half_year;
  if (!lis_date_range_is_empty (options->half_year))
    return;
  self->range = (LisDateRange){ running.start, LIS_DATE_MAX };
  self->half_year = lis_half_year_get (running.end, options->half_year_start);
}

static void
set_scope (Receiving *self)
{
  LisReportContext *context = self->context;
  g_autofree char *half_year = lis_half_year_format (self->half_year);

  lis_report_set_scope (context, lis_report_days (context, self->range));
  context->report->part_title = _("Hospital");
  lis_report_add_note (context->report, _("Absence is left out."));
  lis_report_add_note (context->report,
                       /* Translators: a half-year, "1st half 2026". */
                       lis_report_format (context->report, _("Days on which nothing is planned are those in %s."),
                                          half_year));
}

static void
add_parts (Receiving *self)
{
  LisReportContext *context = self->context;

  for (guint i = 0; i < self->hospitals->len; i++)
    lis_report_add_part (context->report,
                         lis_report_keep (context->report,
                                          ((const LisUnit *) g_ptr_array_index (self->hospitals, i))->name), NULL);
  if (self->hospitals->len == 0)
    lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                              ? lis_report_place (context, context->options->unit) : NULL, NULL);
}

void
lis_report_ask_receiving (LisReportContext *context)
{
  Receiving self = { .context = context };
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (Need));
  g_autoptr (GPtrArray) hospitals = g_ptr_array_new ();
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) departments = g_hash_table_new (NULL, NULL);
  g_autoptr (LisReportChanges) changes = NULL;

  self.stays = stays;
  self.needs = needs;
  self.hospitals = hospitals;
  self.order = order;
  self.departments = departments;
  choose_days (&self);
  set_scope (&self);
  for (guint i = 0; i < lis_report_count_rows (context); i++)
    {
      find_stays (&self, i);
      find_needs (&self, i);
    }
  changes = lis_report_find_changes (context, self.range);
  for (guint i = 0; i < lis_report_changes_count (changes); i++)
    meet (&self, lis_report_changes_get_hospital (changes, i));
  put_in_order (&self);
  add_parts (&self);
  lis_report_write_changes (context, changes, self.order);
  write_stays (&self);
  write_needs (&self);
}
