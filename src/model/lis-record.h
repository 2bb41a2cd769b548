/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-field.h"

/**
 * LisRecord: what every struct of the model starts with.
 */
typedef struct
{
  LisId  id;
  gint64 change_set; /* number of the change set that last touched it; 0 when it is not in a plan yet */
} LisRecord;

/* A record of @entity with every field empty or at its preset. Free with lis_record_free(). */
gpointer    lis_record_new (const LisEntity *entity);
/* The same with every field empty, presets too. */
gpointer    lis_record_new_empty (const LisEntity *entity);
gpointer    lis_record_copy (const LisEntity *entity, gconstpointer record);
void        lis_record_free (const LisEntity *entity, gpointer record);
/* Id, change set and every field. */
gboolean    lis_record_equal (const LisEntity *entity, gconstpointer a, gconstpointer b);
/* Every field, not id and change set. */
gboolean    lis_record_same_values (const LisEntity *entity, gconstpointer a, gconstpointer b);

/* Replaces a text of a record that is not part of a set. */
void        lis_record_set_text (char **member, const char *text);

/**
 * Checks what can never be: an empty required field, a number outside its range, an end before its start, a national
 * identity number in a text, a text of more than 4,000 bytes or with control characters.
 *
 * @field: (out) (optional): the field at fault.
 * Returns: FALSE with LIS_EDIT_ERROR_INVALID and a message that names record, field and value.
 */
gboolean    lis_record_check (const LisEntity *entity, gconstpointer record, const LisField **field, GError **error);

/* The same of one field alone. @reason: (out): what is wrong with it in words, when FALSE; free with g_free(). */
gboolean    lis_record_check_field (const LisEntity *entity, const LisField *field, gconstpointer record,
                                    char **reason);
