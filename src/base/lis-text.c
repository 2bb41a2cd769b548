/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-text.h"

#include <string.h>

gboolean
lis_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  /* Spreadsheets leave no-break spaces behind. Bytes that are no UTF-8 are something, not nothing. */
  while (*text != '\0')
    {
      gunichar letter = g_utf8_get_char_validated (text, -1);

      if (letter >= (gunichar) -2 || !g_unichar_isspace (letter))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

/* Letters that Unicode decomposes but Norwegian keeps, and letters that it keeps but Norwegian reads as others. */
static gunichar
norwegian_letter (gunichar letter)
{
  switch (letter)
    {
    case 0xE4: /* ä */
      return 0xE6;
    case 0xF6: /* ö */
      return 0xF8;
    case 0xE6: /* æ */
    case 0xF8: /* ø */
    case 0xE5: /* å */
      return letter;
    case 0x111: /* đ, a letter of Sámi names */
      return 'd';
    case 0x142: /* ł */
      return 'l';
    case 0x14B: /* ŋ */
      return 'n';
    case 0x167: /* ŧ */
      return 't';
    default:
      return 0;
    }
}

static gunichar
fold_letter (gunichar letter)
{
  gunichar parts[4];
  gunichar kept;

  if (letter < 0x80)
    return (gunichar) (guchar) g_ascii_tolower ((char) letter);
  letter = g_unichar_tolower (letter);
  kept = norwegian_letter (letter);
  if (kept != 0)
    return kept;
  if (g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts)) > 1)
    return parts[0];
  return letter;
}

/* Plain letters and those of Western Europe, which are ready-made already: most names, and a plan has thousands. */
static gboolean
is_composed (const char *text)
{
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    if (*c >= 0x80 && (*c++ != 0xC3 || (*c & 0xC0) != 0x80))
      return FALSE;
  return TRUE;
}

/* Ready-made letters, so that "å" written as a + ring is the same letter. */
static char *
compose (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || is_composed (text))
    return g_strdup (text != NULL ? text : "");
  valid = g_utf8_make_valid (text, -1);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
is_letter_or_digit (gunichar letter)
{
  return letter < 0x80 ? g_ascii_isalnum ((char) letter) : g_unichar_isalnum (letter);
}

static void
append_folded (GString *folded, gunichar letter)
{
  gunichar plain = fold_letter (letter);

  if (plain < 0x80 && plain != 'a')
    {
      g_string_append_c (folded, (char) plain);
      return;
    }

  if (plain == 'a' && folded->len > 0 && folded->str[folded->len - 1] == 'a')
    {
      g_string_truncate (folded, folded->len - 1);
      plain = 0xE5;
    }
  g_string_append_unichar (folded, plain);
}

char *
lis_text_fold (const char *text)
{
  g_autofree char *composed = compose (text);
  GString *folded = g_string_sized_new (strlen (composed));
  gboolean gap = FALSE;

  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = (guchar) *c < 0x80 ? (gunichar) *c : g_utf8_get_char (c);

      if (is_letter_or_digit (letter))
        {
          if (gap && folded->len > 0)
            g_string_append_c (folded, ' ');
          gap = FALSE;
          append_folded (folded, letter);
        }
      else if (letter < 0x80 || !g_unichar_ismark (letter))
        gap = TRUE;
    }
  return g_string_free (folded, FALSE);
}

gboolean
lis_text_matches (const char *folded_haystack, const char *folded_needle)
{
  g_auto (GStrv) words = NULL;

  if (strchr (folded_needle, ' ') == NULL)
    return strstr (folded_haystack, folded_needle) != NULL;
  words = g_strsplit (folded_needle, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded_haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Sorts after "z" byte by byte: æ, ø, å in this order. */
static void
append_sort_letter (GString *key, gunichar letter)
{
  switch (letter)
    {
    case 0xE6:
      g_string_append (key, "{a");
      break;
    case 0xF8:
      g_string_append (key, "{b");
      break;
    case 0xE5:
      g_string_append (key, "{c");
      break;
    default:
      g_string_append_unichar (key, letter);
      break;
    }
}

static const char *
append_sort_number (GString *key, const char *digits)
{
  gsize length;

  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  for (length = 0; g_ascii_isdigit (digits[length]);)
    length++;
  /* The number of digits first: fewer digits, smaller number. */
  g_string_append_printf (key, "%c", (char) ('0' + MIN (length, 9)));
  g_string_append_len (key, digits, (gssize) length);
  return digits + length;
}

char *
lis_text_sort_key (const char *text)
{
  g_autofree char *folded = lis_text_fold (text);
  GString *key = g_string_sized_new (strlen (folded) + 8);

  for (const char *c = folded; *c != '\0';)
    {
      if (g_ascii_isdigit (*c))
        {
          c = append_sort_number (key, c);
          continue;
        }
      append_sort_letter (key, g_utf8_get_char (c));
      c = g_utf8_next_char (c);
    }
  g_string_append_c (key, '\1');
  g_string_append (key, text != NULL ? text : "");
  return g_string_free (key, FALSE);
}

static gboolean
has_right_control_digits (const char *d)
{
  static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
  static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };
  int a = 0, b = 0;
  int day = (d[0] - '0') * 10 + d[1] - '0';
  int month = (d[2] - '0') * 10 + d[3] - '0';

  for (guint i = 0; i < 10; i++)
    a += first[i] * (d[i] - '0');
  for (guint i = 0; i < 11; i++)
    b += second[i] * (d[i] - '0');
  day = day > 40 ? day - 40 : day;
  return a % 11 == 0 && b % 11 == 0 && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* Between birth date and personal number people write nothing, a space, a hyphen or a point. */
static const char *
skip_middle (const char *c)
{
  if (g_str_has_prefix (c, "\xC2\xA0"))
    return c + 2;
  return *c == ' ' || *c == '-' || *c == '.' ? c + 1 : c;
}

/* Eleven digits from @c on and no twelfth. */
static gboolean
read_eleven_digits (const char *c, char digits[11])
{
  for (guint i = 0; i < 11; i++, c++)
    {
      if (i == 6)
        c = skip_middle (c);
      if (!g_ascii_isdigit (*c))
        return FALSE;
      digits[i] = *c;
    }
  return !g_ascii_isdigit (*c);
}

gboolean
lis_text_has_national_id (const char *text)
{
  char digits[11];

  if (text == NULL)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    {
      gboolean starts_number = g_ascii_isdigit (*c) && (c == text || !g_ascii_isdigit (c[-1]));

      if (starts_number && read_eleven_digits (c, digits) && has_right_control_digits (digits))
        return TRUE;
    }
  return FALSE;
}

void
lis_text_escape (GString *line, const char *text)
{
  if (text == NULL)
    {
      g_string_append (line, "\\N");
      return;
    }
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '\t':
        g_string_append (line, "\\t");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\r':
        g_string_append (line, "\\r");
        break;
      case '\\':
        g_string_append (line, "\\\\");
        break;
      default:
        g_string_append_c (line, *c);
        break;
      }
}

char *
lis_text_unescape (char *text)
{
  char *out = text;

  if (g_str_equal (text, "\\N"))
    return NULL;
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\\' && c[1] != '\0')
        {
          c++;
          *out++ = (char) (*c == 't' ? '\t' : *c == 'n' ? '\n' : *c == 'r' ? '\r' : *c);
        }
      else
        *out++ = *c;
    }
  *out = '\0';
  return text;
}
