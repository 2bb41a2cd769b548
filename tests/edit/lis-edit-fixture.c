/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-edit-fixture.h"

#include "lis-test.h"

void
lis_edit_fixture_set_author (LisEditFixture *fixture, const char *author, int day)
{
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 3, day));
  LisEntropy entropy = lis_entropy_seeded ((guint64) day);

  g_clear_pointer (&fixture->editor, lis_editor_free);
  fixture->day = day;
  fixture->editor = lis_editor_new (fixture->store, author, &entropy, &clock);
}

void
lis_edit_fixture_set_up (LisEditFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  fixture->store = lis_store_create (fixture->path, &error);
  g_assert_no_error (error);
  lis_edit_fixture_set_author (fixture, "Prøve Prøvesen", 1);
}

void
lis_edit_fixture_reopen (LisEditFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->editor, lis_editor_free);
  g_clear_object (&fixture->store);
  fixture->store = lis_store_open (fixture->path, LIS_STORE_WRITE, &error);
  g_assert_no_error (error);
  lis_edit_fixture_set_author (fixture, "Prøve Prøvesen", fixture->day + 1);
}

void
lis_edit_fixture_tear_down (LisEditFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->editor, lis_editor_free);
  g_clear_object (&fixture->store);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

gint64
lis_edit_fixture_commit (LisEditFixture *fixture, LisChangeSet *set)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  lis_editor_commit (fixture->editor, set, &number, &error);
  g_assert_no_error (error);
  lis_change_set_free (set);
  return number;
}

static void
set_value (const LisEntity *entity, gpointer record, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  lis_field_set_file_text (lis_entity_find_field (entity, name), record, value, NULL, &error);
  g_assert_no_error (error);
}

LisId
lis_edit_fixture_add (LisEditFixture *fixture, LisEntityType type, const char *message, ...)
{
  const LisEntity *entity = lis_entity_get (type);
  LisRecord *record = lis_record_new (entity);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, message, NULL);
  LisId id = lis_editor_new_id (fixture->editor);
  const char *name;
  va_list values;

  va_start (values, message);
  while ((name = va_arg (values, const char *)) != NULL)
    set_value (entity, record, name, va_arg (values, const char *));
  va_end (values);
  record->id = id;
  lis_change_set_insert (set, type, record);
  lis_edit_fixture_commit (fixture, set);
  return id;
}

gint64
lis_edit_fixture_change (LisEditFixture *fixture, LisEntityType type, LisId id, const char *field, const char *value)
{
  const LisEntity *entity = lis_entity_get (type);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Changed by %1$s", "the test", NULL);
  gpointer before = lis_store_find (fixture->store, type, id, NULL), after;

  g_assert_nonnull (before);
  after = lis_record_copy (entity, before);
  set_value (entity, after, field, value);
  lis_change_set_update (set, type, before, after);
  lis_record_free (entity, before);
  return lis_edit_fixture_commit (fixture, set);
}

gint64
lis_edit_fixture_remove (LisEditFixture *fixture, LisEntityType type, LisId id)
{
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Removed", NULL);
  gpointer before = lis_store_find (fixture->store, type, id, NULL);

  g_assert_nonnull (before);
  lis_change_set_delete (set, type, before);
  lis_record_free (lis_entity_get (type), before);
  return lis_edit_fixture_commit (fixture, set);
}

const char *
lis_edit_fixture_id (LisEntityType type, LisId id)
{
  static char texts[4][LIS_ID_TEXT_SIZE];
  static guint next;

  next = (next + 1) % G_N_ELEMENTS (texts);
  return lis_id_to_text (id, lis_entity_get (type)->prefix, texts[next]);
}
