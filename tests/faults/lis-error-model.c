/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error-model.h"

#include <sqlite3.h>

static int
get_code (LisErrorKind kind, LisFaultOperation operation)
{
  if (kind == LIS_ERROR_FULL)
    return operation == LIS_FAULT_WRITE ? SQLITE_FULL : SQLITE_OK;
  switch (operation)
    {
    case LIS_FAULT_OPEN:
      return SQLITE_CANTOPEN;
    case LIS_FAULT_READ:
      return SQLITE_IOERR_READ;
    case LIS_FAULT_WRITE:
      return SQLITE_IOERR_WRITE;
    case LIS_FAULT_TRUNCATE:
      return SQLITE_IOERR_TRUNCATE;
    case LIS_FAULT_SYNC:
      return SQLITE_IOERR_FSYNC;
    case LIS_FAULT_DELETE:
      return SQLITE_IOERR_DELETE;
    case LIS_FAULT_LOCK:
    case LIS_FAULT_UNLOCK:
    default:
      return SQLITE_OK;
    }
}

static int
error_before (const LisFaultEvent *event, gsize *written, gpointer data)
{
  LisErrorModel *model = data;
  int code = get_code (model->kind, event->operation);

  if (code == SQLITE_OK)
    return SQLITE_OK;
  model->n_operations++;
  if (model->n_operations != model->point && !(model->sticky && model->n_operations > model->point))
    return SQLITE_OK;
  model->was_hit = TRUE;
  if (written != NULL && model->kind == LIS_ERROR_TORN)
    *written = event->length / 2;
  return code;
}

void
lis_error_model_start (LisErrorModel *model)
{
  static const LisFaultHooks hooks = { .before = error_before };

  lis_fault_vfs_set_hooks (&hooks, model);
}

static void
nothing_after (const LisFaultEvent *event, gpointer data)
{
}

void
lis_error_model_stop (void)
{
  static const LisFaultHooks hooks = { .after = nothing_after };

  lis_fault_vfs_set_hooks (&hooks, NULL);
}

const char *
lis_error_kind_get_name (LisErrorKind kind)
{
  static const char *const names[] = { "io", "torn", "full" };

  return names[kind];
}
