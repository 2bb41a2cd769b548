/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-digest.h"

/* How the history is written and digested. This cannot change later without an upgrade of every plan: see
 * HACKING.md. */

/* Names in the database of LisChangeKind and LisChangeOperation. */
const char        *lis_change_kind_to_name (LisChangeKind kind);
LisChangeKind      lis_change_kind_from_name (const char *name);
const char        *lis_change_operation_to_name (LisChangeOperation operation);
LisChangeOperation lis_change_operation_from_name (const char *name);

/**
 * LisChangeText: one change as the history keeps it.
 */
typedef struct
{
  GString  *open;         /* lines of fields that are not personal */
  GString  *personal;     /* lines of personal fields */
  GString  *content;      /* of the record afterwards, for its digest; scratch */
  gboolean  has_personal; /* the change or the record holds a personal value: a salt is needed */
} LisChangeText;

void      lis_change_text_init (LisChangeText *text);
void      lis_change_text_clear (LisChangeText *text);
void      lis_change_text_set (LisChangeText *text, const LisChange *change);

/* Appends a whole record, a line "name TAB value" for each field that is not empty: what its digest is of, and how a
 * proposal keeps it. */
void      lis_history_append_record (const LisEntity *entity, gconstpointer record, GString *content);
/* Digest of a whole record; @salt NULL when it holds no personal value. @content: scratch. */
void      lis_history_digest_record (const LisEntity *entity, gconstpointer record, const guint8 *salt,
                                     GString *content, LisDigest *digest);
gboolean  lis_history_record_is_personal (const LisEntity *entity, gconstpointer record);

/* Of personal lines, or of author and arguments. */
void      lis_history_digest_salted (const guint8 salt[LIS_SALT_SIZE], const char *first, const char *second,
                                     LisDigest *digest);

/**
 * LisHistoryRow: one row of the table "change" as it enters the chain.
 */
typedef struct
{
  gint64           sequence;
  const char      *entity;
  LisId            record;
  const char      *operation;
  gint64           previous;
  const char      *fields;
  const LisDigest *personal_digest; /* or NULL */
  const LisDigest *record_digest;   /* or NULL */
} LisHistoryRow;

/* A change set's digest: begin, add each row in order, finish with lis_digest_finish(). */
void      lis_history_chain_begin (LisDigestState *state, const LisDigest *previous, gint64 number, const char *time,
                                   const char *kind, gint64 reverses, const char *message,
                                   const LisDigest *words_digest, gint64 change_count);
void      lis_history_chain_add (LisDigestState *state, const LisHistoryRow *row);

/* Arguments joined by TAB and escaped; free with g_free(). And back; free with g_strfreev(). */
char     *lis_history_join_arguments (GPtrArray *arguments);
char    **lis_history_split_arguments (const char *text);
