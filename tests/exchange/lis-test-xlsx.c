/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-test-xlsx.h"

#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char top_relations[] =
  XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  "<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char workbook[] =
  XML "<workbook " MAIN "><sheets><sheet name=\"Skjult\" sheetId=\"1\" state=\"hidden\" r:id=\"rId9\"/>"
  "<sheet name=\"Plan\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>";

static const char relations[] =
  XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  "<Relationship Id=\"rId1\" Type=\"" RELATION "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" RELATION "styles\" Target=\"/xl/styles.xml\"/>"
  "<Relationship Id=\"rId3\" Type=\"" RELATION "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

static const char styles[] =
  XML "<styleSheet " MAIN "><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-414]mmm\\ yy;@\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"0&quot; dager&quot;\"/></numFmts>"
  "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs count=\"5\"><xf numFmtId=\"0\"/>"
  "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

static void
add_part (GsfOutfile *zip, const char *path, const char *content)
{
  g_auto (GStrv) folders = g_strsplit (path, "/", -1);
  guint n = g_strv_length (folders);
  GsfOutput *chain[8] = { GSF_OUTPUT (zip) };

  g_assert_cmpuint (n, <, G_N_ELEMENTS (chain));
  for (guint i = 0; i < n; i++)
    chain[i + 1] = gsf_outfile_new_child (GSF_OUTFILE (chain[i]), folders[i], i + 1 < n);
  gsf_output_write (chain[n], strlen (content), (const guint8 *) content);
  for (guint i = n; i > 0; i--)
    {
      gsf_output_close (chain[i]);
      g_object_unref (chain[i]);
    }
}

static GBytes *
finish_zip (GsfOutfile *zip, GsfOutput *memory)
{
  GBytes *bytes;

  gsf_output_close (GSF_OUTPUT (zip));
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), (gsize) gsf_output_size (memory));
  g_object_unref (zip);
  g_object_unref (memory);
  return bytes;
}

GBytes *
lis_test_zip (const char *name, const char *content, ...)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  va_list parts;

  va_start (parts, content);
  while (name != NULL)
    {
      add_part (zip, name, content);
      name = va_arg (parts, const char *);
      if (name != NULL)
        content = va_arg (parts, const char *);
    }
  va_end (parts);
  return finish_zip (zip, memory);
}

GBytes *
lis_test_workbook (const char *sheet_data, const char *after, const char *strings)
{
  g_autofree char *sheet = g_strdup_printf (XML "<worksheet " MAIN "><sheetData>%s</sheetData>%s</worksheet>",
                                            sheet_data, after != NULL ? after : "");
  g_autofree char *shared = g_strdup_printf (XML "<sst " MAIN ">%s</sst>", strings != NULL ? strings : "");

  return lis_test_zip ("[Content_Types].xml", XML "<Types/>", "_rels/.rels", top_relations, "xl/workbook.xml", workbook,
                       "xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", styles, "xl/sharedStrings.xml", shared,
                       "xl/worksheets/sheet1.xml", sheet, NULL);
}
