/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date-input.h"
#include "lis-field.h"

/**
 * Reads what is typed into a field of text, number or date. Empty text empties the field.
 *
 * @dates: what days are read against; NULL for fields that hold none.
 * @value: (out): as the struct holds it (the day after the last); not set for texts.
 * @understood: (out): what a short text was taken to mean ("1 March 2026"), or NULL where it says all. Free with
 *  g_free().
 * @message: (out): when FALSE, what is expected instead. Free with g_free().
 */
gboolean lis_field_input_parse (const LisField *field, const char *text, const LisDateInput *dates, gint64 *value,
                                char **understood, char **message);

/* The value as one would type it: "01.03.2026", "62,5 %". Free with g_free(). */
char    *lis_field_input_format (const LisField *field, gconstpointer record);
