/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-history-change.h"

/* One change: what, when and who; opened, from what to what of each record; “Undo This” while it can be undone. */
GtkWidget *lis_history_row_new (LisHistoryChange *change);
