/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-editor.h"
#include "lis-history-past.h"
#include "lis-people.h"
#include "lis-test.h"

/* One person after another added, changed, removed, brought back: each day is asked how things stood when it began. */


/* Each step on a day of its own. */
static LisEditor *
open_editor (LisStore *store, int day, guint32 seed)
{
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 3, day));
  LisEntropy entropy = lis_entropy_seeded (seed);

  return lis_editor_new (store, "Prøve Prøvesen", &entropy, &clock);
}

static void
commit (LisEditor *editor, LisChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
  lis_change_set_free (set);
}

static LisId
add_person (LisStore *store, int day, const char *family)
{
  g_autoptr (LisEditor) editor = open_editor (store, day, (guint32) day);
  LisPerson *person = lis_record_new (&lis_person_entity);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Added %1$s", family, NULL);
  LisId id = lis_editor_new_id (editor);

  person->record.id = id;
  person->given_name = g_strdup ("Prøve");
  person->family_name = g_strdup (family);
  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  commit (editor, set);
  return id;
}

/* @family NULL removes the person. */
static void
change_person (LisStore *store, int day, LisId id, const char *family, LisDate authorised)
{
  g_autoptr (LisEditor) editor = open_editor (store, day, (guint32) day);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Changed", NULL);
  LisPerson *before = lis_store_find (store, LIS_ENTITY_PERSON, id, NULL);
  LisPerson *after;

  if (family != NULL)
    {
      after = lis_record_copy (&lis_person_entity, before);
      lis_record_set_text (&after->family_name, family);
      after->authorisation = authorised;
      lis_change_set_update (set, LIS_ENTITY_PERSON, before, after);
    }
  else
    lis_change_set_delete (set, LIS_ENTITY_PERSON, before);
  commit (editor, set);
  lis_record_free (&lis_person_entity, before);
}

/* "Name 2026-01-31, Name" as it stood. */
static char *
describe (LisStore *store, int day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisRecordSet) set = lis_history_load_past (store, LIS_ENTITY_PERSON, lis_date_new (2026, 3, day), NULL,
                                                        &error);
  GString *text = g_string_new (NULL);
  char iso[LIS_DATE_ISO_SIZE];

  g_assert_no_error (error);
  for (guint i = 0; i < set->count; i++)
    {
      const LisPerson *person = lis_record_set_get (set, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", person->family_name);
      if (lis_date_is_set (person->authorisation))
        g_string_append_printf (text, " %s", lis_date_to_iso (person->authorisation, iso));
      g_assert_true (lis_record_set_find (set, person->record.id) == person);
    }
  return g_string_free (text, FALSE);
}

static void
test_days (void)
{
  /* A change on a day is not there yet when the day begins. */
  static const struct { int day; const char *names; } cases[] = {
    { 1, "" },          { 2, "" },
    { 3, "Aas" },       { 4, "Aas, Berg" },
    { 5, "Aas 2020-05-01, Berg" }, { 6, "Dahl, Berg" },
    { 7, "Dahl" },      { 8, "Dahl, Berg" },
    { 30, "Dahl, Berg" },
  };
  g_autofree char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.lisplan", NULL);
  g_autoptr (GError) error = NULL;
  LisStore *store = lis_store_create (path, &error);
  LisId first, second;

  g_assert_no_error (error);
  first = add_person (store, 2, "Aas");
  second = add_person (store, 3, "Berg");
  change_person (store, 4, first, "Aas", lis_date_new (2020, 5, 1));
  change_person (store, 5, first, "Dahl", LIS_DATE_NONE);
  change_person (store, 6, second, NULL, LIS_DATE_NONE);
  {
    g_autoptr (LisEditor) editor = open_editor (store, 7, 7);

    lis_editor_undo (editor, 0, NULL, &error);
    g_assert_no_error (error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = describe (store, cases[i].day);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
  g_object_unref (store);
  lis_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-past/days", test_days);
  return g_test_run ();
}
