/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-importer.h"

/**
 * LisImportDialog: brings a table into the plan: what was understood is shown first, with what is to be corrected, and
 * then written as one change.
 *
 * Signal "imported" (LisImportPreview): it is in the plan; the dialog closes.
 */
#define LIS_TYPE_IMPORT_DIALOG (lis_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LisImportDialog, lis_import_dialog, LIS, IMPORT_DIALOG, AdwWindow)

LisImportDialog *lis_import_dialog_new (GtkWindow *parent, LisSession *session);

/* Looks at it at once. @kind NULL to guess. */
void             lis_import_dialog_take_file (LisImportDialog *dialog, const char *path, const char *kind);
/* Text from the clipboard; @name: what it is called in messages. */
void             lis_import_dialog_take_bytes (LisImportDialog *dialog, const char *name, GBytes *bytes,
                                               const char *kind);
