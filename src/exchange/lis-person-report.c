/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-person-report.h"

#include <glib/gi18n-lib.h>

#include "lis-belongings.h"
#include "lis-error.h"
#include "lis-history-query.h"
#include "lis-record-names.h"

/* Letters that columns want. */
#define WIDTH 16
#define WIDE 60
/* So many change sets are read at a time. */
#define PAGE_SIZE 200

typedef struct
{
  LisStore       *store;
  LisReport      *report;
  LisRecordNames *names;
  GHashTable     *belongings;
  LisId           person;
  GCancellable   *cancellable;
} Making;

static LisReportKind
kind_of (const LisField *field)
{
  return field->type == LIS_FIELD_DATE || field->type == LIS_FIELD_LAST_DAY ? LIS_REPORT_DATE : LIS_REPORT_TEXT;
}

static void
set_cell (Making *making, LisReportCell *cell, const LisField *field, gconstpointer record)
{
  if (lis_field_is_empty (field, record) && field->type != LIS_FIELD_FLAG)
    return;
  if (field->type == LIS_FIELD_DATE)
    lis_report_set_date (cell, (LisDate) lis_field_get (field, record));
  else if (field->type == LIS_FIELD_LAST_DAY)
    lis_report_set_last_day (cell, (LisDate) lis_field_get (field, record));
  else if (field->type == LIS_FIELD_REFERENCE)
    cell->text = lis_report_keep (making->report,
                                  lis_record_names_get (making->names, lis_field_get_target (field)->type,
                                                        lis_field_get (field, record)));
  else
    cell->text = lis_report_take (making->report, lis_field_format (field, record));
}

static LisReportSection *
begin_section (Making *making, const LisEntity *entity)
{
  LisReportSection *section = lis_report_add_section (making->report, lis_entity_get_plural (entity), NULL, NULL);

  lis_report_add_column (section, _("Id"), LIS_REPORT_TEXT, WIDTH);
  for (guint i = 0; i < entity->n_fields; i++)
    lis_report_add_column (section, lis_field_get_label (&entity->fields[i]), kind_of (&entity->fields[i]), WIDTH);
  lis_report_begin_group (section, 0, NULL);
  return section;
}

static void
add_record (Making *making, LisReportSection *section, const LisEntity *entity, const LisRecord *record)
{
  LisReportCell *cells = lis_report_add_row (section);
  char id[LIS_ID_TEXT_SIZE];

  cells[0].text = lis_report_keep (making->report, lis_id_to_text (record->id, entity->prefix, id));
  for (guint i = 0; i < entity->n_fields; i++)
    set_cell (making, &cells[i + 1], &entity->fields[i], record);
}

static gboolean
add_entity (Making *making, const LisEntity *entity, GError **error)
{
  g_autoptr (LisRecordSet) set = lis_store_load (making->store, entity->type, making->cancellable, error);
  LisReportSection *section = NULL;

  for (guint i = 0; set != NULL && i < set->count; i++)
    {
      const LisRecord *record = lis_record_set_get (set, i);

      if (!g_hash_table_contains (making->belongings, &record->id))
        continue;
      if (section == NULL)
        section = begin_section (making, entity);
      add_record (making, section, entity, record);
    }
  return set != NULL;
}

static void
add_change (Making *making, LisReportSection *section, const LisHistoryItem *item, const char *words)
{
  LisReportCell *cells = lis_report_add_row (section);

  cells[0].text = lis_report_keep (making->report, item->when);
  cells[1].text = lis_report_keep (making->report, item->who);
  cells[2].text = lis_report_keep (making->report, item->label);
  cells[3].text = lis_report_keep (making->report, words);
}

/* More records than a page tells: all of the change set, and of them the person's. */
static gboolean
add_item (Making *making, LisReportSection *section, const LisHistoryItem *item, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *records = item->records;

  if (item->has_more)
    records = all = lis_history_read_records (making->store, item->entry->number, 0, 0, making->cancellable, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const LisHistoryRecord *record = g_ptr_array_index (records, i);

      if (g_hash_table_contains (making->belongings, &record->id))
        add_change (making, section, item, record->words);
    }
  return records != NULL;
}

static gboolean
add_history (Making *making, GError **error)
{
  LisReportSection *section = lis_report_add_section (making->report, _("History"), NULL, NULL);
  LisHistoryFilter filter;
  gint64 before = 0;
  guint n_read = PAGE_SIZE;

  lis_report_add_column (section, _("When"), LIS_REPORT_TEXT, WIDTH);
  lis_report_add_column (section, _("Who"), LIS_REPORT_TEXT, WIDTH);
  lis_report_add_column (section, _("Change"), LIS_REPORT_TEXT, WIDTH);
  lis_report_add_column (section, _("What became of it"), LIS_REPORT_TEXT, WIDE);
  lis_report_begin_group (section, 0, NULL);
  lis_history_filter_init (&filter);
  filter.entity = LIS_ENTITY_PERSON;
  filter.record = making->person;
  while (n_read == PAGE_SIZE)
    {
      g_autoptr (GPtrArray) items =
          lis_history_read (making->store, &filter, before, PAGE_SIZE, making->cancellable, error);

      if (items == NULL)
        return FALSE;
      for (guint i = 0; i < items->len; i++)
        if (!add_item (making, section, g_ptr_array_index (items, i), error))
          return FALSE;
      n_read = items->len;
      if (n_read > 0)
        before = ((const LisHistoryItem *) g_ptr_array_index (items, n_read - 1))->entry->number;
    }
  return TRUE;
}

static gboolean
fill (Making *making, GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (!add_entity (making, lis_entity_get ((LisEntityType) i), error))
      return FALSE;
  return add_history (making, error);
}

static gboolean
check_person (LisStore *store, LisId person, GError **error)
{
  GError *local = NULL;
  gpointer record = lis_store_find (store, LIS_ENTITY_PERSON, person, &local);

  if (record == NULL && local == NULL)
    g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID, _("There is no such person in the plan"));
  else if (local != NULL)
    g_propagate_error (error, local);
  lis_record_free (lis_entity_get (LIS_ENTITY_PERSON), record);
  return record != NULL;
}

LisReport *
lis_person_report_make (LisStore *store, LisId person, LisDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisReport) report = NULL;
  g_autoptr (LisRecordNames) names = NULL;
  g_autoptr (GHashTable) belongings = NULL;
  Making making;

  if (!check_person (store, person, error))
    return NULL;
  belongings = lis_belongings_find (store, LIS_ENTITY_PERSON, person, cancellable, error);
  if (belongings == NULL)
    return NULL;
  names = lis_record_names_new (store);
  report = lis_report_create (_("All that the plan holds of one person"), LIS_REPORT_LYING);
  report->scope = lis_report_keep (report, lis_record_names_get (names, LIS_ENTITY_PERSON, person));
  report->printed = today;
  lis_report_add_part (report, report->scope, NULL);
  making = (Making){ store, report, names, belongings, person, cancellable };
  return fill (&making, error) ? g_steal_pointer (&report) : NULL;
}
