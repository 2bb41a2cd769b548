/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

#define LIS_DIGEST_SIZE 32
#define LIS_SALT_SIZE 16

/**
 * LisDigest: BLAKE2b, 256 bits, over parts that each go in with their length, so that no two lists of parts give the
 * same bytes.
 */
typedef struct
{
  guint64 state[48]; /* crypto_generichash_state, which wants 64-byte alignment: see lis-digest.c */
} G_GNUC_MAY_ALIAS LisDigestState __attribute__ ((aligned (64)));

typedef struct
{
  guint8 bytes[LIS_DIGEST_SIZE];
} LisDigest;

void     lis_digest_init (LisDigestState *state);
void     lis_digest_add (LisDigestState *state, gconstpointer bytes, gsize length);
/* Without its length: the bytes of a whole file, so that "b2sum -l 256" gives the same. */
void     lis_digest_add_raw (LisDigestState *state, gconstpointer bytes, gsize length);
/* NULL goes in as something other than the empty text. */
void     lis_digest_add_text (LisDigestState *state, const char *text);
void     lis_digest_add_int (LisDigestState *state, gint64 value);
void     lis_digest_finish (LisDigestState *state, LisDigest *digest);
gboolean lis_digest_equal (const LisDigest *a, const LisDigest *b);
/* 64 hexadecimal letters. Free with g_free(). */
char    *lis_digest_to_text (const LisDigest *digest);
/* FALSE when @text (may be NULL) is no digest written so. */
gboolean lis_digest_from_text (const char *text, LisDigest *digest);
