/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"

/**
 * LisPostsPage: all posts as a table to sort, search and filter, and the page of one with its employments.
 */
#define LIS_TYPE_POSTS_PAGE (lis_posts_page_get_type ())
G_DECLARE_FINAL_TYPE (LisPostsPage, lis_posts_page, LIS, POSTS_PAGE, LisPage)
