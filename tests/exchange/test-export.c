/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lis-catalogue.h"
#include "lis-error.h"
#include "lis-exchange-plan.h"
#include "lis-export.h"
#include "lis-people.h"
#include "lis-test.h"

static const char *const nasty[] = {
  "Åse «=cmd» O'Neill", "=1+1", "+47", "-5", "@SUM(A1)", "\tfane", "'=x", "''-y", "'", " rom rundt ", "semi;kolon",
  "sitat \"her\"", "\"", "to\nlinjer", "komma, punktum", "ÆØÅ æøå ß €", "# ikke kommentar", "ID", "\\N", "x\\ty", " =1",
};

static const char *
pick_text (GRand *random)
{
  return nasty[g_rand_int_range (random, 0, G_N_ELEMENTS (nasty))];
}

static gint64
pick_number (LisExchangePlan *plan, GRand *random, const LisField *field, GPtrArray **made)
{
  const GPtrArray *targets;
  guint n = 0;

  switch (field->type)
    {
    case LIS_FIELD_CHOICE:
      while (field->choices[n].name != NULL)
        n++;
      return g_rand_int_range (random, 1, (gint32) n + 1);
    case LIS_FIELD_FLAG:
      return g_rand_int_range (random, 0, 2);
    case LIS_FIELD_REFERENCE:
      targets = made[lis_field_get_target (field)->type];
      if (targets->len == 0)
        return LIS_ID_NONE;
      return ((const LisRecord *) g_ptr_array_index (targets, g_rand_int_range (random, 0, (gint32) targets->len)))->id;
    case LIS_FIELD_DATE:
      return lis_date_new (2020, 1, 1) + g_rand_int_range (random, 0, 1000);
    case LIS_FIELD_LAST_DAY:
      return lis_date_new (2025, 1, 1) + g_rand_int_range (random, 0, 1000);
    case LIS_FIELD_TEXT:
    case LIS_FIELD_INTEGER:
    case LIS_FIELD_SHARE:
    case LIS_FIELD_MONTHS:
    default:
      return field->maximum > field->minimum
               ? field->minimum + (gint64) (g_rand_double (random) * ((double) field->maximum - field->minimum)) : 0;
    }
}

/* Records of every entity with every kind of value, some empty. Whole entities refer to what was made before. */
static void
fill_with_nasty (LisExchangePlan *plan, guint32 seed, guint per_entity)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  GPtrArray *made[LIS_N_ENTITIES];

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    made[i] = g_ptr_array_new ();
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    for (guint k = 0; k < per_entity; k++)
      {
        const LisEntity *entity = lis_entity_get (i);
        gpointer record = lis_record_new (entity);

        ((LisRecord *) record)->id = lis_editor_new_id (plan->editor);
        for (guint j = 0; j < entity->n_fields; j++)
          {
            const LisField *field = &entity->fields[j];

            if ((field->flags & LIS_FIELD_REQUIRED) == 0 && g_rand_boolean (random))
              continue;
            if (field->type == LIS_FIELD_TEXT)
              lis_field_set_file_text (field, record, pick_text (random), NULL, NULL);
            else
              lis_field_set (field, record, pick_number (plan, random, field, made));
          }
        g_ptr_array_add (made[i], record);
        lis_change_set_insert (set, i, record);
      }
  lis_editor_commit (plan->editor, set, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    g_ptr_array_unref (made[i]);
}

static char *
export (LisExchangePlan *plan, const char *name)
{
  char *folder = g_build_filename (plan->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  lis_export_plan (plan->store, folder, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static void
assert_same_folders (const char *first, const char *second)
{
  guint files = 0;

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      g_autofree char *name = g_strconcat (lis_entity_get (i)->name, ".csv", NULL);
      g_autofree char *a = g_build_filename (first, name, NULL), *b = g_build_filename (second, name, NULL);
      g_autofree char *one = NULL, *two = NULL;

      g_file_get_contents (a, &one, NULL, NULL);
      g_file_get_contents (b, &two, NULL, NULL);
      g_assert_cmpstr (one, ==, two);
      files += one != NULL;
    }
  g_assert_cmpuint (files, >, 0);
}

static LisImportReport *
import_folder (LisExchangePlan *plan, const char *folder)
{
  LisImportReport *report = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_import_folder (plan->editor, folder, NULL, &report, &error))
    g_error ("%s\n%s", error->message, report != NULL ? lis_exchange_faults (report) : "");
  return report;
}

static void
test_round_trip (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new (), other = lis_exchange_plan_new ();
      g_autoptr (LisImportReport) first = NULL, again = NULL;
      g_autofree char *out = NULL, *back = NULL;

      fill_with_nasty (plan, seed, 12);
      out = export (plan, "ut");
      first = import_folder (other, out);
      g_assert_cmpuint (first->added, ==, 12 * LIS_N_ENTITIES);
      back = export (other, "ut");
      assert_same_folders (out, back);
      again = import_folder (other, out);
      g_assert_cmpuint (again->added + again->changed, ==, 0);
      g_assert_cmpuint (again->equal, ==, 12 * LIS_N_ENTITIES);
      g_assert_cmpint (again->change_set, ==, 0);
    }
}

/* Two plans with the same catalogue under ids of their own: what is the same by name stays one. */
static void
test_other_plan (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new (), other = lis_exchange_plan_new ();
  LisEntropy entropy = lis_entropy_seeded (99);
  g_autoptr (LisEditor) editor = lis_editor_new (other->store, "Prøve", &entropy, NULL);
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *dump = NULL;
  guint units;

  lis_catalogue_install (plan->editor, &error);
  lis_catalogue_install (editor, &error);
  g_assert_no_error (error);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nT1;Kari;Nordmann\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_TRAINING, "lege;spesialitet\nT1;ORT\n", 1, 0, 0);
  units = lis_exchange_plan_count (other, LIS_ENTITY_UNIT);
  out = export (plan, "ut");
  report = import_folder (other, out);
  g_assert_cmpuint (report->added, ==, 2);
  g_assert_cmpuint (report->changed, ==, 0);
  g_assert_cmpuint (lis_exchange_plan_count (other, LIS_ENTITY_UNIT), ==, units);
  g_assert_cmpuint (lis_exchange_plan_count (other, LIS_ENTITY_SPECIALTY), ==, 46);
}

static void
test_files (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *folder = g_build_filename (plan->folder, "ut", NULL), *stale = NULL, *foreign = NULL, *path = NULL;
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *beside = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nT1;=Kari;Nordmann\n", 1, 0, 0);
  g_mkdir (folder, 0755);
  stale = g_build_filename (folder, "capacity.csv", NULL);
  foreign = g_build_filename (folder, "post.csv", NULL);
  g_file_set_contents (stale, "id;unit;specialty;places;start;end\nca-0000000000001;;;1;;\n", -1, NULL);
  g_file_set_contents (foreign, "min egen fil\n", -1, NULL);
  g_free (export (plan, "ut"));
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));

  path = g_build_filename (folder, "person.csv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "id;local_id;given_name;family_name;"));
  g_assert_nonnull (strstr (text, ";T1;'=Kari;Nordmann;"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  /* A failure leaves the files as they were, and nothing beside them. */
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON, "lokal id;fornavn;etternavn\nT2;Ola;Nordmann\n", 1, 0, 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (lis_export_plan (plan->store, folder, cancellable, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (again, ==, text);
  beside = g_build_filename (plan->folder, "ny", NULL);
  g_assert_false (lis_export_plan (plan->store, beside, cancellable, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_false (lis_export_plan (plan->store, path, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "person.csv"));
}

static void
test_bad_folders (void)
{
  g_autoptr (LisExchangePlan) plan = lis_exchange_plan_new ();
  g_autofree char *missing = g_build_filename (plan->folder, "finnes-ikke", NULL);
  g_autofree char *person = g_build_filename (plan->folder, "person.csv", NULL);
  g_autofree char *period = g_build_filename (plan->folder, "period.csv", NULL);
  g_autofree char *faults = NULL;
  g_autoptr (LisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lis_import_folder (plan->editor, missing, NULL, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_false (lis_import_folder (plan->editor, plan->folder, NULL, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT);
  g_clear_error (&error);
  /* One change set: a fault in the last file undoes the first too, and is told with its own file. */
  g_file_set_contents (person, "id;given_name;family_name\npn-0000000000001;Kari;Nordmann\n", -1, NULL);
  g_file_set_contents (period, "id;person;kind;start\npe-0000000000001;pn-0000000000001;service;2026-02-31\n"
                               "pe-0000000000002;pn-0000000000009;service;\n", -1, NULL);
  g_assert_false (lis_import_folder (plan->editor, plan->folder, NULL, &report, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
  faults = lis_exchange_faults (report);
  g_assert_nonnull (strstr (faults, "2|start|2026-02-31|"));
  g_assert_nonnull (strstr (faults, "3|person|pn-0000000000009|"));
  g_assert_cmpstr (((LisImportFault *) g_ptr_array_index (report->faults, 0))->file, ==, "period.csv");
  g_assert_cmpuint (lis_exchange_plan_count (plan, LIS_ENTITY_PERSON), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/round-trip", test_round_trip);
  g_test_add_func ("/export/other-plan", test_other_plan);
  g_test_add_func ("/export/files", test_files);
  g_test_add_func ("/export/bad-folders", test_bad_folders);
  return g_test_run ();
}
