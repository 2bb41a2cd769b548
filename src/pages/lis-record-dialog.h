/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-record-form.h"
#include "lis-session.h"

/**
 * LisRecordDialog: a form in a window of its own. Saving commits one change set; Escape leaves everything as it was.
 *
 * Signals: "saved": it is on the disk; "discarded": closed without saving; the form still holds what was typed.
 */
#define LIS_TYPE_RECORD_DIALOG (lis_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LisRecordDialog, lis_record_dialog, LIS, RECORD_DIALOG, AdwWindow)

GtkWidget     *lis_record_dialog_new (GtkWindow *parent, LisSession *session, LisRecordForm *form);
LisRecordForm *lis_record_dialog_get_form (LisRecordDialog *dialog);
/* A sentence above the fields; NULL takes it away. */
void           lis_record_dialog_tell (LisRecordDialog *dialog, const char *text);
