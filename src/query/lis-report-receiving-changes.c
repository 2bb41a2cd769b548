/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-report-private.h"

/* The list before told the rotations as they stood then; each that reads otherwise now is told with both. */

enum
{
  COLUMN_DOCTOR,
  COLUMN_SPECIALTY,
  COLUMN_WHAT,
  COLUMN_BEFORE,
  COLUMN_NOW,
};

typedef struct
{
  const LisUnit   *hospital;
  const LisPeriod *before; /* at this hospital, or NULL */
  const LisPeriod *now;
  guint            row;
} Change;

struct _LisReportChanges
{
  GArray     *changes; /* Change */
  GHashTable *rows;    /* LisPerson id → its row + 1 */
};

void
lis_report_changes_free (LisReportChanges *changes)
{
  if (changes == NULL)
    return;
  g_array_unref (changes->changes);
  g_hash_table_unref (changes->rows);
  g_free (changes);
}

guint
lis_report_changes_count (const LisReportChanges *changes)
{
  return changes->changes->len;
}

const LisUnit *
lis_report_changes_get_hospital (const LisReportChanges *changes, guint index)
{
  return g_array_index (changes->changes, Change, index).hospital;
}

/* The hospital that is told of @period; NULL for what no list holds. */
static const LisUnit *
find_hospital (const LisReportContext *context, guint row, const LisPeriod *period, LisDateRange range)
{
  if (period == NULL || period->kind != LIS_PERIOD_SERVICE || period->unit == LIS_ID_NONE ||
      !lis_period_is_placed_in_time (period) || !lis_date_range_overlaps (lis_period_get_range (period), range) ||
      !lis_report_wants_unit (context, period->unit) ||
      !lis_report_is_rotation (context, lis_report_get_doctor (context, row), period))
    return NULL;
  return lis_report_get_hospital (context->data, period->unit);
}

static gboolean
reads_the_same (const LisPeriod *a, const LisPeriod *b)
{
  return a->unit == b->unit && a->start == b->start && a->end == b->end && a->share == b->share && a->state == b->state;
}

static gboolean
find_row (const LisReportChanges *changes, LisId person, guint *row)
{
  gpointer found = g_hash_table_lookup (changes->rows, GSIZE_TO_POINTER ((gsize) person));

  *row = GPOINTER_TO_UINT (found) - 1;
  return found != NULL;
}

/* @before and @now are the same record, or one is NULL. A move from one hospital to another is told to both. */
static void
compare (LisReportContext *context, LisReportChanges *changes, const LisPeriod *before, const LisPeriod *now,
         LisDateRange range)
{
  Change change = { 0 };
  const LisUnit *hospital_before, *hospital_now;

  if (!find_row (changes, now != NULL ? now->person : before->person, &change.row))
    return;
  hospital_before = find_hospital (context, change.row, before, range);
  hospital_now = find_hospital (context, change.row, now, range);
  if (hospital_before == hospital_now && (hospital_now == NULL || reads_the_same (before, now)))
    return;
  if (hospital_now != NULL)
    {
      change.hospital = hospital_now;
      change.now = now;
      change.before = hospital_before == hospital_now ? before : NULL;
      g_array_append_val (changes->changes, change);
    }
  if (hospital_before != NULL && hospital_before != hospital_now)
    {
      change.hospital = hospital_before;
      change.before = before;
      change.now = NULL;
      g_array_append_val (changes->changes, change);
    }
}

LisReportChanges *
lis_report_find_changes (LisReportContext *context, LisDateRange range)
{
  LisReportChanges *changes = g_new0 (LisReportChanges, 1);
  LisRecordSet *then = context->options->periods_then;

  changes->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  changes->rows = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < lis_report_count_rows (context); i++)
    g_hash_table_insert (changes->rows, GSIZE_TO_POINTER ((gsize) lis_report_get_row (context, i)->person->record.id),
                         GUINT_TO_POINTER (i + 1));
  if (then == NULL)
    return changes;
  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_PERIOD); i++)
    {
      const LisPeriod *now = lis_plan_data_get (context->data, LIS_ENTITY_PERIOD, i);

      compare (context, changes, lis_record_set_find (then, now->record.id), now, range);
    }
  for (guint i = 0; i < then->count; i++)
    {
      const LisPeriod *before = lis_record_set_get (then, i);

      if (lis_plan_data_find (context->data, LIS_ENTITY_PERIOD, before->record.id) == NULL)
        compare (context, changes, before, NULL, range);
    }
  return changes;
}

static const char *
describe_period (LisReportContext *context, const LisPeriod *period)
{
  if (period == NULL)
    return NULL;
  return lis_report_format (context->report, "%s, %s, %s, %s", lis_report_place (context, period->unit),
                            lis_report_days (context, lis_period_get_range (period)),
                            lis_report_share (context, period->share),
                            lis_report_choice (lis_period_states, period->state));
}

static int
compare_changes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Change *first = a, *second = b;
  GHashTable *parts = data;
  guint part[] = { GPOINTER_TO_UINT (g_hash_table_lookup (parts, first->hospital)),
                   GPOINTER_TO_UINT (g_hash_table_lookup (parts, second->hospital)) };
  LisDate start[] = { (first->now != NULL ? first->now : first->before)->start,
                      (second->now != NULL ? second->now : second->before)->start };

  if (part[0] != part[1])
    return part[0] < part[1] ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (start[0] > start[1]) - (start[0] < start[1]);
}

static void
write_change (LisReportContext *context, LisReportSection *section, const Change *change)
{
  LisReportCell *cells = lis_report_add_row (section);

  cells[COLUMN_DOCTOR].text = lis_report_keep (context->report, lis_report_get_row (context, change->row)->name);
  cells[COLUMN_SPECIALTY].text = lis_report_specialty (context, lis_report_get_doctor (context, change->row));
  cells[COLUMN_WHAT].text = change->before == NULL ? C_("change", "New")
                            : change->now == NULL ? C_("change", "No longer comes") : C_("change", "Changed");
  cells[COLUMN_BEFORE].text = describe_period (context, change->before);
  cells[COLUMN_NOW].text = describe_period (context, change->now);
}

void
lis_report_write_changes (LisReportContext *context, LisReportChanges *changes, GHashTable *parts)
{
  LisReportSection *section;
  g_autofree char *since = NULL;
  const LisUnit *hospital = NULL;

  if (context->options->periods_then == NULL)
    return;
  since = lis_date_format_short (context->options->since);
  section = lis_report_add_section (context->report,
                                    lis_report_format (context->report, _("Changed since %s"), since), NULL,
                                    _("nothing"));
  lis_report_add_column (section, _("Doctor"), LIS_REPORT_TEXT, 18);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 5);
  lis_report_add_column (section, _("What"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, C_("change", "Before"), LIS_REPORT_TEXT, 30);
  lis_report_add_column (section, C_("change", "Now"), LIS_REPORT_TEXT, 30);
  g_array_sort_with_data (changes->changes, compare_changes, parts);
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const Change *change = &g_array_index (changes->changes, Change, i);

      if (change->hospital != hospital)
        lis_report_begin_group (section, GPOINTER_TO_UINT (g_hash_table_lookup (parts, change->hospital)), NULL);
      hospital = change->hospital;
      write_change (context, section, change);
    }
}
