/* SPDX-License-Identifier: MPL-2.0 */
/* 20 action plans × 2,000 steps × 4 actors with 10 statuses each: the dashboard, read and counted, against a bare loop
 * over the same rows and columns. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "lis-action-summary.h"
#include "lis-bench.h"
#include "lis-store.h"

#define N_PLANS 20
#define N_MEASURES 200 /* of a plan */
#define N_STEPS 10     /* of a measure */
#define N_ACTORS 4
#define N_STATUSES 10

typedef struct
{
  char        *path;
  LisPlanData *data;
  gint64       checksum; /* so that no loop can be left out by the compiler */
} Bench;

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* Rows that nobody will edit are written without a history, which would be larger than they are. */
static void
insert (sqlite3 *db, const char *table, const char *columns, const char *values)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (id, change_set, %s) VALUES (%s)", table, columns,
                                          values);

  run_sql (db, sql);
}

static void
add_names (sqlite3 *db)
{
  for (int i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *values = g_strdup_printf ("%d, 0, 'Foretak %d', 'unit'", 100 + i, i);

      insert (db, "actor", "name, kind", values);
    }
  insert (db, "actor", "name, kind", "99, 0, 'HF', 'group'");
  for (int i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *values = g_strdup_printf ("%d, 0, 99, %d", 200 + i, 100 + i);

      insert (db, "actor_member", "\"group\", member", values);
    }
}

static void
add_statuses (sqlite3_stmt *status, gint64 step)
{
  static const char *const states[] = { "not-started", "started", "done", "stopped" };

  for (int actor = 0; actor < N_ACTORS; actor++)
    for (int i = 0; i < N_STATUSES; i++)
      {
        char day[LIS_DATE_ISO_SIZE];

        lis_date_to_iso (lis_date_new (2024, 1, 1) + i * 70 + (int) (step % 60), day);
        sqlite3_bind_int64 (status, 1, 10000000 + (step * N_ACTORS + actor) * N_STATUSES + i);
        sqlite3_bind_int64 (status, 2, step);
        sqlite3_bind_int64 (status, 3, 100 + actor);
        sqlite3_bind_text (status, 4, day, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text (status, 5, states[MIN ((i + (int) step % 3) / 4, 2)], -1, SQLITE_STATIC);
        g_assert_cmpint (sqlite3_step (status), ==, SQLITE_DONE);
        sqlite3_reset (status);
      }
}

static void
add_measure (sqlite3 *db, sqlite3_stmt *status, int plan, int order)
{
  gint64 measure = 100000 + plan * N_MEASURES + order;
  g_autofree char *values = g_strdup_printf ("%" G_GINT64_FORMAT ", 0, %d, %d, %d, '%d', 'Tiltak nummer %d', 0",
                                             measure, 1000 + plan, 2000 + plan * 4 + order % 4, order + 1, order + 1,
                                             order);

  insert (db, "measure", "action_plan, area, \"order\", number, title, doubtful", values);
  for (int i = 0; i < N_STEPS; i++)
    {
      gint64 step = 200000 + (plan * N_MEASURES + order) * N_STEPS + i;
      g_autofree char *of_step = g_strdup_printf (
        "%" G_GINT64_FORMAT ", 0, %" G_GINT64_FORMAT ", %d, '%d.%d', 'Slik skal vi gjøre det i delpunkt %d', '2025', "
        "'202%d', '2025-01-01', '202%d-12-31', 'period', 0", step, measure, i + 1, order + 1, i + 1, i, 5 + i % 3,
        5 + i % 3);
      g_autofree char *of_actor = g_strdup_printf ("%" G_GINT64_FORMAT ", 0, %" G_GINT64_FORMAT ", 99, 'responsible'",
                                                   1000000 + step, step);

      insert (db, "step", "measure, \"order\", number, text, start_text, due_text, start, \"end\", certainty, doubtful",
              of_step);
      insert (db, "responsibility", "step, actor, kind", of_actor);
      add_statuses (status, step);
    }
}

static void
add_plans (sqlite3 *db)
{
  sqlite3_stmt *status;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO step_status (id, change_set, step, actor, date, state) "
                                           "VALUES (?1, 0, ?2, ?3, ?4, ?5)", -1, &status, NULL), ==, SQLITE_OK);
  for (int plan = 0; plan < N_PLANS; plan++)
    {
      g_autofree char *values = g_strdup_printf ("%d, 0, 'Handlingsplan %d', 0", 1000 + plan, plan);

      insert (db, "action_plan", "name, template", values);
      for (int i = 0; i < 4; i++)
        {
          g_autofree char *area = g_strdup_printf ("%d, 0, %d, %d, 'Innsatsområde %d'", 2000 + plan * 4 + i,
                                                   1000 + plan, i + 1, i);

          insert (db, "area", "action_plan, \"order\", name", area);
        }
      for (int i = 0; i < N_MEASURES; i++)
        add_measure (db, status, plan, i);
    }
  sqlite3_finalize (status);
}

static void
make_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  LisStore *store = lis_store_create (path, &error);
  sqlite3 *db;

  g_assert_no_error (error);
  g_object_unref (store);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run_sql (db, "PRAGMA foreign_keys=OFF; BEGIN");
  add_names (db);
  add_plans (db);
  run_sql (db, "COMMIT");
  sqlite3_close (db);
}

static void
show_dashboard (const LisPlanData *data, Bench *bench)
{
  g_autoptr (LisActions) actions = lis_actions_new (data, lis_date_new (2026, 3, 15), NULL);
  LisActionQuestion question = { .since = LIS_DATE_NONE };
  g_autoptr (LisActionSummary) summary = lis_action_summary_new (actions, &question);

  g_assert_cmpuint (summary->n_steps, ==, N_PLANS * N_MEASURES * N_STEPS);
  bench->checksum += g_array_index (summary->figures, LisActionFigure, 0).count;
}

static void
read_and_show (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (bench->path, LIS_STORE_READ, &error);
  g_autoptr (LisPlanData) data = lis_store_load_data (store, lis_action_entities, NULL, &error);

  g_assert_no_error (error);
  show_dashboard (data, bench);
}

static void
read_rows (Bench *bench, sqlite3 *db, const LisEntity *entity)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id, change_set");
  sqlite3_stmt *statement;

  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", entity->name);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < (int) entity->n_fields + 2; i++)
      {
        if (sqlite3_column_type (statement, i) == SQLITE_INTEGER)
          bench->checksum += sqlite3_column_int64 (statement, i);
        else if (sqlite3_column_text (statement, i) != NULL)
          bench->checksum += sqlite3_column_text (statement, i)[0];
      }
  sqlite3_finalize (statement);
}

static void
scan_rows (gpointer user_data)
{
  Bench *bench = user_data;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (bench->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; lis_action_entities[i] != LIS_ENTITY_NONE; i++)
    read_rows (bench, db, lis_entity_get (lis_action_entities[i]));
  sqlite3_close (db);
}

int
main (void)
{
  Bench bench = { 0 };
  const char *folder = g_getenv ("LISPLAN_BENCH_FOLDER");
  gboolean holds;

  bench.path = g_build_filename (folder != NULL ? folder : g_get_tmp_dir (), "bench-actions.lisplan", NULL);
  if (!g_file_test (bench.path, G_FILE_TEST_EXISTS))
    make_plan (bench.path);
  holds = lis_bench_compare ("dashboard of 20 plans × 2,000 steps", 1.5, read_and_show, "bare loop", scan_rows, &bench,
                             3);
  g_free (bench.path);
  return holds ? 0 : 1;
}
