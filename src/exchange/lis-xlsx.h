/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-table.h"

/**
 * The first visible sheet of an Excel workbook: texts as they are, numbers exactly, dates as ISO texts, percentages
 * with a percent sign, formulas by the value kept for them. A workbook with macros, a document type declaration or more
 * than lis-xlsx-package.h takes in is refused.
 */
LisTable *lis_xlsx_read (const char *name, GBytes *bytes, const LisTableLimits *limits, GCancellable *cancellable,
                         GError **error);
