/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-table.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lis-csv.h"
#include "lis-error.h"
#include "lis-xlsx.h"

#define MIB (1024 * 1024)

const LisTableLimits lis_table_limits = {
  .bytes = 64 * MIB, .rows = 200000, .columns = 500, .cells = 5000000,
};

const LisTableLimits lis_table_export_limits = {
  .bytes = 1024 * (gsize) MIB, .rows = 5000000, .columns = 500, .cells = 100000000,
};

LisTable *
lis_table_new (const char *name)
{
  LisTable *table = g_new0 (LisTable, 1);

  table->name = g_strdup (name);
  table->rows = g_array_new (FALSE, FALSE, sizeof (LisTableRow));
  table->cells = g_ptr_array_new ();
  table->merges = g_array_new (FALSE, FALSE, sizeof (LisTableMerge));
  table->texts = g_string_chunk_new (4096);
  return table;
}

void
lis_table_free (LisTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->rows);
  g_ptr_array_unref (table->cells);
  g_array_unref (table->merges);
  g_string_chunk_free (table->texts);
  g_free (table->buffer);
  g_free (table->sheet);
  g_free (table->name);
  g_free (table);
}

guint
lis_table_count (const LisTable *table)
{
  return table->rows->len;
}

static const LisTableRow *
get_row (const LisTable *table, guint row)
{
  g_assert (row < table->rows->len);
  return &g_array_index (table->rows, LisTableRow, row);
}

const char *
lis_table_get_cell (const LisTable *table, guint row, guint column)
{
  const LisTableRow *cells = get_row (table, row);

  return column < cells->n_cells ? g_ptr_array_index (table->cells, cells->first + column) : "";
}

guint
lis_table_get_row_number (const LisTable *table, guint row)
{
  return get_row (table, row)->number;
}

guint
lis_table_get_width (const LisTable *table, guint row)
{
  return get_row (table, row)->n_cells;
}

void
lis_table_start_row (LisTable *table, guint number)
{
  LisTableRow row = { .number = number, .first = table->cells->len };

  g_array_append_val (table->rows, row);
}

void
lis_table_add_cell (LisTable *table, const char *text)
{
  g_ptr_array_add (table->cells, (gpointer) text);
}

static gboolean
check_limits (const LisTable *table, const LisTableRow *row, gboolean overflow, const LisTableLimits *limits,
              GError **error)
{
  if (row->n_cells > limits->columns)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT,
                   _("“%s”, row %u has %u columns, at most %u are taken in"), table->name, row->number, row->n_cells,
                   limits->columns);
      return FALSE;
    }
  if (table->rows->len <= limits->rows && !overflow)
    return TRUE;
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT,
               _("“%s” has more than %u rows or %u cells, which is more than is taken in; divide it"), table->name,
               limits->rows, limits->cells);
  return FALSE;
}

gboolean
lis_table_end_row (LisTable *table, const LisTableLimits *limits, GError **error)
{
  LisTableRow *row = &g_array_index (table->rows, LisTableRow, table->rows->len - 1);
  guint length = table->cells->len;
  gboolean overflow = length > limits->cells;

  while (length > row->first && *(const char *) g_ptr_array_index (table->cells, length - 1) == '\0')
    length--;
  g_ptr_array_set_size (table->cells, (gint) length);
  row->n_cells = length - row->first;
  if (!check_limits (table, row, overflow, limits, error))
    return FALSE;
  if (row->n_cells == 0)
    g_array_set_size (table->rows, table->rows->len - 1);
  return TRUE;
}

static gboolean
check_size (const char *name, guint64 size, const LisTableLimits *limits, GError **error)
{
  if (size <= limits->bytes)
    return TRUE;
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT,
               _("“%s” has %u MiB, at most %u MiB are taken in; divide it"),
               name, (guint) (size / MIB), (guint) (limits->bytes / MIB));
  return FALSE;
}

static GBytes *
load_file (const char *path, const char *name, const LisTableLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) reason = NULL;
  GStatBuf status;
  GBytes *bytes;

  if (g_stat (path, &status) == 0)
    {
      if (!S_ISREG (status.st_mode))
        {
          g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE, _("“%s” is not a file; choose a file"),
                       name);
          return NULL;
        }
      if (!check_size (name, (guint64) status.st_size, limits, error))
        return NULL;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, &reason);
  if (bytes != NULL)
    return bytes;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading “%s” was cancelled"), name);
  else
    g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE,
                 _("“%s” could not be read: %s. Check the name and your access to it"), name, reason->message);
  return NULL;
}

GBytes *
lis_table_load (const char *path, const LisTableLimits *limits, GCancellable *cancellable, char **name, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);

  *name = g_filename_display_name (base);
  return load_file (path, *name, limits, cancellable, error);
}

LisTable *
lis_table_read_with_limits (const char *path, const LisTableLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = lis_table_load (path, limits, cancellable, &name, error);

  return bytes != NULL ? lis_table_read_bytes_with_limits (name, bytes, limits, cancellable, error) : NULL;
}

LisTable *
lis_table_read (const char *path, GCancellable *cancellable, GError **error)
{
  return lis_table_read_with_limits (path, &lis_table_limits, cancellable, error);
}

static gboolean
starts_with (GBytes *bytes, const char *mark, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, mark, length) == 0;
}

/* Portals and old reports call a web page "xls". */
static gboolean
is_markup (GBytes *bytes)
{
  static const char *const starts[] = { "<!doctype", "<html", "<head", "<table", "<?xml", "<meta", "<style" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size), *c = data;

  if (starts_with (bytes, "\xEF\xBB\xBF", 3))
    c += 3;
  while (c < data + size && g_ascii_isspace (*c))
    c++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if ((gsize) (data + size - c) >= strlen (starts[i]) && g_ascii_strncasecmp (c, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

LisTable *
lis_table_read_bytes_with_limits (const char *name, GBytes *bytes, const LisTableLimits *limits,
                                  GCancellable *cancellable, GError **error)
{
  if (!check_size (name, g_bytes_get_size (bytes), limits, error))
    return NULL;
  if (starts_with (bytes, "PK\x03\x04", 4) || starts_with (bytes, "PK\x05\x06", 4))
    return lis_xlsx_read (name, bytes, limits, cancellable, error);
  if (starts_with (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
                   _("“%s” is an Excel workbook in the old format or with a password; save it as XLSX without a "
                     "password, or as CSV"), name);
      return NULL;
    }
  if (is_markup (bytes))
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
                   _("“%s” is a web page or XML, whatever its name says; open it in Excel and save it as XLSX or CSV"),
                   name);
      return NULL;
    }
  return lis_csv_read (name, bytes, limits, cancellable, error);
}

LisTable *
lis_table_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return lis_table_read_bytes_with_limits (name, bytes, &lis_table_limits, cancellable, error);
}
