/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzzy-words.h"

#include <string.h>

#include "lis-fuzzy-time.h"
#include "lis-text.h"

#define MAX_BYTES 300

/* Folded as by lis_text_fold(), alternatives parted by "|". */
static const struct
{
  const char *words;
  LisWordKind kind;
  int         value;
} meanings[] = {
  { "vår|våren|vårhalvåret|spring", LIS_WORD_SEASON, LIS_SEASON_SPRING },
  { "sommer|sommeren|sommar|sommaren|summer", LIS_WORD_SEASON, LIS_SEASON_SUMMER },
  { "høst|høsten|haust|hausten|høsthalvåret|autumn|fall", LIS_WORD_SEASON, LIS_SEASON_AUTUMN },
  { "vinter|vinteren|winter", LIS_WORD_SEASON, LIS_SEASON_WINTER },
  { "halvår|halvåret|half|halfyear|h", LIS_WORD_HALF_YEAR, 0 },
  { "kvartal|kvartalet|kv|quarter|q", LIS_WORD_QUARTER, 0 },
  { "år|året|year|annum", LIS_WORD_YEAR, 0 },
  { "måned|måneden|månad|månaden|mnd|month", LIS_WORD_MONTHS, 0 },
  { "uke|veke|week", LIS_WORD_WEEK, 0 },
  { "første|fyrste|first", LIS_WORD_ORDINAL, 1 },
  { "andre|annet|second", LIS_WORD_ORDINAL, 2 },
  { "tredje|third", LIS_WORD_ORDINAL, 3 },
  { "fjerde|fourth", LIS_WORD_ORDINAL, 4 },
  { "tidlig|tidleg|primo|begynnelsen|starten|byrjinga|early|beginning", LIS_WORD_THIRD, LIS_THIRD_EARLY },
  { "midt|midten|medio|mid|middle", LIS_WORD_THIRD, LIS_THIRD_MID },
  { "sent|seint|ultimo|slutten|utgangen|late|end", LIS_WORD_THIRD, LIS_THIRD_LATE },
  { "fra|frå|f o m|fom|from|since|siden|oppstart|start|starter|startar", LIS_WORD_FROM, 0 },
  { "innen|innan|frist|ferdig|t o m|tom|by|until|ut|slutt|senest|seinast|deadline|due|through", LIS_WORD_UNTIL, 0 },
  { "før|before", LIS_WORD_BEFORE, 0 },
  { "etter|after", LIS_WORD_AFTER, 0 },
  { "til", LIS_WORD_RANGE, 0 },
  { "og|and|samt", LIS_WORD_AND, 0 },
  { "løpende|løpande|fortløpende|fortløpande|kont|kontinuerlig|kontinuerleg|pågående|pågåande|jevnlig|jamleg|"
    "regelmessig|continuous|continuously|ongoing|running|regularly", LIS_WORD_CONTINUOUS, 0 },
  { "årlig|årleg|årvis|yearly|annual|annually", LIS_WORD_RECURS, LIS_RECURRENCE_YEARLY },
  { "halvårlig|halvårleg|halvårsvis|biannual|biannually|semiannually", LIS_WORD_RECURS, LIS_RECURRENCE_HALF_YEARLY },
  { "kvartalsvis|quarterly", LIS_WORD_RECURS, LIS_RECURRENCE_QUARTERLY },
  { "månedlig|månadleg|månedsvis|månadsvis|monthly", LIS_WORD_RECURS, LIS_RECURRENCE_MONTHLY },
  { "hvert|hver|kvart|kvar|every|each|per|pr", LIS_WORD_EVERY, 0 },
  { "ganger|gonger|gang|gong|times|time|x", LIS_WORD_TIMES, 0 },
  { "en|én|ein|once", LIS_WORD_COUNT, 1 },
  { "to|two|twice", LIS_WORD_COUNT, 2 },
  { "fire|four", LIS_WORD_COUNT, 4 },
  { "ca|cirka|omtrent|trolig|truleg|tentativt|tentativ|foreløpig|førebels|antatt|usikkert|eller|evt|eventuelt|about|"
    "approximately|probably|tentative|tentatively|or|maybe", LIS_WORD_UNCERTAIN, 0 },
  { "i|av|på|ved|løpet|med|in|of|the|during|a|den|d", LIS_WORD_FILLER, 0 },
};

static gboolean
is_one_of (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *c = words; c != NULL; c = strchr (c, '|'))
    {
      c += *c == '|';
      if (strncmp (c, word, length) == 0 && (c[length] == '|' || c[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static LisWord
make_word (const char *start, gsize length)
{
  g_autofree char *raw = g_strndup (start, length);
  g_autofree char *folded = lis_text_fold (raw);
  int month = lis_month_from_word (folded, strlen (folded));

  if (month > 0)
    return (LisWord){ LIS_WORD_MONTH, month, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (is_one_of (meanings[i].words, folded))
      return (LisWord){ meanings[i].kind, meanings[i].value, 0 };
  /* "V" before a year; alone it says nothing. */
  if (g_str_equal (folded, "v"))
    return (LisWord){ LIS_WORD_SEASON, LIS_SEASON_SPRING, 1 };
  return (LisWord){ LIS_WORD_UNKNOWN, 0, 0 };
}

/* A word goes on over a full stop or hyphen between letters: "f.o.m.", "half-year". */
static const char *
find_word_end (const char *c)
{
  for (;;)
    {
      const char *next = g_utf8_next_char (c);

      if (!g_unichar_isalpha (g_utf8_get_char (c)))
        {
          gboolean joins = *c == '.' && g_unichar_isalpha (g_utf8_get_char (next)) &&
                           !g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (next)));

          if (!joins)
            return c;
        }
      c = next;
    }
}

static LisWord
make_number (const char **cursor)
{
  LisWord word = { LIS_WORD_NUMBER, 0, 0 };

  for (; g_ascii_isdigit (**cursor); (*cursor)++)
    {
      word.value = word.value < 1000000 ? word.value * 10 + (**cursor - '0') : word.value;
      word.digits++;
    }
  return word;
}

static LisWordKind
find_sign (gunichar sign)
{
  switch (sign)
    {
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return LIS_WORD_RANGE;
    case '/':
      return LIS_WORD_SLASH;
    case ',':
    case ';':
    case '&':
    case '+':
    case '\n':
      return LIS_WORD_AND;
    case '.':
      return LIS_WORD_DOT;
    case '?':
      return LIS_WORD_UNCERTAIN;
    default:
      return LIS_WORD_FILLER;
    }
}

gboolean
lis_fuzzy_words_cut (const char *text, LisWord words[LIS_MAX_WORDS])
{
  guint n = 0;

  if (strlen (text) > MAX_BYTES)
    return FALSE;
  for (const char *c = text; *c != '\0' && n < LIS_MAX_WORDS - 1;)
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_ascii_isdigit (*c))
        words[n++] = make_number (&c);
      else if (g_unichar_isalpha (letter))
        {
          const char *end = find_word_end (c);

          words[n++] = make_word (c, (gsize) (end - c));
          c = end;
        }
      else
        {
          LisWordKind kind = find_sign (letter);

          if (kind != LIS_WORD_FILLER)
            words[n++] = (LisWord){ kind, 0, kind == LIS_WORD_RANGE ? 1 : 0 };
          c = g_utf8_next_char (c);
        }
    }
  words[n] = (LisWord){ LIS_WORD_END };
  return n < LIS_MAX_WORDS - 1;
}
