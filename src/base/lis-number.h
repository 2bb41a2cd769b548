/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * Reads a decimal number exactly into an integer of 1/@scale: "62,5" with @scale 100 is 6250. Both decimal comma and
 * point are taken, spaces between thousands and a trailing "%" too.
 *
 * Returns: FALSE when it is no number, or is finer than 1/@scale.
 */
gboolean lis_number_parse (const char *text, int scale, gint64 *value);

/* @value/@scale with at most @decimals decimals and no trailing zeros, with the decimal mark of the reader's language.
 * Free with g_free(). */
char    *lis_number_format (gint64 value, int scale, int decimals);

/* The same with a decimal point, as in files. */
char    *lis_number_to_file (gint64 value, int scale, int decimals);
