/* SPDX-License-Identifier: MPL-2.0 */
/* Figure 3, second half: reading what the chart needs, against a bare loop over the same rows and columns. */
#include <sqlite3.h>

#include "lis-bench.h"
#include "lis-pathways.h"
#include "lis-store.h"

typedef struct
{
  char  *path;
  gint64 checksum; /* so that no loop can be left out by the compiler */
} Reading;

static void
read_by_store (gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (reading->path, LIS_STORE_READ, &error);
  g_autoptr (LisPlanData) plan = lis_store_load_data (store, lis_pathways_entities, NULL, &error);

  g_assert_no_error (error);
  reading->checksum += plan->sets[LIS_ENTITY_PERIOD]->count;
}

static void
read_rows (Reading *reading, sqlite3 *db, const LisEntity *entity)
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
          reading->checksum += sqlite3_column_int64 (statement, i);
        else if (sqlite3_column_text (statement, i) != NULL)
          reading->checksum += sqlite3_column_text (statement, i)[0];
      }
  sqlite3_finalize (statement);
}

static void
read_by_bare_loop (gpointer data)
{
  Reading *reading = data;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (reading->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; lis_pathways_entities[i] != LIS_ENTITY_NONE; i++)
    read_rows (reading, db, lis_entity_get (lis_pathways_entities[i]));
  sqlite3_close (db);
}

int
main (void)
{
  Reading reading = { .path = lis_bench_get_plan (10000) };
  gboolean holds = lis_bench_compare ("3 reading 10,000 × 12", 2.0, read_by_store, "bare loop", read_by_bare_loop,
                                      &reading, 7);

  g_free (reading.path);
  return holds ? 0 : 1;
}
