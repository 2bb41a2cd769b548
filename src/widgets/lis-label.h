/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/* Sets the text of a label that has a role of its own (heading, status, alert): GTK names only plain labels after what
 * they say. @text NULL is "". */
void lis_label_say (GtkLabel *label, const char *text);
