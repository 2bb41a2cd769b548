/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-fuzzy-time.h"
#include "lis-fuzzy-words.h"

/* What a time as people write it consists of, before it is turned into days; for lis-fuzzy-time.c only. */

#define LIS_FUZZY_MAX_PARTS 16

typedef enum
{
  LIS_FUZZY_PART_YEAR,
  LIS_FUZZY_PART_MONTH,
  LIS_FUZZY_PART_SEASON,
  LIS_FUZZY_PART_HALF_YEAR,
  LIS_FUZZY_PART_QUARTER,
  LIS_FUZZY_PART_WEEK,
  LIS_FUZZY_PART_DAY,
} LisFuzzyPartKind;

typedef struct
{
  LisFuzzyPartKind kind;
  LisWordKind      joined; /* how it hangs on what stands before it; LIS_WORD_END for nothing */
  int              year;   /* 0 where none is told */
  int              number; /* of month, season, half-year, quarter or week; 0 for a year; a day's month */
  int              day;    /* of the month; 0 for all but a day */
  LisThird         third;  /* 0 for the whole */
} LisFuzzyPart;

typedef struct
{
  LisWord            words[LIS_MAX_WORDS];
  guint              at;
  LisFuzzyPart       parts[LIS_FUZZY_MAX_PARTS];
  guint              n_parts;
  LisWordKind        pending;
  LisThird           third;
  LisFuzzyRecurrence recurrence;
  gboolean           open_after; /* continuous, joined to what stands before it */
  gboolean           every;
  gboolean           uncertain;
  gboolean           strange;    /* words that are no time */
  gboolean           impossible;
} LisFuzzyParser;

/* Takes @text apart into parts, each with the year it shares with its neighbours. @parser: zeroed, with LIS_WORD_END
 * pending. FALSE when the text is longer than any time is written. */
gboolean lis_fuzzy_parser_run (LisFuzzyParser *parser, const char *text);
