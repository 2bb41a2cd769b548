/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-date-input.h"

#include <stdlib.h>
#include <string.h>

#include "lis-fuzzy-time.h"

/* A leap day comes again after eight years at the latest. */
#define MAX_YEARS 8
#define MAX_NUMBER 9999

/* Something that every year has: a day of a month, the first or last day of a month, a week. */
typedef struct
{
  int      month;
  int      day;  /* 0 for the whole month */
  int      week; /* instead of the month */
  gboolean last; /* of a month or week */
} Yearly;

static LisDate
find_in_year (const Yearly *yearly, int year)
{
  if (yearly->week > 0)
    return lis_date_from_iso_week (year, yearly->week, yearly->last ? LIS_SUNDAY : LIS_MONDAY);
  if (year < LIS_DATE_FIRST_YEAR || year > LIS_DATE_LAST_YEAR)
    return LIS_DATE_NONE;
  if (yearly->day > 0)
    return lis_date_new (year, yearly->month, yearly->day);
  return lis_date_new (year, yearly->month, yearly->last ? lis_date_days_in_month (year, yearly->month) : 1);
}

static LisDate
find_next (const Yearly *yearly, LisDate from)
{
  int first = lis_date_get_year (from) - 1;

  for (int year = first; year <= first + MAX_YEARS + 1; year++)
    {
      LisDate date = find_in_year (yearly, year);

      if (lis_date_is_set (date) && date >= from)
        return date;
    }
  return LIS_DATE_NONE;
}

static LisDate
find_nearest (const Yearly *yearly, LisDate to)
{
  int middle = lis_date_get_year (to);
  LisDate nearest = LIS_DATE_NONE;

  for (int year = middle - MAX_YEARS; year <= middle + MAX_YEARS; year++)
    {
      LisDate date = find_in_year (yearly, year);

      if (lis_date_is_set (date) && (!lis_date_is_set (nearest) || abs (date - to) < abs (nearest - to)))
        nearest = date;
    }
  return nearest;
}

static LisDate
choose_year (const Yearly *yearly, const LisDateInput *input)
{
  if (input->is_last_day && lis_date_is_set (input->start))
    return find_next (yearly, input->start);
  if (lis_date_is_set (input->current))
    return find_nearest (yearly, input->current);
  return find_next (yearly, input->today);
}

static void
skip (const char **cursor, const char *letters)
{
  *cursor += strspn (*cursor, letters);
}

/* FALSE for none, or one that is too large. */
static gboolean
read_number (const char **cursor, int *number, int *digits)
{
  const char *start = *cursor;

  for (*number = 0; g_ascii_isdigit (**cursor) && *number <= MAX_NUMBER; (*cursor)++)
    *number = *number * 10 + (**cursor - '0');
  *digits = (int) (*cursor - start);
  return *digits > 0 && *number <= MAX_NUMBER;
}

/* Takes one of the words, ended by NULL, longest first, when a letter does not follow it. */
static gboolean
read_word (const char **cursor, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*cursor, *words) && !g_unichar_isalpha (g_utf8_get_char (*cursor + strlen (*words))))
      {
        *cursor += strlen (*words);
        return TRUE;
      }
  return FALSE;
}

/* "uke 34", "u34 27", "veke 1/2027". */
static LisDate
read_week (const char *cursor, const LisDateInput *input)
{
  static const char *const words[] = { "uke", "veke", "week", "u.", "u", "v", "w", NULL };
  Yearly yearly = { .last = input->is_last_day };
  int year, digits;

  if (!read_word (&cursor, words))
    return LIS_DATE_NONE;
  skip (&cursor, " .");
  if (!read_number (&cursor, &yearly.week, &digits) || yearly.week < 1 || yearly.week > 53)
    return LIS_DATE_NONE;
  skip (&cursor, " ./-,");
  if (*cursor == '\0')
    return choose_year (&yearly, input);
  if (!read_number (&cursor, &year, &digits) || *cursor != '\0' || (digits != 2 && digits != 4))
    return LIS_DATE_NONE;
  return find_in_year (&yearly, digits == 2 ? 2000 + year : year);
}

/* The name of a month at @cursor, or its number; 0 for none. */
static int
read_month (const char **cursor)
{
  const char *start = *cursor;
  int month, digits;

  if (g_ascii_isdigit (*start))
    return read_number (cursor, &month, &digits) && digits <= 2 && month >= 1 && month <= 12 ? month : 0;
  while (g_ascii_isalpha (**cursor))
    (*cursor)++;
  return lis_month_from_word (start, (gsize) (*cursor - start));
}

/* "1.3", "1/3", "1. mars", "mars". */
static LisDate
read_day_and_month (const char *cursor, const LisDateInput *input)
{
  Yearly yearly = { .last = input->is_last_day };
  int digits;

  if (g_ascii_isdigit (*cursor))
    {
      if (!read_number (&cursor, &yearly.day, &digits) || digits > 2 || yearly.day < 1 || yearly.day > 31
          || strspn (cursor, " ./-") == 0)
        return LIS_DATE_NONE;
      skip (&cursor, " ./-");
    }
  yearly.month = read_month (&cursor);
  skip (&cursor, " .");
  return yearly.month != 0 && *cursor == '\0' ? choose_year (&yearly, input) : LIS_DATE_NONE;
}

static LisDate
add_time (LisDate base, int number, int days, int months)
{
  LisDate moved;

  if (months == 0)
    moved = base + number * days;
  else if (abs (number * months) > 12 * 300)
    return LIS_DATE_NONE;
  else
    moved = lis_date_add_months (base, number * months);
  return moved >= LIS_DATE_MIN && moved < LIS_DATE_MAX ? moved : LIS_DATE_NONE;
}

static LisDate
add_to_base (const LisDateInput *input, int number, int days, int months)
{
  LisDate moved;

  if (input->is_last_day && lis_date_is_set (input->start) && number > 0)
    {
      moved = add_time (input->start, number, days, months);
      if (!lis_date_is_set (moved))
        return LIS_DATE_NONE;
      /* From 31 January, one month lasts until the end of February. */
      return months != 0 && lis_date_get_day (moved) < lis_date_get_day (input->start) ? moved : moved - 1;
    }
  return add_time (lis_date_is_set (input->current) ? input->current : input->today, number, days, months);
}

/* "+6 mnd", "-2 uker"; the minus may be the typographic one. */
static LisDate
read_relative (const char *cursor, const LisDateInput *input)
{
  static const char *const day_words[] = { "dager", "dagar", "dag", "days", "day", "d.", "d", NULL };
  static const char *const week_words[] = { "uker", "uke", "veker", "veke", "weeks", "week", "u", "v", "w", NULL };
  static const char *const month_words[] = { "måneder", "måned", "månader", "månad", "months", "month", "mnd.", "mnd",
                                             "md.", "md", "m", NULL };
  static const char *const year_words[] = { "år", "years", "year", "y", NULL };
  gboolean plus = *cursor == '+';
  gboolean minus = *cursor == '-' || g_str_has_prefix (cursor, "−");
  int number, digits;
  LisDate day;

  if (!plus && !minus && !(input->is_last_day && lis_date_is_set (input->start)))
    return LIS_DATE_NONE;
  cursor += plus || *cursor == '-' ? 1 : minus ? (int) strlen ("−") : 0;
  skip (&cursor, " ");
  if (!read_number (&cursor, &number, &digits) || number == 0)
    return LIS_DATE_NONE;
  number = minus ? -number : number;
  skip (&cursor, " ");
  if (read_word (&cursor, day_words))
    day = add_to_base (input, number, 1, 0);
  else if (read_word (&cursor, week_words))
    day = add_to_base (input, number, 7, 0);
  else if (read_word (&cursor, month_words))
    day = add_to_base (input, number, 0, 1);
  else if (read_word (&cursor, year_words))
    day = add_to_base (input, number, 0, 12);
  else
    return LIS_DATE_NONE;
  return *cursor == '\0' ? day : LIS_DATE_NONE;
}

/* "mars 2026", "våren 2027", "2026". */
static LisDate
read_stretch (const char *text, const LisDateInput *input)
{
  LisFuzzyTime time;

  if (lis_fuzzy_time_parse (text, &time) != LIS_FUZZY_UNDERSTOOD || time.certainty > LIS_CERTAINTY_PERIOD
      || time.recurrence != 0 || !lis_date_is_set (time.start) || !lis_date_is_set (time.end))
    return LIS_DATE_NONE;
  return input->is_last_day ? time.end - 1 : time.start;
}

LisDate
lis_date_input_parse (const char *text, const LisDateInput *input)
{
  static LisDate (*const readers[]) (const char *, const LisDateInput *) = { read_day_and_month, read_week,
                                                                            read_relative, read_stretch };
  g_autofree char *small = NULL;
  LisDate day;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return LIS_DATE_NONE;
  small = g_utf8_strdown (text, -1);
  g_strstrip (small);
  if (g_str_equal (small, "i dag") || g_str_equal (small, "idag") || g_str_equal (small, "today"))
    return input->today;
  day = lis_date_parse (small);
  for (guint i = 0; i < G_N_ELEMENTS (readers) && !lis_date_is_set (day); i++)
    day = readers[i](small, input);
  return day;
}
