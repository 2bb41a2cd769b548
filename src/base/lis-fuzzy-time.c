/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzzy-time.h"

#include <string.h>

#include "lis-date-range.h"
#include "lis-fuzzy-parser.h"
#include "lis-text.h"

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
compute_whole (const LisFuzzyPart *part)
{
  LisDate day;

  switch (part->kind)
    {
    case LIS_FUZZY_PART_MONTH:
      return months_of_year (part->year, part->number, 1);
    case LIS_FUZZY_PART_SEASON:
      return season_of_year (part->year, part->number);
    case LIS_FUZZY_PART_HALF_YEAR:
      return months_of_year (part->year, part->number * 6 - 5, 6);
    case LIS_FUZZY_PART_QUARTER:
      return months_of_year (part->year, part->number * 3 - 2, 3);
    case LIS_FUZZY_PART_WEEK:
      day = lis_date_from_iso_week (part->year, part->number, LIS_MONDAY);
      return (LisDateRange){ day, lis_date_is_set (day) ? day + 7 : LIS_DATE_NONE };
    case LIS_FUZZY_PART_DAY:
      day = lis_date_new (part->year, part->number, part->day);
      return (LisDateRange){ day, lis_date_is_set (day) ? day + 1 : LIS_DATE_NONE };
    case LIS_FUZZY_PART_YEAR:
    default:
      return months_of_year (part->year, 1, 12);
    }
}

/* Thirds in whole months where it is months, in days of ten for one month. */
static LisDateRange
compute_part (const LisFuzzyPart *part)
{
  LisDateRange whole = compute_whole (part);
  int months;

  if (part->third == 0 || part->kind == LIS_FUZZY_PART_DAY || part->kind == LIS_FUZZY_PART_WEEK)
    return whole;
  if (part->kind == LIS_FUZZY_PART_MONTH)
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
join_part (const LisFuzzyPart *part, LisDateRange range, gboolean first, LisFuzzyTime *time)
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
last_month_of_part (const LisFuzzyPart *part)
{
  static const int seasons[] = { 0, 6, 8, 12, 2 };

  switch (part->kind)
    {
    case LIS_FUZZY_PART_MONTH:
    case LIS_FUZZY_PART_DAY:
      return part->number;
    case LIS_FUZZY_PART_SEASON:
      return seasons[part->number];
    case LIS_FUZZY_PART_HALF_YEAR:
      return part->number * 6;
    case LIS_FUZZY_PART_QUARTER:
      return part->number * 3;
    case LIS_FUZZY_PART_YEAR:
    case LIS_FUZZY_PART_WEEK:
    default:
      return 0;
    }
}

/* Months named beside "hvert år" tell how often: "mars og september hvert år" is twice a year. */
static void
collect_months (LisFuzzyParser *parser, LisFuzzyTime *time)
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
judge_certainty (const LisFuzzyParser *parser, const LisFuzzyTime *time)
{
  gboolean days = TRUE;

  if (parser->uncertain || parser->strange)
    return LIS_CERTAINTY_UNCERTAIN;
  if (time->start == LIS_DATE_NONE || time->end == LIS_DATE_NONE)
    return LIS_CERTAINTY_OPEN;
  for (guint i = 0; i < parser->n_parts; i++)
    days = days && parser->parts[i].kind == LIS_FUZZY_PART_DAY;
  return days ? LIS_CERTAINTY_DAY : LIS_CERTAINTY_PERIOD;
}

static LisFuzzyResult
compute (LisFuzzyParser *parser, LisFuzzyTime *time)
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
  LisFuzzyParser parser = { .pending = LIS_WORD_END };
  LisFuzzyResult result;

  clear_time (time);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return text == NULL ? LIS_FUZZY_EMPTY : LIS_FUZZY_WORDS;
  if (says_nothing (text))
    return LIS_FUZZY_EMPTY;
  if (!lis_fuzzy_parser_run (&parser, text))
    return LIS_FUZZY_WORDS;
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
