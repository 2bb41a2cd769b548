/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway-filter-bar.h"
#include "lis-pathway-pane.h"
#include "lis-named-views.h"
#include "lis-pathways-page.h"

struct _LisPathwaysPage
{
  LisPage parent_instance;

  /* template */
  GtkMenuButton       *filter_button;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  LisPathwayFilterBar *filter_bar;
  AdwLeaflet          *leaflet; /* chart and pane: beside each other, or one at a time where it is narrow */
  GtkWidget           *chart_side;
  AdwBin              *pane;
  AdwBin              *empty_bin;
  LisPathwayChart     *chart;
  GtkRevealer         *legend_revealer;
  GtkLabel            *status;
  GtkStack            *views;
  AdwBin              *selection_bin;
  GtkMenuButton       *views_button;
  GtkMenuButton       *more_button; /* instead of the others where it is narrow */
  GMenu               *more_menu;

  gboolean   show_legend;
  LisPane    shown_pane;
  GtkWidget *table;      /* the table, in @views; NULL until it is first shown */
  GtkLabel  *n_selected; /* in the bar that says what can be done with them; NULL until somebody is selected */
  GMenu          *views_menu;
  LisNamedView *view_before; /* comes back when the last change of a named view is undone, or NULL */
};

/* lis-pathways-page-search.c: searching, filtering, and what is shown when nobody is left. */
void     lis_pathways_page_add_search_actions (LisPathwaysPage *page);
gboolean lis_pathways_page_begin_search (LisPathwaysPage *page);
/* Takes @content; "page." commands work there. */
void     lis_pathways_page_show_in_window (LisPathwaysPage *page, const char *title, GtkWidget *content);

/* lis-pathways-page-pane.c: details and findings beside the chart. */
void     lis_pathways_page_add_pane_actions (LisPathwaysPage *page);

/* lis-pathways-page-table.c: chart or table. */
void     lis_pathways_page_add_table_actions (LisPathwaysPage *page);
/* The keyboard goes to the chart or the table, whichever is shown. */
void     lis_pathways_page_focus_view (LisPathwaysPage *page);

/* lis-pathways-page-selection.c: several doctors selected, copied and pasted. */
void     lis_pathways_page_add_selection_actions (LisPathwaysPage *page);

/* lis-pathways-page-views.c: views that have a name. */
void     lis_pathways_page_add_view_actions (LisPathwaysPage *page);
void     lis_pathways_page_drop_views (LisPathwaysPage *page);

/* lis-pathways-page-memory.c: how the page was left, for the next time. */
void     lis_pathways_page_restore (LisPathwaysPage *page);
void     lis_pathways_page_remember (LisPathwaysPage *page);
