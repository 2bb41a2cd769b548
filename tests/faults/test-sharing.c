/* SPDX-License-Identifier: MPL-2.0 */
/* R6: never two writers, whatever way they come; and readers that never hold up the writer. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lis-error.h"
#include "lis-fault-plan.h"
#include "lis-fault-vfs.h"
#include "lis-history.h"
#include "lis-people.h"
#include "lis-test.h"

#define N_PEOPLE 9000
#define N_PROCESSES 6

static gboolean is_long;

typedef struct
{
  char      *folder;
  char      *path;
  LisStore  *store;
  LisEditor *editor;
  LisId      first; /* two people at the ends of the table, whose notes are always changed together */
  LisId      last;
  guint      n_written;
  guint      n_wanted;
  guint      n_reads;   /* of pages under the lock held now */
  guint      most_reads;
} Fixture;

static void
open_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = lis_store_open (fixture->path, LIS_STORE_WRITE, &error);
  g_assert_no_error (error);
  fixture->editor = lis_editor_new (fixture->store, "Prøve Prøvesen", NULL, NULL);
}

static void
close_plan (Fixture *fixture)
{
  g_clear_pointer (&fixture->editor, lis_editor_free);
  g_clear_object (&fixture->store);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  memset (fixture, 0, sizeof *fixture);
  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  g_object_unref (lis_store_create (fixture->path, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_plan (fixture);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static void
add_people (Fixture *fixture, guint n_people)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Many", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_people; i++)
    {
      LisPerson *person = lis_record_new (&lis_person_entity);

      person->record.id = fixture->last = lis_editor_new_id (fixture->editor);
      if (i == 0)
        fixture->first = fixture->last;
      person->given_name = g_strdup ("Prøve");
      person->family_name = g_strdup_printf ("Liksomstad %u", i);
      person->note = g_strdup ("0");
      lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
    }
  lis_editor_commit (fixture->editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void
add_note (Fixture *fixture, LisChangeSet *set, LisId id, const char *note)
{
  g_autoptr (GError) error = NULL;
  LisPerson *before = lis_store_find (fixture->store, LIS_ENTITY_PERSON, id, &error);
  LisPerson *after = lis_record_copy (&lis_person_entity, before);

  g_assert_no_error (error);
  lis_record_set_text (&after->note, note);
  lis_change_set_update (set, LIS_ENTITY_PERSON, before, after);
  lis_record_free (&lis_person_entity, before);
}

static void
write_notes (Fixture *fixture)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Notes", NULL);
  g_autofree char *note = g_strdup_printf ("%u", ++fixture->n_written);
  g_autoptr (GError) error = NULL;

  add_note (fixture, set, fixture->first, note);
  add_note (fixture, set, fixture->last, note);
  lis_editor_commit (fixture->editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void after_unlock (const LisFaultEvent *event, gpointer data);

static const LisFaultHooks unlock_hooks = { .after = after_unlock };

/* The reader has let go of its lock, in the middle of reading: the writer comes at once. */
static void
after_unlock (const LisFaultEvent *event, gpointer data)
{
  Fixture *fixture = data;

  if (event->operation != LIS_FAULT_UNLOCK || event->level != 0 || fixture->n_written >= fixture->n_wanted)
    return;
  lis_fault_vfs_set_hooks (NULL, NULL);
  write_notes (fixture);
  lis_fault_vfs_set_hooks (&unlock_hooks, fixture);
}

static void
test_reader_lets_writer_through (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  open_plan (fixture);
  add_people (fixture, N_PEOPLE);
  /* Hooks are told of the reader's file only. */
  lis_fault_vfs_set_hooks (&unlock_hooks, fixture);
  reader = lis_store_open (fixture->path, LIS_STORE_READ, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LisRecordSet) set = NULL;
      const LisPerson *first, *last;
      guint before = fixture->n_written;

      fixture->n_wanted = before + i;
      lis_fault_vfs_set_hooks (&unlock_hooks, fixture);
      set = lis_store_load (reader, LIS_ENTITY_PERSON, NULL, &error);
      lis_fault_vfs_set_hooks (NULL, NULL);
      g_assert_no_error (error);
      first = lis_record_set_find (set, fixture->first);
      last = lis_record_set_find (set, fixture->last);
      g_assert_cmpuint (set->count, ==, N_PEOPLE);
      /* All of one moment. */
      g_assert_cmpstr (first->note, ==, last->note);
      g_assert_true (i == 0 || fixture->n_written > before);
    }
  g_test_message ("%u commits between the parts of 20 readings, none waited", fixture->n_written);
}

static void
count_reads (const LisFaultEvent *event, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_reads += event->operation == LIS_FAULT_READ;
  if (event->operation != LIS_FAULT_UNLOCK || event->level != 0)
    return;
  fixture->most_reads = MAX (fixture->most_reads, fixture->n_reads);
  fixture->n_reads = 0;
}

/* How long the lock is held is seen by what is read meanwhile, so that no clock is asked. */
static void
test_reader_holds_lock_shortly (Fixture *fixture, gconstpointer data)
{
  static const LisFaultHooks hooks = { .after = count_reads };
  g_autoptr (LisStore) reader = NULL;
  g_autoptr (LisRecordSet) set = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  guint all;

  open_plan (fixture);
  add_people (fixture, N_PEOPLE);
  lis_fault_vfs_set_hooks (&hooks, fixture);
  reader = lis_store_open (fixture->path, LIS_STORE_READ, &error);
  fixture->most_reads = 0;
  lis_db_execute (lis_store_get_db (reader), "SELECT sum(length(note)) FROM person", &error);
  all = fixture->most_reads;
  g_clear_object (&reader);
  reader = lis_store_open (fixture->path, LIS_STORE_READ, &error);
  fixture->most_reads = 0;
  set = lis_store_load (reader, LIS_ENTITY_PERSON, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->most_reads, >, 0);
  g_assert_cmpuint (fixture->most_reads, <, all / 2);
  faults = lis_history_verify (reader, NULL, &error);
  lis_fault_vfs_set_hooks (NULL, NULL);
  g_assert_no_error (error);
  g_test_message ("%u pages of people; at most %u read under one lock by reading and verifying", all,
                  fixture->most_reads);
}

static void
test_verifier_lets_writer_through (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisStore) reader = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  open_plan (fixture);
  add_people (fixture, N_PEOPLE);
  fixture->n_wanted = 8;
  lis_fault_vfs_set_hooks (&unlock_hooks, fixture);
  reader = lis_store_open (fixture->path, LIS_STORE_READ, &error);
  fixture->n_wanted = 25;
  faults = lis_history_verify (reader, NULL, &error);
  lis_fault_vfs_set_hooks (NULL, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (fixture->n_written, >=, 8);
}

/* A child that opens, commits and closes again and again; returns how many it committed. */
static int
write_often (const char *path)
{
  int n_committed = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);
      g_autoptr (LisEditor) editor = NULL;
      g_autoptr (LisChangeSet) set = NULL;
      g_autoptr (GRand) random = g_rand_new ();

      if (store == NULL && !g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED))
        return 255;
      if (store == NULL)
        continue;
      editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
      set = lis_fault_make_import (editor, random, 2);
      if (!lis_editor_commit (editor, set, NULL, &error))
        return 254;
      n_committed++;
    }
  return n_committed;
}

static void
test_many_writers (Fixture *fixture, gconstpointer data)
{
  guint n_rounds = is_long ? 20 : 2;
  gint64 n_committed = 0;
  g_autofree char *wrong = NULL;

  for (guint round = 0; round < n_rounds; round++)
    {
      pid_t children[N_PROCESSES];

      for (guint i = 0; i < N_PROCESSES; i++)
        {
          children[i] = fork ();
          if (children[i] == 0)
            _exit (write_often (fixture->path));
        }
      for (guint i = 0; i < N_PROCESSES; i++)
        {
          int status;

          waitpid (children[i], &status, 0);
          g_assert_true (WIFEXITED (status));
          g_assert_cmpint (WEXITSTATUS (status), <=, 40);
          n_committed += WEXITSTATUS (status);
        }
    }
  /* Each number was given once. */
  wrong = lis_fault_find_wrong (fixture->path, n_committed, n_committed);
  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_cmpint (n_committed, >, 0);
  g_test_message ("%d commits of %d processes that raced for the plan", (int) n_committed,
                  (int) n_rounds * N_PROCESSES);
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);

  g_assert_null (store);
  g_assert_error (error, LIS_PLAN_ERROR, code);
}

static void
test_other_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *symbolic = g_build_filename (fixture->folder, "symbolic.lisplan", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *through = g_build_filename (folder, "plan.lisplan", NULL);
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.lisplan", NULL);

  g_assert_cmpint (symlink ("plan.lisplan", symbolic), ==, 0);
  g_assert_cmpint (symlink (".", folder), ==, 0);
  open_plan (fixture);
  assert_refused (symbolic, LIS_PLAN_ERROR_LOCKED);
  assert_refused (through, LIS_PLAN_ERROR_LOCKED);
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  assert_refused (hard, LIS_PLAN_ERROR_READ_ONLY);
  close_plan (fixture);
  assert_refused (fixture->path, LIS_PLAN_ERROR_READ_ONLY);
  g_unlink (hard);
  open_plan (fixture);
}

/* What a killed program left of its lock holds nobody up, and a lock that is no file of ours is not written through. */
static void
test_stale_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (fixture->folder, ".plan.lisplan.lock", NULL);
  g_autofree char *precious = g_build_filename (fixture->folder, "precious", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (lock, "kari\nanother-host\n01.01.2020 12:00\n", -1, NULL));
  open_plan (fixture);
  assert_refused (fixture->path, LIS_PLAN_ERROR_LOCKED);
  close_plan (fixture);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (precious, "precious", -1, NULL));
  g_assert_cmpint (symlink ("precious", lock), ==, 0);
  assert_refused (fixture->path, LIS_PLAN_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (precious, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "precious");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);
  lis_fault_vfs_register ();

  ADD ("/faults/sharing/many-writers", test_many_writers);
  ADD ("/faults/sharing/other-names", test_other_names);
  ADD ("/faults/sharing/stale-lock", test_stale_lock);
  ADD ("/faults/sharing/reader-lets-writer-through", test_reader_lets_writer_through);
  ADD ("/faults/sharing/reader-holds-lock-shortly", test_reader_holds_lock_shortly);
  ADD ("/faults/sharing/verifier-lets-writer-through", test_verifier_lets_writer_through);
  return g_test_run ();
}
