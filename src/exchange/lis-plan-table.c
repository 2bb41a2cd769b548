/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-reading.h"

#include <string.h>

#include "lis-csv.h"
#include "lis-plan-text.h"

/* Cells of a row are parted at least twice; a line of prose has a comma here and there. */
#define LEAST_SEPARATORS 2

static const char separators[] = { '\t', '|', ';', ',' };

/* How many lines have each separator at least twice, and how many have anything. Bytes are looked at as they are, which
 * serves UTF-16 too. */
static guint
count_lines (GBytes *bytes, guint lines[G_N_ELEMENTS (separators)])
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint here[G_N_ELEMENTS (separators)] = { 0 };
  guint total = 0;
  gboolean any = FALSE;

  for (gsize i = 0; i <= length; i++)
    {
      char c = i < length ? data[i] : '\n';

      for (guint j = 0; j < G_N_ELEMENTS (separators); j++)
        here[j] += c == separators[j];
      if (c != '\n')
        {
          any = any || !(g_ascii_isspace (c) || c == '\0');
          continue;
        }
      for (guint j = 0; j < G_N_ELEMENTS (separators); j++)
        lines[j] += here[j] >= LEAST_SEPARATORS;
      memset (here, 0, sizeof here);
      total += any;
      any = FALSE;
    }
  return total;
}

/* Commas part cells only where most lines have them; text without any table is read line by line. */
static char
find_separator (GBytes *bytes)
{
  guint lines[G_N_ELEMENTS (separators)] = { 0 };
  guint total = count_lines (bytes, lines);
  guint best = 0;

  for (guint i = 0; i < 3; i++)
    if (lines[i] > lines[best])
      best = i;
  if (lines[best] == 0 && lines[3] * 2 > total)
    return ',';
  return separators[best];
}

static gboolean
is_workbook (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && (memcmp (data, "PK", 2) == 0 || memcmp (data, "\xD0\xCF\x11\xE0", 4) == 0);
}

static gboolean
is_blank_letter (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == 0xFEFF || letter == 0x200B;
}

/* In place: what a cell holds is never longer than what stood in the file. */
static void
trim_cell (char *cell)
{
  const char *start = cell;
  char *end = cell + strlen (cell);

  while (*start != '\0' && is_blank_letter (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_blank_letter (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  /* Empty and clean cells may stand where nothing can be written. */
  if (start == cell && *end == '\0')
    return;
  memmove (cell, start, (gsize) (end - start));
  cell[end - start] = '\0';
}

/* Cells padded with spaces are as empty as they look, and lines of dashes between rows are no rows. */
static gboolean
trim_row (LisTable *table, LisTableRow *row)
{
  gboolean ruled = TRUE;
  guint width = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      char *cell = g_ptr_array_index (table->cells, row->first + i);

      trim_cell (cell);
      if (cell[0] == '\0')
        continue;
      width = i + 1;
      ruled = ruled && lis_plan_text_is_line (cell) && strlen (cell) > 1;
    }
  row->n_cells = width;
  return !ruled;
}

static LisTable *
trim_table (LisTable *table)
{
  guint kept = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      LisTableRow row = g_array_index (table->rows, LisTableRow, i);

      if (trim_row (table, &row))
        g_array_index (table->rows, LisTableRow, kept++) = row;
    }
  g_array_set_size (table->rows, kept);
  return table;
}

static LisTable *
read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  if (is_workbook (bytes) || g_bytes_get_size (bytes) > lis_table_limits.bytes)
    return lis_table_read_bytes (name, bytes, cancellable, error);
  return lis_csv_read_separated (name, bytes, find_separator (bytes), &lis_table_limits, cancellable, error);
}

LisTable *
lis_plan_table_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  LisTable *table = read_bytes (name, bytes, cancellable, error);

  return table != NULL ? trim_table (table) : NULL;
}

LisTable *
lis_plan_table_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = lis_table_load (path, &lis_table_limits, cancellable, &name, error);

  return bytes != NULL ? lis_plan_table_read_bytes (name, bytes, cancellable, error) : NULL;
}
