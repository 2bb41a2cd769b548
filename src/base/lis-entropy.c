/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-entropy.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (randombytes_SEEDBYTES == 32);

LisEntropy
lis_entropy_system (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium found no source of random numbers");
  return (LisEntropy){ .seeded = FALSE };
}

LisEntropy
lis_entropy_seeded (guint64 seed)
{
  LisEntropy entropy = { .seeded = TRUE };
  guint64 little = GUINT64_TO_LE (seed);

  if (sodium_init () < 0)
    g_error ("libsodium found no source of random numbers");
  crypto_generichash (entropy.seed, sizeof entropy.seed, (const guint8 *) &little, sizeof little, NULL, 0);
  return entropy;
}

void
lis_entropy_fill (LisEntropy *entropy, guint8 *bytes, gsize length)
{
  guint8 seed[32];
  guint64 block;

  if (!entropy->seeded)
    {
      randombytes_buf (bytes, length);
      return;
    }
  block = GUINT64_TO_LE (entropy->block++);
  memcpy (seed, entropy->seed, sizeof seed);
  for (gsize i = 0; i < sizeof block; i++)
    seed[i] ^= ((const guint8 *) &block)[i];
  randombytes_buf_deterministic (bytes, length, seed);
}

guint32
lis_entropy_uint32 (LisEntropy *entropy)
{
  guint32 value;

  lis_entropy_fill (entropy, (guint8 *) &value, sizeof value);
  return GUINT32_FROM_LE (value);
}
