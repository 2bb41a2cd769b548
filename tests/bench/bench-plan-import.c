/* SPDX-License-Identifier: MPL-2.0 */
/* An action plan of 2,000 steps in a workbook, read and written through the door, against reading the workbook's cells
 * with the libraries alone. */
#include <glib/gstdio.h>
#include <gsf/gsf.h>
#include <libxml/xmlreader.h>
#include <xlsxwriter.h>

#include "lis-bench.h"
#include "lis-plan-import.h"

#define N_ROWS 2000
#define N_STEPS 5 /* of a measure */

typedef struct
{
  char  *folder;
  char  *workbook;
  char  *plan;
  gint64 checksum;
} Bench;

static void
write_row (lxw_worksheet *sheet, lxw_row_t row)
{
  int measure = ((int) row - 1) / N_STEPS + 1, step = ((int) row - 1) % N_STEPS + 1;
  g_autofree char *number = g_strdup_printf ("%d.", measure), *title = g_strdup_printf ("Forbedre ledelsen av enhet "
                                                                                        "nummer %d", measure);
  g_autofree char *text = g_strdup_printf ("%d.%d Tydeliggjøre forventninger og krav til leder %u med særskilt fokus "
                                           "på trygghet", measure, step, row);
  g_autofree char *page = g_strdup_printf ("Side %u", row % 90 + 1);

  if (step == 1)
    {
      worksheet_write_string (sheet, row, 0, number, NULL);
      worksheet_write_string (sheet, row, 1, title, NULL);
      worksheet_write_string (sheet, row, 4, "❖ Økt kompetanse ❖ Bedre oppfølging", NULL);
    }
  worksheet_write_string (sheet, row, 2, text, NULL);
  worksheet_write_string (sheet, row, 3, page, NULL);
  worksheet_write_string (sheet, row, 5, row % 2 == 0 ? "A" : "B", NULL);
  worksheet_write_string (sheet, row, 6, row % 2 == 0 ? "B" : "A", NULL);
  worksheet_write_number (sheet, row, 7, 2025, NULL);
  worksheet_write_string (sheet, row, 8, row % 3 == 0 ? "Kont." : "Våren 2027", NULL);
}

static void
write_workbook (const char *path)
{
  static const char *const headings[] = { "Nr", "Tiltak", "Slik skal vi gjøre det", "Ref. rapport",
                                          "Dette vil vi oppnå", "RHF", "HF", "Start", "Slutt" };
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Plan");

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, headings[i], NULL);
  for (lxw_row_t row = 1; row <= N_ROWS; row++)
    write_row (sheet, row);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

static void
import_plan (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = NULL;
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (GHashTable) actors = NULL;
  g_autoptr (LisTable) table = NULL;
  g_autoptr (LisPlanReading) reading = NULL;
  LisPlanReadingOptions options = { 0 };
  LisImportOptions import_options = { 0 };
  LisPlanImportOptions plan_options = { .new_actors = TRUE, .today = lis_date_new (2026, 3, 15) };

  g_unlink (bench->plan);
  store = lis_store_create (bench->plan, &error);
  g_assert_no_error (error);
  editor = lis_editor_new (store, "Benchmark", NULL, NULL);
  options.actors = actors = lis_plan_import_list_actors (store, NULL, &error);
  table = lis_plan_table_read (bench->workbook, NULL, &error);
  g_assert_no_error (error);
  reading = lis_plan_reading_new (table, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lis_plan_reading_count_steps (reading), ==, N_ROWS);
  lis_plan_import_write (editor, reading, &import_options, &plan_options, NULL, &error);
  g_assert_no_error (error);
}

static void
read_plan (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  LisPlanReadingOptions options = { 0 };
  g_autoptr (LisTable) table = lis_plan_table_read (bench->workbook, NULL, &error);
  g_autoptr (LisPlanReading) reading = lis_plan_reading_new (table, &options, &error);

  g_assert_no_error (error);
  bench->checksum += lis_plan_reading_count_steps (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

static GsfInput *
open_part (GsfInfile *zip, const char *folder, const char *second, const char *name)
{
  g_autoptr (GsfInput) outer = gsf_infile_child_by_name (zip, folder);
  g_autoptr (GsfInput) inner = second != NULL ? gsf_infile_child_by_name (GSF_INFILE (outer), second) : NULL;

  return gsf_infile_child_by_name (GSF_INFILE (inner != NULL ? inner : outer), name);
}

/* Every text and every number of the part, by the reader that goes forward only. */
static void
walk_part (Bench *bench, GsfInput *part)
{
  gsize length = (gsize) gsf_input_size (part);
  const guint8 *bytes = gsf_input_read (part, length, NULL);
  xmlTextReader *reader = xmlReaderForMemory ((const char *) bytes, (int) length, NULL, NULL, XML_PARSE_NONET);

  while (xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_TEXT)
      bench->checksum += xmlTextReaderConstValue (reader)[0];
    else if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && xmlTextReaderConstName (reader)[0] == 'c')
      {
        xmlChar *place = xmlTextReaderGetAttribute (reader, (const xmlChar *) "r");

        bench->checksum += place != NULL ? place[0] : 0;
        xmlFree (place);
      }
  xmlFreeTextReader (reader);
}

static void
read_cells (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsfInput) file = gsf_input_stdio_new (bench->workbook, &error);
  g_autoptr (GsfInfile) zip = gsf_infile_zip_new (file, &error);
  g_autoptr (GsfInput) texts = open_part (zip, "xl", NULL, "sharedStrings.xml");
  g_autoptr (GsfInput) sheet = open_part (zip, "xl", "worksheets", "sheet1.xml");

  g_assert_no_error (error);
  walk_part (bench, texts);
  walk_part (bench, sheet);
}

int
main (void)
{
  Bench bench = { 0 };
  gboolean holds;

  gsf_init ();
  bench.folder = g_dir_make_tmp ("lisplan-bench-XXXXXX", NULL);
  bench.workbook = g_build_filename (bench.folder, "plan.xlsx", NULL);
  bench.plan = g_build_filename (bench.folder, "plan.lisplan", NULL);
  write_workbook (bench.workbook);
  holds = lis_bench_compare ("action plan of 2,000 rows understood", 3.0, read_plan, "its cells", read_cells, &bench,
                             9);
  lis_bench_compare ("the same, written through the door", 20.0, import_plan, "its cells", read_cells, &bench,
                     5);
  g_unlink (bench.workbook);
  g_unlink (bench.plan);
  g_rmdir (bench.folder);
  g_free (bench.workbook);
  g_free (bench.plan);
  g_free (bench.folder);
  return holds ? 0 : 1;
}
