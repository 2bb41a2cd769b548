/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-fault-vfs.h"

typedef enum
{
  LIS_ERROR_IO,        /* every operation fails as a broken disk does */
  LIS_ERROR_TORN,      /* the same, and half of a write is done before */
  LIS_ERROR_FULL,      /* writes fail for want of room */
  LIS_ERROR_READ_ONLY, /* the medium takes nothing more, and can be read */
  LIS_ERROR_NETWORK,   /* the network drive is gone */
  LIS_N_ERROR_KINDS,
} LisErrorKind;

/**
 * LisErrorModel: fails the operation number @point, counted from 1, and all that follow when @sticky.
 */
typedef struct
{
  LisErrorKind kind;
  guint        point;
  gboolean     sticky;
  guint        n_operations; /* that could fail, so far */
  gboolean     was_hit;
} LisErrorModel;

/* Calls that the program makes itself, beside SQLite (open, write, fsync, rename, link, mkdir), fail in the same row:
 * the program is linked with --wrap for each. */
void        lis_error_model_start (LisErrorModel *model);
/* Nothing fails any more. */
void        lis_error_model_stop (void);
/* The LisPlanError that it is to be told as. */
int         lis_error_kind_get_code (LisErrorKind kind);
const char *lis_error_kind_get_name (LisErrorKind kind);
