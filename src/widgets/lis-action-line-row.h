/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "lis-action-list.h"

/**
 * LisActionLineRow: a row of the action plans in columns where there is room for them, else in lines below each other:
 * number, step, responsible, time, status, last comment. Its columns lie as those of every other row of that width.
 * Area and measure stand above the first of their rows when the list is in the order of the plan.
 */
#define LIS_TYPE_ACTION_LINE_ROW (lis_action_line_row_get_type ())
G_DECLARE_FINAL_TYPE (LisActionLineRow, lis_action_line_row, LIS, ACTION_LINE_ROW, GtkWidget)

GtkWidget *lis_action_line_row_new (void);
/* The words above the columns; nothing where there are none. */
GtkWidget *lis_action_line_row_new_header (void);
/* Shows @line until it is told otherwise; NULL for none. */
void       lis_action_line_row_set_line (LisActionLineRow *row, LisActionLine *line);
