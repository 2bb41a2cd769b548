/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"
#include "lis-chart-file.h"
#include "lis-error.h"
#include "lis-test.h"

typedef struct
{
  LisPathways    *pathways;
  LisChartOptions options;
  char           *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pathways = fixture_new (LIS_GROUP_SPECIALTY, LIS_ID_NONE);
  fixture->options = (LisChartOptions) { .today = fixture_get_today (), .half_year_start = 1, .resolution = 50 };
  fixture->folder = lis_test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_pathways_free (fixture->pathways);
  lis_test_remove_folder (fixture->folder);
}

static gboolean
write_file (Fixture *fixture, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return lis_chart_write_file (fixture->pathways, &fixture->options, path, NULL, NULL, NULL, error);
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
assert_file (const Fixture *fixture, const char *name, const char *magic)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *magic; } cases[] = {
    { "chart.pdf", "%PDF-" }, { "chart.svg", "<?xml" }, { "chart.png", "\211PNG" }, { "Diagram Ærlig.PDF", "%PDF-" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_file (fixture, cases[i].name, &error);
      g_assert_no_error (error);
      assert_file (fixture, cases[i].name, cases[i].magic);
      /* And again over the one that is there. */
      write_file (fixture, cases[i].name, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_files (fixture), ==, G_N_ELEMENTS (cases));
}

static void
test_several_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->options.landscape = TRUE;
  write_file (fixture, "chart.svg", &error);
  g_assert_no_error (error);
  assert_file (fixture, "chart-1.svg", "<?xml");
  assert_file (fixture, "chart-2.svg", "<?xml");
  g_assert_cmpuint (count_files (fixture), ==, 2);
  write_file (fixture, "chart.png", &error);
  g_assert_no_error (error);
  assert_file (fixture, "chart-2.png", "\211PNG");
  g_assert_cmpuint (count_files (fixture), ==, 4);
}

static void
assert_refused (Fixture *fixture, const char *name, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  guint before = count_files (fixture);

  g_assert_false (write_file (fixture, name, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count_files (fixture), ==, before);
  /* The message names the file, unless it is about something else. */
  if (domain == LIS_PLAN_ERROR)
    g_assert_nonnull (strstr (error->message, name));
}

static void
test_bad_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "chart", "chart.doc", "chart.pdf.bak", ".pdf", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_refused (fixture, names[i], LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
}

static void
test_bad_resolution (Fixture *fixture, gconstpointer data)
{
  static const double resolutions[] = { -1, 1, 35, 601, 1e9 };

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      fixture->options.resolution = resolutions[i];
      assert_refused (fixture, "chart.png", LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
    }
}

static void
test_bad_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.pdf", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (fixture, "missing/chart.pdf", LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND);
  assert_refused (fixture, "file/chart.png", LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND);
  assert_refused (fixture, "folder.pdf", LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  const char *path = "/proc/chart.pdf";
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/proc", G_FILE_TEST_IS_DIR))
    return g_test_skip ("there is no /proc to try to write into");
  /* Nobody can make a file in /proc, not even root. */
  g_assert_false (lis_chart_write_file (fixture->pathways, &fixture->options, path, NULL, NULL, NULL, &error));
  g_assert_cmpint (error->domain, ==, LIS_PLAN_ERROR);
  g_assert_nonnull (strstr (error->message, path));
}

/* A disk that takes no more, as a limit on the size of files: the old file stays, nothing half-made is left. */
static void
test_write_fails (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "chart.pdf", "chart.svg", "chart.png" };
  struct rlimit before, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 2000;
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      assert_refused (fixture, names[i], LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "old");
    }
}

static void
page_done_cb (guint done, guint total, gpointer data)
{
  GCancellable *cancellable = data;

  g_assert_cmpuint (done, <=, total);
  g_object_set_data (G_OBJECT (cancellable), "done", GUINT_TO_POINTER (done));
  if (done == 2)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "chart.pdf", "chart.svg", "chart.png" };

  fixture->options.person_pages = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (lis_chart_write_file (fixture->pathways, &fixture->options, path, cancellable, page_done_cb,
                                            cancellable, &error));
      g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cancellable), "done")), ==, 2);
      g_assert_cmpuint (count_files (fixture), ==, 0);
    }
}

/* A PDF can be searched and copied from: every doctor's name and a place in Norwegian letters are in it as text. */
static void
test_real_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (fixture->folder, "chart.pdf", NULL);
  const char *arguments[] = { tool, "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (tool == NULL)
    return g_test_skip ("pdftotext is not installed");
  write_file (fixture, "chart.pdf", &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &text, NULL, NULL, &error));
  for (guint i = 0; i < fixture->pathways->rows->len; i++)
    {
      const LisPathwayRow *row = &g_array_index (fixture->pathways->rows, LisPathwayRow, i);
      g_autofree char *start = g_utf8_substring (row->name, 0, MIN (g_utf8_strlen (row->name, -1), 12));

      if (strstr (text, start) == NULL)
        g_error ("%s is not in the text of the PDF", start);
    }
  g_assert_nonnull (strstr (text, "Lungeavdelingen, St. Olavs hospital"));
  g_assert_nonnull (strstr (text, "4 av 2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chart-file/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/chart-file/several-pages", Fixture, NULL, set_up, test_several_pages, tear_down);
  g_test_add ("/chart-file/bad-names", Fixture, NULL, set_up, test_bad_names, tear_down);
  g_test_add ("/chart-file/bad-resolution", Fixture, NULL, set_up, test_bad_resolution, tear_down);
  g_test_add ("/chart-file/bad-places", Fixture, NULL, set_up, test_bad_places, tear_down);
  g_test_add ("/chart-file/read-only-folder", Fixture, NULL, set_up, test_read_only_folder, tear_down);
  g_test_add ("/chart-file/write-fails", Fixture, NULL, set_up, test_write_fails, tear_down);
  g_test_add ("/chart-file/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/chart-file/real-text", Fixture, NULL, set_up, test_real_text, tear_down);
  return g_test_run ();
}
