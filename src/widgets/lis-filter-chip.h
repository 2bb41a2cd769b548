/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/* A button that says one thing a filter leaves out, and takes it away when it is clicked. */
GtkWidget *lis_filter_chip_new (const char *words);
