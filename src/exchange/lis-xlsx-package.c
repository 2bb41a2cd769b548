/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-xlsx-package.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>
#include <libxml/parser.h>
#include <string.h>

#include "lis-error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)

#define MAX_PARTS 200
#define MAX_INFLATED (64 * 1024 * 1024)
#define MAX_PART (32 * 1024 * 1024)
#define MAX_RATIO 100
/* Below this much, repetitive XML may shrink as well as it likes. */
#define RATIO_COUNTS_FROM (1024 * 1024)
#define CHUNK 16384
#define MAX_ATTRIBUTES 32
#define MAX_FOLDERS 8

#define ENTRY_MARK "PK\x01\x02"
#define ENTRY_SIZE 46
/* 1 January 1980, midnight, as MS-DOS counts. */
#define ANY_TIME "\0\0\x21\0"
#define END_MARK "PK\x05\x06"
#define END_SIZE 22
#define LONG_LOCATOR_MARK "PK\x06\x07"
#define LONG_LOCATOR_SIZE 20
#define LONG_END_MARK "PK\x06\x06"
#define LONG_END_SIZE 56
#define MAX_COMMENT 65535

struct _LisXlsxPackage
{
  char         *name;
  guint8       *bytes; /* of the archive */
  GsfInfile    *zip;
  GCancellable *cancellable;
  gsize         archive_size;
  gsize         inflated;
  guint         n_parts;
};

static gboolean
fail (const LisXlsxPackage *package, int code, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail (const LisXlsxPackage *package, int code, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: file, what is wrong with it. */
  g_set_error (error, LIS_INPUT_ERROR, code, _("“%s”: %s"), package->name, reason);
  return FALSE;
}

static guint64
read_little (const guint8 *bytes, guint length)
{
  guint64 value = 0;

  for (guint i = length; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

/* Where the archive says its list of parts is, and how long. */
typedef struct
{
  guint64 start;
  guint64 count;
} Directory;

/* Looked at before a library makes room for the parts. Large archives say it again in a long form: @second, with no
 * parts when there is none. FALSE when it is no whole archive. */
static gboolean
find_directory (const guint8 *bytes, gsize size, Directory *first, Directory *second)
{
  const guint8 *locator;
  gsize lowest = size > END_SIZE + MAX_COMMENT ? size - END_SIZE - MAX_COMMENT : 0;
  gsize position;
  guint64 offset;

  if (size < END_SIZE)
    return FALSE;
  for (position = size - END_SIZE; memcmp (bytes + position, END_MARK, 4) != 0; position--)
    if (position == lowest)
      return FALSE;
  first->count = read_little (bytes + position + 10, 2);
  first->start = read_little (bytes + position + 16, 4);
  *second = (Directory){ 0, 0 };
  if (position < LONG_LOCATOR_SIZE)
    return TRUE;
  locator = bytes + position - LONG_LOCATOR_SIZE;
  if (memcmp (locator, LONG_LOCATOR_MARK, 4) != 0)
    return TRUE;
  offset = read_little (locator + 8, 8);
  if (offset > size || size - offset < LONG_END_SIZE || memcmp (bytes + offset, LONG_END_MARK, 4) != 0)
    return FALSE;
  second->count = read_little (bytes + offset + 32, 8);
  second->start = read_little (bytes + offset + 48, 8);
  return TRUE;
}

/* libgsf reads times of change that nobody asks for, and is upset by those that are none, which archives made to be
 * the same every time have. */
static void
clear_times (guint8 *bytes, gsize size, const Directory *directory)
{
  guint64 position = directory->start;

  for (guint64 i = 0; i < directory->count && position < size && size - position >= ENTRY_SIZE; i++)
    {
      guint8 *entry = bytes + position;

      if (memcmp (entry, ENTRY_MARK, 4) != 0)
        return;
      memcpy (entry + 12, ANY_TIME, 4);
      position += ENTRY_SIZE + read_little (entry + 28, 2) + read_little (entry + 30, 2) + read_little (entry + 32, 2);
    }
}

static GsfInfile *
open_zip (LisXlsxPackage *package, const Directory *first, const Directory *second)
{
  g_autoptr (GsfInput) input = NULL;

  clear_times (package->bytes, package->archive_size, first);
  clear_times (package->bytes, package->archive_size, second);
  input = gsf_input_memory_new (package->bytes, (gsf_off_t) package->archive_size, FALSE);
  return gsf_infile_zip_new (input, NULL);
}

LisXlsxPackage *
lis_xlsx_package_new (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisXlsxPackage) package = g_new0 (LisXlsxPackage, 1);
  Directory first, second;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  package->name = g_strdup (name);
  package->archive_size = size;
  package->cancellable = cancellable;
  if (!find_directory (data, size, &first, &second))
    {
      fail (package, LIS_INPUT_ERROR_FORMAT, error, _("the workbook is damaged or cut off; fetch or save it again"));
      return NULL;
    }
  if (MAX (first.count, second.count) > MAX_PARTS)
    {
      fail (package, LIS_INPUT_ERROR_LIMIT, error,
            _("the workbook has more than %d parts; save the sheet alone as CSV"), MAX_PARTS);
      return NULL;
    }
  package->bytes = g_memdup2 (data, size);
  package->zip = open_zip (package, &first, &second);
  if (package->zip == NULL)
    {
      fail (package, LIS_INPUT_ERROR_FORMAT, error, _("the workbook is damaged or cut off; fetch or save it again"));
      return NULL;
    }
  return g_steal_pointer (&package);
}

void
lis_xlsx_package_free (LisXlsxPackage *package)
{
  if (package == NULL)
    return;
  g_clear_object (&package->zip);
  g_free (package->bytes);
  g_free (package->name);
  g_free (package);
}

static GsfInput *
open_part (LisXlsxPackage *package, const char *part)
{
  g_auto (GStrv) folders = g_strsplit (part, "/", MAX_FOLDERS);
  g_autoptr (GsfInput) input = g_object_ref (GSF_INPUT (package->zip));

  for (guint i = 0; folders[i] != NULL; i++)
    {
      GsfInput *child = NULL;

      if (GSF_IS_INFILE (input) && gsf_infile_num_children (GSF_INFILE (input)) >= 0)
        child = gsf_infile_child_by_name (GSF_INFILE (input), folders[i]);
      g_set_object (&input, child);
      g_clear_object (&child);
      if (input == NULL)
        return NULL;
    }
  return g_steal_pointer (&input);
}

gboolean
lis_xlsx_package_has_part (LisXlsxPackage *package, const char *part)
{
  g_autoptr (GsfInput) input = open_part (package, part);

  return input != NULL;
}

static gboolean
find_name (GsfInfile *folder, const char *name, guint depth)
{
  int n = gsf_infile_num_children (folder);

  for (int i = 0; i < n; i++)
    {
      const char *child_name = gsf_infile_name_by_index (folder, i);
      g_autoptr (GsfInput) child = gsf_infile_child_by_index (folder, i);

      if (child_name != NULL && g_ascii_strcasecmp (child_name, name) == 0)
        return TRUE;
      if (depth < MAX_FOLDERS && child != NULL && GSF_IS_INFILE (child) &&
          find_name (GSF_INFILE (child), name, depth + 1))
        return TRUE;
    }
  return FALSE;
}

gboolean
lis_xlsx_package_has_name (LisXlsxPackage *package, const char *name)
{
  return find_name (package->zip, name, 0);
}

typedef struct
{
  LisXlsxPackage       *package;
  const char           *part;
  const LisXlsxHandler *handler;
  gpointer              data;
  xmlParserCtxt        *parser;
  GError               *error; /* of a handler, or of the document type declaration */
} Reading;

static void
stop (Reading *reading)
{
  xmlStopParser (reading->parser);
}

static void
element_started_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                    const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;
  LisXlsxAttribute list[MAX_ATTRIBUTES];
  guint n = MIN ((guint) n_attributes, MAX_ATTRIBUTES);

  if (reading->error != NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      const xmlChar **attribute = attributes + (gsize) i * 5;

      list[i].name = (const char *) attribute[0];
      list[i].value = (const char *) attribute[3];
      list[i].length = (gsize) (attribute[4] - attribute[3]);
    }
  if (!reading->handler->started ((const char *) name, list, n, reading->data, &reading->error))
    stop (reading);
}

static void
element_ended_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;

  if (reading->error != NULL || reading->handler->ended == NULL)
    return;
  if (!reading->handler->ended ((const char *) name, reading->data, &reading->error))
    stop (reading);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;

  if (reading->error == NULL && reading->handler->text != NULL)
    reading->handler->text ((const char *) text, (gsize) length, reading->data);
}

/* Excel writes no document type declaration; whoever does wants entities expanded or files read. */
static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;

  if (reading->error == NULL)
    fail (reading->package, LIS_INPUT_ERROR_FORMAT, &reading->error,
          _("%s has a document type declaration, which no workbook has; save it again in Excel"), reading->part);
  stop (reading);
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static gboolean
count_inflated (LisXlsxPackage *package, gsize length, GError **error)
{
  package->inflated += length;
  if (package->inflated > MAX_INFLATED)
    return fail (package, LIS_INPUT_ERROR_LIMIT, error,
                 _("the workbook has more than %d MiB when unpacked; save the sheet alone as CSV"),
                 MAX_INFLATED / 1024 / 1024);
  if (package->inflated > RATIO_COUNTS_FROM && package->inflated / MAX_RATIO > package->archive_size)
    return fail (package, LIS_INPUT_ERROR_LIMIT, error,
                 _("the workbook grows to more than %d times its size when unpacked; save the sheet as CSV"),
                 MAX_RATIO);
  if (g_cancellable_is_cancelled (package->cancellable))
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading “%s” was cancelled"), package->name);
      return FALSE;
    }
  return TRUE;
}

/* Every chunk is counted before the next is inflated: what the archive says about its sizes is not believed. */
static gboolean
feed (Reading *reading, GsfInput *input, GError **error)
{
  gsize part_size = 0;
  gsf_off_t left;

  while ((left = gsf_input_remaining (input)) > 0 && reading->error == NULL)
    {
      gsize length = (gsize) MIN (left, CHUNK);
      const guint8 *chunk = gsf_input_read (input, length, NULL);

      if (chunk == NULL)
        return fail (reading->package, LIS_INPUT_ERROR_FORMAT, error,
                     _("%s is damaged or cut off; fetch or save the workbook again"), reading->part);
      part_size += length;
      if (part_size > MAX_PART)
        return fail (reading->package, LIS_INPUT_ERROR_LIMIT, error,
                     _("%s has more than %d MiB when unpacked; divide the sheet"), reading->part,
                     MAX_PART / 1024 / 1024);
      if (!count_inflated (reading->package, length, error))
        return FALSE;
      if (xmlParseChunk (reading->parser, (const char *) chunk, (int) length, FALSE) != 0)
        return TRUE;
    }
  xmlParseChunk (reading->parser, NULL, 0, TRUE);
  return TRUE;
}

static gboolean
read_part (Reading *reading, GsfInput *input, GError **error)
{
  gboolean fed = feed (reading, input, error);

  if (reading->error != NULL)
    {
      if (fed)
        g_propagate_error (error, reading->error);
      else
        g_error_free (reading->error);
      return FALSE;
    }
  if (!fed)
    return FALSE;
  if (reading->parser->wellFormed)
    return TRUE;
  return fail (reading->package, LIS_INPUT_ERROR_FORMAT, error,
               _("%s is not well-formed XML; fetch or save the workbook again"), reading->part);
}

gboolean
lis_xlsx_package_parse (LisXlsxPackage *package, const char *part, const LisXlsxHandler *handler, gpointer data,
                        GError **error)
{
  g_autoptr (GsfInput) input = open_part (package, part);
  Reading reading = { .package = package, .part = part, .handler = handler, .data = data };
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = element_started_cb,
    .endElementNs = element_ended_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .internalSubset = doctype_cb,
    .serror = ignore_error_cb,
  };
  gboolean done;

  if (input == NULL)
    return fail (package, LIS_INPUT_ERROR_FORMAT, error, _("it is not an Excel workbook (%s is missing)"), part);
  reading.parser = xmlCreatePushParserCtxt (&sax, NULL, NULL, 0, NULL);
  reading.parser->_private = &reading;
  xmlCtxtUseOptions (reading.parser, XML_PARSE_NONET | XML_PARSE_COMPACT);
  done = read_part (&reading, input, error);
  if (reading.parser->myDoc != NULL)
    xmlFreeDoc (reading.parser->myDoc);
  xmlFreeParserCtxt (reading.parser);
  return done;
}

const char *
lis_xlsx_get_attribute (const LisXlsxAttribute *attributes, guint n_attributes, const char *name, char *buffer,
                        gsize size)
{
  for (guint i = 0; i < n_attributes; i++)
    if (strcmp (attributes[i].name, name) == 0)
      {
        gsize length = MIN (attributes[i].length, size - 1);

        memcpy (buffer, attributes[i].value, length);
        buffer[length] = '\0';
        return buffer;
      }
  return NULL;
}
