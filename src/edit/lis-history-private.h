/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history.h"

/* Rows from which lis_history_read_entry() reads; to be followed by WHERE or ORDER BY. */
#define LIS_HISTORY_ENTRIES                                                                                    \
  "SELECT s.number, s.time, s.kind, coalesce(s.reverses, 0), s.message, s.change_count, w.author, w.arguments " \
  "FROM change_set s LEFT JOIN change_set_words w ON w.number = s.number "

/* The row that @statement stands on; NULL with DAMAGED when it cannot be understood. */
LisHistoryEntry *lis_history_read_entry (LisDb *db, LisDbStatement *statement, GError **error);

/* A set of gint64 *: numbers of change sets that are undone, or are undoings that were redone. */
GHashTable      *lis_history_find_reversed (LisDb *db, GError **error);

gboolean         lis_change_kind_can_be_undone (LisChangeKind kind);
