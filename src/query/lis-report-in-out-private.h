/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-report-private.h"

/* Only for the files of the report "in-out". */

#define N_MONTHS 6
#define NO_PART G_MAXUINT

typedef enum
{
  MOVE_ARRIVES,
  MOVE_LEAVES,
  MOVE_BACK,
  MOVE_ON_LEAVE,
  N_MOVES,
} MoveKind;

/* A doctor comes or goes. */
typedef struct
{
  guint       part;
  MoveKind    kind;
  LisDate     day;   /* first day there, or last, or the first of the leave */
  guint       row;
  const char *other; /* from or to where */
  LisDate     until; /* the day after the last of the stay, or LIS_DATE_NONE */
  gint32      share;
  gint32      state; /* LisPeriodState */
} Move;

enum
{
  LINE_OWN,
  LINE_ROTATION,
  LINE_AGREED,
  LINE_PROPOSED,
  LINE_PLACES,
  N_LINES,
};

/* Shares × days, and for LINE_PLACES the least places on any day of the month, or -1. */
typedef struct
{
  gint64 amounts[N_LINES];
} MonthSums;

typedef struct
{
  LisReportContext *context;
  LisDateRange      half_year;
  GPtrArray        *units;  /* LisUnit of each part */
  GHashTable       *parts;  /* LisUnit → number of its part */
  GArray           *moves;  /* Move */
  GArray           *months; /* MonthSums, N_MONTHS for each part */
} InOut;

/* The part that a service period belongs to, or NO_PART. */
guint        lis_in_out_find_part (const InOut *self, const LisPeriod *period);
/* lis-report-in-out-moves.c */
void         lis_in_out_find_moves (InOut *self);
/* lis-report-in-out-months.c */
void         lis_in_out_sum_months (InOut *self);
LisDateRange lis_in_out_get_month (const InOut *self, int month);
