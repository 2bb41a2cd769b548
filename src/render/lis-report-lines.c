/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-report-pages-private.h"

/* Letters are measured one by one; together they may be a little wider. */
#define SLACK 1.02

static double
measure (const LisStyle *style, LisFont font, const char *text, gsize length)
{
  g_autofree char *piece = g_strndup (text, length);

  return lis_style_measure_text (style, font, piece) * SLACK;
}

/* The end of the piece that begins at @text: after the next place where a line may be broken. */
static const char *
find_piece_end (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (strchr (" -/,", *p) != NULL && p[1] != '\0' && p > text)
      return p + 1;
  return text + strlen (text);
}

/* As many letters as fit, at least one. */
static const char *
find_fitting_end (const LisStyle *style, LisFont font, const char *text, const char *end, double width)
{
  const char *fitting = g_utf8_next_char (text);

  for (const char *p = fitting; p <= end; p = g_utf8_next_char (p))
    {
      if (measure (style, font, text, (gsize) (p - text)) > width)
        break;
      fitting = p;
      if (*p == '\0')
        break;
    }
  return fitting;
}

static void
add_line (GPtrArray *lines, const char *start, const char *end)
{
  char *line = g_strndup (start, (gsize) (end - start));

  g_ptr_array_add (lines, g_strchomp (line));
}

void
lis_report_break_text (const LisStyle *style, LisFont font, const char *text, double width, GPtrArray *lines)
{
  const char *start = text, *end = text;

  while (*end != '\0')
    {
      const char *next = find_piece_end (end);

      if (measure (style, font, start, (gsize) (next - start)) <= width ||
          (next[-1] == ' ' && measure (style, font, start, (gsize) (next - 1 - start)) <= width))
        {
          end = next;
          continue;
        }
      if (end == start)
        end = find_fitting_end (style, font, start, next, width);
      add_line (lines, start, end);
      start = end;
    }
  if (end > start)
    add_line (lines, start, end);
}

double
lis_report_measure_words (const LisStyle *style, LisFont font, const char *text)
{
  double widest = 0;

  while (*text != '\0')
    {
      const char *end = find_piece_end (text);
      gsize length = (gsize) (end - text);

      if (end[-1] == ' ')
        length--;
      widest = MAX (widest, measure (style, font, text, length));
      text = end;
    }
  return widest;
}

LisFont
lis_report_get_cell_font (const LisReportCell *cell)
{
  return cell->look.strong ? LIS_FONT_RULER_STRONG : LIS_FONT_BAR;
}

void
lis_report_break_cell (const LisReportPages *pages, guint section_index, guint row, guint column, GPtrArray *lines,
                       GArray *looks)
{
  const LisReportSection *section = g_ptr_array_index (pages->report->sections, section_index);
  const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, column);
  const LisReportCell *cell = lis_report_get_cell (section, row, column);
  double room = lis_report_get_column_room (pages, section_index, column);
  LisFont font = lis_report_get_cell_font (cell);
  g_autofree char *value = about->kind != LIS_REPORT_TEXT ? lis_report_format_cell (about, cell) : NULL;

  for (const LisReportCell *line = cell; line != NULL; line = line->next)
    {
      const char *text = value != NULL ? value : line->text;

      if (text != NULL)
        lis_report_break_text (pages->style, font, text, room, lines);
      while (looks != NULL && looks->len < lines->len)
        g_array_append_val (looks, line->look);
    }
}
