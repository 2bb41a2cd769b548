/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-report-pages-private.h"

/* Letters are measured one by one; together they may be a little wider. */
#define SLACK 1.02
#define EN_DASH "–"

static double
measure (const LisStyle *style, LisFont font, const char *text, gsize length)
{
  g_autofree char *piece = g_strndup (text, length);

  return lis_style_measure_text (style, font, piece) * SLACK;
}

/* The end of the word that begins at @text, with the space after it. */
static const char *
find_word_end (const char *text)
{
  const char *space = strchr (text, ' ');

  while (space != NULL && space[1] == ' ')
    space++;
  return space != NULL ? space + 1 : text + strlen (text);
}

/* May @word be broken before @place in it? After a hyphen, comma or slash, and between the days of “01.03–30.04”. */
static gboolean
is_breakable (const char *word, const char *place)
{
  gsize dash = strlen (EN_DASH), length = (gsize) (place - word);

  return strchr ("-/,", place[-1]) != NULL || (length > dash && strncmp (place - dash, EN_DASH, dash) == 0);
}

/* A word that is too wide is broken where it may be when that helps, else after as many letters as
 * fit. */
static const char *
find_break_in_word (const LisStyle *style, LisFont font, const char *text, const char *end, double width)
{
  const char *fitting = g_utf8_next_char (text), *after_mark = NULL;

  for (const char *p = fitting; p < end; p = g_utf8_next_char (p))
    {
      if (measure (style, font, text, (gsize) (p - text)) > width)
        break;
      fitting = p;
      if (is_breakable (text, p))
        after_mark = p;
    }
  return after_mark != NULL ? after_mark : fitting;
}

static void
add_line (GPtrArray *lines, const char *start, const char *end)
{
  char *line = g_strndup (start, (gsize) (end - start));

  g_ptr_array_add (lines, g_strchomp (line));
}

static double
measure_without_space (const LisStyle *style, LisFont font, const char *start, const char *end)
{
  while (end > start && end[-1] == ' ')
    end--;
  return measure (style, font, start, (gsize) (end - start));
}

void
lis_report_break_text (const LisStyle *style, LisFont font, const char *text, double width, GPtrArray *lines)
{
  const char *start = text, *end = text;

  while (*end != '\0')
    {
      const char *next = find_word_end (end);

      if (measure_without_space (style, font, start, next) <= width)
        {
          end = next;
          continue;
        }
      if (end == start)
        end = find_break_in_word (style, font, start, next, width);
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
      const char *end = find_word_end (text);

      widest = MAX (widest, measure_without_space (style, font, text, end));
      text = end;
    }
  return widest;
}

double
lis_report_measure_pieces (const LisStyle *style, LisFont font, const char *text)
{
  double widest = 0;

  while (*text != '\0')
    {
      const char *word = find_word_end (text), *end = g_utf8_next_char (text);

      while (end < word && !is_breakable (text, end))
        end = g_utf8_next_char (end);
      widest = MAX (widest, measure_without_space (style, font, text, end));
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
                       GArray *entries)
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
      CellEntry entry = { line->look, lines->len, 0 };

      if (text != NULL)
        lis_report_break_text (pages->style, font, text, room, lines);
      entry.n_lines = lines->len - entry.first_line;
      if (entries != NULL)
        g_array_append_val (entries, entry);
    }
}
