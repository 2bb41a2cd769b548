/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-xlsx-styles.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "lis-date.h"

#define MAX_FORMAT 256
#define FIRST_OWN_FORMAT 164
/* Excel gives what a number needs 15 digits for; those after are noise of its binary form. */
#define DIGITS "%.15g"
/* In the epoch of 1900, day 60 is a 29 February that never was. */
#define MISSING_DAY 60

typedef struct
{
  GHashTable *own_formats; /* id → LisXlsxStyle */
  GByteArray *styles;
  gboolean    in_cell_formats;
} StyleReading;

static LisXlsxStyle
find_built_in (guint format)
{
  if (format == 9 || format == 10)
    return LIS_XLSX_PERCENT;
  if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
      (format >= 50 && format <= 58))
    return LIS_XLSX_DATE;
  return LIS_XLSX_PLAIN;
}

/* A format's letters count only outside quotes, brackets and after no backslash; "m" alone may be minutes. */
LisXlsxStyle
lis_xlsx_style_of_format (const char *format)
{
  gboolean quoted = FALSE, month = FALSE, hours = FALSE;

  for (const char *c = format; *c != '\0' && (quoted || *c != ';'); c++)
    {
      char letter = g_ascii_tolower (*c);

      if (letter == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if (letter == '[')
        {
          const char *end = strchr (c, ']');

          if (end == NULL)
            break;
          /* "[h]:mm" counts hours; other brackets hold colours and languages. */
          hours = hours || g_ascii_tolower (c[1]) == 'h';
          c = end;
        }
      else if ((letter == '\\' || letter == '_' || letter == '*') && c[1] != '\0')
        c++;
      else if (letter == 'd' || letter == 'y')
        return LIS_XLSX_DATE;
      else if (letter == '%')
        return LIS_XLSX_PERCENT;
      else if (letter == 'm')
        month = TRUE;
      else if (letter == 'h' || letter == 's')
        hours = TRUE;
    }
  return month && !hours ? LIS_XLSX_DATE : LIS_XLSX_PLAIN;
}

static void
add_own_format (StyleReading *reading, const LisXlsxAttribute *attributes, guint n)
{
  char id[16], format[MAX_FORMAT];

  if (lis_xlsx_get_attribute (attributes, n, "numFmtId", id, sizeof id) == NULL ||
      lis_xlsx_get_attribute (attributes, n, "formatCode", format, sizeof format) == NULL)
    return;
  g_hash_table_insert (reading->own_formats, GUINT_TO_POINTER ((guint) g_ascii_strtoull (id, NULL, 10)),
                       GUINT_TO_POINTER (lis_xlsx_style_of_format (format)));
}

static void
add_cell_format (StyleReading *reading, const LisXlsxAttribute *attributes, guint n)
{
  char text[16];
  const char *value = lis_xlsx_get_attribute (attributes, n, "numFmtId", text, sizeof text);
  guint id = value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
  gpointer own = NULL;
  guint8 style;

  if (g_hash_table_lookup_extended (reading->own_formats, GUINT_TO_POINTER (id), NULL, &own))
    style = (guint8) GPOINTER_TO_UINT (own);
  else
    style = (guint8) (id < FIRST_OWN_FORMAT ? find_built_in (id) : LIS_XLSX_PLAIN);
  g_byte_array_append (reading->styles, &style, 1);
}

static gboolean
style_started_cb (const char *element, const LisXlsxAttribute *attributes, guint n, gpointer data, GError **error)
{
  StyleReading *reading = data;

  if (strcmp (element, "cellXfs") == 0)
    reading->in_cell_formats = TRUE;
  else if (strcmp (element, "numFmt") == 0)
    add_own_format (reading, attributes, n);
  else if (reading->in_cell_formats && strcmp (element, "xf") == 0)
    add_cell_format (reading, attributes, n);
  return TRUE;
}

static gboolean
style_ended_cb (const char *element, gpointer data, GError **error)
{
  StyleReading *reading = data;

  if (strcmp (element, "cellXfs") == 0)
    reading->in_cell_formats = FALSE;
  return TRUE;
}

GByteArray *
lis_xlsx_styles_read (LisXlsxPackage *package, const char *part, GError **error)
{
  static const LisXlsxHandler handler = { .started = style_started_cb, .ended = style_ended_cb };
  g_autoptr (GHashTable) own_formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GByteArray) styles = g_byte_array_new ();
  StyleReading reading = { .own_formats = own_formats, .styles = styles };

  if (part != NULL && lis_xlsx_package_has_part (package, part) &&
      !lis_xlsx_package_parse (package, part, &handler, &reading, error))
    return NULL;
  return g_steal_pointer (&styles);
}

/* NULL when the number is no day that a plan can hold. */
static char *
format_date (double number, gboolean since_1904)
{
  double day = floor (number);
  int minutes = (int) lround ((number - day) * 24 * 60);
  char iso[LIS_DATE_ISO_SIZE];
  LisDate date;

  if (!(day >= 0 && day < 200000))
    return NULL;
  if (!since_1904 && day == MISSING_DAY)
    return g_strdup ("1900-02-29");
  if (since_1904)
    date = lis_date_new (1904, 1, 1) + (LisDate) day;
  else
    date = lis_date_new (1900, 1, 1) + (LisDate) day - (day > MISSING_DAY ? 2 : 1);
  if (date < LIS_DATE_MIN || date >= LIS_DATE_MAX)
    return NULL;
  lis_date_to_iso (date, iso);
  return minutes == 0 ? g_strdup (iso) : g_strdup_printf ("%s %02d:%02d", iso, minutes / 60, minutes % 60);
}

char *
lis_xlsx_format_number (const char *number, LisXlsxStyle style, gboolean since_1904)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *end, *date;
  double value;

  errno = 0;
  value = g_ascii_strtod (number, &end);
  if (end == number || *end != '\0' || errno != 0 || !isfinite (value))
    return g_strdup (number);
  if (style == LIS_XLSX_DATE && (date = format_date (value, since_1904)) != NULL)
    return date;
  if (style != LIS_XLSX_PERCENT)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, DIGITS, value));
  g_ascii_formatd (digits, sizeof digits, DIGITS, value * 100);
  return g_strconcat (digits, " %", NULL);
}
