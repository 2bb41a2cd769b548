/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/**
 * Opens the help on @page ("findings", or "findings#gap" for a section), or on its first page for NULL, in the user's
 * program for help pages. When there is none, or it does not start, a message over @parent says so.
 */
void lis_help_show (GtkWindow *parent, const char *page);
