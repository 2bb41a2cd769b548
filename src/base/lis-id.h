/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisId: the number of a record, unique across plans: 31 random bits drawn once per writing session, then a counter of
 * 32 bits. 0 means none.
 */
typedef gint64 LisId;

#define LIS_ID_NONE ((LisId) 0)
/* Prefix of at most 4 letters, hyphen, 13 letters and digits, NUL. */
#define LIS_ID_TEXT_SIZE 20

/* The first id of a session with the random part @session (1 to 2³¹−1) and counter @counter. */
LisId    lis_id_new (guint32 session, guint32 counter);

/* "pe-3JQ0000000A1": letters and digits without I, L, O and U, which are easily misread. Returns @buffer. */
char    *lis_id_to_text (LisId id, const char *prefix, char buffer[LIS_ID_TEXT_SIZE]);

/* FALSE unless @text is @prefix, a hyphen and 13 such letters. Small letters and I, L, O read as 1, 1, 0 are taken. */
gboolean lis_id_from_text (const char *text, const char *prefix, LisId *id);
