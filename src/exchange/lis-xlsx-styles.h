/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-xlsx-package.h"

typedef enum
{
  LIS_XLSX_PLAIN,
  LIS_XLSX_DATE,
  LIS_XLSX_PERCENT,
} LisXlsxStyle;

/* What each cell style makes of a number: array of LisXlsxStyle as guint8, by the style's index. Empty without
 * @part. */
GByteArray  *lis_xlsx_styles_read (LisXlsxPackage *package, const char *part, GError **error);

/* What a number format such as "dd/mm/yyyy" or "0.0%" makes of a number. */
LisXlsxStyle lis_xlsx_style_of_format (const char *format);

/* The text for a number as kept in the file: "3", "0.25", "2026-01-31", "62.5 %". @since_1904: the workbook counts days
 * from 1904. Free with g_free(). */
char        *lis_xlsx_format_number (const char *number, LisXlsxStyle style, gboolean since_1904);
