/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-data.h"

/**
 * LisFindingKind: what the rules find. The names are in lis_finding_kind_get_name().
 */
typedef enum
{
  LIS_FINDING_SHARE_ABOVE_FULL,     /* shares add up to more than 100 % for more than one day */
  LIS_FINDING_SHARED_DAY,           /* the same for a single day where one period hands over to the next */
  LIS_FINDING_GAP,                  /* days between two periods of a running training without any */
  LIS_FINDING_OUTSIDE_EMPLOYMENT,   /* a placed period on days without employment */
  LIS_FINDING_OVER_CAPACITY,        /* more doctors at a unit than training places in force */
  LIS_FINDING_WITHOUT_PLACE,        /* a period without a unit */
  LIS_FINDING_WITHOUT_DATES,        /* a period without first or last day */
  LIS_FINDING_WITHOUT_MENTOR,       /* a doctor in training without a mentor (§ 25 d) */
  LIS_N_FINDING_KINDS,
} LisFindingKind;

typedef enum
{
  LIS_SEVERITY_NOTE,    /* worth knowing */
  LIS_SEVERITY_WARNING, /* somebody should look at it */
  LIS_SEVERITY_SERIOUS, /* cannot stay so */
} LisSeverity;

/* From @start on, so much. */
typedef struct
{
  LisDate start;
  gint32  amount;
} LisFindingStep;

typedef struct
{
  LisFindingKind  kind;
  LisSeverity     severity;
  LisId           person;    /* or none: a unit over capacity concerns @others alike */
  LisId           period;    /* or none */
  LisId           unit;      /* or none */
  LisId           specialty; /* of the capacity, or none for any */
  LisDateRange    range;
  gint32          amount;    /* shares in hundredths of a percent, on the worst day */
  gint32          limit;     /* the same: 10000, or places × 10000 on the worst day */
  LisDate         worst_day; /* the first with @amount, or LIS_DATE_NONE where nothing is summed */
  gboolean        proposed;  /* would be so if what is proposed were agreed; what is agreed already is in order */
  LisId          *others;    /* people concerned besides @person on the worst day, in order of id */
  guint           n_others;
  LisFindingStep *steps;     /* over capacity: how much from which day of @range on */
  guint           n_steps;
} LisFinding;

/* "over-capacity": in --json and as a stable key. */
const char *lis_finding_kind_get_name (LisFindingKind kind);
/* Translated heading, "Units over capacity". */
const char *lis_finding_kind_get_title (LisFindingKind kind);
/* The whole sentence in the reader's language, naming doctor, place, days and numbers ("3 av 2 plasser") and the
 * others. Free with g_free(). */
char       *lis_finding_format (const LisFinding *finding, const LisPlanData *data);
/* At most some twelve letters for a mark in the chart: "3 av 2", "150 %", "no place". Free with g_free(). */
char       *lis_finding_format_mark (const LisFinding *finding);
/* The most on any day of @range; of the whole finding where it has no steps. */
gint32      lis_finding_get_worst (const LisFinding *finding, LisDateRange range);

/* The entities the rules below need in LisPlanData, ended by LIS_ENTITY_NONE. */
extern const LisEntityType lis_finding_entities[];

/**
 * All findings, in order of kind, person, unit, first day. @today: periods and gaps that ended before it are history
 * and left out, except where shares are above 100 %.
 *
 * Returns: (transfer full): array of LisFinding, freeing its elements.
 */
GArray     *lis_findings_find (const LisPlanData *data, LisDate today);
