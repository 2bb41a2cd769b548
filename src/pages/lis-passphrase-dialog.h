/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

typedef enum
{
  LIS_PASSPHRASE_NEW, /* typed twice, long enough */
  LIS_PASSPHRASE_ASK,
} LisPassphraseKind;

/**
 * A dialog that asks for a passphrase; the response "go-on" means that there is one, whatever else that there is none.
 *
 * @problem: (nullable): why the one before was not right.
 */
AdwMessageDialog *lis_passphrase_dialog_new (GtkWindow *parent, LisPassphraseKind kind, const char *heading,
                                             const char *body, const char *problem);
/* Valid while the dialog is. */
const char       *lis_passphrase_dialog_get (AdwMessageDialog *dialog);
