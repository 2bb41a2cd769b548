/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-index.h"

/**
 * Reads a cell that is neither text nor reference as people write it: Norwegian dates, "62,5 %", "6 mnd", names and
 * labels of choices, ja and nei.
 *
 * @folded_choices: (nullable): of a choice field, from lis_import_value_fold_choices().
 * @expected: (out): what is wrong and what was expected, when FALSE is returned. Free with g_free().
 */
gboolean    lis_import_value_parse (const LisField *field, const char *text, GHashTable *folded_choices, gint64 *value,
                                    char **expected);
/* Name, label and synonyms of every choice, folded → value. */
GHashTable *lis_import_value_fold_choices (const LisField *field);
/* Labels of every choice in the reader's language. Free with g_free(). */
char       *lis_import_value_list_choices (const LisField *field, const char *separator);
/* A text as it is kept: without blanks around it and with composed letters; free with g_free(). NULL when nothing is
 * left. */
char       *lis_import_value_clean_text (const LisField *field, const char *text);

/**
 * The record that a cell names: by id, by a name of it, or by the parts of a key joined by " / ".
 *
 * @expected: (out): as above; an unknown name with those like it, an ambiguous one with the candidates.
 */
gboolean    lis_import_value_find_reference (LisImportJob *job, LisEntityType type, const char *text, LisId *id,
                                             char **expected);
/* The same, giving records, some of which may be of the file and have no id yet. Empty when unknown. */
GPtrArray  *lis_import_value_find_records (LisImportJob *job, LisEntityType type, const char *text);
/* Leaves every id once, and no record without one. */
void        lis_import_value_drop_doubles (GPtrArray *found);
/* Why @found is not the one record looked for. Free with g_free(). */
char       *lis_import_value_explain (LisImportJob *job, LisEntityType type, const char *text, GPtrArray *found);
