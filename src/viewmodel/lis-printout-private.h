/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"
#include "lis-pdf.h"
#include "lis-printout-sheets.h"
#include "lis-printout.h"

/* Only for the files of printouts. What is here is made in a thread of its own and shared, unchanged, by preview,
 * printer and files. */

/* A plan of the printouts' own: the session's changes under the window's hands. */
typedef struct
{
  gatomicrefcount  refs;
  LisPlanData     *data;     /* until the pathways are made of it, which then own it */
  LisPathways     *pathways;
  LisPathwayFilter filter;   /* that of the pathways; owns its search */
} LisPrintoutPlan;

/* Takes @data. */
LisPrintoutPlan *lis_printout_plan_new (LisPlanData *data);
LisPrintoutPlan *lis_printout_plan_ref (LisPrintoutPlan *plan);
void             lis_printout_plan_unref (LisPrintoutPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPrintoutPlan, lis_printout_plan_unref)

/* Which doctors @choices are about. @shown: the filter of the page Pathways. The answer borrows @shown's search. */
LisPathwayFilter lis_printout_choose_filter (const LisPrintoutChoices *choices, const LisPathwayFilter *shown);

/* What a paper is made of. */
typedef struct
{
  LisPrintoutChoices choices;
  LisPathwayFilter   filter;       /* owns its search */
  LisDate            today;
  int                half_year_start;
  LisRecordSet      *periods_then; /* borrowed, or NULL */
} LisPrintoutQuestion;

/* @plan must be nobody else's unless its filter is that of @question. To be called in a thread that ends with it:
 * fonts belong to the thread that loaded them until it has ended. */
LisPrintoutSheets *lis_printout_sheets_make (LisPrintoutPlan *plan, const LisPrintoutQuestion *question);

/* The bytes of a file of @format, made of what @sheets were made of; for another thread than the one that draws
 * @sheets. NULL with LIS_PLAN_ERROR. */
GBytes            *lis_printout_sheets_to_bytes (const LisPrintoutSheets *sheets, LisPrintoutFormat format,
                                                 LisPdfProgressFunc progress, gpointer data,
                                                 GCancellable *cancellable, GError **error);
