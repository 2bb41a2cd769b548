/* SPDX-License-Identifier: MPL-2.0 */
/* Figure 6: 50,000 periods out of a CSV file through the door, against a bare loop that writes the same rows of periods
 * and history into the same tables and indexes. Both parse the file, look up doctors and places, and commit once. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "lis-bench.h"
#include "lis-import.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-reference.h"

#define N_DOCTORS 5000
#define N_PERIODS 50000
#define N_UNITS 50

typedef struct
{
  char *folder;
  char *csv;
  char *base;   /* plan with doctors and units, copied for each run */
  char *target;
} Importing;

static void
add_units_and_doctors (LisEditor *editor)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Benchmark", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_UNITS; i++)
    {
      LisUnit *unit = lis_record_new (&lis_unit_entity);

      unit->record.id = lis_editor_new_id (editor);
      unit->level = LIS_UNIT_DEPARTMENT;
      unit->code = g_strdup_printf ("A%02u", i);
      unit->name = g_strdup_printf ("Avdeling nummer %u", i);
      lis_change_set_insert (set, LIS_ENTITY_UNIT, unit);
    }
  for (guint i = 0; i < N_DOCTORS; i++)
    {
      LisPerson *person = lis_record_new (&lis_person_entity);

      person->record.id = lis_editor_new_id (editor);
      person->local_id = g_strdup_printf ("T%05u", i);
      person->given_name = g_strdup_printf ("Prøve %u", i);
      person->family_name = g_strdup ("Liksomstad");
      lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
    }
  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void
write_csv (const char *path)
{
  g_autoptr (GString) csv = g_string_new ("lege;tjenestested;fra;til;stillingsprosent;status\n");
  char start[LIS_DATE_ISO_SIZE], end[LIS_DATE_ISO_SIZE];

  for (guint i = 0; i < N_PERIODS; i++)
    {
      LisDate first = lis_date_add_months (lis_date_new (2022, 3, 1), (int) (i / N_DOCTORS) * 6);

      g_string_append_printf (csv, "T%05u;A%02u;%s;%s;100;agreed\n", i % N_DOCTORS, i * 7 % N_UNITS,
                              lis_date_to_iso (first, start),
                              lis_date_to_iso (lis_date_add_months (first, 6) - 1, end));
    }
  g_assert_true (g_file_set_contents (path, csv->str, (gssize) csv->len, NULL));
}

static void
copy_base (Importing *importing)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_unlink (importing->target);
  g_assert_true (g_file_get_contents (importing->base, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (importing->target, bytes, (gssize) length, NULL));
}

static void
import_by_door (gpointer data)
{
  Importing *importing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisTable) table = NULL;
  g_autoptr (LisImportReport) report = NULL;
  LisImportOptions options = { 0 };

  copy_base (importing);
  store = lis_store_open (importing->target, LIS_STORE_WRITE, &error);
  g_assert_no_error (error);
  editor = lis_editor_new (store, "Benchmark", NULL, NULL);
  table = lis_table_read (importing->csv, NULL, &error);
  g_assert_no_error (error);
  lis_import_table (editor, LIS_ENTITY_PERIOD, table, &options, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, N_PERIODS);
}

static GHashTable *
load_ids (sqlite3 *db, const char *sql)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 1);

      g_hash_table_insert (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                           g_memdup2 (&id, sizeof id));
    }
  sqlite3_finalize (statement);
  return ids;
}

static void
write_period (sqlite3_stmt *period, gint64 id, gint64 person, gint64 unit, char **cells)
{
  sqlite3_bind_int64 (period, 1, id);
  sqlite3_bind_int64 (period, 2, person);
  sqlite3_bind_int64 (period, 3, unit);
  sqlite3_bind_text (period, 4, cells[2], -1, SQLITE_STATIC);
  sqlite3_bind_text (period, 5, cells[3], -1, SQLITE_STATIC);
  sqlite3_bind_int (period, 6, 10000);
  sqlite3_bind_text (period, 7, cells[5], -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (period), ==, SQLITE_DONE);
  sqlite3_reset (period);
}

static void
write_history (sqlite3_stmt *change, gint64 sequence, gint64 id, gint64 person, gint64 unit, char **cells,
               GString *text)
{
  static const guint8 digest[32] = { 1 };

  g_string_printf (text, "person\t\\N\tpn-%013" G_GINT64_MODIFIER "X\nkind\t\\N\tservice\nunit\t\\N\tun-%013"
                         G_GINT64_MODIFIER "X\nstart\t\\N\t%s\nend\t\\N\t%s\nshare\t\\N\t%s\nstate\t\\N\t%s\n",
                   (guint64) person, (guint64) unit, cells[2], cells[3], cells[4], cells[5]);
  sqlite3_bind_int64 (change, 1, sequence);
  sqlite3_bind_int64 (change, 2, id);
  sqlite3_bind_text (change, 3, text->str, (int) text->len, SQLITE_STATIC);
  sqlite3_bind_blob (change, 4, digest, sizeof digest, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (change), ==, SQLITE_DONE);
  sqlite3_reset (change);
}

static void
import_lines (sqlite3 *db, char **lines, GHashTable *people, GHashTable *units)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *period, *change;

  sqlite3_prepare_v2 (db, "INSERT INTO period (id, change_set, person, kind, unit, start, \"end\", share, state) "
                          "VALUES (?1, 2, ?2, 'service', ?3, ?4, ?5, ?6, ?7)", -1, &period, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO change (change_set, sequence, entity, record, operation, previous, fields, "
                          "record_digest) VALUES (2, ?1, 'period', ?2, 'insert', 0, ?3, ?4)", -1, &change, NULL);
  for (gint64 i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);
      gint64 person = *(gint64 *) g_hash_table_lookup (people, cells[0]);
      gint64 unit = *(gint64 *) g_hash_table_lookup (units, cells[1]);
      gint64 id = ((gint64) 77 << 32) + i;

      write_period (period, id, person, unit, cells);
      write_history (change, i, id, person, unit, cells, text);
    }
  sqlite3_finalize (period);
  sqlite3_finalize (change);
}

static void
import_by_bare_loop (gpointer data)
{
  Importing *importing = data;
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GHashTable) units = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  sqlite3 *db;

  copy_base (importing);
  g_assert_cmpint (sqlite3_open (importing->target, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -8000; BEGIN", NULL,
                NULL, NULL);
  people = load_ids (db, "SELECT local_id, id FROM person");
  units = load_ids (db, "SELECT code, id FROM unit");
  g_assert_true (g_file_get_contents (importing->csv, &csv, NULL, NULL));
  lines = g_strsplit (csv, "\n", -1);
  sqlite3_exec (db, "INSERT INTO change_set VALUES (2, '2026', 'import', NULL, 'x', x'00', 50000, x'00')", NULL, NULL,
                NULL);
  import_lines (db, lines, people, units);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
make_base (Importing *importing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (importing->base, &error);
  g_autoptr (LisEditor) editor = NULL;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Benchmark", NULL, NULL);
  add_units_and_doctors (editor);
}

int
main (void)
{
  Importing importing = { .folder = g_dir_make_tmp ("lisplan-bench-XXXXXX", NULL) };
  gboolean holds;

  importing.csv = g_build_filename (importing.folder, "periods.csv", NULL);
  importing.base = g_build_filename (importing.folder, "base.lisplan", NULL);
  importing.target = g_build_filename (importing.folder, "target.lisplan", NULL);
  make_base (&importing);
  write_csv (importing.csv);
  holds = lis_bench_compare ("6 importing 50,000 periods", 2.0, import_by_door, "bare loop", import_by_bare_loop,
                             &importing, 5);
  g_unlink (importing.csv);
  g_unlink (importing.base);
  g_unlink (importing.target);
  g_rmdir (importing.folder);
  return holds ? 0 : 1;
}
