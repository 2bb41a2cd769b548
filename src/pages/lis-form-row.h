/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-record-form.h"

/**
 * LisFormRow: one field of a form with what fits it: an entry, a list of choices, a switch, or a record to be looked
 * for; below it what was understood or what is wrong.
 */
#define LIS_TYPE_FORM_ROW (lis_form_row_get_type ())
G_DECLARE_FINAL_TYPE (LisFormRow, lis_form_row, LIS, FORM_ROW, AdwActionRow)

GtkWidget *lis_form_row_new (LisRecordForm *form, guint index);
guint      lis_form_row_get_index (LisFormRow *row);
/* Puts the focus where the field is filled in. */
void       lis_form_row_focus (LisFormRow *row);
