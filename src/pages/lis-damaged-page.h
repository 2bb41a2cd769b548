/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisDamagedPage: says plainly that a plan is damaged and was not touched, and offers the newest backup with what
 * would be missing.
 */
#define LIS_TYPE_DAMAGED_PAGE (lis_damaged_page_get_type ())
G_DECLARE_FINAL_TYPE (LisDamagedPage, lis_damaged_page, LIS, DAMAGED_PAGE, AdwBin)

/* @session: whose plan could not be opened. */
void lis_damaged_page_show (LisDamagedPage *page, LisSession *session);
