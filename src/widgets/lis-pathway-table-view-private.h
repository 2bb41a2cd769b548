/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathway-table-view.h"
#include "lis-pathway-table.h"

struct _LisPathwayTableView
{
  GtkWidget parent_instance;

  LisSession          *session;
  LisPathwayTable     *table;
  GtkWidget           *scroller;
  GtkColumnView       *column_view;
  GtkColumnViewColumn *group_column;
  GtkWidget           *twin; /* the chart */
  GtkWidget           *menu; /* NULL until it is first wanted */

  guint    tick;      /* the focus is shown when the list has its size; 0 for none */
  gboolean grabs;     /* and takes the keyboard there */
  gboolean following; /* the focus is being moved by this very widget */
  gboolean changing;  /* new pathways have come, and the table has not read them yet */
  gboolean had_focus; /* before that */
};

/* lis-pathway-table-cells.c: what makes and fills the cells of a column. */
GtkListItemFactory *lis_table_cells_new (LisPathwayTable *table, LisPathwayColumn column, gboolean is_number);
/* The item that a child of the list shows, or NULL. */
GtkListItem        *lis_table_line_get_item (GtkWidget *row);

/* lis-pathway-table-commands.c: what can be done with the line in focus. */
void                lis_pathway_table_view_install_commands (GtkWidgetClass *widget_class);
void                lis_pathway_table_view_add_menu (LisPathwayTableView *view);
void                lis_pathway_table_view_drop_commands (LisPathwayTableView *view);
