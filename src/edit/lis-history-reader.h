/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-digest.h"
#include "lis-history-format.h"
#include "lis-store.h"

/**
 * LisHistoryReader: the rows of "change" of one change set, in order, with what lies beside the chain.
 */
typedef struct
{
  LisDb          *db;
  gint64          number;
  LisDbStatement *statement;
  gboolean        backwards;
  guint           n_of_part;    /* rows read since the lock was let go */
  LisHistoryRow   row;          /* texts belong to the statement, until the next row */
  LisDigest       personal_digest;
  LisDigest       record_digest;
  gboolean        has_salt;     /* FALSE too when the personal values were erased */
  guint8          salt[LIS_SALT_SIZE];
  const char     *personal;     /* lines, or NULL */
} LisHistoryReader;

/* @backwards: last change first. */
gboolean  lis_history_reader_open (LisHistoryReader *reader, LisDb *db, gint64 number, gboolean backwards,
                                   GError **error);
LisDbStep lis_history_reader_next (LisHistoryReader *reader, GError **error);
/* For single rows, each by lis_history_reader_read_row(): DONE when there is no such row. */
gboolean  lis_history_reader_open_rows (LisHistoryReader *reader, LisDb *db, GError **error);
LisDbStep lis_history_reader_read_row (LisHistoryReader *reader, gint64 number, gint64 sequence, GError **error);
void      lis_history_reader_close (LisHistoryReader *reader);

/* Sets LIS_PLAN_ERROR_DAMAGED for a change set that cannot be understood. Returns FALSE. */
gboolean  lis_history_fail_damaged (LisDb *db, gint64 number, GError **error);
/* A text that may come from a damaged file can be shown: there and valid UTF-8. */
gboolean  lis_history_is_text (const char *text);

/* Copies a digest out of a column; FALSE when it is null or of another length. */
gboolean  lis_history_read_digest (LisDbStatement *statement, int column, LisDigest *digest);

/**
 * LisFieldChange: one line of a change. Texts as in files, NULL for empty.
 */
typedef struct
{
  const LisField *field;
  char           *before;
  char           *after;
} LisFieldChange;

/* The entity of the row the reader stands on; NULL with DAMAGED when there is none of that name. */
const LisEntity *lis_history_reader_get_entity (LisHistoryReader *reader, GError **error);
/* All lines, open and personal, of the row the reader stands on. FALSE with DAMAGED when they cannot be understood. */
GArray   *lis_history_reader_parse (LisHistoryReader *reader, const LisEntity *entity, GError **error);
