/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisSeal: bytes sealed with a passphrase, part by part: nobody without it reads them, and whoever has it notices when
 * a single bit was changed, or a part left out, put elsewhere or cut off. HACKING.md, “Sealed files”, has the format.
 *
 * A sealed file is a header of LIS_SEAL_HEADER_SIZE bytes, then parts: every one but the last holds as many bytes as
 * the header says and takes LIS_SEAL_OVERHEAD more.
 */
typedef struct _LisSeal LisSeal;

#define LIS_SEAL_HEADER_SIZE 132
#define LIS_SEAL_OVERHEAD 17
/* Of the bytes sealed in one part. */
#define LIS_SEAL_MIN_PART 1024
#define LIS_SEAL_MAX_PART (1 << 20)

/**
 * LisSealStrength: what it costs to try a passphrase (Argon2id), and the size of parts.
 */
typedef struct
{
  guint32 passes;
  guint64 memory; /* bytes */
  guint32 part;   /* bytes */
} LisSealStrength;

/* 3 passes over 256 MiB; parts of 64 KiB. */
extern const LisSealStrength lis_seal_strength;

/* Begins to seal and fills @header. NULL with LIS_PLAN_ERROR_FAILED when there is not that much memory. */
LisSeal *lis_seal_new (const char *passphrase, const LisSealStrength *strength, guint8 header[LIS_SEAL_HEADER_SIZE],
                       GError **error);
/**
 * Begins to open what has @header.
 *
 * Returns: NULL with LIS_PLAN_ERROR: NOT_A_PLAN (nothing sealed), NEWER (a format of a later program), DAMAGED (the
 * header was changed), PASSPHRASE (it is whole, but sealed with another one), FAILED.
 */
LisSeal *lis_seal_open (const char *passphrase, const guint8 header[LIS_SEAL_HEADER_SIZE], GError **error);
void     lis_seal_free (LisSeal *seal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisSeal, lis_seal_free)

/* Whether bytes that begin like this are a sealed file, whole or not. */
gboolean lis_seal_is_header (const guint8 *bytes, gsize length);
/* How many bytes every part but the last holds. */
gsize    lis_seal_get_part (const LisSeal *seal);

/* @sealed has room for @length + LIS_SEAL_OVERHEAD. The last part may be empty. */
void     lis_seal_push (LisSeal *seal, const guint8 *bytes, gsize length, gboolean is_last, guint8 *sealed);
/* @bytes has room for @length - LIS_SEAL_OVERHEAD. FALSE when the part is not the next one as it was sealed; nothing
 * opened before may be used then. @is_last: (out): nothing may follow. */
gboolean lis_seal_pull (LisSeal *seal, const guint8 *sealed, gsize length, guint8 *bytes, gboolean *is_last);
