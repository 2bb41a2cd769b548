/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-finding.h"
#include "lis-load.h"
#include "lis-pathway-filter.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-plan-data.h"
#include "lis-posts.h"
#include "lis-reference.h"

/* The question the chart, its table, the printed page and the export all ask: which doctors, in which order and groups,
 * with which periods. Structs only, no display; render/ reads them too. */

typedef enum
{
  LIS_BAR_ROTATION = 1 << 0, /* the place's legal employer is not the home employer on the first day */
  LIS_BAR_WISHED = 1 << 1,   /* no unit yet: its place is the one wished for, if any */
} LisBarFlags;

/* One period placed in time. */
typedef struct
{
  const LisPeriod *period;
  const char      *label;  /* short name of the place, with "?" when only wished for; else the kind of period */
  guint8           lane;   /* 0 is the topmost; proposals and drafts lie under the agreed ones they overlap; of an
                              unplaced one the lane below all bars */
  guint8           flags;  /* LisBarFlags */
  guint8           ordinal; /* "1 of 4" among the doctor's periods that are placed in time; 0 for others */
  guint8           total;
  guint32         place;   /* index in the units of its unit, else of the one wished for; G_MAXUINT32 for none */
} LisPathwayBar;

/* A finding as the chart shows it. */
typedef struct
{
  LisFindingKind kind;
  LisSeverity    severity;
  LisDateRange   range;
  LisId          period;   /* or none */
  const char    *text;     /* mark with word and number: "3 av 2" */
  guint          finding;  /* index in the findings it came from */
} LisPathwayMark;

/* One doctor. Indices go into the arrays of LisPathways. */
typedef struct
{
  const LisPerson *person;
  const char      *name;
  const char      *detail;      /* second line: specialty, home employer */
  const char      *beside;      /* the same without what the heading of its group says already */
  guint            first_bar, n_bars;           /* in order of first day */
  guint            first_unplaced, n_unplaced;  /* periods still open: lane "without a place" */
  guint            first_absence, n_absences;
  guint            first_mark, n_marks;
  guint            lanes;       /* at least 1: how many periods run in parallel, plus one when n_unplaced > 0 */
} LisPathwayRow;

typedef struct
{
  const char *title;
  guint       first_row, n_rows;
} LisPathwayGroup;

/* The answer. Everything it points at belongs to it or to @data, which it owns. Bars, unplaced periods, absences and
 * marks are those of every doctor of the plan, so that a new filter does not make them again; rows say which to
 * show. */
typedef struct
{
  LisPlanData *data;
  GArray      *rows;      /* LisPathwayRow, sorted inside each group; new after refiltering */
  GArray      *bars;      /* LisPathwayBar */
  GArray      *unplaced;  /* LisPathwayBar */
  GPtrArray   *absences;  /* const LisAbsence */
  GArray      *marks;     /* LisPathwayMark */
  GArray      *groups;    /* LisPathwayGroup in Norwegian order, the one without last; one without title for none */
  GPtrArray   *loads;     /* LisLoad of the units met in the rows and above, worst from today on first; NULL when not
                             asked for */
  GArray      *findings;  /* LisFinding, or NULL while they are not counted yet */
  LisDateRange range;     /* from the first to the last day that anything in the rows is placed on, or empty */
  GStringChunk *texts;
} LisPathways;

/* The entities to load into LisPlanData for it, ended by LIS_ENTITY_NONE. */
extern const LisEntityType lis_pathways_entities[];

/* Takes @data. */
LisPathways *lis_pathways_new (LisPlanData *data, const LisPathwayFilter *filter);
void         lis_pathways_free (LisPathways *pathways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPathways, lis_pathways_free)

/* Groups, filters and sorts anew; the data stays. */
void         lis_pathways_refilter (LisPathways *pathways, const LisPathwayFilter *filter);

/* Runs the rules and puts their marks on the rows: apart, because a large plan is drawn before it is counted. */
void         lis_pathways_find_findings (LisPathways *pathways, LisDate today);
/* Takes findings made elsewhere (a thread) from the same data. A filter or an order that asks for findings is applied
 * again, so rows may be new. */
void         lis_pathways_take_findings (LisPathways *pathways, GArray *findings);
/* The same for the load strip: @loads, which it takes, are those of every unit on every day; the filter's are shown
 * from now on. */
void         lis_pathways_take_loads (LisPathways *pathways, GPtrArray *loads);

/* All doctors of the plan, in the filter or not. */
guint        lis_pathways_count_doctors (const LisPathways *pathways);

/* What a bar is, in full and in the reader's language: "Kari Nordmann: Ortopedisk avdeling, St. Olavs hospital,
 * 1. jan. 2026 til 30. juni 2026, avtalt, 1 av 4". Free with g_free(). */
char        *lis_pathways_describe_bar (const LisPathways *pathways, const LisPathwayRow *row,
                                        const LisPathwayBar *bar);

/* The unit, specialty or person whose name, code, variant or id @text is; for --unit, --specialty and --person.
 * LIS_ID_NONE with LIS_INPUT_ERROR when it is none or more than one. */
LisId        lis_query_find_unit (const LisPlanData *data, const char *text, GError **error);
LisId        lis_query_find_specialty (const LisPlanData *data, const char *text, GError **error);
LisId        lis_query_find_person (const LisPlanData *data, const char *text, GError **error);
