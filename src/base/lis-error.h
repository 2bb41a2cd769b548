/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisPlanError: the plan itself could not be opened, read or written.
 *
 * The codes follow what the caller can do. The command line answers all of them with exit code 3.
 */
typedef enum
{
  LIS_PLAN_ERROR_NOT_FOUND,   /* choose another file */
  LIS_PLAN_ERROR_EXISTS,      /* a new plan would overwrite something: choose another name */
  LIS_PLAN_ERROR_NOT_A_PLAN,  /* the file is something else: choose another file */
  LIS_PLAN_ERROR_DAMAGED,     /* restore a backup */
  LIS_PLAN_ERROR_NEWER,       /* a newer program is needed */
  LIS_PLAN_ERROR_LOCKED,      /* someone else has it: wait, or read only */
  LIS_PLAN_ERROR_READ_ONLY,   /* not writable here: work on a copy */
  LIS_PLAN_ERROR_NO_SPACE,    /* free room on the disk, try again */
  LIS_PLAN_ERROR_UNREACHABLE, /* the network drive is gone: wait, or save a copy elsewhere */
  LIS_PLAN_ERROR_CANCELLED,   /* the user stopped it */
  LIS_PLAN_ERROR_PASSPHRASE,  /* a passphrase is needed, or it is not this one: ask for it */
  LIS_PLAN_ERROR_FAILED,      /* the disk or the database said no: try again, or save elsewhere */
} LisPlanError;

#define LIS_PLAN_ERROR (lis_plan_error_quark ())
GQuark lis_plan_error_quark (void);

/**
 * LisInputError: what came in from outside is refused and nothing was changed. Exit code 1.
 */
typedef enum
{
  LIS_INPUT_ERROR_UNREADABLE, /* the file cannot be read at all */
  LIS_INPUT_ERROR_FORMAT,     /* not the kind of file it should be */
  LIS_INPUT_ERROR_LIMIT,      /* larger than what is taken in */
  LIS_INPUT_ERROR_VALUE,      /* a value cannot be understood or is outside its range */
  LIS_INPUT_ERROR_FAULTS,     /* a list of faults goes with it */
} LisInputError;

#define LIS_INPUT_ERROR (lis_input_error_quark ())
GQuark lis_input_error_quark (void);

/**
 * LisEditError: a change is refused by the door in edit/ and nothing was changed. Exit code 1.
 */
typedef enum
{
  LIS_EDIT_ERROR_CONFLICT, /* somebody changed the record since it was read: read again */
  LIS_EDIT_ERROR_INVALID,  /* a value, a reference or a range is impossible: correct it */
  LIS_EDIT_ERROR_IN_USE,   /* other records refer to it: change those first */
  LIS_EDIT_ERROR_NOTHING,  /* there is nothing to undo or redo */
} LisEditError;

#define LIS_EDIT_ERROR (lis_edit_error_quark ())
GQuark lis_edit_error_quark (void);
