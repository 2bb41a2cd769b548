/* SPDX-License-Identifier: MPL-2.0 */
#include <gio/gio.h>
#include <string.h>

#include "lis-error.h"
#include "lis-importer.h"
#include "lis-test-file.h"
#include "lis-test.h"

typedef struct
{
  char        *folder;
  char        *path;
  LisSession  *session;
  LisImporter *importer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  fixture->session = lis_session_new (&clock);
  lis_session_open (fixture->session, fixture->path);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_READY);
  fixture->importer = lis_importer_new (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->importer);
  lis_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

typedef struct
{
  LisImportPreview *preview;
  GError           *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->preview = lis_importer_finish (LIS_IMPORTER (source), result, &answer->error);
}

static LisImportPreview *
wait_for (Answer *answer)
{
  while (answer->preview == NULL && answer->error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
  return answer->preview;
}

static LisImportPreview *
look (Fixture *fixture)
{
  Answer answer = { 0 };

  lis_importer_look (fixture->importer, NULL, answered_cb, &answer);
  return wait_for (&answer);
}

static LisImportPreview *
run (Fixture *fixture)
{
  Answer answer = { 0 };

  lis_importer_run (fixture->importer, NULL, answered_cb, &answer);
  return wait_for (&answer);
}

static void
give (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  lis_importer_set_bytes (fixture->importer, name, bytes);
}

static guint
count_persons (Fixture *fixture)
{
  return lis_plan_data_count (lis_session_get_pathways (fixture->session)->data, LIS_ENTITY_PERSON);
}

static void
test_look_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisImportPreview) preview = NULL;

  give (fixture, "people", "Fornavn;Etternavn\nÅse «=cmd»;O'Neill\nKari;Nordmann\n");
  preview = look (fixture);
  g_assert_cmpstr (preview->kind, ==, "person");
  g_assert_cmpuint (preview->n_problems, ==, 0);
  g_assert_cmpuint (preview->added, >=, 1);
  g_assert_cmpuint (preview->columns->len, ==, 2);
  g_assert_cmpuint (count_persons (fixture), ==, 3);
}

static void
test_run_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisImportPreview) first = NULL, preview = NULL;

  give (fixture, "people", "Fornavn;Etternavn\nÅse «=cmd»;O'Neill\n");
  first = look (fixture);
  preview = run (fixture);
  g_assert_cmpuint (preview->added, ==, 1);
  while (count_persons (fixture) == 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_persons (fixture), ==, 4);
  g_assert_nonnull (lis_session_get_undo_label (fixture->session));
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisImportPreview) preview = NULL;
  const LisImportProblem *problem;

  give (fixture, "periods", "Lege;Sted;Fra;Til\nKari Nordmann;Ortopedisk avdeling;32.05.2026;30.06.2026\n");
  lis_importer_set_kind (fixture->importer, "period");
  preview = look (fixture);
  g_assert_cmpuint (preview->n_problems, >, 0);
  problem = preview->problems->pdata[0];
  g_assert_cmpuint (problem->row, ==, 2);
  g_assert_cmpstr (problem->value, ==, "32.05.2026");
  g_assert_nonnull (problem->expected);
}

/* What was corrected for one file holds for the next. */
static void
test_columns_are_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisImportPreview) before = NULL, after = NULL, next = NULL;
  const char *text = "Fornavn;Etternavn;Kallenavn\nNora;Eksempel;X-17\n";

  give (fixture, "a", text);
  lis_importer_set_kind (fixture->importer, "person");
  before = look (fixture);
  g_assert_null (((const LisImportColumn *) before->columns->pdata[2])->field);
  lis_importer_set_column (fixture->importer, "Kallenavn", "local_id");
  after = run (fixture);
  g_assert_cmpuint (after->n_problems, ==, 0);
  give (fixture, "b", text);
  lis_importer_set_kind (fixture->importer, "person");
  next = look (fixture);
  g_assert_cmpstr (((const LisImportColumn *) next->columns->pdata[2])->field, ==, "local_id");
}

static void
test_guesses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *kind; /* or NULL: nobody can tell */
  } cases[] = {
    { "period.csv", "a;b\n1;2\n", "period" },
    { "ark.csv", "Lege;Sted;Fra;Til\nKari Nordmann;Radiologisk avdeling;1.1.2029;30.6.2029\n", "period" },
    { "leger.csv", "Navn;Spesialitet;Arbeidsgiver;Fra;Til\nKari Nordmann;ORT;Fjordby sykehus HF;1.1.2029;1.2.2030\n",
      "employment" },
    { "ansatte.csv", "Lege;Arbeidsgiver;Stillingsprosent;Fra\nKari Nordmann;Fjordby sykehus HF;100;1.1.2029\n",
      "employment" },
    { "ark.csv", "LIS;jan 26;feb 26;mar 26\nKari Nordmann;ORT;ORT;ORT\n", "grid" },
    { "plan.csv", "Nr;Tiltak;Ansvarlig;Frist\n1;Gjør noe;HF;2026\n", "action-plan" },
    { "noe.csv", "foo;bar\n1;2\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Answer answer = { 0 };

      give (fixture, cases[i].name, cases[i].text);
      lis_importer_look (fixture->importer, NULL, answered_cb, &answer);
      while (answer.preview == NULL && answer.error == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (answer.preview != NULL)
        g_assert_cmpstr (answer.preview->kind, ==, cases[i].kind);
      else
        g_assert_cmpint ((int) answer.error->domain, ==, (int) LIS_INPUT_ERROR);
      g_clear_error (&answer.error);
      lis_import_preview_free (answer.preview);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/importer/look-writes-nothing", test_look_writes_nothing },
    { "/importer/run-is-shown", test_run_is_shown },
    { "/importer/problems", test_problems },
    { "/importer/columns-are-remembered", test_columns_are_remembered },
    { "/importer/guesses", test_guesses },
  };

  g_autofree char *state = lis_test_make_folder ();
  int failed;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  failed = g_test_run ();
  lis_test_remove_folder (g_steal_pointer (&state));
  return failed;
}
