/* SPDX-License-Identifier: MPL-2.0 */
/* R1: what the program has told as saved survives that it is killed at any moment. A child process edits, imports and
 * undoes through the door and writes the number of every change set that was acknowledged to a pipe; it is killed by
 * SIGKILL at a random moment, 1,000 times in the long form. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lis-fault-plan.h"
#include "lis-test.h"

/* A new plan now and then, so that verifying it does not take ever longer. */
#define KILLS_PER_PLAN 25

static gboolean is_long;

/* The child: works until it is killed. */
static int
work (const char *path, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);
  g_autoptr (LisEditor) editor = NULL;
  gint64 number;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  while (lis_fault_work (editor, random, &number, &error))
    if (number > 0 && write (STDOUT_FILENO, &number, sizeof number) != sizeof number)
      break;
  g_assert_no_error (error);
  return 1;
}

static pid_t
start_child (const char *path, guint32 seed, int *acknowledgements)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      execl ("/proc/self/exe", "test-kill", "--work", path, seed_text, NULL);
      _exit (127);
    }
  close (ends[1]);
  *acknowledgements = ends[0];
  return child;
}

/* Kills the child after a few acknowledgements and a moment. Returns the last acknowledged number it wrote. */
static gint64
kill_at_random (pid_t child, int acknowledgements, GRand *random, gint64 last)
{
  guint wanted = (guint) g_rand_int_range (random, 0, 8);
  gulong moment = (gulong) g_rand_int_range (random, 0, 3000);
  gint64 number;
  int status;

  while (wanted-- > 0 && read (acknowledgements, &number, sizeof number) == sizeof number)
    last = number;
  g_usleep (moment);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  /* It must have worked until it was killed. */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  while (read (acknowledgements, &number, sizeof number) == sizeof number)
    last = number;
  close (acknowledgements);
  return last;
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
  set = lis_fault_make_base (editor, random, 20);
  lis_editor_commit (editor, set, &number, &error);
  g_assert_no_error (error);
  return number;
}

static LisStore *
open_to_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  LisStore *store = lis_store_open (path, LIS_STORE_READ, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_kill (void)
{
  guint n_kills = is_long ? 1000 : 25, n_journals = 0;
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  char *folder = lis_test_make_folder ();
  gint64 last = 0, n_acknowledged = 0, before;

  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *name = g_strdup_printf ("plan-%u.lisplan", i / KILLS_PER_PLAN);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);
      g_autofree char *wrong = NULL;
      g_autoptr (LisStore) store = NULL;
      int acknowledgements;
      pid_t child;

      if (i % KILLS_PER_PLAN == 0)
        last = make_plan (path, random);
      before = last;
      child = start_child (path, g_rand_int (random), &acknowledgements);
      last = kill_at_random (child, acknowledgements, random, last);
      n_acknowledged += last - before;
      n_journals += g_file_test (journal, G_FILE_TEST_EXISTS);
      /* A reader may be the first to come. */
      if (i % 2 == 0)
        g_object_unref (open_to_read (path));
      /* One more may have been written and not yet told. */
      wrong = lis_fault_find_wrong (path, last, last + 1);
      if (wrong != NULL)
        g_error ("after kill %u: %s", i, wrong);
      store = open_to_read (path);
      last = lis_fault_get_head (store, NULL);
    }
  g_test_message ("%u kills, %u in the middle of a transaction, %" G_GINT64_FORMAT " acknowledged: 0 lost, 0 half, "
                  "0 damaged", n_kills, n_journals, n_acknowledged);
  /* Else nothing was shown. */
  g_assert_cmpuint (n_journals, >, 0);
  g_assert_cmpint (n_acknowledged, >, n_kills);
  lis_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    return work (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10));
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/kill", test_kill);
  return g_test_run ();
}
