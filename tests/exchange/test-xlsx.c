/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-error.h"
#include "lis-table.h"
#include "lis-test-xlsx.h"
#include "lis-xlsx-styles.h"

static void
assert_refused (GBytes *bytes, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_table_read_bytes ("plan.xlsx", bytes, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, LIS_INPUT_ERROR, code);
  g_assert_nonnull (strstr (error->message, "plan.xlsx"));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
}

static LisTable *
read_workbook (const char *rows, const char *after, const char *strings)
{
  g_autoptr (GBytes) bytes = lis_test_workbook (rows, after, strings);
  g_autoptr (GError) error = NULL;
  LisTable *table = lis_table_read_bytes ("plan.xlsx", bytes, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_texts (void)
{
  g_autoptr (LisTable) table = read_workbook (
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>Bodø</t><phoneticPr/></is></c>"
    "<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"str\"><f>A2&amp;\"x\"</f><v>svar</v></c>"
    "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"s\"><v>99</v></c></row>",
    "<mergeCells><mergeCell ref=\"B4:D5\"/></mergeCells>",
    "<si><t xml:space=\"preserve\">Kari &amp; Ola </t></si>"
    "<si><r><t>Ort</t></r><r><rPr/><t>opedi_x000D_\nto</t></r><rPh sb=\"0\" eb=\"1\"><t>lyd</t></rPh></si>");
  const LisTableMerge *merge = &g_array_index (table->merges, LisTableMerge, 0);

  g_assert_cmpstr (table->sheet, ==, "Plan");
  g_assert_cmpuint (lis_table_count (table), ==, 2);
  g_assert_cmpuint (lis_table_get_row_number (table, 1), ==, 4);
  g_assert_cmpstr (lis_table_get_cell (table, 0, 0), ==, "Kari & Ola ");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 1), ==, "");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 2), ==, "Ortopedi\nto");
  g_assert_cmpstr (lis_table_get_cell (table, 1, 1), ==, "Bodø");
  g_assert_cmpstr (lis_table_get_cell (table, 1, 2), ==, "yes");
  g_assert_cmpstr (lis_table_get_cell (table, 1, 3), ==, "no");
  g_assert_cmpstr (lis_table_get_cell (table, 1, 4), ==, "svar");
  g_assert_cmpstr (lis_table_get_cell (table, 1, 5), ==, "#DIV/0!");
  g_assert_cmpuint (lis_table_get_width (table, 1), ==, 6);
  g_assert_cmpuint (merge->first_row, ==, 4);
  g_assert_cmpuint (merge->last_row, ==, 5);
  g_assert_cmpuint (merge->first_column, ==, 1);
  g_assert_cmpuint (merge->last_column, ==, 3);
}

/* Serial numbers as Excel shows them in the two epochs. */
static void
test_numbers (void)
{
  static const struct { const char *number; LisXlsxStyle style; gboolean since_1904; const char *text; } cases[] = {
    { "3", LIS_XLSX_PLAIN, FALSE, "3" },
    { "3.0", LIS_XLSX_PLAIN, FALSE, "3" },
    { "983974880", LIS_XLSX_PLAIN, FALSE, "983974880" },
    { "0.10000000000000001", LIS_XLSX_PLAIN, FALSE, "0.1" },
    { "62.500000000000007", LIS_XLSX_PLAIN, FALSE, "62.5" },
    { "1E-3", LIS_XLSX_PLAIN, FALSE, "0.001" },
    { "nan", LIS_XLSX_PLAIN, FALSE, "nan" },
    { "x", LIS_XLSX_DATE, FALSE, "x" },
    { "0.5", LIS_XLSX_PERCENT, FALSE, "50 %" },
    { "0.625", LIS_XLSX_PERCENT, FALSE, "62.5 %" },
    { "1", LIS_XLSX_DATE, FALSE, "1900-01-01" },
    { "59", LIS_XLSX_DATE, FALSE, "1900-02-28" },
    { "60", LIS_XLSX_DATE, FALSE, "1900-02-29" },
    { "61", LIS_XLSX_DATE, FALSE, "1900-03-01" },
    { "45658", LIS_XLSX_DATE, FALSE, "2025-01-01" },
    { "46053", LIS_XLSX_DATE, FALSE, "2026-01-31" },
    { "46053.5", LIS_XLSX_DATE, FALSE, "2026-01-31 12:00" },
    { "44591", LIS_XLSX_DATE, TRUE, "2026-01-31" },
    { "109575", LIS_XLSX_DATE, FALSE, "109575" },
    { "1e300", LIS_XLSX_DATE, FALSE, "1e+300" },
    { "-1", LIS_XLSX_DATE, FALSE, "-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lis_xlsx_format_number (cases[i].number, cases[i].style, cases[i].since_1904);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_formats (void)
{
  static const struct { const char *format; LisXlsxStyle style; } cases[] = {
    { "General", LIS_XLSX_PLAIN }, { "0.00", LIS_XLSX_PLAIN }, { "0.0%", LIS_XLSX_PERCENT },
    { "dd/mm/yyyy", LIS_XLSX_DATE }, { "[$-414]d. mmmm yyyy;@", LIS_XLSX_DATE }, { "mmm", LIS_XLSX_DATE },
    { "mm:ss", LIS_XLSX_PLAIN }, { "[h]:mm", LIS_XLSX_PLAIN }, { "0\" dager\"", LIS_XLSX_PLAIN },
    { "0\\d", LIS_XLSX_PLAIN }, { "[Red]0", LIS_XLSX_PLAIN }, { "_d0", LIS_XLSX_PLAIN }, { "[d", LIS_XLSX_PLAIN },
    { "\"", LIS_XLSX_PLAIN }, { "", LIS_XLSX_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_xlsx_style_of_format (cases[i].format), ==, cases[i].style);
}

static void
test_styles (void)
{
  g_autoptr (LisTable) table = read_workbook (
    "<row><c s=\"1\"><v>46053</v></c><c s=\"2\"><v>46023</v></c><c s=\"3\"><v>0.5</v></c><c s=\"4\"><v>5</v></c>"
    "<c s=\"77\"><v>7</v></c></row>", NULL, NULL);

  g_assert_cmpstr (lis_table_get_cell (table, 0, 0), ==, "2026-01-31");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 1), ==, "2026-01-01");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 2), ==, "50 %");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 3), ==, "5");
  g_assert_cmpstr (lis_table_get_cell (table, 0, 4), ==, "7");
}

static void
test_refused (void)
{
  g_autoptr (GBytes) macros = lis_test_zip ("_rels/.rels", "<a/>", "xl/vbaProject.bin", "x", NULL);
  g_autoptr (GBytes) document = lis_test_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL);
  g_autoptr (GBytes) archive = lis_test_zip ("bilde.png", "x", NULL);
  g_autoptr (GBytes) empty = lis_test_workbook ("<row r=\"1\"><c r=\"A1\"/></row>", NULL, NULL);
  g_autoptr (GBytes) broken = lis_test_workbook ("<row><c></row>", NULL, NULL);
  g_autoptr (GBytes) wide = lis_test_workbook ("<row><c r=\"ZZZZZZZZZZZ1\"><v>1</v></c></row>", NULL, NULL);
  g_autoptr (GBytes) whole = lis_test_workbook ("<row><c><v>1</v></c></row>", NULL, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 30);
  g_autoptr (GBytes) mark = g_bytes_new_static ("PK\x03\x04", 4);

  assert_refused (macros, LIS_INPUT_ERROR_FORMAT, "macros");
  assert_refused (document, LIS_INPUT_ERROR_FORMAT, "OpenDocument");
  assert_refused (archive, LIS_INPUT_ERROR_FORMAT, "not an Excel workbook");
  assert_refused (empty, LIS_INPUT_ERROR_FORMAT, "empty");
  assert_refused (broken, LIS_INPUT_ERROR_FORMAT, "not well-formed");
  assert_refused (wide, LIS_INPUT_ERROR_LIMIT, "500 columns");
  assert_refused (cut, LIS_INPUT_ERROR_FORMAT, "damaged");
  assert_refused (mark, LIS_INPUT_ERROR_FORMAT, "damaged");
}

/* Files that would be read, and entities that would grow without end. */
static void
test_doctype (void)
{
  static const char *const declarations[] = {
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
    "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">"
    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]><a t=\"&d;\">&d;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]><a/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      g_autoptr (GBytes) bytes = lis_test_zip ("_rels/.rels", declarations[i], NULL);

      assert_refused (bytes, LIS_INPUT_ERROR_FORMAT, "document type declaration");
    }
}

static void
test_bombs (void)
{
  g_autofree char *blanks = g_strnfill (40 * 1024 * 1024, ' ');
  g_autoptr (GBytes) ratio = lis_test_workbook (blanks, NULL, NULL);
  g_autoptr (GString) noise = g_string_new ("<row>");
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  assert_refused (ratio, LIS_INPUT_ERROR_LIMIT, "100 times its size");
  /* Shrinks too little for the ratio, but the part alone is more than is taken in. */
  while (noise->len < 33 * 1024 * 1024)
    g_string_append_printf (noise, "<!--%08x%08x-->", g_rand_int (random), g_rand_int (random));
  g_string_append (noise, "</row>");
  large = lis_test_workbook (noise->str, NULL, NULL);
  assert_refused (large, LIS_INPUT_ERROR_LIMIT, "32 MiB");
}

static void
test_part_count (void)
{
  /* An end record that promises 65,000 parts. */
  static const guint8 end[] = { 'P', 'K', 3, 4, 'P', 'K', 5, 6, 0, 0, 0, 0, 0xE8, 0xFD, 0xE8, 0xFD,
                                0,   0,   0, 0, 0,   0,   0, 0, 0, 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (end, sizeof end);

  assert_refused (bytes, LIS_INPUT_ERROR_LIMIT, "200 parts");
}

static void
test_row_limit (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i <= 200000; i++)
    g_string_append_printf (rows, "<row><c><v>%u</v></c></row>", g_rand_int (random));
  bytes = lis_test_workbook (rows->str, NULL, NULL);
  assert_refused (bytes, LIS_INPUT_ERROR_LIMIT, "200000 rows");
}

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define TYPE "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* A workbook that begins with an empty sheet, as new ones have three. */
static void
test_empty_first_sheet (void)
{
  g_autoptr (GBytes) bytes = lis_test_zip (
    "_rels/.rels", RELATIONS "<Relationship Id=\"r\" " TYPE "officeDocument\" Target=\"xl/w.xml\"/></Relationships>",
    "xl/w.xml", "<workbook " MAIN "><sheets><sheet name=\"Ark1\" r:id=\"a\"/><sheet name=\"Borte\" r:id=\"x\"/>"
                "<sheet name=\"Gammel\" state=\"hidden\" r:id=\"b\"/><sheet name=\"LIS\" r:id=\"b\"/>"
                "<sheet name=\"Notat\" r:id=\"a\"/></sheets></workbook>",
    "xl/_rels/w.xml.rels", RELATIONS "<Relationship Id=\"a\" " TYPE "worksheet\" Target=\"a.xml\"/>"
                           "<Relationship Id=\"b\" " TYPE "worksheet\" Target=\"b.xml\"/></Relationships>",
    "xl/a.xml", "<worksheet " MAIN "><sheetData/></worksheet>",
    "xl/b.xml", "<worksheet " MAIN "><sheetData><row r=\"3\"><c r=\"A3\"><v>7</v></c></row></sheetData></worksheet>",
    NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = lis_table_read_bytes ("plan.xlsx", bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->sheet, ==, "LIS");
  g_assert_cmpuint (lis_table_get_row_number (table, 0), ==, 3);
  g_assert_cmpstr (lis_table_get_cell (table, 0, 0), ==, "7");
}

/* Programs that want the same bytes every time write no time of change, which is no date either. */
static void
test_without_times (void)
{
  g_autoptr (GBytes) bytes = lis_test_workbook ("<row><c><v>1</v></c></row>", NULL, NULL), changed = NULL;
  g_autoptr (LisTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  for (gsize i = 0; i + 46 < g_bytes_get_size (bytes); i++)
    if (memcmp (copy + i, "PK\x01\x02", 4) == 0)
      memset (copy + i + 12, 0, 4);
  changed = g_bytes_new_take (copy, g_bytes_get_size (bytes));
  table = lis_table_read_bytes ("plan.xlsx", changed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lis_table_get_cell (table, 0, 0), ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/texts", test_texts);
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/empty-first-sheet", test_empty_first_sheet);
  g_test_add_func ("/xlsx/formats", test_formats);
  g_test_add_func ("/xlsx/styles", test_styles);
  g_test_add_func ("/xlsx/refused", test_refused);
  g_test_add_func ("/xlsx/doctype", test_doctype);
  g_test_add_func ("/xlsx/bombs", test_bombs);
  g_test_add_func ("/xlsx/part-count", test_part_count);
  g_test_add_func ("/xlsx/without-times", test_without_times);
  g_test_add_func ("/xlsx/row-limit", test_row_limit);
  return g_test_run ();
}
