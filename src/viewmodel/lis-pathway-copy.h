/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-session.h"

/**
 * Periods of the pathways as a spreadsheet takes them from the clipboard: a line with headers in the reader's language,
 * then one for every period, cells separated by tabs. The import reads the same text back and finds every period as it
 * is. What a spreadsheet would take for a formula begins with an apostrophe.
 *
 * Of the selected doctors, in the order of the rows; when nobody is selected the period in focus, or all of the doctor
 * in focus when that is not a period.
 *
 * @n_periods: (out) (optional).
 * Returns: (nullable): NULL when there is no period to copy. Free with g_free().
 */
char *lis_session_copy_pathways (LisSession *session, guint *n_periods);
