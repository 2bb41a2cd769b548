/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

/**
 * LisRowList: a heading and rows that each lead somewhere. Only the first few are shown until the rest is asked for,
 * and made only then; without any a sentence says so.
 *
 * Properties: "title", "empty-text" (shown instead of rows), "limit" (rows shown at first; 0 for all).
 */
#define LIS_TYPE_ROW_LIST (lis_row_list_get_type ())
G_DECLARE_FINAL_TYPE (LisRowList, lis_row_list, LIS, ROW_LIST, GtkBox)

/**
 * LisRow: texts are copied; those that may be NULL are left out.
 */
typedef struct
{
  const char *title;
  const char *subtitle;  /* or NULL */
  const char *number;    /* at the end of the row, or NULL */
  const char *icon;      /* at the start, or NULL */
  const char *icon_word; /* what the icon says; goes with @icon */
  const char *action;    /* detailed name without target: "win.show-record"; NULL when the row leads nowhere */
  const char *target;    /* its parameter, a string; or NULL */
  const char *record;    /* id of the record it is about: the row gets a menu to edit it …; or NULL */
} LisRow;

/* Forgets all rows; those added next are new. */
void lis_row_list_clear (LisRowList *list);
void lis_row_list_add (LisRowList *list, const LisRow *row);
/* A button beside the heading to add a record of @entity, by its name, that belongs to @owner, an id in text. Shown
 * when the window has that command; NULL takes it away. */
void lis_row_list_set_adding (LisRowList *list, const char *entity, const char *owner);
