/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzzy-parser.h"

#include <string.h>

static const LisWord *
look (const LisFuzzyParser *parser, guint ahead)
{
  guint index = MIN (parser->at + ahead, LIS_MAX_WORDS - 1);

  for (guint i = parser->at; i < index; i++)
    if (parser->words[i].kind == LIS_WORD_END)
      return &parser->words[i];
  return &parser->words[index];
}

static gboolean
is_year (const LisWord *word)
{
  return word->kind == LIS_WORD_NUMBER && word->digits == 4;
}

static void
add_part (LisFuzzyParser *parser, LisFuzzyPartKind kind, int number, int day, int year)
{
  LisFuzzyPart part = { kind, parser->pending, year, number, day, parser->third };

  if (parser->n_parts == LIS_FUZZY_MAX_PARTS)
    {
      parser->strange = TRUE;
      return;
    }
  if (year != 0 && (year < LIS_DATE_FIRST_YEAR || year > LIS_DATE_LAST_YEAR))
    parser->impossible = TRUE;
  parser->parts[parser->n_parts++] = part;
  parser->pending = LIS_WORD_END;
  parser->third = 0;
}

static int
expand_year (const LisWord *word)
{
  return word->digits <= 2 ? word->value + (word->value < 50 ? 2000 : 1900) : word->value;
}

/* Takes a year that follows, as in "mars 2024" or "vår 24", or gives 0. */
static int
take_year (LisFuzzyParser *parser)
{
  const LisWord *word = look (parser, 0);
  int year;

  if (word->kind != LIS_WORD_NUMBER || (word->digits != 4 && word->digits != 2) ||
      look (parser, 1)->kind == LIS_WORD_DOT)
    return 0;
  year = expand_year (word);
  parser->at++;
  return year;
}

/* A day: the month and the year are checked here, because a day that is not in the calendar is told as such. */
static void
add_day (LisFuzzyParser *parser, int day, int month, int year)
{
  static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12 || day < 1 || day > longest[month - 1] ||
      (year != 0 && !lis_date_is_set (lis_date_new (year, month, day))))
    parser->impossible = TRUE;
  else
    add_part (parser, LIS_FUZZY_PART_DAY, month, day, year);
}

/* "2026-03-01". */
static gboolean
take_iso_day (LisFuzzyParser *parser)
{
  if (!is_year (look (parser, 0)) || look (parser, 1)->kind != LIS_WORD_RANGE || look (parser, 2)->digits != 2 ||
      look (parser, 2)->kind != LIS_WORD_NUMBER || look (parser, 3)->kind != LIS_WORD_RANGE ||
      look (parser, 4)->kind != LIS_WORD_NUMBER || look (parser, 4)->digits != 2)
    return FALSE;
  add_day (parser, look (parser, 4)->value, look (parser, 2)->value, look (parser, 0)->value);
  parser->at += 5;
  return TRUE;
}

/* "1.3.2026", "1/3-2026", "1.3." */
static gboolean
take_numeric_day (LisFuzzyParser *parser)
{
  int day = look (parser, 0)->value, month = look (parser, 2)->value;
  LisWordKind sign = look (parser, 1)->kind;

  if (look (parser, 0)->digits > 2 || look (parser, 2)->kind != LIS_WORD_NUMBER || look (parser, 2)->digits > 2 ||
      (sign != LIS_WORD_DOT && sign != LIS_WORD_SLASH))
    return FALSE;
  if (look (parser, 3)->kind != LIS_WORD_DOT && look (parser, 3)->kind != LIS_WORD_RANGE &&
      look (parser, 3)->kind != LIS_WORD_SLASH)
    return FALSE;
  if (look (parser, 4)->kind == LIS_WORD_NUMBER && (look (parser, 4)->digits == 4 || look (parser, 4)->digits == 2) &&
      look (parser, 5)->kind != LIS_WORD_DOT)
    {
      add_day (parser, day, month, expand_year (look (parser, 4)));
      parser->at += 5;
      return TRUE;
    }
  if (look (parser, 3)->kind != LIS_WORD_DOT)
    return FALSE;
  add_day (parser, day, month, 0);
  parser->at += 4;
  return TRUE;
}

/* "31. mai 2026", "31 May". */
static gboolean
take_day_of_month (LisFuzzyParser *parser)
{
  guint month = look (parser, 1)->kind == LIS_WORD_DOT ? 2 : 1;
  int day = look (parser, 0)->value;

  if (look (parser, 0)->digits > 2 || look (parser, month)->kind != LIS_WORD_MONTH)
    return FALSE;
  parser->at += month;
  month = (guint) look (parser, 0)->value;
  parser->at++;
  if (look (parser, 0)->kind == LIS_WORD_DOT)
    parser->at++;
  add_day (parser, day, (int) month, take_year (parser));
  return TRUE;
}

static gboolean
is_part_of_year (const LisWord *word)
{
  return word->kind == LIS_WORD_HALF_YEAR || word->kind == LIS_WORD_QUARTER;
}

static void
add_part_of_year (LisFuzzyParser *parser, LisWordKind kind, int number)
{
  int last = kind == LIS_WORD_HALF_YEAR ? 2 : 4;

  /* "half-year" is one word. */
  if (look (parser, 0)->kind == LIS_WORD_RANGE && look (parser, 1)->kind == LIS_WORD_YEAR)
    parser->at += 2;
  while (look (parser, 0)->kind == LIS_WORD_FILLER || look (parser, 0)->kind == LIS_WORD_YEAR ||
         look (parser, 0)->kind == LIS_WORD_DOT)
    parser->at++;
  if (number < 1 || number > last)
    parser->impossible = TRUE;
  else
    add_part (parser, kind == LIS_WORD_HALF_YEAR ? LIS_FUZZY_PART_HALF_YEAR : LIS_FUZZY_PART_QUARTER, number, 0,
              take_year (parser));
}

/* "1. halvår 2024", "første kvartal". */
static gboolean
take_numbered_part (LisFuzzyParser *parser)
{
  guint ahead = look (parser, 1)->kind == LIS_WORD_DOT ? 2 : 1;
  int number = look (parser, 0)->value;
  LisWordKind kind;

  if (!is_part_of_year (look (parser, ahead)))
    return FALSE;
  kind = look (parser, ahead)->kind;
  parser->at += ahead + 1;
  add_part_of_year (parser, kind, number);
  return TRUE;
}

/* "1.–15. mars 2026": the first day takes month and year from the second. */
static gboolean
take_first_day_of_range (LisFuzzyParser *parser)
{
  guint dash = look (parser, 1)->kind == LIS_WORD_DOT ? 2 : 1;
  guint month = dash + (look (parser, dash + 2)->kind == LIS_WORD_DOT ? 3 : 2);

  if (look (parser, 0)->digits > 2 || look (parser, dash)->kind != LIS_WORD_RANGE ||
      look (parser, dash + 1)->kind != LIS_WORD_NUMBER || look (parser, dash + 1)->digits > 2 ||
      look (parser, month)->kind != LIS_WORD_MONTH)
    return FALSE;
  add_day (parser, look (parser, 0)->value, look (parser, month)->value, 0);
  parser->at += dash;
  return TRUE;
}

/* "2 ganger i året". */
static LisFuzzyRecurrence
recurrence_of_count (int count)
{
  switch (count)
    {
    case 1:
      return LIS_RECURRENCE_YEARLY;
    case 2:
      return LIS_RECURRENCE_HALF_YEARLY;
    case 4:
      return LIS_RECURRENCE_QUARTERLY;
    case 12:
      return LIS_RECURRENCE_MONTHLY;
    default:
      return 0;
    }
}

static gboolean
take_count (LisFuzzyParser *parser)
{
  int count = look (parser, 0)->value;
  guint ahead = 1;

  while (look (parser, ahead)->kind == LIS_WORD_TIMES || look (parser, ahead)->kind == LIS_WORD_FILLER ||
         look (parser, ahead)->kind == LIS_WORD_EVERY)
    ahead++;
  if (ahead == 1 || recurrence_of_count (count) == 0)
    return FALSE;
  if (look (parser, ahead)->kind != LIS_WORD_YEAR &&
      !(look (parser, ahead)->kind == LIS_WORD_RECURS && look (parser, ahead)->value == LIS_RECURRENCE_YEARLY))
    return FALSE;
  parser->recurrence = recurrence_of_count (count);
  parser->at += ahead + 1;
  return TRUE;
}

/* A year, or two digits that go on from one: "2025–26". */
static void
take_plain_number (LisFuzzyParser *parser)
{
  const LisWord *word = look (parser, 0);
  const LisFuzzyPart *last = parser->n_parts > 0 ? &parser->parts[parser->n_parts - 1] : NULL;
  gboolean joined = parser->pending == LIS_WORD_RANGE || parser->pending == LIS_WORD_SLASH;

  parser->at++;
  if (word->digits > 4)
    parser->impossible = TRUE;
  else if (word->digits == 4)
    add_part (parser, LIS_FUZZY_PART_YEAR, 0, 0, word->value);
  else if (word->digits == 2 && parser->pending == LIS_WORD_RANGE && last != NULL &&
           last->kind == LIS_FUZZY_PART_YEAR && word->value >= 1 && word->value <= 12)
    {
      parser->parts[parser->n_parts - 1] =
          (LisFuzzyPart){ LIS_FUZZY_PART_MONTH, last->joined, last->year, word->value, 0, last->third };
      parser->pending = LIS_WORD_END;
    }
  else if (word->digits == 2 && joined && last != NULL && last->year != 0)
    add_part (parser, LIS_FUZZY_PART_YEAR, 0, 0, expand_year (word));
  else
    parser->strange = TRUE;
}

static void
take_number (LisFuzzyParser *parser)
{
  if (take_iso_day (parser) || take_numeric_day (parser) || take_day_of_month (parser) || take_numbered_part (parser) ||
      take_first_day_of_range (parser) || take_count (parser))
    return;
  take_plain_number (parser);
}

static void
take_month (LisFuzzyParser *parser)
{
  int month = look (parser, 0)->value;
  guint year = look (parser, 2)->kind == LIS_WORD_AND ? 3 : 2;

  parser->at++;
  if (look (parser, 0)->kind == LIS_WORD_DOT)
    parser->at++;
  /* "May 31, 2026". */
  if (look (parser, 0)->kind == LIS_WORD_NUMBER && look (parser, 0)->digits <= 2 && is_year (look (parser, year - 1)))
    {
      add_day (parser, look (parser, 0)->value, month, look (parser, year - 1)->value);
      parser->at += year;
      return;
    }
  add_part (parser, LIS_FUZZY_PART_MONTH, month, 0, take_year (parser));
}

/* "Vinteren 2024/25" runs into the second year. */
static void
take_season (LisFuzzyParser *parser)
{
  LisWord season = *look (parser, 0);
  const LisWord *second;
  int year;

  parser->at++;
  year = take_year (parser);
  if (season.digits == 1 && year == 0)
    {
      parser->strange = TRUE;
      return;
    }
  second = look (parser, 1);
  if (season.value == LIS_SEASON_WINTER && year != 0 && look (parser, 0)->kind == LIS_WORD_SLASH &&
      second->kind == LIS_WORD_NUMBER && expand_year (second) == year + 1)
    {
      year++;
      parser->at += 2;
    }
  else if (season.value == LIS_SEASON_WINTER)
    parser->uncertain = TRUE;
  add_part (parser, LIS_FUZZY_PART_SEASON, season.value, 0, year);
}

/* "H1 2024", "Q3 2025", and "H24" for the autumn of 2024. */
static void
take_letter_and_number (LisFuzzyParser *parser)
{
  LisWordKind kind = look (parser, 0)->kind;
  LisWord number = *look (parser, 1);

  parser->at++;
  if (number.kind != LIS_WORD_NUMBER)
    {
      parser->strange = TRUE;
      return;
    }
  parser->at++;
  if (number.digits == 1)
    add_part_of_year (parser, kind, number.value);
  else if (kind == LIS_WORD_HALF_YEAR && (number.digits == 2 || number.digits == 4))
    add_part (parser, LIS_FUZZY_PART_SEASON, LIS_SEASON_AUTUMN, 0, expand_year (&number));
  else
    parser->strange = TRUE;
}

static void
take_week (LisFuzzyParser *parser)
{
  LisWord number = *look (parser, 1);
  int year;

  parser->at++;
  if (number.kind != LIS_WORD_NUMBER || number.digits > 2)
    {
      parser->strange = TRUE;
      return;
    }
  parser->at++;
  while (look (parser, 0)->kind == LIS_WORD_FILLER || look (parser, 0)->kind == LIS_WORD_AND)
    parser->at++;
  year = take_year (parser);
  if (number.value < 1 || number.value > 53)
    parser->impossible = TRUE;
  else
    add_part (parser, LIS_FUZZY_PART_WEEK, number.value, 0, year);
}

/* "hvert år", "hver mars". */
static void
take_every (LisFuzzyParser *parser)
{
  static const struct { LisWordKind kind; LisFuzzyRecurrence recurrence; } units[] = {
    { LIS_WORD_YEAR, LIS_RECURRENCE_YEARLY },       { LIS_WORD_HALF_YEAR, LIS_RECURRENCE_HALF_YEARLY },
    { LIS_WORD_QUARTER, LIS_RECURRENCE_QUARTERLY }, { LIS_WORD_MONTHS, LIS_RECURRENCE_MONTHLY },
  };
  const LisWord *next = look (parser, 1);

  parser->at++;
  parser->every = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (next->kind == units[i].kind)
      {
        parser->recurrence = units[i].recurrence;
        parser->at++;
        return;
      }
  if (next->kind == LIS_WORD_MONTH || next->kind == LIS_WORD_SEASON)
    parser->recurrence = LIS_RECURRENCE_YEARLY;
  else
    parser->strange = TRUE;
}

static void
take_continuous (LisFuzzyParser *parser)
{
  parser->at++;
  parser->recurrence = LIS_RECURRENCE_CONTINUOUS;
  parser->open_after = parser->n_parts > 0 && parser->pending != LIS_WORD_END;
  parser->pending = LIS_WORD_END;
}

/* "og" says nothing where "fra" or a dash has spoken: "fra og med", "til og med". */
static void
join (LisFuzzyParser *parser, LisWordKind kind)
{
  parser->at++;
  if ((kind == LIS_WORD_AND || kind == LIS_WORD_SLASH) && parser->pending != LIS_WORD_END)
    return;
  if (kind == LIS_WORD_RANGE && parser->n_parts == 0)
    kind = LIS_WORD_UNTIL;
  /* "til innen", "– før": the second word tells more. */
  parser->pending = kind;
}

static void
take_word (LisFuzzyParser *parser)
{
  const LisWord *word = look (parser, 0);

  switch (word->kind)
    {
    case LIS_WORD_NUMBER:
      take_number (parser);
      break;
    case LIS_WORD_MONTH:
      take_month (parser);
      break;
    case LIS_WORD_SEASON:
      take_season (parser);
      break;
    case LIS_WORD_HALF_YEAR:
    case LIS_WORD_QUARTER:
      take_letter_and_number (parser);
      break;
    case LIS_WORD_WEEK:
      take_week (parser);
      break;
    case LIS_WORD_ORDINAL:
      if (!take_numbered_part (parser))
        {
          parser->strange = TRUE;
          parser->at++;
        }
      break;
    case LIS_WORD_COUNT:
      if (take_count (parser))
        break;
      /* English "to". */
      parser->strange = parser->strange || word->value != 2;
      join (parser, LIS_WORD_RANGE);
      break;
    case LIS_WORD_THIRD:
      parser->third = (LisThird) word->value;
      parser->at++;
      break;
    case LIS_WORD_FROM:
    case LIS_WORD_UNTIL:
    case LIS_WORD_BEFORE:
    case LIS_WORD_AFTER:
    case LIS_WORD_RANGE:
    case LIS_WORD_AND:
    case LIS_WORD_SLASH:
      join (parser, word->kind);
      break;
    case LIS_WORD_CONTINUOUS:
      take_continuous (parser);
      break;
    case LIS_WORD_RECURS:
      parser->recurrence = (LisFuzzyRecurrence) word->value;
      parser->at++;
      break;
    case LIS_WORD_EVERY:
      take_every (parser);
      break;
    case LIS_WORD_UNCERTAIN:
      parser->uncertain = TRUE;
      if (parser->n_parts > 0 && parser->pending == LIS_WORD_END && look (parser, 1)->kind == LIS_WORD_NUMBER)
        parser->pending = LIS_WORD_AND;
      parser->at++;
      break;
    case LIS_WORD_DOT:
    case LIS_WORD_FILLER:
      parser->at++;
      break;
    case LIS_WORD_YEAR:
    case LIS_WORD_MONTHS:
    case LIS_WORD_TIMES:
    case LIS_WORD_UNKNOWN:
    case LIS_WORD_END:
    default:
      parser->strange = TRUE;
      parser->at++;
      break;
    }
}

/* "mars–juni 2024" and "2024: mars og juni": a part without a year takes that of its neighbour. A bare year beside such
 * a part with nothing between is that part's own. */
static void
share_years (LisFuzzyParser *parser)
{
  for (guint i = 0; i + 1 < parser->n_parts; i++)
    {
      LisFuzzyPart *part = &parser->parts[i], *next = &parser->parts[i + 1];

      if (part->kind == LIS_FUZZY_PART_YEAR && next->year == 0 && next->joined == LIS_WORD_END)
        {
          next->year = part->year;
          next->joined = part->joined;
          memmove (part, next, sizeof (LisFuzzyPart) * (parser->n_parts - i - 1));
          parser->n_parts--;
        }
    }
  if (parser->recurrence > LIS_RECURRENCE_CONTINUOUS)
    return;
  for (guint i = parser->n_parts; i-- > 1;)
    if (parser->parts[i - 1].year == 0)
      parser->parts[i - 1].year = parser->parts[i].year;
  for (guint i = 1; i < parser->n_parts; i++)
    if (parser->parts[i].year == 0)
      parser->parts[i].year = parser->parts[i - 1].year;
}

gboolean
lis_fuzzy_parser_run (LisFuzzyParser *parser, const char *text)
{
  if (!lis_fuzzy_words_cut (text, parser->words))
    return FALSE;
  while (parser->words[parser->at].kind != LIS_WORD_END)
    take_word (parser);
  share_years (parser);
  return TRUE;
}
