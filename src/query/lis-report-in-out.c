/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-in-out-private.h"

/* In and out of each department in one half-year. Service alone counts as being there; research and leave do not. */

enum
{
  COLUMN_DAY,
  COLUMN_DOCTOR,
  COLUMN_SPECIALTY,
  COLUMN_OTHER,
  COLUMN_EMPLOYER,
  COLUMN_UNTIL,
  COLUMN_SHARE,
  COLUMN_STATE,
};

static const char *const move_titles[N_MOVES] = {
  [MOVE_ARRIVES] = N_("Arrives"),
  [MOVE_LEAVES] = N_("Leaves"),
  [MOVE_BACK] = N_("Back from leave"),
  [MOVE_ON_LEAVE] = N_("Goes on leave"),
};

static const char *const line_titles[N_LINES] = {
  [LINE_OWN] = N_("Employed here, agreed"),
  [LINE_ROTATION] = N_("On rotation here, agreed"),
  [LINE_AGREED] = N_("Agreed in all"),
  [LINE_PROPOSED] = N_("Proposed or draft besides"),
  [LINE_PLACES] = N_("Training places"),
};

static const LisUnit *
find_part_unit (const LisReportContext *context, LisId id)
{
  const LisUnit *asked = lis_plan_data_find (context->data, LIS_ENTITY_UNIT, context->options->unit);

  if (id == LIS_ID_NONE || !lis_report_wants_unit (context, id))
    return NULL;
  if (asked != NULL && asked->level == LIS_UNIT_SECTION)
    return asked;
  return lis_report_get_department (context->data, id);
}

guint
lis_in_out_find_part (const InOut *self, const LisPeriod *period)
{
  const LisUnit *unit = period->kind == LIS_PERIOD_SERVICE ? find_part_unit (self->context, period->unit) : NULL;
  gpointer part;

  if (unit == NULL || !g_hash_table_lookup_extended (self->parts, unit, NULL, &part))
    return NO_PART;
  return GPOINTER_TO_UINT (part);
}

/* Departments where anybody serves in the half-year or leaves as it begins. */
static void
find_parts (InOut *self)
{
  LisReportContext *context = self->context;
  LisDateRange days = { self->half_year.start - 1, self->half_year.end + 1 };
  const LisUnit *asked = lis_plan_data_find (context->data, LIS_ENTITY_UNIT, context->options->unit);

  if (asked != NULL && asked->level >= LIS_UNIT_DEPARTMENT && g_hash_table_add (self->parts, (gpointer) asked))
    g_ptr_array_add (self->units, (gpointer) asked);
  for (guint i = 0; i < lis_report_count_rows (context); i++)
    for (guint n = 0; n < lis_report_get_row (context, i)->n_bars; n++)
      {
        const LisPeriod *period = lis_report_get_bar (context, lis_report_get_row (context, i), n)->period;
        const LisUnit *unit;

        if (period->kind != LIS_PERIOD_SERVICE || !lis_date_range_overlaps (lis_period_get_range (period), days))
          continue;
        unit = find_part_unit (context, period->unit);
        if (unit != NULL && g_hash_table_add (self->parts, (gpointer) unit))
          g_ptr_array_add (self->units, (gpointer) unit);
      }
  lis_report_sort_units (context, self->units);
  for (guint i = 0; i < self->units->len; i++)
    g_hash_table_insert (self->parts, g_ptr_array_index (self->units, i), GUINT_TO_POINTER (i));
}

static void
add_parts (InOut *self)
{
  LisReportContext *context = self->context;

  for (guint i = 0; i < self->units->len; i++)
    {
      const LisUnit *unit = g_ptr_array_index (self->units, i);

      lis_report_add_part (context->report, lis_report_place (context, unit->record.id), NULL);
    }
  if (self->units->len == 0)
    lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                              ? lis_report_place (context, context->options->unit) : NULL, NULL);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *first = a, *second = b;

  if (first->part != second->part)
    return first->part < second->part ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

static void
write_move (InOut *self, LisReportSection *section, const Move *move)
{
  LisReportContext *context = self->context;
  const LisPathwayDoctor *doctor = lis_report_get_doctor (context, move->row);
  LisReportCell *cells = lis_report_add_row (section);

  lis_report_set_date (&cells[COLUMN_DAY], move->day);
  cells[COLUMN_DOCTOR].text = lis_report_keep (context->report, lis_report_get_row (context, move->row)->name);
  cells[COLUMN_SPECIALTY].text = lis_report_specialty (context, doctor);
  cells[COLUMN_OTHER].text = move->other;
  cells[COLUMN_EMPLOYER].text = lis_report_employer (context, doctor, move->day);
  lis_report_set_last_day (&cells[COLUMN_UNTIL], move->until);
  lis_report_set_number (&cells[COLUMN_SHARE], move->share);
  cells[COLUMN_STATE].text = lis_report_choice (lis_period_states, move->state);
}

static void
write_moves (InOut *self)
{
  LisReportSection *section = lis_report_add_section (self->context->report, _("In and out"), _("What"), _("nobody"));
  guint next = 0;

  lis_report_add_column (section, _("Day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 18);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 4);
  lis_report_add_column (section, _("From or to"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("Employer"), LIS_REPORT_TEXT, 14);
  lis_report_add_column (section, _("Stays until"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Share"), LIS_REPORT_SHARE, 5);
  lis_report_add_column (section, _("State"), LIS_REPORT_TEXT, 7);
  g_array_sort (self->moves, compare_moves);
  for (guint part = 0; part < MAX (self->units->len, 1); part++)
    for (int kind = 0; kind < N_MOVES; kind++)
      {
        lis_report_begin_group (section, part, _(move_titles[kind]));
        for (; next < self->moves->len; next++)
          {
            const Move *move = &g_array_index (self->moves, Move, next);

            if (move->part != part || move->kind != (MoveKind) kind)
              break;
            write_move (self, section, move);
          }
      }
}

static void
write_line (InOut *self, LisReportSection *section, guint part, int line)
{
  LisReportCell *cells = lis_report_add_row (section);
  const MonthSums *months = &g_array_index (self->months, MonthSums, part * N_MONTHS);

  cells[0].text = _(line_titles[line]);
  cells[0].look.strong = line == LINE_AGREED;
  for (int month = 0; month < N_MONTHS; month++)
    {
      int days = lis_date_range_days (lis_in_out_get_month (self, month));
      gint64 amount = months[month].amounts[line];

      cells[month + 1].look.strong = line == LINE_AGREED;
      if (line == LINE_PLACES && amount >= 0)
        lis_report_set_number (&cells[month + 1], amount * 100);
      else if (line != LINE_PLACES)
        /* Shares are hundredths of a percent, cells hundredths of one. */
        lis_report_set_number (&cells[month + 1], (amount / 100 + days / 2) / days);
    }
}

static void
write_months (InOut *self)
{
  LisReportContext *context = self->context;
  LisReportSection *section = lis_report_add_section (context->report, _("Full-time equivalents"), NULL,
                                                      _("nobody"));

  lis_report_add_column (section, _("On average in the month"), LIS_REPORT_TEXT, 26);
  for (int month = 0; month < N_MONTHS; month++)
    {
      LisDate start = lis_in_out_get_month (self, month).start;

      const char *title = lis_report_format (context->report, "%s %d",
                                             lis_month_short_name (lis_date_get_month (start)),
                                             lis_date_get_year (start));

      lis_report_add_even_column (section, title, LIS_REPORT_AMOUNT, 9);
    }
  for (guint part = 0; part < self->units->len; part++)
    {
      lis_report_begin_group (section, part, NULL);
      for (int line = 0; line < N_LINES; line++)
        write_line (self, section, part, line);
    }
}

static LisDateRange
choose_half_year (const LisReportContext *context)
{
  LisDateRange half_year = context->options->half_year;

  if (lis_date_range_is_empty (half_year))
    half_year = lis_half_year_get (lis_half_year_get (context->options->today, context->options->half_year_start).end,
                                   context->options->half_year_start);
  return half_year;
}

static void
set_scope (InOut *self)
{
  LisReportContext *context = self->context;
  g_autofree char *half_year = lis_half_year_format (self->half_year);

  lis_report_set_scope (context, lis_report_format (context->report, "%s (%s)", half_year,
                                                    lis_report_days (context, self->half_year)));
  context->report->part_title = _("Department");
  lis_report_add_note (context->report,
                       _("Full-time equivalents are shares of service, less absence that is to be deducted. Leave is "
                         "counted from four weeks on."));
}

void
lis_report_ask_in_out (LisReportContext *context)
{
  InOut self = { .context = context, .half_year = choose_half_year (context) };

  self.units = g_ptr_array_new ();
  self.parts = g_hash_table_new (NULL, NULL);
  self.moves = g_array_new (FALSE, TRUE, sizeof (Move));
  self.months = g_array_new (FALSE, TRUE, sizeof (MonthSums));
  set_scope (&self);
  find_parts (&self);
  add_parts (&self);
  context->report->n_single = context->report->parts->len;
  lis_in_out_find_moves (&self);
  lis_in_out_sum_months (&self);
  write_months (&self);
  write_moves (&self);
  g_ptr_array_unref (self.units);
  g_hash_table_unref (self.parts);
  g_array_unref (self.moves);
  g_array_unref (self.months);
}
