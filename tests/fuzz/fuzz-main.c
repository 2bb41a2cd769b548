/* SPDX-License-Identifier: MPL-2.0 */
/* Runs a fuzz target on every file of its corpus, and on each cut short and with single bytes changed, for the usual
 * compiler and sanitizers. With -Dfuzz=true libFuzzer takes the place of this. */
#include <glib.h>

#include "lis-fuzz.h"

#define CUTS 16
#define CHANGES 32

static void
run_variants (const uint8_t *bytes, gsize length, GRand *random)
{
  LLVMFuzzerTestOneInput (bytes, length);
  for (guint i = 1; i < CUTS; i++)
    LLVMFuzzerTestOneInput (bytes, length * i / CUTS);
  for (guint i = 0; i < CHANGES && length > 0; i++)
    {
      g_autofree uint8_t *copy = g_memdup2 (bytes, length);

      copy[g_rand_int_range (random, 0, (gint32) length)] = (uint8_t) g_rand_int_range (random, 0, 256);
      LLVMFuzzerTestOneInput (copy, length);
    }
}

static void
run_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  run_variants ((const uint8_t *) bytes, length, random);
  g_print ("%s\n", name);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint files = 0;

  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      run_file (argv[1], name);
      files++;
    }
  g_assert_cmpuint (files, >, 0);
  return 0;
}
