/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * A layer between SQLite and the disk, for tests only: it tells what is done to every file and can make it fail.
 */
typedef enum
{
  LIS_FAULT_OPEN = 1,
  LIS_FAULT_READ,
  LIS_FAULT_WRITE,
  LIS_FAULT_TRUNCATE,
  LIS_FAULT_SYNC,
  LIS_FAULT_DELETE,
  LIS_FAULT_LOCK,
  LIS_FAULT_UNLOCK,
} LisFaultOperation;

typedef struct
{
  LisFaultOperation operation;
  const char       *path;
  gconstpointer     bytes;      /* WRITE */
  gint64            offset;     /* WRITE, READ; TRUNCATE: the size */
  gsize             length;     /* WRITE, READ */
  gboolean          is_journal; /* OPEN, SYNC: the file is a rollback journal, whose folder is synchronised with it */
  gboolean          with_folder; /* DELETE: the folder is synchronised */
  int               level;      /* LOCK, UNLOCK: SQLite's, 0 for none, 1 shared … 4 exclusive */
} LisFaultEvent;

typedef struct
{
  /* SQLITE_OK, or the error to give instead of doing it. @written: (WRITE) how many bytes are written all the same. */
  int  (*before) (const LisFaultEvent *event, gsize *written, gpointer data);
  /* It was done. */
  void (*after) (const LisFaultEvent *event, gpointer data);
} LisFaultHooks;

/* Becomes SQLite's way to the disk, once per program. */
void lis_fault_vfs_register (void);
/* Either hook may be NULL. @hooks NULL: nothing is told of files opened from now on, nor of others. */
void lis_fault_vfs_set_hooks (const LisFaultHooks *hooks, gpointer data);
