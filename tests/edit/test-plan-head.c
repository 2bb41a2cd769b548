/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lis-edit-fixture.h"
#include "lis-history.h"
#include "lis-plan-head.h"
#include "lis-plan-state.h"
#include "lis-test.h"

/* Three change sets, of which the first two were set aside as a copy. */
typedef struct
{
  LisEditFixture base;
  LisId          unit;
  char          *older;
} Fixture;

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_unit (Fixture *fixture, const char *name)
{
  lis_edit_fixture_change (&fixture->base, LIS_ENTITY_UNIT, fixture->unit, "name", name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  lis_edit_fixture_set_up (&fixture->base, NULL);
  fixture->older = g_build_filename (fixture->base.folder, "older", NULL);
  fixture->unit = lis_edit_fixture_add (&fixture->base, LIS_ENTITY_UNIT, "Unit", "name", "One", "level", "department",
                                        NULL);
  rename_unit (fixture, "Two");
  copy_file (fixture->base.path, fixture->older);
  rename_unit (fixture, "Three");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->older);
  lis_edit_fixture_tear_down (&fixture->base, NULL);
}

static char *
find_fault (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *fault = NULL;

  g_assert_true (lis_plan_head_check (fixture->base.store, &fault, &error));
  g_assert_no_error (error);
  return fault;
}

static void
assert_fault (Fixture *fixture, const char *expected)
{
  g_autofree char *fault = find_fault (fixture);

  g_assert_cmpstr (fault, ==, expected);
}

#define CUT_OFF "The end of the history was cut off: change set 3 was seen on this computer and is missing"
#define REPLACED "The history was replaced: change set 3 is not the one seen on this computer"

/* Somebody puts the older copy in the plan's place. */
static void
put_older_back (Fixture *fixture)
{
  g_clear_pointer (&fixture->base.editor, lis_editor_free);
  g_clear_object (&fixture->base.store);
  copy_file (fixture->older, fixture->base.path);
  lis_edit_fixture_reopen (&fixture->base);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *identity = lis_plan_state_read_identity (fixture->base.store, NULL);
  g_autofree char *folder = lis_plan_state_get_folder (identity);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  struct stat status;
  const char *name;

  assert_fault (fixture, NULL);
  lis_edit_fixture_reopen (&fixture->base);
  assert_fault (fixture, NULL);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

/* The chain of what is left is whole: only what was seen tells. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  put_older_back (fixture);
  faults = lis_history_verify (fixture->base.store, NULL, &error);
  g_assert_cmpuint (faults->len, ==, 0);
  assert_fault (fixture, CUT_OFF);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  put_older_back (fixture);
  rename_unit (fixture, "Another");
  assert_fault (fixture, REPLACED);
  /* Nothing that is written later covers it up. */
  rename_unit (fixture, "Yet another");
  lis_edit_fixture_reopen (&fixture->base);
  rename_unit (fixture, "And on");
  assert_fault (fixture, REPLACED);
}

static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_older_back (fixture);
  g_assert_true (lis_plan_head_accept (fixture->base.store, &error));
  g_assert_no_error (error);
  assert_fault (fixture, NULL);
  rename_unit (fixture, "Another");
  assert_fault (fixture, NULL);
  put_older_back (fixture);
  assert_fault (fixture, CUT_OFF);
}

/* A plan that was moved is known again, and cut off there too. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  char *moved = g_build_filename (fixture->base.folder, "moved.lisplan", NULL);

  g_clear_pointer (&fixture->base.editor, lis_editor_free);
  g_clear_object (&fixture->base.store);
  g_assert_cmpint (g_unlink (fixture->base.path), ==, 0);
  copy_file (fixture->older, moved);
  g_free (fixture->base.path);
  fixture->base.path = moved;
  lis_edit_fixture_reopen (&fixture->base);
  assert_fault (fixture, CUT_OFF);
}

/* Another plan of the same name begins anew, even where its first change set is the same to the byte. */
static void
test_new_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->base.editor, lis_editor_free);
  g_clear_object (&fixture->base.store);
  g_assert_cmpint (g_unlink (fixture->base.path), ==, 0);
  fixture->base.store = lis_store_create (fixture->base.path, &error);
  g_assert_no_error (error);
  lis_edit_fixture_set_author (&fixture->base, "Prøve Prøvesen", 1);
  lis_edit_fixture_add (&fixture->base, LIS_ENTITY_UNIT, "Unit", "name", "One", "level", "department", NULL);
  assert_fault (fixture, NULL);
}

/* Nonsense in the state folder harms nobody. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *identity = lis_plan_state_read_identity (fixture->base.store, NULL);
  g_autofree char *folder = lis_plan_state_get_folder (identity);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "\xff\xfe nonsense\n\n", -1, NULL));
    }
  assert_fault (fixture, NULL);
  rename_unit (fixture, "Four");
}

#define ADD(path, function) g_test_add ("/edit/plan-head/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("lisplan-state-XXXXXX", NULL);
  int result;

  /* Of its own: other tests' plans have the same identity. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("cut-off", test_cut_off);
  ADD ("replaced", test_replaced);
  ADD ("accepted", test_accepted);
  ADD ("moved", test_moved);
  ADD ("new-plan", test_new_plan);
  ADD ("unreadable", test_unreadable);
  result = g_test_run ();
  lis_test_remove_folder (g_steal_pointer (&state));
  return result;
}
