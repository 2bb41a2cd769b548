/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisHistoryChange: one change set as a list shows it. Properties to be watched: "undone" and "can-undo", for both
 * change when others come after it; all else stays.
 */
#define LIS_TYPE_HISTORY_CHANGE (lis_history_change_get_type ())
G_DECLARE_FINAL_TYPE (LisHistoryChange, lis_history_change, LIS, HISTORY_CHANGE, GObject)

/* What became of one record. */
typedef struct
{
  char *title;  /* "Period “Kari Nordmann, …” changed" */
  char *fields; /* "To changed from 30.06.2026 to 31.08.2026", a line each; "" without any */
  char *id;     /* text of its id, for win.show-history */
} LisHistoryLine;

gint64                lis_history_change_get_number (LisHistoryChange *change);
const char           *lis_history_change_get_label (LisHistoryChange *change);
/* "22.11.2026 23:05" at this place. */
const char           *lis_history_change_get_when (LisHistoryChange *change);
const char           *lis_history_change_get_who (LisHistoryChange *change);
gboolean              lis_history_change_is_undone (LisHistoryChange *change);
/* Is of a kind that can be undone, and is not; the door may still refuse. */
gboolean              lis_history_change_can_undo (LisHistoryChange *change);
guint                 lis_history_change_get_n_lines (LisHistoryChange *change);
const LisHistoryLine *lis_history_change_get_line (LisHistoryChange *change, guint index);
/* More records were changed than there are lines. */
gboolean              lis_history_change_has_more (LisHistoryChange *change);
