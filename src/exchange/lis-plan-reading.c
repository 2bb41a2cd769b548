/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"

#define SHOWN_BYTES 80

static void
free_row (gpointer data)
{
  LisPlanRow *row = data;

  g_free (row->text);
  g_free (row->reason);
  g_free (row);
}

static void
free_area (gpointer data)
{
  LisReadArea *area = data;

  g_free (area->name);
  g_string_free (area->text, TRUE);
  g_free (area);
}

static void
free_objective (gpointer data)
{
  LisReadObjective *objective = data;

  g_free (objective->number);
  g_free (objective->text);
  g_free (objective);
}

static void
free_fault (gpointer data)
{
  LisReadFault *fault = data;

  g_free (fault->column);
  g_free (fault->value);
  g_free (fault->expected);
  g_free (fault);
}

LisReadItem *
lis_read_item_new (guint row)
{
  LisReadItem *item = g_new0 (LisReadItem, 1);

  item->row = row;
  item->time = (LisFuzzyTime){ LIS_DATE_NONE, LIS_DATE_NONE, 0, 0, 0 };
  item->actors = g_ptr_array_new_with_free_func (lis_read_actor_free);
  item->references = g_ptr_array_new_with_free_func (lis_read_reference_free);
  item->marks = g_ptr_array_new_with_free_func (g_free);
  item->doubt = g_string_new (NULL);
  return item;
}

static void
free_item (gpointer data)
{
  LisReadItem *item = data;

  g_free (item->number);
  g_free (item->text);
  g_free (item->report_page);
  g_free (item->start_text);
  g_free (item->due_text);
  g_free (item->comment);
  g_free (item->indicator);
  g_ptr_array_unref (item->actors);
  g_ptr_array_unref (item->references);
  g_ptr_array_unref (item->marks);
  g_string_free (item->doubt, TRUE);
  g_free (item);
}

static void
free_measure (gpointer data)
{
  LisReadMeasure *measure = data;

  free_item (measure->item);
  g_ptr_array_unref (measure->steps);
  g_ptr_array_unref (measure->effects);
  g_free (measure);
}

static LisReadMeasure *
make_measure (guint row)
{
  LisReadMeasure *measure = g_new0 (LisReadMeasure, 1);

  measure->item = lis_read_item_new (row);
  measure->steps = g_ptr_array_new_with_free_func (free_item);
  measure->effects = g_ptr_array_new_with_free_func (g_free);
  return measure;
}

LisReadMeasure *
lis_plan_reading_add_measure (LisPlanReading *reading, guint row)
{
  LisReadMeasure *measure = make_measure (row);

  g_ptr_array_add (reading->measures, measure);
  return measure;
}

static LisPlanReading *
make_reading (const char *file)
{
  LisPlanReading *reading = g_new0 (LisPlanReading, 1);

  reading->file = g_strdup (file);
  reading->text = g_string_new (NULL);
  reading->start = reading->end = LIS_DATE_NONE;
  reading->areas = g_ptr_array_new_with_free_func (free_area);
  reading->objectives = g_ptr_array_new_with_free_func (free_objective);
  reading->measures = g_ptr_array_new_with_free_func (free_measure);
  reading->rows = g_ptr_array_new_with_free_func (free_row);
  reading->faults = g_ptr_array_new_with_free_func (free_fault);
  return reading;
}

void
lis_plan_reading_free (LisPlanReading *reading)
{
  if (reading == NULL)
    return;
  g_free (reading->file);
  g_free (reading->name);
  g_free (reading->version);
  g_free (reading->vision);
  g_free (reading->report);
  g_string_free (reading->text, TRUE);
  g_clear_pointer (&reading->columns, g_ptr_array_unref);
  g_ptr_array_unref (reading->areas);
  g_ptr_array_unref (reading->objectives);
  g_ptr_array_unref (reading->measures);
  g_ptr_array_unref (reading->rows);
  g_ptr_array_unref (reading->faults);
  g_free (reading);
}

LisPlanRow *
lis_plan_reader_add_row (LisPlanReader *reader, guint number, const char *text, char *reason)
{
  LisPlanRow *row = g_new0 (LisPlanRow, 1);

  row->number = number;
  row->text = g_strdup (text);
  row->reason = reason;
  g_ptr_array_add (reader->reading->rows, row);
  return row;
}

LisPlanRow *
lis_plan_reader_get_row (LisPlanReader *reader, guint index)
{
  return g_ptr_array_index (reader->reading->rows, index);
}

int
lis_plan_reader_take_area (LisPlanReader *reader, const char *name, guint row)
{
  GPtrArray *areas = reader->reading->areas;
  LisReadArea *area;

  for (guint i = 0; i < areas->len; i++)
    if (lis_plan_text_same (((LisReadArea *) g_ptr_array_index (areas, i))->name, name))
      return (int) i;
  area = g_new0 (LisReadArea, 1);
  area->row = row;
  area->name = g_strdup (name);
  area->text = g_string_new (NULL);
  g_ptr_array_add (areas, area);
  return (int) areas->len - 1;
}

int
lis_plan_reader_take_objective (LisPlanReader *reader, const char *text, guint row)
{
  GPtrArray *objectives = reader->reading->objectives;
  const char *rest = text;
  g_autofree char *number = lis_plan_text_take_number (text, &rest);
  LisReadObjective *objective;

  for (guint i = 0; i < objectives->len; i++)
    {
      objective = g_ptr_array_index (objectives, i);
      if (objective->area == reader->area && lis_plan_text_same (objective->text, rest))
        return (int) i;
    }
  objective = g_new0 (LisReadObjective, 1);
  objective->row = row;
  objective->number = g_steal_pointer (&number);
  objective->text = g_strdup (rest);
  objective->area = reader->area;
  g_ptr_array_add (objectives, objective);
  return (int) objectives->len - 1;
}

static char *
join_cells (const LisTable *table, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lis_table_get_width (table, row); i++)
    {
      const char *cell = lis_table_get_cell (table, row, i);

      if (lis_plan_text_is_line (cell) || cell[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", cell);
    }
  return g_string_free (text, FALSE);
}

/* How many cells hold something; @only: where the last of them stands. */
static guint
count_filled (const LisTable *table, guint row, guint *only)
{
  guint filled = 0;

  for (guint i = 0; i < lis_table_get_width (table, row); i++)
    if (lis_table_get_cell (table, row, i)[0] != '\0')
      {
        filled++;
        *only = i;
      }
  return filled;
}

static gboolean
is_ruled (const LisTable *table, guint row)
{
  for (guint i = 0; i < lis_table_get_width (table, row); i++)
    {
      g_autofree char *clean = lis_plan_text_clean (lis_table_get_cell (table, row, i), NULL);

      if (clean[0] != '\0' && !lis_plan_text_is_line (clean))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_merged (const LisTable *table, guint row)
{
  guint number = lis_table_get_row_number (table, row);

  for (guint i = 0; i < table->merges->len; i++)
    {
      const LisTableMerge *merge = &g_array_index (table->merges, LisTableMerge, i);

      if (merge->first_row == number && merge->last_row == number && merge->last_column >= merge->first_column + 2)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_titled_line (const char *text)
{
  const char *rest;
  g_autofree char *mark = lis_plan_text_take_mark (text, &rest);

  return mark != NULL || lis_plan_text_find_level (text) != LIS_PLAN_ROW_UNPLACED;
}

/* A line of text or a heading, and not a row of the table of which only one cell is filled. */
static gboolean
is_line (LisPlanReader *reader, guint row)
{
  guint only = 0;
  LisPlanColumn *column;
  const char *text;

  if (count_filled (reader->table, row, &only) != 1)
    return FALSE;
  if (reader->columns == NULL || only >= reader->columns->len)
    return TRUE;
  text = lis_table_get_cell (reader->table, row, only);
  column = g_ptr_array_index (reader->columns, only);
  if (column->kind == LIS_PLAN_COLUMN_MEASURE)
    return is_merged (reader->table, row) || (only == 0 && is_titled_line (text));
  if (column->kind == LIS_PLAN_COLUMN_NUMBER || (column->kind == LIS_PLAN_COLUMN_UNKNOWN && only == 0))
    return !lis_plan_text_is_number (text);
  return is_merged (reader->table, row) && only == 0;
}

static void
start_table (LisPlanReader *reader, GPtrArray *columns, guint index)
{
  lis_plan_reader_place_lines (reader, LIS_LINES_BEFORE_TABLE);
  lis_plan_reader_get_row (reader, index)->kind = LIS_PLAN_ROW_HEADER;
  g_clear_pointer (&reader->columns, g_ptr_array_unref);
  reader->columns = columns;
  if (reader->reading->columns == NULL)
    reader->reading->columns = g_ptr_array_ref (columns);
}

static guint
read_table_row (LisPlanReader *reader, guint row)
{
  g_autofree char *text = join_cells (reader->table, row);
  guint index = reader->reading->rows->len;
  LisPlanRow *placed = lis_plan_reader_add_row (reader, lis_table_get_row_number (reader->table, row), text, NULL);
  GPtrArray *columns;
  guint n_rows = 1;

  if (is_ruled (reader->table, row))
    {
      placed->kind = LIS_PLAN_ROW_LINE;
      return 1;
    }
  columns = lis_plan_columns_find (reader->table, row, reader->options->map, &n_rows);
  if (columns != NULL)
    {
      start_table (reader, columns, index);
      for (guint i = 1; i < n_rows; i++)
        {
          g_autofree char *lower = join_cells (reader->table, row + i);

          lis_plan_reader_add_row (reader, lis_table_get_row_number (reader->table, row + i), lower, NULL)->kind =
            LIS_PLAN_ROW_HEADER;
        }
      return n_rows;
    }
  if (is_line (reader, row))
    g_array_append_val (reader->waiting, index);
  else if (reader->columns == NULL)
    {
      placed->reason = g_strdup (_("no row of headings stands above it"));
      reader->loose = TRUE;
    }
  else
    {
      lis_plan_reader_place_lines (reader, LIS_LINES_BETWEEN_ROWS);
      lis_plan_reader_read_row (reader, row, index);
    }
  return 1;
}

static void
free_footnote (gpointer data)
{
  LisPlanFootnote *footnote = data;

  g_free (footnote->mark);
  g_free (footnote->text);
  g_free (footnote);
}

/* Text alone may hold vision, areas and goals of a plan whose measures are elsewhere. */
static gboolean
is_plan (const LisPlanReader *reader)
{
  const LisPlanReading *reading = reader->reading;

  return reading->measures->len > 0 || (!reader->loose && reading->areas->len > 1 && reading->vision != NULL);
}

LisPlanReading *
lis_plan_reading_new (const LisTable *table, const LisPlanReadingOptions *options, GError **error)
{
  static const LisPlanReadingOptions none = { NULL, NULL };
  g_autoptr (LisPlanReading) reading = make_reading (table->name);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) footnotes = g_ptr_array_new_with_free_func (free_footnote);
  LisPlanReader reader = {
    .table = table, .options = options != NULL ? options : &none, .reading = reading, .waiting = waiting,
    .footnotes = footnotes, .area = -1, .objective = -1,
  };

  for (guint row = 0; row < lis_table_count (table);)
    row += read_table_row (&reader, row);
  lis_plan_reader_place_lines (&reader, LIS_LINES_AT_END);
  lis_plan_reader_judge (&reader);
  g_clear_pointer (&reader.columns, g_ptr_array_unref);
  if (is_plan (&reader))
    return g_steal_pointer (&reading);
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT,
               _("“%s” is no action plan: a row of headings such as Nr, Tiltak, Ansvarlig and Frist was not found "
                 "above any row. Nothing was changed. Add the headings, or tell which column is what"),
               table->name);
  return NULL;
}

guint
lis_plan_reading_count_steps (const LisPlanReading *reading)
{
  guint count = 0;

  for (guint i = 0; i < reading->measures->len; i++)
    count += ((LisReadMeasure *) g_ptr_array_index (reading->measures, i))->steps->len;
  return count;
}

guint
lis_plan_reading_count_rows (const LisPlanReading *reading, LisPlanRowKind kind)
{
  guint count = 0;

  for (guint i = 0; i < reading->rows->len; i++)
    count += ((LisPlanRow *) g_ptr_array_index (reading->rows, i))->kind == kind;
  return count;
}

static void
list_item (const LisReadItem *item, gboolean step, GPtrArray *list)
{
  const char *name = item->number != NULL ? item->number : item->text != NULL ? item->text : "";
  const char *format = step ? _("row %u: step %s: %s") : _("row %u: measure %s: %s");

  if (item->doubt->len > 0)
    g_ptr_array_add (list, g_strdup_printf (format, item->row, name, item->doubt->str));
  for (guint i = 0; i < item->references->len; i++)
    {
      const LisReadReference *reference = g_ptr_array_index (item->references, i);

      if (reference->doubt != NULL)
        g_ptr_array_add (list, g_strdup_printf (format, item->row, name, reference->doubt));
    }
}

GPtrArray *
lis_plan_reading_list_doubts (const LisPlanReading *reading)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reading->measures->len; i++)
    {
      const LisReadMeasure *measure = g_ptr_array_index (reading->measures, i);

      list_item (measure->item, FALSE, list);
      for (guint j = 0; j < measure->steps->len; j++)
        list_item (g_ptr_array_index (measure->steps, j), TRUE, list);
    }
  return list;
}

GPtrArray *
lis_plan_reading_list_unplaced (const LisPlanReading *reading)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reading->rows->len; i++)
    {
      const LisPlanRow *row = g_ptr_array_index (reading->rows, i);
      g_autofree char *shown = NULL;

      if (row->kind != LIS_PLAN_ROW_UNPLACED)
        continue;
      shown = g_utf8_strlen (row->text, -1) > SHOWN_BYTES ? g_utf8_substring (row->text, 0, SHOWN_BYTES)
                                                         : g_strdup (row->text);
      g_ptr_array_add (list, g_strdup_printf (_("row %u: “%s”: %s"), row->number, shown,
                                              row->reason != NULL ? row->reason : _("its meaning was not understood")));
    }
  return list;
}
