/* SPDX-License-Identifier: MPL-2.0 */
/* R2: what the program has told as saved survives a power cut. Our own transactions run over a model of the disk; after
 * every single operation the files are written as a cut there and then could leave them, and opened. That the test can
 * fail is shown with synchronous = OFF, and with FULL, which does not make the end of the journal safe. */
#include <glib/gstdio.h>

#include "lis-fault-plan.h"
#include "lis-power-model.h"
#include "lis-test.h"

static gboolean is_long;

typedef struct
{
  LisPowerModel *model;
  GRand         *random;
  char          *image;        /* folder */
  const char    *name;         /* of the plan */
  gint64         acknowledged;
  guint          stride;       /* cut after every so many operations */
  guint          n_operations;
  guint          n_cuts;
  guint          n_lost;
  guint          n_broken;
  char          *first;        /* what was wrong first */
} PowerTest;

static void power_after (const LisFaultEvent *event, gpointer data);

static const LisFaultHooks hooks = { .after = power_after };

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
cut_and_look (PowerTest *test)
{
  g_autofree char *path = g_build_filename (test->image, test->name, NULL);
  g_autofree char *wrong = NULL;

  lis_fault_vfs_set_hooks (NULL, NULL);
  empty_folder (test->image);
  lis_power_model_cut (test->model, test->image, test->random);
  wrong = lis_fault_find_wrong (path, test->acknowledged, test->acknowledged + 1);
  lis_fault_vfs_set_hooks (&hooks, test);
  test->n_cuts++;
  if (wrong == NULL)
    return;
  if (g_str_has_prefix (wrong, "lost"))
    test->n_lost++;
  else
    test->n_broken++;
  if (test->first == NULL)
    test->first = g_steal_pointer (&wrong);
}

static void
power_after (const LisFaultEvent *event, gpointer data)
{
  PowerTest *test = data;

  lis_power_model_add (test->model, event);
  if (event->operation < LIS_FAULT_WRITE || event->operation > LIS_FAULT_DELETE)
    return;
  if (++test->n_operations % test->stride == 0)
    cut_and_look (test);
}

static gint64
make_plan (const char *path, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisChangeSet) set = NULL;
  gint64 number;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  set = lis_fault_make_base (editor, random, 10);
  lis_editor_commit (editor, set, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
work (PowerTest *test, const char *path, const char *pragma, guint n_works)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);
  g_autoptr (LisEditor) editor = NULL;
  gint64 number;

  g_assert_no_error (error);
  if (pragma != NULL)
    lis_db_execute (lis_store_get_db (store), pragma, &error);
  editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  for (guint i = 0; i < n_works && error == NULL; i++)
    if (lis_fault_work (editor, test->random, &number, &error) && number > 0)
      test->acknowledged = number;
  g_assert_no_error (error);
}

static void
run (PowerTest *test, const char *pragma, guint n_works, guint stride)
{
  guint32 seed = (guint32) g_test_rand_int ();
  char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "power.lisplan", NULL);

  *test = (PowerTest){ .model = lis_power_model_new (), .random = g_rand_new_with_seed (seed), .stride = stride,
                       .image = lis_test_make_folder (), .name = "power.lisplan" };
  test->acknowledged = make_plan (path, test->random);
  lis_fault_vfs_set_hooks (&hooks, test);
  work (test, path, pragma, n_works);
  lis_fault_vfs_set_hooks (NULL, NULL);
  g_test_message ("%s: %u change sets, %u cuts, %u lost, %u broken%s%s", pragma != NULL ? pragma : "as released",
                  (guint) test->acknowledged, test->n_cuts, test->n_lost, test->n_broken,
                  test->first != NULL ? "; first: " : "", test->first != NULL ? test->first : "");
  g_clear_pointer (&test->model, lis_power_model_free);
  g_clear_pointer (&test->random, g_rand_free);
  g_clear_pointer (&test->image, lis_test_remove_folder);
  g_clear_pointer (&test->first, g_free);
  lis_test_remove_folder (folder);
}

static void
test_released (void)
{
  guint rounds = is_long ? 4 : 1;
  PowerTest test;

  for (guint i = 0; i < rounds; i++)
    {
      run (&test, NULL, is_long ? 60 : 15, is_long ? 1 : 5);
      g_assert_cmpuint (test.n_cuts, >, 40);
      g_assert_cmpuint (test.n_lost, ==, 0);
      g_assert_cmpuint (test.n_broken, ==, 0);
    }
}

/* The same test must fail where the disk is not waited for. */
static void
test_off (void)
{
  PowerTest test;

  run (&test, "PRAGMA synchronous = OFF", 10, 5);
  g_assert_cmpuint (test.n_lost + test.n_broken, >, 0);
}

/* And where only the folder is not waited for: the journal comes back and undoes what was told as saved. */
static void
test_full (void)
{
  PowerTest test;

  run (&test, "PRAGMA synchronous = FULL", 15, 9);
  g_assert_cmpuint (test.n_lost, >, 0);
  g_assert_cmpuint (test.n_broken, ==, 0);
}

int
main (int argc, char *argv[])
{
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);
  lis_fault_vfs_register ();

  g_test_add_func ("/faults/power/released", test_released);
  g_test_add_func ("/faults/power/off-fails", test_off);
  g_test_add_func ("/faults/power/full-fails", test_full);
  return g_test_run ();
}
