/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-text.h"

#define MAX_HEADING_BYTES 100
#define MAX_HEADING_WORDS 12
/* A number at the front of a text: at most three digits between full stops, else it is a year. */
#define MAX_NUMBER_DIGITS 3

static int
superscript_value (gunichar letter)
{
  switch (letter)
    {
    case 0xB9:
      return 1;
    case 0xB2:
      return 2;
    case 0xB3:
      return 3;
    default:
      return letter == 0x2070 || (letter >= 0x2074 && letter <= 0x2079) ? (int) letter - 0x2070 : -1;
    }
}

/* "²³" is the mark 23. */
static const char *
take_superscripts (const char *text, GString *mark)
{
  int value;

  while ((value = superscript_value (g_utf8_get_char (text))) >= 0)
    {
      g_string_append_c (mark, (char) ('0' + value));
      text = g_utf8_next_char (text);
    }
  return text;
}

/* "[3]" right after a word. */
static const char *
take_brackets (const char *text, GString *mark)
{
  const char *c = text + 1;

  if (*text != '[')
    return text;
  while (g_ascii_isdigit (*c))
    c++;
  if (*c != ']' || c == text + 1 || c - text > 3)
    return text;
  g_string_append_len (mark, text + 1, c - text - 1);
  return c + 1;
}

static const char *
take_any_mark (const char *text, GPtrArray *marks)
{
  g_autoptr (GString) mark = NULL;
  const char *end;

  /* Nearly every letter is none. */
  if (*text != '[' && superscript_value (g_utf8_get_char (text)) < 0)
    return text;
  mark = g_string_new (NULL);
  end = take_superscripts (text, mark);
  if (end == text)
    end = take_brackets (text, mark);
  if (end != text && marks != NULL)
    g_ptr_array_add (marks, g_strdup (mark->str));
  return end;
}

/* A soft hyphen goes, and so does a hyphen at the end of a line before a small letter. */
static gboolean
breaks_word (const char *c)
{
  gunichar letter = g_utf8_get_char (c);

  if (letter == 0xAD)
    return TRUE;
  return *c == '-' && (c[1] == '\n' || c[1] == '\r') && g_unichar_islower (g_utf8_get_char (c + 2));
}

/* How many bytes from @text on are printed letters that stand for nothing else. */
static gsize
count_plain (const char *text)
{
  const char *c = text;

  while (*c > ' ' && *c < 0x7F && *c != '[' && *c != '-')
    c++;
  return (gsize) (c - text);
}

char *
lis_plan_text_clean (const char *text, GPtrArray *marks)
{
  GString *clean = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  for (const char *c = text; *c != '\0';)
    {
      gsize plain = count_plain (c);
      const char *after;
      gunichar letter;

      if (plain > 0)
        {
          if (gap && clean->len > 0)
            g_string_append_c (clean, ' ');
          gap = FALSE;
          g_string_append_len (clean, c, (gssize) plain);
          c += plain;
          continue;
        }
      after = take_any_mark (c, marks);
      letter = g_utf8_get_char (c);
      if (after != c)
        {
          c = after;
          continue;
        }
      if (breaks_word (c))
        {
          c = g_utf8_next_char (c);
          c += *c == '\n' || *c == '\r';
          continue;
        }
      if (g_unichar_isspace (letter) || letter == 0xFEFF || letter == 0x200B || letter < 0x20 || letter == 0x7F)
        gap = TRUE;
      else
        {
          if (gap && clean->len > 0)
            g_string_append_c (clean, ' ');
          gap = FALSE;
          g_string_append_unichar (clean, letter);
        }
      c = g_utf8_next_char (c);
    }
  return g_string_free (clean, FALSE);
}

char *
lis_plan_text_take_number (const char *text, const char **rest)
{
  const char *c = text;
  const char *end;

  for (;;)
    {
      const char *digits = c;

      while (g_ascii_isdigit (*c))
        c++;
      if (c == digits || c - digits > MAX_NUMBER_DIGITS)
        return NULL;
      end = c;
      if (*c != '.' || !g_ascii_isdigit (c[1]))
        break;
      c++;
    }
  /* "4.1b", but no word and no unit: "3D", "24/7", "50 %". */
  if (g_ascii_islower (*c) && !g_ascii_isalnum (c[1]))
    end = ++c;
  if (*c == '.' || *c == ')' || *c == ':')
    c++;
  else if (memchr (text, '.', (gsize) (end - text)) == NULL && *c != '\0')
    return NULL;
  if (*c != '\0' && !g_ascii_isspace (*c) && (guchar) *c != 0xC2)
    return NULL;
  while (g_ascii_isspace (*c))
    c++;
  *rest = c;
  return g_strndup (text, (gsize) (end - text));
}

const char *
lis_plan_text_skip_number (const char *text)
{
  const char *rest = text;

  g_free (lis_plan_text_take_number (text, &rest));
  return rest;
}

gboolean
lis_plan_text_is_number (const char *text)
{
  const char *rest = "";
  g_autofree char *number = lis_plan_text_take_number (text, &rest);

  return number != NULL && *rest == '\0';
}

gboolean
lis_plan_text_is_below (const char *number, const char *parent)
{
  gsize length = strlen (parent);

  return strncmp (number, parent, length) == 0 && (number[length] == '.' || g_ascii_islower (number[length]));
}

char *
lis_plan_text_take_mark (const char *text, const char **rest)
{
  g_autoptr (GString) mark = g_string_new (NULL);
  const char *end = take_superscripts (text, mark);

  if (end == text)
    end = take_brackets (text, mark);
  while (end == text + mark->len && *end == '*')
    {
      g_string_append_c (mark, '*');
      end++;
    }
  if (end == text)
    return NULL;
  while (g_ascii_isspace (*end))
    end++;
  *rest = end;
  return g_strdup (mark->str);
}

gboolean
lis_plan_text_is_heading (const char *text)
{
  static const char *const captions[] = { "figur ", "figure ", "tabell ", "table ", "kilde", "source" };
  g_autofree char *folded = NULL;
  gsize length = strlen (text);
  guint words = 1;

  if (length == 0 || length > MAX_HEADING_BYTES || strchr (".;,", text[length - 1]) != NULL)
    return FALSE;
  if (g_unichar_islower (g_utf8_get_char (text)))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    words += *c == ' ';
  if (words > MAX_HEADING_WORDS || strstr (text, ". ") > strchr (text, ' '))
    return FALSE;
  folded = lis_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    if (g_str_has_prefix (folded, captions[i]))
      return FALSE;
  return folded[0] != '\0';
}

static const struct
{
  const char    *word;
  LisPlanRowKind kind;
} levels[] = {
  { "innsatsområde", LIS_PLAN_ROW_AREA }, { "satsingsområde", LIS_PLAN_ROW_AREA }, { "område", LIS_PLAN_ROW_AREA },
  { "fokusområde", LIS_PLAN_ROW_AREA },   { "area", LIS_PLAN_ROW_AREA },           { "delmål", LIS_PLAN_ROW_OBJECTIVE },
  { "hovedmål", LIS_PLAN_ROW_OBJECTIVE }, { "hovudmål", LIS_PLAN_ROW_OBJECTIVE },  { "mål", LIS_PLAN_ROW_OBJECTIVE },
  { "objective", LIS_PLAN_ROW_OBJECTIVE }, { "goal", LIS_PLAN_ROW_OBJECTIVE },
};

/* The word and what parts it from the rest: a number, a colon or a dash must follow. */
static gsize
match_level (const char *text, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  gsize length = strlen (word);

  if (!g_str_has_prefix (lower, word) || strlen (lower) != strlen (text))
    return 0;
  length += strspn (text + length, " ");
  if (text[length] == ':' || g_ascii_isdigit (text[length]))
    return length;
  return 0;
}

LisPlanRowKind
lis_plan_text_find_level (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (match_level (text, levels[i].word) > 0)
      return levels[i].kind;
  return LIS_PLAN_ROW_UNPLACED;
}

const char *
lis_plan_text_skip_level (const char *text)
{
  gsize length = 0;

  for (guint i = 0; length == 0 && i < G_N_ELEMENTS (levels); i++)
    length = match_level (text, levels[i].word);
  text += length;
  if (length > 0 && *text == ':')
    text++;
  return text + strspn (text, " ");
}

gboolean
lis_plan_text_is_line (const char *text)
{
  gboolean any = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (strchr ("-=_:+*", *c) == NULL && g_utf8_get_char (c) != 0x2014 && g_utf8_get_char (c) != 0x2013)
        return FALSE;
      any = TRUE;
    }
  return any;
}

char *
lis_plan_text_squeeze (const char *text)
{
  char *folded = lis_text_fold (text);
  char *out = folded;

  for (const char *c = folded; *c != '\0'; c++)
    if (*c != ' ')
      *out++ = *c;
  *out = '\0';
  return folded;
}

gboolean
lis_plan_text_same (const char *a, const char *b)
{
  g_autofree char *first = lis_plan_text_squeeze (a), *second = lis_plan_text_squeeze (b);

  return g_str_equal (first, second);
}

char *
lis_plan_text_page (const char *text)
{
  static const char *const words[] = { "sidene ", "sider ", "side ", "s. ", "s.", "pages ",
                                       "page ",   "pp. ",   "p. ",   "p." };
  g_autofree char *clean = lis_plan_text_clean (text, NULL);
  const char *page = clean;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (page, words[i], strlen (words[i])) == 0)
      {
        page += strlen (words[i]);
        break;
      }
  return *page == '\0' || lis_plan_text_is_line (page) ? NULL : g_strdup (page);
}

static gboolean
is_bullet (gunichar letter)
{
  return letter == 0x2756 || letter == 0x2022 || letter == 0x25AA || letter == 0x25CF || letter == 0x25E6 ||
         letter == 0x2023 || letter == 0x27A2 || letter == 0x2713 || letter == 0x25A0 || letter == 0x25AB ||
         letter == 0xB7 || (letter >= 0xF000 && letter <= 0xF0FF) || letter == '\n' || letter == '\r';
}

const char *
lis_plan_text_skip_bullet (const char *text)
{
  while (*text == ' ' || is_bullet (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static void
add_effect (const char *start, gsize length, GPtrArray *effects)
{
  g_autofree char *raw = g_strndup (start, length);
  g_autofree char *clean = lis_plan_text_clean (raw, NULL);
  const char *text = clean;

  while (*text == '-' || *text == ' ')
    text++;
  if (*text == '\0')
    return;
  for (guint i = 0; i < effects->len; i++)
    if (g_str_equal (g_ptr_array_index (effects, i), text))
      return;
  g_ptr_array_add (effects, g_strdup (text));
}

/* Where bullets stand, a line break is only where the cell was too narrow. */
void
lis_plan_text_add_effects (const char *text, GPtrArray *effects)
{
  gboolean bulleted = FALSE;
  const char *start = text;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    bulleted = bulleted || (is_bullet (g_utf8_get_char (c)) && *c != '\n' && *c != '\r');
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (is_bullet (g_utf8_get_char (c)) && !(bulleted && (*c == '\n' || *c == '\r')))
      {
        add_effect (start, (gsize) (c - start), effects);
        start = g_utf8_next_char (c);
      }
  add_effect (start, strlen (start), effects);
}

void
lis_plan_text_add_doubt (GString *doubt, char *reason)
{
  if (doubt->len > 0)
    g_string_append (doubt, "; ");
  g_string_append (doubt, reason);
  g_free (reason);
}
