/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * Folds a text for search and matching: small letters, accents off (é → e) but æ, ø, å kept, "aa" read as "å", "oe"
 * and "ae" left alone, ä → æ, ö → ø, every run of white space and punctuation one space, none at the ends. Invalid
 * UTF-8 is made valid first. Free with g_free().
 */
char    *lis_text_fold (const char *text);

/* TRUE when every word of the folded @needle starts a word of the folded @haystack or stands inside one. Both already
 * folded. */
gboolean lis_text_matches (const char *folded_haystack, const char *folded_needle);

/**
 * A key whose bytes sort as Norwegian alphabetical order (… z æ ø å; aa as å; case and accents only decide between
 * equals; numbers by value), on every machine and whatever its locale. Compare with strcmp(), free with g_free().
 */
char    *lis_text_sort_key (const char *text);

/* TRUE for NULL, "" and white space only, no-break spaces included. */
gboolean lis_text_is_blank (const char *text);

/* TRUE when @text holds a valid Norwegian national identity number or D-number (11 digits, both control digits
 * right, the last five perhaps set apart), which a plan must never hold. */
gboolean lis_text_has_national_id (const char *text);

/* Writes @text with tab, line break and backslash escaped, or "\N" for NULL, as in PostgreSQL's COPY text format. */
void     lis_text_escape (GString *line, const char *text);
/* The reverse, in place. Returns @text, or NULL when it stood for NULL. */
char    *lis_text_unescape (char *text);
