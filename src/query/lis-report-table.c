/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-table.h"

#include <glib/gi18n-lib.h>

#include "lis-field.h"
#include "lis-number.h"

static void
free_section (gpointer data)
{
  LisReportSection *section = data;

  g_array_unref (section->columns);
  g_array_unref (section->groups);
  g_array_unref (section->cells);
  g_free (section);
}

LisReport *
lis_report_create (const char *title, LisReportPaper paper)
{
  LisReport *report = g_new0 (LisReport, 1);

  report->title = title;
  report->paper = paper;
  report->printed = LIS_DATE_NONE;
  report->parts = g_array_new (FALSE, TRUE, sizeof (LisReportPart));
  report->sections = g_ptr_array_new_with_free_func (free_section);
  report->notes = g_ptr_array_new ();
  report->key = g_array_new (FALSE, FALSE, sizeof (LisReportKey));
  report->texts = g_string_chunk_new (4096);
  report->lines = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
lis_report_free (LisReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->parts);
  g_ptr_array_unref (report->sections);
  g_ptr_array_unref (report->notes);
  g_array_unref (report->key);
  g_ptr_array_unref (report->lines);
  g_string_chunk_free (report->texts);
  g_free (report);
}

const char *
lis_report_keep (LisReport *report, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (report->texts, text) : NULL;
}

const char *
lis_report_take (LisReport *report, char *text)
{
  const char *kept = lis_report_keep (report, text);

  g_free (text);
  return kept;
}

const char *
lis_report_format (LisReport *report, const char *format, ...)
{
  va_list arguments;
  char *text;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return lis_report_take (report, text);
}

guint
lis_report_add_part (LisReport *report, const char *title, const char *scope)
{
  LisReportPart part = { title, scope };

  g_array_append_val (report->parts, part);
  return report->parts->len - 1;
}

void
lis_report_add_note (LisReport *report, const char *note)
{
  g_ptr_array_add (report->notes, (gpointer) note);
}

void
lis_report_add_key (LisReport *report, const char *code, const char *text)
{
  LisReportKey entry = { code, text };

  g_array_append_val (report->key, entry);
}

LisReportSection *
lis_report_add_section (LisReport *report, const char *title, const char *group_title, const char *nothing)
{
  LisReportSection *section = g_new0 (LisReportSection, 1);

  section->title = title;
  section->group_title = group_title;
  section->nothing = nothing;
  section->columns = g_array_new (FALSE, TRUE, sizeof (LisReportColumn));
  section->groups = g_array_new (FALSE, TRUE, sizeof (LisReportGroup));
  section->cells = g_array_new (FALSE, TRUE, sizeof (LisReportCell));
  g_ptr_array_add (report->sections, section);
  return section;
}

void
lis_report_add_column (LisReportSection *section, const char *title, LisReportKind kind, guint letters)
{
  LisReportColumn column = { title, kind, letters, section->columns->len == 0, FALSE };

  g_array_append_val (section->columns, column);
}

void
lis_report_add_even_column (LisReportSection *section, const char *title, LisReportKind kind, guint letters)
{
  lis_report_add_column (section, title, kind, letters);
  g_array_index (section->columns, LisReportColumn, section->columns->len - 1).even = TRUE;
}

void
lis_report_begin_group (LisReportSection *section, guint part, const char *title)
{
  LisReportGroup group = { part, title, section->n_rows, 0 };

  g_array_append_val (section->groups, group);
}

LisReportCell *
lis_report_add_row (LisReportSection *section)
{
  g_return_val_if_fail (section->groups->len > 0, NULL);

  section->n_rows++;
  g_array_index (section->groups, LisReportGroup, section->groups->len - 1).n_rows++;
  g_array_set_size (section->cells, section->n_rows * section->columns->len);
  return &g_array_index (section->cells, LisReportCell, (section->n_rows - 1) * section->columns->len);
}

void
lis_report_set_date (LisReportCell *cell, LisDate date)
{
  /* What begins or ends with the calendar of plans has no such end. */
  if (!lis_date_is_set (date) || date <= LIS_DATE_MIN || date >= LIS_DATE_MAX - 1)
    return;
  cell->value = date;
  cell->is_set = TRUE;
}

void
lis_report_set_last_day (LisReportCell *cell, LisDate end)
{
  if (lis_date_is_set (end))
    lis_report_set_date (cell, end - 1);
}

void
lis_report_set_number (LisReportCell *cell, gint64 value)
{
  cell->value = value;
  cell->is_set = TRUE;
}

void
lis_report_set_months (LisReportCell *cell, LisMonths months)
{
  if (months != LIS_MONTHS_NONE)
    lis_report_set_number (cell, ((gint64) months * 100 + LIS_MONTHS_PER_MONTH / 2) / LIS_MONTHS_PER_MONTH);
}

LisReportCell *
lis_report_add_line (LisReport *report, LisReportCell *cell, const char *text)
{
  LisReportCell *line = cell;

  if (cell->text != NULL)
    {
      line = g_new0 (LisReportCell, 1);
      g_ptr_array_add (report->lines, line);
      while (cell->next != NULL)
        cell = cell->next;
      cell->next = line;
    }
  line->text = text;
  return line;
}

const LisReportCell *
lis_report_get_cell (const LisReportSection *section, guint row, guint column)
{
  return &g_array_index (section->cells, LisReportCell, row * section->columns->len + column);
}

static char *
join_lines (const LisReportCell *cell)
{
  GString *text = g_string_new (cell->text);

  for (cell = cell->next; cell != NULL; cell = cell->next)
    g_string_append_printf (text, " / %s", cell->text);
  return g_string_free (text, FALSE);
}

/* "3" → "3.0", "0.5" stays. */
static char *
format_amount (gint64 value)
{
  g_autofree char *number = lis_number_format (value, 100, 1);
  gint64 tenths = (ABS (value) + 5) / 10;

  if (tenths % 10 != 0)
    return g_steal_pointer (&number);
  /* Translators: the decimal mark of your language. */
  return g_strconcat (number, C_ ("decimal mark", "."), "0", NULL);
}

char *
lis_report_format_cell (const LisReportColumn *column, const LisReportCell *cell)
{
  g_autofree char *number = NULL;

  if (column->kind == LIS_REPORT_TEXT)
    return join_lines (cell);
  if (!cell->is_set)
    return g_strdup ("");
  switch (column->kind)
    {
    case LIS_REPORT_DATE:
      return lis_date_format_short ((LisDate) cell->value);
    case LIS_REPORT_SHARE:
      number = lis_number_format (cell->value, LIS_SHARE_PERCENT, 1);
      return g_strdup_printf ("%s\302\240%%", number);
    case LIS_REPORT_AMOUNT:
      return format_amount (cell->value);
    case LIS_REPORT_NUMBER:
    case LIS_REPORT_TEXT:
    default:
      return lis_number_format (cell->value, 100, 1);
    }
}

char *
lis_report_format_key (const LisReport *report, guint index)
{
  const LisReportKey *entry = &g_array_index (report->key, LisReportKey, index);

  return g_strdup_printf ("%s\302\240= %s", entry->code, entry->text);
}

static void
dump_row (const LisReportSection *section, guint row, GString *text)
{
  for (guint column = 0; column < section->columns->len; column++)
    {
      g_autofree char *cell = lis_report_format_cell (&g_array_index (section->columns, LisReportColumn, column),
                                                      lis_report_get_cell (section, row, column));

      g_string_append_printf (text, "%s%s", column > 0 ? " | " : "    ", cell);
    }
  g_string_append_c (text, '\n');
}

gboolean
lis_report_section_is_in (const LisReportSection *section, guint part)
{
  if (!section->only_where_begun)
    return TRUE;
  for (guint i = 0; i < section->groups->len; i++)
    if (g_array_index (section->groups, LisReportGroup, i).part == part)
      return TRUE;
  return FALSE;
}

static void
dump_section (const LisReportSection *section, guint part, GString *text)
{
  if (!lis_report_section_is_in (section, part))
    return;
  g_string_append_printf (text, "  [%s]", section->title != NULL ? section->title : "");
  for (guint i = 0; i < section->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : " ",
                            g_array_index (section->columns, LisReportColumn, i).title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < section->groups->len; i++)
    {
      const LisReportGroup *group = &g_array_index (section->groups, LisReportGroup, i);

      if (group->part != part)
        continue;
      if (group->title != NULL)
        g_string_append_printf (text, "   %s:%s\n", group->title, group->n_rows == 0 ? " –" : "");
      for (guint row = 0; row < group->n_rows; row++)
        dump_row (section, group->first_row + row, text);
    }
}

char *
lis_report_dump (const LisReport *report)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s\n", report->title, report->scope != NULL ? report->scope : "");
  for (guint part = 0; part < report->parts->len; part++)
    {
      const LisReportPart *about = &g_array_index (report->parts, LisReportPart, part);

      g_string_append_printf (text, " == %s · %s\n", about->title != NULL ? about->title : "",
                              about->scope != NULL ? about->scope : "");
      for (guint i = 0; i < report->sections->len; i++)
        dump_section (g_ptr_array_index (report->sections, i), part, text);
    }
  for (guint i = 0; i < report->notes->len; i++)
    g_string_append_printf (text, " -- %s\n", (const char *) g_ptr_array_index (report->notes, i));
  for (guint i = 0; i < report->key->len; i++)
    {
      g_autofree char *entry = lis_report_format_key (report, i);

      g_string_append_printf (text, " -- %s\n", entry);
    }
  return g_string_free (text, FALSE);
}
