/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lis-error.h"
#include "lis-history.h"
#include "lis-history-format.h"
#include "lis-history-reader.h"
#include "lis-record-verifier.h"

/* What is wrong is listed, not stopped at; this many lines are enough to see that a plan needs its backup. */
#define MAX_FAULTS 1000
/* How many rows are read before a writer gets a turn. */
#define PART_SIZE 2048
#define MAX_RESTARTS 4

typedef struct
{
  LisStore     *store;
  LisDb        *db;
  GCancellable *cancellable;
  GPtrArray    *faults;
  GHashTable   *erased;     /* by record: number of the newest change set that erased what it held */
  gint64        last_erase; /* number of the newest of them all, 0 for none */
} Verification;

static void add_fault (Verification *verification, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (Verification *verification, const char *format, ...)
{
  va_list arguments;

  if (verification->faults->len >= MAX_FAULTS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (verification->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_cancelled (Verification *verification, GError **error)
{
  if (!g_cancellable_is_cancelled (verification->cancellable))
    return TRUE;
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Checking was stopped"));
  return FALSE;
}

static gboolean
find_erasures (Verification *verification, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (verification->db,
                      "SELECT c.record, max(s.number) FROM change_set s JOIN change c ON c.change_set = s.number "
                      "WHERE s.kind = 'erase' GROUP BY c.record", error);
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      gint64 pair[] = { lis_db_column_int (statement, 0), lis_db_column_int (statement, 1) };

      g_hash_table_insert (verification->erased, g_memdup2 (&pair[0], sizeof pair[0]),
                           g_memdup2 (&pair[1], sizeof pair[1]));
      verification->last_erase = MAX (verification->last_erase, pair[1]);
    }
  return step == LIS_DB_DONE;
}

/* What lies beside the chain may be gone only if a later change set erased it. */
static void
verify_missing_personal (Verification *verification, LisHistoryReader *reader, gint64 number)
{
  const gint64 *erased = g_hash_table_lookup (verification->erased, &reader->row.record);

  if (reader->row.personal_digest != NULL && (erased == NULL || *erased < number))
    add_fault (verification, _("Change set %" PRId64 ", change %" PRId64
                               ": its personal values were removed by other means"), number, reader->row.sequence);
}

/* The personal lines of a change must be the ones digested. */
static void
verify_personal (Verification *verification, LisHistoryReader *reader, gint64 number)
{
  LisDigest digest;

  if (!reader->has_salt)
    {
      verify_missing_personal (verification, reader, number);
      return;
    }
  lis_history_digest_salted (reader->salt, reader->personal, NULL, &digest);
  if (reader->row.personal_digest == NULL || !lis_digest_equal (&digest, reader->row.personal_digest))
    add_fault (verification, _("Change set %" PRId64 ", change %" PRId64
                               ": its personal values were changed by other means"), number, reader->row.sequence);
}

static gboolean
add_changes (Verification *verification, LisDigestState *chain, gint64 number, gint64 *count, GError **error)
{
  LisHistoryReader reader;
  LisDbStep step;

  if (!lis_history_reader_open (&reader, verification->db, number, FALSE, error))
    return FALSE;
  for (*count = 0; (step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW; (*count)++)
    {
      lis_history_chain_add (chain, &reader.row);
      verify_personal (verification, &reader, number);
    }
  lis_history_reader_close (&reader);
  return step == LIS_DB_DONE;
}

static void
verify_words (Verification *verification, LisDbStatement *statement, gint64 number, const LisDigest *expected)
{
  gsize length;
  const guint8 *salt = lis_db_column_blob (statement, 7, &length);
  LisDigest digest;

  if (salt == NULL)
    {
      if (number > verification->last_erase)
        add_fault (verification, _("Change set %" PRId64 ": its author and label were removed by other means"), number);
      return;
    }
  memset (&digest, 0, sizeof digest);
  if (length == LIS_SALT_SIZE)
    lis_history_digest_salted (salt, lis_db_column_text (statement, 8), lis_db_column_text (statement, 9), &digest);
  if (!lis_digest_equal (&digest, expected))
    add_fault (verification, _("Change set %" PRId64 ": its author or label was changed by other means"),
               number);
}

static gboolean
verify_change_set (Verification *verification, LisDbStatement *statement, LisDigest *previous, GError **error)
{
  gint64 number = lis_db_column_int (statement, 0), counted, count = lis_db_column_int (statement, 5);
  LisDigest words, kept, digest;
  LisDigestState chain;

  if (!lis_history_read_digest (statement, 4, &words) || !lis_history_read_digest (statement, 6, &kept))
    {
      add_fault (verification, _("Change set %" PRId64 ": its digest is missing"), number);
      return TRUE;
    }
  verify_words (verification, statement, number, &words);
  lis_history_chain_begin (&chain, previous, number, lis_db_column_text (statement, 1),
                           lis_db_column_text (statement, 2), lis_db_column_int (statement, 10),
                           lis_db_column_text (statement, 3), &words, count);
  /* The changes are read in parts; the lock must not be held for this row meanwhile. */
  lis_db_statement_reset (statement);
  if (!add_changes (verification, &chain, number, &counted, error))
    return FALSE;
  lis_digest_finish (&chain, &digest);
  if (counted != count)
    add_fault (verification, _("Change set %" PRId64 ": %" PRId64 " of its %" PRId64
                               " changes are there"), number, counted, count);
  else if (!lis_digest_equal (&digest, &kept))
    add_fault (verification, _("Change set %" PRId64 ": it, or one before it, was changed by other means"),
               number);
  *previous = kept;
  return TRUE;
}

#define CHANGE_SETS                                                                                              \
  "SELECT s.number, s.time, s.kind, s.message, s.words_digest, s.change_count, s.digest, w.salt, w.author, "       \
  "w.arguments, coalesce(s.reverses, 0) FROM change_set s LEFT JOIN change_set_words w ON w.number = s.number "

static gboolean
verify_chain (Verification *verification, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (verification->db, CHANGE_SETS "WHERE s.number > ?1 ORDER BY s.number LIMIT 1", error);
  LisDigest previous = { { 0 } };
  gint64 last = 0, number;
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  while (lis_db_bind_int (statement, 1, last), (step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      number = lis_db_column_int (statement, 0);
      if (number != last + 1)
        add_fault (verification, _("Change sets %" PRId64 " to %" PRId64 " are missing"), last + 1,
                   number - 1);
      last = number;
      if (!check_cancelled (verification, error) ||
          !verify_change_set (verification, statement, &previous, error))
        return FALSE;
      lis_db_statement_reset (statement);
    }
  return step == LIS_DB_DONE;
}

static gboolean
verify_record (Verification *verification, LisRecordVerifier *verifier, const LisEntity *entity,
               const LisRecord *record, GError **error)
{
  char id[LIS_ID_TEXT_SIZE];
  LisRecordVerdict verdict = lis_record_verifier_compare (verifier, entity, record, error);

  lis_id_to_text (record->id, entity->prefix, id);
  if (verdict == LIS_RECORD_UNKNOWN)
    add_fault (verification, _("%s %s was inserted by other means: the history does not know it"),
               lis_entity_get_label (entity), id);
  else if (verdict == LIS_RECORD_DIFFERS)
    add_fault (verification, _("%s %s was changed by other means: it is not as the history left it"),
               lis_entity_get_label (entity), id);
  return verdict != LIS_RECORD_ERROR;
}

/* Under one lock, which else would be taken and let go for each record. */
static gboolean
verify_part (Verification *verification, LisRecordVerifier *verifier, LisRecordSet *set, guint first, GError **error)
{
  gboolean alone = !lis_db_in_transaction (verification->db);
  guint end = MIN (first + PART_SIZE, set->count);
  gboolean verified = !alone || lis_db_execute (verification->db, "BEGIN", error);

  for (guint i = first; verified && i < end; i++)
    verified = verify_record (verification, verifier, set->entity, lis_record_set_get (set, i), error);
  if (alone)
    lis_db_rollback (verification->db);
  return verified;
}

static gboolean
verify_entity (Verification *verification, const LisEntity *entity, GError **error)
{
  g_autoptr (LisRecordSet) set = lis_store_load (verification->store, entity->type, verification->cancellable, error);
  g_autoptr (LisRecordVerifier) verifier = lis_record_verifier_new (verification->db);

  for (guint i = 0; set != NULL && i < set->count; i += PART_SIZE)
    if (!check_cancelled (verification, error) || !verify_part (verification, verifier, set, i, error))
      return FALSE;
  return set != NULL;
}

static gboolean
is_there (Verification *verification, LisDbStatement **statements, const LisEntity *entity, LisId id, gboolean *there,
          GError **error)
{
  /* Names come from the table of entities, never from outside. */
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", entity->name);
  LisDbStep step;

  if (statements[entity->type] == NULL)
    statements[entity->type] = lis_db_prepare (verification->db, sql, error);
  if (statements[entity->type] == NULL)
    return FALSE;
  lis_db_bind_int (statements[entity->type], 1, id);
  step = lis_db_step (statements[entity->type], error);
  lis_db_statement_reset (statements[entity->type]);
  *there = step == LIS_DB_ROW;
  return step != LIS_DB_ERROR;
}

/* One part of what the history left in the plan. @last: (inout): record of the part's last row. */
static gboolean
verify_left (Verification *verification, LisDbStatement *left, LisDbStatement **statements, LisId *last, guint *n_rows,
             GError **error)
{
  char id[LIS_ID_TEXT_SIZE];
  gboolean there = FALSE;
  LisDbStep step;

  lis_db_bind_int (left, 1, *last);
  lis_db_bind_int (left, 2, PART_SIZE);
  for (*n_rows = 0; (step = lis_db_step (left, error)) == LIS_DB_ROW; (*n_rows)++)
    {
      const LisEntity *entity = lis_entity_find (lis_db_column_text (left, 0));

      *last = lis_db_column_int (left, 1);
      /* A name that is none is a fault of the chain, and told there. */
      if (entity != NULL && !is_there (verification, statements, entity, *last, &there, error))
        return FALSE;
      if (entity != NULL && !there)
        add_fault (verification, _("%s %s was removed by other means"), lis_entity_get_label (entity),
                   lis_id_to_text (*last, entity->prefix, id));
    }
  lis_db_statement_reset (left);
  return step == LIS_DB_DONE && check_cancelled (verification, error);
}

/* Records that the history left in the plan and that are gone from it. */
static gboolean
verify_removed (Verification *verification, GError **error)
{
  g_autoptr (LisDbStatement) left =
      lis_db_prepare (verification->db,
                      "SELECT c.entity, c.record FROM change c WHERE c.record > ?1 AND c.operation <> 'delete' AND "
                      "NOT EXISTS (SELECT 1 FROM change d WHERE d.record = c.record AND "
                      "(d.change_set > c.change_set OR (d.change_set = c.change_set AND d.sequence > c.sequence))) "
                      "ORDER BY c.record LIMIT ?2", error);
  LisDbStatement *statements[LIS_N_ENTITIES] = { NULL };
  LisId last = G_MININT64;
  guint n_rows = PART_SIZE;
  gboolean verified = left != NULL;

  while (verified && n_rows == PART_SIZE)
    verified = verify_left (verification, left, statements, &last, &n_rows, error);
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    lis_db_statement_free (statements[i]);
  return verified;
}

static GPtrArray *
verify_once (LisStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) erased = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Verification verification = { store, lis_store_get_db (store), cancellable, faults, erased, 0 };

  if (!find_erasures (&verification, error) || !verify_chain (&verification, error))
    return NULL;
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (!verify_entity (&verification, lis_entity_get ((LisEntityType) i), error))
      return NULL;
  return verify_removed (&verification, error) ? g_steal_pointer (&faults) : NULL;
}

/* In parts between which another program can write; what then seems to be a fault is looked at again. */
GPtrArray *
lis_history_verify (LisStore *store, GCancellable *cancellable, GError **error)
{
  LisDb *db = lis_store_get_db (store);
  gint64 before, after;
  GPtrArray *faults;

  for (guint i = 0; i < MAX_RESTARTS; i++)
    {
      if (!lis_db_get_data_version (db, &before, error))
        return NULL;
      faults = verify_once (store, cancellable, error);
      if (faults == NULL || faults->len == 0)
        return faults;
      if (!lis_db_get_data_version (db, &after, error))
        {
          g_ptr_array_unref (faults);
          return NULL;
        }
      if (before == after || lis_db_in_transaction (db))
        return faults;
      g_ptr_array_unref (faults);
    }
  if (!lis_db_execute (db, "BEGIN", error))
    return NULL;
  faults = verify_once (store, cancellable, error);
  lis_db_rollback (db);
  return faults;
}

static gboolean
fail_on_faults (LisStore *store, GPtrArray *faults, GError **error)
{
  if (faults->len == 0)
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE, "“%s” does not agree with its history in %u place: %s",
                            "“%s” does not agree with its history in %u places, first: %s", faults->len),
               lis_store_get_path (store), faults->len, (const char *) g_ptr_array_index (faults, 0));
  return FALSE;
}

gboolean
lis_history_check (LisStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) faults = lis_history_verify (store, cancellable, error);

  return faults != NULL && fail_on_faults (store, faults, error);
}

gboolean
lis_history_check_change_set (LisStore *store, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) erased = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Verification verification = { store, lis_store_get_db (store), NULL, faults, erased, 0 };
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (verification.db, CHANGE_SETS "WHERE s.number = ?1", error);
  LisStoreHead previous = { 0 };
  LisDbStep step;

  if (statement == NULL || !find_erasures (&verification, error) ||
      (number > 1 && !lis_store_read_head (store, number - 1, &previous, error)))
    return FALSE;
  lis_db_bind_int (statement, 1, number);
  step = lis_db_step (statement, error);
  if (step == LIS_DB_ERROR || (step == LIS_DB_ROW && !verify_change_set (&verification, statement, &previous.digest,
                                                                         error)))
    return FALSE;
  return fail_on_faults (store, faults, error);
}

gboolean
lis_history_check_record (LisStore *store, LisEntityType type, gconstpointer record, GError **error)
{
  g_autoptr (LisRecordVerifier) verifier = lis_record_verifier_new (lis_store_get_db (store));

  return lis_record_verifier_check (verifier, lis_entity_get (type), record, error);
}
