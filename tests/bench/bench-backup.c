/* SPDX-License-Identifier: MPL-2.0 */
/* A backup of a plan of 5,000 doctors against what SQLite itself does for a copy, with the digest of the file: first of
 * a plan that has not changed since the newest backup, as most are when they are opened; then of one that has, with
 * every page, table, record and the chain of the copy looked through. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "lis-backup.h"
#include "lis-bench.h"
#include "lis-file.h"
#include "lis-history.h"

#define N_DOCTORS 5000
#define N_RUNS 5

typedef struct
{
  char       *plan;
  char       *folder;
  char       *copy;
  LisBackups *backups;
} Copying;

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *child;

  while (entries != NULL && (child = g_dir_read_name (entries)) != NULL)
    remove_file (path, child);
  if (g_remove (path) != 0)
    g_error ("%s could not be removed", path);
}

static void
copy_by_sqlite (gpointer data)
{
  Copying *copying = data;
  g_autoptr (GError) error = NULL;
  sqlite3 *from, *to;
  sqlite3_backup *backup;
  LisDigest digest;

  g_unlink (copying->copy);
  g_assert_cmpint (sqlite3_open_v2 (copying->plan, &from, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (copying->copy, &to), ==, SQLITE_OK);
  backup = sqlite3_backup_init (to, "main", from, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  sqlite3_close (from);
  sqlite3_close (to);
  g_assert_true (lis_file_digest (copying->copy, NULL, &digest, &error));
}

static void
make (Copying *copying, LisBackupOccasion occasion)
{
  LisBackupJob job = { .check = lis_history_check };
  g_autoptr (GError) error = NULL;

  lis_backups_make (copying->backups, occasion, &job, NULL, &error);
  g_assert_no_error (error);
}

static void
make_unchanged (gpointer data)
{
  make (data, LIS_BACKUP_OPEN);
}

/* One made by hand is kept and looked through whatever is there. */
static void
make_verified (gpointer data)
{
  make (data, LIS_BACKUP_BY_HAND);
}

int
main (void)
{
  g_autofree char *plan = lis_bench_get_plan (N_DOCTORS);
  g_autofree char *folder = g_dir_make_tmp ("lisplan-bench-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.lisplan", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *above = g_path_get_dirname (folder);
  Copying copying = { plan, folder, copy, lis_backups_new (plan, folder, NULL) };
  gboolean holds;

  make (&copying, LIS_BACKUP_OPEN);
  holds = lis_bench_compare ("backup of 5,000 doctors, unchanged", 1.5, make_unchanged, "SQLite's backup and a digest",
                             copy_by_sqlite, &copying, N_RUNS);
  holds &= lis_bench_compare ("the same, kept and verified", 1.5, make_verified, "SQLite's backup and a digest",
                              copy_by_sqlite, &copying, N_RUNS);
  lis_backups_free (copying.backups);
  remove_file (above, name);
  return holds ? 0 : 1;
}
