/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-edit-fixture.h"
#include "lis-error.h"
#include "lis-history-query.h"
#include "lis-test.h"

/* A unit, two doctors, a period and a training with a part of it; then changes by two authors on several days. */
typedef struct
{
  LisEditFixture base;
  LisId          unit, kari, ola, specialty, training, period, part;
  gint64         moved; /* number of the change set that moved the period's end */
} Fixture;

#define ID(type, id) lis_edit_fixture_id (LIS_ENTITY_##type, id)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisEditFixture *base = &fixture->base;

  lis_edit_fixture_set_up (base, NULL);
  fixture->unit = lis_edit_fixture_add (base, LIS_ENTITY_UNIT, "Added a unit", "name", "Ortopedisk avdeling", "level",
                                        "department", NULL);
  fixture->specialty = lis_edit_fixture_add (base, LIS_ENTITY_SPECIALTY, "Added a specialty", "code", "ORT", "name",
                                             "Ortopedisk kirurgi", "group", "hospital", NULL);
  fixture->kari = lis_edit_fixture_add (base, LIS_ENTITY_PERSON, "Added a doctor", "given_name", "Kari", "family_name",
                                        "Nøkleby", NULL);
  fixture->ola = lis_edit_fixture_add (base, LIS_ENTITY_PERSON, "Added a doctor", "given_name", "Ola", "family_name",
                                       "Haug", NULL);
  fixture->training = lis_edit_fixture_add (base, LIS_ENTITY_TRAINING, "Added a training", "person",
                                            ID (PERSON, fixture->kari), "specialty", ID (SPECIALTY, fixture->specialty),
                                            NULL);
  fixture->period = lis_edit_fixture_add (base, LIS_ENTITY_PERIOD, "Added a period", "person",
                                          ID (PERSON, fixture->kari), "unit", ID (UNIT, fixture->unit), "start",
                                          "2026-01-01", "end", "2026-06-30", NULL);
  fixture->part = lis_edit_fixture_add (base, LIS_ENTITY_PERIOD_TRAINING, "Counted a period", "period",
                                        ID (PERIOD, fixture->period), "training",
                                        ID (TRAINING, fixture->training), NULL);
  lis_edit_fixture_set_author (base, "Åse Aas", 5);
  fixture->moved = lis_edit_fixture_change (base, LIS_ENTITY_PERIOD, fixture->period, "end", "2026-08-31");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_edit_fixture_tear_down (&fixture->base, NULL);
}

static GPtrArray *
read_page (Fixture *fixture, const LisHistoryFilter *filter, gint64 before, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = lis_history_read (fixture->base.store, filter, before, limit, NULL, &error);

  g_assert_no_error (error);
  return items;
}

static const LisHistoryItem *
get (GPtrArray *items, guint index)
{
  g_assert_cmpuint (index, <, items->len);
  return g_ptr_array_index (items, index);
}

static const LisHistoryRecord *
get_record (const LisHistoryItem *item, guint index)
{
  g_assert_cmpuint (index, <, item->records->len);
  return g_ptr_array_index (item->records, index);
}

static guint
count (Fixture *fixture, const LisHistoryFilter *filter)
{
  g_autoptr (GPtrArray) items = read_page (fixture, filter, 0, 100);

  return items->len;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = read_page (fixture, NULL, 0, 1);
  const LisHistoryItem *item = get (items, 0);
  const LisHistoryRecord *record = get_record (item, 0);

  g_assert_cmpint (item->entry->number, ==, fixture->moved);
  g_assert_cmpstr (item->label, ==, "Changed by the test");
  g_assert_cmpstr (item->who, ==, "Åse Aas");
  g_assert_true (g_str_has_prefix (item->when, "05.03.2026 "));
  g_assert_true (item->can_undo);
  g_assert_cmpstr (record->name, ==, "Kari Nøkleby, Ortopedisk avdeling, 01.01.2026–31.08.2026");
  g_assert_cmpstr (record->words, ==, "Period “Kari Nøkleby, Ortopedisk avdeling, 01.01.2026–31.08.2026” changed: "
                                      "To changed from 30.06.2026 to 31.08.2026");
}

static void
test_names_instead_of_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  lis_edit_fixture_remove (&fixture->base, LIS_ENTITY_PERIOD_TRAINING, fixture->part);
  lis_edit_fixture_remove (&fixture->base, LIS_ENTITY_PERIOD, fixture->period);
  records = lis_history_read_records (fixture->base.store, 6, 0, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  /* The name it had last. */
  g_assert_nonnull (strstr (((LisHistoryRecord *) g_ptr_array_index (records, 0))->words,
                            "“Kari Nøkleby, Ortopedisk avdeling, 01.01.2026–31.08.2026” added: "));
  g_assert_nonnull (strstr (((LisHistoryRecord *) g_ptr_array_index (records, 0))->words,
                            "Place: Ortopedisk avdeling"));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  gint64 before = 0, expected = fixture->moved;
  guint n_read = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) items = read_page (fixture, NULL, before, 3);

      for (guint i = 0; i < items->len; i++)
        g_assert_cmpint (get (items, i)->entry->number, ==, expected--);
      n_read += items->len;
      if (items->len < 3)
        break;
      before = get (items, 2)->entry->number;
    }
  g_assert_cmpuint (n_read, ==, 8);
}

static void
test_of_a_doctor (Fixture *fixture, gconstpointer data)
{
  LisHistoryFilter filter;
  g_autoptr (GPtrArray) items = NULL;

  lis_history_filter_init (&filter);
  filter.entity = LIS_ENTITY_PERSON;
  filter.record = fixture->kari;
  /* Herself, training, period, its part, and the change of it. */
  g_assert_cmpuint (count (fixture, &filter), ==, 5);
  /* Still hers when they are gone. */
  lis_edit_fixture_remove (&fixture->base, LIS_ENTITY_PERIOD_TRAINING, fixture->part);
  lis_edit_fixture_remove (&fixture->base, LIS_ENTITY_PERIOD, fixture->period);
  g_assert_cmpuint (count (fixture, &filter), ==, 7);
  items = read_page (fixture, &filter, 4, 1);
  g_assert_cmpint (get (items, 0)->entry->number, ==, 3);
  filter.record = fixture->ola;
  g_assert_cmpuint (count (fixture, &filter), ==, 1);
}

static void
test_of_a_record (Fixture *fixture, gconstpointer data)
{
  LisHistoryFilter filter;

  lis_history_filter_init (&filter);
  filter.entity = LIS_ENTITY_PERIOD;
  filter.record = fixture->period;
  g_assert_cmpuint (count (fixture, &filter), ==, 3);
  filter.entity = LIS_ENTITY_SPECIALTY;
  filter.record = fixture->specialty;
  g_assert_cmpuint (count (fixture, &filter), ==, 2);
}

/* Only her own among many of one change set. */
static void
test_import_is_told_in_part (Fixture *fixture, gconstpointer data)
{
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Many", NULL);
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_ABSENCE);
  LisHistoryFilter filter;
  g_autoptr (GPtrArray) hers = NULL, all = NULL;

  for (guint i = 0; i < 100; i++)
    {
      LisRecord *record = lis_record_new (entity);

      record->id = lis_editor_new_id (fixture->base.editor);
      lis_field_set_file_text (lis_entity_find_field (entity, "person"), record,
                               ID (PERSON, i == 70 ? fixture->kari : fixture->ola), NULL, NULL);
      lis_field_set_file_text (lis_entity_find_field (entity, "start"), record, "2026-02-01", NULL, NULL);
      lis_field_set_file_text (lis_entity_find_field (entity, "effect"), record, "counts", NULL, NULL);
      lis_change_set_insert (set, LIS_ENTITY_ABSENCE, record);
    }
  lis_edit_fixture_commit (&fixture->base, set);
  lis_history_filter_init (&filter);
  all = read_page (fixture, &filter, 0, 1);
  g_assert_cmpuint (get (all, 0)->records->len, ==, LIS_HISTORY_MAX_RECORDS);
  g_assert_true (get (all, 0)->has_more);
  filter.entity = LIS_ENTITY_PERSON;
  filter.record = fixture->kari;
  hers = read_page (fixture, &filter, 0, 1);
  g_assert_cmpint (get (hers, 0)->entry->kind, ==, LIS_CHANGE_KIND_IMPORT);
  g_assert_cmpuint (get (hers, 0)->records->len, ==, 1);
  g_assert_false (get (hers, 0)->has_more);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  LisHistoryFilter filter;

  lis_history_filter_init (&filter);
  filter.author = "ase  AAS";
  g_assert_cmpuint (count (fixture, &filter), ==, 0);
  /* Å is a letter, and "aa" another way to write it. */
  filter.author = "AASE ås";
  g_assert_cmpuint (count (fixture, &filter), ==, 1);
  lis_history_filter_init (&filter);
  filter.kinds = LIS_HISTORY_KIND (LIS_CHANGE_KIND_IMPORT);
  g_assert_cmpuint (count (fixture, &filter), ==, 0);
  filter.kinds |= LIS_HISTORY_KIND (LIS_CHANGE_KIND_EDIT);
  g_assert_cmpuint (count (fixture, &filter), ==, 8);
  lis_history_filter_init (&filter);
  filter.from = lis_date_new (2026, 3, 5);
  g_assert_cmpuint (count (fixture, &filter), ==, 1);
  filter.from = LIS_DATE_NONE;
  filter.until = lis_date_new (2026, 3, 5);
  g_assert_cmpuint (count (fixture, &filter), ==, 7);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  LisHistoryFilter filter;

  lis_history_filter_init (&filter);
  filter.search = "nØkleby 31.08.2026";
  /* Every change of the period tells its name of now. */
  g_assert_cmpuint (count (fixture, &filter), ==, 3);
  filter.search = "changed by the test";
  g_assert_cmpuint (count (fixture, &filter), ==, 1);
  filter.search = "nokleby";
  g_assert_cmpuint (count (fixture, &filter), ==, 0);
  filter.search = "ortopedisk kirurgi nøkleby";
  g_assert_cmpuint (count (fixture, &filter), >=, 1);
}

static void
undo (Fixture *fixture, gint64 number)
{
  g_autoptr (GError) error = NULL;

  lis_editor_undo (fixture->base.editor, number, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_label (Fixture *fixture, gboolean (*find) (LisStore *, LisHistoryEntry **, GError **), gint64 number,
              const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  LisHistoryEntry *entry = NULL;

  g_assert_true (find (fixture->base.store, &entry, &error));
  g_assert_no_error (error);
  if (label == NULL)
    g_assert_null (entry);
  else
    found = lis_history_entry_get_plain_label (entry);
  g_assert_cmpstr (found, ==, label);
  if (number > 0)
    g_assert_cmpint (entry->number, ==, number);
  lis_history_entry_free (entry);
}

static void
test_undoable_and_redoable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_label (fixture, lis_history_find_undoable, fixture->moved, "Changed by the test");
  assert_label (fixture, lis_history_find_redoable, 0, NULL);
  undo (fixture, 0);
  assert_label (fixture, lis_history_find_undoable, fixture->moved - 1, "Counted a period");
  assert_label (fixture, lis_history_find_redoable, fixture->moved + 1, "Changed by the test");
  g_assert_true (lis_editor_redo (fixture->base.editor, NULL, &error));
  assert_label (fixture, lis_history_find_undoable, fixture->moved, "Changed by the test");
  assert_label (fixture, lis_history_find_redoable, 0, NULL);
}

static void
test_undone_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  undo (fixture, fixture->moved);
  items = read_page (fixture, NULL, 0, 2);
  g_assert_false (get (items, 0)->can_undo);
  g_assert_true (get (items, 1)->undone);
  g_assert_false (get (items, 1)->can_undo);
  g_assert_false (lis_editor_undo (fixture->base.editor, fixture->moved, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING);
  g_assert_nonnull (strstr (error->message, "undone already"));
}

static void
test_refusal_tells_who_and_when (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lis_edit_fixture_set_author (&fixture->base, "Per Holm", 9);
  lis_edit_fixture_change (&fixture->base, LIS_ENTITY_PERIOD, fixture->period, "end", "2026-12-31");
  g_assert_false (lis_editor_undo (fixture->base.editor, fixture->moved, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Kari Nøkleby, Ortopedisk avdeling, 01.01.2026–31.12.2026”"));
  g_assert_nonnull (strstr (error->message, "by Per Holm on 09.03.2026 "));
  g_assert_nonnull (strstr (error->message, "Undo that change first"));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lis_history_read (fixture->base.store, NULL, 0, 10, cancellable, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/edit/history-query/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("names", test_names_instead_of_ids);
  ADD ("pages", test_pages);
  ADD ("of-a-doctor", test_of_a_doctor);
  ADD ("of-a-record", test_of_a_record);
  ADD ("import", test_import_is_told_in_part);
  ADD ("filters", test_filters);
  ADD ("search", test_search);
  ADD ("undoable", test_undoable_and_redoable);
  ADD ("undone", test_undone_is_told);
  ADD ("refusal", test_refusal_tells_who_and_when);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
