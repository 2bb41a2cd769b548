/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-record-form.h"

/* Puts @owner into the translated @message. Free with g_free(). */
char      *lis_record_form_fill_words (const char *message, const char *owner);

/* Whose @record is: the name of what its first required reference points at, else its own. Free with g_free(). */
char      *lis_record_form_name_owner (const LisPlanData *data, const LisEntity *entity, gconstpointer record);

/* The records that @field of @record can refer to, in Norwegian order: array of LisFormOption. Trainings and periods
 * are those of the same doctor. */
GPtrArray *lis_form_options_make (const LisPlanData *data, const LisEntity *entity, const LisField *field,
                                  gconstpointer record);
