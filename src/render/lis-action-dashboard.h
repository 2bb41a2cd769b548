/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-summary.h"
#include "lis-scene.h"

/* The dashboard of action plans: figures, status by area and by responsible, indicators, risks, changes. What is drawn,
 * the table beside it and the spoken text are all its entries, so that none of them can say something else. */

typedef enum
{
  LIS_ACTION_SECTION_FIGURES,
  LIS_ACTION_SECTION_AREAS,
  LIS_ACTION_SECTION_RESPONSIBLE,
  LIS_ACTION_SECTION_INDICATORS,
  LIS_ACTION_SECTION_MISSING,
  LIS_ACTION_SECTION_RISKS,
  LIS_ACTION_SECTION_CHANGES,
  LIS_N_ACTION_SECTIONS,
} LisActionSection;

/* One thing to be read, focused and followed: a row of the table twin. */
typedef struct
{
  LisActionSection section;
  guint            index;  /* in the summary's list of the section */
  gint32           state;  /* of a bar: LisStatusState, 0 for no status; -1 for what is late, else unused */
  LisActionTone    tone;
  const char      *label;  /* "Ledelse" */
  const char      *value;  /* "14 started", "3 of 53" */
  const char      *filter; /* leads to its rows, or NULL */
  LisRect          rect;   /* where it was drawn last; empty before */
} LisActionEntry;

/**
 * LisActionDashboard: entries and where they lie.
 */
typedef struct
{
  const LisActionSummary *summary;
  GArray                 *entries; /* LisActionEntry, in reading order */
  GStringChunk           *texts;
} LisActionDashboard;

/* @summary must live as long. */
LisActionDashboard *lis_action_dashboard_new (const LisActionSummary *summary);
void                lis_action_dashboard_free (LisActionDashboard *dashboard);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisActionDashboard, lis_action_dashboard_free)

/* Translated: "Status by area". Owned by the library. */
const char *lis_action_section_get_title (LisActionSection section);
/* "Ledelse: 14 started". Free with g_free(). */
char       *lis_action_entry_describe (const LisActionEntry *entry);

/**
 * Lays everything out below each other at 0,0 of @scene, which is cleared first and clipped to @width and the height.
 * Subjects are LIS_THING_ENTRY with the entry's index. From 300 points on everything has room; figures and bars go to
 * the next line where they have not.
 *
 * Returns: the height taken.
 */
double      lis_action_dashboard_fill_scene (LisActionDashboard *dashboard, const LisStyle *style, double width,
                                             LisScene *scene);
