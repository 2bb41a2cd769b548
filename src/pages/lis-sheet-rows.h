/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-finding.h"
#include "lis-row-list.h"

/* Only for the views of one record: how they make their rows. */

/* Joined by commas; NULL and "" are left out. Free with g_free(). */
char       *lis_sheet_rows_join (const char *const *parts, guint n);
/* Labels of choices begin small; at the start of a row they begin large. Free with g_free(). */
char       *lis_sheet_rows_capitalise (const char *text);
/* NULL for none, else @text. */
const char *lis_sheet_rows_format_id (LisEntityType type, LisId id, char text[LIS_ID_TEXT_SIZE]);
/* Adds @row, which leads to the record of @type and @id, if any, and whose menu is about @record, if any. */
void        lis_sheet_rows_add (LisRowList *list, LisRow row, LisEntityType type, LisId id, LisEntityType record_type,
                                LisId record);
/* The list is there when there is something in it or, with an @entity, a record of @owner can be added. */
void        lis_sheet_rows_finish (LisRowList *list, guint n_rows, LisEntityType entity, LisEntityType owner_type,
                                   LisId owner);
/* Shows @button when there is a @target and the window knows @action. */
void        lis_sheet_rows_set_button (GtkWidget *button, const char *action, const char *target);
const char *lis_severity_get_icon (LisSeverity severity);
const char *lis_severity_get_word (LisSeverity severity);
