/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-table.h"

/* Separator ";", "," or tab, found from the first rows or told by a line "sep=;"; UTF-8 with or without byte order
 * mark, UTF-16 with one, or Windows-1252; any line ends; quoted cells with line breaks, which become "\n". */
LisTable   *lis_csv_read (const char *name, GBytes *bytes, const LisTableLimits *limits, GCancellable *cancellable,
                          GError **error);
/* The same where the separator is known, such as "|". */
LisTable   *lis_csv_read_separated (const char *name, GBytes *bytes, char separator, const LisTableLimits *limits,
                                    GCancellable *cancellable, GError **error);

/* Adds a cell to @line, after a separator when @first is FALSE, quoted where it must be. */
void        lis_csv_append_cell (GString *line, gboolean first, const char *text);

/**
 * A spreadsheet takes a cell that begins with = + - @, tab or carriage return for a formula. Such a text is written
 * with an apostrophe before it, and so is one that begins with apostrophes and then one of these, so that
 * lis_csv_unguard() gives back every text as it was.
 *
 * Returns: TRUE when @text must be written with an apostrophe before it.
 */
gboolean    lis_csv_needs_guard (const char *text);
/* @text, or what follows the apostrophe that was written before it. */
const char *lis_csv_unguard (const char *text);
