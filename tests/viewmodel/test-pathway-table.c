/* SPDX-License-Identifier: MPL-2.0 */
#include <gio/gio.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-editor.h"
#include "lis-import.h"
#include "lis-pathway-copy.h"
#include "lis-pathway-table.h"
#include "lis-store.h"
#include "lis-test-file.h"
#include "lis-test.h"

/* Two doctors and two departments with the same name, a place a spreadsheet would calculate, and a doctor without
 * periods. */
static const char *const plan[] = {
  "unit: id=11; level=region; name=Helse Eksempel RHF",
  "unit: id=12; level=hospital; name=Fjordby sykehus; parent=11",
  "unit: id=13; level=hospital; name=Dalen sykehus; parent=11",
  "unit: id=14; level=department; name=Ortopedisk avdeling; parent=12",
  "unit: id=15; level=department; name=Ortopedisk avdeling; parent=13",
  "unit: id=16; level=department; name==SUM(A1:A9); parent=12",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi; name_en=Orthopaedic surgery; group=hospital",
  "person: id=101; given_name=Kari; family_name=Nordmann",
  "person: id=102; given_name=Kari; family_name=Nordmann",
  "person: id=103; given_name=Åse; family_name=Ødegård",
  "person: id=104; given_name=Ola; family_name=Vik",
  "training: id=201; person=101; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=203; person=103; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=204; person=104; specialty=20; start=2025-01-01; end=2029-12-31",
  "period: id=601; person=101; unit=14; start=2025-01-01; end=2025-12-31; state=agreed; share=62.5",
  "period: id=602; person=101; unit=15; start=2026-01-01; end=2026-06-30; state=proposed",
  "period: id=603; person=101; wished_unit=16; months=6; state=draft; window_start=2027-01-01",
  "period: id=604; person=102; unit=16; start=2025-01-01; end=2027-12-31; state=agreed",
  "period: id=605; person=104; unit=14; start=2025-01-01; end=2025-06-30; kind=leave; state=agreed",
  "period: id=606; person=104; unit=12; start=2026-07-01; state=draft",
  NULL,
};

typedef struct
{
  char            *folder;
  char            *path;
  LisSession      *session;
  LisPathwayTable *table;
  guint            n_changed;
  guint            n_refreshed;
} Fixture;

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
refreshed_cb (Fixture *fixture)
{
  fixture->n_refreshed++;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LisClock clock = lis_clock_fixed (lis_date_from_iso ("2026-05-01"));

  fixture->folder = lis_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "region.lisplan", NULL);
  lis_test_file_make (fixture->path, plan);
  fixture->session = lis_session_new (&clock);
  lis_session_open (fixture->session, fixture->path);
  while (lis_session_get_state (fixture->session) == LIS_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lis_session_get_state (fixture->session), ==, LIS_SESSION_READY);
  fixture->table = lis_pathway_table_new (fixture->session);
  g_signal_connect_swapped (fixture->table, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->table, "refreshed", G_CALLBACK (refreshed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->table);
  lis_session_close (fixture->session);
  iterate ();
  g_assert_finalize_object (fixture->session);
  g_free (fixture->path);
  lis_test_remove_folder (fixture->folder);
}

static char *
get_cell (Fixture *fixture, guint position, LisPathwayColumn column)
{
  g_autoptr (LisPathwayLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->table), position);

  return lis_pathway_line_format_cell (line, column);
}

static void
assert_cell (Fixture *fixture, guint position, LisPathwayColumn column, const char *expected)
{
  g_autofree char *text = get_cell (fixture, position, column);

  g_assert_cmpstr (text, ==, expected);
}

/* In the order of the chart: Nordmann twice, Vik, Ødegård without periods. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  LisId period;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->table)), ==, 3 + 1 + 2 + 1);
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_DOCTOR, "Kari Nordmann");
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_PLACE, "Ortopedisk avdeling, Fjordby sykehus");
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_SPECIALTY, "Ortopedisk kirurgi");
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_MONTHS, "12");
  assert_cell (fixture, 2, LIS_PATHWAY_COLUMN_PLACE, "=SUM(A1:A9), Fjordby sykehus (wanted)");
  assert_cell (fixture, 2, LIS_PATHWAY_COLUMN_FIRST, "");
  assert_cell (fixture, 6, LIS_PATHWAY_COLUMN_DOCTOR, "Åse Ødegård");
  assert_cell (fixture, 6, LIS_PATHWAY_COLUMN_PLACE, "No periods");
  g_assert_cmpint (lis_pathway_table_get_ids (fixture->table, 1, &period), ==, 101);
  g_assert_cmpint (period, ==, 602);
  lis_pathway_table_get_ids (fixture->table, 6, &period);
  g_assert_cmpint (period, ==, LIS_ID_NONE);
  g_assert_cmpuint (lis_pathway_table_find (fixture->table, 104, 606), ==, 5);
  g_assert_cmpuint (lis_pathway_table_find (fixture->table, 104, LIS_ID_NONE), ==, 4);
  g_assert_cmpuint (lis_pathway_table_find (fixture->table, 999, LIS_ID_NONE), ==, G_MAXUINT);
}

/* A line is one object while somebody holds it, and nothing when nobody does. */
static void
test_recycling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisPathwayLine) first = g_list_model_get_item (G_LIST_MODEL (fixture->table), 1);
  g_autoptr (LisPathwayLine) again = g_list_model_get_item (G_LIST_MODEL (fixture->table), 1);
  LisPathwayLine *other = g_list_model_get_item (G_LIST_MODEL (fixture->table), 2);

  g_assert_true (first == again);
  g_assert_finalize_object (other);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->table), 7));
}

/* Findings come later: the same lines, which say more. A filter gives other lines; the old ones say nothing. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisPathwayLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->table), 2);
  LisPathwayFilter filter = { .search = "vik" };
  LisSeverity severity;

  g_assert_false (lis_pathway_line_get_severity (line, &severity));
  lis_session_count_findings (fixture->session);
  while (fixture->n_refreshed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_true (lis_pathway_line_get_severity (line, &severity));

  lis_session_set_filter (fixture->session, &filter);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->table)), ==, 2);
  g_assert_cmpint (lis_pathway_line_get_person (line), ==, LIS_ID_NONE);
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_DOCTOR, "Ola Vik");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_GROUP, "");
  lis_session_set_group_by (fixture->session, LIS_GROUP_COMPLETION);
  assert_cell (fixture, 0, LIS_PATHWAY_COLUMN_GROUP, "Expected completion 2029");
}

/* Copying */

static LisImportReport *
import (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (fixture->path, LIS_STORE_WRITE, &error);
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LisTable) table = NULL;
  LisImportOptions options = { .dry_run = TRUE };
  LisImportReport *report = NULL;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Test", NULL, NULL);
  table = lis_table_read_bytes ("clipboard", bytes, NULL, &error);
  g_assert_no_error (error);
  lis_import_table (editor, LIS_ENTITY_PERIOD, table, &options, &report, &error);
  if (report != NULL && report->faults->len > 0)
    {
      const LisImportFault *fault = report->faults->pdata[0];

      g_test_message ("%s: %s: %s", fault->column, fault->value, fault->expected);
    }
  g_assert_no_error (error);
  return report;
}

/* What was copied is in the plan as it is, names that several have and all. */
static void
test_copy_comes_back (Fixture *fixture, gconstpointer data)
{
  LisSelection *selection = lis_session_get_selection (fixture->session);
  const LisId persons[] = { 104, 101, 102 };
  g_autofree char *text = NULL;
  g_autoptr (LisImportReport) report = NULL;
  guint n;

  lis_selection_set (selection, persons, G_N_ELEMENTS (persons));
  text = lis_session_copy_pathways (fixture->session, &n);
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (g_str_has_prefix (text, "ID\tDoctor\tPlace\tFrom\t"));
  g_assert_nonnull (strstr (text, "\tOrtopedisk avdeling / Fjordby sykehus\t"));
  g_assert_nonnull (strstr (text, "\t'=SUM(A1:A9)\t"));
  g_assert_null (strstr (text, "\t="));
  /* The plan is let go of, for one at a time writes. */
  lis_session_close (fixture->session);
  iterate ();
  report = import (fixture, text);
  g_assert_cmpuint (report->equal, ==, 6);
  g_assert_cmpuint (report->added + report->changed, ==, 0);
}

static void
test_copy_what_is_in_focus (Fixture *fixture, gconstpointer data)
{
  LisSelection *selection = lis_session_get_selection (fixture->session);
  g_autofree char *one = NULL, *doctor = NULL;
  guint n;

  g_assert_null (lis_session_copy_pathways (fixture->session, NULL));
  lis_selection_set_focus (selection, 101, 602);
  one = lis_session_copy_pathways (fixture->session, &n);
  g_assert_cmpuint (n, ==, 1);
  lis_selection_set_focus (selection, 101, LIS_ID_NONE);
  doctor = lis_session_copy_pathways (fixture->session, &n);
  g_assert_cmpuint (n, ==, 3);
  lis_selection_set_focus (selection, 103, LIS_ID_NONE);
  g_assert_null (lis_session_copy_pathways (fixture->session, &n));
  g_assert_cmpuint (n, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/pathway-table/lines", test_lines);
  ADD ("/pathway-table/recycling", test_recycling);
  ADD ("/pathway-table/changes", test_changes);
  ADD ("/pathway-table/groups", test_groups);
  ADD ("/pathway-table/copy-comes-back", test_copy_comes_back);
  ADD ("/pathway-table/copy-what-is-in-focus", test_copy_what_is_in_focus);
  return g_test_run ();
}
