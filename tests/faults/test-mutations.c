/* SPDX-License-Identifier: MPL-2.0 */
/* R4 and R5: bytes of a plan flipped, cut off, swapped and zeroed at random. Nothing crashes (the sanitizers look on),
 * and nothing is silent: where a reader would be shown anything else than before, opening, reading or checking the file
 * or verifying its history says so. 200 mutations, 1,000 in the long form. */
#include <string.h>

#include "lis-backup.h"
#include "lis-error.h"
#include "lis-fault-plan.h"
#include "lis-history.h"
#include "lis-test.h"

#define PAGE 4096

static gboolean is_long;

typedef struct
{
  char *folder;
  char *path;
  char *bytes;
  gsize length;
  char *dump;
  guint n_same;
  guint n_by_reading;
  guint n_by_checking;
  guint n_by_verifying;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisChangeSet) set = NULL;
  gint64 number;

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  store = lis_store_create (fixture->path, &error);
  g_assert_no_error (error);
  editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  set = lis_fault_make_base (editor, random, 60);
  lis_editor_commit (editor, set, NULL, &error);
  for (guint i = 0; i < 60 && error == NULL; i++)
    lis_fault_work (editor, random, &number, &error);
  g_assert_no_error (error);
  fixture->dump = lis_fault_dump (store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&editor, lis_editor_free);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->bytes);
  g_free (fixture->dump);
  lis_test_remove_folder (fixture->folder);
}

static gsize
any_below (GRand *random, gsize limit)
{
  return (gsize) g_rand_int_range (random, 0, (gint32) limit);
}

static void
flip_bits (char *bytes, gsize length, GRand *random, guint n_flips)
{
  for (guint i = 0; i < n_flips; i++)
    bytes[any_below (random, length)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
}

static void
swap_pages (char *bytes, gsize length, GRand *random)
{
  char page[PAGE];
  gsize first = any_below (random, length / PAGE) * PAGE, second = any_below (random, length / PAGE) * PAGE;

  memcpy (page, bytes + first, PAGE);
  memcpy (bytes + first, bytes + second, PAGE);
  memcpy (bytes + second, page, PAGE);
}

/* A letter or digit into another, so that what is read is likely and wrong. */
static void
change_letter (char *bytes, gsize length, GRand *random)
{
  gsize place;

  do
    place = any_below (random, length);
  while (!g_ascii_isalnum (bytes[place]));
  bytes[place] = (char) (bytes[place] == '9' || bytes[place] == 'z' ? bytes[place] - 1 : bytes[place] + 1);
}

/* Returns how much of @bytes is kept. */
static gsize
mutate (char *bytes, gsize length, GRand *random)
{
  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return any_below (random, length);
    case 1:
      return any_below (random, length / PAGE) * PAGE;
    case 2:
      swap_pages (bytes, length, random);
      return length;
    case 3:
      memset (bytes + any_below (random, length / 512) * 512, 0, 512);
      return length;
    case 4:
    case 5:
      change_letter (bytes, length, random);
      return length;
    case 6:
      bytes[any_below (random, length)] = (char) g_rand_int_range (random, 0, 256);
      return length;
    default:
      flip_bits (bytes, length, random, (guint) g_rand_int_range (random, 1, 9));
      return length;
    }
}

/* Everything is read before anything is checked, as a window does it. */
static gboolean
is_noticed (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, &error);
  g_autofree char *dump = store != NULL ? lis_fault_dump (store, &error) : NULL;
  g_autoptr (GPtrArray) faults = NULL;
  gboolean same;

  if (dump == NULL)
    {
      g_assert_cmpuint (error->domain, ==, LIS_PLAN_ERROR);
      fixture->n_by_reading++;
      return TRUE;
    }
  same = g_str_equal (dump, fixture->dump);
  if (!lis_store_check_file (store, &error))
    {
      fixture->n_by_checking++;
      return TRUE;
    }
  faults = lis_history_verify (store, NULL, &error);
  if (faults == NULL || faults->len > 0)
    {
      fixture->n_by_verifying++;
      return TRUE;
    }
  fixture->n_same += same;
  return same;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *mutated = g_build_filename (fixture->folder, "mutated.lisplan", NULL);
  guint n_mutations = is_long ? 1000 : 200;

  for (guint i = 0; i < n_mutations; i++)
    {
      g_autofree char *copy = g_memdup2 (fixture->bytes, fixture->length);
      gsize kept = mutate (copy, fixture->length, random);

      g_assert_true (g_file_set_contents (mutated, copy, (gssize) kept, NULL));
      if (!is_noticed (fixture, mutated))
        {
          g_file_set_contents ("silent.lisplan", copy, (gssize) kept, NULL);
          g_error ("mutation %u of seed %u is silent: see silent.lisplan", i, seed);
        }
    }
  g_test_message ("%u mutations of %u bytes: 0 silent; %u changed nothing, %u noticed by reading, %u by checking, "
                  "%u by the digests alone", n_mutations, (guint) fixture->length, fixture->n_same,
                  fixture->n_by_reading, fixture->n_by_checking, fixture->n_by_verifying);
  /* Else the digests were not needed, and the test shows nothing. */
  g_assert_cmpuint (fixture->n_by_verifying, >, 0);
}

static void
assert_unchanged (Fixture *fixture)
{
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_READ, NULL);
  g_autofree char *dump = lis_fault_dump (store, NULL);

  g_assert_cmpstr (dump, ==, fixture->dump);
}

/* Whatever was done to a backup, it is restored as it was made or not at all. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  static const LisBackupJob job = { .check = lis_history_check };
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (LisBackups) backups = lis_backups_new (fixture->path, folder, NULL);
  g_autoptr (LisBackup) backup = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_mutations = is_long ? 1000 : 200;
  gsize length;

  lis_backups_make (backups, LIS_BACKUP_BY_HAND, &job, &backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &length, NULL));
  for (guint i = 0; i < n_mutations; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      gsize kept = mutate (copy, length, random);

      if (kept == length && memcmp (copy, bytes, length) == 0)
        continue;
      g_assert_true (g_file_set_contents (backup->path, copy, (gssize) kept, NULL));
      g_assert_false (lis_backup_verify (backup, &job, &error));
      g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (lis_backups_restore (backups, backup->path, &job, NULL, &error));
      g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_test_message ("%u mutations of a backup: 0 silent", n_mutations);
  assert_unchanged (fixture);
  g_assert_true (g_file_set_contents (backup->path, bytes, (gssize) length, NULL));
  g_assert_true (lis_backups_restore (backups, backup->path, &job, NULL, &error));
  assert_unchanged (fixture);
}

int
main (int argc, char *argv[])
{
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/faults/mutations/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/faults/mutations/backup", Fixture, NULL, set_up, test_backup, tear_down);
  return g_test_run ();
}
