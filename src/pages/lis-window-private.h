/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"
#include "lis-start-page.h"
#include "lis-window.h"

struct _LisWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwWindowTitle  *title;
  GtkWidget       *sidebar_button;
  GtkMenuButton   *recent_button;
  AdwBin          *header_start;
  AdwBin          *header_end;
  GtkInfoBar      *read_only_bar;
  GtkLabel        *read_only_label;
  AdwToastOverlay *toasts;
  GtkStack        *pages;      /* start, loading, error, plan */
  AdwBin          *start_bin;
  AdwStatusPage   *loading_page;
  AdwStatusPage   *error_page;
  GtkSpinner      *spinner;
  AdwFlap         *flap;
  GtkListBox      *sidebar;
  GtkStack        *plan_pages; /* LisPage, those that were shown */

  /* owned */
  LisSession           *session;
  GSettings            *settings; /* NULL when the schema is not installed */
  GtkFileChooserNative *chooser;  /* while it is open */

  LisSessionFillFunc fill_sample;
  guint              wait_timer; /* until the loading page is worth showing */
  gboolean           is_painted; /* the plan's first picture stands */
};

/* lis-window.c */
void        lis_window_update_title (LisWindow *window);

/* lis-window-actions.c */
void        lis_window_install_actions (GtkWidgetClass *widget_class);
/* Those with a state, for menus and toggles; to be called once the session is there. */
void        lis_window_add_property_actions (LisWindow *window);
/* The one place that says which commands can be given now. */
void        lis_window_update_actions (LisWindow *window);

/* Shows @path here, or in the window that has it already, or in a new one when this one shows another plan. */
void        lis_window_open_path (LisWindow *window, const char *path);

/* lis-window-pages.c: the pages of the plan at hand. */
void        lis_window_fill_sidebar (LisWindow *window);
/* The page to begin with, once the session is READY. */
void        lis_window_begin_pages (LisWindow *window);
/* The user closes the window: nothing to go on with. */
void        lis_window_end_pages (LisWindow *window);
/* Pages go with their plan. */
void        lis_window_drop_pages (LisWindow *window);
/* NULL without a plan. */
LisPage    *lis_window_get_page (LisWindow *window);
const char *lis_window_get_page_name (LisWindow *window);
