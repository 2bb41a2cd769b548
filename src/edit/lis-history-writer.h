/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-db.h"
#include "lis-digest.h"
#include "lis-entropy.h"
#include "lis-history-format.h"

/**
 * LisHistoryWriter: the prepared statements that write the history, and the chain as far as it has come.
 */
typedef struct _LisHistoryWriter LisHistoryWriter;

LisHistoryWriter *lis_history_writer_new (LisDb *db, LisEntropy *entropy);
void              lis_history_writer_free (LisHistoryWriter *writer);

/* Gives the next change set its number and writes its row, inside a transaction. */
gboolean          lis_history_writer_begin (LisHistoryWriter *writer, const LisChangeSet *set, const char *author,
                                            const char *time, gint64 *number, GError **error);
gboolean          lis_history_writer_add (LisHistoryWriter *writer, const LisChange *change, GError **error);
/* Closes the chain over what was added. @digest: (out): of the change set. */
gboolean          lis_history_writer_finish (LisHistoryWriter *writer, LisDigest *digest, GError **error);
