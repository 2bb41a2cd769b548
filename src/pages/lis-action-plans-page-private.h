/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-list.h"
#include "lis-action-meeting.h"
#include "lis-action-plans-page.h"
#include "lis-action-telling.h"
#include "lis-row-list.h"

struct _LisActionPlansPage
{
  LisPage parent_instance;

  LisActionSession *actions;
  LisActionKey      current; /* the row in focus; no measure for none */
  LisActionKey      wanted;  /* to go to when the plans have been read */
  gconstpointer     shown_data; /* only to compare with */

  /* template */
  GtkStack       *stack;     /* loading, empty, plans, meeting */
  AdwStatusPage  *empty;
  AdwViewStack   *views;     /* plans, dashboard, table, timeline, board */
  GtkDropDown    *plan_chooser;
  GtkDropDown    *actor_chooser;
  GtkWidget      *filter_bar;
  GtkLabel       *count_label;
  GtkBox         *chips;
  GtkWidget      *clear_button;
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search_entry;
  GtkMenuButton  *filter_button;
  LisRowList     *plan_list;
  AdwBin         *dashboard_bin;
  AdwLeaflet     *leaflet;   /* views and pane: beside each other, or one at a time where it is narrow */
  AdwBin         *table_bin;
  AdwBin         *timeline_bin;
  AdwBin         *board_bin;
  AdwBin         *meeting_bin;
  AdwBin         *pane_bin;

  GArray   *plan_ids;  /* LisId of the chooser's lines */
  GArray   *actor_ids;
  gboolean  is_filling;
  gboolean  with_pane; /* details are asked for */
  gboolean  is_moving; /* a card goes to another column: the focus goes with it */
  gboolean  as_table;  /* the dashboard as lists instead of drawn */
};

/* lis-action-plans-page.c */

const char *lis_action_plans_page_get_view (LisActionPlansPage *page);
/* Table, timeline or board? */
gboolean    lis_action_plans_page_shows_rows (LisActionPlansPage *page);
void        lis_action_plans_page_show_view (LisActionPlansPage *page, const char *name);
void        lis_action_plans_page_set_current (LisActionPlansPage *page, const LisActionKey *key);
gboolean    lis_action_plans_page_go_to (LisActionPlansPage *page, const LisActionKey *key);
/* Lets it cut what it shows. */
void        lis_action_plans_page_prepare_chooser (GtkDropDown *chooser);

/* lis-action-plans-page-actions.c */

void        lis_action_plans_page_add_actions (LisActionPlansPage *page);
void        lis_action_plans_page_update_actions (LisActionPlansPage *page);
/* What the row in focus is about; the place is empty for none. */
LisActionSpot lis_action_plans_page_get_place (LisActionPlansPage *page);
/* Keys 1–4 and S tell a status where @widget has the focus. */
void        lis_action_plans_page_add_status_keys (LisActionPlansPage *page, GtkWidget *widget);

/* lis-action-plans-page-search.c */

void        lis_action_plans_page_add_search (LisActionPlansPage *page);
void        lis_action_plans_page_update_filter_bar (LisActionPlansPage *page);

/* lis-action-plans-page-dashboard.c */

GtkWidget  *lis_action_plans_page_create_dashboard (LisActionPlansPage *page);
void        lis_action_plans_page_update_dashboard (LisActionPlansPage *page);
void        lis_action_plans_page_drop_dashboard (LisActionPlansPage *page);

/* lis-action-plans-page-table.c, -timeline.c, -board.c */

GtkWidget  *lis_action_plans_page_create_table (LisActionPlansPage *page);
GtkWidget  *lis_action_plans_page_create_timeline (LisActionPlansPage *page);
void        lis_action_plans_page_update_timeline (LisActionPlansPage *page);
void        lis_action_plans_page_drop_timeline (LisActionPlansPage *page);
void        lis_action_plans_page_add_timeline_actions (LisActionPlansPage *page);
GtkWidget  *lis_action_plans_page_create_board (LisActionPlansPage *page);
/* Puts the focus on the row at @position of a list view whose rows have their "line" as data, once it is there. */
void        lis_action_plans_page_focus_line (GtkWidget *list, guint position);
/* Puts the focus on the current row of the view in front. FALSE when it is not there. */
gboolean    lis_action_plans_page_focus_current (LisActionPlansPage *page);
gboolean    lis_action_plans_page_focus_table (LisActionPlansPage *page);
gboolean    lis_action_plans_page_focus_board (LisActionPlansPage *page);
gboolean    lis_action_plans_page_focus_timeline (LisActionPlansPage *page);

/* lis-action-plans-page-pane.c */

void        lis_action_plans_page_update_pane (LisActionPlansPage *page);
/* Goes to the pane where it takes the place of the rows. */
void        lis_action_plans_page_open_pane (LisActionPlansPage *page);

/* lis-action-plans-page-dialogs.c: all take their answer to the session by themselves. */

void        lis_action_plans_page_ask_status (LisActionPlansPage *page, LisActionSpot place, LisId actor);
void        lis_action_plans_page_ask_note (LisActionPlansPage *page);
void        lis_action_plans_page_ask_new_plan (LisActionPlansPage *page);
void        lis_action_plans_page_ask_group (LisActionPlansPage *page);

/* Of an entry row it is the text inside that has the focus, and is read aloud. */
void        lis_action_plans_page_name_entry (GtkWidget *row, const char *name);

/* lis-action-plans-page-meeting.c */

void        lis_action_plans_page_begin_meeting (LisActionPlansPage *page);
