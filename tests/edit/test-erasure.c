/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-edit-fixture.h"
#include "lis-erasure.h"
#include "lis-error.h"
#include "lis-history-past.h"
#include "lis-history-query.h"
#include "lis-people.h"
#include "lis-test.h"

/* Every form of the name that must not be left in any byte of the file. */
static const char *const traces[] = { "Kvasibørn", "kvasibørn", "Zebrahaug", "Oddvine", "91827364", "LOK-4711",
                                      "Hemmelig merknad", "Gammel merknad", "KVASI" };

typedef struct
{
  LisEditFixture base;
  LisId          unit, person, other, others_period, kept, draft, removed, absence, role, training;
  gint64         named; /* a change set whose label names the person */
} Fixture;

#define ID(type, id) lis_edit_fixture_id (LIS_ENTITY_##type, id)

static gint64
add_named_period_change (Fixture *fixture)
{
  LisEditFixture *base = &fixture->base;
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERIOD);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Moved a period of %1$s", "Oddvine Kvasibørn", NULL);
  gpointer before = lis_store_find (base->store, LIS_ENTITY_PERIOD, fixture->kept, NULL);
  gpointer after = lis_record_copy (entity, before);

  lis_field_set_file_text (lis_entity_find_field (entity, "note"), after, "Hemmelig merknad", NULL, NULL);
  lis_change_set_update (set, LIS_ENTITY_PERIOD, before, after);
  lis_record_free (entity, before);
  return lis_edit_fixture_commit (base, set);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisEditFixture *base = &fixture->base;

  lis_edit_fixture_set_up (base, NULL);
  fixture->unit = lis_edit_fixture_add (base, LIS_ENTITY_UNIT, "Unit", "name", "Ortopedisk avdeling", "level",
                                        "department", NULL);
  fixture->person = lis_edit_fixture_add (base, LIS_ENTITY_PERSON, "Doctor", "given_name", "Oddvine", "family_name",
                                          "Zebrahaug", "local_id", "LOK-4711", "hpr_number", "91827364", NULL);
  lis_edit_fixture_change (base, LIS_ENTITY_PERSON, fixture->person, "family_name", "Kvasibørn");
  fixture->other = lis_edit_fixture_add (base, LIS_ENTITY_PERSON, "Doctor", "given_name", "Ola", "family_name", "Haug",
                                         NULL);
  fixture->kept = lis_edit_fixture_add (base, LIS_ENTITY_PERIOD, "Period", "person", ID (PERSON, fixture->person),
                                        "unit", ID (UNIT, fixture->unit), "start", "2020-01-01", "end", "2020-12-31",
                                        "state", "agreed", "note", "Gammel merknad", NULL);
  fixture->named = add_named_period_change (fixture);
  fixture->draft = lis_edit_fixture_add (base, LIS_ENTITY_PERIOD, "Period", "person", ID (PERSON, fixture->person),
                                         "state", "draft", "note", "Hemmelig merknad", NULL);
  fixture->removed = lis_edit_fixture_add (base, LIS_ENTITY_PERIOD, "Period", "person", ID (PERSON, fixture->person),
                                           "state", "draft", "note", "Gammel merknad", NULL);
  lis_edit_fixture_remove (base, LIS_ENTITY_PERIOD, fixture->removed);
  fixture->absence = lis_edit_fixture_add (base, LIS_ENTITY_ABSENCE, "Absence", "person", ID (PERSON, fixture->person),
                                           "start", "2020-02-01", "end", "2020-02-28", "effect", "counts", NULL);
  fixture->role = lis_edit_fixture_add (base, LIS_ENTITY_ROLE, "Role", "holder", ID (PERSON, fixture->person), "kind",
                                        "mentor", "trainee", ID (PERSON, fixture->other), "start", "2020-01-01", "end",
                                        "2021-01-31", NULL);
  fixture->others_period =
      lis_edit_fixture_add (base, LIS_ENTITY_PERIOD, "Period", "person", ID (PERSON, fixture->other), "state", "agreed",
                            "start", "2026-01-01", "note", "Bytter med Oddvine Kvasibørn, Zebrahaugs plass", NULL);
  /* She wrote in the plan herself. */
  lis_edit_fixture_set_author (base, "Oddvine Kvasibørn", 3);
  lis_edit_fixture_add (base, LIS_ENTITY_UNIT, "Unit", "name", "Kirurgisk avdeling", "level", "department", NULL);
  lis_edit_fixture_set_author (base, "Prøve Prøvesen", 4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_edit_fixture_tear_down (&fixture->base, NULL);
}

static guint
count_traces (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    if (memmem (bytes, length, traces[i], strlen (traces[i])) != NULL)
      {
        g_test_message ("“%s” is in %s", traces[i], path);
        n++;
      }
  return n;
}

static LisErasure *
erase (Fixture *fixture, gboolean dry_run, GError **error)
{
  return lis_editor_erase_person (fixture->base.editor, fixture->person, lis_date_new (2026, 9, 1), dry_run, NULL,
                                  error);
}

static void
erase_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisErasure) erasure = erase (fixture, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (erasure);
}

static void
assert_verified (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = lis_history_verify (fixture->base.store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (lis_store_check_file (fixture->base.store, &error));
  g_assert_no_error (error);
}

static gboolean
is_there (Fixture *fixture, LisEntityType type, LisId id)
{
  gpointer record = lis_store_find (fixture->base.store, type, id, NULL);

  lis_record_free (lis_entity_get (type), record);
  return record != NULL;
}

static void
test_no_trace_is_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_cmpuint (count_traces (fixture->base.path), >=, 6);
  erase_well (fixture);
  assert_verified (fixture);
  g_assert_cmpuint (count_traces (fixture->base.path), ==, 0);
  lis_edit_fixture_reopen (&fixture->base);
  assert_verified (fixture);
  folder = g_dir_open (fixture->base.folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);

      g_assert_cmpuint (count_traces (path), ==, 0);
    }
}

static void
test_decisions_stay (Fixture *fixture, gconstpointer data)
{
  LisPerson *person;

  erase_well (fixture);
  g_assert_true (is_there (fixture, LIS_ENTITY_PERIOD, fixture->kept));
  g_assert_true (is_there (fixture, LIS_ENTITY_ROLE, fixture->role));
  g_assert_true (is_there (fixture, LIS_ENTITY_PERIOD, fixture->others_period));
  g_assert_false (is_there (fixture, LIS_ENTITY_PERIOD, fixture->draft));
  g_assert_false (is_there (fixture, LIS_ENTITY_ABSENCE, fixture->absence));
  person = lis_store_find (fixture->base.store, LIS_ENTITY_PERSON, fixture->person, NULL);
  g_assert_cmpstr (person->given_name, ==, "Erased");
  g_assert_null (person->hpr_number);
  lis_record_free (&lis_person_entity, person);
}

static void
test_name_is_taken_out_of_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERIOD);
  gpointer period;

  erase_well (fixture);
  period = lis_store_find (fixture->base.store, LIS_ENTITY_PERIOD, fixture->others_period, NULL);
  note = g_strdup (lis_field_get_text (lis_entity_find_field (entity, "note"), period));
  lis_record_free (entity, period);
  g_assert_cmpstr (note, ==, "Bytter med … … plass");
}

static void
test_dry_run_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length, length_after;
  g_autoptr (LisErasure) erasure = NULL;

  g_assert_true (g_file_get_contents (fixture->base.path, &before, &length, NULL));
  erasure = erase (fixture, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (erasure->number, ==, 0);
  g_assert_cmpuint (erasure->cleaned->len, ==, 1);
  g_assert_cmpuint (erasure->gone->len, ==, 2);
  g_assert_cmpuint (erasure->n_words, ==, 2);
  g_assert_true (g_file_get_contents (fixture->base.path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static void
assert_refused (Fixture *fixture, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisErasure) erasure = erase (fixture, FALSE, &error);

  g_assert_null (erasure);
  g_assert_error (error, LIS_EDIT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  g_assert_cmpuint (count_traces (fixture->base.path), >=, 6);
}

static void
test_in_force_is_refused (Fixture *fixture, gconstpointer data)
{
  lis_edit_fixture_add (&fixture->base, LIS_ENTITY_EMPLOYMENT, "Employment", "person", ID (PERSON, fixture->person),
                        "employer", ID (UNIT, fixture->unit), "start", "2026-01-01", NULL);
  assert_refused (fixture, LIS_EDIT_ERROR_IN_USE, "Employment “Oddvine Kvasibørn, Ortopedisk avdeling, 01.01.2026–”");
}

static void
test_name_in_the_chain_is_refused (Fixture *fixture, gconstpointer data)
{
  LisId unit = lis_edit_fixture_add (&fixture->base, LIS_ENTITY_UNIT, "Unit", "name", "Kvasibørn Oddvine legekontor",
                                     "level", "outside", NULL);

  lis_edit_fixture_change (&fixture->base, LIS_ENTITY_UNIT, unit, "name", "Legekontor");
  assert_refused (fixture, LIS_EDIT_ERROR_IN_USE, "Unit “Legekontor”");
}

static void
test_author_is_refused (Fixture *fixture, gconstpointer data)
{
  lis_edit_fixture_set_author (&fixture->base, "Oddvine Kvasibørn", 5);
  assert_refused (fixture, LIS_EDIT_ERROR_INVALID, "Nobody can erase themselves");
}

static void
test_unknown_is_refused (Fixture *fixture, gconstpointer data)
{
  fixture->person = 4711;
  assert_refused (fixture, LIS_EDIT_ERROR_INVALID, "no such person");
}

/* Of the erased, nothing can be undone; of others everything. */
static void
test_undo_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 last = lis_edit_fixture_change (&fixture->base, LIS_ENTITY_UNIT, fixture->unit, "name", "Ortopedi");
  guint n_refused = 0;

  erase_well (fixture);
  for (gint64 number = 2; number < last; number++)
    {
      g_clear_error (&error);
      if (!lis_editor_undo (fixture->base.editor, number, NULL, &error) &&
          g_error_matches (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT) &&
          strstr (error->message, "was erased by Prøve Prøvesen on 04.03.2026") != NULL)
        n_refused++;
    }
  /* All but those of the other doctor and of the unit that the erased one wrote. */
  g_assert_cmpuint (n_refused, ==, last - 2 - 2);
  g_clear_error (&error);
  g_assert_true (lis_editor_undo (fixture->base.editor, last, NULL, &error));
  g_assert_no_error (error);
  assert_verified (fixture);
}

static void
test_history_is_still_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (LisRecordSet) past = NULL;

  erase_well (fixture);
  items = lis_history_read (fixture->base.store, NULL, 0, 100, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const LisHistoryItem *item = g_ptr_array_index (items, i);

      if (item->entry->number == fixture->named)
        g_assert_cmpstr (item->who, ==, "(erased)");
      for (guint j = 0; j < item->records->len; j++)
        for (guint k = 0; k < G_N_ELEMENTS (traces); k++)
          g_assert_null (strstr (((LisHistoryRecord *) g_ptr_array_index (item->records, j))->words, traces[k]));
    }
  past = lis_history_load_past (fixture->base.store, LIS_ENTITY_PERIOD, lis_date_new (2026, 3, 4), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (past->count, ==, 3);
}

/* Who only takes something away beside the chain is still told of. */
static void
test_more_than_erased_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  erase_well (fixture);
  lis_db_execute (lis_store_get_db (fixture->base.store),
                  "DELETE FROM change_personal WHERE change_set = (SELECT min(change_set) FROM change_personal)",
                  &error);
  g_assert_no_error (error);
  faults = lis_history_verify (fixture->base.store, NULL, &error);
  g_assert_cmpuint (faults->len, >=, 1);
}

#define ADD(path, function) g_test_add ("/edit/erasure/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-trace", test_no_trace_is_left);
  ADD ("decisions", test_decisions_stay);
  ADD ("texts", test_name_is_taken_out_of_texts);
  ADD ("dry-run", test_dry_run_changes_nothing);
  ADD ("in-force", test_in_force_is_refused);
  ADD ("chain", test_name_in_the_chain_is_refused);
  ADD ("author", test_author_is_refused);
  ADD ("unknown", test_unknown_is_refused);
  ADD ("undo", test_undo_is_refused);
  ADD ("history", test_history_is_still_told);
  ADD ("more", test_more_than_erased_is_told);
  return g_test_run ();
}
