/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway-filter-bar.h"
#include "lis-pathways-page.h"

struct _LisPathwaysPage
{
  LisPage parent_instance;

  /* template */
  GtkMenuButton       *filter_button;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkLabel            *search_count;
  LisPathwayFilterBar *filter_bar;
  AdwFlap             *flap;
  AdwBin              *pane;
  AdwBin              *empty_bin;
  LisPathwayChart     *chart;
  GtkRevealer         *legend_revealer;
  GtkLabel            *status;

  gboolean show_legend;
};

/* lis-pathways-page-search.c: searching, filtering, and what is shown when nobody is left. */
void     lis_pathways_page_add_search_actions (LisPathwaysPage *page);
gboolean lis_pathways_page_begin_search (LisPathwaysPage *page);

/* lis-pathways-page-memory.c: how the page was left, for the next time. */
void     lis_pathways_page_restore (LisPathwaysPage *page);
