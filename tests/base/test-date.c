/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-date.h"
#include "lis-test.h"

/* Day numbers counted by another program (days since 1970-01-01 in the proleptic Gregorian calendar). */
static void
test_numbers (void)
{
  static const struct
  {
    const char *iso;
    LisDate     date;
  } cases[] = {
    { "1900-01-01", LIS_DATE_MIN }, { "1969-12-31", -1 },   { "1970-01-01", 0 },
    { "2024-02-29", 19782 },        { "2026-05-01", 20574 }, { "2199-12-31", LIS_DATE_MAX - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char iso[LIS_DATE_ISO_SIZE];

      g_assert_cmpint (lis_date_from_iso (cases[i].iso), ==, cases[i].date);
      g_assert_cmpstr (lis_date_to_iso (cases[i].date, iso), ==, cases[i].iso);
    }
}

/* Every day a plan can speak of comes back the same, follows the one before, and has the next weekday. */
static void
test_every_day (void)
{
  int weekday = LIS_MONDAY; /* 1 January 1900 */

  for (LisDate date = LIS_DATE_MIN; date < LIS_DATE_MAX; date++)
    {
      int year, month, day;

      lis_date_get (date, &year, &month, &day);
      g_assert_cmpint (lis_date_new (year, month, day), ==, date);
      g_assert_cmpint (lis_date_get_weekday (date), ==, weekday);
      weekday = weekday % 7 + 1;
    }
}

static void
test_no_such_day (void)
{
  static const int cases[][3] = {
    { 2026, 2, 31 }, { 2026, 2, 29 }, { 1900, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 }, { 2026, 13, 1 },
    { 2026, 0, 1 },  { 2026, 1, 0 },  { 2026, 1, -1 }, { 1899, 12, 31 }, { 2200, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_date_new (cases[i][0], cases[i][1], cases[i][2]), ==, LIS_DATE_NONE);
  g_assert_cmpint (lis_date_new (2000, 2, 29), !=, LIS_DATE_NONE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL when it is no date */
  } cases[] = {
    { "2026-03-01", "2026-03-01" },
    { "1.3.2026", "2026-03-01" },
    { "01.03.2026", "2026-03-01" },
    { " 01.03.2026 ", "2026-03-01" },
    { "1. 3. 2026", "2026-03-01" },
    { "1/3-2026", "2026-03-01" },
    { "1/3-26", "2026-03-01" },
    { "1/3/2026", "2026-03-01" }, /* day first, as Norwegians write */
    { "1-3-2026", "2026-03-01" },
    { "01.03.26", "2026-03-01" },
    { "01.03.49", "2049-03-01" },
    { "01.03.50", "1950-03-01" },
    { "1. mars 2026", "2026-03-01" },
    { "1. Mars 2026", "2026-03-01" },
    { "1 mars 2026", "2026-03-01" },
    { "1. jan. 2026", "2026-01-01" },
    { "17. mai 2026", "2026-05-17" },
    { "17 May 2026", "2026-05-17" },
    { "3. okt 2026", "2026-10-03" },
    { "3. oktober 2026", "2026-10-03" },
    { "24. desember 2026", "2026-12-24" },
    { "24 december 2026", "2026-12-24" },
    { "1. sept. 2026", "2026-09-01" },
    { "29.02.2028", "2028-02-29" },
    { "29.02.2026", NULL },
    { "31.02.2026", NULL },
    { "31.04.2026", NULL },
    { "2026-02-31", NULL },
    { "2026-3-1", NULL },
    { "2026-03-01x", NULL },
    { "1.13.2026", NULL },
    { "0.3.2026", NULL },
    { "1.3.0026", NULL },
    { "1.3.226", NULL },
    { "1.3.20260", NULL },
    { "1.3.1899", NULL },
    { "1.3", NULL },
    { "mars 2026", NULL },
    { "1. ma 2026", NULL },
    { "1. marsipan 2026", NULL },
    { "1. måned 2026", NULL },
    { "01032026", NULL },
    { "46082", NULL }, /* a spreadsheet's day number is not guessed */
    { "", NULL },
    { " ", NULL },
    { "vår 2026", NULL },
    { "\xFF\xFE", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisDate date = lis_date_parse (cases[i].text);
      char iso[LIS_DATE_ISO_SIZE];

      g_test_message ("case %u", i);
      g_assert_cmpstr (lis_date_is_set (date) ? lis_date_to_iso (date, iso) : NULL, ==, cases[i].iso);
    }
  g_assert_cmpint (lis_date_parse (NULL), ==, LIS_DATE_NONE);
}

static void
test_iso_only (void)
{
  static const char *const wrong[] = { "01.03.2026", "2026-03-1", "2026/03/01", "2026-03-01 ", " 2026-03-01", "2026",
                                       "", "2026-13-01", "2026-02-30", "26-03-01" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (lis_date_from_iso (wrong[i]), ==, LIS_DATE_NONE);
  g_assert_cmpint (lis_date_from_iso (NULL), ==, LIS_DATE_NONE);
}

/* ISO 8601: the week belongs to the year its Thursday lies in. */
static void
test_iso_weeks (void)
{
  static const struct
  {
    const char *iso;
    int         year, week;
    LisWeekday  weekday;
  } cases[] = {
    { "2020-12-31", 2020, 53, LIS_THURSDAY }, { "2021-01-03", 2020, 53, LIS_SUNDAY },
    { "2021-01-04", 2021, 1, LIS_MONDAY },    { "2024-12-30", 2025, 1, LIS_MONDAY },
    { "2026-12-28", 2026, 53, LIS_MONDAY },   { "2027-01-01", 2026, 53, LIS_FRIDAY },
    { "2026-05-17", 2026, 20, LIS_SUNDAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisDate date = lis_date_from_iso (cases[i].iso);
      int year;

      g_assert_cmpint (lis_date_get_iso_week (date, &year), ==, cases[i].week);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (lis_date_from_iso_week (year, cases[i].week, cases[i].weekday), ==, date);
    }
  g_assert_cmpint (lis_date_from_iso_week (2025, 53, LIS_MONDAY), ==, LIS_DATE_NONE);
  g_assert_cmpint (lis_date_from_iso_week (2025, 0, LIS_MONDAY), ==, LIS_DATE_NONE);
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int         months;
    const char *expected;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" }, { "2028-01-31", 1, "2028-02-29" }, { "2026-01-31", 2, "2026-03-31" },
    { "2026-12-01", 1, "2027-01-01" }, { "2026-01-01", -1, "2025-12-01" }, { "2026-03-31", -1, "2026-02-28" },
    { "2028-02-29", 12, "2029-02-28" }, { "2028-02-29", -48, "2024-02-29" }, { "2026-05-17", 0, "2026-05-17" },
    { "2026-06-30", 6, "2026-12-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_date_add_months (lis_date_from_iso (cases[i].from), cases[i].months), ==,
                     lis_date_from_iso (cases[i].expected));
}

static void
test_format (void)
{
  LisDate date = lis_date_from_iso ("2026-03-01");
  g_autofree char *plain = lis_date_format_short (date);
  g_autofree char *full = lis_date_format_long (date);
  g_autofree char *medium = lis_date_format_medium (date);

  g_assert_cmpstr (plain, ==, "01.03.2026");
  g_assert_cmpstr (full, ==, "1 March 2026");
  g_assert_cmpstr (medium, ==, "1 Mar 2026");
}

/* What the program writes it can read again. */
static void
test_round_trip (void)
{
  for (int month = 1; month <= 12; month++)
    {
      LisDate date = lis_date_new (2026, month, 9);
      g_autofree char *plain = lis_date_format_short (date);
      g_autofree char *full = lis_date_format_long (date);
      g_autofree char *medium = lis_date_format_medium (date);

      g_assert_cmpint (lis_date_parse (plain), ==, date);
      g_assert_cmpint (lis_date_parse (full), ==, date);
      g_assert_cmpint (lis_date_parse (medium), ==, date);
    }
}

/* The weekdays of seventeen years of public holidays. */
static void
test_real_weekdays (void)
{
  static const char *const names[] = { "", "man", "tir", "ons", "tor", "fre", "lør", "søn" };
  g_autofree char *path = lis_test_find_data ("public_holidays_2024_2040.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ";", -1);

      g_assert_cmpstr (names[lis_date_get_weekday (lis_date_from_iso (cells[0]))], ==, cells[3]);
    }
}

static void
test_month_from_word (void)
{
  static const struct { const char *word; int month; } cases[] = {
    { "januar", 1 }, { "Jan", 1 }, { "january", 1 }, { "mar", 3 }, { "MARS", 3 }, { "march", 3 }, { "mai", 5 },
    { "may", 5 }, { "jun", 6 }, { "jul", 7 }, { "sept", 9 }, { "okt", 10 }, { "oct", 10 }, { "des", 12 }, { "dec", 12 },
    { "ja", 0 }, { "", 0 }, { "junix", 0 }, { "juni ", 0 }, { "måned", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_month_from_word (cases[i].word, strlen (cases[i].word)), ==, cases[i].month);
  /* Only so much of the text is the word. */
  g_assert_cmpint (lis_month_from_word ("mai2026", 3), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/numbers", test_numbers);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/no-such-day", test_no_such_day);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/iso-only", test_iso_only);
  g_test_add_func ("/date/iso-weeks", test_iso_weeks);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/month-from-word", test_month_from_word);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/real-weekdays", test_real_weekdays);
  return g_test_run ();
}
