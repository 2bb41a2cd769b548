/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lis-error.h"
#include "lis-text.h"

/* How many rows are read before a writer gets a turn. */
#define PART_SIZE 2048

#define COLUMNS                                                                                                \
  "SELECT c.sequence, c.entity, c.record, c.operation, c.previous, c.fields, c.personal_digest, c.record_digest, " \
  "p.salt, p.fields FROM change c LEFT JOIN change_personal p ON p.change_set = c.change_set AND "              \
  "p.sequence = c.sequence WHERE c.change_set = ?1 AND "
#define FORWARDS COLUMNS "c.sequence > ?2 ORDER BY c.sequence LIMIT ?3"
#define ONE COLUMNS "c.sequence = ?2"
#define BACKWARDS COLUMNS "c.sequence < ?2 ORDER BY c.sequence DESC LIMIT ?3"

gboolean
lis_history_reader_open (LisHistoryReader *reader, LisDb *db, gint64 number, gboolean backwards, GError **error)
{
  memset (reader, 0, sizeof *reader);
  reader->db = db;
  reader->number = number;
  reader->backwards = backwards;
  reader->statement = lis_db_prepare (db, backwards ? BACKWARDS : FORWARDS, error);
  if (reader->statement == NULL)
    return FALSE;
  lis_db_bind_int (reader->statement, 1, number);
  lis_db_bind_int (reader->statement, 2, backwards ? G_MAXINT64 : G_MININT64);
  lis_db_bind_int (reader->statement, 3, PART_SIZE);
  return TRUE;
}

void
lis_history_reader_close (LisHistoryReader *reader)
{
  g_clear_pointer (&reader->statement, lis_db_statement_free);
}

gboolean
lis_history_fail_damaged (LisDb *db, gint64 number, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               _("“%s” is damaged: change set %" PRId64 " of its history cannot be understood. It was not "
                 "changed. Restore a backup"), lis_db_get_path (db), number);
  return FALSE;
}

gboolean
lis_history_is_text (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL);
}

gboolean
lis_history_read_digest (LisDbStatement *statement, int column, LisDigest *digest)
{
  gsize length;
  gconstpointer bytes = lis_db_column_blob (statement, column, &length);

  if (bytes == NULL || length != LIS_DIGEST_SIZE)
    return FALSE;
  memcpy (digest->bytes, bytes, length);
  return TRUE;
}

static void
read_salt (LisHistoryReader *reader)
{
  gsize length;
  gconstpointer bytes = lis_db_column_blob (reader->statement, 8, &length);

  reader->has_salt = bytes != NULL && length == LIS_SALT_SIZE;
  if (reader->has_salt)
    memcpy (reader->salt, bytes, length);
  reader->personal = lis_db_column_text (reader->statement, 9);
}

/* The next row, beginning a new part where one ends. */
static LisDbStep
step_in_parts (LisHistoryReader *reader, GError **error)
{
  LisDbStep step = lis_db_step (reader->statement, error);

  if (step == LIS_DB_DONE && reader->n_of_part == PART_SIZE)
    {
      lis_db_statement_reset (reader->statement);
      lis_db_bind_int (reader->statement, 2, reader->row.sequence);
      reader->n_of_part = 0;
      step = lis_db_step (reader->statement, error);
    }
  reader->n_of_part += step == LIS_DB_ROW;
  return step;
}

static void
take_row (LisHistoryReader *reader)
{
  LisDbStatement *statement = reader->statement;
  LisHistoryRow *row = &reader->row;

  row->sequence = lis_db_column_int (statement, 0);
  row->entity = lis_db_column_text (statement, 1);
  row->record = lis_db_column_int (statement, 2);
  row->operation = lis_db_column_text (statement, 3);
  row->previous = lis_db_column_int (statement, 4);
  row->fields = lis_db_column_text (statement, 5);
  row->personal_digest = lis_history_read_digest (statement, 6, &reader->personal_digest) ? &reader->personal_digest
                                                                                          : NULL;
  row->record_digest = lis_history_read_digest (statement, 7, &reader->record_digest) ? &reader->record_digest : NULL;
  read_salt (reader);
}

LisDbStep
lis_history_reader_next (LisHistoryReader *reader, GError **error)
{
  LisDbStep step = step_in_parts (reader, error);

  if (step == LIS_DB_ROW)
    take_row (reader);
  return step;
}

gboolean
lis_history_reader_open_rows (LisHistoryReader *reader, LisDb *db, GError **error)
{
  memset (reader, 0, sizeof *reader);
  reader->db = db;
  reader->statement = lis_db_prepare (db, ONE, error);
  return reader->statement != NULL;
}

LisDbStep
lis_history_reader_read_row (LisHistoryReader *reader, gint64 number, gint64 sequence, GError **error)
{
  LisDbStep step;

  reader->number = number;
  lis_db_statement_reset (reader->statement);
  lis_db_bind_int (reader->statement, 1, number);
  lis_db_bind_int (reader->statement, 2, sequence);
  step = lis_db_step (reader->statement, error);
  if (step == LIS_DB_ROW)
    take_row (reader);
  return step;
}

static void
clear_field_change (gpointer data)
{
  LisFieldChange *change = data;

  g_free (change->before);
  g_free (change->after);
}

static gboolean
parse_line (const LisEntity *entity, const char *line, GArray *changes)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);
  const LisField *field = parts[0] != NULL ? lis_entity_find_field (entity, parts[0]) : NULL;
  LisFieldChange change = { .field = field };

  if (field == NULL || g_strv_length (parts) != 3)
    return FALSE;
  change.before = g_strdup (lis_text_unescape (parts[1]));
  change.after = g_strdup (lis_text_unescape (parts[2]));
  g_array_append_val (changes, change);
  return TRUE;
}

static gboolean
parse_lines (const LisEntity *entity, const char *text, GArray *changes)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !parse_line (entity, lines[i], changes))
      return FALSE;
  return TRUE;
}

const LisEntity *
lis_history_reader_get_entity (LisHistoryReader *reader, GError **error)
{
  const LisEntity *entity = lis_entity_find (reader->row.entity);

  if (entity == NULL)
    lis_history_fail_damaged (reader->db, reader->number, error);
  return entity;
}

GArray *
lis_history_reader_parse (LisHistoryReader *reader, const LisEntity *entity, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LisFieldChange));

  g_array_set_clear_func (changes, clear_field_change);
  if (lis_history_is_text (reader->row.fields) && parse_lines (entity, reader->row.fields, changes) &&
      (reader->personal == NULL || (lis_history_is_text (reader->personal) &&
                                    parse_lines (entity, reader->personal, changes))))
    return g_steal_pointer (&changes);
  lis_history_fail_damaged (reader->db, reader->number, error);
  return NULL;
}
