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
  LisDbStatement *statement;
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
void      lis_history_reader_close (LisHistoryReader *reader);

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

/* All lines, open and personal, of the row the reader stands on. FALSE with DAMAGED when they cannot be understood. */
GArray   *lis_history_reader_parse (LisHistoryReader *reader, const LisEntity *entity, GError **error);
