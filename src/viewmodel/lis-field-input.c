/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-field-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-date-range.h"
#include "lis-number.h"
#include "lis-text.h"

static char *
describe_day (LisDate day, const char *typed, const LisDateInput *dates)
{
  g_autofree char *plain = lis_date_format_short (day), *full = lis_date_format_long (day), *length = NULL;
  gboolean says_all = g_str_equal (plain, typed);

  if (dates->is_last_day && lis_date_is_set (dates->start) && day >= dates->start)
    {
      LisMonths months = lis_date_range_months ((LisDateRange){ dates->start, day + 1 });

      length = lis_months_format (months);
      if (months == LIS_MONTHS_PER_MONTH)
        return g_strdup_printf (_("%s, 1 month in all"), full);
      /* Translators: the last day of a period, and how many months it lasts. */
      return g_strdup_printf (_("%1$s, %2$s months in all"), full, length);
    }
  return says_all ? NULL : g_steal_pointer (&full);
}

static gboolean
parse_day (const LisField *field, const char *text, const LisDateInput *dates, gint64 *value, char **understood,
           char **message)
{
  LisDate day = lis_date_input_parse (text, dates);

  if (!lis_date_is_set (day))
    {
      *message = g_strdup (dates->is_last_day ? _("Not a day; write 31.8.2027, 31.8, week 34 or +6 months")
                                              : _("Not a day; write 1.3.2027, 1.3 or week 34"));
      return FALSE;
    }
  *understood = describe_day (day, text, dates);
  *value = day + (field->type == LIS_FIELD_LAST_DAY);
  return TRUE;
}

static gboolean
fits (gint64 value)
{
  return value > -G_MAXINT32 && value < G_MAXINT32;
}

static gboolean
parse_share (const char *text, gint64 *value, char **message)
{
  if (!lis_number_parse (text, LIS_SHARE_PERCENT, value) || !fits (*value))
    {
      *message = g_strdup (_("Not a share; write a percentage such as 50 or 62.5"));
      return FALSE;
    }
  if (*value > 0 && *value <= LIS_SHARE_PERCENT && strchr (text, '%') == NULL)
    {
      *message = g_strdup (_("Percent or a fraction? Write 50 % or 0.5 %"));
      return FALSE;
    }
  return TRUE;
}

/* Splits "4,5 mnd" into number and word. */
static char *
split_word (const char *text, char **word)
{
  gsize length = strspn (text, "0123456789., ");
  char *number = g_strndup (text, length);
  g_autofree char *small = g_utf8_strdown (text + length, -1);

  *word = g_strdup (g_strstrip (small));
  return g_strstrip (number);
}

static gboolean
parse_months (const char *text, gint64 *value, char **understood, char **message)
{
  static const char *const months[] = { "", "m", "mnd", "mnd.", "md", "md.", "måned", "måneder", "månad", "månader",
                                        "month", "months", NULL };
  static const char *const years[] = { "år", "y", "year", "years", NULL };
  g_autofree char *word = NULL, *shown = NULL;
  g_autofree char *number = split_word (text, &word);
  gboolean in_years = g_strv_contains (years, word);

  if ((in_years || g_strv_contains (months, word))
      && lis_number_parse (number, in_years ? 12 * LIS_MONTHS_PER_MONTH : LIS_MONTHS_PER_MONTH, value)
      && fits (*value))
    {
      shown = lis_months_format ((LisMonths) *value);
      if (in_years)
        *understood = g_strdup_printf (_("%s months"), shown);
      return TRUE;
    }
  *message = g_strdup (_("Not a number of months; write 6, 4.5 or 2 years"));
  return FALSE;
}

static gboolean
parse_integer (const LisField *field, const char *text, gint64 *value, char **message)
{
  int scale = field->scale > 0 ? (int) field->scale : 1;

  if (lis_number_parse (text, scale, value) && fits (*value))
    return TRUE;
  *message = g_strdup (scale > 1 ? _("Not a number with at most two decimals") : _("Not a whole number"));
  return FALSE;
}

gboolean
lis_field_input_parse (const LisField *field, const char *text, const LisDateInput *dates, gint64 *value,
                       char **understood, char **message)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *understood = *message = NULL;
  if (field->type == LIS_FIELD_TEXT)
    return TRUE;
  *value = lis_field_empty (field);
  if (lis_text_is_blank (stripped))
    return TRUE;
  switch (field->type)
    {
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
      return parse_day (field, stripped, dates, value, understood, message);
    case LIS_FIELD_SHARE:
      return parse_share (stripped, value, message);
    case LIS_FIELD_MONTHS:
      return parse_months (stripped, value, understood, message);
    case LIS_FIELD_INTEGER:
      return parse_integer (field, stripped, value, message);
    case LIS_FIELD_TEXT:
    case LIS_FIELD_CHOICE:
    case LIS_FIELD_FLAG:
    case LIS_FIELD_REFERENCE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

char *
lis_field_input_format (const LisField *field, gconstpointer record)
{
  return lis_field_format (field, record);
}
