/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-verifier.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-history-format.h"
#include "lis-history-reader.h"

struct _LisRecordVerifier
{
  LisDb          *db;
  LisDbStatement *last;    /* newest change of a record */
  GString        *content; /* scratch */
};

LisRecordVerifier *
lis_record_verifier_new (LisDb *db)
{
  LisRecordVerifier *verifier = g_new0 (LisRecordVerifier, 1);

  verifier->db = db;
  verifier->content = g_string_new (NULL);
  return verifier;
}

void
lis_record_verifier_free (LisRecordVerifier *verifier)
{
  if (verifier == NULL)
    return;
  lis_db_statement_free (verifier->last);
  g_string_free (verifier->content, TRUE);
  g_free (verifier);
}

static gboolean
agrees (LisRecordVerifier *verifier, const LisEntity *entity, const LisRecord *record)
{
  gsize length;
  const guint8 *salt = lis_db_column_blob (verifier->last, 3, &length);
  LisDigest kept, digest;

  if (lis_db_column_int (verifier->last, 0) != record->change_set ||
      !lis_history_read_digest (verifier->last, 2, &kept))
    return FALSE;
  lis_history_digest_record (entity, record, length == LIS_SALT_SIZE ? salt : NULL, verifier->content, &digest);
  return lis_digest_equal (&digest, &kept);
}

LisRecordVerdict
lis_record_verifier_compare (LisRecordVerifier *verifier, const LisEntity *entity, gconstpointer record, GError **error)
{
  LisRecordVerdict verdict = LIS_RECORD_DIFFERS;
  LisDbStep step;

  if (verifier->last == NULL)
    verifier->last = lis_db_prepare (verifier->db,
                                     "SELECT c.change_set, c.entity, c.record_digest, p.salt FROM change c "
                                     "LEFT JOIN change_personal p ON p.change_set = c.change_set AND "
                                     "p.sequence = c.sequence WHERE c.record = ?1 "
                                     "ORDER BY c.change_set DESC, c.sequence DESC LIMIT 1", error);
  if (verifier->last == NULL)
    return LIS_RECORD_ERROR;
  lis_db_bind_int (verifier->last, 1, ((const LisRecord *) record)->id);
  step = lis_db_step (verifier->last, error);
  if (step == LIS_DB_ERROR)
    verdict = LIS_RECORD_ERROR;
  else if (step == LIS_DB_DONE || g_strcmp0 (lis_db_column_text (verifier->last, 1), entity->name) != 0)
    verdict = LIS_RECORD_UNKNOWN;
  else if (agrees (verifier, entity, record))
    verdict = LIS_RECORD_AGREES;
  lis_db_statement_reset (verifier->last);
  return verdict;
}

gboolean
lis_record_verifier_check (LisRecordVerifier *verifier, const LisEntity *entity, gconstpointer record, GError **error)
{
  LisRecordVerdict verdict = lis_record_verifier_compare (verifier, entity, record, error);
  char id[LIS_ID_TEXT_SIZE];

  if (verdict == LIS_RECORD_AGREES)
    return TRUE;
  if (verdict != LIS_RECORD_ERROR)
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
                 _("“%s” is damaged or was changed by other means: %s %s is not as the history left it. Nothing was "
                   "changed. Restore a backup"), lis_db_get_path (verifier->db), lis_entity_get_label (entity),
                 lis_id_to_text (((const LisRecord *) record)->id, entity->prefix, id));
  return FALSE;
}
