/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-label.h"

void
lis_label_say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}
