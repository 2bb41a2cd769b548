/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of the table: a measure begins where a number or a title stands, a step where its text stands, and cells that
 * were merged downwards are empty in the rows they reach over. */

typedef struct
{
  LisPlanReader *reader;
  guint          row;   /* in the table */
  guint          index; /* in the reading's rows */
  guint          number; /* in the file */
  guint          shift; /* cells after the step's number stand so much further right */
  char          *step_number;
} Row;

static const char *
get_at (const Row *row, guint column)
{
  return lis_table_get_cell (row->reader->table, row->row, column);
}

static guint
get_position (const Row *row, guint column)
{
  int step = lis_plan_columns_find_kind (row->reader->columns, LIS_PLAN_COLUMN_STEP);

  return column + (step >= 0 && column >= (guint) step ? row->shift : 0);
}

static const char *
get_cell (const Row *row, LisPlanColumnKind kind)
{
  int column = lis_plan_columns_find_kind (row->reader->columns, kind);

  return column >= 0 ? get_at (row, get_position (row, (guint) column)) : "";
}

static gboolean
has_column (const Row *row, LisPlanColumnKind kind)
{
  return lis_plan_columns_find_kind (row->reader->columns, kind) >= 0;
}

/* In some tables the step's number has a cell of its own that the headings know nothing of. */
static void
find_shift (Row *row)
{
  int step = lis_plan_columns_find_kind (row->reader->columns, LIS_PLAN_COLUMN_STEP);

  if (step < 0 || has_column (row, LIS_PLAN_COLUMN_STEP_NUMBER))
    return;
  if (lis_plan_text_is_number (get_at (row, (guint) step)) && get_at (row, (guint) step + 1)[0] != '\0')
    {
      const char *rest;

      row->step_number = lis_plan_text_take_number (get_at (row, (guint) step), &rest);
      row->shift = 1;
    }
}

static void
tell_unplaced (Row *row, const char *text, const char *header)
{
  char *reason = header != NULL ? g_strdup_printf (_("the column “%s” was not understood"), header)
                                : g_strdup (_("it stands to the right of all headings"));

  lis_plan_reader_add_row (row->reader, row->number, text, reason);
}

static void
append_text (char **text, const char *more)
{
  char *joined;

  if (more[0] == '\0')
    return;
  joined = *text != NULL ? g_strdup_printf ("%s %s", *text, more) : g_strdup (more);
  g_free (*text);
  *text = joined;
}

static void
append_clean (char **text, const char *more, GPtrArray *marks)
{
  g_autofree char *clean = lis_plan_text_clean (more, marks);

  append_text (text, clean);
}

/* The number cell says "4.", "Tiltak 4" or nothing. */
static char *
read_number (const char *text, GPtrArray *marks)
{
  g_autofree char *clean = lis_plan_text_clean (text, marks);
  const char *start = clean + strcspn (clean, "0123456789");
  const char *rest;
  g_autofree char *dotted = g_strdup_printf ("%s.", start);
  char *number = lis_plan_text_take_number (start, &rest);

  if (number == NULL && *start != '\0')
    number = lis_plan_text_take_number (dotted, &rest);
  if (number != NULL || clean[0] == '\0')
    return number;
  return g_strdup (clean);
}

static gboolean
begins_small (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static void
set_row_kind (Row *row, LisPlanRowKind kind)
{
  lis_plan_reader_get_row (row->reader, row->index)->kind = kind;
}

static void
start_measure (Row *row, char *number)
{
  LisPlanReader *reader = row->reader;

  reader->measure = lis_plan_reading_add_measure (reader->reading, row->number);
  reader->measure->item->number = number;
  reader->measure->area = reader->area;
  reader->measure->objective = reader->objective;
  reader->step = NULL;
  set_row_kind (row, LIS_PLAN_ROW_MEASURE);
}

/* Number and title; TRUE when a measure began. */
static gboolean
read_measure (Row *row)
{
  LisPlanReader *reader = row->reader;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = lis_plan_text_clean (get_cell (row, LIS_PLAN_COLUMN_MEASURE), marks);
  g_autofree char *number = read_number (get_cell (row, LIS_PLAN_COLUMN_NUMBER), marks);
  const char *rest = title;
  gboolean begins;

  if (number == NULL && title[0] != '\0')
    number = lis_plan_text_take_number (title, &rest);
  /* A step's own number may stand in the first column, where the measure's stood. */
  if (number != NULL && *rest == '\0' && reader->measure != NULL && reader->measure->item->number != NULL &&
      has_column (row, LIS_PLAN_COLUMN_STEP) && lis_plan_text_is_below (number, reader->measure->item->number))
    {
      g_free (row->step_number);
      row->step_number = g_steal_pointer (&number);
      return FALSE;
    }
  begins = number != NULL && (reader->measure == NULL || g_strcmp0 (reader->measure->item->number, number) != 0);
  if (number == NULL && *rest != '\0')
    begins = reader->measure == NULL || (reader->measure->item->text != NULL && !begins_small (rest));
  if (begins)
    {
      gboolean numbered = has_column (row, LIS_PLAN_COLUMN_NUMBER);

      start_measure (row, g_strdup (number));
      if (number == NULL && numbered)
        lis_plan_text_add_doubt (reader->measure->item->doubt, g_strdup (_("its number is missing")));
    }
  if (*rest != '\0' && (begins || reader->measure->item->text == NULL || number == NULL ||
                        !lis_plan_text_same (reader->measure->item->text, rest)))
    append_text (&reader->measure->item->text, rest);
  for (guint i = 0; reader->measure != NULL && i < marks->len; i++)
    g_ptr_array_add (reader->measure->item->marks, g_strdup (g_ptr_array_index (marks, i)));
  return begins;
}

static LisReadItem *
start_step (Row *row, char *number, const char *text, GPtrArray *marks)
{
  LisReadItem *step = lis_read_item_new (row->number);

  step->number = number;
  step->text = g_strdup (text);
  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (step->marks, g_strdup (g_ptr_array_index (marks, i)));
  g_ptr_array_add (row->reader->measure->steps, step);
  row->reader->step = step;
  return step;
}

/* One step's text, or "4.1 …" and "4.2 …" in one cell, line by line. Gives how many began. */
static guint
read_step (Row *row)
{
  LisPlanReader *reader = row->reader;
  const char *cell = get_cell (row, LIS_PLAN_COLUMN_STEP);
  g_autofree char *own = read_number (get_cell (row, LIS_PLAN_COLUMN_STEP_NUMBER), NULL);
  g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);
  guint begun = 0;

  if (own != NULL && row->step_number == NULL)
    row->step_number = g_steal_pointer (&own);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = lis_plan_text_clean (lines[i], marks);
      const char *rest = text;
      char *number = lis_plan_text_take_number (text, &rest);

      if (*rest == '\0')
        {
          g_free (number);
          continue;
        }
      if (number == NULL && begun == 0)
        number = g_steal_pointer (&row->step_number);
      if (number == NULL && (begun > 0 || (reader->step != NULL && begins_small (rest))))
        {
          append_text (&reader->step->text, rest);
          continue;
        }
      start_step (row, number, rest, marks);
      begun++;
    }
  return begun;
}

static void
add_heading_actor (LisReadItem *item, const LisPlanColumn *column, LisResponsibilityKind kind)
{
  LisReadActor *actor = lis_read_actor_new (column->actor, kind, column->header);

  actor->heading = TRUE;
  g_ptr_array_add (item->actors, actor);
}

static void
add_actor (Row *row, const LisPlanColumn *column, const char *text, LisReadItem *item)
{
  LisResponsibilityKind first, second;

  if (!lis_plan_parse_letter (text, column->fixed, &first, &second))
    {
      lis_plan_text_add_doubt (item->doubt,
                               g_strdup_printf (_("“%s” below “%s” is neither A nor B"), text, column->actor));
      tell_unplaced (row, text, column->header);
      return;
    }
  add_heading_actor (item, column, first);
  if (second != 0)
    add_heading_actor (item, column, second);
}

static void
add_status (LisReadItem *item, const char *text)
{
  g_autofree char *clean = lis_plan_text_clean (text, NULL);
  g_autofree char *rest = NULL;

  if (clean[0] == '\0' || lis_plan_text_is_line (clean))
    return;
  item->state = lis_plan_text_parse_state (clean, &rest);
  if (item->state == 0)
    {
      lis_plan_text_add_doubt (item->doubt, g_strdup_printf (_("“%s” is no status that is known"), clean));
      append_text (&item->comment, clean);
    }
  else if (rest != NULL)
    append_text (&item->comment, rest);
}

/* A cell that belongs to the step, or to the measure where that has none. */
static void
read_item_cell (Row *row, const LisPlanColumn *column, const char *text, LisReadItem *item)
{
  g_autofree char *page = NULL;

  switch (column->kind)
    {
    case LIS_PLAN_COLUMN_PAGE:
      page = lis_plan_text_page (text);
      append_text (&item->report_page, page != NULL ? page : "");
      break;
    case LIS_PLAN_COLUMN_RESPONSIBLE:
    case LIS_PLAN_COLUMN_CONTRIBUTES:
      lis_plan_text_add_actors (text,
                                column->kind == LIS_PLAN_COLUMN_RESPONSIBLE ? LIS_RESPONSIBILITY_RESPONSIBLE
                                                                            : LIS_RESPONSIBILITY_CONTRIBUTES,
                                column->header, row->reader->options->actors, item->actors);
      break;
    case LIS_PLAN_COLUMN_ACTOR:
      add_actor (row, column, text, item);
      break;
    case LIS_PLAN_COLUMN_START:
      append_clean (&item->start_text, text, item->marks);
      break;
    case LIS_PLAN_COLUMN_DUE:
      append_clean (&item->due_text, text, item->marks);
      break;
    case LIS_PLAN_COLUMN_STATUS:
      add_status (item, text);
      break;
    case LIS_PLAN_COLUMN_COMMENT:
      append_clean (&item->comment, text, NULL);
      break;
    case LIS_PLAN_COLUMN_INDICATOR:
      append_clean (&item->indicator, text, NULL);
      break;
    case LIS_PLAN_COLUMN_REFERENCE:
      if (!lis_plan_text_add_references (text, item->references))
        tell_unplaced (row, text, column->header);
      break;
    case LIS_PLAN_COLUMN_UNKNOWN:
      tell_unplaced (row, text, column->header);
      break;
    case LIS_PLAN_COLUMN_NONE:
    case LIS_PLAN_COLUMN_NUMBER:
    case LIS_PLAN_COLUMN_AREA:
    case LIS_PLAN_COLUMN_OBJECTIVE:
    case LIS_PLAN_COLUMN_MEASURE:
    case LIS_PLAN_COLUMN_STEP_NUMBER:
    case LIS_PLAN_COLUMN_STEP:
    case LIS_PLAN_COLUMN_EFFECTS:
    case LIS_N_PLAN_COLUMNS:
    default:
      break;
    }
}

static void
read_item_cells (Row *row, LisReadItem *item)
{
  GPtrArray *columns = row->reader->columns;

  item->spans = item->spans || has_column (row, LIS_PLAN_COLUMN_START);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *text = get_at (row, get_position (row, i));

      if (text[0] != '\0')
        read_item_cell (row, g_ptr_array_index (columns, i), text, item);
    }
}

/* An area or objective with a column of its own is merged over the rows it holds for. */
static void
read_levels (Row *row)
{
  LisPlanReader *reader = row->reader;
  g_autofree char *area = lis_plan_text_clean (get_cell (row, LIS_PLAN_COLUMN_AREA), NULL);
  g_autofree char *objective = lis_plan_text_clean (get_cell (row, LIS_PLAN_COLUMN_OBJECTIVE), NULL);
  const char *rest = lis_plan_text_skip_number (lis_plan_text_skip_level (area));

  if (area[0] != '\0')
    {
      reader->area = lis_plan_reader_take_area (reader, *rest != '\0' ? rest : area, row->number);
      reader->objective = -1;
    }
  if (objective[0] != '\0')
    reader->objective = lis_plan_reader_take_objective (reader, lis_plan_text_skip_level (objective), row->number);
}

static void
tell_beyond (Row *row)
{
  guint width = lis_table_get_width (row->reader->table, row->row);

  for (guint i = row->reader->columns->len + row->shift; i < width; i++)
    if (get_at (row, i)[0] != '\0')
      tell_unplaced (row, get_at (row, i), NULL);
}

/* Steps that stand in one cell share the other cells of their row. */
static void
fill_steps (Row *row, guint begun)
{
  GPtrArray *steps = row->reader->measure->steps;

  for (guint i = steps->len - begun; i < steps->len; i++)
    read_item_cells (row, g_ptr_array_index (steps, i));
}

void
lis_plan_reader_read_row (LisPlanReader *reader, guint table_row, guint index)
{
  Row row = { reader, table_row, index, lis_table_get_row_number (reader->table, table_row), 0, NULL };
  gboolean begins;
  guint begun;

  read_levels (&row);
  find_shift (&row);
  begins = read_measure (&row);
  if (reader->measure == NULL)
    {
      lis_plan_reader_get_row (reader, index)->reason = g_strdup (_("no measure stands above it"));
      g_free (row.step_number);
      return;
    }
  begun = read_step (&row);
  lis_plan_text_add_effects (get_cell (&row, LIS_PLAN_COLUMN_EFFECTS), reader->measure->effects);
  if (begun > 0)
    fill_steps (&row, begun);
  else
    read_item_cells (&row, begins || reader->step == NULL ? reader->measure->item : reader->step);
  if (!begins)
    set_row_kind (&row, begun > 0 ? LIS_PLAN_ROW_STEP : LIS_PLAN_ROW_CONTINUED);
  tell_beyond (&row);
  g_free (row.step_number);
}
