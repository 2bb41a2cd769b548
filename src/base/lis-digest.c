/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-digest.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (sizeof (crypto_generichash_state) <= sizeof (LisDigestState));
G_STATIC_ASSERT (crypto_generichash_BYTES == LIS_DIGEST_SIZE);

static crypto_generichash_state *
sodium_state (LisDigestState *state)
{
  return (crypto_generichash_state *) state;
}

void
lis_digest_init (LisDigestState *state)
{
  crypto_generichash_init (sodium_state (state), NULL, 0, LIS_DIGEST_SIZE);
}

void
lis_digest_add_int (LisDigestState *state, gint64 value)
{
  guint64 little = GUINT64_TO_LE ((guint64) value);

  crypto_generichash_update (sodium_state (state), (const guint8 *) &little, sizeof little);
}

void
lis_digest_add (LisDigestState *state, gconstpointer bytes, gsize length)
{
  lis_digest_add_int (state, (gint64) length);
  crypto_generichash_update (sodium_state (state), bytes, length);
}

void
lis_digest_add_raw (LisDigestState *state, gconstpointer bytes, gsize length)
{
  crypto_generichash_update (sodium_state (state), bytes, length);
}

void
lis_digest_add_text (LisDigestState *state, const char *text)
{
  if (text != NULL)
    lis_digest_add (state, text, strlen (text));
  else
    lis_digest_add_int (state, -1);
}

void
lis_digest_finish (LisDigestState *state, LisDigest *digest)
{
  crypto_generichash_final (sodium_state (state), digest->bytes, LIS_DIGEST_SIZE);
}

gboolean
lis_digest_equal (const LisDigest *a, const LisDigest *b)
{
  return memcmp (a->bytes, b->bytes, LIS_DIGEST_SIZE) == 0;
}

char *
lis_digest_to_text (const LisDigest *digest)
{
  char text[LIS_DIGEST_SIZE * 2 + 1];

  sodium_bin2hex (text, sizeof text, digest->bytes, LIS_DIGEST_SIZE);
  return g_strdup (text);
}

gboolean
lis_digest_from_text (const char *text, LisDigest *digest)
{
  size_t length = 0;

  return text != NULL && strlen (text) == LIS_DIGEST_SIZE * 2 &&
         sodium_hex2bin (digest->bytes, LIS_DIGEST_SIZE, text, LIS_DIGEST_SIZE * 2, NULL, &length, NULL) == 0 &&
         length == LIS_DIGEST_SIZE;
}
