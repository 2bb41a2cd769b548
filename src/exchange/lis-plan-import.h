/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import.h"
#include "lis-plan-reading.h"

typedef struct
{
  const char *name;       /* of the plan to write, or NULL for the one read */
  gboolean    new_actors; /* names in cells that nobody knows become actors; else they are faults */
  LisDate     today;      /* date of statuses read, and of what is gone */
} LisPlanImportOptions;

/* What a revised plan brings, for people to read. Arrays of strings. */
typedef struct
{
  LisImportReport *report;
  LisId            action_plan;
  gboolean         revised; /* the plan was there before */
  GPtrArray       *added;   /* measures and steps */
  GPtrArray       *changed; /* "step 4.1: Due as written: 2025 → 2026" */
  GPtrArray       *gone;    /* kept with their statuses and notes, marked as out of the plan */
} LisPlanImportReport;

void         lis_plan_import_report_free (LisPlanImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanImportReport, lis_plan_import_report_free)

/* Folded names of all actors and units that the plan file knows, for LisPlanReadingOptions. NULL with @error. */
GHashTable  *lis_plan_import_list_actors (LisStore *store, GCancellable *cancellable, GError **error);

/**
 * Writes what was read as one change set.
 *
 * A plan of the same name is revised: measures and steps are recognised by number and text, by text alone when they
 * were renumbered, and by number alone when the text is much the same. Statuses and notes stay with them; what is no
 * longer in the file is marked as out of the plan, never removed. An actor group "HF" gets each of the region's trusts
 * as a member.
 *
 * @report: (out) (optional): also filled with LIS_INPUT_ERROR_FAULTS.
 * Returns: FALSE with LIS_INPUT_ERROR_FAULTS when anything is at fault, or another error as it comes; nothing changed.
 */
gboolean     lis_plan_import_write (LisEditor *editor, const LisPlanReading *reading, const LisImportOptions *options,
                                    const LisPlanImportOptions *plan_options, LisPlanImportReport **report,
                                    GError **error);
