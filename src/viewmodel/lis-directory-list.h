/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-directory.h"

/* One entry of the list, made when it is asked for. Texts live as long as the item. */
#define LIS_TYPE_DIRECTORY_ITEM (lis_directory_item_get_type ())
G_DECLARE_FINAL_TYPE (LisDirectoryItem, lis_directory_item, LIS, DIRECTORY_ITEM, GObject)

LisId       lis_directory_item_get_id (LisDirectoryItem *item);
const char *lis_directory_item_get_title (LisDirectoryItem *item);
const char *lis_directory_item_get_detail (LisDirectoryItem *item);
guint       lis_directory_item_get_depth (LisDirectoryItem *item);
guint       lis_directory_item_get_n_here (LisDirectoryItem *item);

/**
 * LisDirectoryList: the entries of a directory that the search finds, as a GListModel of LisDirectoryItem. Ten thousand
 * cost no more than the few that are looked at.
 */
#define LIS_TYPE_DIRECTORY_LIST (lis_directory_list_get_type ())
G_DECLARE_FINAL_TYPE (LisDirectoryList, lis_directory_list, LIS, DIRECTORY_LIST, GObject)

LisDirectoryList *lis_directory_list_new (void);
/* Takes @directory; NULL for none. The search stays. */
void              lis_directory_list_set_directory (LisDirectoryList *list, LisDirectory *directory);
void              lis_directory_list_set_search (LisDirectoryList *list, const char *search);
/* How many there are without a search. */
guint             lis_directory_list_get_total (LisDirectoryList *list);
/* Position of the first that is found for its own sake, or G_MAXUINT. */
guint             lis_directory_list_find_first (LisDirectoryList *list);
/* Position of the entry of @id among those found, or G_MAXUINT. */
guint             lis_directory_list_find (LisDirectoryList *list, LisId id);
