/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"

/**
 * LisBackupsPage: when the last backup was made, what there is, and copies that go elsewhere.
 *
 * Actions: "page.back-up".
 */
#define LIS_TYPE_BACKUPS_PAGE (lis_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (LisBackupsPage, lis_backups_page, LIS, BACKUPS_PAGE, LisPage)
