/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-id.h"

#include <string.h>

#define N_LETTERS 13

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

LisId
lis_id_new (guint32 session, guint32 counter)
{
  return (LisId) ((guint64) (session & G_MAXINT32) << 32 | counter);
}

char *
lis_id_to_text (LisId id, const char *prefix, char buffer[LIS_ID_TEXT_SIZE])
{
  gsize length = strlen (prefix);
  guint64 rest = (guint64) id;

  g_assert (length + 1 + N_LETTERS < LIS_ID_TEXT_SIZE);
  memcpy (buffer, prefix, length);
  buffer[length] = '-';
  for (int i = N_LETTERS - 1; i >= 0; i--, rest >>= 5)
    buffer[length + 1 + (gsize) i] = alphabet[rest & 31];
  buffer[length + 1 + N_LETTERS] = '\0';
  return buffer;
}

static int
letter_value (char letter)
{
  const char *found;

  letter = g_ascii_toupper (letter);
  if (letter == 'I' || letter == 'L')
    letter = '1';
  else if (letter == 'O')
    letter = '0';
  found = letter != '\0' ? strchr (alphabet, letter) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

gboolean
lis_id_from_text (const char *text, const char *prefix, LisId *id)
{
  gsize length = strlen (prefix);
  guint64 value = 0;

  if (g_ascii_strncasecmp (text, prefix, length) != 0 || text[length] != '-' ||
      strlen (text) != length + 1 + N_LETTERS)
    return FALSE;
  for (gsize i = 0; i < N_LETTERS; i++)
    {
      int letter = letter_value (text[length + 1 + i]);

      if (letter < 0 || value >> 58 != 0)
        return FALSE;
      value = value << 5 | (guint64) letter;
    }
  if (value == 0 || value > G_MAXINT64)
    return FALSE;
  *id = (LisId) value;
  return TRUE;
}
