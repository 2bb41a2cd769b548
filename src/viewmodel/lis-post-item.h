/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-post-list.h"

/* One post as a row of a table. Texts live as long as the item. */
#define LIS_TYPE_POST_ITEM (lis_post_item_get_type ())
G_DECLARE_FINAL_TYPE (LisPostItem, lis_post_item, LIS, POST_ITEM, GObject)

LisPostItem *lis_post_item_new (const LisPostEntry *entry);
LisId        lis_post_item_get_id (LisPostItem *item);
const char  *lis_post_item_get_text (LisPostItem *item, LisPostColumn column);
gboolean     lis_post_item_is_vacant_now (LisPostItem *item);
/* Now or in the next twelve months. */
gboolean     lis_post_item_is_vacant (LisPostItem *item);
/* Norwegian order, vacancies by day; what is empty comes last. */
int          lis_post_item_compare (LisPostItem *a, LisPostItem *b, LisPostColumn column);
/* @folded: as lis_text_fold() gives it. */
gboolean     lis_post_item_matches (LisPostItem *item, const char *folded);
