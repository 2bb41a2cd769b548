/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-store.h"

/**
 * LisHistoryEntry: one change set as the history tells it.
 */
typedef struct
{
  gint64        number;
  char         *time;    /* UTC, ISO */
  LisChangeKind kind;
  gint64        reverses; /* number of the change set it undoes or redoes, or 0 */
  char         *author;  /* NULL when erased */
  char         *message; /* message id */
  char        **arguments;
  guint         n_changes;
} LisHistoryEntry;

void       lis_history_entry_free (LisHistoryEntry *entry);
/* The label in the reader's language. Free with g_free(). */
char      *lis_history_entry_get_label (const LisHistoryEntry *entry);
/* The same without "Undone:" or "Redone:" before it. Free with g_free(). */
char      *lis_history_entry_get_plain_label (const LisHistoryEntry *entry);

/* Newest first; @limit 0 for all. Array of LisHistoryEntry. */
GPtrArray *lis_history_list (LisStore *store, guint limit, GError **error);
/* What one change set did, in words: "Period pe-…: To changed from 30.06.2026 to 31.08.2026". Array of strings. */
GPtrArray *lis_history_describe (LisStore *store, gint64 number, GError **error);

/**
 * Compares the chain and every record with the digests kept for them. Array of strings, each a thing found to be wrong
 * in words that name it; empty when all is well.
 */
GPtrArray *lis_history_verify (LisStore *store, GCancellable *cancellable, GError **error);
/* The same as one answer: FALSE with LIS_PLAN_ERROR_DAMAGED naming the first thing found. A LisBackupCheck. */
gboolean   lis_history_check (LisStore *store, GCancellable *cancellable, GError **error);
/* One record as it was read, before it is shown in a form: FALSE with LIS_PLAN_ERROR_DAMAGED when it is not as the
 * history left it. The door does the same with every record it changes, so that damage never becomes history. */
gboolean   lis_history_check_record (LisStore *store, LisEntityType type, gconstpointer record, GError **error);
/* One change set with its changes, before it is undone: what comes out of the history is what went in. */
gboolean   lis_history_check_change_set (LisStore *store, gint64 number, GError **error);
