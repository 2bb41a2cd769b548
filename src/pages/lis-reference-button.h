/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-record-form.h"

/**
 * LisReferenceButton: a button that names the record a field refers to, with a list to look for another one in.
 */
#define LIS_TYPE_REFERENCE_BUTTON (lis_reference_button_get_type ())
G_DECLARE_FINAL_TYPE (LisReferenceButton, lis_reference_button, LIS, REFERENCE_BUTTON, GtkWidget)

GtkWidget *lis_reference_button_new (LisRecordForm *form, guint index);
