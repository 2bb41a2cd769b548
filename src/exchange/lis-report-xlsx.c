/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "lis-error.h"
#include "lis-field.h"
#include "lis-report-file.h"

/* Excel takes no longer names of sheets, and none of these letters in them. */
#define MOST_NAME_LETTERS 31
#define FORBIDDEN_IN_NAMES "[]:*?/\\"
#define NARROWEST 6
#define WIDEST 48
#define ABOUT_WIDTH 60
#define PAPER_A3 8
#define PAPER_A4 9
#define SECONDS_A_DAY 86400

typedef enum
{
  FORMAT_HEADER,
  FORMAT_TEXT,
  FORMAT_DATE,
  FORMAT_NUMBER,
  FORMAT_AMOUNT,
  FORMAT_PERCENT,
  FORMAT_PERCENT_FINE, /* with a decimal */
  FORMAT_TITLE,
  N_FORMATS,
} Format;

typedef struct
{
  const LisReport *report;
  lxw_workbook    *workbook;
  lxw_format      *formats[N_FORMATS];
} Writer;

static void
add_formats (Writer *writer)
{
  static const struct { Format format; const char *number; } numbers[] = {
    { FORMAT_DATE, "dd.mm.yyyy" }, { FORMAT_AMOUNT, "0.0" }, { FORMAT_PERCENT, "0%" }, { FORMAT_PERCENT_FINE, "0.0#%" },
  };

  for (int i = 0; i < N_FORMATS; i++)
    {
      writer->formats[i] = workbook_add_format (writer->workbook);
      format_set_align (writer->formats[i], LXW_ALIGN_VERTICAL_TOP);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    format_set_num_format (writer->formats[numbers[i].format], numbers[i].number);
  format_set_bold (writer->formats[FORMAT_HEADER]);
  format_set_text_wrap (writer->formats[FORMAT_HEADER]);
  format_set_bg_color (writer->formats[FORMAT_HEADER], 0xe6e6e6);
  format_set_bottom (writer->formats[FORMAT_HEADER], LXW_BORDER_THIN);
  format_set_text_wrap (writer->formats[FORMAT_TEXT]);
  format_set_bold (writer->formats[FORMAT_TITLE]);
  format_set_font_size (writer->formats[FORMAT_TITLE], 14);
}

static char *
make_name (const char *title)
{
  g_autofree char *name = g_strdup (title);
  g_autofree char *cut = NULL;

  g_strdelimit (name, FORBIDDEN_IN_NAMES, ' ');
  cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MOST_NAME_LETTERS));
  return g_strdup (g_strstrip (cut));
}

/* Names must differ, whatever a translation makes of them. */
static lxw_worksheet *
add_sheet (Writer *writer, const char *title)
{
  g_autofree char *name = make_name (title);

  if (workbook_validate_sheet_name (writer->workbook, name) != LXW_NO_ERROR)
    return workbook_add_worksheet (writer->workbook, NULL);
  return workbook_add_worksheet (writer->workbook, name);
}

static guint
count_leading (const Writer *writer, const LisReportSection *section)
{
  return (writer->report->part_title != NULL) + (section->group_title != NULL);
}

/* Lines of one cell stand below each other. */
static char *
join_lines (const LisReportCell *cell)
{
  GString *text = g_string_new (cell->text);

  for (cell = cell->next; cell != NULL; cell = cell->next)
    g_string_append_printf (text, "\n%s", cell->text);
  return g_string_free (text, FALSE);
}

static void
write_text (Writer *writer, lxw_worksheet *sheet, guint row, guint column, const char *text, Format format)
{
  if (text != NULL && text[0] != '\0')
    worksheet_write_string (sheet, row, (lxw_col_t) column, text, writer->formats[format]);
}

static void
write_date (Writer *writer, lxw_worksheet *sheet, guint row, guint column, LisDate date)
{
  lxw_datetime day = { 0 };

  lis_date_get (date, &day.year, &day.month, &day.day);
  worksheet_write_datetime (sheet, row, (lxw_col_t) column, &day, writer->formats[FORMAT_DATE]);
}

static void
write_cell (Writer *writer, lxw_worksheet *sheet, guint row, guint column, LisReportKind kind,
            const LisReportCell *cell)
{
  g_autofree char *text = NULL;
  Format percent = cell->value % LIS_SHARE_PERCENT == 0 ? FORMAT_PERCENT : FORMAT_PERCENT_FINE;

  if (kind == LIS_REPORT_TEXT)
    {
      text = join_lines (cell);
      write_text (writer, sheet, row, column, text, FORMAT_TEXT);
    }
  else if (!cell->is_set)
    return;
  else if (kind == LIS_REPORT_DATE)
    write_date (writer, sheet, row, column, (LisDate) cell->value);
  else if (kind == LIS_REPORT_SHARE)
    worksheet_write_number (sheet, row, (lxw_col_t) column, (double) cell->value / LIS_SHARE_FULL,
                            writer->formats[percent]);
  else
    worksheet_write_number (sheet, row, (lxw_col_t) column, (double) cell->value / 100,
                            writer->formats[kind == LIS_REPORT_AMOUNT ? FORMAT_AMOUNT : FORMAT_NUMBER]);
}

static void
widen (guint *letters, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    *letters = MAX (*letters, (guint) g_utf8_strlen (lines[i], -1));
}

static void
set_width (lxw_worksheet *sheet, guint column, guint letters)
{
  worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, (double) CLAMP (letters, NARROWEST, WIDEST) + 2,
                        NULL);
}

static void
set_widths (Writer *writer, lxw_worksheet *sheet, const LisReportSection *section)
{
  guint leading = count_leading (writer, section), part = 0, group = 0;

  for (guint i = 0; i < section->groups->len; i++)
    {
      const LisReportGroup *about = &g_array_index (section->groups, LisReportGroup, i);

      widen (&group, about->title);
      widen (&part, g_array_index (writer->report->parts, LisReportPart, about->part).title);
    }
  if (writer->report->part_title != NULL)
    set_width (sheet, 0, part);
  if (section->group_title != NULL)
    set_width (sheet, leading - 1, group);
  for (guint column = 0; column < section->columns->len; column++)
    {
      const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, column);
      guint letters = MIN (about->letters, (guint) g_utf8_strlen (about->title, -1) + 2);

      for (guint row = 0; row < section->n_rows; row++)
        {
          const LisReportCell *cell = lis_report_get_cell (section, row, column);
          g_autofree char *text = about->kind == LIS_REPORT_TEXT ? join_lines (cell)
                                                                 : lis_report_format_cell (about, cell);

          widen (&letters, text);
        }
      set_width (sheet, leading + column, letters);
    }
}

static guint
write_header (Writer *writer, lxw_worksheet *sheet, const LisReportSection *section)
{
  guint column = 0, frozen = 0;

  if (writer->report->part_title != NULL)
    write_text (writer, sheet, 0, column++, writer->report->part_title, FORMAT_HEADER);
  if (section->group_title != NULL)
    write_text (writer, sheet, 0, column++, section->group_title, FORMAT_HEADER);
  for (guint i = 0; i < section->columns->len; i++)
    {
      const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, i);

      write_text (writer, sheet, 0, column++, about->title, FORMAT_HEADER);
      if (about->repeated)
        frozen = column;
    }
  return frozen;
}

static void
write_row (Writer *writer, lxw_worksheet *sheet, const LisReportSection *section, const LisReportGroup *group,
           guint row)
{
  guint column = 0;

  if (writer->report->part_title != NULL)
    write_text (writer, sheet, row + 1, column++,
                g_array_index (writer->report->parts, LisReportPart, group->part).title, FORMAT_TEXT);
  if (section->group_title != NULL)
    write_text (writer, sheet, row + 1, column++, group->title, FORMAT_TEXT);
  for (guint i = 0; i < section->columns->len; i++)
    write_cell (writer, sheet, row + 1, column++, g_array_index (section->columns, LisReportColumn, i).kind,
                lis_report_get_cell (section, row, i));
}

/* Printed from the spreadsheet it keeps its header on every page and its width on one. */
static void
set_printing (Writer *writer, lxw_worksheet *sheet)
{
  LisReportPaper paper = writer->report->paper;

  if (paper != LIS_REPORT_UPRIGHT && paper != LIS_REPORT_LARGE_UPRIGHT)
    worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, paper == LIS_REPORT_LARGE || paper == LIS_REPORT_LARGE_UPRIGHT ? PAPER_A3 : PAPER_A4);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_header (sheet, "&L&A&R&D");
  worksheet_set_footer (sheet, "&R&P / &N");
}

static void
write_section (Writer *writer, const LisReportSection *section)
{
  lxw_worksheet *sheet = add_sheet (writer, section->title != NULL ? section->title : writer->report->title);
  guint last = count_leading (writer, section) + section->columns->len - 1;
  guint frozen = write_header (writer, sheet, section);

  for (guint i = 0; i < section->groups->len; i++)
    {
      const LisReportGroup *group = &g_array_index (section->groups, LisReportGroup, i);

      for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
        write_row (writer, sheet, section, group, row);
    }
  set_widths (writer, sheet, section);
  worksheet_freeze_panes (sheet, 1, (lxw_col_t) frozen);
  worksheet_autofilter (sheet, 0, 0, section->n_rows, (lxw_col_t) last);
  set_printing (writer, sheet);
}

static void
write_about (Writer *writer)
{
  const LisReport *report = writer->report;
  lxw_worksheet *sheet = add_sheet (writer, C_("name of a sheet", "About"));
  guint row = 0;

  worksheet_set_column (sheet, 0, 1, ABOUT_WIDTH, NULL);
  write_text (writer, sheet, row++, 0, report->title, FORMAT_TITLE);
  write_text (writer, sheet, row++, 0, report->scope, FORMAT_TEXT);
  write_text (writer, sheet, row++, 0, report->plan_title, FORMAT_TEXT);
  if (lis_date_is_set (report->printed))
    write_date (writer, sheet, row++, 0, report->printed);
  for (guint i = 0; i < report->notes->len; i++)
    write_text (writer, sheet, row++, 0, g_ptr_array_index (report->notes, i), FORMAT_TEXT);
  for (guint i = 0; i < report->key->len; i++, row++)
    {
      write_text (writer, sheet, row, 0, g_array_index (report->key, LisReportKey, i).code, FORMAT_TEXT);
      write_text (writer, sheet, row, 1, g_array_index (report->key, LisReportKey, i).text, FORMAT_TEXT);
    }
}

/* The day of the report instead of the moment of writing, so that the same report gives the same bytes. */
static void
set_properties (Writer *writer)
{
  lxw_doc_properties properties = { .title = (char *) writer->report->title, .company = (char *) "Lisplan" };

  if (lis_date_is_set (writer->report->printed))
    properties.created = (time_t) writer->report->printed * SECONDS_A_DAY;
  workbook_set_properties (writer->workbook, &properties);
}

static gboolean
write_workbook (const LisReport *report, const char *path, GError **error)
{
  Writer writer = { .report = report, .workbook = workbook_new (path) };
  lxw_error fault;

  if (writer.workbook == NULL)
    fault = LXW_ERROR_MEMORY_MALLOC_FAILED;
  else
    {
      add_formats (&writer);
      set_properties (&writer);
      for (guint i = 0; i < report->sections->len; i++)
        write_section (&writer, g_ptr_array_index (report->sections, i));
      write_about (&writer);
      fault = workbook_close (writer.workbook);
    }
  if (fault == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR,
               fault == LXW_ERROR_ZIP_FILE_OPERATION || fault == LXW_ERROR_CREATING_TMPFILE ? LIS_PLAN_ERROR_NO_SPACE
                                                                                           : LIS_PLAN_ERROR_FAILED,
               _("The workbook could not be made: %s. Make room on the disk and try again"), lxw_strerror (fault));
  return FALSE;
}

static GBytes *
fail (const GError *reason, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR,
               g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? LIS_PLAN_ERROR_NO_SPACE
                                                                          : LIS_PLAN_ERROR_FAILED,
               _("The workbook could not be made: %s. Make room on the disk and try again"), reason->message);
  return NULL;
}

/* The library writes files only; this one lies in a folder that only its owner can read. */
GBytes *
lis_report_to_xlsx (const LisReport *report, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lisplan-XXXXXX", &reason);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "report.xlsx", NULL) : NULL;
  GBytes *bytes = NULL;
  char *data;
  gsize length;

  if (folder == NULL)
    return fail (reason, error);
  if (write_workbook (report, path, error))
    bytes = g_file_get_contents (path, &data, &length, &reason) ? g_bytes_new_take (data, length)
                                                                : fail (reason, error);
  g_unlink (path);
  g_rmdir (folder);
  return bytes;
}
