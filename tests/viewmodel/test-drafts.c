/* SPDX-License-Identifier: MPL-2.0 */
/* R11: text that is being typed survives that the program is killed. A child process types; it is killed as soon as a
 * file is there. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "lis-drafts.h"
#include "lis-test.h"

#define NOTE "Ønsker Bodø fra høsten,\n\thelst 50 % = halv stilling; [se brev]\\"

static char *program;

typedef struct
{
  char      *folder;
  char      *below; /* where the files lie */
  LisDrafts *drafts;
  guint      n_changed;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
open_drafts (Fixture *fixture)
{
  fixture->drafts = lis_drafts_new (fixture->folder);
  g_signal_connect_swapped (fixture->drafts, "changed", G_CALLBACK (count_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = lis_test_make_folder ();
  fixture->below = g_build_filename (fixture->folder, "drafts", NULL);
  open_drafts (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->drafts);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (fixture->below);
  lis_test_remove_folder (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->drafts);
  open_drafts (fixture);
}

static const char *
get_text (Fixture *fixture, const char *form, const char *record, const char *field)
{
  const LisDraft *draft = lis_drafts_find (fixture->drafts, form, record);

  return draft != NULL ? g_hash_table_lookup (draft->fields, field) : NULL;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    n += g_str_has_suffix (name, ".draft");
  return n;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", "Øns");
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", NOTE);
  lis_drafts_set (fixture->drafts, "period", "pe-1", "start", "");
  lis_drafts_set (fixture->drafts, "person", "new", "family_name", "Nordmann");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_true (lis_drafts_flush (fixture->drafts, &error));
  g_assert_no_error (error);
  reopen (fixture);
  g_assert_cmpstr (get_text (fixture, "period", "pe-1", "note"), ==, NOTE);
  g_assert_cmpstr (get_text (fixture, "period", "pe-1", "start"), ==, "");
  g_assert_null (get_text (fixture, "period", "pe-1", "end"));
  g_assert_null (get_text (fixture, "period", "pe-2", "note"));
  g_assert_cmpstr (get_text (fixture, "person", "new", "family_name"), ==, "Nordmann");
  list = lis_drafts_list (fixture->drafts);
  g_assert_cmpuint (list->len, ==, 2);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", NOTE);
  lis_drafts_flush (fixture->drafts, NULL);
  g_assert_cmpuint (count_files (fixture->below), ==, 1);
  lis_drafts_remove (fixture->drafts, "period", "pe-1");
  lis_drafts_remove (fixture->drafts, "period", "pe-1");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  lis_drafts_flush (fixture->drafts, NULL);
  g_assert_cmpuint (count_files (fixture->below), ==, 0);
  /* All of its fields taken back, one after the other. */
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", "a");
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", NULL);
  g_assert_null (lis_drafts_find (fixture->drafts, "period", "pe-1"));
  reopen (fixture);
  g_assert_null (lis_drafts_find (fixture->drafts, "period", "pe-1"));
}

/* No flush: the timer and a thread do it. */
static void
test_written_by_itself (Fixture *fixture, gconstpointer data)
{
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", "a");
  while (count_files (fixture->below) == 0)
    g_main_context_iteration (NULL, TRUE);
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", "ab");
  lis_drafts_flush (fixture->drafts, NULL);
  reopen (fixture);
  g_assert_cmpstr (get_text (fixture, "period", "pe-1", "note"), ==, "ab");
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) entries = NULL;
  struct stat status;
  const char *name;

  lis_drafts_set (fixture->drafts, "person", "Nordmann", "family_name", "Nordmann");
  lis_drafts_flush (fixture->drafts, NULL);
  g_assert_cmpint (g_stat (fixture->below, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  entries = g_dir_open (fixture->below, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->below, name, NULL);

      g_assert_null (strstr (name, "ord"));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->below, "no folder", -1, NULL));
  lis_drafts_set (fixture->drafts, "period", "pe-1", "note", "a");
  g_assert_false (lis_drafts_flush (fixture->drafts, &error));
  g_assert_nonnull (lis_drafts_get_fault (fixture->drafts));
  g_assert_cmpstr (get_text (fixture, "period", "pe-1", "note"), ==, "a");
  g_unlink (fixture->below);
  g_clear_error (&error);
  g_assert_true (lis_drafts_flush (fixture->drafts, &error));
  g_assert_null (lis_drafts_get_fault (fixture->drafts));
  reopen (fixture);
  g_assert_cmpstr (get_text (fixture, "period", "pe-1", "note"), ==, "a");
}

/* What somebody else has put there is no draft and does no harm. */
static void
test_strange_files (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "", "\n[Draft", "[Draft]\nform=x\n",
                                "[Draft]\nform=\\q\nrecord=\xff\ntime=1\n[Fields]\na=b\n" };

  g_assert_cmpint (g_mkdir (fixture->below, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.draft", i);
      g_autofree char *path = g_build_filename (fixture->below, name, NULL);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    }
  reopen (fixture);
  {
    g_autoptr (GPtrArray) list = lis_drafts_list (fixture->drafts);

    g_assert_cmpuint (list->len, ==, 0);
  }
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { program, "--type", fixture->folder, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);
  while (count_files (fixture->below) == 0)
    {
      g_assert_cmpint (waitpid (child, NULL, WNOHANG), ==, 0);
      g_usleep (1000);
    }
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  reopen (fixture);
  g_assert_nonnull (get_text (fixture, "period", "pe-1", "note"));
  g_assert_true (g_str_has_prefix (get_text (fixture, "period", "pe-1", "note"), NOTE));
}

/* The child: a person who goes on typing. */
static void
type_for_ever (const char *folder)
{
  g_autoptr (LisDrafts) drafts = lis_drafts_new (folder);
  g_autoptr (GString) text = g_string_new (NOTE);

  for (;;)
    {
      g_string_append_c (text, 'x');
      lis_drafts_set (drafts, "period", "pe-1", "note", text->str);
      g_main_context_iteration (NULL, TRUE);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    type_for_ever (argv[2]);
  g_test_init (&argc, &argv, NULL);

  ADD ("/viewmodel/drafts/kept", test_kept);
  ADD ("/viewmodel/drafts/removed", test_removed);
  ADD ("/viewmodel/drafts/written-by-itself", test_written_by_itself);
  ADD ("/viewmodel/drafts/private", test_private);
  ADD ("/viewmodel/drafts/cannot-write", test_cannot_write);
  ADD ("/viewmodel/drafts/strange-files", test_strange_files);
  ADD ("/viewmodel/drafts/killed", test_killed);
  return g_test_run ();
}
