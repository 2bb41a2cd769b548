/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-text.h"

/* Day number of a proleptic Gregorian date, by counting from 1 March so that the leap day ends the year. */
static int
count_days (int year, int month, int day)
{
  int shifted = month <= 2 ? year - 1 : year;
  int era = shifted / 400;
  int year_of_era = shifted - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

int
lis_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

LisDate
lis_date_new (int year, int month, int day)
{
  if (year < LIS_DATE_FIRST_YEAR || year > LIS_DATE_LAST_YEAR || month < 1 || month > 12)
    return LIS_DATE_NONE;
  if (day < 1 || day > lis_date_days_in_month (year, month))
    return LIS_DATE_NONE;
  return count_days (year, month, day);
}

void
lis_date_get (LisDate date, int *year, int *month, int *day)
{
  int shifted = date + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

int
lis_date_get_year (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  return year;
}

int
lis_date_get_month (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  return month;
}

int
lis_date_get_day (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  return day;
}

LisWeekday
lis_date_get_weekday (LisDate date)
{
  /* 1970-01-01 was a Thursday. */
  int index = (date + 3) % 7;

  return (LisWeekday) ((index < 0 ? index + 7 : index) + 1);
}

int
lis_date_get_iso_week (LisDate date, int *week_year)
{
  LisDate thursday = date - (int) lis_date_get_weekday (date) + LIS_THURSDAY;
  int year = lis_date_get_year (thursday);

  if (week_year != NULL)
    *week_year = year;
  return (thursday - count_days (year, 1, 1)) / 7 + 1;
}

LisDate
lis_date_from_iso_week (int week_year, int week, LisWeekday weekday)
{
  LisDate fourth = lis_date_new (week_year, 1, 4);
  LisDate date;

  if (!lis_date_is_set (fourth) || week < 1 || week > 53)
    return LIS_DATE_NONE;
  date = fourth - (int) lis_date_get_weekday (fourth) + (int) weekday + 7 * (week - 1);
  return lis_date_get_iso_week (date, NULL) == week ? date : LIS_DATE_NONE;
}

LisDate
lis_date_month_start (LisDate date)
{
  return date - lis_date_get_day (date) + 1;
}

LisDate
lis_date_add_months (LisDate date, int months)
{
  int year, month, day, index;

  lis_date_get (date, &year, &month, &day);
  index = year * 12 + month - 1 + months;
  year = index / 12;
  month = index % 12 + 1;
  return count_days (year, month, MIN (day, lis_date_days_in_month (year, month)));
}

static gboolean
read_digits (const char *text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

LisDate
lis_date_from_iso (const char *text)
{
  int year, month, day;

  if (text == NULL || !read_digits (text, 4, &year) || text[4] != '-' || !read_digits (text + 5, 2, &month) ||
      text[7] != '-' || !read_digits (text + 8, 2, &day) || text[10] != '\0')
    return LIS_DATE_NONE;
  return lis_date_new (year, month, day);
}

char *
lis_date_to_iso (LisDate date, char buffer[LIS_DATE_ISO_SIZE])
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  for (int i = 3; i >= 0; i--, year /= 10)
    buffer[i] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  buffer[10] = '\0';
  return buffer;
}

int
lis_month_from_word (const char *word, gsize length)
{
  static const struct { const char *name; int month; } months[] = {
    { "januar", 1 }, { "january", 1 }, { "februar", 2 }, { "february", 2 }, { "mars", 3 }, { "march", 3 },
    { "april", 4 }, { "mai", 5 }, { "may", 5 }, { "juni", 6 }, { "june", 6 }, { "juli", 7 }, { "july", 7 },
    { "august", 8 }, { "september", 9 }, { "oktober", 10 }, { "october", 10 }, { "november", 11 },
    { "desember", 12 }, { "december", 12 },
  };

  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (word, months[i].name, length) == 0)
      return months[i].month;
  return 0;
}

static gboolean
scan_number (const char **cursor, int *value, int *digits)
{
  *value = 0;
  *digits = 0;
  while (g_ascii_isdigit (**cursor) && *digits < 5)
    {
      *value = *value * 10 + (**cursor - '0');
      (*cursor)++;
      (*digits)++;
    }
  return *digits > 0;
}

static gboolean
scan_month (const char **cursor, int *month)
{
  const char *start = *cursor;
  int digits;

  if (g_ascii_isdigit (*start))
    return scan_number (cursor, month, &digits) && digits <= 2;
  while (g_ascii_isalpha (**cursor))
    (*cursor)++;
  *month = lis_month_from_word (start, (gsize) (*cursor - start));
  return *month != 0;
}

static void
skip_separators (const char **cursor)
{
  while (**cursor == '.' || **cursor == '/' || **cursor == '-' || **cursor == ' ')
    (*cursor)++;
}

LisDate
lis_date_parse (const char *text)
{
  g_autofree char *stripped = NULL;
  const char *cursor;
  int day, month, year, digits;
  LisDate iso;

  if (text == NULL)
    return LIS_DATE_NONE;
  stripped = g_strstrip (g_strdup (text));
  iso = lis_date_from_iso (stripped);
  if (lis_date_is_set (iso))
    return iso;

  cursor = stripped;
  if (!scan_number (&cursor, &day, &digits) || digits > 2)
    return LIS_DATE_NONE;
  skip_separators (&cursor);
  if (!scan_month (&cursor, &month))
    return LIS_DATE_NONE;
  skip_separators (&cursor);
  if (!scan_number (&cursor, &year, &digits) || *cursor != '\0' || (digits != 2 && digits != 4))
    return LIS_DATE_NONE;
  if (digits == 2)
    year += year < 50 ? 2000 : 1900;
  return lis_date_new (year, month, day);
}

char *
lis_date_format_short (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  return g_strdup_printf ("%02d.%02d.%04d", day, month, year);
}

const char *
lis_month_name (int month)
{
  static const char *const names[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), NC_("full month", "May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  if (month == 5)
    return C_("full month", "May");
  return _(names[month - 1]);
}

const char *
lis_month_short_name (int month)
{
  static const char *const names[] = {
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), NC_("short month", "May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  if (month == 5)
    return C_("short month", "May");
  return _(names[month - 1]);
}

char *
lis_date_format_long (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  /* Translators: day, name of the month, year, as in "1 March 2026". */
  return g_strdup_printf (C_("long date", "%1$d %2$s %3$d"), day, lis_month_name (month), year);
}

char *
lis_date_format_medium (LisDate date)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  /* Translators: day, short name of the month, year, as in "1 Mar 2026". */
  return g_strdup_printf (C_("medium date", "%1$d %2$s %3$d"), day, lis_month_short_name (month), year);
}
