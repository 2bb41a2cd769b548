/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lis-error.h"
#include "lis-sealed-file.h"
#include "lis-test.h"

/* As cheap as the algorithm allows: these tests open thousands of files. */
static const LisSealStrength weak = { 1, 8192, LIS_SEAL_MIN_PART };

#define SIZE (2 * LIS_SEAL_MIN_PART + 300)
#define PASSPHRASE "korrekt hest batteri"

typedef struct
{
  char  *folder;
  char  *plain;
  char  *sealed;
  char  *opened;
  guint8 bytes[SIZE];
} Fixture;

static void
write_bytes (const char *path, gconstpointer bytes, gsize length)
{
  /* Not g_file_set_contents(), which waits for the disk. */
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
seal (Fixture *fixture, gsize length)
{
  g_autoptr (GError) error = NULL;

  write_bytes (fixture->plain, fixture->bytes, length);
  g_unlink (fixture->sealed);
  lis_sealed_file_write (fixture->plain, fixture->sealed, PASSPHRASE, &weak, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
open_sealed (Fixture *fixture, const char *passphrase, GError **error)
{
  return lis_sealed_file_open (fixture->sealed, fixture->opened, passphrase, NULL, NULL, NULL, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = lis_test_make_folder ();
  fixture->plain = g_build_filename (fixture->folder, "plain", NULL);
  fixture->sealed = g_build_filename (fixture->folder, "sealed", NULL);
  fixture->opened = g_build_filename (fixture->folder, "opened", NULL);
  for (guint i = 0; i < SIZE; i++)
    fixture->bytes[i] = (guint8) (i * 31 >> 3);
  memcpy (fixture->bytes + 100, "Kari Nordmann", 13);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->plain);
  g_free (fixture->sealed);
  g_free (fixture->opened);
  lis_test_remove_folder (fixture->folder);
}

/* Nothing that was refused leaves anything behind. */
static void
assert_nothing_opened (Fixture *fixture)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    g_assert_true (g_str_equal (name, "plain") || g_str_equal (name, "sealed"));
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  const gsize lengths[] = { 0, 1, LIS_SEAL_MIN_PART - 1, LIS_SEAL_MIN_PART, LIS_SEAL_MIN_PART + 1,
                            2 * LIS_SEAL_MIN_PART, SIZE };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      struct stat status;
      gsize length;

      seal (fixture, lengths[i]);
      g_assert_true (lis_sealed_file_is (fixture->sealed));
      g_assert_false (lis_sealed_file_is (fixture->plain));
      open_sealed (fixture, PASSPHRASE, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (fixture->opened, &bytes, &length, NULL));
      g_assert_cmpmem (bytes, length, fixture->bytes, lengths[i]);
      g_assert_cmpint (g_stat (fixture->opened, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpint (g_stat (fixture->sealed, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_unlink (fixture->opened);
    }
}

static void
test_nothing_to_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize length, second_length;

  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &first, &length, NULL));
  g_assert_null (memmem (first, length, "Nordmann", 8));
  /* The same file and passphrase give other bytes each time. */
  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &second, &second_length, NULL));
  g_assert_cmpuint (length, ==, second_length);
  g_assert_cmpint (memcmp (first + LIS_SEAL_HEADER_SIZE, second + LIS_SEAL_HEADER_SIZE, 500), !=, 0);
}

static void
test_other_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seal (fixture, SIZE);
  g_assert_false (open_sealed (fixture, "korrekt hest batterI", &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_PASSPHRASE);
  assert_nothing_opened (fixture);
}

static void
assert_refused (Fixture *fixture, const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  write_bytes (fixture->sealed, bytes, length);
  g_assert_false (open_sealed (fixture, PASSPHRASE, &error));
  g_assert_true (g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED) ||
                 g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN));
  g_assert_false (g_file_test (fixture->opened, G_FILE_TEST_EXISTS));
}

/* With the right passphrase it is never told that the passphrase is wrong. */
static void
test_cut_off_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    assert_refused (fixture, (const guint8 *) bytes, i);
  assert_nothing_opened (fixture);
}

static void
test_flipped_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      bytes[i] ^= (char) (1 << (i % 8));
      assert_refused (fixture, (const guint8 *) bytes, length);
      bytes[i] ^= (char) (1 << (i % 8));
    }
  assert_nothing_opened (fixture);
}

static void
test_parts_moved (Fixture *fixture, gconstpointer data)
{
  const gsize part = LIS_SEAL_MIN_PART + LIS_SEAL_OVERHEAD;
  g_autofree guint8 *other = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &bytes, &length, NULL));
  other = g_malloc0 (length + part);
  /* Two changed places. */
  memcpy (other, bytes, length);
  memcpy (other + LIS_SEAL_HEADER_SIZE, bytes + LIS_SEAL_HEADER_SIZE + part, part);
  memcpy (other + LIS_SEAL_HEADER_SIZE + part, bytes + LIS_SEAL_HEADER_SIZE, part);
  assert_refused (fixture, other, length);
  /* One left out. */
  memcpy (other, bytes, LIS_SEAL_HEADER_SIZE);
  memcpy (other + LIS_SEAL_HEADER_SIZE, bytes + LIS_SEAL_HEADER_SIZE + part, length - LIS_SEAL_HEADER_SIZE - part);
  assert_refused (fixture, other, length - part);
  /* Something after the end. */
  memcpy (other, bytes, length);
  assert_refused (fixture, other, length + 1);
}

/* Another header of the same passphrase does not fit. */
static void
test_header_of_another (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize length;

  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &first, &length, NULL));
  seal (fixture, SIZE);
  g_assert_true (g_file_get_contents (fixture->sealed, &second, &length, NULL));
  memcpy (second, first, LIS_SEAL_HEADER_SIZE);
  assert_refused (fixture, (const guint8 *) second, length);
}

static void
test_never_over_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  seal (fixture, SIZE);
  write_bytes (fixture->opened, "mine", 4);
  g_assert_false (open_sealed (fixture, PASSPHRASE, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (fixture->opened, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  seal (fixture, SIZE);
  g_cancellable_cancel (cancellable);
  g_assert_false (lis_sealed_file_open (fixture->sealed, fixture->opened, PASSPHRASE, NULL, NULL, cancellable,
                                        &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  assert_nothing_opened (fixture);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/sealed-file/whole", test_whole);
  ADD ("/store/sealed-file/nothing-to-read", test_nothing_to_read);
  ADD ("/store/sealed-file/other-passphrase", test_other_passphrase);
  ADD ("/store/sealed-file/cut-off-anywhere", test_cut_off_anywhere);
  ADD ("/store/sealed-file/flipped-anywhere", test_flipped_anywhere);
  ADD ("/store/sealed-file/parts-moved", test_parts_moved);
  ADD ("/store/sealed-file/header-of-another", test_header_of_another);
  ADD ("/store/sealed-file/never-over-another", test_never_over_another);
  ADD ("/store/sealed-file/stopped", test_stopped);
  return g_test_run ();
}
