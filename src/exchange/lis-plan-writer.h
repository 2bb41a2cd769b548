/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-job.h"
#include "lis-plan-actors.h"
#include "lis-plan-import.h"

/* An action plan on its way into a change set; shared by the files that write it. */

typedef struct
{
  LisImportJob               *job;
  const LisPlanReading       *reading;
  const LisPlanImportOptions *options;
  LisPlanData                *data;
  LisPlanActors              *actors;
  LisPlanImportReport        *report;
  const LisActionPlan        *before;     /* the plan as it was, or NULL */
  LisId                       plan;
  LisId                      *areas;      /* by index in the reading */
  LisId                      *objectives;
  GHashTable                 *attached[LIS_N_ENTITIES]; /* LisId of step or measure → GPtrArray of what hangs on it */
} LisPlanWriter;

/* A measure itself, where @step is none, or one of its steps. */
typedef struct
{
  LisId              measure;
  LisId              step;
  const LisReadItem *item;
} LisPlanPlace;

gboolean lis_plan_writer_has_column (const LisPlanWriter *writer, LisPlanColumnKind kind);
/* NULL for what is blank. */
void     lis_plan_writer_set_text (char **member, const char *text);
/* A new record with an id, or a copy of @before to be changed. */
gpointer lis_plan_writer_edit (LisPlanWriter *writer, LisEntityType type, gconstpointer before);
/* Takes @after; what can never be is a fault at @row. Gives in words how it differs from @before, or NULL. */
char    *lis_plan_writer_write (LisPlanWriter *writer, LisEntityType type, gconstpointer before, gpointer after,
                                guint row);
void     lis_plan_writer_write_quietly (LisPlanWriter *writer, LisEntityType type, gconstpointer before, gpointer after,
                                        guint row);

/* Gathers what hangs on measures and steps. */
void     lis_plan_writer_index (LisPlanWriter *writer);
void     lis_plan_writer_clear (LisPlanWriter *writer);
/* Who answers for it, what it refers to, its status and indicator. */
void     lis_plan_writer_attach (LisPlanWriter *writer, const LisPlanPlace *place);
