/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisDate: a calendar day, counted in days from 1970-01-01 (Gregorian, no time of day, no time zone).
 *
 * A plan speaks of the years 1900 to 2199; other years are refused when read.
 */
typedef gint32 LisDate;

#define LIS_DATE_NONE ((LisDate) G_MININT32)
#define LIS_DATE_FIRST_YEAR 1900
#define LIS_DATE_LAST_YEAR 2199
/* The day after 2199-12-31: the end of what has no end. */
#define LIS_DATE_MAX ((LisDate) 84006)
/* 1900-01-01. */
#define LIS_DATE_MIN ((LisDate) -25567)

typedef enum
{
  LIS_MONDAY = 1,
  LIS_TUESDAY,
  LIS_WEDNESDAY,
  LIS_THURSDAY,
  LIS_FRIDAY,
  LIS_SATURDAY,
  LIS_SUNDAY,
} LisWeekday;

static inline gboolean
lis_date_is_set (LisDate date)
{
  return date != LIS_DATE_NONE;
}

/* LIS_DATE_NONE when there is no such day or its year is outside 1900–2199. */
LisDate    lis_date_new (int year, int month, int day);
void       lis_date_get (LisDate date, int *year, int *month, int *day);
int        lis_date_get_year (LisDate date);
int        lis_date_get_month (LisDate date);
int        lis_date_get_day (LisDate date);
LisWeekday lis_date_get_weekday (LisDate date);

/* ISO 8601 week, 1–53; @week_year (may be NULL) is the year the week belongs to. */
int        lis_date_get_iso_week (LisDate date, int *week_year);
LisDate    lis_date_from_iso_week (int week_year, int week, LisWeekday weekday);
int        lis_date_days_in_month (int year, int month);

LisDate    lis_date_month_start (LisDate date);

/* The same day of the month @months later (earlier when negative); the last day of that month where it is shorter. */
LisDate    lis_date_add_months (LisDate date, int months);

/* Exactly "yyyy-mm-dd"; NULL or anything else gives LIS_DATE_NONE. */
LisDate    lis_date_from_iso (const char *text);

#define LIS_DATE_ISO_SIZE 11
/* Writes "yyyy-mm-dd" and returns @buffer. */
char      *lis_date_to_iso (LisDate date, char buffer[LIS_DATE_ISO_SIZE]);

/* ISO and what Norwegians write: "1.3.2026", "01.03.2026", "1/3-2026", "1. mars 2026", "1. jan. 2026"; two-digit
 * years mean 1950–2049. LIS_DATE_NONE when it is none of these or no such day. */
LisDate    lis_date_parse (const char *text);

/* "01.03.2026". Free with g_free(). */
char      *lis_date_format_short (LisDate date);

/* "1. mars 2026" in the language of the reader ("1 March 2026"). Free with g_free(). */
char      *lis_date_format_long (LisDate date);

/* "1. mars 2026" with the month cut to what stands on a bar: "1. mar. 2026". Free with g_free(). */
char      *lis_date_format_medium (LisDate date);

/* 1–12 for a name in Bokmål, Nynorsk or English, whole or cut after three letters or more, in any case; else 0.
 * @length: bytes of @word. */
int         lis_month_from_word (const char *word, gsize length);
/* Name of the month in the language of the reader, owned by the library. @month 1–12. */
const char *lis_month_name (int month);
const char *lis_month_short_name (int month);
