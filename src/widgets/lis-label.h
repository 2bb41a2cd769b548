/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/* Sets the text of a label that has a role of its own (heading, status, alert): GTK names only plain labels after what
 * they say. @text NULL is "". */
void lis_label_say (GtkLabel *label, const char *text);

/* Names the lists that libadwaita builds @widget of (those inside a row that unfolds, that of a group) @name for
 * assistive technology: they have no name of their own. */
void lis_label_name_lists (GtkWidget *widget, const char *name);

/* Names @drop_down, of strings, @name, and the button inside after what is chosen, too: that is what assistive
 * technology meets. To be called again when another is chosen. */
void lis_label_name_drop_down (GtkDropDown *drop_down, const char *name);

/* Names the headings of @view after what they say, their row “Headings” and the list of rows @name. */
void lis_label_name_columns (GtkColumnView *view, const char *name);
