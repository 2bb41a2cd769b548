/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-db.h"
#include "lis-digest.h"
#include "lis-editor.h"
#include "lis-error.h"
#include "lis-history.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-reference.h"
#include "lis-test.h"

typedef struct
{
  char      *folder;
  char      *path;
  LisStore  *store;
  LisEditor *editor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 3, 1));
  LisEntropy entropy = lis_entropy_seeded (7);

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  fixture->store = lis_store_create (fixture->path, &error);
  g_assert_no_error (error);
  fixture->editor = lis_editor_new (fixture->store, "Prøve Prøvesen", &entropy, &clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_editor_free (fixture->editor);
  g_clear_object (&fixture->store);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static gint64
commit (Fixture *fixture, LisChangeSet *set)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  lis_editor_commit (fixture->editor, set, &number, &error);
  g_assert_no_error (error);
  return number;
}

static LisPerson *
make_person (Fixture *fixture, const char *given, const char *family)
{
  LisPerson *person = lis_record_new (&lis_person_entity);

  person->record.id = lis_editor_new_id (fixture->editor);
  person->given_name = g_strdup (given);
  person->family_name = g_strdup (family);
  return person;
}

static LisId
add_person (Fixture *fixture, const char *given, const char *family)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Add %1$s", given, NULL);
  LisPerson *person = make_person (fixture, given, family);
  LisId id = person->record.id;

  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  commit (fixture, set);
  return id;
}

static LisPerson *
find_person (Fixture *fixture, LisId id)
{
  g_autoptr (GError) error = NULL;
  LisPerson *person = lis_store_find (fixture->store, LIS_ENTITY_PERSON, id, &error);

  g_assert_no_error (error);
  return person;
}

static void
change_family_name (Fixture *fixture, LisId id, const char *family)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Change", NULL);
  LisPerson *before = find_person (fixture, id);
  LisPerson *after = lis_record_copy (&lis_person_entity, before);

  lis_record_set_text (&after->family_name, family);
  lis_change_set_update (set, LIS_ENTITY_PERSON, before, after);
  lis_record_free (&lis_person_entity, before);
  commit (fixture, set);
}

static void
assert_family_name (Fixture *fixture, LisId id, const char *expected)
{
  LisPerson *person = find_person (fixture, id);

  g_assert_cmpstr (person != NULL ? person->family_name : NULL, ==, expected);
  lis_record_free (&lis_person_entity, person);
}

static guint
count_faults (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = lis_history_verify (fixture->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  return faults->len;
}

static void
assert_faults (Fixture *fixture, guint expected)
{
  g_assert_cmpuint (count_faults (fixture), ==, expected);
}

static void
test_insert_and_read (Fixture *fixture, gconstpointer data)
{
  LisId id = add_person (fixture, "Åse «=cmd»", "O'Neill\n\tX\\y");
  LisPerson *person = find_person (fixture, id);

  g_assert_cmpstr (person->given_name, ==, "Åse «=cmd»");
  g_assert_cmpstr (person->family_name, ==, "O'Neill\n\tX\\y");
  g_assert_cmpint (person->record.change_set, ==, 1);
  g_assert_cmpint (person->authorisation, ==, LIS_DATE_NONE);
  lis_record_free (&lis_person_entity, person);
  assert_faults (fixture, 0);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Late", NULL);
  g_autoptr (GError) error = NULL;
  LisId id = add_person (fixture, "Åse", "Først");
  LisPerson *stale = find_person (fixture, id);
  LisPerson *other = make_person (fixture, "Odd", "Sammen");
  LisId other_id = other->record.id;

  change_family_name (fixture, id, "Andre");
  lis_change_set_insert (set, LIS_ENTITY_PERSON, other);
  lis_change_set_delete (set, LIS_ENTITY_PERSON, stale);
  lis_record_free (&lis_person_entity, stale);
  g_assert_false (lis_editor_commit (fixture->editor, set, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
  assert_family_name (fixture, id, "Andre");
  assert_family_name (fixture, other_id, NULL);
  assert_faults (fixture, 0);
}

static void
test_unknown_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Bad", NULL);
  g_autoptr (GError) error = NULL;
  LisPeriod *period = lis_record_new (&lis_period_entity);

  period->record.id = lis_editor_new_id (fixture->editor);
  period->person = 4711;
  lis_change_set_insert (set, LIS_ENTITY_PERIOD, period);
  g_assert_false (lis_editor_commit (fixture->editor, set, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "pn-"));
  assert_faults (fixture, 0);
}

static void
test_removal_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Period", NULL);
  g_autoptr (LisChangeSet) removal = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Remove", NULL);
  g_autoptr (GError) error = NULL;
  LisId id = add_person (fixture, "Åse", "Brukt");
  LisPeriod *period = lis_record_new (&lis_period_entity);
  LisPerson *person = find_person (fixture, id);

  period->record.id = lis_editor_new_id (fixture->editor);
  period->person = id;
  lis_change_set_insert (set, LIS_ENTITY_PERIOD, period);
  commit (fixture, set);
  lis_change_set_delete (removal, LIS_ENTITY_PERSON, person);
  lis_record_free (&lis_person_entity, person);
  g_assert_false (lis_editor_commit (fixture->editor, removal, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE);
  assert_family_name (fixture, id, "Brukt");
}

static void
test_national_id_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Bad", NULL);
  g_autoptr (GError) error = NULL;
  LisPerson *person = make_person (fixture, "Åse", "Nummer");

  /* Made up: the first number of its day with right control digits. */
  person->note = g_strdup ("nr 010101 00050");
  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  g_assert_false (lis_editor_commit (fixture->editor, set, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
}

/* Names of users and files come in whatever bytes the system has; the history must be readable all the same. */
static void
test_names_in_other_encodings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisEditor) editor = lis_editor_new (fixture->store, "K\xE5re", NULL, NULL);
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Import of “%1$s”", "l\xF8p.csv", NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const LisHistoryEntry *entry;

  lis_change_set_insert (set, LIS_ENTITY_PERSON, make_person (fixture, "Åse", "Bytes"));
  g_assert_true (lis_editor_commit (editor, set, NULL, &error));
  g_assert_no_error (error);
  entries = lis_history_list (fixture->store, 1, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->author, ==, "K\357\277\275re");
  g_assert_cmpstr (entry->arguments[0], ==, "l\357\277\275p.csv");
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  change_family_name (fixture, id, "Tre");
  g_assert_true (lis_editor_undo (fixture->editor, 0, NULL, &error));
  assert_family_name (fixture, id, "To");
  g_assert_true (lis_editor_undo (fixture->editor, 0, NULL, &error));
  assert_family_name (fixture, id, "En");
  g_assert_true (lis_editor_redo (fixture->editor, NULL, &error));
  assert_family_name (fixture, id, "To");
  g_assert_true (lis_editor_redo (fixture->editor, NULL, &error));
  assert_family_name (fixture, id, "Tre");
  g_assert_false (lis_editor_redo (fixture->editor, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING);
  g_clear_error (&error);
  for (guint i = 0; i < 3; i++)
    g_assert_true (lis_editor_undo (fixture->editor, 0, NULL, &error));
  assert_family_name (fixture, id, NULL);
  g_assert_false (lis_editor_undo (fixture->editor, 0, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING);
  g_clear_error (&error);
  for (guint i = 0; i < 3; i++)
    g_assert_true (lis_editor_redo (fixture->editor, NULL, &error));
  assert_family_name (fixture, id, "Tre");
  assert_faults (fixture, 0);
}

static void
test_undo_that_no_longer_fits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  g_assert_false (lis_editor_undo (fixture->editor, 1, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
  assert_family_name (fixture, id, "To");
}

static void
test_new_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  g_assert_true (lis_editor_undo (fixture->editor, 0, NULL, &error));
  change_family_name (fixture, id, "Fire");
  g_assert_false (lis_editor_redo (fixture->editor, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING);
}

typedef struct
{
  const char *name;
  const char *sql;
  guint       faults;
} Tampering;

/* What somebody with an SQL shell could do, and how many lines verify has for it. */
static const Tampering tamperings[] = {
  { "change-record", "UPDATE person SET family_name = 'X'", 1 },
  { "change-set-number", "UPDATE person SET change_set = 1", 1 },
  { "remove-record", "PRAGMA foreign_keys = OFF; DELETE FROM person", 1 },
  { "insert-record", "INSERT INTO person (id, change_set, given_name, family_name) VALUES (99, 1, 'A', 'B')", 1 },
  { "change-history", "UPDATE change SET fields = fields || 'x' WHERE change_set = 1", 1 },
  { "change-time", "UPDATE change_set SET time = '2020-01-01T00:00:00.000Z' WHERE number = 1", 1 },
  { "change-author", "UPDATE change_set_words SET author = 'Y' WHERE number = 1", 1 },
  { "change-personal", "UPDATE change_personal SET fields = '' WHERE change_set = 1", 1 },
  { "remove-change", "PRAGMA foreign_keys = OFF; DELETE FROM change WHERE change_set = 1", 1 },
  { "remove-change-set", "PRAGMA foreign_keys = OFF; DELETE FROM change_set WHERE number = 1", 2 },
  { "remove-old-personal", "DELETE FROM change_personal WHERE change_set = 1", 1 },
  { "swap-words", "PRAGMA foreign_keys = OFF; UPDATE change_set_words SET number = 9 WHERE number = 1; "
                  "UPDATE change_set_words SET number = 1 WHERE number = 2; "
                  "UPDATE change_set_words SET number = 2 WHERE number = 9", 2 },
  { "insert-change-set", "INSERT INTO change_set SELECT 3, time, kind, reverses, message, words_digest, 0, digest "
                         "FROM change_set WHERE number = 2", 2 },
  { "remove-words", "DELETE FROM change_set_words WHERE number = 1", 1 },
};

static void
test_tampering_is_named (Fixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  assert_faults (fixture, 0);
  db = lis_db_open (fixture->path, LIS_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (lis_db_execute (db, tampering->sql, &error));
  assert_faults (fixture, tampering->faults);
}

/* A flipped letter that the database does not notice is not written on as if it had been meant. */
static void
test_damage_is_not_written_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Change", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = NULL;
  LisId id = add_person (fixture, "Åse", "En");
  LisPerson *before = find_person (fixture, id), *after;

  g_assert_true (lis_history_check_record (fixture->store, LIS_ENTITY_PERSON, before, &error));
  lis_record_free (&lis_person_entity, before);
  db = lis_db_open (fixture->path, LIS_DB_WRITE, &error);
  g_assert_true (lis_db_execute (db, "UPDATE person SET family_name = 'Eo'", &error));

  before = find_person (fixture, id);
  g_assert_false (lis_history_check_record (fixture->store, LIS_ENTITY_PERSON, before, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  g_clear_error (&error);
  after = lis_record_copy (&lis_person_entity, before);
  lis_record_set_text (&after->given_name, "Anne");
  lis_change_set_update (set, LIS_ENTITY_PERSON, before, after);
  lis_record_free (&lis_person_entity, before);
  g_assert_false (lis_editor_commit (fixture->editor, set, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  assert_family_name (fixture, id, "Eo");
  assert_faults (fixture, 1);
}

/* Nor does an undoing take a value out of the history that never was in the plan. */
static void
test_damaged_history_is_not_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  db = lis_db_open (fixture->path, LIS_DB_WRITE, &error);
  g_assert_true (lis_db_execute (db, "UPDATE change_personal SET fields = replace(fields, 'En', 'Eo') "
                                     "WHERE change_set = 2", &error));
  g_assert_false (lis_editor_undo (fixture->editor, 0, NULL, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
  assert_family_name (fixture, id, "To");
}

/* What a change set of kind erase covers may be gone from before it, and nothing else. */
static void
test_erasing_breaks_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_ERASE, "Erase", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisDb) db = NULL;
  LisId id = add_person (fixture, "Åse", "En");
  LisPerson *before = find_person (fixture, id), *after = lis_record_copy (&lis_person_entity, before);

  add_person (fixture, "Odd", "Blir");
  lis_record_set_text (&after->given_name, "Slettet");
  lis_record_set_text (&after->family_name, "Person");
  lis_change_set_update (set, LIS_ENTITY_PERSON, before, after);
  lis_record_free (&lis_person_entity, before);
  commit (fixture, set);
  db = lis_db_open (fixture->path, LIS_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (lis_db_execute (db, "DELETE FROM change_personal WHERE change_set = 1", &error));
  g_assert_true (lis_db_execute (db, "DELETE FROM change_set_words WHERE number = 1", &error));
  assert_faults (fixture, 0);
  g_assert_true (lis_db_execute (db, "DELETE FROM change_personal WHERE change_set = 2", &error));
  g_assert_cmpuint (count_faults (fixture), >, 0);
}

static void
test_history_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *label = NULL;
  LisId id = add_person (fixture, "Åse", "En");

  change_family_name (fixture, id, "To");
  entries = lis_history_list (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  label = lis_history_entry_get_label (g_ptr_array_index (entries, 1));
  g_assert_cmpstr (label, ==, "Add Åse");
  lines = lis_history_describe (fixture->store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (lines, 0), "changed: Family name changed from En to To"));
}

static void
test_same_seed_same_digest (void)
{
  char *digests[2];

  for (guint i = 0; i < 2; i++)
    {
      Fixture fixture;
      g_autoptr (LisDbStatement) statement = NULL;
      LisDigest digest;
      gsize length;

      set_up (&fixture, NULL);
      add_person (&fixture, "Åse", "Lik");
      statement = lis_db_prepare (lis_store_get_db (fixture.store), "SELECT digest FROM change_set", NULL);
      g_assert_cmpint (lis_db_step (statement, NULL), ==, LIS_DB_ROW);
      memcpy (digest.bytes, lis_db_column_blob (statement, 0, &length), LIS_DIGEST_SIZE);
      digests[i] = lis_digest_to_text (&digest);
      g_clear_pointer (&statement, lis_db_statement_free);
      tear_down (&fixture, NULL);
    }
  g_assert_cmpstr (digests[0], ==, digests[1]);
  g_free (digests[0]);
  g_free (digests[1]);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/edit/editor/insert-and-read", test_insert_and_read);
  ADD ("/edit/editor/conflict", test_conflict);
  ADD ("/edit/editor/unknown-reference", test_unknown_reference);
  ADD ("/edit/editor/removal-in-use", test_removal_in_use);
  ADD ("/edit/editor/national-id", test_national_id_is_refused);
  ADD ("/edit/editor/other-encodings", test_names_in_other_encodings);
  ADD ("/edit/undo/undo-and-redo", test_undo_and_redo);
  ADD ("/edit/undo/no-longer-fits", test_undo_that_no_longer_fits);
  ADD ("/edit/undo/new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("/edit/verify/erasing", test_erasing_breaks_nothing);
  ADD ("/edit/history/told", test_history_is_told);
  ADD ("/edit/verify/damaged-history-is-not-undone", test_damaged_history_is_not_undone);
  ADD ("/edit/verify/damage-is-not-written-on", test_damage_is_not_written_on);
  g_test_add_func ("/edit/history/same-seed", test_same_seed_same_digest);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edit/verify/%s", tamperings[i].name);

      g_test_add (path, Fixture, &tamperings[i], set_up, test_tampering_is_named, tear_down);
    }
  return g_test_run ();
}
