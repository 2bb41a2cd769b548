/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* The words of time in Bokmål, Nynorsk and English, and the text cut into them; for lis-fuzzy-parser.c only. */

typedef enum
{
  LIS_WORD_END,
  LIS_WORD_NUMBER,     /* value and how many digits */
  LIS_WORD_MONTH,      /* 1–12 */
  LIS_WORD_SEASON,     /* LisSeason */
  LIS_WORD_HALF_YEAR,
  LIS_WORD_QUARTER,
  LIS_WORD_YEAR,       /* "år" */
  LIS_WORD_MONTHS,     /* "måned" */
  LIS_WORD_WEEK,
  LIS_WORD_ORDINAL,    /* 1–4, written out */
  LIS_WORD_THIRD,      /* LisThird: early, mid, late */
  LIS_WORD_FROM,
  LIS_WORD_UNTIL,
  LIS_WORD_BEFORE,
  LIS_WORD_AFTER,
  LIS_WORD_RANGE,      /* "–", "til" */
  LIS_WORD_AND,        /* "og", ",", "/" */
  LIS_WORD_SLASH,
  LIS_WORD_DOT,
  LIS_WORD_CONTINUOUS,
  LIS_WORD_RECURS,     /* LisFuzzyRecurrence */
  LIS_WORD_EVERY,
  LIS_WORD_TIMES,      /* "ganger" */
  LIS_WORD_COUNT,      /* 1–4, written out: "to", "twice" */
  LIS_WORD_UNCERTAIN,
  LIS_WORD_FILLER,
  LIS_WORD_UNKNOWN,
} LisWordKind;

typedef enum
{
  LIS_SEASON_SPRING = 1,
  LIS_SEASON_SUMMER,
  LIS_SEASON_AUTUMN,
  LIS_SEASON_WINTER,
} LisSeason;

typedef enum
{
  LIS_THIRD_EARLY = 1,
  LIS_THIRD_MID,
  LIS_THIRD_LATE,
} LisThird;

typedef struct
{
  LisWordKind kind;
  int         value;
  int         digits;
} LisWord;

#define LIS_MAX_WORDS 64

/* Cuts @text into @words, the last of them LIS_WORD_END. FALSE when it is longer than any time is written. */
gboolean lis_fuzzy_words_cut (const char *text, LisWord words[LIS_MAX_WORDS]);
