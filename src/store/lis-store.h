/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-db.h"
#include "lis-digest.h"
#include "lis-plan-data.h"

#define LIS_STORE_APPLICATION_ID 0x4C49534E /* "LISN" */
#define LIS_STORE_VERSION 1

typedef enum
{
  LIS_STORE_WRITE,          /* fails when another writer has the plan or it cannot be written */
  LIS_STORE_WRITE_OR_READ,  /* reads only in that case; lis_store_get_read_only_reason() tells why */
  LIS_STORE_READ,
} LisStoreMode;

/**
 * LisStore: an open plan file. It belongs to the thread that opened it.
 *
 * Signal "changed" (GArray of LisStoreChange): records written by a change set of this program, or an empty array when
 * another program has written and everything must be read again.
 */
#define LIS_TYPE_STORE (lis_store_get_type ())
G_DECLARE_FINAL_TYPE (LisStore, lis_store, LIS, STORE, GObject)

typedef struct
{
  LisEntityType entity;
  LisId         id;
} LisStoreChange;

/* A new empty plan at @path, mode 0600, open for writing. Half-made files are never left behind. */
LisStore    *lis_store_create (const char *path, GError **error);
/* LIS_PLAN_ERROR: NOT_FOUND, NOT_A_PLAN, DAMAGED, NEWER, LOCKED with who has it and since when, READ_ONLY … */
LisStore    *lis_store_open (const char *path, LisStoreMode mode, GError **error);

const char  *lis_store_get_path (LisStore *store);
gboolean     lis_store_is_writable (LisStore *store);
/* A sentence for the reader ("Kari Nordmann on pc-17 has had it open since …"), or NULL when it is writable. */
const char  *lis_store_get_read_only_reason (LisStore *store);

/* All records of one entity in order of id. */
LisRecordSet *lis_store_load (LisStore *store, LisEntityType type, GCancellable *cancellable, GError **error);
/* Several at once, as they were at one moment: a list of LisEntityType ended by LIS_ENTITY_NONE. Reads in parts between
 * which another program can write, and begins anew when it did. */
LisPlanData  *lis_store_load_data (LisStore *store, const LisEntityType *types, GCancellable *cancellable,
                                   GError **error);
/* One record, to be freed with lis_record_free(), or NULL without @error when there is none. */
gpointer      lis_store_find (LisStore *store, LisEntityType type, LisId id, GError **error);

/* The end of the history's chain, or another place in it. */
typedef struct
{
  gint64    number; /* of the change set; 0: there is none */
  LisDigest digest;
} LisStoreHead;

/* Of change set @number, or of the newest when 0. */
gboolean      lis_store_read_head (LisStore *store, gint64 number, LisStoreHead *head, GError **error);

/* The whole file's pages and references looked through, and its tables compared with those of its version. */
gboolean      lis_store_check_file (LisStore *store, GError **error);
/**
 * A plan on a network drive that is open to be written is worked on through a copy on this machine (LisCheckout), and
 * lis_store_get_path() still is the original. After every change set it is written back by itself, before the change
 * set's commit returns; this does it at another moment, and tries again what has failed. Does nothing for other plans.
 *
 * Returns: FALSE with LIS_PLAN_ERROR, as lis_store_get_network_fault().
 */
gboolean      lis_store_write_back (LisStore *store, GError **error);
/* Why the changes made so far are only on this machine (UNREACHABLE, NO_SPACE, READ_ONLY, FAILED: a sentence for the
 * reader), or NULL. lis_store_poll() tries again now and then. */
const GError *lis_store_get_network_fault (LisStore *store);
/* Where the work is saved because others have changed the original meanwhile, or NULL: to be told, with what
 * lis_backups_compare() finds. */
const char   *lis_store_get_saved_beside (LisStore *store);

/* TRUE when another program has written since the last call; emits "changed" with an empty array then. */
gboolean      lis_store_poll (LisStore *store);

/* For edit/ only, the one room that writes. */
LisDb        *lis_store_get_db (LisStore *store);
void          lis_store_emit_changed (LisStore *store, GArray *changes);
