/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzzy-time.h"

#include <string.h>

#include "lis-date-range.h"
#include "lis-fuzzy-words.h"
#include "lis-text.h"

#define MAX_PARTS 16

typedef enum
{
  PART_YEAR,
  PART_MONTH,
  PART_SEASON,
  PART_HALF_YEAR,
  PART_QUARTER,
  PART_WEEK,
  PART_DAY,
} PartKind;

typedef struct
{
  PartKind    kind;
  LisWordKind joined; /* how it hangs on what stands before it; LIS_WORD_END for nothing */
  int         year;   /* 0 where none is told */
  int         number;
  int         day;
  LisThird    third;
} Part;

typedef struct
{
  LisWord            words[LIS_MAX_WORDS];
  guint              at;
  Part               parts[MAX_PARTS];
  guint              n_parts;
  LisWordKind        pending;
  LisThird           third;
  LisFuzzyRecurrence recurrence;
  gboolean           open_after; /* continuous, joined to what stands before it */
  gboolean           every;
  gboolean           uncertain;
  gboolean           strange;    /* words that are no time */
  gboolean           impossible;
} Parser;

static const LisWord *
look (const Parser *parser, guint ahead)
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
add_part (Parser *parser, PartKind kind, int number, int day, int year)
{
  Part part = { kind, parser->pending, year, number, day, parser->third };

  if (parser->n_parts == MAX_PARTS)
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
take_year (Parser *parser)
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
add_day (Parser *parser, int day, int month, int year)
{
  static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12 || day < 1 || day > longest[month - 1] ||
      (year != 0 && !lis_date_is_set (lis_date_new (year, month, day))))
    parser->impossible = TRUE;
  else
    add_part (parser, PART_DAY, month, day, year);
}

/* "2026-03-01". */
static gboolean
take_iso_day (Parser *parser)
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
take_numeric_day (Parser *parser)
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
take_day_of_month (Parser *parser)
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
add_part_of_year (Parser *parser, LisWordKind kind, int number)
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
    add_part (parser, kind == LIS_WORD_HALF_YEAR ? PART_HALF_YEAR : PART_QUARTER, number, 0, take_year (parser));
}

/* "1. halvår 2024", "første kvartal". */
static gboolean
take_numbered_part (Parser *parser)
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
take_first_day_of_range (Parser *parser)
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
take_count (Parser *parser)
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
take_plain_number (Parser *parser)
{
  const LisWord *word = look (parser, 0);
  const Part *last = parser->n_parts > 0 ? &parser->parts[parser->n_parts - 1] : NULL;
  gboolean joined = parser->pending == LIS_WORD_RANGE || parser->pending == LIS_WORD_SLASH;

  parser->at++;
  if (word->digits > 4)
    parser->impossible = TRUE;
  else if (word->digits == 4)
    add_part (parser, PART_YEAR, 0, 0, word->value);
  else if (word->digits == 2 && parser->pending == LIS_WORD_RANGE && last != NULL && last->kind == PART_YEAR &&
           word->value >= 1 && word->value <= 12)
    {
      parser->parts[parser->n_parts - 1] = (Part){ PART_MONTH, last->joined, last->year, word->value, 0, last->third };
      parser->pending = LIS_WORD_END;
    }
  else if (word->digits == 2 && joined && last != NULL && last->year != 0)
    add_part (parser, PART_YEAR, 0, 0, expand_year (word));
  else
    parser->strange = TRUE;
}

static void
take_number (Parser *parser)
{
  if (take_iso_day (parser) || take_numeric_day (parser) || take_day_of_month (parser) || take_numbered_part (parser) ||
      take_first_day_of_range (parser) || take_count (parser))
    return;
  take_plain_number (parser);
}

static void
take_month (Parser *parser)
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
  add_part (parser, PART_MONTH, month, 0, take_year (parser));
}

/* "Vinteren 2024/25" runs into the second year. */
static void
take_season (Parser *parser)
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
  add_part (parser, PART_SEASON, season.value, 0, year);
}

/* "H1 2024", "Q3 2025", and "H24" for the autumn of 2024. */
static void
take_letter_and_number (Parser *parser)
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
    add_part (parser, PART_SEASON, LIS_SEASON_AUTUMN, 0, expand_year (&number));
  else
    parser->strange = TRUE;
}

static void
take_week (Parser *parser)
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
    add_part (parser, PART_WEEK, number.value, 0, year);
}

/* "hvert år", "hver mars". */
static void
take_every (Parser *parser)
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
take_continuous (Parser *parser)
{
  parser->at++;
  parser->recurrence = LIS_RECURRENCE_CONTINUOUS;
  parser->open_after = parser->n_parts > 0 && parser->pending != LIS_WORD_END;
  parser->pending = LIS_WORD_END;
}

/* "og" says nothing where "fra" or a dash has spoken: "fra og med", "til og med". */
static void
join (Parser *parser, LisWordKind kind)
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
take_word (Parser *parser)
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
share_years (Parser *parser)
{
  for (guint i = 0; i + 1 < parser->n_parts; i++)
    {
      Part *part = &parser->parts[i], *next = &parser->parts[i + 1];

      if (part->kind == PART_YEAR && next->year == 0 && next->joined == LIS_WORD_END)
        {
          next->year = part->year;
          next->joined = part->joined;
          memmove (part, next, sizeof (Part) * (parser->n_parts - i - 1));
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

static LisDateRange
months_of_year (int year, int first, int count)
{
  LisDate start = lis_date_new (year, first, 1);

  return (LisDateRange){ start, lis_date_add_months (start, count) };
}

static LisDateRange
season_of_year (int year, int season)
{
  LisDateRange winter;

  switch (season)
    {
    case LIS_SEASON_SPRING:
      return months_of_year (year, 1, 6);
    case LIS_SEASON_SUMMER:
      return months_of_year (year, 6, 3);
    case LIS_SEASON_AUTUMN:
      return months_of_year (year, 8, 5);
    case LIS_SEASON_WINTER:
    default:
      winter = months_of_year (year, 1, 2);
      winter.start = lis_date_add_months (winter.start, -1);
      return winter;
    }
}

static LisDateRange
compute_whole (const Part *part)
{
  LisDate day;

  switch (part->kind)
    {
    case PART_MONTH:
      return months_of_year (part->year, part->number, 1);
    case PART_SEASON:
      return season_of_year (part->year, part->number);
    case PART_HALF_YEAR:
      return months_of_year (part->year, part->number * 6 - 5, 6);
    case PART_QUARTER:
      return months_of_year (part->year, part->number * 3 - 2, 3);
    case PART_WEEK:
      day = lis_date_from_iso_week (part->year, part->number, LIS_MONDAY);
      return (LisDateRange){ day, lis_date_is_set (day) ? day + 7 : LIS_DATE_NONE };
    case PART_DAY:
      day = lis_date_new (part->year, part->number, part->day);
      return (LisDateRange){ day, lis_date_is_set (day) ? day + 1 : LIS_DATE_NONE };
    case PART_YEAR:
    default:
      return months_of_year (part->year, 1, 12);
    }
}

/* Thirds in whole months where it is months, in days of ten for one month. */
static LisDateRange
compute_part (const Part *part)
{
  LisDateRange whole = compute_whole (part);
  int months;

  if (part->third == 0 || part->kind == PART_DAY || part->kind == PART_WEEK)
    return whole;
  if (part->kind == PART_MONTH)
    {
      LisDateRange third = { whole.start + 10 * ((int) part->third - 1), whole.start + 10 * (int) part->third };

      return (LisDateRange){ third.start, part->third == LIS_THIRD_LATE ? whole.end : third.end };
    }
  months = lis_date_range_months (whole) / LIS_MONTHS_PER_MONTH;
  return (LisDateRange){ lis_date_add_months (whole.start, months * ((int) part->third - 1) / 3),
                         lis_date_add_months (whole.start, months * (int) part->third / 3) };
}

/* The calendar itself ends in 2199; a time that runs to its last day has no end. */
static LisDate
limit_end (LisDate end)
{
  return end >= LIS_DATE_MAX ? LIS_DATE_NONE : end;
}

static void
join_part (const Part *part, LisDateRange range, gboolean first, LisFuzzyTime *time)
{
  if (part->joined == LIS_WORD_FROM || part->joined == LIS_WORD_AFTER)
    {
      time->start = part->joined == LIS_WORD_FROM ? range.start : range.end;
      time->end = LIS_DATE_NONE;
    }
  else if (part->joined == LIS_WORD_BEFORE)
    time->end = range.start;
  else if (part->joined == LIS_WORD_UNTIL || part->joined == LIS_WORD_RANGE)
    time->end = range.end;
  else
    {
      time->start = first || time->start == LIS_DATE_NONE ? range.start : MIN (time->start, range.start);
      time->end = first || time->end == LIS_DATE_NONE ? range.end : MAX (time->end, range.end);
    }
}

static int
last_month_of_part (const Part *part)
{
  static const int seasons[] = { 0, 6, 8, 12, 2 };

  switch (part->kind)
    {
    case PART_MONTH:
    case PART_DAY:
      return part->number;
    case PART_SEASON:
      return seasons[part->number];
    case PART_HALF_YEAR:
      return part->number * 6;
    case PART_QUARTER:
      return part->number * 3;
    case PART_YEAR:
    case PART_WEEK:
    default:
      return 0;
    }
}

/* Months named beside "hvert år" tell how often: "mars og september hvert år" is twice a year. */
static void
collect_months (Parser *parser, LisFuzzyTime *time)
{
  guint count = 0, kept = 0;

  for (guint i = 0; i < parser->n_parts; i++)
    {
      int month = last_month_of_part (&parser->parts[i]);

      if (month == 0 || parser->parts[i].year != 0)
        {
          parser->parts[kept++] = parser->parts[i];
          continue;
        }
      count += (time->months & (1 << (month - 1))) == 0;
      time->months = (guint16) (time->months | (1 << (month - 1)));
    }
  parser->n_parts = kept;
  if (count > 0 && parser->recurrence == LIS_RECURRENCE_YEARLY)
    parser->recurrence = count == 1 ? LIS_RECURRENCE_YEARLY : count == 2 ? LIS_RECURRENCE_HALF_YEARLY
                         : count <= 4 ? LIS_RECURRENCE_QUARTERLY : LIS_RECURRENCE_MONTHLY;
}

static LisFuzzyCertainty
judge_certainty (const Parser *parser, const LisFuzzyTime *time)
{
  gboolean days = TRUE;

  if (parser->uncertain || parser->strange)
    return LIS_CERTAINTY_UNCERTAIN;
  if (time->start == LIS_DATE_NONE || time->end == LIS_DATE_NONE)
    return LIS_CERTAINTY_OPEN;
  for (guint i = 0; i < parser->n_parts; i++)
    days = days && parser->parts[i].kind == PART_DAY;
  return days ? LIS_CERTAINTY_DAY : LIS_CERTAINTY_PERIOD;
}

static LisFuzzyResult
compute (Parser *parser, LisFuzzyTime *time)
{
  gboolean any = FALSE;

  if (parser->impossible)
    return LIS_FUZZY_IMPOSSIBLE;
  if (parser->recurrence > LIS_RECURRENCE_CONTINUOUS)
    collect_months (parser, time);
  for (guint i = 0; i < parser->n_parts; i++)
    {
      LisDateRange range;

      /* No year is guessed. */
      if (parser->parts[i].year == 0)
        continue;
      range = compute_part (&parser->parts[i]);
      if (!lis_date_is_set (range.start))
        return LIS_FUZZY_IMPOSSIBLE;
      join_part (&parser->parts[i], range, !any, time);
      any = TRUE;
    }
  if (parser->pending == LIS_WORD_RANGE || parser->open_after)
    time->end = LIS_DATE_NONE;
  if (!any && parser->recurrence == 0)
    return LIS_FUZZY_WORDS;
  time->end = limit_end (time->end);
  if (time->start != LIS_DATE_NONE)
    time->start = CLAMP (time->start, LIS_DATE_MIN, LIS_DATE_MAX - 1);
  if (time->end != LIS_DATE_NONE && time->end <= LIS_DATE_MIN)
    return LIS_FUZZY_IMPOSSIBLE;
  if (time->start != LIS_DATE_NONE && time->end != LIS_DATE_NONE && time->end <= time->start)
    return LIS_FUZZY_IMPOSSIBLE;
  if (time->start == LIS_DATE_NONE && time->end == LIS_DATE_NONE && parser->recurrence == 0)
    return LIS_FUZZY_WORDS;
  time->recurrence = parser->recurrence;
  time->certainty = judge_certainty (parser, time);
  return LIS_FUZZY_UNDERSTOOD;
}

static void
clear_time (LisFuzzyTime *time)
{
  *time = (LisFuzzyTime){ LIS_DATE_NONE, LIS_DATE_NONE, LIS_CERTAINTY_UNKNOWN, 0, 0 };
}

static gboolean
says_nothing (const char *text)
{
  g_autofree char *folded = lis_text_fold (text);

  return folded[0] == '\0' && strchr (text, '?') == NULL;
}

LisFuzzyResult
lis_fuzzy_time_parse (const char *text, LisFuzzyTime *time)
{
  Parser parser = { .pending = LIS_WORD_END };
  LisFuzzyResult result;

  clear_time (time);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return text == NULL ? LIS_FUZZY_EMPTY : LIS_FUZZY_WORDS;
  if (says_nothing (text))
    return LIS_FUZZY_EMPTY;
  if (!lis_fuzzy_words_cut (text, parser.words))
    return LIS_FUZZY_WORDS;
  while (parser.words[parser.at].kind != LIS_WORD_END)
    take_word (&parser);
  share_years (&parser);
  result = compute (&parser, time);
  if (result != LIS_FUZZY_UNDERSTOOD)
    clear_time (time);
  return result;
}

static LisFuzzyCertainty
combine_certainty (const LisFuzzyTime *start, LisFuzzyResult start_result, const LisFuzzyTime *end,
                   LisFuzzyResult end_result, const LisFuzzyTime *time)
{
  if (start_result == LIS_FUZZY_WORDS || end_result == LIS_FUZZY_WORDS ||
      start->certainty == LIS_CERTAINTY_UNCERTAIN || end->certainty == LIS_CERTAINTY_UNCERTAIN)
    return LIS_CERTAINTY_UNCERTAIN;
  if (time->start == LIS_DATE_NONE || time->end == LIS_DATE_NONE)
    return LIS_CERTAINTY_OPEN;
  return start->certainty == LIS_CERTAINTY_DAY && end->certainty == LIS_CERTAINTY_DAY ? LIS_CERTAINTY_DAY
                                                                                     : LIS_CERTAINTY_PERIOD;
}

LisFuzzyResult
lis_fuzzy_time_parse_span (const char *start, const char *end, LisFuzzyTime *time)
{
  LisFuzzyTime first, last;
  LisFuzzyResult first_result = lis_fuzzy_time_parse (start, &first);
  LisFuzzyResult last_result = lis_fuzzy_time_parse (end, &last);

  clear_time (time);
  if (first_result == LIS_FUZZY_IMPOSSIBLE || last_result == LIS_FUZZY_IMPOSSIBLE)
    return LIS_FUZZY_IMPOSSIBLE;
  if (first_result != LIS_FUZZY_UNDERSTOOD && last_result != LIS_FUZZY_UNDERSTOOD)
    return first_result == LIS_FUZZY_EMPTY && last_result == LIS_FUZZY_EMPTY ? LIS_FUZZY_EMPTY : LIS_FUZZY_WORDS;
  /* "2025" and "Kont.": what runs on has no end unless one is told. */
  time->start = first_result == LIS_FUZZY_UNDERSTOOD ? first.start : last.start;
  time->end = last_result == LIS_FUZZY_UNDERSTOOD ? last.end : LIS_DATE_NONE;
  time->recurrence = last.recurrence != 0 ? last.recurrence : first.recurrence;
  time->months = last.recurrence != 0 ? last.months : first.months;
  if (first_result != LIS_FUZZY_UNDERSTOOD)
    time->start = last_result == LIS_FUZZY_UNDERSTOOD && last.end == LIS_DATE_NONE ? last.start : LIS_DATE_NONE;
  if (time->start != LIS_DATE_NONE && time->end != LIS_DATE_NONE && time->end <= time->start)
    {
      clear_time (time);
      return LIS_FUZZY_IMPOSSIBLE;
    }
  /* "innen 2025" in the column of starts says neither start nor end. */
  if (time->start == LIS_DATE_NONE && time->end == LIS_DATE_NONE && time->recurrence == 0)
    return LIS_FUZZY_WORDS;
  time->certainty = combine_certainty (&first, first_result, &last, last_result, time);
  return LIS_FUZZY_UNDERSTOOD;
}

#define MONTH(month) (1 << ((month) - 1))

guint16
lis_fuzzy_time_get_months (const LisFuzzyTime *time)
{
  if (time->months != 0)
    return time->months;
  switch (time->recurrence)
    {
    case LIS_RECURRENCE_YEARLY:
      return MONTH (12);
    case LIS_RECURRENCE_HALF_YEARLY:
      return MONTH (6) | MONTH (12);
    case LIS_RECURRENCE_QUARTERLY:
      return MONTH (3) | MONTH (6) | MONTH (9) | MONTH (12);
    case LIS_RECURRENCE_MONTHLY:
      return 0xFFF;
    case LIS_RECURRENCE_CONTINUOUS:
    default:
      return 0;
    }
}

gboolean
lis_fuzzy_time_get_last_occurrence (const LisFuzzyTime *time, LisDate today, LisDate *first, LisDate *next)
{
  guint16 months = lis_fuzzy_time_get_months (time);
  LisDate month = lis_date_month_start (today);

  if (time->end != LIS_DATE_NONE)
    month = MIN (month, lis_date_month_start (time->end));
  for (guint i = 0; months != 0 && i < 12; i++)
    {
      *next = month;
      month = lis_date_add_months (month, -1);
      *first = month;
      if ((months & MONTH (lis_date_get_month (month))) != 0)
        return time->start == LIS_DATE_NONE || month >= time->start;
    }
  return FALSE;
}
