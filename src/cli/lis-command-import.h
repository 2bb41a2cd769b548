/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-cli.h"
#include "lis-import.h"

/* What the kinds of import share. */

/* The plan opened for this import, after a backup of it unless it is a dry run or @no_backup. */
LisStore *lis_import_open (LisInvocation *invocation, const LisImportOptions *options, gboolean no_backup,
                           GError **error);

/* Options of action plans alone. */
typedef struct
{
  const char *name;       /* of the plan, or NULL for the one read */
  gboolean    new_actors;
  gboolean    no_backup;
} LisImportPlanArguments;

/* lis-command-import-plan.c: the file after PLAN and KIND read as an action plan. */
LisExit lis_import_run_action_plan (LisInvocation *invocation, const LisImportOptions *options,
                                    const LisImportPlanArguments *arguments);

/* Members of an object: counts, faults. */
void    lis_import_add_report (JsonBuilder *builder, const LisImportReport *report, gboolean dry_run);
/* Every fault on a line of standard error. */
void    lis_import_complain_of_faults (const LisImportReport *report);
/* Notes to standard error, counts to standard output. */
void    lis_import_print_counts (const LisImportReport *report, gboolean dry_run);
