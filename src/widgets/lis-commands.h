/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/* Does the window that @widget is in have the command, such as "win.edit-record"? Whether it can be given now is
 * another question. */
gboolean   lis_command_is_known (GtkWidget *widget, const char *name);

/* What can be done with a record, of those commands that the window has: a button with a menu, or NULL when there are
 * none. @record: its id in text; @name: what it is, for assistive technology. */
GtkWidget *lis_record_menu_button_new (GtkWidget *widget, const char *record, const char *name);
