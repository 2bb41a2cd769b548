/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-printout.h"
#include "lis-test-file.h"
#include "lis-table.h"
#include "lis-test.h"

typedef struct
{
  char        *folder;
  char        *path;
  LisSession  *session;
  LisPrintout *printout;
  gboolean     is_saved;
  GError      *save_error;
} Fixture;

/* Names that spreadsheets would take for formulas, and that are too long for a line. */
static const char *const actions[] = {
  "actor:id=50;name=RHF;kind=body", "actor:id=51;name==cmd|' /C calc'!A0;kind=body",
  "action_plan:id=1;name=Regional plan", "area:id=1;action_plan=1;name=Ledelse;order=1",
  "measure:id=10;action_plan=1;area=1;number=1;title=Innlemme «utdanningen», med \"alt\";order=1",
  "step:id=20;measure=10;number=1.1;text=-1+Åse O'Neill-Østensjø skal gjøre det;order=1;due_text=2025;end=2025-12-31",
  "responsibility:id=30;step=20;actor=50;kind=responsible", "responsibility:id=31;step=20;actor=51;kind=contributes",
  "step_status:id=40;step=20;date=2026-04-10;state=started;comment=I gang",
  NULL,
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, lis_test_file_region);
  if (data != NULL)
    lis_test_file_add (fixture->path, data);
  fixture->session = lis_session_new (&clock);
  lis_session_open (fixture->session, fixture->path);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_READY);
  fixture->printout = lis_printout_new (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_printout_set_active (fixture->printout, FALSE);
  while (lis_printout_is_working (fixture->printout))
    g_main_context_iteration (NULL, TRUE);
  lis_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->printout);
  g_assert_finalize_object (fixture->session);
  g_clear_error (&fixture->save_error);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

/* The sheets of @choices, made by a thread. */
static LisPrintoutSheets *
make_sheets (Fixture *fixture, const LisPrintoutChoices *choices)
{
  lis_printout_set_choices (fixture->printout, choices);
  lis_printout_set_active (fixture->printout, TRUE);
  while (lis_printout_is_working (fixture->printout))
    g_main_context_iteration (NULL, TRUE);
  if (lis_printout_get_error (fixture->printout) != NULL)
    g_error ("%s", lis_printout_get_error (fixture->printout)->message);
  return lis_printout_get_sheets (fixture->printout);
}

static LisId
find_person (Fixture *fixture, const char *name)
{
  const LisPathways *pathways = lis_session_get_pathways (fixture->session);

  for (guint i = 0; i < pathways->rows->len; i++)
    {
      const LisPathwayRow *row = &g_array_index (pathways->rows, LisPathwayRow, i);

      if (strstr (row->name, name) != NULL)
        return row->person->record.id;
    }
  g_error ("%s is not in the plan", name);
}

static LisId
find_unit (Fixture *fixture, const char *name)
{
  LisId unit = lis_query_find_unit (lis_session_get_pathways (fixture->session)->data, name, NULL);

  g_assert_cmpint (unit, !=, LIS_ID_NONE);
  return unit;
}

/* Does the page leave anything on white paper? */
static gboolean
has_ink (LisPrintoutSheets *sheets, guint index)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 600);
  cairo_t *cr = cairo_create (surface);
  gboolean found = FALSE;

  lis_printout_sheets_draw (sheets, index, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < 600 * cairo_image_surface_get_stride (surface) && !found; i++)
    found = cairo_image_surface_get_data (surface)[i] != 0;
  cairo_surface_destroy (surface);
  return found;
}

/* Every paper, in both sizes and in grey: pages of the right size that can be drawn, with words for them. */
static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  LisId unit = find_unit (fixture, "Ortopedisk avdeling");
  LisId person = find_person (fixture, "Kari");

  for (guint i = 0; i < 2 * LIS_N_PRINTOUT_KINDS; i++)
    {
      LisPrintoutChoices choices = lis_printout_choices_new ((LisPrintoutKind) (i / 2));
      LisPrintoutSheets *sheets;
      g_autofree char *text = NULL, *name = NULL, *page = NULL;
      double width, height;

      choices.unit = unit;
      choices.person = person;
      choices.paper = i % 2 == 0 ? LIS_PAPER_A4 : LIS_PAPER_A3;
      choices.grey = i % 2 == 1;
      sheets = make_sheets (fixture, &choices);
      g_assert_nonnull (sheets);
      g_assert_cmpuint (lis_printout_sheets_count (sheets), >=, 1);
      lis_printout_sheets_get_size (sheets, &width, &height);
      g_assert_cmpfloat_with_epsilon (MAX (width, height), i % 2 == 0 ? 841.89 : 1190.55, 0.01);
      g_assert_true (has_ink (sheets, lis_printout_sheets_count (sheets) - 1));
      text = lis_printout_sheets_describe (sheets);
      g_assert_nonnull (strstr (text, "page"));
      page = lis_printout_sheets_describe_page (sheets, 0);
      g_assert_true (g_str_has_prefix (page, "Page 1 of "));
      name = lis_printout_sheets_suggest_name (sheets);
      g_assert_null (strpbrk (name, "/\\:"));
    }
}

static void
test_needs (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_DOCTOR);
  g_autofree char *page = NULL;

  g_assert_null (make_sheets (fixture, &choices));
  choices.person = find_person (fixture, "Kari");
  g_assert_nonnull (make_sheets (fixture, &choices));
  page = lis_printout_sheets_describe_page (lis_printout_get_sheets (fixture->printout), 0);
  g_assert_cmpstr (page, ==, "Page 1 of 1: Kari Nordmann");
  choices.person = LIS_ID_NONE;
  g_assert_null (make_sheets (fixture, &choices));
}

/* The chart follows the page Pathways, the other papers do not. */
static void
test_as_shown (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_PATHWAYS);
  LisPathwayFilter filter = *lis_session_get_filter (fixture->session);
  g_autofree char *all = NULL, *one = NULL;

  all = lis_printout_sheets_describe (make_sheets (fixture, &choices));
  g_assert_nonnull (strstr (all, "3 doctors"));
  filter.search = "kari";
  lis_session_set_filter (fixture->session, &filter);
  one = lis_printout_sheets_describe (make_sheets (fixture, &choices));
  g_assert_nonnull (strstr (one, "1 doctor"));
  g_assert_nonnull (strstr (one, "kari"));
}

/* A new name is on the next sheets; whoever holds the old ones still has them whole. */
static void
test_written_meanwhile (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_DOCTOR);
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERSON);
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL);
  g_autoptr (LisPrintoutSheets) old = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const LisPerson *kari;
  LisPerson *renamed;

  choices.person = find_person (fixture, "Kari");
  old = lis_printout_sheets_ref (make_sheets (fixture, &choices));
  kari = lis_plan_data_find (lis_session_get_pathways (fixture->session)->data, LIS_ENTITY_PERSON, choices.person);
  renamed = lis_record_copy (entity, kari);
  lis_record_set_text (&renamed->family_name, "Zetterstrøm");
  lis_change_set_update (set, LIS_ENTITY_PERSON, kari, renamed);
  lis_session_set_author (fixture->session, "Test");
  lis_session_commit (fixture->session, set, NULL, NULL);
  while (lis_printout_get_sheets (fixture->printout) == old)
    g_main_context_iteration (NULL, TRUE);
  before = lis_printout_sheets_describe_page (old, 0);
  g_assert_cmpstr (before, ==, "Page 1 of 1: Kari Nordmann");
  g_assert_true (has_ink (old, 0));
  after = lis_printout_sheets_describe_page (lis_printout_get_sheets (fixture->printout), 0);
  g_assert_cmpstr (after, ==, "Page 1 of 1: Kari Zetterstrøm");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->save_error);
  fixture->is_saved = lis_printout_save_finish (LIS_PRINTOUT (source), result, &fixture->save_error);
}

static void
save (Fixture *fixture, const char *path, LisPrintoutFormat format, GCancellable *cancellable)
{
  fixture->is_saved = FALSE;
  lis_printout_save (fixture->printout, path, format, cancellable, saved_cb, fixture);
  g_assert_true (lis_printout_is_saving (fixture->printout));
  while (lis_printout_is_saving (fixture->printout))
    g_main_context_iteration (NULL, TRUE);
  while (!fixture->is_saved && fixture->save_error == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  static const struct { LisPrintoutFormat format; const char *ending, *start; } files[] = {
    { LIS_PRINTOUT_PDF, "pdf", "%PDF" }, { LIS_PRINTOUT_XLSX, "xlsx", "PK" },
    { LIS_PRINTOUT_CSV, "csv", "\357\273\277" },
  };
  static const LisPrintoutKind kinds[] = { LIS_PRINTOUT_DOCTOR, LIS_PRINTOUT_VACANCIES, LIS_PRINTOUT_PATHWAYS };

  for (guint i = 0; i < G_N_ELEMENTS (files) * G_N_ELEMENTS (kinds); i++)
    {
      LisPrintoutChoices choices = lis_printout_choices_new (kinds[i / 3]);
      g_autofree char *name = g_strdup_printf ("paper-%u.%s", i, files[i % 3].ending);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *written = NULL;
      GStatBuf about;

      choices.person = find_person (fixture, "Kari");
      g_assert_nonnull (make_sheets (fixture, &choices));
      save (fixture, path, files[i % 3].format, NULL);
      g_assert_no_error (fixture->save_error);
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
      g_assert_true (g_str_has_prefix (written, files[i % 3].start));
      g_assert_cmpint (g_stat (path, &about), ==, 0);
      g_assert_cmpint (about.st_mode & 0777, ==, 0600);
    }
}

static void
test_save_stopped (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_PATHWAYS);
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "paper.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_nonnull (make_sheets (fixture, &choices));
  g_cancellable_cancel (cancellable);
  save (fixture, path, LIS_PRINTOUT_PDF, cancellable);
  g_assert_error (fixture->save_error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&fixture->save_error);
  save (fixture, nowhere, LIS_PRINTOUT_PDF, NULL);
  g_assert_error (fixture->save_error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND);
}

/* Rows of the file as our own reader sees them, each as "|cell|cell|" and on a line. */
static char *
read_again (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_table_read (path, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint row = 0; row < lis_table_count (table); row++)
    {
      g_string_append_c (text, '|');
      for (guint column = 0; column < lis_table_get_width (table, row); column++)
        g_string_append_printf (text, "%s|", lis_table_get_cell (table, row, column));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* What is saved says the same when it is opened again, whatever signs stand in it. */
static void
test_read_again (Fixture *fixture, gconstpointer data)
{
  static const struct { LisPrintoutKind kind; const char *row; } papers[] = {
    { LIS_PRINTOUT_DOCTOR, "Kari Nordmann|" },
    { LIS_PRINTOUT_PATHWAYS, "Kari Nordmann|" },
    { LIS_PRINTOUT_ACTION_TABLE, "Innlemme «utdanningen», med \"alt\"|1.1 -1+Åse O'Neill-Østensjø skal gjøre det|" },
  };
  static const struct { LisPrintoutFormat format; const char *name; } files[] = {
    { LIS_PRINTOUT_XLSX, "paper.xlsx" }, { LIS_PRINTOUT_CSV, "paper.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers) * G_N_ELEMENTS (files); i++)
    {
      LisPrintoutChoices choices = lis_printout_choices_new (papers[i / 2].kind);
      g_autofree char *path = g_build_filename (fixture->folder, files[i % 2].name, NULL);
      g_autofree char *text = NULL;

      choices.person = find_person (fixture, "Kari");
      g_assert_nonnull (make_sheets (fixture, &choices));
      save (fixture, path, files[i % 2].format, NULL);
      g_assert_no_error (fixture->save_error);
      text = read_again (path);
      if (strstr (text, papers[i / 2].row) == NULL)
        g_error ("“%s” is not in %s:\n%s", papers[i / 2].row, files[i % 2].name, text);
    }
}

static void
wait_for_subjects (Fixture *fixture)
{
  while (lis_printout_get_subjects (fixture->printout) == NULL || lis_printout_is_working (fixture->printout))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_action_plans (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_IN_OUT);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_false (lis_printout_offers (fixture->printout, LIS_PRINTOUT_ACTION_STATUS));
  g_assert_nonnull (make_sheets (fixture, &choices));
  wait_for_subjects (fixture);
  g_assert_true (lis_printout_offers (fixture->printout, LIS_PRINTOUT_ACTION_STATUS));
  g_assert_cmpuint (lis_plan_data_count (lis_printout_get_subjects (fixture->printout), LIS_ENTITY_ACTOR), ==, 2);
  choices = lis_printout_choices_new (LIS_PRINTOUT_ACTION_STATUS);
  choices.action_plan = 1;
  choices.actor = 50;
  choices.since = lis_date_from_iso ("2026-04-01");
  lines = lis_printout_sheets_list_lines (make_sheets (fixture, &choices));
  text = g_strjoinv ("\n", lines);
  g_assert_nonnull (strstr (text, "Regional plan, RHF · as of 1 May 2026"));
  g_assert_nonnull (strstr (text, "What: Late; Count: 1"));
  g_assert_nonnull (strstr (text, "Comment: I gang"));
  g_assert_nonnull (strstr (text, "Changes since 1 Apr 2026"));
  g_assert_nonnull (strstr (text, "no status → started"));
}

/* Not offered where there is none, even where one was remembered. */
static void
test_action_plans_gone (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_ACTION_TABLE), recalled;
  g_autofree char *text = NULL;

  choices.action_plan = 1;
  choices.actor = 51;
  text = lis_printout_choices_to_text (&choices);
  recalled = lis_printout_choices_from_text (LIS_PRINTOUT_ACTION_TABLE, text);
  g_assert_true (lis_printout_choices_equal (&recalled, &choices));
  lis_printout_set_choices (fixture->printout, &choices);
  lis_printout_set_active (fixture->printout, TRUE);
  wait_for_subjects (fixture);
  g_assert_false (lis_printout_offers (fixture->printout, LIS_PRINTOUT_ACTION_STATUS));
  g_assert_true (lis_printout_offers (fixture->printout, LIS_PRINTOUT_RECEIVING));
  g_assert_cmpint (lis_printout_get_choices (fixture->printout)->kind, ==, LIS_PRINTOUT_IN_OUT);
  recalled = lis_printout_recall (fixture->printout, LIS_PRINTOUT_ACTION_TABLE);
  g_assert_cmpint (recalled.action_plan, ==, LIS_ID_NONE);
}

static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_RECEIVING);
  g_autoptr (LisPrintout) again = NULL;
  LisPrintoutChoices recalled;

  choices.unit = find_unit (fixture, "Ortopedisk avdeling");
  choices.half_year = lis_half_year_get (lis_date_from_iso ("2027-02-01"), 1);
  choices.since = lis_date_from_iso ("2026-04-01");
  choices.paper = LIS_PAPER_A3;
  choices.grey = TRUE;
  g_assert_nonnull (make_sheets (fixture, &choices));
  lis_printout_choose_kind (fixture->printout, LIS_PRINTOUT_IN_OUT);
  g_assert_cmpint (lis_printout_get_choices (fixture->printout)->unit, ==, LIS_ID_NONE);
  lis_printout_choose_kind (fixture->printout, LIS_PRINTOUT_RECEIVING);
  g_assert_true (lis_printout_choices_equal (lis_printout_get_choices (fixture->printout), &choices));
  again = lis_printout_new (fixture->session);
  g_assert_true (lis_printout_choices_equal (lis_printout_get_choices (again), &choices));
  recalled = lis_printout_choices_from_text (LIS_PRINTOUT_RECEIVING, "unit=un-zzz;half-year=;nonsense;grey=2;since=x");
  choices = lis_printout_choices_new (LIS_PRINTOUT_RECEIVING);
  g_assert_true (lis_printout_choices_equal (&recalled, &choices));
}

/* Choices follow each other faster than sheets are made: the last ones count. */
static void
test_hurry (Fixture *fixture, gconstpointer data)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_IN_OUT);

  lis_printout_set_active (fixture->printout, TRUE);
  for (guint i = 0; i < 30; i++)
    {
      choices = lis_printout_choices_new ((LisPrintoutKind) (i % LIS_N_PRINTOUT_KINDS));
      choices.unit = find_unit (fixture, "Ortopedisk avdeling");
      choices.person = find_person (fixture, "Kari");
      choices.grey = i % 2 == 0;
      lis_printout_set_choices (fixture->printout, &choices);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_nonnull (make_sheets (fixture, &choices));
  g_assert_cmpstr (lis_printout_sheets_get_title (lis_printout_get_sheets (fixture->printout)), ==,
                   lis_report_question_get_title (lis_printout_kind_get_question (choices.kind)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD_WITH(path, lines, function) g_test_add (path, Fixture, lines, set_up, function, tear_down)
#define ADD(path, function) ADD_WITH (path, NULL, function)
  ADD_WITH ("/printout/every-kind", actions, test_every_kind);
  ADD ("/printout/needs", test_needs);
  ADD ("/printout/as-shown", test_as_shown);
  ADD ("/printout/written-meanwhile", test_written_meanwhile);
  ADD ("/printout/save", test_save);
  ADD ("/printout/save-stopped", test_save_stopped);
  ADD_WITH ("/printout/read-again", actions, test_read_again);
  ADD_WITH ("/printout/action-plans", actions, test_action_plans);
  ADD ("/printout/action-plans-gone", test_action_plans_gone);
  ADD ("/printout/remembered", test_remembered);
  ADD_WITH ("/printout/hurry", actions, test_hurry);
  return g_test_run ();
}
