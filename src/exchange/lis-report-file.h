/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-report-table.h"

/**
 * A report as CSV: UTF-8 with a byte order mark, so that Excel reads its letters right, ";", ISO dates, decimal points;
 * one header row and then the rows, each with its part and group; sections follow each other after an empty line.
 */
GBytes  *lis_report_to_csv (const LisReport *report);

/**
 * A report as an Excel workbook: a sheet for each section with real dates and numbers, the header row and the names of
 * rows frozen, and a last one with title, days and notes. Texts never become formulas.
 *
 * Returns: NULL with LIS_PLAN_ERROR (NO_SPACE, FAILED).
 */
GBytes  *lis_report_to_xlsx (const LisReport *report, GError **error);

/* Writes @bytes to @path, whole or not at all, readable by its owner only. FALSE with LIS_PLAN_ERROR: NOT_FOUND,
 * READ_ONLY, NO_SPACE, FAILED. */
gboolean lis_report_save (GBytes *bytes, const char *path, GError **error);
