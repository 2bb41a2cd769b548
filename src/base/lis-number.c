/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_space (gunichar letter)
{
  return letter == ' ' || letter == 0xA0 || letter == 0x202F;
}

/* A space between digits with three of them after it, as in "1 234". */
static gboolean
parts_thousands (const GString *before, const char *space)
{
  const char *after = g_utf8_next_char (space);

  return before->len > 0 && g_ascii_isdigit (before->str[before->len - 1]) && g_ascii_isdigit (after[0]) &&
         g_ascii_isdigit (after[1]) && g_ascii_isdigit (after[2]) && !g_ascii_isdigit (after[3]);
}

/* White space at the ends off, no-break spaces too. */
static char *
strip (const char *text)
{
  g_autofree char *stripped = g_strdup (text);
  char *start = stripped, *end = stripped + strlen (stripped);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, (gsize) (end - start));
}

/* "1 234,50 %" → "1234.50". A space that parts no thousands stays, and makes it no number. */
static char *
normalise (const char *text)
{
  g_autofree char *stripped = strip (text);
  g_autofree char *number = NULL;
  GString *plain = g_string_new (NULL);
  gsize length = strlen (stripped);

  if (length > 0 && stripped[length - 1] == '%')
    stripped[length - 1] = '\0';
  number = strip (stripped);
  for (const char *c = number; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == ',')
        g_string_append_c (plain, '.');
      else if (!is_space (letter) || !parts_thousands (plain, c))
        g_string_append_unichar (plain, letter == 0x2212 ? '-' : letter);
    }
  return g_string_free (plain, FALSE);
}

gboolean
lis_number_parse (const char *text, int scale, gint64 *value)
{
  g_autofree char *plain = NULL;
  const char *c;
  gint64 whole = 0, numerator = 0, denominator = 1;
  gboolean negative, any = FALSE;

  g_return_val_if_fail (scale > 0, FALSE);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  plain = normalise (text);
  negative = plain[0] == '-';
  c = negative ? plain + 1 : plain;
  for (; g_ascii_isdigit (*c); c++, any = TRUE)
    {
      if (whole > G_MAXINT32)
        return FALSE;
      whole = whole * 10 + (*c - '0');
    }
  if (*c == '.')
    for (c++; g_ascii_isdigit (*c); c++, any = TRUE)
      {
        if (denominator >= 1000000)
          return FALSE;
        numerator = numerator * 10 + (*c - '0');
        denominator *= 10;
      }
  if (!any || *c != '\0' || numerator * scale % denominator != 0)
    return FALSE;
  *value = whole * scale + numerator * scale / denominator;
  if (negative)
    *value = -*value;
  return TRUE;
}

static char *
format_with_mark (gint64 value, int scale, int decimals, const char *mark)
{
  gint64 power = 1, rounded, magnitude;
  GString *text = g_string_new (NULL);

  for (int i = 0; i < decimals; i++)
    power *= 10;
  magnitude = ABS (value) * power;
  rounded = (magnitude + scale / 2) / scale;
  if (value < 0 && rounded > 0)
    g_string_append_c (text, '-');
  g_string_append_printf (text, "%" G_GINT64_FORMAT, rounded / power);
  rounded %= power;
  if (rounded > 0)
    {
      while (rounded % 10 == 0)
        {
          rounded /= 10;
          decimals--;
        }
      g_string_append_printf (text, "%s%0*" G_GINT64_FORMAT, mark, decimals, rounded);
    }
  return g_string_free (text, FALSE);
}

char *
lis_number_format (gint64 value, int scale, int decimals)
{
  /* Translators: the decimal mark of your language. */
  return format_with_mark (value, scale, decimals, C_("decimal mark", "."));
}

char *
lis_number_to_file (gint64 value, int scale, int decimals)
{
  return format_with_mark (value, scale, decimals, ".");
}
