/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-xlsx-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-xlsx-styles.h"

/* A column or row number beyond every limit, whatever was written. */
#define FAR_AWAY 1000000000

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_FLAG,
} CellType;

typedef struct
{
  const LisXlsxContext *context;
  const LisTableLimits *limits;
  LisTable             *table;
  GString              *text;     /* of the value being read */
  GPtrArray            *row;      /* const char *, "" for gaps */
  guint                 number;   /* of the row */
  guint                 column;   /* of the cell */
  guint                 next;     /* column, where the cell does not tell */
  CellType              type;
  LisXlsxStyle          style;
  gboolean              in_value; /* inside <v>, or <t> outside phonetic readings */
  guint                 phonetic;
  gboolean              in_cell;
} SheetReading;

/* Excel writes what XML cannot hold as _x000D_; line ends become "\n" and other such letters are dropped. */
static void
decode_escapes (GString *text)
{
  char *out = text->str;

  for (const char *c = text->str; *c != '\0';)
    {
      if (c[0] == '_' && c[1] == 'x' && g_ascii_isxdigit (c[2]) && g_ascii_isxdigit (c[3]) && g_ascii_isxdigit (c[4]) &&
          g_ascii_isxdigit (c[5]) && c[6] == '_')
        {
          guint code = (guint) g_ascii_strtoull (c + 2, NULL, 16);

          if (code == '_' || code == '\n' || code == '\t')
            *out++ = (char) code;
          c += 7;
        }
      else if (*c == '\r')
        {
          if (c[1] != '\n')
            *out++ = '\n';
          c++;
        }
      else
        *out++ = *c++;
    }
  g_string_truncate (text, (gsize) (out - text->str));
}

typedef struct
{
  GPtrArray    *strings;
  GStringChunk *chunk;
  GString      *text;
  gboolean      in_text;
  guint         phonetic;
} StringReading;

static gboolean
string_started_cb (const char *element, const LisXlsxAttribute *attributes, guint n, gpointer data, GError **error)
{
  StringReading *reading = data;

  if (strcmp (element, "si") == 0)
    g_string_truncate (reading->text, 0);
  else if (strcmp (element, "rPh") == 0)
    reading->phonetic++;
  else if (strcmp (element, "t") == 0)
    reading->in_text = reading->phonetic == 0;
  return TRUE;
}

static gboolean
string_ended_cb (const char *element, gpointer data, GError **error)
{
  StringReading *reading = data;

  if (strcmp (element, "t") == 0)
    reading->in_text = FALSE;
  else if (strcmp (element, "rPh") == 0)
    reading->phonetic--;
  else if (strcmp (element, "si") == 0)
    {
      decode_escapes (reading->text);
      g_ptr_array_add (reading->strings,
                       g_string_chunk_insert_len (reading->chunk, reading->text->str, (gssize) reading->text->len));
    }
  return TRUE;
}

static void
string_text_cb (const char *text, gsize length, gpointer data)
{
  StringReading *reading = data;

  if (reading->in_text)
    g_string_append_len (reading->text, text, (gssize) length);
}

GPtrArray *
lis_xlsx_strings_read (LisXlsxPackage *package, const char *part, GStringChunk *chunk, GError **error)
{
  static const LisXlsxHandler handler = {
    .started = string_started_cb, .ended = string_ended_cb, .text = string_text_cb,
  };
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  StringReading reading = { .strings = strings, .chunk = chunk, .text = text };

  if (part != NULL && lis_xlsx_package_has_part (package, part) &&
      !lis_xlsx_package_parse (package, part, &handler, &reading, error))
    return NULL;
  return g_steal_pointer (&strings);
}

/* "AB12" → column 27 from 0, row 12; a column alone leaves @row at 0. */
static gboolean
parse_place (const char *text, guint *column, guint *row, const char **end)
{
  guint64 number = 0, line = 0;
  const char *c = text;

  for (; g_ascii_isalpha (*c); c++)
    number = MIN (number * 26 + (guint64) (g_ascii_toupper (*c) - 'A' + 1), FAR_AWAY);
  for (; g_ascii_isdigit (*c); c++)
    line = MIN (line * 10 + (guint64) (*c - '0'), FAR_AWAY);
  if (end != NULL)
    *end = c;
  if (number == 0)
    return FALSE;
  *column = (guint) number - 1;
  *row = (guint) line;
  return TRUE;
}

static void
start_row (SheetReading *reading, const LisXlsxAttribute *attributes, guint n)
{
  char text[16];
  const char *number = lis_xlsx_get_attribute (attributes, n, "r", text, sizeof text);

  reading->number = number != NULL ? (guint) MIN (g_ascii_strtoull (number, NULL, 10), FAR_AWAY) : reading->number + 1;
  reading->next = 0;
  g_ptr_array_set_size (reading->row, 0);
}

static void
start_cell (SheetReading *reading, const LisXlsxAttribute *attributes, guint n)
{
  char text[16];
  const char *value;
  guint64 style = 0;
  guint row;

  reading->in_cell = TRUE;
  reading->column = reading->next;
  value = lis_xlsx_get_attribute (attributes, n, "r", text, sizeof text);
  if (value != NULL)
    parse_place (value, &reading->column, &row, NULL);
  reading->next = reading->column + 1;

  value = lis_xlsx_get_attribute (attributes, n, "s", text, sizeof text);
  if (value != NULL)
    style = g_ascii_strtoull (value, NULL, 10);
  reading->style = style < reading->context->styles->len ? reading->context->styles->data[style] : LIS_XLSX_PLAIN;

  value = lis_xlsx_get_attribute (attributes, n, "t", text, sizeof text);
  if (value == NULL || strcmp (value, "n") == 0)
    reading->type = CELL_NUMBER;
  else if (strcmp (value, "s") == 0)
    reading->type = CELL_SHARED;
  else if (strcmp (value, "b") == 0)
    reading->type = CELL_FLAG;
  else
    reading->type = CELL_TEXT;
  g_string_truncate (reading->text, 0);
}

static void
add_merge (SheetReading *reading, const LisXlsxAttribute *attributes, guint n)
{
  char text[40];
  const char *value = lis_xlsx_get_attribute (attributes, n, "ref", text, sizeof text);
  LisTableMerge merge;
  const char *rest;

  if (value == NULL || !parse_place (value, &merge.first_column, &merge.first_row, &rest) || *rest != ':' ||
      !parse_place (rest + 1, &merge.last_column, &merge.last_row, NULL))
    return;
  if (reading->table->merges->len < reading->limits->rows)
    g_array_append_val (reading->table->merges, merge);
}

static gboolean
sheet_started_cb (const char *element, const LisXlsxAttribute *attributes, guint n, gpointer data, GError **error)
{
  SheetReading *reading = data;

  if (strcmp (element, "row") == 0)
    start_row (reading, attributes, n);
  else if (strcmp (element, "c") == 0)
    start_cell (reading, attributes, n);
  else if (strcmp (element, "mergeCell") == 0)
    add_merge (reading, attributes, n);
  else if (strcmp (element, "rPh") == 0)
    reading->phonetic++;
  else if (reading->in_cell && (strcmp (element, "v") == 0 || strcmp (element, "t") == 0))
    reading->in_value = reading->phonetic == 0;
  return TRUE;
}

/* The cell's text, kept by the table or by the shared strings. */
static const char *
finish_text (SheetReading *reading)
{
  g_autofree char *number = NULL;
  guint64 index;

  switch (reading->type)
    {
    case CELL_SHARED:
      index = g_ascii_strtoull (reading->text->str, NULL, 10);
      return index < reading->context->strings->len ? g_ptr_array_index (reading->context->strings, index) : "";
    case CELL_FLAG:
      return strcmp (reading->text->str, "0") == 0 ? "no" : "yes";
    case CELL_NUMBER:
      g_strstrip (reading->text->str);
      number = lis_xlsx_format_number (reading->text->str, reading->style, reading->context->since_1904);
      return g_string_chunk_insert (reading->table->texts, number);
    case CELL_TEXT:
    default:
      decode_escapes (reading->text);
      /* A date written as one, at midnight. */
      if (g_str_has_suffix (reading->text->str, "T00:00:00"))
        g_string_truncate (reading->text, reading->text->len - strlen ("T00:00:00"));
      return g_string_chunk_insert (reading->table->texts, reading->text->str);
    }
}

static gboolean
end_cell (SheetReading *reading, GError **error)
{
  reading->in_cell = FALSE;
  reading->in_value = FALSE;
  if (reading->text->len == 0)
    return TRUE;
  if (reading->column >= reading->limits->columns)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT,
                   _("“%s”, row %u has more than %u columns, which is more than is taken in"), reading->table->name,
                   reading->number, reading->limits->columns);
      return FALSE;
    }
  while (reading->row->len <= reading->column)
    g_ptr_array_add (reading->row, (gpointer) "");
  g_ptr_array_index (reading->row, reading->column) = (gpointer) finish_text (reading);
  return TRUE;
}

static gboolean
end_row (SheetReading *reading, GError **error)
{
  if (reading->row->len == 0)
    return TRUE;
  lis_table_start_row (reading->table, reading->number);
  for (guint i = 0; i < reading->row->len; i++)
    lis_table_add_cell (reading->table, g_ptr_array_index (reading->row, i));
  g_ptr_array_set_size (reading->row, 0);
  return lis_table_end_row (reading->table, reading->limits, error);
}

static gboolean
sheet_ended_cb (const char *element, gpointer data, GError **error)
{
  SheetReading *reading = data;

  if (strcmp (element, "row") == 0)
    return end_row (reading, error);
  if (strcmp (element, "c") == 0)
    return end_cell (reading, error);
  if (strcmp (element, "rPh") == 0)
    reading->phonetic--;
  else if (strcmp (element, "v") == 0 || strcmp (element, "t") == 0)
    reading->in_value = FALSE;
  return TRUE;
}

static void
sheet_text_cb (const char *text, gsize length, gpointer data)
{
  SheetReading *reading = data;

  if (reading->in_value)
    g_string_append_len (reading->text, text, (gssize) length);
}

gboolean
lis_xlsx_sheet_read (LisXlsxPackage *package, const char *part, const LisXlsxContext *context, LisTable *table,
                     const LisTableLimits *limits, GError **error)
{
  static const LisXlsxHandler handler = {
    .started = sheet_started_cb, .ended = sheet_ended_cb, .text = sheet_text_cb,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  SheetReading reading = { .context = context, .limits = limits, .table = table, .text = text, .row = row };

  return lis_xlsx_package_parse (package, part, &handler, &reading, error);
}
