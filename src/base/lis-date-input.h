/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date.h"

/**
 * LisDateInput: what a day typed by hand is read against. The days are days themselves, also the last one (not the day
 * after it).
 */
typedef struct
{
  LisDate  today;
  LisDate  start;       /* of the stretch whose last day is typed, or LIS_DATE_NONE */
  LisDate  current;     /* what stood there before, or LIS_DATE_NONE */
  gboolean is_last_day;
} LisDateInput;

/**
 * Reads a day as people in Norway type it: all that lis_date_parse() reads; "1.3", "1/3" and "1. mars" (no year);
 * "uke 34", "u34 2027"; "mars 2026", "H26", "høsten 2026", "2026"; "+6 mnd", "-2 uker", "10 dager"; "i dag".
 *
 * Of a stretch (week, month, season, year) the first day is taken, the last one where a last day is typed. Without a
 * year, the first such day on or after the start is meant where a last day is typed, else the one nearest to what stood
 * there, else the next from today on. A number of days, weeks, months or years counts from the start where a last day
 * is typed ("+6 mnd" from 1 March is 31 August), else, and with a minus, from what stood there, else from today; only
 * a last day goes without a sign.
 *
 * Returns: LIS_DATE_NONE when it is none of these or no day of the years 1900 to 2199.
 */
LisDate lis_date_input_parse (const char *text, const LisDateInput *input);
