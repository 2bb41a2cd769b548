/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"

#define SNIFFED_ROWS 50
#define SNIFFED_BYTES 65536
/* How often a reader looks whether it was cancelled. */
#define ROWS_BETWEEN_CHECKS 1024

static const char separators[] = { ';', '\t', ',' };

/* What the bytes 0x80 to 0x9F mean in Windows-1252; 0 for the five that mean nothing. */
static const guint16 windows_letters[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static char *
decode_windows (const guint8 *bytes, gsize length)
{
  g_autoptr (GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar letter = bytes[i];

      if (letter >= 0x80 && letter < 0xA0)
        letter = windows_letters[letter - 0x80];
      if (letter == 0)
        return NULL;
      if (letter < 0x80)
        g_string_append_c (text, (char) letter);
      else
        g_string_append_unichar (text, letter);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
decode_utf16 (const guint8 *bytes, gsize length)
{
  const char *order = bytes[0] == 0xFF ? "UTF-16LE" : "UTF-16BE";
  gsize written = 0;
  char *text = g_convert ((const char *) bytes + 2, (gssize) length - 2, "UTF-8", order, NULL, &written, NULL);

  if (text != NULL && memchr (text, '\0', written) != NULL)
    g_clear_pointer (&text, g_free);
  return text;
}

/* Half a file of one encoding and half of another would give names of nonsense letters. In Windows-1252 the two bytes
 * of a Nordic letter in UTF-8 are "Ã" and a sign that no word goes on with. */
static gboolean
check_encoding (const char *name, const guint8 *bytes, gsize length, GError **error)
{
  gboolean marked = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0, mixed = marked;
  const char *bad;
  guint row = 1;

  if (length == 0 ||
      (length >= 2 && (bytes[0] == 0xFF || bytes[0] == 0xFE) && (bytes[1] == 0xFF || bytes[1] == 0xFE)) ||
      memchr (bytes, '\0', length) != NULL || g_utf8_validate ((const char *) bytes, (gssize) length, &bad))
    return TRUE;
  for (gsize i = 0; i + 1 < length && !mixed; i++)
    mixed = bytes[i] == 0xC3 && bytes[i + 1] >= 0x80 && bytes[i + 1] < 0xC0;
  if (!mixed)
    return TRUE;
  for (const guint8 *c = bytes; c < (const guint8 *) bad; c++)
    row += *c == '\n';
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
               _("“%s”, line %u: the file is UTF-8, but not all of it; save it again as “CSV UTF-8”"), name, row);
  return FALSE;
}

/* NULL when the bytes are no text. */
static char *
decode (const guint8 *bytes, gsize length)
{
  if (length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
    return decode_utf16 (bytes, length);
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (length == 0)
    return g_strdup ("");
  if (memchr (bytes, '\0', length) != NULL)
    return NULL;
  if (g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return g_strndup ((const char *) bytes, length);
  return decode_windows (bytes, length);
}

/* How many times a separator stands outside quotes in the row at @cursor, for each of them; moves past the row. */
static void
count_separators (const char **cursor, guint counts[G_N_ELEMENTS (separators)])
{
  gboolean quoted = FALSE, at_start = TRUE;
  const char *c;

  memset (counts, 0, sizeof (guint) * G_N_ELEMENTS (separators));
  for (c = *cursor; *c != '\0' && (quoted || (*c != '\n' && *c != '\r')); c++)
    {
      if (*c == '"' && (quoted || at_start))
        quoted = !quoted;
      at_start = FALSE;
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
        if (*c == separators[i])
          {
            counts[i]++;
            at_start = TRUE;
          }
      /* The second of two quotes in a row opens the cell again. */
      if (*c == '"' && !quoted)
        at_start = c[1] == '"';
    }
  *cursor = *c == '\r' && c[1] == '\n' ? c + 2 : *c != '\0' ? c + 1 : c;
}

/* The separator that most rows have as often as the header has. */
static char
find_separator (const char *text)
{
  guint header[G_N_ELEMENTS (separators)] = { 0 }, counts[G_N_ELEMENTS (separators)];
  guint agreeing[G_N_ELEMENTS (separators)] = { 0 };
  guint rows = 0, best = 0, best_score = 0;
  const char *cursor = text;

  while (*cursor != '\0' && rows < SNIFFED_ROWS && cursor - text < SNIFFED_BYTES)
    {
      const char *start = cursor;

      count_separators (&cursor, counts);
      if (*start == '\n' || *start == '\r')
        continue;
      if (rows++ == 0)
        memcpy (header, counts, sizeof header);
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        agreeing[i] += header[i] == counts[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint score = header[i] > 0 ? agreeing[i] * 1000 + MIN (header[i], 999) : 0;

      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }
  return separators[best];
}

/* Excel's line "sep=;", which it does not show. */
static char
read_separator_line (const char **text)
{
  const char *c = *text;
  gboolean quoted = *c == '"';
  char separator;

  c += quoted;
  if (g_ascii_strncasecmp (c, "sep=", 4) != 0 || c[4] == '\0' || strchr (";,\t", c[4]) == NULL)
    return '\0';
  separator = c[4];
  c += 5;
  if (quoted && *c == '"')
    c++;
  if (*c != '\r' && *c != '\n' && *c != '\0')
    return '\0';
  *text = *c == '\r' && c[1] == '\n' ? c + 2 : *c != '\0' ? c + 1 : c;
  return separator;
}

/* Cells are cut where they lie: what is written never overtakes what is read. */
typedef struct
{
  LisTable *table;
  char     *in;
  char     *out;
  char      separator;
  guint     row;
} Parser;

static gboolean
read_quoted (Parser *parser, GError **error)
{
  for (parser->in++; *parser->in != '\0'; parser->in++)
    {
      if (*parser->in == '"' && parser->in[1] != '"')
        {
          parser->in++;
          return TRUE;
        }
      if (*parser->in == '"')
        parser->in++;
      if (*parser->in == '\r')
        {
          parser->in += parser->in[1] == '\n';
          *parser->out++ = '\n';
        }
      else
        *parser->out++ = *parser->in;
    }
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
               _("“%s”, row %u: a quotation mark is opened and never closed; close or remove it"), parser->table->name,
               parser->row);
  return FALSE;
}

static gboolean
ends_cell (const Parser *parser)
{
  char c = *parser->in;

  return c == parser->separator || c == '\n' || c == '\r' || c == '\0';
}

/* Reads one cell and what ends it; @more: another cell follows in the row. */
static gboolean
read_cell (Parser *parser, gboolean *more, GError **error)
{
  char *start = parser->out;

  if (*parser->in == '"' && !read_quoted (parser, error))
    return FALSE;
  while (!ends_cell (parser))
    *parser->out++ = *parser->in++;
  *more = *parser->in == parser->separator;
  if (*parser->in == '\r' && parser->in[1] == '\n')
    parser->in++;
  if (*parser->in != '\0')
    parser->in++;
  *parser->out++ = '\0';
  lis_table_add_cell (parser->table, start);
  return TRUE;
}

static gboolean
read_row (Parser *parser, const LisTableLimits *limits, GError **error)
{
  gboolean more = TRUE;

  lis_table_start_row (parser->table, parser->row);
  /* Cells beyond the limit end the row at once: a file of separators must not fill the memory first. */
  while (more && parser->table->cells->len <= limits->cells * 2)
    if (!read_cell (parser, &more, error))
      return FALSE;
  return lis_table_end_row (parser->table, limits, error);
}

static gboolean
read_rows (Parser *parser, const LisTableLimits *limits, GCancellable *cancellable, GError **error)
{
  while (*parser->in != '\0')
    {
      parser->row++;
      if (!read_row (parser, limits, error))
        return FALSE;
      if (parser->row % ROWS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading “%s” was cancelled"),
                       parser->table->name);
          return FALSE;
        }
    }
  return TRUE;
}

LisTable *
lis_csv_read (const char *name, GBytes *bytes, const LisTableLimits *limits, GCancellable *cancellable, GError **error)
{
  return lis_csv_read_separated (name, bytes, '\0', limits, cancellable, error);
}

LisTable *
lis_csv_read_separated (const char *name, GBytes *bytes, char separator, const LisTableLimits *limits,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (LisTable) table = lis_table_new (name);
  Parser parser = { .table = table };
  const char *start;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!check_encoding (name, data, length, error))
    return NULL;
  table->buffer = decode (data, length);
  if (table->buffer == NULL)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
                   _("“%s” is not a table; choose a CSV or XLSX file"), name);
      return NULL;
    }
  start = table->buffer;
  parser.separator = separator != '\0' ? separator : read_separator_line (&start);
  if (parser.separator == '\0')
    parser.separator = find_separator (start);
  parser.in = parser.out = (char *) start;
  if (!read_rows (&parser, limits, cancellable, error))
    return NULL;
  if (lis_table_count (table) == 0)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT, _("“%s” is empty; choose a file with a table"),
                   name);
      return NULL;
    }
  return g_steal_pointer (&table);
}

void
lis_csv_append_cell (GString *line, gboolean first, const char *text)
{
  gsize length = strlen (text);

  if (!first)
    g_string_append_c (line, ';');
  if (strpbrk (text, ";\"\n\r\t,") == NULL && (length == 0 || (text[0] != ' ' && text[length - 1] != ' ')))
    {
      g_string_append_len (line, text, (gssize) length);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

gboolean
lis_csv_needs_guard (const char *text)
{
  while (*text == '\'')
    text++;
  while (*text == ' ' || *text == '\n')
    text++;
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

const char *
lis_csv_unguard (const char *text)
{
  return text[0] == '\'' && lis_csv_needs_guard (text) ? text + 1 : text;
}
