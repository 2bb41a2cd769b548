/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisEntropy: where random bytes for ids and salts come from: the system, or for a sample a seed that gives the same
 * bytes every time.
 */
typedef struct
{
  gboolean seeded;
  guint8   seed[32];
  guint64  block; /* which block of the seeded stream comes next */
} LisEntropy;

LisEntropy lis_entropy_system (void);
LisEntropy lis_entropy_seeded (guint64 seed);
void       lis_entropy_fill (LisEntropy *entropy, guint8 *bytes, gsize length);
guint32    lis_entropy_uint32 (LisEntropy *entropy);
