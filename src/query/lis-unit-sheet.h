/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* Everything the page of one unit shows: who is here on a day and in the twelve months from it, the posts with those
 * who hold them, and places against load. Units below it count as part of it. Texts are in the reader's language and
 * belong to the sheet; it needs nothing of the pathways once it is made. */

#define LIS_UNIT_SHEET_MONTHS 12

/* A period at the unit. */
typedef struct
{
  LisId        person;
  LisId        period;
  const char  *name;
  const char  *place;        /* the unit below that it is at, or NULL where it is the unit itself */
  const char  *specialty;    /* of the doctor, or NULL */
  const char  *home;         /* home employer on the sheet's day, or NULL */
  LisDateRange range;
  const char  *days;         /* "1 Jan 2026 to 30 Jun 2026" */
  gint32       share;        /* hundredths of a percent */
  const char  *share_text;   /* "50 %" */
  const char  *state;        /* "agreed" */
  gboolean     here;         /* on the sheet's day */
  gboolean     rotation;     /* the doctor is employed elsewhere at home */
} LisUnitStay;

typedef enum
{
  LIS_HOLDING_HOLDER,     /* holds the post and is at work */
  LIS_HOLDING_SUBSTITUTE, /* stands in */
  LIS_HOLDING_ON_LEAVE,   /* holds it, is on leave, and nobody stands in */
  LIS_HOLDING_VACANT,
} LisHoldingKind;

/* Who is in a post from one day to another, or that nobody is. */
typedef struct
{
  LisHoldingKind kind;
  const char    *what;       /* "Holder", "Substitute", "Holder on leave, nobody in it", "Vacant" */
  LisId          person;     /* holder, substitute or who is on leave; none where it is vacant */
  const char    *name;       /* the same, or NULL */
  const char    *replaced;   /* who a substitute stands in for, or NULL */
  LisDateRange   range;
  const char    *days;
  gint32         share;
  const char    *share_text;
  gboolean       now;        /* on the sheet's day */
} LisUnitHolding;

typedef struct
{
  LisId       post;
  const char *number;        /* or "" */
  const char *kind;          /* "permanent" */
  const char *specialty;     /* or NULL */
  const char *place;         /* the unit below that it belongs to, or NULL */
  const char *share_text;
  const char *days;          /* of the post itself */
  guint       first_holding, n_holdings; /* by first day; those of the twelve months */
  gboolean    vacant;        /* some of it is on the sheet's day */
} LisUnitPost;

/* Training places in force. */
typedef struct
{
  LisId        capacity;
  const char  *specialty;    /* or NULL: for any */
  guint        places;
  LisDateRange range;
  const char  *days;
} LisUnitCapacity;

/* The worst day of a month. */
typedef struct
{
  LisDate month;             /* its first day */
  LisDate worst;
  gint32  agreed;            /* sum of shares there, hundredths of a percent */
  gint32  proposed;
  gint32  places;            /* × 10000, or -1 where none are recorded */
  gboolean over;             /* more agreed than there are places */
  const char *text;          /* "3 of 2 places", "3 doctors" where no places are recorded */
} LisUnitMonth;

typedef struct
{
  LisId         unit;
  LisDate       day;
  LisDateRange  range;       /* the twelve months from @day on */
  const char   *name;        /* "Ortopedisk avdeling, St. Olavs hospital" */
  const char   *level;       /* "department" */
  const char   *employer;    /* legal employer, or NULL */
  const char   *specialty;   /* its own, or NULL */
  guint         n_here;      /* doctors on the day */
  guint         n_vacant;    /* posts vacant on the day, wholly or in part */
  GArray       *stays;       /* LisUnitStay: by first day, of equals by family name */
  GArray       *posts;       /* LisUnitPost by number */
  GArray       *holdings;    /* LisUnitHolding of all posts */
  GArray       *capacities;  /* LisUnitCapacity of the unit itself, by first day; those not past */
  GArray       *months;      /* LisUnitMonth, LIS_UNIT_SHEET_MONTHS of them */
  GStringChunk *texts;
} LisUnitSheet;

/* NULL when there is no such unit. The load of all units is added up when nobody has done it yet. */
LisUnitSheet *lis_unit_sheet_new (LisPathways *pathways, LisId unit, LisDate day);
void          lis_unit_sheet_free (LisUnitSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisUnitSheet, lis_unit_sheet_free)
