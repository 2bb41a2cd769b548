/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-csv.h"
#include "lis-field.h"
#include "lis-number.h"
#include "lis-report-file.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static void
append_text (GString *line, gboolean *first, const char *text)
{
  g_autofree char *guarded = text != NULL && lis_csv_needs_guard (text) ? g_strconcat ("'", text, NULL) : NULL;

  lis_csv_append_cell (line, *first, guarded != NULL ? guarded : text != NULL ? text : "");
  *first = FALSE;
}

static char *
format_cell (const LisReportColumn *column, const LisReportCell *cell)
{
  char iso[LIS_DATE_ISO_SIZE];

  if (column->kind == LIS_REPORT_TEXT)
    return lis_report_format_cell (column, cell);
  if (!cell->is_set)
    return g_strdup ("");
  switch (column->kind)
    {
    case LIS_REPORT_DATE:
      return g_strdup (lis_date_to_iso ((LisDate) cell->value, iso));
    case LIS_REPORT_SHARE:
      return lis_number_to_file (cell->value, LIS_SHARE_PERCENT, 2);
    case LIS_REPORT_NUMBER:
    case LIS_REPORT_AMOUNT:
    case LIS_REPORT_TEXT:
    default:
      return lis_number_to_file (cell->value, 100, 2);
    }
}

static void
append_header (const LisReport *report, const LisReportSection *section, GString *text)
{
  gboolean first = TRUE;

  if (report->part_title != NULL)
    append_text (text, &first, report->part_title);
  if (section->group_title != NULL)
    append_text (text, &first, section->group_title);
  for (guint i = 0; i < section->columns->len; i++)
    append_text (text, &first, g_array_index (section->columns, LisReportColumn, i).title);
  g_string_append_c (text, '\n');
}

static void
append_row (const LisReport *report, const LisReportSection *section, const LisReportGroup *group, guint row,
            GString *text)
{
  gboolean first = TRUE;

  if (report->part_title != NULL)
    append_text (text, &first, g_array_index (report->parts, LisReportPart, group->part).title);
  if (section->group_title != NULL)
    append_text (text, &first, group->title);
  for (guint i = 0; i < section->columns->len; i++)
    {
      const LisReportColumn *column = &g_array_index (section->columns, LisReportColumn, i);
      g_autofree char *cell = format_cell (column, lis_report_get_cell (section, row, i));

      if (column->kind == LIS_REPORT_TEXT)
        append_text (text, &first, cell);
      else
        lis_csv_append_cell (text, first, cell);
      first = FALSE;
    }
  g_string_append_c (text, '\n');
}

static void
append_section (const LisReport *report, const LisReportSection *section, GString *text)
{
  append_header (report, section, text);
  for (guint i = 0; i < section->groups->len; i++)
    {
      const LisReportGroup *group = &g_array_index (section->groups, LisReportGroup, i);

      for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
        append_row (report, section, group, row, text);
    }
}

GBytes *
lis_report_to_csv (const LisReport *report)
{
  GString *text = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < report->sections->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_section (report, g_ptr_array_index (report->sections, i), text);
    }
  return g_string_free_to_bytes (text);
}
