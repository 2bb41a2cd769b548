/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

char *
lis_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("lisplan-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_remove (path);
      return;
    }
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_rmdir (path);
}

void
lis_test_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

char *
lis_test_find_data (const char *name)
{
  const char *folder = g_getenv ("LISPLAN_DATA_DIR");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  g_test_skip ("the folder of real data is not here (LISPLAN_DATA_DIR)");
  return NULL;
}

char *
lis_test_read_source (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
lis_test_assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *actual = g_test_build_filename (G_TEST_BUILT, base, NULL);
  g_autofree char *golden = NULL;

  if (g_getenv ("LISPLAN_UPDATE_GOLDEN") != NULL)
    {
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      return;
    }
  if (g_file_get_contents (path, &golden, NULL, NULL) && g_str_equal (golden, text))
    return;
  g_file_set_contents (actual, text, -1, NULL);
  g_error ("%s differs from the golden file %s", actual, path);
}
