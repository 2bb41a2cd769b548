/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

#include "lis-date.h"

/**
 * LisClock: where "today" and "now" come from. It is handed to whoever needs it, so that tests, samples and printed
 * pages can set the day.
 */
typedef struct
{
  gint64 fixed; /* microseconds since 1970 UTC, or 0 for the machine's clock */
} LisClock;

extern const LisClock lis_clock_system;

/* A clock that stands still at noon UTC of @today. */
LisClock lis_clock_fixed (LisDate today);

LisDate  lis_clock_today (const LisClock *clock);

/* Free with g_free(): "2026-01-31T12:00:00.000Z", as kept in the history. */
char    *lis_clock_now_utc (const LisClock *clock);

/* A time of the history at the place of the reader: "31.01.2026 13:00". What is no time is given back as it is. Free
 * with g_free(). */
char    *lis_clock_format_utc (const char *utc);
/* Midnight at this place when @day begins, as kept in the history. Free with g_free(). */
char    *lis_clock_midnight_utc (LisDate day);

/* A clock set by the environment variable LISPLAN_TODAY (ISO date), for screenshots and repeatable files;
 * else the machine's. */
LisClock lis_clock_from_environment (void);
