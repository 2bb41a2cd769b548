/* SPDX-License-Identifier: MPL-2.0 */
/* Named views: what is saved is there again, by whatever name, and after the program has ended. */
#include "lis-named-views.h"
#include "lis-test.h"

typedef struct
{
  char          *folder;
  LisPlanMemory *memory;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = lis_test_make_folder ();
  fixture->memory = lis_plan_memory_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_plan_memory_flush (fixture->memory);
  g_clear_object (&fixture->memory);
  lis_test_remove_folder (fixture->folder);
}

static char *
save (Fixture *fixture, const char *name, const char *filter, double per_day)
{
  LisNamedView view = { NULL, (char *) name, (char *) filter, per_day };

  g_assert_true (lis_named_views_put (fixture->memory, &view));
  return view.id;
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = save (fixture, "Ørnes", "", 1), *b = save (fixture, "Åse [2] = #1", "", 1);
  g_autofree char *c = save (fixture, "  alle\tuten plass ", "", 1);
  g_autoptr (GPtrArray) views = lis_named_views_list (fixture->memory);

  g_assert_cmpuint (views->len, ==, 3);
  g_assert_cmpstr (((LisNamedView *) views->pdata[0])->name, ==, "alle\tuten plass");
  g_assert_cmpstr (((LisNamedView *) views->pdata[1])->id, ==, a);
  g_assert_cmpstr (((LisNamedView *) views->pdata[2])->id, ==, b);
  g_assert_cmpstr (((LisNamedView *) views->pdata[0])->id, ==, c);
}

static void
test_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save (fixture, "Uten plass", "condition=without-place;search=ola%20n", 2.5);
  g_autoptr (LisNamedView) view = NULL;

  lis_plan_memory_flush (fixture->memory);
  g_clear_object (&fixture->memory);
  fixture->memory = lis_plan_memory_new (fixture->folder);
  view = lis_named_views_find (fixture->memory, id);
  g_assert_nonnull (view);
  g_assert_cmpstr (view->name, ==, "Uten plass");
  g_assert_cmpstr (view->filter, ==, "condition=without-place;search=ola%20n");
  g_assert_cmpfloat (view->per_day, ==, 2.5);
}

static void
test_change_and_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save (fixture, "Mine", "group=mentor", 1), *other = NULL;
  g_autoptr (LisNamedView) view = lis_named_views_find_name (fixture->memory, " MINE ");
  g_autoptr (GPtrArray) views = NULL;

  g_assert_nonnull (view);
  g_assert_cmpstr (view->id, ==, id);
  g_free (view->name);
  view->name = g_strdup ("Våre");
  g_assert_true (lis_named_views_put (fixture->memory, view));
  g_assert_null (lis_named_views_find_name (fixture->memory, "Mine"));

  lis_named_views_remove (fixture->memory, id);
  g_assert_null (lis_named_views_find (fixture->memory, id));
  other = save (fixture, "Ny", "", 1);
  g_assert_cmpstr (other, !=, id);
  /* Undone: it comes back beside the new one. */
  g_assert_true (lis_named_views_put (fixture->memory, view));
  views = lis_named_views_list (fixture->memory);
  g_assert_cmpuint (views->len, ==, 2);
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  LisNamedView view = { NULL, (char *) " \t", (char *) "", 1 };
  g_autoptr (GPtrArray) views = NULL;

  g_assert_false (lis_named_views_put (fixture->memory, &view));
  g_assert_null (view.id);
  views = lis_named_views_list (fixture->memory);
  g_assert_cmpuint (views->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/named-views/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/named-views/is-kept", Fixture, NULL, set_up, test_is_kept, tear_down);
  g_test_add ("/named-views/change-and-remove", Fixture, NULL, set_up, test_change_and_remove, tear_down);
  g_test_add ("/named-views/blank", Fixture, NULL, set_up, test_blank, tear_down);
  return g_test_run ();
}
