/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisXlsxPackage: the parts of a workbook: a zip archive of XML files, read within limits, because a small archive can
 * hold what fills any memory: 200 parts, 64 MiB inflated in all, 32 MiB a part, 100 times the archive's own size.
 */
typedef struct _LisXlsxPackage LisXlsxPackage;

typedef struct
{
  const char *name; /* without prefix */
  const char *value;
  gsize       length;
} LisXlsxAttribute;

/* What is told of a part while it is read; names without their prefix. A handler that returns FALSE with an error ends
 * the reading. */
typedef struct
{
  gboolean (*started) (const char *element, const LisXlsxAttribute *attributes, guint n_attributes, gpointer data,
                       GError **error);
  gboolean (*ended) (const char *element, gpointer data, GError **error);
  void     (*text) (const char *text, gsize length, gpointer data);
} LisXlsxHandler;

LisXlsxPackage *lis_xlsx_package_new (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);
void            lis_xlsx_package_free (LisXlsxPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisXlsxPackage, lis_xlsx_package_free)

gboolean        lis_xlsx_package_has_part (LisXlsxPackage *package, const char *part);
/* TRUE when a part of that name lies in any folder. */
gboolean        lis_xlsx_package_has_name (LisXlsxPackage *package, const char *name);
/* @part: path from the top, as in "xl/workbook.xml". */
gboolean        lis_xlsx_package_parse (LisXlsxPackage *package, const char *part, const LisXlsxHandler *handler,
                                        gpointer data, GError **error);

/* The attribute's value in @buffer, cut to @size, or NULL when it is not there. */
const char     *lis_xlsx_get_attribute (const LisXlsxAttribute *attributes, guint n_attributes, const char *name,
                                        char *buffer, gsize size);
