/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-xlsx-package.h"
#include "lis-xlsx-sheet.h"
#include "lis-xlsx-styles.h"

#define MAX_NAME 256
/* Sheets that are looked through for the first with something in it. */
#define MAX_SHEETS 64

/* Where the parts lie that a part refers to. */
typedef struct
{
  char       *folder;   /* of the part that refers, with "/" at the end, or "" */
  GHashTable *by_id;    /* path */
  GHashTable *by_type;  /* path of the first; the type's last word */
} Relations;

static void
clear_relations (Relations *relations)
{
  g_clear_pointer (&relations->folder, g_free);
  g_clear_pointer (&relations->by_id, g_hash_table_unref);
  g_clear_pointer (&relations->by_type, g_hash_table_unref);
}

static gboolean
relation_started_cb (const char *element, const LisXlsxAttribute *attributes, guint n, gpointer data, GError **error)
{
  Relations *relations = data;
  char id[MAX_NAME], type[MAX_NAME], target[MAX_NAME];
  const char *kind;
  char *path;

  if (strcmp (element, "Relationship") != 0 ||
      lis_xlsx_get_attribute (attributes, n, "Id", id, sizeof id) == NULL ||
      lis_xlsx_get_attribute (attributes, n, "Type", type, sizeof type) == NULL ||
      lis_xlsx_get_attribute (attributes, n, "Target", target, sizeof target) == NULL)
    return TRUE;
  path = target[0] == '/' ? g_strdup (target + 1) : g_strconcat (relations->folder, target, NULL);
  kind = strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type;
  if (!g_hash_table_contains (relations->by_type, kind))
    g_hash_table_insert (relations->by_type, g_strdup (kind), g_strdup (path));
  g_hash_table_insert (relations->by_id, g_strdup (id), path);
  return TRUE;
}

/* What @part refers to; "" is the archive itself. */
static gboolean
read_relations (LisXlsxPackage *package, const char *part, Relations *relations, GError **error)
{
  static const LisXlsxHandler handler = { .started = relation_started_cb };
  const char *slash = strrchr (part, '/');
  g_autofree char *path = NULL;

  relations->folder = slash != NULL ? g_strndup (part, (gsize) (slash + 1 - part)) : g_strdup ("");
  relations->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  relations->by_type = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  path = g_strdup_printf ("%s_rels/%s.rels", relations->folder, slash != NULL ? slash + 1 : part);
  return lis_xlsx_package_parse (package, path, &handler, relations, error);
}

typedef struct
{
  gboolean   since_1904;
  GPtrArray *names; /* of the sheets that are not hidden */
  GPtrArray *ids;
} Workbook;

static gboolean
workbook_started_cb (const char *element, const LisXlsxAttribute *attributes, guint n, gpointer data, GError **error)
{
  Workbook *workbook = data;
  char text[MAX_NAME];

  if (strcmp (element, "workbookPr") == 0)
    {
      const char *flag = lis_xlsx_get_attribute (attributes, n, "date1904", text, sizeof text);

      workbook->since_1904 = flag != NULL && (strcmp (flag, "1") == 0 || strcmp (flag, "true") == 0);
    }
  else if (strcmp (element, "sheet") == 0 && workbook->ids->len < MAX_SHEETS)
    {
      const char *state = lis_xlsx_get_attribute (attributes, n, "state", text, sizeof text);

      if (state != NULL && strcmp (state, "visible") != 0)
        return TRUE;
      if (lis_xlsx_get_attribute (attributes, n, "id", text, sizeof text) == NULL)
        return TRUE;
      g_ptr_array_add (workbook->ids, g_strdup (text));
      state = lis_xlsx_get_attribute (attributes, n, "name", text, sizeof text);
      g_ptr_array_add (workbook->names, g_strdup (state != NULL ? state : ""));
    }
  return TRUE;
}

static gboolean
fail_format (const char *name, const char *reason, GError **error)
{
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT, _("“%s”: %s"), name, reason);
  return FALSE;
}

static gboolean
check_kind (LisXlsxPackage *package, const char *name, GError **error)
{
  if (lis_xlsx_package_has_name (package, "vbaProject.bin"))
    return fail_format (name, _("the workbook holds macros and is not opened; save it as XLSX without them"), error);
  if (lis_xlsx_package_has_part (package, "mimetype"))
    return fail_format (name, _("it is an OpenDocument file; save it as XLSX or CSV"), error);
  if (!lis_xlsx_package_has_part (package, "_rels/.rels"))
    return fail_format (name, _("it is an archive, but not an Excel workbook; choose a CSV or XLSX file"), error);
  return TRUE;
}

static gboolean
find_workbook (LisXlsxPackage *package, const char *name, char **path, GError **error)
{
  Relations relations = { NULL };
  gboolean found = read_relations (package, "", &relations, error);

  if (found)
    {
      *path = g_strdup (g_hash_table_lookup (relations.by_type, "officeDocument"));
      if (*path == NULL || g_str_has_suffix (*path, ".bin"))
        found = fail_format (name, _("it is not an Excel workbook in the form XLSX; save it as XLSX or CSV"), error);
    }
  clear_relations (&relations);
  return found;
}

static gboolean
read_sheet (LisXlsxPackage *package, const Relations *relations, const Workbook *workbook, LisTable *table,
            const LisTableLimits *limits, GError **error)
{
  g_autoptr (GPtrArray) strings = NULL;
  g_autoptr (GByteArray) styles = NULL;
  LisXlsxContext context = { .since_1904 = workbook->since_1904 };

  if (workbook->ids->len == 0)
    return fail_format (table->name, _("the workbook has no visible sheet"), error);
  strings = lis_xlsx_strings_read (package, g_hash_table_lookup (relations->by_type, "sharedStrings"), table->texts,
                                   error);
  if (strings == NULL)
    return FALSE;
  styles = lis_xlsx_styles_read (package, g_hash_table_lookup (relations->by_type, "styles"), error);
  if (styles == NULL)
    return FALSE;
  context.strings = strings;
  context.styles = styles;
  for (guint i = 0; i < workbook->ids->len && lis_table_count (table) == 0; i++)
    {
      const char *sheet = g_hash_table_lookup (relations->by_id, g_ptr_array_index (workbook->ids, i));

      if (sheet == NULL)
        continue;
      g_free (table->sheet);
      table->sheet = g_strdup (g_ptr_array_index (workbook->names, i));
      if (!lis_xlsx_sheet_read (package, sheet, &context, table, limits, error))
        return FALSE;
    }
  return lis_table_count (table) > 0 || fail_format (table->name, _("the visible sheets are empty"), error);
}

static gboolean
read_workbook (LisXlsxPackage *package, LisTable *table, const LisTableLimits *limits, GError **error)
{
  static const LisXlsxHandler handler = { .started = workbook_started_cb };
  g_autofree char *path = NULL;
  Relations relations = { NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Workbook workbook = { FALSE, names, ids };
  gboolean done;

  if (!check_kind (package, table->name, error) || !find_workbook (package, table->name, &path, error))
    return FALSE;
  done = lis_xlsx_package_parse (package, path, &handler, &workbook, error) &&
         read_relations (package, path, &relations, error) &&
         read_sheet (package, &relations, &workbook, table, limits, error);
  clear_relations (&relations);
  return done;
}

LisTable *
lis_xlsx_read (const char *name, GBytes *bytes, const LisTableLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisTable) table = lis_table_new (name);
  g_autoptr (LisXlsxPackage) package = lis_xlsx_package_new (name, bytes, cancellable, error);

  if (package == NULL || !read_workbook (package, table, limits, error))
    return NULL;
  return g_steal_pointer (&table);
}
