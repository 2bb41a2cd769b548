/* SPDX-License-Identifier: MPL-2.0 */
/* One period changed through the door and on the disk, against a bare transaction that writes the same rows and the
 * same history with the same durability. Both wait for the disk, so wall time counts; they take turns, so that both
 * meet the same disk. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "lis-bench.h"
#include "lis-editor.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-test.h"

#define N_PERIODS 5000
#define N_TURNS 300

typedef struct
{
  LisStore     *store;
  LisEditor    *editor;
  LisId         person;
  LisId         periods[N_PERIODS];
  sqlite3      *bare;
  sqlite3_stmt *statements[5];
  gint64        number;
} Change;

static const char *const sql[] = {
  "UPDATE period SET change_set = ?1, \"end\" = ?2 WHERE id = ?3",
  "INSERT INTO change_set (number, time, kind, message, words_digest, change_count, digest) "
  "VALUES (?1, '2026-03-01T12:00:00.000Z', 'edit', 'Benchmark', zeroblob (32), 1, zeroblob (32))",
  "INSERT INTO change_set_words (number, salt, author, arguments) VALUES (?1, zeroblob (16), 'Benchmark', '')",
  "INSERT INTO change (change_set, sequence, entity, record, operation, previous, fields, personal_digest, "
  "record_digest) VALUES (?1, 1, 'period', ?3, 'update', ?1 - 1, 'end' || char (9) || '2026-06-30' || char (9) || ?2, "
  "zeroblob (32), zeroblob (32))",
  "INSERT INTO change_personal (change_set, sequence, salt, fields) VALUES (?1, 1, zeroblob (16), '')",
};

static void
make_plan (Change *change)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Benchmark", NULL);
  LisPerson *person = lis_record_new (&lis_person_entity);
  g_autoptr (GError) error = NULL;

  change->person = person->record.id = lis_editor_new_id (change->editor);
  person->given_name = g_strdup ("Prøve");
  person->family_name = g_strdup ("Liksomstad");
  lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
  for (guint i = 0; i < N_PERIODS; i++)
    {
      LisPeriod *period = lis_record_new (&lis_period_entity);

      change->periods[i] = period->record.id = lis_editor_new_id (change->editor);
      period->person = change->person;
      period->start = lis_date_new (2026, 1, 1);
      period->end = lis_date_new (2026, 7, 1);
      period->note = g_strdup ("Oppdiktet");
      lis_change_set_insert (set, LIS_ENTITY_PERIOD, period);
    }
  lis_editor_commit (change->editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void
change_through_door (Change *change, guint turn)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Benchmark", NULL);
  g_autoptr (GError) error = NULL;
  LisPeriod *before =
      lis_store_find (change->store, LIS_ENTITY_PERIOD, change->periods[turn * 7 % N_PERIODS], &error);
  LisPeriod *after = lis_record_copy (&lis_period_entity, before);

  after->end += 31 + (LisDate) turn;
  lis_change_set_update (set, LIS_ENTITY_PERIOD, before, after);
  lis_record_free (&lis_period_entity, before);
  lis_editor_commit (change->editor, set, NULL, &error);
  g_assert_no_error (error);
}

/* The plan's own settings (lis-db-sqlite.c) on a copy of the file. */
static void
open_bare (Change *change, const char *path)
{
  sqlite3_stmt *last;

  g_assert_cmpint (sqlite3_open (path, &change->bare), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (change->bare, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
                                               "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -8000",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    g_assert_cmpint (sqlite3_prepare_v2 (change->bare, sql[i], -1, &change->statements[i], NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (change->bare, "SELECT max(number) FROM change_set", -1, &last, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (last), ==, SQLITE_ROW);
  change->number = sqlite3_column_int64 (last, 0);
  sqlite3_finalize (last);
}

static void
change_bare (Change *change, guint turn)
{
  change->number++;
  g_assert_cmpint (sqlite3_exec (change->bare, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  /* The change set first: the others refer to it. */
  for (guint i = 1; i <= G_N_ELEMENTS (sql); i++)
    {
      sqlite3_stmt *statement = change->statements[i % G_N_ELEMENTS (sql)];

      sqlite3_bind_int64 (statement, 1, change->number);
      if (sqlite3_bind_parameter_count (statement) > 1)
        {
          sqlite3_bind_text (statement, 2, "2026-07-31", -1, SQLITE_STATIC);
          sqlite3_bind_int64 (statement, 3, change->periods[turn * 7 % N_PERIODS]);
        }
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  g_assert_cmpint (sqlite3_exec (change->bare, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
add_time (GArray *times, gint64 start)
{
  double time = (double) (g_get_monotonic_time () - start) / 1000.0;

  g_array_append_val (times, time);
}

static gboolean
measure (Change *change)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();

      change_through_door (change, turn);
      add_time (ours, start);
      start = g_get_monotonic_time ();
      change_bare (change, turn);
      add_time (bare, start);
    }
  return lis_bench_report ("one period changed through the door, on the disk", lis_bench_median (ours),
                           "the same rows by a bare transaction", lis_bench_median (bare), "ms", 1.5);
}

int
main (void)
{
  /* Where the build is: a folder in memory has no disk to wait for. */
  const char *where = g_getenv ("LISPLAN_BENCH_FOLDER");
  g_autofree char *template = g_build_filename (where != NULL ? where : ".", "lisplan-bench-XXXXXX", NULL);
  char *folder = g_mkdtemp (template);
  g_autofree char *path = g_build_filename (folder, "change.lisplan", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.lisplan", NULL);
  g_autofree Change *change = g_new0 (Change, 1);
  g_autoptr (GError) error = NULL;
  gboolean holds;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  change->store = lis_store_create (path, &error);
  g_assert_no_error (error);
  change->editor = lis_editor_new (change->store, "Benchmark", NULL, NULL);
  make_plan (change);
  g_assert_true (lis_db_copy_to (lis_store_get_db (change->store), bare, NULL, NULL, NULL, &error));
  open_bare (change, bare);
  holds = measure (change);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    sqlite3_finalize (change->statements[i]);
  sqlite3_close (change->bare);
  lis_editor_free (change->editor);
  g_object_unref (change->store);
  lis_test_remove_folder (g_steal_pointer (&template));
  return holds ? 0 : 1;
}
