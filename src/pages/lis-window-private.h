/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-chart-page.h"
#include "lis-start-page.h"
#include "lis-window.h"

struct _LisWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwWindowTitle  *title;
  GtkMenuButton   *recent_button;
  GtkWidget       *zoom_box;
  GtkWidget       *view_box;
  GtkInfoBar      *read_only_bar;
  GtkLabel        *read_only_label;
  AdwToastOverlay *toasts;
  GtkStack        *pages;
  AdwBin          *start_bin;
  AdwStatusPage   *loading_page;
  AdwStatusPage   *error_page;
  GtkSpinner      *spinner;
  LisChartPage    *chart_page;

  /* owned */
  LisSession           *session;
  GSettings            *settings; /* NULL when the schema is not installed */
  GtkFileChooserNative *chooser;  /* while it is open */

  LisSessionFillFunc fill_sample;
  guint              wait_timer; /* until the loading page is worth showing */
};

/* lis-window-actions.c */
void lis_window_install_actions (GtkWidgetClass *widget_class);
/* Those with a state, for menus and toggles; to be called once the session is there. */
void lis_window_add_property_actions (LisWindow *window);
/* The one place that says which commands can be given now. */
void lis_window_update_actions (LisWindow *window);

/* Shows @path here, or in the window that has it already, or in a new one when this one shows another plan. */
void lis_window_open_path (LisWindow *window, const char *path);
