/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-ruler.h"

#include <glib/gi18n-lib.h>

/* A tier is used from the width of a day on at which its labels have room. */
static const struct { double per_day; LisRulerTiers tiers; } tier_table[] = {
  { 16.0, { 3, { LIS_DIVISION_MONTH, LIS_DIVISION_WEEK, LIS_DIVISION_DAY } } },
  { 2.6, { 3, { LIS_DIVISION_HALF_YEAR, LIS_DIVISION_MONTH, LIS_DIVISION_WEEK } } },
  { 0.42, { 3, { LIS_DIVISION_YEAR, LIS_DIVISION_HALF_YEAR, LIS_DIVISION_MONTH } } },
  { 0.13, { 2, { LIS_DIVISION_YEAR, LIS_DIVISION_HALF_YEAR } } },
  { 0.0, { 1, { LIS_DIVISION_YEAR } } },
};

static const double days_in_division[] = {
  [LIS_DIVISION_YEAR] = 365, [LIS_DIVISION_HALF_YEAR] = 181, [LIS_DIVISION_QUARTER] = 90,
  [LIS_DIVISION_MONTH] = 28, [LIS_DIVISION_WEEK] = 7, [LIS_DIVISION_DAY] = 1,
};

const LisRulerTiers *
lis_ruler_choose_tiers (double per_day)
{
  guint i = 0;

  while (per_day < tier_table[i].per_day)
    i++;
  return &tier_table[i].tiers;
}

static LisDate
get_half_year_start (LisDate date, int first_month)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  if (month < first_month)
    return lis_date_new (MAX (year - 1, LIS_DATE_FIRST_YEAR), first_month + 6, 1);
  return lis_date_new (year, month < first_month + 6 ? first_month : first_month + 6, 1);
}

LisDate
lis_division_get_start (LisDivision division, LisDate date, int half_year_start)
{
  int year, month, day;

  lis_date_get (date, &year, &month, &day);
  switch (division)
    {
    case LIS_DIVISION_YEAR:
      return lis_date_new (year, 1, 1);
    case LIS_DIVISION_HALF_YEAR:
      return get_half_year_start (date, half_year_start);
    case LIS_DIVISION_QUARTER:
      return lis_date_new (year, (month - 1) / 3 * 3 + 1, 1);
    case LIS_DIVISION_MONTH:
      return lis_date_month_start (date);
    case LIS_DIVISION_WEEK:
      return date - (int) lis_date_get_weekday (date) + 1;
    case LIS_DIVISION_DAY:
    default:
      return date;
    }
}

LisDate
lis_division_get_next (LisDivision division, LisDate start)
{
  switch (division)
    {
    case LIS_DIVISION_YEAR:
      return lis_date_add_months (start, 12);
    case LIS_DIVISION_HALF_YEAR:
      return lis_date_add_months (start, 6);
    case LIS_DIVISION_QUARTER:
      return lis_date_add_months (start, 3);
    case LIS_DIVISION_MONTH:
      return lis_date_add_months (start, 1);
    case LIS_DIVISION_WEEK:
      return start + 7;
    case LIS_DIVISION_DAY:
    default:
      return start + 1;
    }
}

static void
format_half_year (LisDate start, int letters, char *buffer)
{
  int year, month, day;
  const char *pattern;

  lis_date_get (start, &year, &month, &day);
  if (letters >= 14)
    /* Translators: a half-year in the ruler; %d is the year. */
    pattern = month < 7 ? _("1st half %d") : _("2nd half %d");
  else if (letters >= 9)
    /* Translators: a half-year in the ruler where there is little room. */
    pattern = month < 7 ? _("1st half") : _("2nd half");
  else
    /* Translators: a half-year in the ruler where there is hardly any room. */
    pattern = letters >= 2 ? (month < 7 ? _("H1") : _("H2")) : "";
  g_snprintf (buffer, LIS_RULER_LABEL_SIZE, pattern, year);
}

static void
format_month (LisDate start, int letters, char *buffer)
{
  int year, month, day;

  lis_date_get (start, &year, &month, &day);
  if (letters >= 14)
    g_snprintf (buffer, LIS_RULER_LABEL_SIZE, "%s %d", lis_month_name (month), year);
  else if (letters >= 9)
    g_strlcpy (buffer, lis_month_name (month), LIS_RULER_LABEL_SIZE);
  else if (letters >= 4)
    g_strlcpy (buffer, lis_month_short_name (month), LIS_RULER_LABEL_SIZE);
  else if (letters >= 1)
    g_utf8_strncpy (buffer, lis_month_name (month), 1);
}

static void
format_week (LisDate start, int letters, char *buffer)
{
  int week = lis_date_get_iso_week (start, NULL);

  /* Translators: an ISO week in the ruler. */
  g_snprintf (buffer, LIS_RULER_LABEL_SIZE, letters >= 8 ? _("Week %d") : letters >= 2 ? "%d" : "", week);
}

static void
format_day (LisDate date, int letters, char *buffer)
{
  static const char *const names[] = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"),
                                       NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"),
                                       NC_ ("weekday", "Sun") };
  int day = lis_date_get_day (date);
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[lis_date_get_weekday (date) - 1]);

  if (letters >= 7)
    /* Translators: a day in the ruler, "Mon 4"; in Norwegian "man 4." */
    g_snprintf (buffer, LIS_RULER_LABEL_SIZE, C_ ("weekday and day", "%s %d"), name, day);
  else if (letters >= 2)
    g_snprintf (buffer, LIS_RULER_LABEL_SIZE, "%d", day);
}

const char *
lis_division_format (LisDivision division, LisDate start, int letters, char buffer[LIS_RULER_LABEL_SIZE])
{
  buffer[0] = '\0';
  switch (division)
    {
    case LIS_DIVISION_YEAR:
      g_snprintf (buffer, LIS_RULER_LABEL_SIZE, letters >= 4 ? "%d" : letters >= 2 ? "%02d" : "",
                  letters >= 4 ? lis_date_get_year (start) : lis_date_get_year (start) % 100);
      break;
    case LIS_DIVISION_HALF_YEAR:
      format_half_year (start, letters, buffer);
      break;
    case LIS_DIVISION_QUARTER:
      /* Translators: a quarter of a year in the ruler. */
      g_snprintf (buffer, LIS_RULER_LABEL_SIZE, letters >= 2 ? _("Q%d") : "", lis_date_get_month (start) / 3 + 1);
      break;
    case LIS_DIVISION_MONTH:
      format_month (start, letters, buffer);
      break;
    case LIS_DIVISION_WEEK:
      format_week (start, letters, buffer);
      break;
    case LIS_DIVISION_DAY:
    default:
      format_day (start, letters, buffer);
      break;
    }
  return buffer;
}

LisDivision
lis_division_choose_for_cells (double per_day, double width)
{
  static const LisDivision divisions[] = { LIS_DIVISION_MONTH, LIS_DIVISION_QUARTER, LIS_DIVISION_HALF_YEAR };

  for (guint i = 0; i < G_N_ELEMENTS (divisions); i++)
    if (days_in_division[divisions[i]] * per_day >= width)
      return divisions[i];
  return LIS_DIVISION_YEAR;
}
