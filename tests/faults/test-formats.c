/* SPDX-License-Identifier: MPL-2.0 */
/* R8: a file of every released format opens and holds what it held. The files lie in tests/fixtures; that of a new
 * format is made once, with the program that releases it: test-formats --make FILE. */
#include <glib/gstdio.h>

#include "lis-erasure.h"
#include "lis-fault-plan.h"
#include "lis-history.h"
#include "lis-people.h"
#include "lis-test.h"

static gint64
choose_value (const LisEntity *entity, const LisField *field, const LisId *ids)
{
  switch (field->type)
    {
    case LIS_FIELD_DATE:
      return lis_date_new (2026, 1, 1);
    case LIS_FIELD_LAST_DAY:
      return lis_date_new (2026, 7, 1);
    case LIS_FIELD_SHARE:
      return LIS_SHARE_FULL / 2;
    case LIS_FIELD_REFERENCE:
      return ids[lis_field_get_target (field)->type];
    case LIS_FIELD_INTEGER:
      return MAX (field->minimum, MIN (field->maximum, 7));
    case LIS_FIELD_MONTHS:
      return 6 * LIS_MONTHS_PER_MONTH;
    case LIS_FIELD_CHOICE:
    case LIS_FIELD_FLAG:
    case LIS_FIELD_TEXT:
    default:
      return 1;
    }
}

/* One record of every entity with every field filled in, so that an upgrade that forgets one is found out. */
static void
add_everything (LisEditor *editor)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Everything", NULL);
  LisId ids[LIS_N_ENTITIES] = { LIS_ID_NONE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);
      LisRecord *record = lis_record_new (entity);

      record->id = lis_editor_new_id (editor);
      for (guint j = 0; j < entity->n_fields; j++)
        {
          const LisField *field = &entity->fields[j];
          g_autofree char *text = g_strdup_printf ("Prøve «%s»\t%s", entity->name, field->name);

          if (field->type == LIS_FIELD_TEXT)
            lis_field_set_file_text (field, record, text, NULL, NULL);
          else
            lis_field_set (field, record, choose_value (entity, field, ids));
        }
      ids[i] = record->id;
      lis_change_set_insert (set, (LisEntityType) i, record);
    }
  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
}

/* A person who was erased: a history with something missing beside the chain. */
static void
add_erased (LisEditor *editor)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Added %1$s", "Unni Utslettet", NULL);
  LisPerson *person = lis_record_new (&lis_person_entity);
  LisId id = lis_editor_new_id (editor);
  g_autoptr (LisErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;

  person->record.id = id;
  person->given_name = g_strdup ("Unni");
  person->family_name = g_strdup ("Utslettet");
  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
  erasure = lis_editor_erase_person (editor, id, lis_date_new (2026, 3, 1), FALSE, NULL, &error);
  g_assert_no_error (error);
}

static int
make (const char *path)
{
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 3, 1));
  LisEntropy entropy = lis_entropy_seeded (1);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisChangeSet) set = NULL;
  gint64 number;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Prøve Prøvesen", &entropy, &clock);
  set = lis_fault_make_base (editor, random, 3);
  lis_editor_commit (editor, set, NULL, &error);
  for (guint i = 0; i < 12 && error == NULL; i++)
    lis_fault_work (editor, random, &number, &error);
  g_assert_no_error (error);
  add_everything (editor);
  add_erased (editor);
  return 0;
}

static void
test_format (gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("fixtures/format-%d", GPOINTER_TO_INT (data));
  g_autofree char *source = g_strconcat (name, ".lisplan", NULL);
  g_autofree char *golden = g_strconcat (name, ".txt", NULL);
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, source, NULL);
  char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.lisplan", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  gsize length;

  if (!g_file_test (fixture, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the format is not released yet: no file of it is kept");
      lis_test_remove_folder (folder);
      return;
    }
  g_assert_true (g_file_get_contents (fixture, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  wrong = lis_fault_find_wrong (path, 1, G_MAXINT64);
  g_assert_cmpstr (wrong, ==, NULL);
  store = lis_store_open (path, LIS_STORE_READ, &error);
  dump = lis_fault_dump_records (store, &error);
  g_assert_no_error (error);
  lis_test_assert_golden (golden, dump);
  g_clear_object (&store);
  lis_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--make"))
    return make (argv[2]);
  lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  for (int format = 1; format <= LIS_STORE_VERSION; format++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/formats/%d", format);

      g_test_add_data_func (path, GINT_TO_POINTER (format), test_format);
    }
  return g_test_run ();
}
