/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/* A zip archive of parts: name, content, name, content … NULL. */
GBytes *lis_test_zip (const char *name, const char *content, ...) G_GNUC_NULL_TERMINATED;

/* A workbook of one sheet. @sheet_data: what stands inside <sheetData>; @after: what follows it, or NULL; @strings: the
 * shared strings' <si> elements, or NULL. Cell styles: 0 plain, 1 date 14, 2 own format "mmm yy", 3 percent, 4 own
 * format with quoted letters. */
GBytes *lis_test_workbook (const char *sheet_data, const char *after, const char *strings);
