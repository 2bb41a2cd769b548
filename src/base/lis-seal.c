/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-seal.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "lis-error.h"

#define VERSION 1
#define KEY_SIZE crypto_secretstream_xchacha20poly1305_KEYBYTES
#define STREAM_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define CHECK_SIZE 32
/* A header may come from anybody: no more than this is spent on it. */
#define MAX_PASSES 16
#define MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)

/* Where things lie in the header. */
enum
{
  AT_MAGIC = 0,
  AT_VERSION = 8,
  AT_PASSES = 12,
  AT_MEMORY = 16,
  AT_PART = 24,
  AT_SALT = 28,
  AT_STREAM = AT_SALT + 16,
  AT_KEY_CHECK = AT_STREAM + 24,
  AT_SUM = AT_KEY_CHECK + CHECK_SIZE,
};

G_STATIC_ASSERT (AT_SUM + CHECK_SIZE == LIS_SEAL_HEADER_SIZE);
G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == AT_STREAM - AT_SALT);
G_STATIC_ASSERT (STREAM_SIZE == AT_KEY_CHECK - AT_STREAM);
G_STATIC_ASSERT (crypto_secretstream_xchacha20poly1305_ABYTES == LIS_SEAL_OVERHEAD);

static const guint8 magic[8] = { 'L', 'I', 'S', 'S', 'E', 'A', 'L', '\n' };

const LisSealStrength lis_seal_strength = { 3, 256 << 20, 64 << 10 };

struct _LisSeal
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8  header[LIS_SEAL_HEADER_SIZE]; /* sealed with the first part */
  gsize   part;
  gboolean begun;
};

/* The first half seals, the second tells whether the passphrase is the right one. */
typedef struct
{
  guint8 stream[KEY_SIZE];
  guint8 check[KEY_SIZE];
} Keys;

static void
put_number (guint8 *header, guint at, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    header[at + i] = (guint8) (value >> (8 * i));
}

static guint64
get_number (const guint8 *header, guint at, guint size)
{
  guint64 value = 0;

  for (guint i = 0; i < size; i++)
    value |= (guint64) header[at + i] << (8 * i);
  return value;
}

static gboolean
derive_keys (const char *passphrase, const guint8 *header, Keys *keys, GError **error)
{
  if (crypto_pwhash ((guint8 *) keys, sizeof *keys, passphrase, strlen (passphrase), header + AT_SALT,
                     get_number (header, AT_PASSES, 4), (gsize) get_number (header, AT_MEMORY, 8),
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED,
                       _("There is not enough memory to work out the key. Close other programs and try again"));
  return FALSE;
}

static void
compute_key_check (const guint8 *header, const Keys *keys, guint8 check[CHECK_SIZE])
{
  crypto_generichash (check, CHECK_SIZE, header, AT_KEY_CHECK, keys->check, sizeof keys->check);
}

static void
compute_sum (const guint8 *header, guint8 sum[CHECK_SIZE])
{
  crypto_generichash (sum, CHECK_SIZE, header, AT_SUM, NULL, 0);
}

/* Which forms of the algorithms this machine has; to be asked once, and in any thread. */
static void
begin (void)
{
  int result = sodium_init ();

  g_assert (result >= 0);
}

static LisSeal *
alloc_seal (const guint8 *header)
{
  LisSeal *seal = g_new0 (LisSeal, 1);

  seal->part = (gsize) get_number (header, AT_PART, 4);
  return seal;
}

LisSeal *
lis_seal_new (const char *passphrase, const LisSealStrength *strength, guint8 header[LIS_SEAL_HEADER_SIZE],
              GError **error)
{
  LisSeal *seal;
  Keys keys;

  g_assert (strength->part >= LIS_SEAL_MIN_PART && strength->part <= LIS_SEAL_MAX_PART);
  begin ();
  memcpy (header, magic, sizeof magic);
  put_number (header, AT_VERSION, VERSION, 4);
  put_number (header, AT_PASSES, strength->passes, 4);
  put_number (header, AT_MEMORY, strength->memory, 8);
  put_number (header, AT_PART, strength->part, 4);
  randombytes_buf (header + AT_SALT, crypto_pwhash_SALTBYTES);
  if (!derive_keys (passphrase, header, &keys, error))
    return NULL;
  seal = alloc_seal (header);
  crypto_secretstream_xchacha20poly1305_init_push (&seal->state, header + AT_STREAM, keys.stream);
  compute_key_check (header, &keys, header + AT_KEY_CHECK);
  compute_sum (header, header + AT_SUM);
  memcpy (seal->header, header, LIS_SEAL_HEADER_SIZE);
  sodium_memzero (&keys, sizeof keys);
  return seal;
}

gboolean
lis_seal_is_header (const guint8 *bytes, gsize length)
{
  return length >= sizeof magic && memcmp (bytes, magic, sizeof magic) == 0;
}

static gboolean
fail_header (GError **error)
{
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
                       _("The beginning of the encrypted file is damaged, and it cannot be opened. Get another copy"));
  return FALSE;
}

static gboolean
check_header (const guint8 *header, GError **error)
{
  guint8 sum[CHECK_SIZE];
  guint64 part = get_number (header, AT_PART, 4), memory = get_number (header, AT_MEMORY, 8);
  guint64 passes = get_number (header, AT_PASSES, 4);

  if (!lis_seal_is_header (header, LIS_SEAL_HEADER_SIZE))
    {
      g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_A_PLAN,
                           _("The file is not one that Lisplan has encrypted"));
      return FALSE;
    }
  compute_sum (header, sum);
  if (memcmp (sum, header + AT_SUM, CHECK_SIZE) != 0)
    return fail_header (error);
  if (get_number (header, AT_VERSION, 4) != VERSION)
    {
      g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NEWER,
                           _("The file was encrypted by a newer Lisplan. Open it with that one"));
      return FALSE;
    }
  if (passes < crypto_pwhash_OPSLIMIT_MIN || passes > MAX_PASSES || memory < crypto_pwhash_MEMLIMIT_MIN ||
      memory > MAX_MEMORY || part < LIS_SEAL_MIN_PART || part > LIS_SEAL_MAX_PART)
    return fail_header (error);
  return TRUE;
}

LisSeal *
lis_seal_open (const char *passphrase, const guint8 header[LIS_SEAL_HEADER_SIZE], GError **error)
{
  g_autoptr (LisSeal) seal = NULL;
  guint8 check[CHECK_SIZE];
  Keys keys;
  gboolean is_right;

  begin ();
  if (!check_header (header, error) || !derive_keys (passphrase, header, &keys, error))
    return NULL;
  seal = alloc_seal (header);
  memcpy (seal->header, header, LIS_SEAL_HEADER_SIZE);
  compute_key_check (header, &keys, check);
  is_right = sodium_memcmp (check, header + AT_KEY_CHECK, CHECK_SIZE) == 0 &&
             crypto_secretstream_xchacha20poly1305_init_pull (&seal->state, header + AT_STREAM, keys.stream) == 0;
  sodium_memzero (&keys, sizeof keys);
  if (is_right)
    return g_steal_pointer (&seal);
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_PASSPHRASE,
                       _("This is not the passphrase the file was encrypted with. Try again"));
  return NULL;
}

void
lis_seal_free (LisSeal *seal)
{
  if (seal == NULL)
    return;
  sodium_memzero (seal, sizeof *seal);
  g_free (seal);
}

gsize
lis_seal_get_part (const LisSeal *seal)
{
  return seal->part;
}

/* The header belongs to the first part, so that neither is good without the other. */
static gsize
take_header_length (LisSeal *seal)
{
  gsize length = seal->begun ? 0 : LIS_SEAL_HEADER_SIZE;

  seal->begun = TRUE;
  return length;
}

void
lis_seal_push (LisSeal *seal, const guint8 *bytes, gsize length, gboolean is_last, guint8 *sealed)
{
  guint8 tag = is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

  crypto_secretstream_xchacha20poly1305_push (&seal->state, sealed, NULL, bytes, length, seal->header,
                                              take_header_length (seal), tag);
}

gboolean
lis_seal_pull (LisSeal *seal, const guint8 *sealed, gsize length, guint8 *bytes, gboolean *is_last)
{
  guint8 tag = 0;

  if (length < LIS_SEAL_OVERHEAD ||
      crypto_secretstream_xchacha20poly1305_pull (&seal->state, bytes, NULL, &tag, sealed, length, seal->header,
                                                  take_header_length (seal)) != 0)
    return FALSE;
  *is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  /* Only the last may be shorter than it should be. */
  return *is_last || length == seal->part + LIS_SEAL_OVERHEAD;
}
