/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lis-csv.h"
#include "lis-error.h"
#include "lis-table.h"
#include "lis-test.h"

static LisTable *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return lis_table_read_bytes ("tabell.csv", bytes, NULL, error);
}

/* Rows as "number:cell|cell", one to a line. */
static char *
dump (const LisTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lis_table_count (table); i++)
    {
      g_string_append_printf (text, "%u:", lis_table_get_row_number (table, i));
      for (guint j = 0; j < lis_table_get_width (table, i); j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", lis_table_get_cell (table, i, j));
      g_string_append_c (text, '/');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *text;
  gssize      length; /* -1 to its NUL */
  const char *expected;
} ReadCase;

static const ReadCase read_cases[] = {
  { "navn;sted\nKari;Bodø\n", -1, "1:navn|sted/2:Kari|Bodø/" },
  { "\xEF\xBB\xBFnavn;sted\r\nKari;Bodø\r\n", -1, "1:navn|sted/2:Kari|Bodø/" },
  { "navn;sted\rKari;Bod\xF8\r", -1, "1:navn|sted/2:Kari|Bodø/" },
  { "navn\tpris\nKari\t\x80 5\n", -1, "1:navn|pris/2:Kari|€ 5/" },
  { "navn,sted\nKari,Voss\n", -1, "1:navn|sted/2:Kari|Voss/" },
  /* UTF-16 as "Unicode text" of Excel. */
  { "\xFF\xFEn\0\t\0s\0\r\0\n\0\xF8\0\t\0\x31\0\r\0\n\0", 18, "1:n|s/2:ø|1/" },
  { "\xFE\xFF\0n\0;\0s\0\n", 10, "1:n|s/" },
  /* A decimal comma is no separator, and neither is a comma in names. */
  { "navn;andel\nKari;62,5\nOla;50,0\n", -1, "1:navn|andel/2:Kari|62,5/3:Ola|50,0/" },
  { "navn, fornavn;sted\nHansen, Kari;A\n", -1, "1:navn, fornavn|sted/2:Hansen, Kari|A/" },
  { "a, b, c;kode\nx;1\ny;2\n", -1, "1:a, b, c|kode/2:x|1/3:y|2/" },
  { "\"a;b;c\",kode\n\"x;y\",1\n", -1, "1:a;b;c|kode/2:x;y|1/" },
  { "sep=,\r\na,b;c\r\n1,2\r\n", -1, "1:a|b;c/2:1|2/" },
  { "\"sep=;\"\na;b,c\n1;2\n", -1, "1:a|b,c/2:1|2/" },
  /* Quotes: doubled, with separators and line breaks; the row counts once. */
  { "a;b\n\"x;\"\"y\"\"\r\nz\";2\n3;4", -1, "1:a|b/2:x;\"y\"\nz|2/3:3|4/" },
  { "a;b\n5\" slange;\"\"\n", -1, "1:a|b/2:5\" slange/" },
  { "a;b\n\"x\"yz;2\n", -1, "1:a|b/2:xyz|2/" },
  /* Empty rows are left out but counted; empty cells at the end fall away. */
  { "a;b\n\n;\n1;2;;;\n", -1, "1:a|b/4:1|2/" },
  { "a;\n;b", -1, "1:a/2:|b/" },
  { "bare", -1, "1:bare/" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LisTable) table = read_text (read_cases[i].text, read_cases[i].length, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = dump (table);
      g_assert_cmpstr (text, ==, read_cases[i].expected);
    }
}

typedef struct
{
  const char *text;
  gssize      length;
  int         code;
  const char *word; /* in the message */
} BadCase;

static const BadCase bad_cases[] = {
  { "", 0, LIS_INPUT_ERROR_FORMAT, "empty" },
  { "\n\n;;\n", -1, LIS_INPUT_ERROR_FORMAT, "empty" },
  { "a;b\n1;2\n\"x;3\n4;5\n", -1, LIS_INPUT_ERROR_FORMAT, "row 3" },
  { "a;b\0c", 5, LIS_INPUT_ERROR_FORMAT, "not a table" },
  { "\xFF\xFE\0\xD8", 4, LIS_INPUT_ERROR_FORMAT, "not a table" },
  { "SQLite format 3\0\x10", 17, LIS_INPUT_ERROR_FORMAT, "not a table" },
  { "\x89PNG\r\n\x1A\n\x81\x8D", 10, LIS_INPUT_ERROR_FORMAT, "not a table" },
  /* The first letters as UTF-8, those appended by another program as Windows-1252. */
  { "navn\nB\xC3\xB8\nB\xF8\n", -1, LIS_INPUT_ERROR_FORMAT, "line 3" },
  { "\xEF\xBB\xBFnavn\nB\xF8\n", -1, LIS_INPUT_ERROR_FORMAT, "line 2" },
  { "\xEF\xBB\xBF\r\n<HTML><table>", -1, LIS_INPUT_ERROR_FORMAT, "web page" },
  { "<?xml version=\"1.0\"?><Workbook/>", -1, LIS_INPUT_ERROR_FORMAT, "XML" },
  { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", 12, LIS_INPUT_ERROR_FORMAT, "old format" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LisTable) table = read_text (bad_cases[i].text, bad_cases[i].length, &error);

      g_assert_null (table);
      g_assert_error (error, LIS_INPUT_ERROR, bad_cases[i].code);
      g_assert_nonnull (strstr (error->message, "tabell.csv"));
      g_assert_nonnull (strstr (error->message, bad_cases[i].word));
    }
}

static void
assert_over_limit (GString *text, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = read_text (text->str, (gssize) text->len, &error);

  g_assert_null (table);
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, word));
  g_string_truncate (text, 0);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LisTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= 200000; i++)
    g_string_append (text, "a;b\n");
  assert_over_limit (text, "200000 rows");

  for (guint i = 0; i <= 500; i++)
    g_string_append (text, "a;");
  assert_over_limit (text, "501 columns");

  for (guint i = 0; i < 60000; i++)
    g_string_append (text, ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;x\n");
  assert_over_limit (text, "cells");

  /* As many empty columns as Excel has are nothing. */
  g_string_append (text, "a;b");
  for (guint i = 0; i < 16384; i++)
    g_string_append_c (text, ';');
  table = read_text (text->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lis_table_get_width (table, 0), ==, 2);
}

static void
test_files (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "finnes-ikke.csv", NULL);
  g_autofree char *large = g_build_filename (folder, "stor.csv", NULL);
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (large, "w");

  g_assert_cmpint (fseek (file, 65 * 1024 * 1024, SEEK_SET), ==, 0);
  fputc ('\n', file);
  fclose (file);
  g_assert_null (lis_table_read (missing, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "finnes-ikke.csv"));
  g_clear_error (&error);
  g_assert_null (lis_table_read (folder, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_null (lis_table_read (large, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "64 MiB"));
  lis_test_remove_folder (folder);
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "a;b\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  g_cancellable_cancel (cancellable);
  g_assert_null (lis_table_read_bytes ("t.csv", bytes, cancellable, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
}

/* What a spreadsheet would take for a formula, and what comes back as it was. */
static void
test_guard (void)
{
  static const struct { const char *text; gboolean guarded; } cases[] = {
    { "Kari", FALSE }, { "", FALSE }, { "'", FALSE }, { "'Kari'", FALSE }, { "O'Neill", FALSE }, { "a=b", FALSE },
    { "=cmd|' /C calc'!A0", TRUE }, { "+47 900", TRUE }, { "-1", TRUE }, { "@SUM(1)", TRUE }, { "\tx", TRUE },
    { "\rx", TRUE }, { "  =1", TRUE }, { "\n=1", TRUE }, { "'=1", TRUE }, { "''=1", TRUE }, { "' =1", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = g_strconcat (cases[i].guarded ? "'" : "", cases[i].text, NULL);

      g_assert_cmpint (lis_csv_needs_guard (cases[i].text), ==, cases[i].guarded);
      g_assert_cmpstr (lis_csv_unguard (written), ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "Åse «=cmd» O'Neill", "a;b", "sa \"hei\"", "to\nlinjer", " rom ", "tab\tulator", "1,5", "\"", "\"\"", "x",
  };
  g_autoptr (GString) text = g_string_new ("a;b\n");
  g_autoptr (LisTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      lis_csv_append_cell (text, TRUE, texts[i]);
      lis_csv_append_cell (text, FALSE, texts[i]);
      g_string_append_c (text, '\n');
    }
  table = read_text (text->str, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (lis_table_get_cell (table, i + 1, 0), ==, texts[i]);
      g_assert_cmpstr (lis_table_get_cell (table, i + 1, 1), ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/bad", test_bad);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/files", test_files);
  g_test_add_func ("/csv/cancel", test_cancel);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
