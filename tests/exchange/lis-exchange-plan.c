/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-exchange-plan.h"

#include <string.h>

#include "lis-error.h"
#include "lis-test.h"

LisExchangePlan *
lis_exchange_plan_new (void)
{
  LisExchangePlan *plan = g_new0 (LisExchangePlan, 1);
  LisEntropy entropy = lis_entropy_seeded (1);
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 1, 15));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  plan->folder = lis_test_make_folder ();
  path = g_build_filename (plan->folder, "prøve.lisplan", NULL);
  plan->store = lis_store_create (path, &error);
  g_assert_no_error (error);
  plan->editor = lis_editor_new (plan->store, "Prøve", &entropy, &clock);
  return plan;
}

void
lis_exchange_plan_free (LisExchangePlan *plan)
{
  lis_editor_free (plan->editor);
  g_object_unref (plan->store);
  lis_test_remove_folder (plan->folder);
  g_free (plan);
}

LisTable *
lis_exchange_table (const char *csv)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  LisTable *table = lis_table_read_bytes ("tabell.csv", bytes, NULL, &error);

  g_assert_no_error (error);
  return table;
}

char *
lis_exchange_faults (const LisImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->faults->len; i++)
    {
      const LisImportFault *fault = g_ptr_array_index (report->faults, i);

      g_string_append_printf (text, "%u|%s|%s|%s\n", fault->row, fault->column != NULL ? fault->column : "",
                              fault->value != NULL ? fault->value : "", fault->expected);
    }
  return g_string_free (text, FALSE);
}

void
lis_exchange_plan_import (LisExchangePlan *plan, LisEntityType type, const char *csv, guint added, guint changed,
                          guint equal)
{
  g_autoptr (LisTable) table = lis_exchange_table (csv);
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_import_table (plan->editor, type, table, NULL, &report, &error))
    {
      g_autofree char *faults = report != NULL ? lis_exchange_faults (report) : NULL;

      g_error ("%s\n%s", error->message, faults);
    }
  g_assert_cmpuint (report->added, ==, added);
  g_assert_cmpuint (report->changed, ==, changed);
  g_assert_cmpuint (report->equal, ==, equal);
}

char *
lis_exchange_plan_refuse (LisExchangePlan *plan, LisEntityType type, const char *csv)
{
  g_autoptr (LisTable) table = lis_exchange_table (csv);
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = lis_exchange_plan_dump (plan, type), *after = NULL;

  g_assert_false (lis_import_table (plan->editor, type, table, NULL, &report, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  g_assert_nonnull (strstr (error->message, "tabell.csv"));
  g_assert_nonnull (report);
  g_assert_cmpint (report->change_set, ==, 0);
  after = lis_exchange_plan_dump (plan, type);
  g_assert_cmpstr (after, ==, before);
  return lis_exchange_faults (report);
}

char *
lis_exchange_plan_dump (LisExchangePlan *plan, LisEntityType type)
{
  const LisEntity *entity = lis_entity_get (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisRecordSet) set = lis_store_load (plan->store, type, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < set->count; i++)
    for (guint j = 0; j < entity->n_fields; j++)
      {
        gpointer record = lis_record_set_get (set, i);

        if (entity->fields[j].type == LIS_FIELD_REFERENCE)
          g_string_append (text, lis_field_is_empty (&entity->fields[j], record) ? "" : "*");
        else
          lis_field_append_file_text (&entity->fields[j], record, text);
        g_string_append_c (text, j + 1 < entity->n_fields ? ';' : '\n');
      }
  return g_string_free (text, FALSE);
}

guint
lis_exchange_plan_count (LisExchangePlan *plan, LisEntityType type)
{
  g_autoptr (LisRecordSet) set = lis_store_load (plan->store, type, NULL, NULL);

  return set->count;
}
