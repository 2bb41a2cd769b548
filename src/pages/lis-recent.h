/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

/* Plans opened lately, kept by the desktop's list of recent files. */

#define LIS_MIME_TYPE "application/x-lisplan"

void       lis_recent_add (const char *path);
void       lis_recent_remove (const char *path);
/* Paths of those that are still there, newest first, at most @limit. */
GPtrArray *lis_recent_list (guint limit);
/* For a menu: one item a plan, action win.open-path; without recent plans one item that says so. */
GMenu     *lis_recent_create_menu (guint limit);
