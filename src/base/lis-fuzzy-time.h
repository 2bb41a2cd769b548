/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date.h"

/**
 * LisFuzzyCertainty: how far a time as people write it in plans can be trusted.
 */
typedef enum
{
  LIS_CERTAINTY_DAY = 1,   /* a day: "31. mai 2026" */
  LIS_CERTAINTY_PERIOD,    /* a month, season, half-year or year: "Våren 2024" */
  LIS_CERTAINTY_OPEN,      /* only one end is told: "Fra høsten 2022", or none: "Løpende" */
  LIS_CERTAINTY_UNCERTAIN, /* the writer doubts it: "2024?" */
  LIS_CERTAINTY_UNKNOWN,   /* words that say no time: "Avklares senere" */
} LisFuzzyCertainty;

typedef enum
{
  LIS_RECURRENCE_CONTINUOUS = 1, /* "Løpende", "Kont." */
  LIS_RECURRENCE_YEARLY,
  LIS_RECURRENCE_HALF_YEARLY,
  LIS_RECURRENCE_QUARTERLY,
  LIS_RECURRENCE_MONTHLY,
} LisFuzzyRecurrence;

/**
 * LisFuzzyTime: what can be computed from a time as it was written. The text itself is kept beside it.
 *
 * Seasons are the half-years of Norwegian plans: spring is January to June, autumn is August to December (a summer of
 * June to August and a winter of December to February stand beside them). "Early" and "late" are the first and the last
 * third of what they stand before, "mid" is the one between.
 */
typedef struct
{
  LisDate            start;      /* first day, or LIS_DATE_NONE */
  LisDate            end;        /* the day after the last, or LIS_DATE_NONE where it has no end */
  LisFuzzyCertainty  certainty;
  LisFuzzyRecurrence recurrence; /* 0 for what happens once */
  guint16            months;     /* bit 0 is January: when it recurs, or 0 where no month is named */
} LisFuzzyTime;

typedef enum
{
  LIS_FUZZY_UNDERSTOOD,
  LIS_FUZZY_WORDS,      /* no time is told; certainty is LIS_CERTAINTY_UNKNOWN */
  LIS_FUZZY_IMPOSSIBLE, /* a day or month that is not in the calendar, or an end before its start: "32. mai" */
  LIS_FUZZY_EMPTY,      /* NULL, white space or only a dash */
} LisFuzzyResult;

/**
 * Reads a time in Bokmål, Nynorsk or English. Days without a year are LIS_FUZZY_WORDS unless they recur: no year is
 * guessed.
 *
 * @time: always filled in; no ends and LIS_CERTAINTY_UNKNOWN where nothing was understood.
 */
LisFuzzyResult lis_fuzzy_time_parse (const char *text, LisFuzzyTime *time);

/**
 * Reads a start and an end that stand in two columns as one time: from the first day of @start to the last of @end. An
 * @end that says "Kont." makes it continuous from @start on. Either may be NULL or empty.
 */
LisFuzzyResult lis_fuzzy_time_parse_span (const char *start, const char *end, LisFuzzyTime *time);

/* Months in which something that recurs comes due, for the recurrence told where the text names none: a yearly thing in
 * December, a half-yearly one in June and December, a quarterly one in March, June, September and December. */
guint16        lis_fuzzy_time_get_months (const LisFuzzyTime *time);

/**
 * The newest occurrence of something that recurs by month and whose month has ended before @today.
 *
 * @first: (out): first day of that month. @next: (out): the day after its last.
 * Returns: FALSE when there is none since @time's start, or it does not recur.
 */
gboolean       lis_fuzzy_time_get_last_occurrence (const LisFuzzyTime *time, LisDate today, LisDate *first,
                                                   LisDate *next);
