/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-writer.h"

#include <string.h>

#include "lis-change-set-private.h"
#include "lis-history-reader.h"

typedef enum
{
  STATEMENT_LAST,
  STATEMENT_CHANGE_SET,
  STATEMENT_WORDS,
  STATEMENT_CHANGE,
  STATEMENT_PERSONAL,
  STATEMENT_CLOSE,
  N_STATEMENTS,
} Statement;

static const char *const statement_texts[N_STATEMENTS] = {
  "SELECT number, digest FROM change_set ORDER BY number DESC LIMIT 1",
  "INSERT INTO change_set (number, time, kind, reverses, message, words_digest, change_count, digest) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6)",
  "INSERT INTO change_set_words (number, salt, author, arguments) VALUES (?1, ?2, ?3, ?4)",
  "INSERT INTO change (change_set, sequence, entity, record, operation, previous, fields, personal_digest, "
  "record_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  "INSERT INTO change_personal (change_set, sequence, salt, fields) VALUES (?1, ?2, ?3, ?4)",
  "UPDATE change_set SET digest = ?2 WHERE number = ?1",
};

struct _LisHistoryWriter
{
  LisDb          *db;
  LisEntropy     *entropy;
  LisDbStatement *statements[N_STATEMENTS];
  LisChangeText   text;
  LisDigestState  chain;
  gint64          number;
  gint64          sequence;
};

LisHistoryWriter *
lis_history_writer_new (LisDb *db, LisEntropy *entropy)
{
  LisHistoryWriter *writer = g_aligned_alloc0 (1, sizeof (LisHistoryWriter), G_ALIGNOF (LisHistoryWriter));

  writer->db = db;
  writer->entropy = entropy;
  lis_change_text_init (&writer->text);
  return writer;
}

void
lis_history_writer_free (LisHistoryWriter *writer)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    lis_db_statement_free (writer->statements[i]);
  lis_change_text_clear (&writer->text);
  g_aligned_free (writer);
}

static LisDbStatement *
get_statement (LisHistoryWriter *writer, Statement which, GError **error)
{
  if (writer->statements[which] == NULL)
    writer->statements[which] = lis_db_prepare (writer->db, statement_texts[which], error);
  return writer->statements[which];
}

/* The chain of an empty history starts from 32 zero bytes. */
static gboolean
read_last (LisHistoryWriter *writer, gint64 *number, LisDigest *digest, GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_LAST, error);
  LisDbStep step;
  gboolean whole = TRUE;

  *number = 0;
  memset (digest, 0, sizeof *digest);
  if (statement == NULL)
    return FALSE;
  step = lis_db_step (statement, error);
  if (step == LIS_DB_ROW)
    {
      *number = lis_db_column_int (statement, 0);
      /* Nothing is chained to what is damaged. */
      whole = lis_history_read_digest (statement, 1, digest) ||
              lis_history_fail_damaged (writer->db, *number, error);
    }
  lis_db_statement_reset (statement);
  return whole && step != LIS_DB_ERROR;
}

static gboolean
write_change_set (LisHistoryWriter *writer, const LisChangeSet *set, const char *time, const LisDigest *words_digest,
                  GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_CHANGE_SET, error);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, writer->number);
  lis_db_bind_text (statement, 2, time);
  lis_db_bind_text (statement, 3, lis_change_kind_to_name (set->kind));
  if (set->reverses > 0)
    lis_db_bind_int (statement, 4, set->reverses);
  else
    lis_db_bind_null (statement, 4);
  lis_db_bind_text (statement, 5, set->message);
  lis_db_bind_blob (statement, 6, words_digest->bytes, LIS_DIGEST_SIZE);
  lis_db_bind_int (statement, 7, set->changes->len);
  return lis_db_run (statement, NULL, error);
}

static gboolean
write_words (LisHistoryWriter *writer, const guint8 *salt, const char *author, const char *arguments, GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_WORDS, error);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, writer->number);
  lis_db_bind_blob (statement, 2, salt, LIS_SALT_SIZE);
  lis_db_bind_text (statement, 3, author);
  lis_db_bind_text (statement, 4, arguments);
  return lis_db_run (statement, NULL, error);
}

gboolean
lis_history_writer_begin (LisHistoryWriter *writer, const LisChangeSet *set, const char *author, const char *time,
                          gint64 *number, GError **error)
{
  g_autofree char *arguments = lis_history_join_arguments (set->arguments);
  guint8 salt[LIS_SALT_SIZE];
  LisDigest previous, words_digest;

  if (!read_last (writer, &writer->number, &previous, error))
    return FALSE;
  writer->number++;
  writer->sequence = 0;
  lis_entropy_fill (writer->entropy, salt, sizeof salt);
  lis_history_digest_salted (salt, author, arguments, &words_digest);
  lis_history_chain_begin (&writer->chain, &previous, writer->number, time, lis_change_kind_to_name (set->kind),
                           set->reverses, set->message, &words_digest, set->changes->len);
  *number = writer->number;
  return write_change_set (writer, set, time, &words_digest, error) &&
         write_words (writer, salt, author, arguments, error);
}

static gboolean
write_change (LisHistoryWriter *writer, const LisHistoryRow *row, GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_CHANGE, error);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, writer->number);
  lis_db_bind_int (statement, 2, row->sequence);
  lis_db_bind_text (statement, 3, row->entity);
  lis_db_bind_int (statement, 4, row->record);
  lis_db_bind_text (statement, 5, row->operation);
  lis_db_bind_int (statement, 6, row->previous);
  lis_db_bind_text (statement, 7, row->fields);
  if (row->personal_digest != NULL)
    lis_db_bind_blob (statement, 8, row->personal_digest->bytes, LIS_DIGEST_SIZE);
  else
    lis_db_bind_null (statement, 8);
  if (row->record_digest != NULL)
    lis_db_bind_blob (statement, 9, row->record_digest->bytes, LIS_DIGEST_SIZE);
  else
    lis_db_bind_null (statement, 9);
  return lis_db_run (statement, NULL, error);
}

static gboolean
write_personal (LisHistoryWriter *writer, gint64 sequence, const guint8 *salt, GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_PERSONAL, error);

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, writer->number);
  lis_db_bind_int (statement, 2, sequence);
  lis_db_bind_blob (statement, 3, salt, LIS_SALT_SIZE);
  lis_db_bind_text (statement, 4, writer->text.personal->str);
  return lis_db_run (statement, NULL, error);
}

gboolean
lis_history_writer_add (LisHistoryWriter *writer, const LisChange *change, GError **error)
{
  const LisRecord *before = change->before;
  const LisRecord *subject = change->after != NULL ? change->after : change->before;
  LisDigest personal_digest, record_digest;
  guint8 salt[LIS_SALT_SIZE];
  gboolean personal;
  LisHistoryRow row;

  lis_change_text_set (&writer->text, change);
  personal = writer->text.has_personal;
  if (personal)
    {
      lis_entropy_fill (writer->entropy, salt, sizeof salt);
      lis_history_digest_salted (salt, writer->text.personal->str, NULL, &personal_digest);
    }
  if (change->after != NULL)
    lis_history_digest_record (change->entity, change->after, personal ? salt : NULL, writer->text.content,
                               &record_digest);
  row = (LisHistoryRow){
    .sequence = ++writer->sequence,
    .entity = change->entity->name,
    .record = subject->id,
    .operation = lis_change_operation_to_name (change->operation),
    .previous = before != NULL ? before->change_set : 0,
    .fields = writer->text.open->str,
    .personal_digest = personal ? &personal_digest : NULL,
    .record_digest = change->after != NULL ? &record_digest : NULL,
  };
  lis_history_chain_add (&writer->chain, &row);
  return write_change (writer, &row, error) && (!personal || write_personal (writer, row.sequence, salt, error));
}

gboolean
lis_history_writer_finish (LisHistoryWriter *writer, LisDigest *digest, GError **error)
{
  LisDbStatement *statement = get_statement (writer, STATEMENT_CLOSE, error);

  if (statement == NULL)
    return FALSE;
  lis_digest_finish (&writer->chain, digest);
  lis_db_bind_int (statement, 1, writer->number);
  lis_db_bind_blob (statement, 2, digest->bytes, LIS_DIGEST_SIZE);
  return lis_db_run (statement, NULL, error);
}
